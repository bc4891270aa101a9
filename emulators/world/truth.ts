/** What is true of an ad over some days: the numbers with which a page is compared that knows only what the networks told. */
import { dayOf, isDay } from './days.ts';
import type { Ad, Submission, WebSubmission } from './model.ts';
import type { World } from './world.ts';

export interface Truth {
  ad: string;
  firstDay: string;
  lastDay: string;
  /** As the network counts, on its days. */
  network: {
    form: number;
    web: number;
    other: number;
    total: number;
    impressions: number;
    clicks: number;
    spendMicros: number;
  };
  /** Submissions of lead forms that the network lists for the ad, by the day of the submission. */
  listed: number;
  /** Of those: withdrawn by the person since. */
  deleted: number;
  /** Of those: beyond the first of a person. */
  repeated: number;
  webForms: { tracked: number; untracked: number; trackedNotCounted: number; countedNotTracked: number };
  /** Different people (by email in lower case) behind listed submissions and tracked web forms. */
  people: string[];
  /** Of those: in the CRM before the ads began. */
  knownBefore: string[];
}

export const personKey = (email: string): string => email.trim().toLowerCase();

/** Each action of a person that a CRM can know of, with what the network makes of it. */
export interface Action {
  kind: 'form' | 'web';
  id: string;
  ad: string;
  person: string;
  personIndex: number;
  /** Milliseconds; the day is that of the account's zone. */
  at: number;
  day: string;
  isTracked: boolean;
}

/** Of all submissions and web forms of an ad until a moment, tests and organic ones left out. */
export function actionsOf(world: World, ad: Ad, asOf: number): Action[] {
  const { timeZone } = world.accountOf(ad);
  const action = (kind: Action['kind'], one: Submission | WebSubmission, isTracked: boolean): Action => ({
    kind,
    id: one.id,
    ad: ad.key,
    person: personKey(one.email),
    personIndex: one.personIndex,
    at: one.submittedAt,
    day: dayOf(one.submittedAt, timeZone),
    isTracked,
  });
  const { submissions, webSubmissions } = world.historyOf(ad);
  return [
    ...submissions.filter(({ adKey, isTest }) => adKey === ad.key && !isTest).map((one) => action('form', one, true)),
    ...webSubmissions.map((one) => action('web', one, one.isTracked)),
  ].filter(({ at }) => at <= asOf);
}

/** @throws RangeError for what is no day */
export function truthOf(world: World, ad: Ad, firstDay: string, lastDay: string, asOf: number): Truth {
  for (const day of [firstDay, lastDay]) if (!isDay(day)) throw new RangeError(`Not a day: ${day}`);
  const isWithin = ({ day }: { day: string }) => day >= firstDay && day <= lastDay;
  const actions = actionsOf(world, ad, asOf).filter(isWithin);
  const listed = actions.filter(({ kind }) => kind === 'form');
  const { submissions, webSubmissions } = world.historyOf(ad);
  const deletedIds = new Set(
    submissions.filter(({ deletedAt }) => deletedAt !== null && deletedAt <= asOf).map(({ id }) => id),
  );
  const webById = new Map(webSubmissions.map((web) => [web.id, web]));
  const webs = actions.filter(({ kind }) => kind === 'web').map(({ id }) => webById.get(id)!);
  const isCounted = (web: WebSubmission) => web.isCounted && web.countedSince <= asOf;
  const tracked = actions.filter(({ isTracked }) => isTracked);
  const network = { form: 0, web: 0, other: 0, total: 0, impressions: 0, clicks: 0, spendMicros: 0 };
  for (const result of world.resultsOf(ad, firstDay, lastDay, asOf)) {
    for (const kind of ['form', 'web', 'other'] as const) network[kind] = rounded(network[kind] + result[kind]);
    network.impressions += result.impressions;
    network.clicks += result.clicks;
    network.spendMicros += result.spendMicros;
  }
  network.total = rounded(network.form + network.web + network.other);
  return {
    ad: ad.key,
    firstDay,
    lastDay,
    network,
    listed: listed.length,
    deleted: listed.filter(({ id }) => deletedIds.has(id)).length,
    repeated: listed.length - new Set(listed.map(({ person }) => person)).size,
    webForms: {
      tracked: webs.filter(({ isTracked }) => isTracked).length,
      untracked: webs.filter(({ isTracked }) => !isTracked).length,
      trackedNotCounted: webs.filter((web) => web.isTracked && !isCounted(web)).length,
      countedNotTracked: webs.filter((web) => !web.isTracked && isCounted(web)).length,
    },
    people: [...new Set(tracked.map(({ person }) => person))].sort(),
    knownBefore: [
      ...new Set(
        tracked.filter(({ personIndex }) => world.person(personIndex).knownSince !== null).map(({ person }) => person),
      ),
    ].sort(),
  };
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
