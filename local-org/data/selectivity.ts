/**
 * Queries of large objects must be selective: an index has to serve their filter (`index-use.ts`). In a trigger, one that
 * is not fails above 200,000 rows (Apex Developer Guide, "Working with Very Large SOQL Queries"); anywhere else the
 * platform may end it (Salesforce Help, "Improve performance of SOQL queries using a custom index"). Here it fails in
 * triggers, and in the jobs of a test; every other one is a finding, what a batch walks included. A table's size is what
 * the statistics say, else the number of its rows.
 */
import { ApexDate, ApexDatetime, ApexDecimal } from '../values/values.ts';
import { throwApex } from '../values/exceptions.ts';
import { ApexList } from '../values/list.ts';
import { ApexSet } from '../values/set.ts';
import { apexStackTrace } from '../values/stack-trace.ts';
import type { FieldStatistics, QueryFinding } from '../running/statistics.ts';
import { transaction } from '../running/transaction.ts';
import type { EntryKind } from '../running/entry-point.ts';
import type { ObjectSchema } from '../metadata/schema.ts';
import { columnKind } from './column.ts';
import { indexUse, isReadInOrder, type Evidence, type FieldFilter } from './index-use.ts';
import { runningStore } from './running.ts';
import type { SoqlValue } from './soql/ast.ts';
import type { ResolvedQuery } from './soql/resolved.ts';
import type { QueryContext } from './sql/context.ts';
import { dateLiteralRange, startOfDay, todayIn } from './sql/date-literals.ts';
import { countStatement } from './sql/select.ts';

/** Objects above this many rows, those in the recycle bin included, are large. */
const LARGE = 200_000;
const MESSAGE =
  'Non-selective query against large object type (more than 200000 rows). Consider an indexed filter or contact salesforce.com about custom indexing.\nEven if a field is indexed a filter might still not be selective when:\n1. The filter value includes null (for instance binding with a list that contains null)\n2. Data skew exists whereby the number of matching rows is very large (for instance, filtering for a particular foreign key value that occurs many times)';

const JOBS = new Set<EntryKind>([
  'queueable',
  'finalizer',
  'future',
  'batch start',
  'batch execute',
  'batch finish',
  'scheduled',
  'event',
]);

/**
 * @param context binds and the moment of the query
 * @param locator of a locator's query: where that was made. Reading all of a table in parts is what a batch is for.
 */
export function requireSelective(
  query: ResolvedQuery,
  context: QueryContext,
  locator: { madeAt: string | null } | null = null,
): void {
  if (!isLarge(query.object)) return;
  const reasons = reasonsAgainst(query, context);
  if (!reasons.length) return;
  const { triggers, entry, isTest, org } = transaction();
  const kind: QueryFinding['context'] = triggers.length ? 'trigger' : JOBS.has(entry.kind) ? 'job' : 'other';
  const isRefused = kind === 'trigger' || (kind === 'job' && isTest && !locator);
  const place = locator?.madeAt ?? runningPlace();
  if (place !== null) {
    const text = query.source.text.replace(/\s+/g, ' ').trim();
    const { object } = query;
    const { name } = object;
    const isLocator = locator !== null;
    org.noteQuery({ place, context: kind, object: name, rows: rowsOf(object), reasons, text, isRefused, isLocator });
  }
  if (isRefused) throwApex('QueryException', MESSAGE);
}

/** Has the object more rows than the platform reads without an index? */
export const isLarge = (object: ObjectSchema): boolean => object.kind === 'object' && rowsOf(object) > LARGE;

/** The statement that runs, as stack traces name it; null where the local org asks by itself. */
export function runningPlace(): string | null {
  const trace = apexStackTrace(new Error().stack ?? '');
  return trace === '()' ? null : trace.split('\n')[0];
}

/** Why no index serves the query of a large table; empty where one does. */
export function reasonsAgainst(query: ResolvedQuery, context: QueryContext): string[] {
  if (isReadInOrder(query)) return [];
  const { where, orderBy, source } = query;
  const reasons = where ? indexUse(where, evidence(query, context)).reasons : ['it has no filter'];
  if (!reasons.length) return [];
  const sorted = orderBy.find(({ expression }) => expression.kind === 'path' && expression.steps.length);
  if (sorted?.expression.kind === 'path')
    reasons.push(`ORDER BY ${sorted.expression.names.join('.')} sorts by a field of another object`);
  if (source.allRows) reasons.push('ALL ROWS reads the recycle bin, too');
  return reasons;
}

const given = (object: ObjectSchema) => {
  const { test, org } = transaction();
  const name = object.name.toLowerCase();
  return test?.statistics?.get(name) ?? org.statistics?.get(name) ?? null;
};

