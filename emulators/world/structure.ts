/** Accounts, campaigns, ad sets, ads and forms of a world: what exists before anybody does anything. */
import { shareOf } from '../shared/random.ts';
import { DAY } from './days.ts';
import {
  NETWORKS,
  type Account,
  type Ad,
  type AdSet,
  type Campaign,
  type Form,
  type Network,
  type Question,
  type Size,
} from './model.ts';

export interface Structure {
  accounts: Account[];
  campaigns: Campaign[];
  adSets: AdSet[];
  ads: Ad[];
  forms: Form[];
}

/** Nights of these zones are on other days than UTC's. */
const ZONES = ['America/Los_Angeles', 'Europe/Oslo', 'Asia/Kolkata', 'Pacific/Auckland'];
const CURRENCIES = ['USD', 'NOK', 'INR', 'NZD'];
const MANAGER = '9990001111';

const FIRST_ID: Record<Network, number> = {
  Facebook: 120_210_000_000_000_000,
  Google: 700_000_000_000,
  LinkedIn: 300_000_000,
};
/** Facebook's ids have 18 digits here and lie beyond 2^53: they are put together as text. */
const idOf = (network: Network, kind: number, index: number): string =>
  network === 'Facebook'
    ? `${String(FIRST_ID.Facebook).slice(0, 7)}${kind}${String(index + 1).padStart(10, '0')}`
    : String(FIRST_ID[network] + kind * 10_000_000 + index + 1);

/** @param startsAt when the first ad ran */
export function structureOf(seed: number, size: Size, startsAt: number): Structure {
  const made: Structure = { accounts: [], campaigns: [], adSets: [], ads: [], forms: [] };
  for (const network of NETWORKS) {
    for (let i = 0; i < size.accountsPerNetwork; i++) addAccount(network, i);
  }
  return made;

  function addAccount(network: Network, i: number): void {
    const number = made.accounts.length;
    const id = { Facebook: `act_10${100 + i}`, Google: String(1_234_567_890 + i), LinkedIn: String(512_345 + i) }[
      network
    ];
    const account: Account = {
      network,
      id,
      name: `${network} Example ${i + 1}`,
      timeZone: network === 'LinkedIn' ? 'UTC' : ZONES[number % ZONES.length],
      currency: CURRENCIES[number % CURRENCIES.length],
      pageId: network === 'Google' ? null : String((network === 'Facebook' ? 104_000_000_000_000 : 20_000_000) + i + 1),
      managerId: network === 'Google' && i % 2 === 1 ? MANAGER : null,
    };
    made.accounts.push(account);
    const forms = network === 'Google' ? [formOf(account, 0, null)] : twoForms(account);
    made.forms.push(...forms);
    for (let c = 0; c < size.campaignsPerAccount; c++) addCampaign(account, c, forms);
  }

  function addCampaign(account: Account, c: number, forms: Form[]): void {
    const { network } = account;
    const isPerformanceMax = network === 'Google' && c === size.campaignsPerAccount - 1;
    const campaign: Campaign = {
      network,
      id: idOf(network, 1, made.campaigns.length),
      name: isPerformanceMax ? `Performance Max ${c + 1}` : `Campaign ${c + 1} – ${account.name}`,
      accountId: account.id,
      isPerformanceMax,
    };
    made.campaigns.push(campaign);
    for (let s = 0; s < size.adSetsPerCampaign; s++) {
      const adSet: AdSet | null = isPerformanceMax
        ? null
        : { id: idOf(network, 2, made.adSets.length), name: `Audience ${s + 1}`, campaignId: campaign.id };
      if (adSet) made.adSets.push(adSet);
      for (let a = 0; a < size.adsPerAdSet; a++) addAd(account, campaign, adSet, forms);
    }
  }

  function addAd(account: Account, campaign: Campaign, adSet: AdSet | null, forms: Form[]): void {
    const index = made.ads.length;
    const { network } = account;
    const id = idOf(network, adSet ? 3 : 4, index);
    // Every third leads to the website.
    const form = index % 3 === 2 ? null : forms[index % forms.length];
    made.ads.push({
      index,
      network,
      key: `${network}:${id}`,
      id,
      name: `${adSet ? 'Ad' : 'Asset group'} ${index + 1} “Über ${index % 7}”`,
      level: adSet ? 'Ad' : 'Asset Group',
      status: shareOf(`status ${index}`, seed) < 0.8 ? 'ACTIVE' : 'PAUSED',
      accountId: account.id,
      campaignId: campaign.id,
      adSetId: adSet?.id ?? null,
      formId: form?.id ?? null,
    });
  }

  /** The second is a copy of the first with another question. On LinkedIn it is the next version of the first instead. */
  function twoForms(account: Account): Form[] {
    const first = formOf(account, 0, null);
    return account.network === 'LinkedIn' ? [first] : [first, formOf(account, 1, first)];
  }

  function formOf(account: Account, place: number, copied: Form | null): Form {
    const { network } = account;
    return {
      network,
      id: idOf(network, 5, made.accounts.length * 2 + place),
      name: `${copied ? 'Copy of ' : ''}Book a demo – ${account.name}`,
      accountId: account.id,
      pageId: account.pageId,
      version: network === 'LinkedIn' ? 2 : 1,
      status: copied ? 'ACTIVE' : account.network === 'Facebook' ? 'ARCHIVED' : 'ACTIVE',
      copiedFrom: copied?.id ?? null,
      questions: questionsOf(network, copied !== null),
      consents:
        network === 'Google'
          ? []
          : [
              { key: network === 'LinkedIn' ? '9001' : 'terms', text: 'I accept the terms.', isRequired: true },
              { key: network === 'LinkedIn' ? '9002' : 'newsletter', text: 'Send me news.', isRequired: false },
            ],
      createdAt: startsAt - 30 * DAY + place * DAY,
    };
  }
}

const TOPICS = ['Prix & délais', '見積り', 'Support'];

function questionsOf(network: Network, isCopy: boolean): Question[] {
  const custom = (key: string, label: string): Question => ({ key, label, asks: null });
  if (network === 'Facebook') {
    return [
      { key: 'full_name', label: 'Full name', asks: 'fullName' },
      { key: 'email', label: 'Email', asks: 'email' },
      { key: 'phone_number', label: 'Phone number', asks: 'phone' },
      { key: 'company_name', label: 'Company name', asks: 'company' },
      {
        key: 'which_topics_interest_you?',
        label: 'Which topics interest you?',
        asks: null,
        isMultiple: true,
        options: TOPICS.map((label, i) => ({ id: `topic_${i}`, label })),
      },
      ...(isCopy ? [custom('how_soon?', 'How soon?')] : []),
    ];
  }
  if (network === 'Google') {
    return [
      { key: 'FULL_NAME', label: 'Full name', asks: 'fullName' },
      { key: 'EMAIL', label: 'Email', asks: 'email' },
      { key: 'PHONE_NUMBER', label: 'Phone', asks: 'phone' },
      { key: 'COMPANY_NAME', label: 'Company', asks: 'company' },
      custom('How soon do you need it?', 'How soon do you need it?'),
    ];
  }
  return [
    { key: '101', label: 'First name', asks: 'firstName' },
    { key: '102', label: 'Last name', asks: 'lastName' },
    { key: '103', label: 'Email address', asks: 'email' },
    { key: '104', label: 'Company name', asks: 'company' },
    {
      key: '105',
      label: 'Topics',
      asks: null,
      isMultiple: true,
      options: TOPICS.map((label, i) => ({ id: String(5001 + i), label })),
    },
    custom('106', 'How soon?'),
  ];
}
