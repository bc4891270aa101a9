/**
 * The comparison once more, written from its description and not from the package's code: fractions are exact, days come
 * from the calendar of the JavaScript engine, and people are found by walking from record to record.
 */
import type { Interaction, World } from './world.ts';

export const REPORTS = ['FirstForm', 'FirstTouch', 'LastTouch', 'Even'] as const;
export type Report = (typeof REPORTS)[number];

/** An exact number. */
export interface Fraction {
  numerator: bigint;
  denominator: bigint;
}

export interface Expected {
  network: Fraction;
  attributed: Fraction;
  difference: Record<string, Fraction>;
}

const HUNDRED = 100;
const ZERO: Fraction = { numerator: 0n, denominator: 1n };
/** How far the clocks of the network and the org may differ. */
const CLOCKS = 60_000;
/** How old the last reading of a running day may be. */
const READING = 86_400_000;

const of = (value: number, parts = 1): Fraction => ({ numerator: BigInt(value), denominator: BigInt(parts) });
/** Of a number with two decimals at most. */
const ofDecimal = (value: number | null) => of(Math.round((value ?? 0) * HUNDRED), HUNDRED);

export function plus(a: Fraction, b: Fraction): Fraction {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

export const minus = (a: Fraction, b: Fraction) => plus(a, { ...b, numerator: -b.numerator });
export const isZero = ({ numerator }: Fraction) => numerator === 0n;
export const toNumber = ({ numerator, denominator }: Fraction) => Number(numerator) / Number(denominator);

/**
 * @param orgZone zone of the organization, for accounts without one
 * @param now milliseconds: the moment when all records were made
 * @param ids ids of the interactions in order: they order what happened at the same time
 * @param adIndexes the ads that are compared as one
 */
export function expected(
  world: World,
  adIndexes: readonly number[],
  report: Report,
  orgZone: string,
  now: number,
  ids: readonly string[],
): Expected {
  const zoneOf = (ad: number) => (world.ads[ad].network === 'LinkedIn' ? 'UTC' : (world.ads[ad].zone ?? orgZone));
  const isOnDays = (at: number, ad: number) => {
    const day = dayIn(at, zoneOf(ad));
    return day >= world.firstDay && day <= world.lastDay;
  };
  const people = peopleOf(world);
  const counted = world.interactions.flatMap((interaction, index) =>
    interaction.ad === null || interaction.occurredAt === null || interaction.isTest
      ? []
      : [
          {
            ad: interaction.ad,
            id: ids[index],
            person: people[index],
            isForm: interaction.isForm,
            touchedAt: interaction.occurredAt,
            formAt: interaction.isForm ? interaction.occurredAt : (interaction.submittedAt ?? interaction.occurredAt),
          },
        ],
  );
  type Counted = (typeof counted)[number];
  const here = counted.filter(({ ad, formAt }) => adIndexes.includes(ad) && isOnDays(formAt, ad));

  // The network's side.
  let form = ZERO;
  let web = ZERO;
  let other = ZERO;
  let listed = ZERO;
  for (const ad of adIndexes) {
    let formOfAd = ZERO;
    for (const result of world.results) {
      if (result.ad !== ad || result.day < world.firstDay || result.day > world.lastDay) continue;
      const parts = [result.form, result.web, result.other].map(ofDecimal).reduce(plus);
      const rest = minus(ofDecimal(result.total), parts);
      formOfAd = plus(formOfAd, ofDecimal(result.form));
      web = plus(web, ofDecimal(result.web));
      other = plus(plus(other, ofDecimal(result.other)), rest.numerator > 0n ? rest : ZERO);
    }
    form = plus(form, formOfAd);
    const list = world.submissions.filter(
      ({ ad: itsAd, at, status }) => itsAd === ad && isOnDays(at, ad) && !['Test', 'Deleted'].includes(status),
    );
    listed = plus(listed, isRead(ad) ? of(list.length) : formOfAd);
  }

  /** Does the reading of all forms of the account cover the days? */
  function isRead(ad: number): boolean {
    const forms = world.forms.filter(({ ad: itsAd, isArchived }) => itsAd === ad && !isArchived);
    return (
      forms.length > 0 &&
      forms.every(({ from, through }) => {
        if (from === null || through === null) return false;
        const startsBefore = dayIn(from - 1000, zoneOf(ad)) < world.firstDay;
        const endsAfter = dayIn(through, zoneOf(ad)) > world.lastDay;
        return startsBefore && (endsAfter || through >= now - READING + CLOCKS);
      })
    );
  }

  // The people's side.
  const submissions = of(here.filter(({ isForm }) => isForm).length);
  const webForms = of(here.filter(({ isForm }) => !isForm).length);
  const formPeople = new Set(here.filter(({ isForm }) => isForm).map(({ person }) => person));
  const webPeople = new Set(
    here.filter(({ isForm, person }) => !isForm && !formPeople.has(person)).map(({ person }) => person),
  );
  let attributed = ZERO;
  let known = ZERO;
  let elsewhere = ZERO;
  for (const person of [...formPeople, ...webPeople]) {
    const first = Math.min(...here.filter((each) => each.person === person).map(({ touchedAt }) => touchedAt));
    const sinceTimes = world.interactions.flatMap(({ knownSince }, index) =>
      people[index] === person && knownSince !== null && isCounted(world.interactions[index]) ? [knownSince] : [],
    );
    if (report === 'FirstForm' && Math.min(now, ...sinceTimes) < first - CLOCKS) {
      known = plus(known, of(1));
      continue;
    }
    const touches = counted.filter((each) => each.person === person);
    const credited = creditedTouches(touches);
    const ours = credited.filter(({ ad }) => adIndexes.includes(ad)).length;
    attributed = plus(attributed, of(ours, credited.length));
    elsewhere = plus(elsewhere, of(credited.length - ours, credited.length));
  }

  function creditedTouches(touches: Counted[]): Counted[] {
    const by = (key: 'formAt' | 'touchedAt') => [...touches].sort((a, b) => a[key] - b[key] || (a.id < b.id ? -1 : 1));
    switch (report) {
      case 'FirstForm':
        return by('formAt').slice(0, 1);
      case 'FirstTouch':
        return by('touchedAt').slice(0, 1);
      case 'LastTouch':
        return by('touchedAt').slice(-1);
      case 'Even':
        return touches;
    }
  }

  return {
    network: [form, web, other].reduce(plus),
    attributed,
    difference: {
      OtherDay: minus(form, listed),
      NotArrived: minus(listed, submissions),
      Repeated: plus(minus(submissions, of(formPeople.size)), minus(webForms, of(webPeople.size))),
      Untracked: minus(web, webForms),
      OtherTypes: other,
      KnownBefore: known,
      OtherAd: elsewhere,
    },
  };
}

const isCounted = ({ ad, occurredAt, isTest }: Interaction) => ad !== null && occurredAt !== null && !isTest;

/** The day of a moment on the calendar of a zone: `2026-12-01`. */
function dayIn(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** A number of the person of each interaction: records are joined by email, conversion and merge. */
function peopleOf({ records, interactions }: World): number[] {
  const personOfRecord = records.map((_, index) => index);
  const join = (a: number, b: number) => {
    const [from, to] = [personOfRecord[a], personOfRecord[b]];
    personOfRecord.forEach((person, index) => {
      if (person === from) personOfRecord[index] = to;
    });
  };
  records.forEach(({ convertedTo, mergedInto }, index) => {
    if (convertedTo !== null) join(index, convertedTo);
    if (mergedInto !== null) join(index, mergedInto);
  });
  // A record that was merged is gone, and its email with it.
  const emailOf = (index: number) =>
    records[index].mergedInto === null ? records[index].email?.toLowerCase() : undefined;
  records.forEach((_, a) =>
    records.forEach((__, b) => {
      if (emailOf(a) && emailOf(a) === emailOf(b)) join(a, b);
    }),
  );
  return interactions.map(({ record }) => personOfRecord[record]);
}