/** Rows of tables when they were counted last: counting a million takes a while. */
const counted = new WeakMap<object, Map<ObjectSchema, { lastId: number; rows: number }>>();

function rowsOf(object: ObjectSchema): number {
  const statistics = given(object);
  if (statistics) return statistics.rows;
  const store = runningStore();
  const lastId = store.lastId(object);
  // Numbers are given to records in order: fewer were ever made than the last one says.
  if (lastId <= LARGE) return lastId;
  let known = counted.get(store);
  if (!known) counted.set(store, (known = new Map()));
  const before = known.get(object);
  if (before && Math.abs(lastId - before.lastId) < before.lastId / 100) return before.rows;
  const rows = store.countAll(object);
  known.set(object, { lastId, rows });
  return rows;
}

function evidence(query: ResolvedQuery, context: QueryContext): Evidence {
  return {
    rows: rowsOf,
    value: (right) => valueOf(right, context),
    matches: (filter) => {
      const statistics = given(filter.path.object);
      if (!statistics) return countedRows(filter, query, context);
      return estimatedRows(
        filter,
        statistics.rows,
        statistics.fields.get(filter.path.field.name.toLowerCase()) ?? null,
      );
    },
  };
}

/** Apex values as JavaScript's: texts, numbers, moments in milliseconds; a list of them; `undefined` where not known. */
function valueOf(right: SoqlValue, context: QueryContext): unknown {
  switch (right.kind) {
    case 'null':
      return null;
    case 'boolean':
    case 'string':
      return right.value;
    case 'number':
      return Number(right.text);
    case 'date':
    case 'datetime':
      return Date.parse(right.text);
    case 'dateLiteral': {
      const { first } = dateLiteralRange(right.name, right.n, todayIn(context.timeZone, context.now));
      return startOfDay(first, context.timeZone);
    }
    case 'list':
      return right.values.map((value) => valueOf(value, context));
    case 'bind': {
      const bound = context.binds[right.index];
      if (bound instanceof ApexList) return bound.elements.map(plain);
      return bound instanceof ApexSet ? [...bound].map(plain) : plain(bound);
    }
    case 'time':
    case 'query':
      return undefined;
  }
}

function plain(value: unknown): unknown {
  if (value === undefined) return null;
  if (value instanceof ApexDatetime) return value.millis;
  if (value instanceof ApexDate) return value.days * 86_400_000;
  return value instanceof ApexDecimal ? value.toNumber() : value;
}

/** By statistics; null where they say nothing. */
function estimatedRows(
  { path, operator, values }: FieldFilter,
  rows: number,
  field: FieldStatistics | null,
): number | null {
  if (operator === '=' || operator === 'IN') {
    const each = path.field.type === 'Id' || path.field.unique ? 1 : (field?.rowsPerValue ?? null);
    if (!values) return null;
    const found = values.map((value) => field?.values.get(String(value).toLowerCase()) ?? each);
    return found.includes(null)
      ? null
      : Math.min(
          rows,
          (found as number[]).reduce((sum, one) => sum + one, 0),
        );
  }
  const moment = values?.[0];
  const isMoment = columnKind(path.field) === 'datetime' || columnKind(path.field) === 'date';
  if (!field?.range || !isMoment || typeof moment !== 'number') return null;
  const { from, to } = field.range;
  const before = Math.min(1, Math.max(0, (moment - from) / (to - from || 1)));
  return Math.round(rows * (operator.startsWith('<') ? before : 1 - before));
}

/** What was counted lately, by the filter and its values. */
const matched = new WeakMap<object, Map<string, { rows: number; of: number }>>();
const MOST_KEPT = 2_000;
const MOST_VALUES = 20;

/**
 * By counting what is there, as far as it decides, and only where it decides on an error. Longer lists are taken as few
 * rows: what a save of 200 records asks for is never the same twice.
 */
function countedRows(filter: FieldFilter, query: ResolvedQuery, context: QueryContext): number | null {
  const { path, values, condition, operator } = filter;
  if (path.field.type === 'Id' || path.field.unique) return values && operator !== 'LIKE' ? values.length : null;
  if (!transaction().triggers.length || path.steps.length || !values || values.length > MOST_VALUES) return null;
  const of = rowsOf(path.object);
  const store = runningStore();
  let known = matched.get(store);
  if (!known) matched.set(store, (known = new Map()));
  const key = JSON.stringify([path.object.name, path.field.name, operator, values]);
  const before = known.get(key);
  if (before && of - before.of < before.of / 10) return before.rows;
  const source = { ...query.source, limit: null, offset: null, allRows: true };
  const { sql, parameters } = countStatement(
    { ...context, visible: () => null },
    { ...query, source, where: condition },
  );
  const rows = store.first(sql, ...parameters)![0] as number;
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, { rows, of });
  return rows;
}
