/** What the Google Ads API refuses in a query that its grammar allows, and the days a query asks for. */
import { addDays, isDay, monthsBefore } from '../world/days.ts';
import { CONVERSION_SEGMENTS, DATE_SEGMENTS, FIELDS, isConversionMetric, RESOURCES } from './fields.ts';
import type { Condition, Query } from './query.ts';
import { Refused, refusedQuery } from './refusals.ts';

/** Rows by day go back so far. Google Ads API: deprecations, 2026-06-01. */
const HISTORY_MONTHS = 37;
const CLICK_DAYS = 90;

export interface Days {
  first: string;
  last: string;
}

const partOf = (field: string) => field.slice(0, field.indexOf('.'));

/**
 * @param today in the account's time zone
 * @returns the days that the query is limited to; null where it isn't
 */
export function validate(query: Query, today: string): Days | null {
  const resource = Object.hasOwn(RESOURCES, query.resource) ? RESOURCES[query.resource] : null;
  if (!resource)
    throw refusedQuery('BAD_RESOURCE_TYPE_IN_FROM_CLAUSE', `Invalid resource type in FROM: '${query.resource}'.`);
  const allowed = new Set([query.resource, ...resource.with]);
  const inSelect = new Set(query.fields);
  const where = query.conditions.map(({ field }) => field);
  for (const [clause, fields] of [
    ['SELECT', query.fields],
    ['WHERE', where],
    ['ORDER BY', query.order.map(({ field }) => field)],
  ] as const) {
    for (const field of fields) checkField(field, clause);
  }
  checkSegments();
  const days = daysOf(query.conditions, today);
  const needsDays = query.fields.some((field) => DATE_SEGMENTS.has(field)) || query.resource === 'click_view';
  if (needsDays && !days) {
    throw refusedQuery(
      'EXPECTED_FILTERS_ON_DATE_RANGE',
      "Expects filters on the following field to limit a finite date range: 'segments.date'.",
    );
  }
  if (days) checkDays(days);
  return days;

  function checkField(field: string, clause: 'SELECT' | 'WHERE' | 'ORDER BY'): void {
    if (!Object.hasOwn(FIELDS, field))
      throw refusedQuery('UNRECOGNIZED_FIELD', `Unrecognized field in the query: '${field}'.`);
    const part = partOf(field);
    if (part === 'metrics') {
      const isAllowed =
        resource!.metrics === true || (Array.isArray(resource!.metrics) && resource!.metrics.includes(field));
      if (!isAllowed)
        throw refusedQuery(
          'PROHIBITED_METRIC_IN_SELECT_OR_WHERE_CLAUSE',
          `Cannot select or filter on '${field}' with FROM ${query.resource}.`,
        );
    } else if (part === 'segments') {
      const isAllowed = resource!.segments && !(query.resource === 'click_view' && CONVERSION_SEGMENTS.has(field));
      if (!isAllowed)
        throw refusedQuery(
          'PROHIBITED_SEGMENT_IN_SELECT_OR_WHERE_CLAUSE',
          `Cannot select or filter on '${field}' with FROM ${query.resource}.`,
        );
    } else if (!allowed.has(part)) {
      const code =
        clause === 'WHERE' ? 'PROHIBITED_RESOURCE_TYPE_IN_WHERE_CLAUSE' : 'PROHIBITED_RESOURCE_TYPE_IN_SELECT_CLAUSE';
      throw refusedQuery(code, `The resource '${part}' cannot be used with FROM ${query.resource}.`);
    }
    if (clause === 'SELECT') return;
    if (FIELDS[field].type === 'message') {
      throw refusedQuery(
        clause === 'WHERE' ? 'PROHIBITED_FIELD_IN_WHERE_CLAUSE' : 'PROHIBITED_FIELD_IN_ORDER_BY_CLAUSE',
        `'${field}' can only be selected.`,
      );
    }
    const mustBeSelected =
      clause === 'ORDER BY' ? part !== query.resource : part === 'segments' && !DATE_SEGMENTS.has(field);
    if (mustBeSelected && !inSelect.has(field)) {
      throw refusedQuery('EXPECTED_REFERENCED_FIELD_IN_SELECT_CLAUSE', `'${field}' must be in the SELECT clause.`);
    }
  }

  /** What an action counted has no impressions, clicks or costs. */
  function checkSegments(): void {
    const named = [...query.fields, ...where];
    const segment = named.find((field) => CONVERSION_SEGMENTS.has(field));
    const metric = named.find((field) => partOf(field) === 'metrics' && !isConversionMetric(field));
    if (segment && metric) {
      throw refusedQuery(
        'PROHIBITED_SEGMENT_WITH_METRIC_IN_SELECT_OR_WHERE_CLAUSE',
        `The segment '${segment}' cannot be used with the metric '${metric}'.`,
      );
    }
  }

  function checkDays({ first, last }: Days): void {
    if (first > last)
      throw new Refused(
        'INVALID_ARGUMENT',
        'dateRangeError',
        'START_DATE_AFTER_END_DATE',
        'The start date is after the end date.',
      );
    if (query.resource === 'click_view') {
      if (first !== last || first < addDays(today, -CLICK_DAYS)) {
        throw refusedQuery('DATE_RANGE_TOO_WIDE', `click_view is asked for one day of the last ${CLICK_DAYS}.`);
      }
    } else if (query.fields.includes('segments.date') && first < monthsBefore(today, HISTORY_MONTHS)) {
      throw new Refused(
        'INVALID_ARGUMENT',
        'dateRangeError',
        'REQUESTED_DATE_GRANULARITY_NOT_SUPPORTED',
        `Days go back ${HISTORY_MONTHS} months.`,
      );
    }
  }
}

