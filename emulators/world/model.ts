/** What a world is made of. Ids are texts: 17 digits don't fit a number. Moments are milliseconds since 1970. */

export type Network = 'Facebook' | 'Google' | 'LinkedIn';
export const NETWORKS: readonly Network[] = ['Facebook', 'Google', 'LinkedIn'];

export interface Account {
  network: Network;
  /** `act_1001`, a customer id without dashes, the number of a URN. */
  id: string;
  name: string;
  /** IANA name, in which the network counts days: UTC for LinkedIn, whatever the account's own. */
  timeZone: string;
  currency: string;
  /** The Facebook page of its forms; the LinkedIn organization. */
  pageId: string | null;
  /** The Google manager through which it is reached; null where it is reached directly. */
  managerId: string | null;
}

/** LinkedIn calls it campaign group. */
export interface Campaign {
  network: Network;
  id: string;
  name: string;
  accountId: string;
  /** Of Google: a campaign of asset groups, which has no ads of its own. */
  isPerformanceMax: boolean;
}

/** An ad set of Facebook, an ad group of Google; LinkedIn calls it campaign. */
export interface AdSet {
  id: string;
  name: string;
  campaignId: string;
}

/** An ad of Facebook or Google, an asset group of Google, a creative of LinkedIn. */
export interface Ad {
  /** Its place among all ads of the world, from 0. */
  index: number;
  network: Network;
  /** `Network:id`, as a client would call it. */
  key: string;
  id: string;
  name: string;
  level: 'Ad' | 'Asset Group';
  status: 'ACTIVE' | 'PAUSED';
  accountId: string;
  campaignId: string;
  /** Asset groups have none. */
  adSetId: string | null;
  /** Ads without a form lead to a website. */
  formId: string | null;
}

export interface Question {
  /** Facebook: its key. Google: its column id. LinkedIn: the number of the question. */
  key: string;
  label: string;
  /** What it asks for, whatever the network calls it; null: a question of the form's own. */
  asks: PersonField | null;
  options?: { id: string; label: string }[];
  /** Takes several answers. */
  isMultiple?: boolean;
}

export type PersonField = 'fullName' | 'firstName' | 'lastName' | 'email' | 'phone' | 'company';

export interface Form {
  network: Network;
  id: string;
  name: string;
  accountId: string;
  pageId: string | null;
  /** From 1; LinkedIn gives a changed form a new one. */
  version: number;
  status: 'ACTIVE' | 'ARCHIVED';
  /** The form this one was copied from, because published forms of Facebook cannot be edited. */
  copiedFrom: string | null;
  questions: Question[];
  consents: { key: string; text: string; isRequired: boolean }[];
  createdAt: number;
}

export interface Person {
  index: number;
  firstName: string;
  lastName: string;
  /** Each as a form could get it: capital letters and blanks included. The first is the person's main one. */
  emails: string[];
  phone: string;
  company: string;
  /** Was known to the company's CRM since then, before any ad; null: met by an ad. */
  knownSince: number | null;
}

export interface Submission {
  network: Network;
  id: string;
  formId: string;
  formVersion: number;
  /** Of the ad it is counted for; null: organic, a preview, a test. */
  adKey: string | null;
  personIndex: number;
  email: string;
  impressionAt: number;
  submittedAt: number;
  isTest: boolean;
  /** Of Facebook: shared without an ad. */
  isOrganic: boolean;
  /** When the person withdrew it; LinkedIn tells. */
  deletedAt: number | null;
  /** By question key. */
  answers: Record<string, string[]>;
  consents: Record<string, boolean>;
  /** Of Google: the click that led to it. */
  clickId: string | null;
}

export interface Click {
  network: Network;
  /** gclid, fbclid or li_fat_id. */
  id: string;
  adKey: string;
  personIndex: number;
  clickedAt: number;
}

/** A form of the advertiser's website, submitted after a click. */
export interface WebSubmission {
  id: string;
  click: Click;
  personIndex: number;
  email: string;
  submittedAt: number;
  /** Did the click id come to the CRM with it? */
  isTracked: boolean;
  /** Did the network count it? */
  isCounted: boolean;
  /** Since when the network counts it: late ones restate a day. */
  countedSince: number;
}

export type ConversionKind = 'form' | 'web' | 'other';

/** What a network counts for an ad. */
export interface Conversion {
  kind: ConversionKind;
  adKey: string;
  /** The day it is counted on is that of this moment. */
  at: number;
  /** When the person did it: the day of Google's `…_by_conversion_date`. */
  convertedAt: number;
  /** Up to four decimals: modeled ones are parts. */
  value: number;
  countedSince: number;
  /** What it came from; null: modeled, or an upload. */
  submissionId: string | null;
}

/** All that happened around one ad. */
export interface AdHistory {
  ad: Ad;
  submissions: Submission[];
  clicks: Click[];
  webSubmissions: WebSubmission[];
  conversions: Conversion[];
}

export interface DailyResult {
  ad: Ad;
  day: string;
  impressions: number;
  clicks: number;
  /** Of the account's currency, in millionths. */
  spendMicros: number;
  form: number;
  web: number;
  other: number;
}

/** How much of everything a world has. */
export interface Size {
  accountsPerNetwork: number;
  campaignsPerAccount: number;
  adSetsPerCampaign: number;
  adsPerAdSet: number;
  days: number;
  /** Of a lead form, for each ad that has one. */
  submissionsPerAd: number;
  webSubmissionsPerAd: number;
  people: number;
}
