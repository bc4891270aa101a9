/** What Meta's two public implementations make of the same people. */
import { createRequire } from 'node:module';
import type { Key } from './apex.ts';
import type { RawPerson } from './generate.ts';

const require = createRequire(import.meta.url);

/** Normalized and hashed; `refused` where it throws or gives nothing. */
export interface Theirs {
  normalized: string | null;
  hash: string | null;
}

type Normalizer = (text: string) => string | null;
interface Sdk {
  ServerSideUtils: Record<string, Normalizer> & { normalizeAndHash(text: string, key: string): string | null };
}
interface ParamBuilder {
  getNormalizedPII(text: string, type: string): string | null;
  getNormalizedAndHashedPII(text: string, type: string): string | null;
}

const { ServerSideUtils } = require('facebook-nodejs-business-sdk') as Sdk;
// The function that the class of the package calls, and the one before it hashes, which it does not export.
const { getNormalizedPII, getNormalizedAndHashedPII } =
  require('capi-param-builder-nodejs/src/piiUtil/PIIUtil.js') as ParamBuilder;

/** Names of the SDK's normalizers; where there is none it hashes what is trimmed and in lower case. */
const SDK_NORMALIZER: Partial<Record<Key, string>> = {
  em: 'normalizeEmail',
  ph: 'normalizePhone',
  ct: 'normalizeCity',
  st: 'normalizeState',
  zp: 'normalizeZip',
  country: 'normalizeCountry',
  ge: 'normalizeGender',
};
const BUILDER_TYPE: Record<Key, string> = {
  em: 'email',
  ph: 'phone',
  fn: 'first_name',
  ln: 'last_name',
  ct: 'city',
  st: 'state',
  zp: 'zip_code',
  country: 'country',
  db: 'date_of_birth',
  ge: 'gender',
  external_id: 'external_id',
};

/** A: `facebook-nodejs-business-sdk`, what `UserData` does with each value before it is sent. */
export function businessSdk(key: Key, person: RawPerson): Theirs {
  const text = person[key];
  if (text === null || text.trim() === '') return { normalized: null, hash: null };
  // It sends these as they are.
  if (key === 'external_id') return { normalized: text, hash: text };
  try {
    const lower = text.trim().toLowerCase();
    const name = SDK_NORMALIZER[key];
    const hash = ServerSideUtils.normalizeAndHash(text, key) ?? null;
    return { normalized: hash === lower ? null : name ? ServerSideUtils[name](lower) : lower, hash };
  } catch {
    return { normalized: null, hash: null };
  }
}

/** B: `capi-param-builder-nodejs`; its mark behind the hash is left out. */
export function paramBuilder(key: Key, person: RawPerson): Theirs {
  const text = person[key];
  if (text === null) return { normalized: null, hash: null };
  const hash = getNormalizedAndHashedPII(text, BUILDER_TYPE[key])?.replace(/\..*$/, '') ?? null;
  return { normalized: getNormalizedPII(text, BUILDER_TYPE[key]) || null, hash };
}
