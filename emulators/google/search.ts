/** What a query finds in the world: rows in the API's JSON, camelCase, 64-bit numbers as texts. */
import { dayOf, localTime, addDays } from '../world/days.ts';
import type { Account, Ad } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { actionsOfAccount } from './conversion-actions.ts';
import { CONVERSION_SEGMENTS, FIELDS, isManager, type Row } from './fields.ts';
import type { Condition, Query } from './query.ts';
import { refusedQuery } from './refusals.ts';
import { validate, type Days } from './validation.ts';

/** Submissions of lead forms are kept so long. Google Ads help: 12080108. */
const SUBMISSION_DAYS = 60;

export interface Found {
  results: object[];
  /** `campaign.id,metrics.costMicros`. */
  fieldMask: string;
}

export interface SearchSettings {
  world: World;
  now: number;
  /** Writes fields whose value is 0, false or empty. */
  writesZeros: boolean;
}

/** @throws Refused */
export function search(query: Query, customer: Account, clients: readonly Account[], settings: SearchSettings): Found {
  const days = validate(query, dayOf(settings.now, customer.timeZone));
  const metrics = query.fields.filter((field) => field.startsWith('metrics.'));
  const named = [...query.fields, ...query.conditions.map(({ field }) => field)];
  if (named.some((field) => field.startsWith('metrics.')) && isManager(customer)) {
    throw refusedQuery('REQUESTED_METRICS_FOR_MANAGER', 'Metrics cannot be requested for a manager account.');
  }
  const isSegmented = query.fields.some((field) => field.startsWith('segments.'));
  let rows = rowsOf(query, customer, clients, days, settings).filter((row) =>
    query.conditions.every((condition) => condition.field.startsWith('metrics.') || matches(row, condition)),
  );
  if (metrics.length) rows = summed(rows, query);
  else if (isSegmented && query.resource !== 'click_view') rows = [];
  rows = rows.filter((row) =>
    query.conditions.every((condition) => !condition.field.startsWith('metrics.') || matches(row, condition)),
  );
  if (isSegmented && metrics.length) rows = rows.filter((row) => metrics.some((field) => FIELDS[field].of(row) !== 0));
  sort(rows, query);
  if (query.limit !== null) rows = rows.slice(0, query.limit);
  const written = writtenFields(query);
  return {
    results: rows.map((row) => json(row, written, settings.writesZeros)),
    fieldMask: query.fields.map(camelCase).join(','),
  };
}

function rowsOf(
  query: Query,
  customer: Account,
  clients: readonly Account[],
  days: Days | null,
  settings: SearchSettings,
): Row[] {
  const { world, now } = settings;
  const ads = world.adsOf(customer);
  const rowOfAd = (ad: Ad): Row => ({
    customer,
    campaign: world.campaign(ad.campaignId),
    adGroup: world.adSet(ad.adSetId) ?? undefined,
    ad,
    metrics: {},
  });
  switch (query.resource) {
    case 'customer_client':
      return [customer, ...(isManager(customer) ? clients : [])].map((client) => ({ customer, client, metrics: {} }));
    case 'conversion_action':
      return actionsOfAccount(customer).map((action) => ({ customer, action, metrics: {} }));
    case 'asset':
      return world.forms
        .filter(({ network, accountId }) => network === 'Google' && accountId === customer.id)
        .map((form) => ({ customer, form, metrics: {} }));
    case 'lead_form_submission_data': {
      const oldest = now - SUBMISSION_DAYS * 24 * 60 * 60 * 1000;
      return ads.flatMap((ad) =>
        world
          .submissionsOf({ ad }, now)
          .filter(({ isTest, submittedAt }) => !isTest && submittedAt >= oldest)
          .map((submission) => ({
            ...rowOfAd(ad),
            submission,
            form: world.form('Google', submission.formId) ?? undefined,
          })),
      );
    }
    case 'click_view':
      return ads.flatMap((ad) =>
        world
          .historyOf(ad)
          .clicks.filter(({ clickedAt }) => clickedAt <= now && dayOf(clickedAt, customer.timeZone) === days!.first)
          .map((click) => ({ ...rowOfAd(ad), click, day: days!.first, metrics: { clicks: 1 } })),
      );
    default: {
      const asked = ads.filter((ad) =>
        query.resource === 'asset_group'
          ? ad.level === 'Asset Group'
          : /^ad_group/.test(query.resource)
            ? ad.level === 'Ad'
            : true,
      );
      const needsResults = [...query.fields, ...query.conditions.map(({ field }) => field)].some((field) =>
        /^(metrics|segments)\./.test(field),
      );
      if (needsResults) {
        const byAction = query.fields.some((field) => CONVERSION_SEGMENTS.has(field));
        // Entities that had no results are found too, where no segment is asked for.
        const bare = query.fields.some((field) => field.startsWith('segments.')) ? [] : asked.map(rowOfAd);
        return [...asked.flatMap((ad) => resultRows(rowOfAd(ad), ad, days, byAction, settings)), ...bare];
      }
      if (query.resource === 'customer') return [{ customer, metrics: {} }];
      return unique(asked.map(rowOfAd), (row) => entityOf(row, query.resource));
    }
  }
}

