/** Insights: results of ads by day, in the account's time zone. Meta: Insights API, parameters, error codes, limits. */
import { addDays, dayOf, daysBetween, isDay, monthsBefore } from '../world/days.ts';
import type { Ad } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { badParameter, refused, type Refusal } from './refusals.ts';
import type { Node, Outcome } from './selection.ts';

const HISTORY_MONTHS = 37;
const LEVELS = ['account', 'campaign', 'adset', 'ad'] as const;
type Level = (typeof LEVELS)[number];

/** A part of the vendor's SDK: `AdsInsights.Fields`. */
export const INSIGHT_FIELDS = new Set(
  'account_currency account_id account_name action_values actions ad_id ad_name adset_id adset_name attribution_setting campaign_id campaign_name clicks conversions conversion_leads cpc cpm ctr created_time date_start date_stop frequency impressions inline_link_clicks objective reach results spend unique_clicks updated_time'.split(
    ' ',
  ),
);
const USUAL_FIELDS = 'impressions,spend';
/** Accounts that are not managed must ask for these since 2026-08-03; a synchronous call then gives no row and no error. */
const OPT_IN_BREAKDOWNS = new Set([
  'impression_device',
  'frequency_value',
  'hourly_stats_aggregated_by_audience_time_zone',
]);

export interface InsightsSettings {
  now: number;
  /** Rows that a synchronous call can have. */
  largestSync: number;
  isSynchronous: boolean;
  /** Opt-in breakdowns are allowed. */
  optedIn: boolean;
}

interface Sums {
  impressions: number;
  clicks: number;
  spendMicros: number;
  form: number;
  web: number;
  other: number;
}

export function insights(
  world: World,
  ads: readonly Ad[],
  usualLevel: Level,
  parameters: URLSearchParams,
  settings: InsightsSettings,
): Outcome<Node[]> {
  const account = ads.length ? world.accountOf(ads[0]) : null;
  const today = dayOf(settings.now, account?.timeZone ?? 'UTC');
  const level = (parameters.get('level') ?? usualLevel) as Level;
  if (!LEVELS.includes(level)) return { refusal: badParameter(`Param level must be one of {${LEVELS.join(', ')}}`) };
  const fields = (parameters.get('fields') ?? USUAL_FIELDS)
    .split(',')
    .map((field) => field.trim())
    .filter(Boolean);
  const unknown = fields.find((field) => !INSIGHT_FIELDS.has(field));
  if (unknown) return { refusal: badParameter(`${unknown} is not valid for fields param.`) };
  const breakdowns = (parameters.get('breakdowns') ?? '').split(',').filter(Boolean);
  if (breakdowns.some((one) => !OPT_IN_BREAKDOWNS.has(one)))
    return { refusal: refused(400, 2, 'Invalid breakdown', { subcode: 1504041 }) };
  const range = rangeOf(parameters, today);
  if ('refusal' in range) return range;
  const step = stepOf(parameters.get('time_increment'));
  if (step === null) return { refusal: badParameter('Param time_increment must be all_days, monthly or 1 to 90') };
  const wanted = filterOf(parameters.get('filtering'));
  if ('refusal' in wanted) return wanted;
  if (!account || (breakdowns.length && !settings.optedIn)) return { value: [] };
  const { since, until } = range;
  const days = daysBetween(since, until).length;
  if (settings.isSynchronous && ads.length * days > settings.largestSync) {
    return {
      refusal: refused(400, 100, 'Please reduce the amount of data you are asking for, then retry your request', {
        subcode: 1504018,
      }),
    };
  }

  const rows = new Map<string, { ad: Ad; first: string; last: string; sums: Sums }>();
  for (const ad of ads) {
    for (const { ad: _ad, day, ...sums } of world.resultsOf(ad, since, until, settings.now)) {
      const first = step === 'all' ? since : addDays(since, Math.floor(daysFrom(since, day) / step) * step);
      const end = step === 'all' ? until : addDays(first, step - 1);
      const key = `${first} ${idAt(ad, level)}`;
      const row = rows.get(key);
      if (!row) rows.set(key, { ad, first, last: end < until ? end : until, sums });
      else for (const name of Object.keys(sums) as (keyof Sums)[]) row.sums[name] += sums[name];
    }
  }
  const chosen = [...rows.values()].filter(({ ad, sums }) => wanted.isWanted(ad, sums));
  chosen.sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : a.ad.index - b.ad.index));
  return {
    value: chosen.map(({ ad, first, last, sums }) => {
      const whole = rowOf(world, ad, level, sums);
      const named = fields.filter((field) => whole[field] !== undefined).map((field) => [field, whole[field]]);
      return { ...Object.fromEntries(named), date_start: first, date_stop: last } as Node;
    }),
  };
}

const daysFrom = (first: string, day: string) => Math.round((Date.parse(day) - Date.parse(first)) / 86_400_000);

function idAt(ad: Ad, level: Level): string {
  if (level === 'account') return ad.accountId;
  if (level === 'campaign') return ad.campaignId;
  return level === 'adset' ? ad.adSetId! : ad.id;
}

