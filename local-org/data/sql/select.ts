/** Whole SELECT statements: records, counts, groups. */
import { notSupported, throwApex } from '../../values/exceptions.ts';
import { columnKind } from '../column.ts';
import type { SoqlValue } from '../soql/ast.ts';
import { sameExpression } from '../soql/resolve.ts';
import type { ResolvedCondition, ResolvedExpression, ResolvedOrder, ResolvedQuery } from '../soql/resolved.ts';
import { LISTED } from '../copies/order-indexes.ts';
import type { SQLInputValue } from '../sqlite.ts';
import type { ColumnReader } from '../column.ts';
import { conditionSql, rowConditions } from './conditions.ts';
import { alternativesOf } from './keyset.ts';
import { orderTerms } from './order.ts';
import type { QueryContext } from './context.ts';
import { selected, sqlValue } from './expressions.ts';
import type { SqlValue } from './expressions.ts';
import { Scope } from './scope.ts';
import { Selection } from './record-plan.ts';

export interface Statement {
  sql: string;
  parameters: SQLInputValue[];
}

const where = (conditions: string[]): string => (conditions.length ? ` WHERE ${conditions.join(' AND ')}` : '');

/** LIMIT and OFFSET as numbers; null where there is none. */
function rowWindow(context: QueryContext, query: ResolvedQuery): { limit: number | null; offset: number } {
  const number = (value: SoqlValue | null): number | null => {
    if (!value) return null;
    const bound =
      value.kind === 'bind' ? context.binds[value.index] : value.kind === 'number' ? Number(value.text) : null;
    if (bound === null || bound === undefined)
      throwApex('QueryException', 'Invalid bind expression type for LIMIT or OFFSET: null');
    const count = Number(String(bound));
    if (!Number.isInteger(count) || count < 0) throwApex('QueryException', `Invalid query limit: ${String(bound)}`);
    return count;
  };
  const offset = number(query.source.offset) ?? 0;
  if (offset > 2000) throwApex('QueryException', 'Maximum SOQL offset allowed is 2000');
  return { limit: number(query.source.limit), offset };
}

const windowSql = ({ limit, offset }: { limit: number | null; offset: number }): string =>
  limit === null && offset === 0 ? '' : ` LIMIT ${limit ?? -1}${offset ? ` OFFSET ${offset}` : ''}`;

/** Empty ones first unless the query says so. */
function orderSql(value: SqlValue, item: ResolvedOrder): string {
  const direction = item.descending ? ' DESC' : ' ASC';
  const [first, ...further] = orderTerms(value.sql, value.field).map((term) => term + direction);
  return [`${first} NULLS ${item.nulls.toUpperCase()}`, ...further].join(', ');
}

export interface RecordStatement extends Statement {
  selection: Selection;
  /** Index of the column with the parent's id, in a sub-query. */
  parentIndex: number;
}

/**
 * The statement of a query of records. Rows without an ORDER BY come by Id, which is the order they were made in.
 * @param parents of a sub-query: the foreign key and the ids of the parents whose children are wanted
 */
export function recordStatement(
  context: QueryContext,
  query: ResolvedQuery,
  parents: { field: string; ids: readonly string[] } | null = null,
): RecordStatement {
  const scope = new Scope(context, query.object);
  const selection = new Selection(scope, query);
  const conditions = rowConditions(scope, query.where, query.source);
  const columns = selection.columns.slice();
  const order = ` ORDER BY ${orderList(scope, query)}`;
  const window = rowWindow(context, query);
  if (!parents) {
    const sql = `SELECT ${columns.join(', ')} ${scope.from()}${where(conditions)}${order}${windowSql(window)}`;
    return { sql, parameters: scope.parameters, selection, parentIndex: -1 };
  }
  const key = scope.named(scope.root, [parents.field]).sql;
  conditions.unshift(`${key} IN (SELECT value FROM json_each(${scope.parameter(JSON.stringify(parents.ids))}))`);
  const parentIndex = columns.push(key) - 1;
  if (window.limit === null && window.offset === 0) {
    const sql = `SELECT ${columns.join(', ')} ${scope.from()}${where(conditions)}${order}`;
    return { sql, parameters: scope.parameters, selection, parentIndex };
  }
  const numbered = columns.map((column, index) => `${column} AS c${index}`);
  const last = window.limit === null ? '' : ` AND n <= ${window.offset + window.limit}`;
  const sql =
    `SELECT ${columns.map((_, index) => `c${index}`).join(', ')} FROM (SELECT ${numbered.join(', ')}, row_number() OVER (PARTITION BY ${key}${order}) AS n ` +
    `${scope.from()}${where(conditions)}) WHERE n > ${window.offset}${last} ORDER BY c${parentIndex}, n`;
  return { sql, parameters: scope.parameters, selection, parentIndex };
}

