/**
 * Why the package departs from Meta's implementations: each rule here is in
 * docs/decisions/009-differences-from-metas-own-code.md under the same name. Where two differ and no rule explains it,
 * the run fails.
 */
import type { Key, Ours } from './apex.ts';
import type { RawPerson } from './generate.ts';
import type { Theirs } from './oracles.ts';

export interface Difference {
  key: Key;
  raw: string;
  person: RawPerson;
  ours: Ours;
  theirs: Theirs;
}

export interface Rule {
  name: string;
  /** A: facebook-nodejs-business-sdk; B: capi-param-builder-nodejs. */
  of: 'A' | 'B';
  keys: Key[];
  explains(difference: Difference): boolean;
}

const word = (text: string | null) => (text ?? '').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
const digits = (text: string | null) => (text ?? '').replace(/[^0-9]/g, '');
const significant = (text: string | null) => digits(text).replace(/^0+/, '');
const ascii = (text: string | null) => (text ?? '').replace(/[^a-z0-9]/g, '');
const letters = (text: string | null) => (text ?? '').replace(/\p{N}/gu, '');

const gaveNothing = ({ theirs }: Difference) => theirs.hash === null;
const isMd5 = ({ raw }: Difference) => /^[0-9a-f]{32}$/i.test(raw.trim());
const ZERO_IN_BRACKETS = /\(\s*0\s*\)/;

const NAME_KEYS: Key[] = ['fn', 'ln'];

const common = (of: 'A' | 'B', keys: Key[]): Rule => ({
  name: `${of}: takes 32 hexadecimal digits for a hash`,
  of,
  keys,
  explains: isMd5,
});

const HASHED_BY_A: Key[] = ['em', 'ph', 'fn', 'ln', 'ct', 'st', 'zp', 'country', 'ge'];
const HASHED_BY_B: Key[] = [...HASHED_BY_A, 'external_id'];

export const RULES: Rule[] = [
  common('A', HASHED_BY_A),
  {
    name: 'A: refuses addresses that it does not like',
    of: 'A',
    keys: ['em'],
    explains: (d) => gaveNothing(d) && d.ours.normalized === d.raw.trim().toLowerCase(),
  },
  namedAddress('A'),
  {
    name: 'A: keeps what is no digit in a phone',
    of: 'A',
    keys: ['ph'],
    explains: ({ ours, theirs }) =>
      theirs.normalized !== digits(theirs.normalized) && ours.normalized === significant(theirs.normalized),
  },
  {
    name: 'A: keeps leading zeros of a phone',
    of: 'A',
    keys: ['ph'],
    explains: ({ ours, theirs }) =>
      theirs.normalized?.startsWith('0') === true && ours.normalized === significant(theirs.normalized),
  },
  {
    name: 'A: refuses phones of less than 7 or more than 16 characters',
    of: 'A',
    keys: ['ph'],
    explains: (d) => gaveNothing(d) && isOfDigits(d),
  },
  ...phoneRules('A'),
  {
    name: 'A: keeps punctuation and spaces in names',
    of: 'A',
    keys: NAME_KEYS,
    explains: ({ ours, theirs }) =>
      theirs.normalized !== ours.normalized && word(theirs.normalized) === (ours.normalized ?? ''),
  },
  {
    name: 'A: takes only digits, spaces, dots, dashes and brackets out of cities and states',
    of: 'A',
    keys: ['ct', 'st'],
    explains: ({ ours, theirs, raw }) =>
      word(theirs.normalized) === letters(word(raw).replace(/[0-9]/g, '')) &&
      (ours.normalized === word(raw) || (ours.normalized === null && word(raw) === '')),
  },
  {
    name: 'A: has no codes for states',
    of: 'A',
    keys: ['st'],
    explains: ({ ours, raw }) => ours.normalized?.length === 2 && word(raw).length > 2,
  },
  {
    name: 'A: sends states that the United States do not have',
    of: 'A',
    keys: ['st'],
    explains: ({ ours, raw }) => ours.normalized === null && word(raw) !== '',
  },
  ...americanCodes('A'),
  {
    name: 'A: cuts every postal code at its dash',
    of: 'A',
    keys: ['zp'],
    explains: ({ ours, theirs, raw }) =>
      raw.includes('-') && word(raw).startsWith(word(theirs.normalized)) && isPostalCode(ours, raw),
  },
  {
    name: 'A: keeps punctuation in postal codes, and drops those of one character',
    of: 'A',
    keys: ['zp'],
    explains: ({ ours, theirs, raw }) =>
      isPostalCode(ours, raw) && (theirs.hash === null ? word(raw).length < 2 : word(theirs.normalized) === word(raw)),
  },
  {
    name: 'A: knows countries by their code of two letters only',
    of: 'A',
    keys: ['country'],
    explains: (d) => gaveNothing(d) && /^[a-z]{2}$/.test(d.ours.normalized ?? ''),
  },
  {
    name: 'A: has no rule for dates',
    of: 'A',
    keys: ['db'],
    explains: ({ ours, theirs }) => ours.normalized === digits(theirs.normalized),
  },
  {
    name: 'A: leaves external ids as they are',
    of: 'A',
    keys: ['external_id'],
    explains: ({ theirs, raw }) => theirs.hash === raw,
  },

  common('B', HASHED_BY_B),
  {
    name: 'B: knows addresses of ASCII characters only',
    of: 'B',
    keys: ['em'],
    explains: (d) => gaveNothing(d) && d.ours.normalized === d.raw.trim().toLowerCase(),
  },
  namedAddress('B'),
  ...phoneRules('B'),
  {
    name: 'B: takes only ASCII punctuation out of names',
    of: 'B',
    keys: NAME_KEYS,
    explains: ({ ours, theirs }) => word(theirs.normalized) === (ours.normalized ?? ''),
  },
  {
    name: 'B: drops what is not ASCII from cities, and cities that begin otherwise',
    of: 'B',
    keys: ['ct'],
    explains: ({ ours, theirs }) =>
      theirs.hash === null ? !/^[a-z]/.test(ascii(ours.normalized)) : asciiOnly(theirs.normalized, ours.normalized),
  },
  {
    name: 'B: cuts every state to two letters, or to the code of a state whose name it contains',
    of: 'B',
    keys: ['st'],
    explains: ({ ours, theirs, raw }) =>
      (theirs.normalized === null || /^[a-z]{1,2}$/.test(theirs.normalized)) &&
      (ours.normalized === word(raw) || ours.normalized?.length === 2 || ours.normalized === null),
  },
  ...americanCodes('B'),
  {
    name: 'B: cuts every postal code at its dash, keeps spaces and punctuation inside, and drops those of one character',
    of: 'B',
    keys: ['zp'],
    explains: ({ ours, theirs, raw }) =>
      isPostalCode(ours, raw) && (theirs.hash === null || word(raw).startsWith(word(theirs.normalized))),
  },
  {
    name: 'B: knows countries by English names only, and makes codes of the first two letters of all others',
    of: 'B',
    keys: ['country'],
    explains: ({ ours, theirs, raw }) =>
      (theirs.normalized === null || /^[a-z]{1,2}$/.test(theirs.normalized)) &&
      (ours.normalized === null || (/^[a-z]{2}$/.test(ours.normalized) && word(raw).length > 2)),
  },
  {
    name: 'B: knows more words for men and women',
    of: 'B',
    keys: ['ge'],
    explains: ({ ours, theirs }) => ours.normalized === null && theirs.normalized !== null,
  },
  {
    name: 'B: writes external ids in lower case without spaces',
    of: 'B',
    keys: ['external_id'],
    explains: ({ ours, theirs }) => theirs.normalized === (ours.normalized ?? '').toLowerCase().replace(/\s+/g, ''),
  },
];