function daysOf(conditions: readonly Condition[], today: string): Days | null {
  let first: string | null = null;
  let last: string | null = null;
  const from = (day: string) => (first = first === null || day > first ? day : first);
  const to = (day: string) => (last = last === null || day < last ? day : last);
  for (const { field, operator, values } of conditions) {
    if (field !== 'segments.date') continue;
    if (operator === 'DURING') {
      const range = during(values[0], today);
      from(range.first);
      to(range.last);
      continue;
    }
    const days = values.map(dayIn);
    switch (operator) {
      case '=':
        from(days[0]);
        to(days[0]);
        break;
      case '>=':
        from(days[0]);
        break;
      case '>':
        from(addDays(days[0], 1));
        break;
      case '<=':
        to(days[0]);
        break;
      case '<':
        to(addDays(days[0], -1));
        break;
      case 'BETWEEN':
        from(days[0]);
        to(days[1]);
        break;
      default:
        throw refusedQuery('OPERATOR_FIELD_MISMATCH', `Operator ${operator} doesn't fit 'segments.date'.`);
    }
  }
  return first !== null && last !== null ? { first, last } : null;
}

function dayIn(text: string): string {
  const day = /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
  if (!isDay(day)) throw refusedQuery('INVALID_DATE_FORMAT', `Invalid date: '${text}'.`);
  return day;
}

function during(literal: string, today: string): Days {
  const yesterday = addDays(today, -1);
  const lastDays = /^LAST_(7|14|30)_DAYS$/.exec(literal);
  if (lastDays) return { first: addDays(today, -Number(lastDays[1])), last: yesterday };
  const monthStart = `${today.slice(0, 7)}-01`;
  switch (literal) {
    case 'TODAY':
      return { first: today, last: today };
    case 'YESTERDAY':
      return { first: yesterday, last: yesterday };
    case 'THIS_MONTH':
      return { first: monthStart, last: today };
    case 'LAST_MONTH': {
      const last = addDays(monthStart, -1);
      return { first: `${last.slice(0, 7)}-01`, last };
    }
    default:
      throw refusedQuery('INVALID_VALUE_WITH_DURING_OPERATOR', `Invalid date literal: '${literal}'.`);
  }
}
