/**
 * Record ids: three characters of the object, twelve in base 62, three that make the upper and lower case letters of the
 * first fifteen tell apart where case is lost.
 */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const ID = /^[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?$/;

/** Characters 4 to 8 of every id made here: a pod, as the platform has it, so that ids look like ids. */
const POD = '00000';

/** Characters 16 to 18. */
export function checksum(id15: string): string {
  let suffix = '';
  for (let block = 0; block < 15; block += 5) {
    let bits = 0;
    for (let i = 0; i < 5; i++) {
      const code = id15.charCodeAt(block + i);
      if (code >= 65 && code <= 90) bits |= 1 << i;
    }
    suffix += CHECK[bits];
  }
  return suffix;
}

/** The id of 18 characters; null when the text is no id. One of 18 keeps its case as it is. */
export function toId18(text: string): string | null {
  if (text.length === 18) return ID.test(text) ? text : null;
  return text.length === 15 && ID.test(text) ? text + checksum(text) : null;
}

/** The `sequence`-th id of an object. */
export function makeId(keyPrefix: string, sequence: number): string {
  let digits = '';
  for (let rest = sequence; rest > 0; rest = Math.floor(rest / 62)) digits = ALPHABET[rest % 62] + digits;
  const id15 = keyPrefix + POD + digits.padStart(7, '0');
  return id15 + checksum(id15);
}

/** The number an id was made of; 0 for ids not made by `makeId`. */
export function sequenceOf(id: string): number {
  if (id.slice(3, 8) !== POD) return 0;
  let sequence = 0;
  for (let i = 8; i < 15; i++) sequence = sequence * 62 + ALPHABET.indexOf(id[i]);
  return sequence;
}