function phoneRules(of: 'A' | 'B'): Rule[] {
  return [
    {
      name: `${of}: sends phones without a country code`,
      of,
      keys: ['ph'],
      explains: ({ ours, raw }) => ours.hash === null && !/^\s*(\+|00)/.test(raw),
    },
    {
      name: `${of}: does not add the country code of the person's country`,
      of,
      keys: ['ph'],
      explains: (d) =>
        isOfDigits(d) &&
        !/^\s*(\+|00)/.test(d.raw) &&
        d.person.country !== null &&
        d.ours.normalized!.endsWith(significant(d.raw)),
    },
    {
      name: `${of}: keeps the zero in brackets behind the country code`,
      of,
      keys: ['ph'],
      explains: (d) =>
        ZERO_IN_BRACKETS.test(d.raw) && d.ours.normalized === significant(d.raw.replace(ZERO_IN_BRACKETS, '')),
    },
    {
      name: `${of}: knows no numbering plans`,
      of,
      keys: ['ph'],
      // Which digits are right is for the run of phone numbers to tell, scripts/proof/phones.ts.
      explains: ({ ours, raw }) =>
        ours.normalized === null ||
        [raw, raw.replace(ZERO_IN_BRACKETS, '')].some((text) =>
          [0, 1, 2, 3].some((code) => written(text).includes(ours.normalized!.slice(code))),
        ),
    },
  ];
}

function americanCodes(of: 'A' | 'B'): Rule[] {
  return [
    {
      name: `${of}: does not cut an American zip code of nine digits without a dash`,
      of,
      keys: ['zp'],
      explains: ({ ours, theirs, raw }) =>
        /^\d{5}\s*\d{4}$/.test(raw.trim()) && ours.normalized === word(theirs.normalized).slice(0, 5),
    },
    {
      name: `${of}: sends American postal codes that have neither five digits nor nine`,
      of,
      keys: ['zp'],
      explains: ({ ours, raw }) => ours.normalized === null && !/^\d{5}(\d{4})?$/.test(word(raw)),
    },
  ];
}

function namedAddress(of: 'A' | 'B'): Rule {
  return {
    name: `${of}: refuses an address with a name before it`,
    of,
    keys: ['em'],
    explains: ({ ours, theirs, raw }) => theirs.hash === null && raw.toLowerCase().includes(`<${ours.normalized}>`),
  };
}

/** The digits of a text; those of Arabic too, which the generated people have. */
const written = (text: string) => digits(text.replace(/[٠-٩]/g, (digit) => String(digit.codePointAt(0)! - 0x660)));

const isOfDigits = ({ ours }: Difference) => /^[1-9][0-9]*$/.test(ours.normalized ?? '');

const isPostalCode = ({ normalized }: Ours, raw: string) =>
  (normalized ?? '') === word(raw) || (normalized?.length === 5 && word(raw).startsWith(normalized));

/** Is one the other without what is not ASCII? */
const asciiOnly = (theirs: string | null, ours: string | null) => ascii(theirs) === ascii(ours);

/** The rule that explains the difference; null where none does. */
export function ruleFor(of: 'A' | 'B', difference: Difference): Rule | null {
  return (
    RULES.find((rule) => rule.of === of && rule.keys.includes(difference.key) && rule.explains(difference)) ?? null
  );
}
