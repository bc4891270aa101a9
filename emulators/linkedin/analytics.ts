/** `adAnalytics`: numbers of ads by day, in UTC. LinkedIn: Reporting, analytics finder. */
import { addDays, isDay } from '../world/days.ts';
import type { Ad, DailyResult } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { badRequest } from './refusals.ts';
import { idInUrn, type RestliValue } from './restli.ts';

const LARGEST_FIELDS = 20;
const YEARS = 10;

type Sums = Omit<DailyResult, 'ad' | 'day'>;

/** Every metric, from the sums of a row. */
const METRICS: Record<string, (sums: Sums) => number | string> = {
  impressions: ({ impressions }) => impressions,
  clicks: ({ clicks }) => clicks,
  // As the numbers of it have been seen: more than 20 digits.
  costInLocalCurrency: ({ spendMicros }) => (spendMicros / 1e6).toFixed(19),
  oneClickLeads: ({ form }) => form,
  oneClickLeadFormOpens: ({ form }) => form * 3,
  leadGenerationMailContactInfoShares: () => 0,
  externalWebsiteConversions: ({ web }) => web,
  externalWebsitePostClickConversions: ({ web }) => web - Math.floor(web / 3),
  externalWebsitePostViewConversions: ({ web }) => Math.floor(web / 3),
  jobApplications: ({ other }) => other,
  landingPageClicks: ({ clicks }) => clicks,
  likes: () => 0,
  shares: () => 0,
  comments: () => 0,
  follows: () => 0,
  reactions: () => 0,
  totalEngagements: ({ clicks }) => clicks,
  videoViews: () => 0,
  viralImpressions: () => 0,
  viralClicks: () => 0,
  companyPageClicks: () => 0,
};
const OTHER_FIELDS = new Set(['dateRange', 'pivotValues']);

const PIVOTS: Record<string, (ad: Ad) => string> = {
  ACCOUNT: (ad) => `urn:li:sponsoredAccount:${ad.accountId}`,
  CAMPAIGN_GROUP: (ad) => `urn:li:sponsoredCampaignGroup:${ad.campaignId}`,
  CAMPAIGN: (ad) => `urn:li:sponsoredCampaign:${ad.adSetId}`,
  CREATIVE: (ad) => `urn:li:sponsoredCreative:${ad.id}`,
};

export interface Found {
  elements: object[];
  /** How many numbers were read for it. */
  metricValues: number;
}

/** @throws Refused */
export function analytics(
  world: World,
  query: Map<string, RestliValue>,
  now: number,
  canRead: (accountId: string) => boolean,
): Found {
  const text = (name: string) => {
    const value = query.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  if (text('q') !== 'analytics') throw badRequest('Unknown finder. Use q=analytics.');
  const pivot = PIVOTS[text('pivot') ?? ''];
  if (!pivot) throw badRequest(`Invalid or missing pivot. Known: ${Object.keys(PIVOTS).join(', ')}`);
  const granularity = text('timeGranularity');
  if (granularity !== 'DAILY' && granularity !== 'ALL') throw badRequest('timeGranularity is DAILY or ALL here.');
  const fields = (text('fields') ?? listText(query.get('fields')) ?? 'impressions,clicks').split(',').filter(Boolean);
  if (fields.length > LARGEST_FIELDS) throw badRequest(`At most ${LARGEST_FIELDS} fields can be asked for.`);
  const unknown = fields.find((field) => !OTHER_FIELDS.has(field) && !Object.hasOwn(METRICS, field));
  if (unknown) throw badRequest(`Unknown field: ${unknown}`);
  const { first, last } = daysIn(query.get('dateRange'), now);

  const ads = adsNamed(world, query).filter((ad) => canRead(ad.accountId));
  const rows = new Map<string, { day: string; pivotValue: string; sums: Sums }>();
  for (const ad of ads) {
    for (const { ad: _ad, day, ...sums } of world.resultsOf(ad, first, last, now)) {
      const pivotValue = pivot(ad);
      const key = granularity === 'DAILY' ? `${pivotValue} ${day}` : pivotValue;
      const row = rows.get(key);
      if (!row) rows.set(key, { day, pivotValue, sums });
      else for (const name of Object.keys(sums) as (keyof Sums)[]) row.sums[name] += sums[name];
    }
  }
  const elements = [...rows.values()].map(({ day, pivotValue, sums }) =>
    Object.fromEntries(
      fields.map((field) => {
        if (field === 'pivotValues') return [field, [pivotValue]];
        if (field === 'dateRange') {
          return [
            field,
            granularity === 'DAILY'
              ? { start: dateOf(day), end: dateOf(day) }
              : { start: dateOf(first), end: dateOf(last) },
          ];
        }
        return [field, METRICS[field](sums)];
      }),
    ),
  );
  return { elements, metricValues: elements.length * fields.filter((field) => !OTHER_FIELDS.has(field)).length };
}

const listText = (value: RestliValue | undefined) => (Array.isArray(value) ? value.join(',') : undefined);

const dateOf = (day: string) => {
  const [year, month, date] = day.split('-').map(Number);
  return { year, month, day: date };
};

/** An open end is today. */
function daysIn(range: RestliValue | undefined, now: number): { first: string; last: string } {
  const today = new Date(now).toISOString().slice(0, 10);
  const day = (date: RestliValue | undefined): string => {
    const { year, month, day: of } = (date ?? {}) as Record<string, string>;
    const text = `${year}-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`;
    if (!isDay(text)) throw badRequest('dateRange is (start:(year:2026,month:11,day:1),end:(…)).');
    return text;
  };
  if (typeof range !== 'object' || Array.isArray(range) || !range.start) throw badRequest('dateRange is required.');
  const first = day(range.start);
  const last = range.end ? day(range.end) : today;
  if (first > last) throw badRequest('The start of dateRange is after its end.');
  const oldest = addDays(today, -YEARS * 365);
  return { first: first < oldest ? oldest : first, last };
}

function adsNamed(world: World, query: Map<string, RestliValue>): Ad[] {
  const facets: [name: string, kind: string, of: (ad: Ad) => string | null][] = [
    ['accounts', 'sponsoredAccount', ({ accountId }) => accountId],
    ['campaignGroups', 'sponsoredCampaignGroup', ({ campaignId }) => campaignId],
    ['campaigns', 'sponsoredCampaign', ({ adSetId }) => adSetId],
    ['creatives', 'sponsoredCreative', ({ id }) => id],
  ];
  const given = facets.filter(([name]) => query.has(name));
  if (!given.length) throw badRequest('At least one of accounts, campaignGroups, campaigns, creatives is required.');
  const wanted = given.map(([name, kind, of]) => {
    const list = query.get(name);
    if (!Array.isArray(list)) throw badRequest(`${name} is a List(…) of URNs.`);
    const ids = new Set(
      list.map((urn) => {
        const id = idInUrn(urn, kind);
        if (!id) throw badRequest(`${name}: ${JSON.stringify(urn)} is no urn:li:${kind}.`);
        return id;
      }),
    );
    return (ad: Ad) => ids.has(of(ad) ?? '');
  });
  return world.ads.filter((ad) => ad.network === 'LinkedIn' && wanted.every((isWanted) => isWanted(ad)));
}
