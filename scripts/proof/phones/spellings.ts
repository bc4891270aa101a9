/**
 * How people and programs write one phone number, and what is to be read in it. Each kind of spelling that Google's
 * libphonenumber reads otherwise says why the package differs.
 */
import fc from 'fast-check';

/** What a person reads in a spelling: the number that was misspelled, or nothing that could be one number. */
export type Reading = 'number' | 'nothing';

export interface Kind {
  name: string;
  /** Why it may be read otherwise than by libphonenumber; null where it must be read as there. */
  because: string | null;
  reading: Reading;
  /** @returns spellings of the text, none where the kind doesn't fit it; `pick` gives one of a list, decided by a seed */
  of(text: string, pick: Pick): string[];
}

export type Pick = <T>(of: readonly T[]) => T;

/** The zeros of scripts that libphonenumber knows in JavaScript, and of some that it doesn't. */
const KNOWN_ZEROS = [0x660, 0x6f0, 0xff10];
const OTHER_ZEROS = [0x966, 0x9e6, 0xe50, 0x1040, 0x1d7ce];

const inScript = (text: string, zero: number) =>
  text.replace(/[0-9]/g, (digit) => String.fromCodePoint(zero + Number(digit)));
const digits = (text: string) => text.replace(/\D/g, '');

const always = (name: string, of: Kind['of'], because: string | null = null): Kind => ({
  name,
  because,
  reading: 'number',
  of,
});
const never = (name: string, because: string, of: Kind['of']): Kind => ({ name, because, reading: 'nothing', of });

/** What isn't misspelled. */
export const AS_IT_IS = always('as it is', (text) => [text]);
export const DIALED_FROM_ABROAD = always(
  'dialed from another country',
  (text) => [text],
  'libphonenumber takes the digit behind the exit code of Hong Kong for that of a carrier',
);

export const KINDS: Kind[] = [
  always('spaces around', (text) => [`  ${text} `, `\t${text}\u00a0`]),
  always('a label of one letter', (text, pick) => [`${pick(['p:', 'm: ', 'T '])}${text}`]),
  always('a label', (text, pick) => [`${pick(['tel:', 'Tel. ', 'Mobile: ', 'Teléfono: ', '☎ ', "'"])}${text}`]),
  always('marks of direction and invisible characters', (text, pick) => [
    `\u202a${text}\u202c`,
    `\ufeff${text}`,
    text.replaceAll(' ', pick(['\u00a0', '\u200b', '\u2060', '\u3000'])),
  ]),
  always('other punctuation', (text, pick) =>
    text.startsWith('+') || text.includes(' ')
      ? [text.replaceAll(/[ -]/g, pick(['.', '-', '–', '\u2010', '‑'])), text.replaceAll(/[ -]/g, '  ')]
      : [text.split('').join(pick([' ', '.', '-']))],
  ),
  always('full-width punctuation', (text) => [text.replaceAll('(', '（').replaceAll(')', '）').replace('+', '＋')]),
  always('digits of scripts that libphonenumber knows', (text, pick) => [inScript(text, pick(KNOWN_ZEROS))]),
  always('an extension', (text, pick) => [
    `${text}${pick([' x123', ' ext. 4', ';ext=1234', ' extension 12', 'x5', ' #77', ' ext 90'])}`,
  ]),
  always('two plus signs', (text) => (text.startsWith('+') ? [`+${text}`, `＋${text}`] : [])),
  always('a remark behind', (text, pick) => [`${text} ${pick(['-', '()', '.', '/'])}`]),

  always(
    'digits of other scripts',
    (text, pick) => [inScript(text, pick(OTHER_ZEROS))],
    'a person who knows the script reads them; libphonenumber in JavaScript knows two scripts besides ASCII',
  ),
  always(
    'an invisible character between digits',
    (text, pick) => [text.replace(/([0-9])([0-9])/g, `$1${pick(['\u200d', '\u200e', '\u2068', '\u034f'])}$2`)],
    'nobody sees it; libphonenumber stops there',
  ),
  always(
    'words behind',
    (text, pick) => [`${text} ${pick(['(home)', 'mobil', 'privat', 'WhatsApp', 'kveld', 'ask for Ann', 'ext'])}`],
    'libphonenumber takes three letters and more for the letters on the keys',
  ),
  always(
    'an extension in other words',
    (text, pick) => [
      `${text}${pick([' Durchwahl 12', ' ramal 123', ' poste 45', ' linje 7', ' intern 321', ', 12', ' ~5', ' (ext. 123)', ' Ext:12 (work)', ';isub=12345'])}`,
    ],
    'libphonenumber knows some words for it and takes others for letters on the keys',
  ),
  always(
    'a zero in brackets',
    (text, pick) => {
      const parts = /^\+(\d{1,3})[ -](\d.*)$/.exec(text);
      return parts ? [`+${parts[1]} ${pick(['(0)', '(0) ', '( 0 )', '[0]'])}${parts[2]}`] : [];
    },
    'it is dialed within the country only, also where the plan has no such prefix',
  ),
  always(
    'the exit code that most countries have',
    (text) => (text.startsWith('+') ? [`00${text.slice(1)}`, `00 ${text.slice(1)}`, `(00)${text.slice(1)}`] : []),
    'people write 00 for + also where they dial something else',
  ),
  always(
    'a plus and the exit code',
    (text) => (text.startsWith('+') ? [`+00${text.slice(1)}`, `+(00) ${text.slice(1)}`] : []),
    'no country code begins with a zero',
  ),
  always(
    'an amount of a spreadsheet',
    (text, pick) => (digits(text).length >= 7 ? [`${text.replace(/[^+0-9]/g, '')}${pick(['.0', '.00', ',0'])}`] : []),
    'the zero is not a digit of the number',
  ),
  always(
    'another ending',
    (text, pick) =>
      // Only where it can't be taken for a group of the number.
      !text.includes('/') && digits(text).length >= 7 ? [`${text}${pick(['/68', ' / 9', '/-8'])}`] : [],
    'a person reads the first of the two numbers',
  ),

  never('two numbers', 'which of the two is meant is not known, and both in one are none', (text, pick) => [
    ...[' or ', ', ', '; ', ' & ', ' | ', '\n', ' y ', ' og '].map((between) => `${text}${between}${text}`),
    // Two numbers of five digits can't be told from one of ten.
    ...(digits(text).length > 5 ? [`${text} ${text}`, `${text}${pick([' / ', '/', '-'])}${text}`] : []),
    `home ${text} work ${text}`,
  ]),
  never('an exponent', 'a spreadsheet has dropped digits', (text) =>
    digits(text).length >= 7
      ? [Number(digits(text)).toExponential(3).toUpperCase(), `${digits(text).slice(0, 5)}E+7`, '4,917E+11', '4.917e11']
      : [],
  ),
  never('too many digits', 'E.164 has 15 at most', (text) => [`${text}${'1'.repeat(16)}`]),
  never('words', 'there is no number in them', (_, pick) => [
    pick(['n/a', 'none', '-', 'call me', '+', '()', 'ikke oppgitt', '0', '00', '000', '+0', '1', '12']),
  ]),
  never('a hash', 'digits and letters in turns are not a number', (text) => [
    `${'d41d8cd98f00b204e9800998ecf8427e'}${digits(text)}`,
  ]),
];

/** @returns a function that picks, the same for the same seed */
export function picker(seed: number): Pick {
  // fast-check's own generator: one sequence of numbers for the whole run.
  const numbers = fc.sample(fc.nat(), { numRuns: 10_007, seed });
  let next = 0;
  return (of) => of[numbers[next++ % numbers.length] % of.length];
}
