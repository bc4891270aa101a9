/** Looks for what was planted in people and credentials wherever it must not be. */
import { createHash } from 'node:crypto';
import { PLANTED, personOf } from './people.ts';

/** A text and where it was found. */
export type Place = [place: string, text: string];

export interface Find {
  what: string;
  place: string;
  /** The text around it. */
  excerpt: string;
}

/** Of so many people the hashes are looked for as well: with the address, they identify a person. */
const HASHED_PEOPLE = 100;
const AROUND = 40;

export interface Needle {
  what: string;
  /** Lower case. */
  text: string;
}

export function needles(): Needle[] {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const people = Array.from({ length: HASHED_PEOPLE }, (_, i) => personOf(i));
  return [
    { what: 'the token', text: PLANTED.token },
    { what: 'a name or an address', text: PLANTED.mark },
    ...PLANTED.phones.map((text) => ({ what: 'a phone', text })),
    ...people.flatMap((person) => [
      { what: 'a hashed address', text: sha256(person.email.toLowerCase()) },
      { what: 'a hashed phone', text: sha256(person.phone.replace(/\D/g, '')) },
    ]),
  ].map(({ what, text }) => ({ what, text: text.toLowerCase() }));
}

/** @returns what was found, once for each place and kind of value */
export function findPlanted(places: Iterable<Place>, wanted: readonly Needle[]): Find[] {
  const finds = new Map<string, Find>();
  const [hashes, others] = [wanted.filter(isHash), wanted.filter((needle) => !isHash(needle))];
  const hashByText = new Map(hashes.map((needle) => [needle.text, needle]));
  for (const [place, text] of places) {
    const searched = text.toLowerCase();
    const note = (needle: Needle, at: number) => {
      const key = `${place} ${needle.what}`;
      const excerpt = text.slice(Math.max(0, at - AROUND), at + needle.text.length + AROUND);
      if (!finds.has(key)) finds.set(key, { what: needle.what, place, excerpt });
    };
    for (const needle of others) {
      const at = searched.indexOf(needle.text);
      if (at >= 0) note(needle, at);
    }
    for (const match of searched.matchAll(/[0-9a-f]{64}/g)) {
      const needle = hashByText.get(match[0]);
      if (needle) note(needle, match.index);
    }
  }
  return [...finds.values()];
}

const isHash = ({ text }: Needle) => /^[0-9a-f]{64}$/.test(text);
