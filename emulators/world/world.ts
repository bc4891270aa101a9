/**
 * A generated world: accounts, ads and forms of three networks, people, what they did, and what the networks count of it.
 * Seed, size and last day decide all of it. What the emulators answer is read from here, and so is the truth with which a
 * test compares. Only the structure is held; the history of an ad is made when it is asked for.
 */
import { shareOf } from '../shared/random.ts';
import { addDays, DAY, dayOf, daysBetween, noonOf } from './days.ts';
import { historyOf, placeOf, type HistorySource } from './history.ts';
import type {
  Account,
  Ad,
  AdHistory,
  AdSet,
  Campaign,
  DailyResult,
  Form,
  Network,
  Person,
  Size,
  Submission,
} from './model.ts';
import { personOf } from './people.ts';
import { structureOf } from './structure.ts';

export const SIZES = {
  /** 72 ads, 3,240 daily results. */
  small: {
    accountsPerNetwork: 2,
    campaignsPerAccount: 2,
    adSetsPerCampaign: 2,
    adsPerAdSet: 3,
    days: 45,
    submissionsPerAd: 8,
    webSubmissionsPerAd: 6,
    people: 150,
  },
  /** 450 ads, 40,500 daily results. */
  medium: {
    accountsPerNetwork: 3,
    campaignsPerAccount: 5,
    adSetsPerCampaign: 2,
    adsPerAdSet: 5,
    days: 90,
    submissionsPerAd: 20,
    webSubmissionsPerAd: 10,
    people: 4_000,
  },
  /** 2,700 ads, 1,001,700 daily results, about 100,000 submissions. */
  large: {
    accountsPerNetwork: 10,
    campaignsPerAccount: 10,
    adSetsPerCampaign: 3,
    adsPerAdSet: 3,
    days: 371,
    submissionsPerAd: 56,
    webSubmissionsPerAd: 20,
    people: 60_000,
  },
} satisfies Record<string, Size>;

export interface WorldOptions {
  seed?: number;
  size?: keyof typeof SIZES | Size;
  /** The last day anything happens; `2026-11-30` when left out. */
  lastDay?: string;
}

const KEPT_HISTORIES = 400;
/** Networks tell costs in hundredths of the currency. */
const CENT_MICROS = 10_000;

export class World {
  readonly seed: number;
  readonly size: Size;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly accounts: readonly Account[];
  readonly campaigns: readonly Campaign[];
  readonly adSets: readonly AdSet[];
  readonly ads: readonly Ad[];
  readonly forms: readonly Form[];
  private readonly source: HistorySource;
  private readonly accountById: Map<string, Account>;
  private readonly formById: Map<string, Form>;
  private readonly adByKey: Map<string, Ad>;
  private readonly campaignById: Map<string, Campaign>;
  private readonly adSetById: Map<string, AdSet>;
  private readonly adsByAccount = new Map<string, Ad[]>();
  private readonly firstAdOfForm = new Map<string, Ad>();
  private readonly histories = new Map<number, AdHistory>();

  constructor({ seed = 1, size = 'small', lastDay = '2026-11-30' }: WorldOptions = {}) {
    this.seed = seed;
    this.size = typeof size === 'string' ? SIZES[size] : size;
    this.lastDay = lastDay;
    this.firstDay = addDays(lastDay, 1 - this.size.days);
    const startsAt = noonOf(this.firstDay) - DAY / 2;
    const made = structureOf(seed, this.size, startsAt);
    this.accounts = made.accounts;
    this.campaigns = made.campaigns;
    this.adSets = made.adSets;
    this.ads = made.ads;
    this.forms = made.forms;
    this.accountById = new Map(made.accounts.map((account) => [`${account.network}:${account.id}`, account]));
    this.formById = new Map(made.forms.map((form) => [`${form.network}:${form.id}`, form]));
    this.adByKey = new Map(made.ads.map((ad) => [ad.key, ad]));
    this.campaignById = new Map(made.campaigns.map((campaign) => [campaign.id, campaign]));
    this.adSetById = new Map(made.adSets.map((adSet) => [adSet.id, adSet]));
    for (const ad of made.ads) {
      const key = `${ad.network}:${ad.accountId}`;
      this.adsByAccount.set(key, [...(this.adsByAccount.get(key) ?? []), ad]);
      if (ad.formId && !this.firstAdOfForm.has(ad.formId)) this.firstAdOfForm.set(ad.formId, ad);
    }
    this.source = {
      seed,
      startsAt: startsAt + 7 * DAY,
      endsAt: noonOf(lastDay) + DAY / 2,
      submissionsPerAd: this.size.submissionsPerAd,
      webSubmissionsPerAd: this.size.webSubmissionsPerAd,
      peopleCount: this.size.people,
      person: (index) => this.person(index),
    };
  }