/** Numbers are texts; what did not happen is not there. */
function rowOf(world: World, ad: Ad, level: Level, { impressions, clicks, spendMicros, form, web, other }: Sums): Node {
  const account = world.accountOf(ad);
  const actions = [
    // The same lead under several types: their sum is no number of leads.
    ['lead', form + web + other],
    ['onsite_conversion.lead_grouped', form],
    ['leadgen_grouped', form],
    ['offsite_conversion.fb_pixel_lead', web],
    ['onsite_web_lead', web],
    ['offsite_conversion.custom.777', other],
    ['link_click', clicks],
    ['post_engagement', clicks],
    ['page_engagement', clicks],
  ].filter(([, value]) => value) as [string, number][];
  const isWithin = (of: Level) => LEVELS.indexOf(level) >= LEVELS.indexOf(of);
  return {
    account_id: account.id.replace('act_', ''),
    account_name: account.name,
    account_currency: account.currency,
    ...(isWithin('campaign') ? { campaign_id: ad.campaignId, campaign_name: world.campaign(ad.campaignId).name } : {}),
    ...(isWithin('adset') ? { adset_id: ad.adSetId, adset_name: world.adSet(ad.adSetId)?.name } : {}),
    ...(isWithin('ad') ? { ad_id: ad.id, ad_name: ad.name } : {}),
    impressions: String(impressions),
    clicks: String(clicks),
    inline_link_clicks: String(clicks),
    reach: String(Math.ceil(impressions * 0.8)),
    spend: (spendMicros / 1e6).toFixed(2),
    ctr: ((clicks / impressions) * 100).toFixed(6),
    attribution_setting: '7d_click_1d_view',
    objective: 'OUTCOME_LEADS',
    actions: actions.length ? actions.map(([type, value]) => ({ action_type: type, value: String(value) })) : undefined,
  };
}

function rangeOf(parameters: URLSearchParams, today: string): { since: string; until: string } | { refusal: Refusal } {
  const text = parameters.get('time_range');
  const presets: Record<string, [since: string, until: string]> = {
    today: [today, today],
    yesterday: [addDays(today, -1), addDays(today, -1)],
    last_7d: [addDays(today, -7), addDays(today, -1)],
    last_28d: [addDays(today, -28), addDays(today, -1)],
    last_30d: [addDays(today, -30), addDays(today, -1)],
    maximum: [monthsBefore(today, HISTORY_MONTHS), today],
  };
  let range: { since?: unknown; until?: unknown };
  if (text === null) {
    const preset = presets[parameters.get('date_preset') ?? 'last_30d'];
    if (!preset) return { refusal: badParameter('Param date_preset is not valid') };
    range = { since: preset[0], until: preset[1] };
  } else {
    try {
      range = JSON.parse(text) as typeof range;
    } catch {
      return { refusal: badParameter("param time_range must be an array with 'since' and 'until'.") };
    }
  }
  const { since, until } = range;
  if (typeof since !== 'string' || typeof until !== 'string' || !isDay(since) || !isDay(until)) {
    return { refusal: badParameter('Must be a date representation in the format YYYY-MM-DD') };
  }
  if (since > until) return { refusal: badParameter('The start date cannot be after the end date') };
  if (since < monthsBefore(today, HISTORY_MONTHS)) {
    return {
      refusal: refused(
        400,
        3018,
        `(#3018) The start date of the time range cannot be beyond ${HISTORY_MONTHS} months from the current date`,
      ),
    };
  }
  return { since, until };
}

function stepOf(text: string | null): number | 'all' | null {
  if (text === null || text === 'all_days') return 'all';
  const step = Number(text);
  return Number.isInteger(step) && step >= 1 && step <= 90 ? step : null;
}

function filterOf(text: string | null): { isWanted: (ad: Ad, sums: Sums) => boolean } | { refusal: Refusal } {
  let filters: { field: string; operator: string; value: unknown }[];
  try {
    filters = text === null ? [] : (JSON.parse(text) as typeof filters);
  } catch {
    return { refusal: badParameter('param filtering must be an array.') };
  }
  const ids: Record<string, (ad: Ad) => string | null> = {
    'ad.id': ({ id }) => id,
    'adset.id': ({ adSetId }) => adSetId,
    'campaign.id': ({ campaignId }) => campaignId,
  };
  const numbers: Record<string, (sums: Sums) => number> = {
    impressions: ({ impressions }) => impressions,
    spend: ({ spendMicros }) => spendMicros / 1e6,
  };
  const wrong = filters.find(
    ({ field, operator }) => !(ids[field] && operator === 'IN') && !(numbers[field] && operator === 'GREATER_THAN'),
  );
  if (wrong) return { refusal: badParameter(`Filtering by ${wrong.field} ${wrong.operator} is not supported`) };
  return {
    isWanted: (ad, sums) =>
      filters.every(({ field, value }) =>
        ids[field]
          ? (value as unknown[]).map(String).includes(ids[field](ad) ?? '')
          : numbers[field](sums) > Number(value),
      ),
  };
}