/** One row a day, or a row for each conversion action a day. */
function resultRows(base: Row, ad: Ad, days: Days | null, byAction: boolean, { world, now }: SearchSettings): Row[] {
  const { customer } = base;
  const first = days?.first ?? world.firstDay;
  const last = days?.last ?? world.lastDay;
  const actions = actionsOfAccount(customer);
  const rows: Row[] = [];
  for (const result of world.resultsOf(ad, first, last, now)) {
    if (byAction) {
      for (const action of actions) {
        const value = result[action.kind];
        if (value) {
          rows.push({
            ...base,
            day: result.day,
            action,
            metrics: { conversions: action.isIncluded ? value : 0, all_conversions: value },
          });
        }
      }
    } else {
      const { impressions, clicks, spendMicros, form, web, other } = result;
      rows.push({
        ...base,
        day: result.day,
        metrics: {
          impressions,
          clicks,
          cost_micros: spendMicros,
          conversions: form + web,
          all_conversions: form + web + other,
        },
      });
    }
  }
  for (const { kind, convertedAt, countedSince, value } of world.historyOf(ad).conversions) {
    const day = dayOf(convertedAt, customer.timeZone);
    if (countedSince > now || day < first || day > last || day > addDays(world.lastDay, 1)) continue;
    const action = actions.find((one) => one.kind === kind)!;
    rows.push({
      ...base,
      day,
      ...(byAction ? { action } : {}),
      metrics: {
        conversions_by_conversion_date: action.isIncluded ? value : 0,
        all_conversions_by_conversion_date: value,
      },
    });
  }
  return rows;
}

const entityOf = (row: Row, resource: string): string => {
  switch (resource) {
    case 'customer':
      return row.customer.id;
    case 'campaign':
      return row.campaign?.id ?? '';
    case 'ad_group':
      return row.adGroup?.id ?? '';
    case 'click_view':
      return row.click?.id ?? '';
    default:
      return row.ad?.id ?? '';
  }
};

function unique(rows: readonly Row[], key: (row: Row) => string): Row[] {
  const byKey = new Map<string, Row>();
  for (const row of rows) if (!byKey.has(key(row))) byKey.set(key(row), row);
  return [...byKey.values()];
}

/** One row for each thing and each combination of the segments that were selected. */
function summed(rows: readonly Row[], query: Query): Row[] {
  const segments = query.fields.filter((field) => field.startsWith('segments.'));
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const key = JSON.stringify([entityOf(row, query.resource), ...segments.map((field) => FIELDS[field].of(row))]);
    const sum = byKey.get(key);
    if (!sum) {
      byKey.set(key, { ...row, metrics: { ...row.metrics } });
      continue;
    }
    for (const [metric, value] of Object.entries(row.metrics)) {
      sum.metrics[metric] = Math.round(((sum.metrics[metric] ?? 0) + value) * 1e6) / 1e6;
    }
  }
  return [...byKey.values()];
}