/**
 * Only the ids of the records, in order.
 * @param isIndexed an index has the rows in this order
 */
export function recordIdStatement(context: QueryContext, query: ResolvedQuery, isIndexed = false): Statement {
  const scope = new Scope(context, query.object);
  const alternatives = isIndexed ? alternativesOf(query) : [];
  const sql = alternatives.length
    ? pageOf(scope, query, alternatives)
    : sortedIds(scope, query, query.where, isIndexed);
  return { sql: sql + windowSql(rowWindow(context, query)), parameters: scope.parameters };
}

/** Of each alternative as many as are wanted of all; of these the first. */
function pageOf(scope: Scope, query: ResolvedQuery, alternatives: ResolvedCondition[]): string {
  const { limit, offset } = rowWindow(scope.context, query);
  const most = windowSql({ limit: limit! + offset, offset: 0 });
  const parts = alternatives.map(
    (where) => `SELECT * FROM (${sortedIds(new Scope(scope.context, query.object, scope), query, where, true)}${most})`,
  );
  const orders = orderList(scope, query);
  return `SELECT ${scope.root.alias}.Id ${scope.from()} WHERE ${scope.root.alias}.Id IN (${parts.join(' UNION ')}) ORDER BY ${orders}`;
}

function sortedIds(
  scope: Scope,
  query: ResolvedQuery,
  condition: ResolvedCondition | null,
  isIndexed: boolean,
): string {
  const conditions = rowConditions(scope, condition, query.source);
  if (isIndexed) conditions.push(`${scope.root.alias}.${LISTED}`);
  const orders = orderList(scope, query);
  return `SELECT ${scope.root.alias}.Id ${scope.from()}${where(conditions)} ORDER BY ${orders}`;
}

/** What the rows are sorted by, in the end by Id: that is the order they were made in. */
function orderList(scope: Scope, query: ResolvedQuery): string {
  const { alias } = scope.root;
  const byId = query.orderBy.findIndex(
    ({ expression }) => expression.kind === 'path' && !expression.steps.length && expression.field.name === 'Id',
  );
  // What follows an id decides nothing.
  const items = byId < 0 ? query.orderBy : query.orderBy.slice(0, byId);
  const id = byId >= 0 && query.orderBy[byId].descending ? `${alias}.Id DESC` : `${alias}.Id`;
  return [...items.map((item) => orderSql(sqlValue(scope, item.expression), item)), id].join(', ');
}

export function countStatement(context: QueryContext, query: ResolvedQuery): Statement {
  const scope = new Scope(context, query.object);
  const conditions = rowConditions(scope, query.where, query.source);
  const window = windowSql(rowWindow(context, query));
  const rows = `${scope.from()}${where(conditions)}`;
  const sql = window ? `SELECT count(*) FROM (SELECT 1 ${rows}${window})` : `SELECT count(*) ${rows}`;
  return { sql, parameters: scope.parameters };
}

interface GroupStatement extends Statement {
  columns: { alias: string; read: ColumnReader }[];
  /** Index of the column that says how many rows a group was made of. */
  rowsIndex: number;
}

