/** Runs resolved queries in the current transaction: limits, access, rows to records. */
import { listOf, sobjectType } from '../values/types.ts';
import { handOutRecords } from '../running/heap.ts';
import { transaction } from '../running/transaction.ts';
import { throwApex } from '../values/exceptions.ts';
import { ApexList } from '../values/list.ts';
import { checkQueryAccess, visibleRows } from './access.ts';
import type { AccessMode } from './access.ts';
import { AGGREGATE_RESULT } from './aggregate-result.ts';
import { lockRows } from './locks.ts';
import { runningStore } from './running.ts';
import { requireSelective } from './selectivity.ts';
import { SObject } from '../values/sobject.ts';
import type { ResolvedQuery } from './soql/resolved.ts';
import type { QueryContext } from './sql/context.ts';
import { countStatement, groupStatement, recordIdStatement, recordStatement } from './sql/select.ts';
import type { RecordStatement } from './sql/select.ts';

export interface QueryOptions {
  /** From `AccessLevel`; the query's own WITH clause comes first. Default: system mode. */
  access?: AccessMode;
  /** Only these records, no matter what the query asks for. */
  only?: readonly string[];
  /** Does a loop walk the rows? It holds 200 of them at once (Apex Developer Guide, "SOQL For Loops"). */
  isWalked?: boolean;
  /** Is it a search, which an index of words serves? */
  isSearch?: boolean;
}

/** The most groups an aggregate query gives (SOQL reference, "GROUP BY"). */
const MAXIMUM_GROUPS = 2000;
const WALKED_AT_ONCE = 200;

/** The values of binds, by number, and the moment: what a query's SQL is made from. */
export function queryContext(binds: readonly unknown[], access: AccessMode): QueryContext {
  const current = transaction();
  const store = runningStore();
  return {
    store,
    copies: store.copies,
    schema: current.schema,
    binds,
    now: current.now(),
    userId: current.user.id,
    timeZone: current.user.timeZone,
    valueLabel: (field, value) => current.org.project.translations.valueLabel(field, value, current.user.language),
    visible: visibleRows(current, access),
  };
}

/** The mode that a query states, else the given one. */
export const modeOfQuery = ({ source }: ResolvedQuery, access: AccessMode = 'system'): AccessMode =>
  source.access === 'user' || source.access === 'system' ? source.access : access;

/** Counts the statement and checks what the user may see; answers the context to run it in. */
function enter(query: ResolvedQuery, binds: readonly unknown[], options: QueryOptions): QueryContext {
  const access = modeOfQuery(query, options.access);
  if (query.object.kind !== 'customMetadata') transaction().limits.use('queries');
  if (access === 'user' || query.source.access === 'securityEnforced') checkQueryAccess(query, access);
  const context = queryContext(binds, access);
  if (!options.only && !options.isSearch) requireSelective(query, context);
  lockRows(query);
  return context;
}

function useRows(query: ResolvedQuery, count: number): void {
  if (query.object.kind !== 'customMetadata') transaction().limits.use('queryRows', count);
}

/** List of the object's records, or of AggregateResult. */
export function runQuery(
  query: ResolvedQuery,
  binds: readonly unknown[],
  options: QueryOptions = {},
): ApexList<SObject> {
  const context = enter(query, binds, options);
  if (query.result === 'count') throwApex('QueryException', 'A COUNT() query returns a number, not records');
  const rows = query.result === 'aggregate' ? runGroups(query, context) : runRecords(query, context, options.only);
  handOutRecords(options.isWalked ? rows.slice(0, WALKED_AT_ONCE) : rows);
  const list = new ApexList<SObject>(
    listOf(sobjectType(query.result === 'aggregate' ? AGGREGATE_RESULT.name : query.object.name)),
    rows,
  );
  origins.set(list, { query, binds, options });
  return list;
}

export interface QueryOrigin {
  query: ResolvedQuery;
  binds: readonly unknown[];
  options: QueryOptions;
}

const origins = new WeakMap<ApexList<SObject>, QueryOrigin>();

/** The query that a list came from, null for other lists: `Database.getQueryLocator([SELECT …])` is given its rows. */
export const originOf = (list: ApexList<SObject>): QueryOrigin | null => origins.get(list) ?? null;