  person(index: number): Person {
    return personOf(this.seed, index, noonOf(this.firstDay));
  }

  account(network: Network, id: string): Account | null {
    return this.accountById.get(`${network}:${id}`) ?? null;
  }

  accountOf(ad: Ad): Account {
    return this.account(ad.network, ad.accountId)!;
  }

  ad(network: Network, id: string): Ad | null {
    return this.adByKey.get(`${network}:${id}`) ?? null;
  }

  adWithKey(key: string): Ad | null {
    return this.adByKey.get(key) ?? null;
  }

  form(network: Network, id: string): Form | null {
    return this.formById.get(`${network}:${id}`) ?? null;
  }

  campaign(id: string): Campaign {
    return this.campaignById.get(id)!;
  }

  adSet(id: string | null): AdSet | null {
    return id === null ? null : (this.adSetById.get(id) ?? null);
  }

  adsOf(account: Account): readonly Ad[] {
    return this.adsByAccount.get(`${account.network}:${account.id}`) ?? [];
  }

  historyOf(ad: Ad): AdHistory {
    const kept = this.histories.get(ad.index);
    if (kept) return kept;
    const form = ad.formId === null ? null : this.form(ad.network, ad.formId);
    const isFirst = form !== null && this.firstAdOfForm.get(form.id) === ad;
    const made = historyOf(this.source, ad, form, isFirst);
    if (this.histories.size >= KEPT_HISTORIES) this.histories.delete(this.histories.keys().next().value!);
    this.histories.set(ad.index, made);
    return made;
  }

  /** By its id; null where there is none. */
  submission(network: Network, id: string): Submission | null {
    const ad = this.ads[placeOf(network, id)?.[0] ?? -1];
    return ad ? (this.historyOf(ad).submissions.find((submission) => submission.id === id) ?? null) : null;
  }

  /** What a network lists for a form or an ad until a moment, test leads and those without an ad included; the oldest first. */
  submissionsOf(of: { form: Form } | { ad: Ad }, until: number): Submission[] {
    const ads =
      'ad' in of
        ? [of.ad]
        : this.ads.filter(({ network, formId }) => network === of.form.network && formId === of.form.id);
    return ads
      .flatMap((ad) => this.historyOf(ad).submissions)
      .filter((submission) => submission.submittedAt <= until && ('form' in of || submission.adKey === of.ad.key))
      .sort((a, b) => a.submittedAt - b.submittedAt || (a.id < b.id ? -1 : 1));
  }

  /**
   * Daily results of an ad as its network tells them at a moment, day by day; days without an impression are left out.
   * @param asOf what is counted later isn't in it yet
   */
  *resultsOf(ad: Ad, first: string, last: string, asOf: number): Generator<DailyResult> {
    const { timeZone } = this.accountOf(ad);
    const from = first > this.firstDay ? first : this.firstDay;
    const to = last < this.lastDay ? last : this.lastDay;
    const counted = new Map<string, { form: number; web: number; other: number }>();
    for (const { kind, at, value, countedSince } of this.historyOf(ad).conversions) {
      if (countedSince > asOf) continue;
      const day = dayOf(at, timeZone);
      const sums = counted.get(day) ?? { form: 0, web: 0, other: 0 };
      sums[kind] = Math.round((sums[kind] + value) * 10_000) / 10_000;
      counted.set(day, sums);
    }
    const today = dayOf(asOf, timeZone);
    for (const day of daysBetween(from, to < today ? to : today)) {
      const sums = counted.get(day) ?? { form: 0, web: 0, other: 0 };
      const share = shareOf(`${ad.index} ${day}`, this.seed);
      // A paused ad has gaps, but never on a day on which it was counted.
      const isIdle = ad.status === 'PAUSED' && share < 0.3 && !counted.has(day);
      if (isIdle) continue;
      const impressions = 200 + Math.floor(share * 4_800);
      const clicks = Math.floor(impressions * (0.01 + 0.03 * shareOf(`clicks ${ad.index} ${day}`, this.seed)));
      yield {
        ad,
        day,
        impressions,
        clicks,
        spendMicros: clicks * (40 + Math.floor(share * 60)) * CENT_MICROS,
        ...sums,
      };
    }
  }

  /** Every daily result of the world, an ad after the other: flat memory for any size. */
  *results(asOf: number): Generator<DailyResult> {
    for (const ad of this.ads) yield* this.resultsOf(ad, this.firstDay, this.lastDay, asOf);
  }
}
