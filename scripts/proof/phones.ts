/**
 * The differential run of phone numbers: the example numbers of every region of Google's libphonenumber, as they are
 * dialed at home and from abroad, and hostile spellings of each, through the package's Apex and through libphonenumber.
 * A difference must be of a kind that is listed and explained in scripts/proof/phones/spellings.ts, and then be what a
 * person reads; everything else fails the run with an example.
 *
 *   node scripts/proof/phones.ts [--share 1] [--seed 1]     share: of the hostile spellings, between 0 and 1
 */
// Specification: conversions.user-data.phones
import { parseArgs } from 'node:util';
import { openOrg } from '../../local-org/execution/org.ts';
import {
  IS_POSSIBLE,
  libphonenumber,
  PhoneNumberFormat,
  PhoneNumberType,
  type PhoneNumber,
} from '../user-data/libphonenumber.ts';
import { method } from './differential/apex.ts';
import { AS_IT_IS, DIALED_FROM_ABROAD, KINDS, picker, type Kind } from './phones/spellings.ts';

/** A spelling in a country, and the clean one that it was made of. */
interface Case {
  kind: Kind;
  text: string;
  clean: string;
  /** ISO code in capitals; null where the person's country is not known. */
  region: string | null;
}

const { values } = parseArgs({
  options: { share: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } },
});
const share = Number(values.share);
const pick = picker(Number(values.seed));
/** So many numbers a transaction: its limits hold here as well. */
const A_TRANSACTION = 2000;
const SHOWN = 5;
const HUNDRED = Array.from({ length: 100 }, (_, index) => index);
const REGIONS = libphonenumber.getSupportedRegions().sort();

const cases = [...examples()].flatMap(([number, region]) => [...spellings(number, region)]);
const org = openOrg({ projects: ['.'] });
const read = method(org, 'InternationalPhone', 'digitsOf');
const failures = new Map<string, string[]>();
const explained = new Map<string, number>();
let equal = 0;

for (let first = 0; first < cases.length; first += A_TRANSACTION) {
  const some = cases.slice(first, first + A_TRANSACTION);
  const results = org.transact({ isAsync: true, entry: { kind: 'anonymous', name: 'phones' } }, () =>
    some.map(({ text, region }) => read.invoke(null, [text, region?.toLowerCase() ?? null]) as string | null),
  );
  some.forEach((each, index) => judge(each, results[index]));
}
org.close();

console.log(
  `${REGIONS.length} regions, ${cases.length} spellings: ${equal} read as libphonenumber reads them, ` +
    `${cases.length - equal} otherwise for these reasons:`,
);
for (const { name, because } of [DIALED_FROM_ABROAD, ...KINDS]) {
  if (because) console.log(`  ${String(explained.get(name) ?? 0).padStart(7)}  ${name}: ${because}`);
}
for (const [what, lines] of failures) {
  console.log(`FAILED ${lines.length} times: ${what}\n  ${lines.slice(0, SHOWN).join('\n  ')}`);
}
process.exitCode = failures.size ? 1 : 0;

/** A landline and a mobile number of every region; those of calling codes without a country. */
function* examples(): Generator<[PhoneNumber, string | null]> {
  for (const region of REGIONS) {
    for (const type of [PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE]) {
      const number = libphonenumber.getExampleNumberForType(region, type);
      if (number) yield [number, region];
    }
  }
  for (const callingCode of libphonenumber.getSupportedCallingCodes()) {
    const number =
      libphonenumber.getRegionCodeForCountryCode(callingCode) === '001' &&
      libphonenumber.getExampleNumberForNonGeoEntity(callingCode);
    if (number) yield [number, null];
  }
}

function* spellings(number: PhoneNumber, region: string | null): Generator<Case> {
  const international = ['E164', 'INTERNATIONAL', 'RFC3966'].map((format) =>
    libphonenumber.format(number, PhoneNumberFormat[format as 'E164']),
  );
  const significant = libphonenumber.getNationalSignificantNumber(number);
  const national = region
    ? [
        libphonenumber.format(number, PhoneNumberFormat.NATIONAL),
        significant,
        `${number.getCountryCode()}${significant}`,
        `${number.getCountryCode()} ${significant}`,
      ]
    : [];
  const regions = [region, null, pick(REGIONS), pick(REGIONS)];
  for (const clean of international) {
    for (const from of regions) yield { kind: AS_IT_IS, text: clean, clean, region: from };
  }
  for (const clean of national) yield { kind: AS_IT_IS, text: clean, clean, region };
  // As people of other countries dial it.
  for (const from of ['US', 'RU', 'AU', 'BR', pick(REGIONS), pick(REGIONS)]) {
    const text = libphonenumber.formatOutOfCountryCallingNumber(number, from);
    // Within its own country and its neighbors' numbering plan that is a national number.
    const kind = text.startsWith('0') || text.startsWith('8~') || text.startsWith('+') ? DIALED_FROM_ABROAD : AS_IT_IS;
    yield { kind, text, clean: kind === AS_IT_IS ? text : international[0], region: from };
  }
  for (const clean of [international[0], international[1], ...national.slice(0, 2)]) {
    for (const kind of KINDS) {
      for (const text of kind.of(clean, pick)) {
        if (share < 1 && pick(HUNDRED) >= share * 100) continue;
        yield { kind, text, clean, region };
      }
    }
  }
}

function judge({ kind, text, clean, region }: Case, ours: string | null): void {
  const theirs = libraryReading(text, region);
  const person = kind.reading === 'nothing' ? null : libraryReading(clean, region);
  if (ours === (kind.because === null ? theirs : person)) {
    if (ours === theirs) equal++;
    else explained.set(kind.name, (explained.get(kind.name) ?? 0) + 1);
  } else {
    const line = `${JSON.stringify(text)} [${region}] → ${ours}; libphonenumber: ${theirs}; a person: ${person}`;
    failures.set(kind.name, [...(failures.get(kind.name) ?? []), line]);
  }
}

/** @returns digits of E.164; null where libphonenumber finds no number that is possible, or none that E.164 allows */
function libraryReading(text: string, region: string | null): string | null {
  try {
    const number = libphonenumber.parse(text, region);
    if (libphonenumber.isPossibleNumberWithReason(number) !== IS_POSSIBLE) return null;
    const digits = libphonenumber.format(number, PhoneNumberFormat.E164).slice(1);
    // A few plans have room for more.
    return digits.length > 15 ? null : digits;
  } catch {
    return null;
  }
}