function sort(rows: Row[], { order }: Query): void {
  if (!order.length) return;
  rows.sort((a, b) => {
    for (const { field, isDescending } of order) {
      const difference = compare(FIELDS[field].of(a), FIELDS[field].of(b), FIELDS[field].type);
      if (difference) return isDescending ? -difference : difference;
    }
    return 0;
  });
}

function compare(a: unknown, b: unknown, type: string): number {
  if (type === 'int64' || type === 'double') return Number(a ?? 0) - Number(b ?? 0);
  const [left, right] = [String(a ?? ''), String(b ?? '')];
  return left < right ? -1 : left > right ? 1 : 0;
}

function matches(row: Row, { field, operator, values }: Condition): boolean {
  // The days were taken from the query already.
  if (field === 'segments.date') return true;
  const { type, of } = FIELDS[field];
  const found = of(row);
  const isGiven = found !== undefined && found !== null;
  const value = typeof found === 'boolean' ? String(found) : found;
  const difference = (to: string) => {
    const written = field.endsWith('submission_date_time') ? moment(to, row) : to;
    return compare(value, type === 'bool' ? to.toLowerCase() : written, type);
  };
  const like = () =>
    new RegExp(`^${values[0].replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/%/g, '.*')}$`, 'i').test(
      String(value ?? ''),
    );
  switch (operator) {
    case '=':
      return isGiven && difference(values[0]) === 0;
    case '!=':
      return !isGiven || difference(values[0]) !== 0;
    case '>':
      return isGiven && difference(values[0]) > 0;
    case '>=':
      return isGiven && difference(values[0]) >= 0;
    case '<':
      return isGiven && difference(values[0]) < 0;
    case '<=':
      return isGiven && difference(values[0]) <= 0;
    case 'BETWEEN':
      return isGiven && difference(values[0]) >= 0 && difference(values[1]) <= 0;
    case 'IN':
      return isGiven && values.some((one) => difference(one) === 0);
    case 'NOT IN':
      return values.every((one) => difference(one) !== 0);
    case 'LIKE':
      return like();
    case 'NOT LIKE':
      return !like();
    case 'IS NULL':
      return !isGiven;
    case 'IS NOT NULL':
      return isGiven;
    default:
      throw refusedQuery('OPERATOR_FIELD_MISMATCH', `Operator ${operator} doesn't fit '${field}'.`);
  }
}

/** A time without an offset is of the account's zone; one with an offset is brought into it. */
function moment(text: string, { customer }: Row): string {
  if (/[+-]\d\d:\d\d$/.test(text)) return localTime(Date.parse(text.replace(' ', 'T')), customer.timeZone);
  return /^\d{4}-\d\d-\d\d$/.test(text) ? `${text} 00:00:00` : text;
}

/** The fields asked for, and the resource names of what they belong to. */
function writtenFields({ fields, resource, parameters }: Query): string[] {
  if (parameters.omit_unselected_resource_names === 'true') return fields;
  const parts = new Set([resource, ...fields.map((field) => field.slice(0, field.indexOf('.')))]);
  const names = [...parts].map((part) => `${part}.resource_name`).filter((field) => Object.hasOwn(FIELDS, field));
  if (fields.some((field) => field.startsWith('ad_group_ad.ad.'))) names.push('ad_group_ad.ad.resource_name');
  return [...new Set([...names, ...fields])];
}

export const camelCase = (field: string): string =>
  field.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function json(row: Row, fields: readonly string[], writesZeros: boolean): object {
  const written: Record<string, unknown> = {};
  for (const field of fields) {
    const { type, of } = FIELDS[field];
    const value = of(row);
    if (value === undefined || value === null) continue;
    const isZero = value === 0 || value === false || value === '' || (Array.isArray(value) && !value.length);
    if (isZero && !writesZeros) continue;
    const path = camelCase(field).split('.');
    let target = written;
    for (const part of path.slice(0, -1)) target = (target[part] ??= {}) as Record<string, unknown>;
    target[path.at(-1)!] = type === 'int64' ? String(value) : value;
  }
  return written;
}
