/**
 * The documented rules once more, without a word of Apex: what the package sends must be what they say. Meta: Conversions
 * API, customer information parameters.
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Key, Ours } from './apex.ts';
import type { RawPerson } from './generate.ts';

const iso3166 = createRequire(import.meta.url)('iso-3166-1') as { whereAlpha2(code: string): object | undefined };

const HASH = /^[0-9a-f]{64}$/i;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const word = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

/**
 * @param all what the package makes of the whole person
 * @returns what is wrong with what it makes of this key; null where nothing is
 */
export function problem(key: Key, person: RawPerson, all: Record<Key, Ours>): string | null {
  const raw = person[key];
  const { normalized, hash } = all[key];
  if (raw !== null && HASH.test(raw.trim())) {
    return hash === raw.trim().toLowerCase() ? null : 'what is hashed already must pass as it is';
  }
  if (hash !== (normalized === null ? null : sha256(normalized)))
    return 'the hash must be that of the normalized value';
  if (raw === null || raw.trim() === '') return normalized === null ? null : 'nothing must be made of nothing';
  if (normalized === null) return null;
  const expected = expectation(key, raw, all);
  return expected instanceof RegExp
    ? expected.test(normalized)
      ? null
      : `must match ${expected}`
    : normalized === expected
      ? null
      : `must be ${JSON.stringify(expected)}`;
}

function expectation(key: Key, raw: string, all: Record<Key, Ours>): string | RegExp {
  const isAmerican = all.country.normalized === 'us';
  switch (key) {
    case 'em':
      return (/<(.*)>/.exec(raw)?.[1] ?? raw).trim().toLowerCase();
    case 'ph':
      // ITU-T E.164: at most 15 digits.
      return /^[1-9][0-9]{2,14}$/;
    case 'st':
      return isAmerican ? /^[\p{L}\p{M}\p{N}]+$/u : all.st.normalized?.length === 2 ? /^[a-z]{2}$|^../u : word(raw);
    case 'zp':
      return isAmerican ? word(raw).slice(0, 5) : new RegExp(`^${word(raw)}$|^\\d{5}$`, 'u');
    case 'country':
      return iso3166.whereAlpha2(all.country.normalized!) ? /^[a-z]{2}$/ : 'a code of ISO 3166-1';
    case 'db':
      return raw.replaceAll('-', '');
    case 'ge':
      return /^[fm]$/;
    case 'external_id':
      return raw.trim();
    default:
      return word(raw);
  }
}
