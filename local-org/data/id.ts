/**
 * Record ids as this org gives them out: three characters of the object, a pod, a number in base 62, and the three
 * characters that make ids comparable where case is lost.
 */
import { isId, widenId } from '../values/id-form.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Characters 4 to 8 of every id made here: a pod, as the platform has it, so that ids look like ids. */
const POD = '00000';

/** The id of 18 characters; null when the text is no id. */
export function toId18(text: string): string | null {
  return isId(text) ? widenId(text) : null;
}

/** The `sequence`-th id of an object. */
export function makeId(keyPrefix: string, sequence: number): string {
  let digits = '';
  for (let rest = sequence; rest > 0; rest = Math.floor(rest / 62)) digits = ALPHABET[rest % 62] + digits;
  return widenId(keyPrefix + POD + digits.padStart(7, '0'));
}

/** The number an id was made of; 0 for ids not made by `makeId`. */
export function sequenceOf(id: string): number {
  if (id.slice(3, 8) !== POD) return 0;
  let sequence = 0;
  for (let i = 8; i < 15; i++) sequence = sequence * 62 + ALPHABET.indexOf(id[i]);
  return sequence;
}