/** A list without rows that represents a query: what `Database.getQueryLocator([SELECT …])` is given by compiled code. */
export function rowsToCome(
  query: ResolvedQuery,
  binds: readonly unknown[],
  access: AccessMode = 'system',
): ApexList<SObject> {
  const rows = new ApexList<SObject>(listOf(sobjectType(query.object.name)));
  origins.set(rows, { query, binds, options: { access } });
  return rows;
}

/** `SELECT COUNT() …`; of any other query, the number of its rows. */
export function runCount(query: ResolvedQuery, binds: readonly unknown[], options: QueryOptions = {}): number {
  if (query.result !== 'count') return runQuery(query, binds, options).size;
  const context = enter(query, binds, options);
  const { sql, parameters } = countStatement(context, query);
  const [count] = context.store.first(sql, ...parameters)!;
  useRows(query, 1);
  return count as number;
}

function runGroups(query: ResolvedQuery, context: QueryContext): SObject[] {
  const { sql, parameters, columns, rowsIndex } = groupStatement(context, query);
  const rows = context.store.all(sql, ...parameters);
  // COUNT costs a row for each group; what reads values costs every row it reads.
  const readsValues = query.select.some(
    (item) =>
      item.kind === 'value' && item.expression.kind === 'function' && /^(SUM|AVG|MIN|MAX)$/.test(item.expression.name),
  );
  const cost = readsValues ? rows.reduce((sum, row) => sum + (row[rowsIndex] as number), 0) : rows.length;
  useRows(query, cost);
  if (rows.length > MAXIMUM_GROUPS) {
    throwApex('QueryException', 'Aggregate query has too many rows for direct assignment, use FOR loop');
  }
  return rows.map((row) => {
    const record = new SObject(AGGREGATE_RESULT);
    columns.forEach(({ alias, read }, index) =>
      record.values.set(alias, row[index] === null ? null : read(row[index])),
    );
    return record;
  });
}

function runRecords(query: ResolvedQuery, context: QueryContext, only?: readonly string[]): SObject[] {
  const statement = isNarrowed(query, only)
    ? narrowed(query, context)
    : recordStatement(context, query, only ? { field: 'Id', ids: only } : null);
  const records = readRecords(query, context, statement);
  addChildren(query, context, records);
  return records;
}

/** Few of many rows, sorted: only what decides on the order is read of all of them. */
const isNarrowed = ({ source, orderBy, object }: ResolvedQuery, only?: readonly string[]): boolean =>
  !only && source.limit !== null && orderBy.length > 0 && object.kind !== 'customMetadata';

function narrowed(query: ResolvedQuery, context: QueryContext): RecordStatement {
  const { sql, parameters } = recordIdStatement(context, query, runningStore().orders.serve(query));
  const ids = context.store.all(sql, ...parameters).map(([id]) => id as string);
  const source = { ...query.source, where: null, limit: null, offset: null };
  return recordStatement(context, { ...query, source, where: null }, { field: 'Id', ids });
}

/** Reads no more rows than the transaction may: what is above the limit ends it anyway. */
function readRecords(query: ResolvedQuery, context: QueryContext, statement: RecordStatement): SObject[] {
  const { limits } = transaction();
  const most =
    query.object.kind === 'customMetadata' ? Infinity : limits.maximum('queryRows') - limits.used('queryRows');
  const records: SObject[] = [];
  for (const row of context.store.prepare(statement.sql).iterate(...statement.parameters) as unknown as Iterable<
    unknown[]
  >) {
    records.push(statement.selection.read(row));
    if (records.length > most) break;
  }
  useRows(query, records.length);
  return records;
}

/** Sub-queries: one statement each for the children of all records. */
function addChildren(query: ResolvedQuery, context: QueryContext, records: SObject[]): void {
  for (const item of query.select) {
    if (item.kind !== 'subquery') continue;
    transaction().limits.use('aggregateQueries');
    const type = listOf(sobjectType(item.query.object.name));
    const { relationshipName, field } = item.relationship;
    const listById = new Map<string, SObject[]>();
    for (const record of records) {
      const rows: SObject[] = [];
      record.values.set(relationshipName, new ApexList<SObject>(type, rows));
      listById.set(record.id!, rows);
    }
    const statement = recordStatement(context, item.query, { field, ids: [...listById.keys()] });
    const children: SObject[] = [];
    for (const row of context.store.all(statement.sql, ...statement.parameters)) {
      const child = statement.selection.read(row);
      children.push(child);
      listById.get(row[statement.parentIndex] as string)?.push(child);
    }
    useRows(item.query, children.length);
    addChildren(item.query, context, children);
  }
}
