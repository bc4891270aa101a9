/** Generated worlds: ads, people with several records, what they did, what the networks count and list. Seeded. */

export type Network = 'Facebook' | 'Google' | 'LinkedIn';

/** A lead or contact. */
export interface PersonRecord {
  isLead: boolean;
  email: string | null;
  /** The lead is converted; index of the contact among the records, made before. */
  convertedTo: number | null;
  /** Merged into this record of the same kind afterwards, by index. */
  mergedInto: number | null;
}

export interface Interaction {
  ad: number | null;
  record: number;
  isForm: boolean;
  /** Milliseconds since 1970, whole seconds. */
  occurredAt: number | null;
  submittedAt: number | null;
  isTest: boolean;
  /** Fields that Touchline fills: absent on the plain records of others. */
  personKey: string | null;
  knownSince: number | null;
}

export interface DailyResult {
  ad: number;
  /** `2026-12-01` */
  day: string;
  total: number | null;
  form: number | null;
  web: number | null;
  other: number | null;
}

export interface World {
  ads: { network: Network; zone: string | null }[];
  records: PersonRecord[];
  interactions: Interaction[];
  results: DailyResult[];
  /** Lead forms of each ad's account: read from and to. */
  forms: { ad: number; from: number | null; through: number | null; isArchived: boolean }[];
  submissions: { ad: number; at: number; status: string }[];
  firstDay: string;
  lastDay: string;
}

export const DAY = 86_400_000;
const NETWORKS: Network[] = ['Facebook', 'Google', 'LinkedIn'];
const ZONES = ['America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Kiritimati', 'Europe/Oslo', 'UTC', null];
const EMAILS = ['a@example.org', 'B@Example.org', 'c@example.org', 'd@example.org', 'e@example.org', 'f@example.org'];

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * @param seed which world
 * @param now milliseconds; records are made now, so that interactions after it are of people known before
 */
export function worldOf(seed: number, now: number): World {
  const random = randomOf(seed);
  const below = (count: number) => Math.floor(random() * count);
  const oneOf = <T>(values: readonly T[]): T => values[below(values.length)];
  const chance = (share: number) => random() < share;
  const times = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, i) => make(i));
  const dayOf = (offset: number) => new Date(now + offset * DAY).toISOString().slice(0, 10);

  const from = -2 - below(9);
  const to = from + below(12);
  const ads = times(1 + below(4), () => ({ network: oneOf(NETWORKS), zone: oneOf(ZONES) }));

  const contacts = times(1 + below(3), () => record(false));
  const leads = times(2 + below(7), () => record(true));
  const records = [...contacts, ...leads];
  function record(isLead: boolean): PersonRecord {
    return { isLead, email: chance(0.85) ? oneOf(EMAILS) : null, convertedTo: null, mergedInto: null };
  }
  for (const [index, lead] of leads.entries()) {
    const at = contacts.length + index;
    if (chance(0.15)) lead.convertedTo = below(contacts.length);
    else if (index > 0 && chance(0.1) && leads[0].convertedTo === null) records[at].mergedInto = contacts.length;
  }

  /** Often within a day of an edge, where zones matter. */
  const moment = () => {
    const edge = Date.parse(chance(0.5) ? dayOf(from) : dayOf(to + 1));
    const at = chance(0.4) ? edge + (random() - 0.5) * 2 * DAY : now + (from - 3 + random() * (to - from + 8)) * DAY;
    return Math.floor(at / 1000) * 1000;
  };
  const interactions = times(below(18), (): Interaction => {
    const isForm = chance(0.6);
    const index = below(records.length);
    const occurredAt = chance(0.03) ? null : chance(0.1) ? Date.parse(dayOf(from)) : moment();
    const isFilled = chance(0.3);
    const { email } = records[index];
    return {
      ad: chance(0.05) ? null : below(ads.length),
      record: index,
      isForm,
      occurredAt,
      submittedAt: !isForm && occurredAt !== null && chance(0.4) ? occurredAt + below(5 * DAY) : null,
      isTest: chance(0.05),
      // Sometimes that of an email which was corrected since.
      personKey: isFilled ? (chance(0.2) ? EMAILS[0].toLowerCase() : (email?.toLowerCase() ?? null)) : null,
      knownSince: isFilled && chance(0.5) ? moment() : null,
    };
  });
  for (const each of interactions) if (each.submittedAt) each.submittedAt = Math.floor(each.submittedAt / 1000) * 1000;

  const count = () => (chance(0.25) ? null : chance(0.3) ? below(400) / 100 : below(5));
  const results = ads.flatMap((_, ad) =>
    times(below(to - from + 5), (index): DailyResult => {
      const [form, web, other] = [count(), count(), count()];
      const sum = (form ?? 0) + (web ?? 0) + (other ?? 0);
      const total = chance(0.3) ? null : Math.round((chance(0.2) ? sum + below(3) : sum) * 100) / 100;
      return { ad, day: dayOf(from - 2 + index), total, form, web, other };
    }),
  );
  const forms = ads.flatMap((_, ad) =>
    times(below(3), () => ({
      ad,
      from: chance(0.1) ? null : now + (from - (chance(0.9) ? 5 : -1)) * DAY,
      through: chance(0.1) ? null : Math.min(now + (to + (chance(0.9) ? 3 : -3)) * DAY, now),
      isArchived: chance(0.15),
    })),
  );
  const submissions = ads.flatMap((_, ad) =>
    times(below(6), () => ({
      ad,
      at: moment(),
      status: oneOf(['Waiting', 'Synced', 'Synced', 'Failed', 'Test', 'Deleted']),
    })),
  );
  return { ads, records, interactions, results, forms, submissions, firstDay: dayOf(from), lastDay: dayOf(to) };
}
