/** The people of a world: each is decided by the seed and its number alone. */
import { seeded } from '../shared/random.ts';
import { DAY } from './days.ts';
import type { Person } from './model.ts';

const FIRST_NAMES = [
  'Nora',
  'José',
  'Łukasz',
  'Zoë',
  'Đorđe',
  '美咲',
  'Søren',
  'Anaïs',
  'Mehmet',
  'Olena',
  "D'Arcy",
  'Ólöf',
];
const LAST_NAMES = [
  'Lindqvist',
  'García Márquez',
  'Wójcik',
  "O'Neill",
  'Şahin',
  '佐藤',
  'Ångström',
  'von der Heide',
  'Nguyễn',
];
const COMPANIES = ['Example GmbH', 'Ejemplo S.A.', '例株式会社', 'Example & Sons', 'Eksempel AS'];

const pick = <T>(list: readonly T[], draw: number): T => list[Math.floor(draw * list.length)];

/**
 * @param before people who were known, were so before this moment
 */
export function personOf(seed: number, index: number, before: number): Person {
  const random = seeded((seed ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0);
  const firstName = pick(FIRST_NAMES, random());
  const lastName = pick(LAST_NAMES, random());
  const main = `person.${index}@example.com`;
  const emails = [main];
  // One mailbox, written otherwise: still one person.
  if (random() < 0.25) emails.push(` Person.${index}@Example.com`);
  // Another mailbox: two people, as far as anyone can tell by email.
  if (random() < 0.1) emails.push(`work.${index}@example.org`);
  const knownSince = random() < 0.15 ? before - Math.floor(random() * 400 * DAY) : null;
  return {
    index,
    firstName,
    lastName,
    emails,
    phone: `+4721${String(index).padStart(6, '0').slice(-6)}`,
    company: pick(COMPANIES, random()),
    knownSince,
  };
}