/** Aggregates. ROLLUP and CUBE are one SELECT for each set of groups, joined by UNION ALL. */
export function groupStatement(context: QueryContext, query: ResolvedQuery): GroupStatement {
  const scope = new Scope(context, query.object);
  const conditions = rowConditions(scope, query.where, query.source);
  const groups = query.groupBy?.items ?? [];
  const columns: GroupStatement['columns'] = [];
  const selects: string[] = [];
  const mode = query.groupBy?.mode ?? 'plain';
  for (const set of groupingSets(mode, groups.length)) {
    const isGrouped = (node: ResolvedExpression) => groups.findIndex((group) => sameExpression(group, node));
    const valueOf = (node: ResolvedExpression): SqlValue =>
      groupValue(scope, node, (inner) => {
        const at = isGrouped(inner);
        return at < 0 ? null : set.has(at);
      });
    const items = query.select.map((item) => {
      if (item.kind !== 'value') return notSupported(`${item.kind} in an aggregate query`, query.object.name);
      return { alias: item.alias, value: valueOf(item.expression) };
    });
    if (!columns.length) columns.push(...items.map(({ alias, value }) => ({ alias, read: value.read })));
    const orders = query.orderBy.map((item) => valueOf(item.expression));
    const list = [
      ...items.map(({ value }, index) => `${selected(value)} AS c${index}`),
      'count(*) AS n',
      ...orders.map((value, index) => `${value.sql} AS o${index}`),
    ];
    const grouped = [...set].map((index) => sqlValue(scope, groups[index]).sql);
    const having = query.having ? ` HAVING ${conditionSql(scope, query.having, valueOf)}` : '';
    // Without groups there is one row, rows or not; a grand total under ROLLUP has none when there are none.
    const groupBy = grouped.length ? ` GROUP BY ${grouped.join(', ')}` : mode === 'plain' ? '' : ' GROUP BY NULL';
    selects.push(`SELECT ${list.join(', ')} @FROM${where(conditions)}${groupBy}${having}`);
  }
  const order = query.orderBy.map((item, index) => {
    const field = item.expression.kind === 'path' ? item.expression.field : null;
    const collated = field && columnKind(field) === 'text' && !field.caseSensitive ? ' COLLATE NOCASE' : '';
    return orderSql({ sql: `o${index}${collated}`, kind: 'text', scale: 0, field, read: (raw) => raw }, item);
  });
  const union = selects.map((select) => select.replace('@FROM', () => scope.from())).join(' UNION ALL ');
  const sql = `SELECT * FROM (${union})${order.length ? ` ORDER BY ${order.join(', ')}` : ''}${windowSql(rowWindow(context, query))}`;
  return { sql, parameters: scope.parameters, columns, rowsIndex: columns.length };
}

/** Sets of indexes into the GROUP BY list: all; all their beginnings; all their subsets. */
function groupingSets(mode: 'plain' | 'rollup' | 'cube', size: number): Set<number>[] {
  const all = Array.from({ length: size }, (_, index) => index);
  if (mode === 'plain') return [new Set(all)];
  if (mode === 'rollup') return Array.from({ length: size + 1 }, (_, dropped) => new Set(all.slice(0, size - dropped)));
  return Array.from({ length: 2 ** size }, (_, mask) => new Set(all.filter((index) => !(mask & (1 << index)))));
}

/** A value in a grouped SELECT: NULL where its group is summed over; GROUPING() says which that is. */
function groupValue(
  scope: Scope,
  node: ResolvedExpression,
  grouped: (node: ResolvedExpression) => boolean | null,
): SqlValue {
  if (node.kind === 'function' && node.name === 'GROUPING') {
    return { sql: grouped(node.args[0]) ? '0' : '1', kind: 'integer', scale: 0, field: null, read: (raw) => raw };
  }
  const value = sqlValue(scope, node);
  return grouped(node) === false ? { ...value, sql: 'NULL' } : value;
}
