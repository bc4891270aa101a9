/**
 * What happened around one ad: impressions, then clicks and submissions days later, what the network counts of them and
 * what it models besides. The seed and the ad's number decide it alone, so that any ad can be asked for at any time.
 */
import { createHash } from 'node:crypto';
import { seeded } from '../shared/random.ts';
import { DAY } from './days.ts';
import type { Ad, AdHistory, Click, Conversion, Form, Network, Person, Submission, WebSubmission } from './model.ts';

export interface HistorySource {
  seed: number;
  /** The first and the last moment of the world. */
  startsAt: number;
  endsAt: number;
  submissionsPerAd: number;
  webSubmissionsPerAd: number;
  peopleCount: number;
  person(index: number): Person;
}

const IMPRESSION_BEFORE_DAYS = 6;
/** Networks restate days for so long. */
const LATE_DAYS = 20;

const four = (value: number) => Math.round(value * 10_000) / 10_000;

/**
 * @param form null: the ad leads to a website
 * @param isFirstOfForm its history holds the form's one test lead
 */
export function historyOf(source: HistorySource, ad: Ad, form: Form | null, isFirstOfForm: boolean): AdHistory {
  const random = seeded((source.seed ^ Math.imul(ad.index + 7, 0x85ebca6b)) >>> 0);
  const history: AdHistory = { ad, submissions: [], clicks: [], webSubmissions: [], conversions: [] };
  const moment = () => Math.floor((source.startsAt + random() * (source.endsAt - source.startsAt)) / 1000) * 1000;
  // A few come back again and again: with the same form, another ad, another network.
  const someone = () =>
    source.person(Math.floor((random() < 0.3 ? random() ** 3 : random()) * source.peopleCount) % source.peopleCount);
  const emailOf = (person: Person) => person.emails[Math.floor(random() * person.emails.length)];

  if (form) for (let i = 0; i < source.submissionsPerAd; i++) addSubmission(form, i);
  for (let i = 0; i < source.webSubmissionsPerAd; i++) addWebSubmission(i);
  addModeled();
  history.submissions.sort((a, b) => a.submittedAt - b.submittedAt || (a.id < b.id ? -1 : 1));
  return history;

  function addSubmission(form: Form, i: number): void {
    const person = someone();
    const email = emailOf(person);
    const isTest = isFirstOfForm && i === 0;
    const isOrganic = !isTest && ad.network === 'Facebook' && random() < 0.1;
    const submittedAt = moment();
    const impressionAt = submittedAt - Math.floor(random() ** 2 * IMPRESSION_BEFORE_DAYS * DAY);
    const clickedAt = submittedAt - Math.floor(random() * 600_000);
    const adKey = isTest || isOrganic ? null : ad.key;
    const click = ad.network === 'Google' && adKey ? addClick(person, clickedAt, i) : null;
    const isWithdrawn = ad.network === 'LinkedIn' && !isTest && random() < 0.04;
    const submission: Submission = {
      network: ad.network,
      id: submissionId(ad.network, source.seed, ad.index, i),
      formId: form.id,
      // Those of the first half filled in what the form was then.
      formVersion:
        form.version > 1 && submittedAt < (source.startsAt + source.endsAt) / 2 ? form.version - 1 : form.version,
      adKey,
      personIndex: person.index,
      email,
      impressionAt,
      submittedAt,
      isTest,
      isOrganic: isOrganic || (isTest && ad.network === 'Facebook'),
      deletedAt: isWithdrawn ? submittedAt + 2 * DAY : null,
      answers: answersOf(form, person, email),
      consents: Object.fromEntries(form.consents.map(({ key, isRequired }) => [key, isRequired || random() < 0.5])),
      clickId: click?.id ?? null,
    };
    history.submissions.push(submission);
    if (!adKey) return;
    history.conversions.push({
      kind: 'form',
      adKey,
      at: countedAt({ impressionAt, clickedAt, submittedAt }),
      convertedAt: submittedAt,
      value: 1,
      countedSince: submittedAt,
      submissionId: submission.id,
    });
  }

  /** Facebook dates what happens in its app by the impression, Google by the click, LinkedIn by the submission. */
  function countedAt(moments: { impressionAt: number; clickedAt: number; submittedAt: number }): number {
    if (ad.network === 'Facebook') return moments.impressionAt;
    return ad.network === 'Google' ? moments.clickedAt : moments.submittedAt;
  }

  function answersOf(form: Form, person: Person, email: string): Record<string, string[]> {
    const value = {
      fullName: `${person.firstName} ${person.lastName}`,
      firstName: person.firstName,
      lastName: person.lastName,
      email,
      phone: person.phone,
      company: person.company,
    };
    return Object.fromEntries(
      form.questions.map(({ key, asks, options }) => {
        if (asks) return [key, [value[asks]]];
        if (options) return [key, options.filter((_, n) => n === 0 || random() < 0.5).map(({ id }) => id)];
        return [key, [random() < 0.5 ? 'Dès que possible – 今すぐ' : 'In 2 weeks, "maybe"']];
      }),
    );
  }

  function addClick(person: Person, clickedAt: number, i: number): Click {
    const click: Click = {
      network: ad.network,
      id: clickId(ad.network, source.seed, ad.index, i),
      adKey: ad.key,
      personIndex: person.index,
      clickedAt,
    };
    history.clicks.push(click);
    return click;
  }

  function addWebSubmission(i: number): void {
    const person = someone();
    const submittedAt = moment();
    const click = addClick(person, submittedAt - Math.floor(random() * 3 * DAY), source.submissionsPerAd + i);
    const isTracked = random() < 0.75;
    const isCounted = random() < 0.85;
    const isLate = random() < 0.2;
    const web: WebSubmission = {
      id: `web-${ad.index}-${i}`,
      click,
      personIndex: person.index,
      email: emailOf(person),
      submittedAt,
      isTracked,
      isCounted,
      countedSince: submittedAt + (isLate ? Math.floor(random() * LATE_DAYS * DAY) : 0),
    };
    history.webSubmissions.push(web);
    if (!isCounted) return;
    history.conversions.push({
      kind: 'web',
      adKey: ad.key,
      at: ad.network === 'Google' ? click.clickedAt : submittedAt,
      convertedAt: submittedAt,
      // Google shares a conversion between the ads that led to it.
      value: ad.network === 'Google' && random() < 0.3 ? 0.5 : 1,
      countedSince: web.countedSince,
      submissionId: web.id,
    });
  }

  /** Conversions that belong to nobody: modeled, or uploaded. */
  function addModeled(): void {
    const count = Math.round(random() * 3);
    for (let i = 0; i < count; i++) {
      const at = moment();
      const kind: Conversion['kind'] = random() < 0.6 ? 'web' : 'other';
      history.conversions.push({
        kind,
        adKey: ad.key,
        at,
        convertedAt: at,
        // Facebook and LinkedIn tell whole numbers.
        value: ad.network === 'Google' ? four(0.1 + random()) : 1,
        countedSince: at + Math.floor(random() * LATE_DAYS * DAY),
        submissionId: null,
      });
    }
  }
}

