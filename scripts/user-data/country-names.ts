/**
 * The names of countries as the Apex class `CountryNameTable`: ISO 3166-1, the platform's own picklist, the Unicode CLDR
 * in the package's languages and in the country's own, and everyday variants. Folded as the class `Countries` folds what
 * it is given.
 */
import { literal, lookup, writeApexClass } from './apex-class.ts';
import { EVERYDAY_NAMES, LANGUAGES_BY_COUNTRY } from './everyday-countries.ts';
import { ISO_COUNTRIES } from './iso-countries.ts';

/** English, Spanish, Norwegian, Brazilian Portuguese. */
export const PACKAGE_LANGUAGES = ['en', 'es', 'nb', 'pt-BR'];
/** Kosovo: assigned by its users, not by ISO; it has a numbering plan of its own. */
const KOSOVO = 'XK';
const ISO_CODES = new Set(ISO_COUNTRIES.map(({ code }) => code.toLowerCase()));

/** Words that people put in and leave out. The class `Countries` reads them from the table. */
const SMALL_WORDS = 'and y e og i und et the of a de del da do dos das la las los el le les den det die'.split(' ');

/** Letters that no decomposition reduces to those of ASCII. */
const LETTERS: Record<string, string> = { ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** @returns Latin letter with a mark, in lower case → letters without */
export function plainLetters(): Map<string, string> {
  const plain = new Map(Object.entries(LETTERS));
  for (const [first, last] of [
    [0xc0, 0x24f],
    [0x1e00, 0x1eff],
  ]) {
    for (let codePoint = first; codePoint <= last; codePoint++) {
      const letter = String.fromCodePoint(codePoint);
      const base = letter.normalize('NFKD').replace(/\p{M}+/gu, '');
      if (letter === letter.toLowerCase() && /^[a-z]{1,2}$/.test(base)) plain.set(letter, base);
    }
  }
  return plain;
}

const PLAIN_LETTERS = plainLetters();

/** @returns the words of a name, in lower case without marks and punctuation, small ones left out, sorted, in one */
export function folded(name: string): string {
  const words = plainWords(name);
  const telling = words.filter((word) => !SMALL_WORDS.includes(word));
  return (telling.length ? telling : words).sort().join('');
}

/** @returns the words of a name as they come, in lower case without marks and punctuation, in one */
export const joined = (name: string): string => plainWords(name).join('');

function plainWords(name: string): string[] {
  return [...name.toLowerCase()]
    .map((letter) => PLAIN_LETTERS.get(letter) ?? letter)
    .join('')
    .replace(/[\p{M}.'’‘ʻʼ\x60´]+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => (word === 'st' || word === 'sankt' ? 'saint' : word));
}

/** @returns ISO code in lower case → every name, as it is written */
export function namesByCode(): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { code, longCode, platformName } of [
    ...ISO_COUNTRIES,
    { code: KOSOVO, longCode: 'XKX', platformName: null },
  ]) {
    names.set(code.toLowerCase(), [
      code,
      longCode,
      ...(platformName ? [platformName] : []),
      ...[...PACKAGE_LANGUAGES, ...(LANGUAGES_BY_COUNTRY.get(code) ?? [])].flatMap((language) =>
        cldrNames(code, language),
      ),
      ...(EVERYDAY_NAMES.get(code) ?? []),
    ]);
  }
  return names;
}

function cldrNames(code: string, language: string): string[] {
  const styles = ['long', 'short', 'narrow'] as const;
  return styles
    .map((style) => new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' }).of(code))
    .filter((name) => name !== undefined)
    .flatMap((name) => [name, ...withoutBrackets(name)]);
}

/** Of `Myanmar (Burma)` also `Myanmar`. */
function withoutBrackets(name: string): string[] {
  const bare = name.replace(/\s*\(.*\)/, '').trim();
  return bare === name || bare === '' ? [] : [bare];
}

/**
 * @returns folded name → ISO code in lower case, sorted
 * @throws where two countries have a name in common
 */
export function codeByFoldedName(): Map<string, string> {
  const codes = new Map<string, string>();
  for (const [code, names] of namesByCode()) {
    for (const name of names) {
      for (const key of [folded(name), joined(name)]) {
        // In Spanish, CLDR shortens the United Kingdom to the code of Russia.
        if (key !== code && ISO_CODES.has(key)) continue;
        const other = codes.get(key);
        if (other && other !== code) throw new Error(`${name} is a name of both ${other} and ${code}`);
        codes.set(key, code);
      }
    }
  }
  return new Map([...codes].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @returns first letter → `|name:code|name:code|` */
function linesByInitial(): Map<string, string> {
  const lines = new Map<string, string>();
  for (const [key, code] of codeByFoldedName()) {
    const initial = /^[a-z]/.test(key) ? key[0] : '';
    lines.set(initial, `${lines.get(initial) ?? '|'}${key}:${code}|`);
  }
  return new Map([...lines].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function writeCountryNames(): void {
  const letters = new Map<string, string>();
  for (const [letter, base] of plainLetters()) letters.set(base, (letters.get(base) ?? '') + letter);
  writeApexClass(
    'CountryNameTable',
    `/**
 * Generated by \`npm run build\`: the names of countries. Read by \`Countries\`.
 * Sources: ISO 3166-1; the platform's picklist of countries; Unicode CLDR ${process.versions.cldr} (Unicode License v3,
 * Copyright Unicode, Inc.) in ${PACKAGE_LANGUAGES.join(', ')} and the countries' own languages; everyday variants.
 */
public with sharing class CountryNameTable {
    /** Words that don't tell countries apart. */
    public static final String SMALL_WORDS = ${literal(SMALL_WORDS.join(','))};
    /** Latin letters without marks, each with the letters it stands for. */
    public static final String PLAIN_LETTERS = ${literal([...letters].map(([base, marked]) => `${base}:${marked}`).join(','))};

${lookup(
  '@return folded names with their codes, `|name:code|name:code|`; those of other scripts for the empty text',
  'namesWith',
  'initial',
  linesByInitial(),
)}}
`,
  );
}