/** Its digits tell the ad and the place, so that it can be found again: 17 for Facebook. */
export function submissionId(network: Network, seed: number, adIndex: number, place: number): string {
  if (network === 'Facebook') return `1${String(seed % 100).padStart(2, '0')}${digits(adIndex, 7)}${digits(place, 7)}`;
  if (network === 'LinkedIn') return `${uuid(`${seed} ${adIndex} ${place}`, adIndex, place)}-5`;
  return `TeSter-${digits(adIndex, 7)}-${digits(place, 7)}`;
}

/** @returns the ad's number and the place of the submission, or null for an id of another kind */
export function placeOf(network: Network, id: string): [adIndex: number, place: number] | null {
  const patterns = {
    Facebook: /^1\d\d(\d{7})(\d{7})$/,
    LinkedIn: /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8(\d{3})-(\d{4})\d?(\d{7})-5$/,
    Google: /^TeSter-(\d{7})-(\d{7})$/,
  };
  const found = patterns[network].exec(id);
  if (!found) return null;
  return network === 'LinkedIn'
    ? [Number(found[1] + found[2]), Number(found[3])]
    : [Number(found[1]), Number(found[2])];
}

const digits = (value: number, count: number) => String(value).padStart(count, '0');

function uuid(text: string, adIndex: number, place: number): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const ad = digits(adIndex, 7);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-8${ad.slice(0, 3)}-${ad.slice(3)}0${digits(place, 7)}`;
}

function clickId(network: Network, seed: number, adIndex: number, place: number): string {
  const hash = createHash('sha256').update(`${network} ${seed} ${adIndex} ${place}`);
  if (network === 'Google') return `Cj0KCQ${hash.digest('base64url')}EALw_wcB`;
  if (network === 'Facebook') return `IwAR${hash.digest('base64url')}_aem`;
  const hex = hash.digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
}
