/**
 * WHERE and HAVING in SQL. SOQL knows no third truth value: a comparison with an empty field is false, `!=`, `NOT IN`
 * and NOT of a false comparison are true (facts of the SOQL reference, "Comparison Operators" and "Querying Null").
 */
import type { ComparisonOperator, SoqlQuery, SoqlValue } from '../soql/ast.ts';
import type { ResolvedCondition, ResolvedExpression } from '../soql/resolved.ts';
import { comparands } from './comparands.ts';
import type { Comparand } from './comparands.ts';
import { pathValue, sqlValue } from './expressions.ts';
import type { SqlValue } from './expressions.ts';
import { Scope } from './scope.ts';

/** How an expression of a clause becomes SQL: HAVING sees aliases and groups, WHERE the row. */
type ValueOf = (expression: ResolvedExpression) => SqlValue;

export function conditionSql(
  scope: Scope,
  condition: ResolvedCondition,
  valueOf: ValueOf = (node) => sqlValue(scope, node),
): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return `(${condition.terms.map((term) => conditionSql(scope, term, valueOf)).join(condition.kind === 'and' ? ' AND ' : ' OR ')})`;
    case 'not':
      return `((${conditionSql(scope, condition.term, valueOf)}) IS NOT TRUE)`;
    case 'in':
      return semiJoin(scope, condition, valueOf(condition.left));
    case 'compare':
      return comparison(scope, valueOf(condition.left), condition.operator, condition.right);
  }
}

function semiJoin(scope: Scope, condition: Extract<ResolvedCondition, { kind: 'in' }>, left: SqlValue): string {
  const { query } = condition;
  const inner = new Scope(scope.context, query.object, scope);
  const [item] = query.select;
  if (item.kind !== 'field') throw new Error('A semi-join selects one field');
  const value = pathValue(inner, item.path);
  const where = [`${value.sql} IS NOT NULL`, ...rowConditions(inner, query.where, query.source)];
  const select = `SELECT ${value.sql} ${inner.from()} WHERE ${where.join(' AND ')}`;
  return condition.negated ? `((${left.sql} IN (${select})) IS NOT TRUE)` : `${left.sql} IN (${select})`;
}

/** What every row of a SELECT satisfies: not deleted, visible to the user, the WHERE clause. */
export function rowConditions(
  scope: Scope,
  where: ResolvedCondition | null,
  { allRows, scope: reach }: Pick<SoqlQuery, 'allRows' | 'scope'>,
): string[] {
  const mine = reach?.toLowerCase() === 'mine';
  const { root, context } = scope;
  const conditions: string[] = [];
  if (where) conditions.push(conditionSql(scope, where));
  if (mine && root.object.fields.has('ownerid'))
    conditions.push(`${root.alias}.OwnerId = ${scope.parameter(context.userId)}`);
  if (!allRows) conditions.push(`${root.alias}.IsDeleted = 0`);
  const visible = context.visible(root.object, root.alias);
  if (visible) conditions.push(visible);
  return conditions;
}

function comparison(scope: Scope, left: SqlValue, operator: ComparisonOperator, right: SoqlValue): string {
  const values = comparands(scope.context, left, right);
  switch (operator) {
    case 'IN':
      return isIn(scope, left, values);
    case 'NOT IN':
      return `((${isIn(scope, left, values)}) IS NOT TRUE)`;
    case 'INCLUDES':
      return includes(scope, left, values);
    case 'EXCLUDES':
      return `((${includes(scope, left, values)}) IS NOT TRUE)`;
    case 'LIKE':
      return either(values.map((value) => like(scope, left, value)));
    case '=':
      return values.length === 1 ? equals(scope, left, values[0]) : isIn(scope, left, values);
    case '!=':
      return values.length === 1 ? different(scope, left, values[0]) : `((${isIn(scope, left, values)}) IS NOT TRUE)`;
    default:
      return order(scope, left, operator, values[0]);
  }
}

const either = (terms: string[]): string =>
  terms.length === 1 ? terms[0] : terms.length ? `(${terms.join(' OR ')})` : '0';

/** Letters outside of ASCII have no case for SQLite: both sides are folded where the value has one. */
function sides(scope: Scope, left: SqlValue, value: unknown): [string, string] {
  if (typeof value === 'string' && left.kind === 'text' && !left.field?.caseSensitive && isNotAscii(value)) {
    return [`apex_fold(${left.sql})`, scope.parameter(value.toLowerCase())];
  }
  return [left.sql, scope.parameter(value as string)];
}

const isNotAscii = (text: string): boolean => /[^\x00-\x7f]/.test(text);

function equals(scope: Scope, left: SqlValue, value: Comparand): string {
  // `null` of a checkbox is false (SOQL reference, "Use null in WHERE").
  if (value.kind === 'null') return left.kind === 'boolean' ? `${left.sql} = 0` : `${left.sql} IS NULL`;
  if (value.kind === 'range')
    return `(${left.sql} >= ${scope.parameter(value.first)} AND ${left.sql} < ${scope.parameter(value.end)})`;
  const [a, b] = sides(scope, left, value.value);
  return `${a} = ${b}`;
}

function different(scope: Scope, left: SqlValue, value: Comparand): string {
  if (value.kind === 'null') return left.kind === 'boolean' ? `${left.sql} = 1` : `${left.sql} IS NOT NULL`;
  if (value.kind === 'range') return `((${equals(scope, left, value)}) IS NOT TRUE)`;
  const [a, b] = sides(scope, left, value.value);
  return `${a} IS NOT ${b}`;
}

function order(scope: Scope, left: SqlValue, operator: ComparisonOperator, value: Comparand): string {
  if (value.kind === 'null') return '0';
  if (value.kind === 'value') {
    const [a, b] = sides(scope, left, value.value);
    return `${a} ${operator} ${b}`;
  }
  switch (operator) {
    case '<':
      return `${left.sql} < ${scope.parameter(value.first)}`;
    case '<=':
      return `${left.sql} < ${scope.parameter(value.end)}`;
    case '>':
      return `${left.sql} >= ${scope.parameter(value.end)}`;
    default:
      return `${left.sql} >= ${scope.parameter(value.first)}`;
  }
}

/** Lists are one parameter, so that the statement's text does not depend on their length. */
function isIn(scope: Scope, left: SqlValue, values: Comparand[]): string {
  const terms: string[] = [];
  let plain = values.flatMap((value) => (value.kind === 'value' ? [value.value] : []));
  const folds =
    left.kind === 'text' &&
    !left.field?.caseSensitive &&
    plain.some((value) => typeof value === 'string' && isNotAscii(value));
  if (folds) plain = plain.map((value) => (typeof value === 'string' ? value.toLowerCase() : value));
  const json = `[${plain.map((value) => (typeof value === 'string' ? JSON.stringify(value) : String(value))).join()}]`;
  const column = folds ? `apex_fold(${left.sql})` : left.sql;
  if (plain.length === 1 && values.length === 1) return equals(scope, left, values[0]);
  if (plain.length) terms.push(`${column} IN (SELECT value FROM json_each(${scope.parameter(json)}))`);
  for (const value of values) if (value.kind === 'range') terms.push(equals(scope, left, value));
  if (values.some((value) => value.kind === 'null')) terms.push(equals(scope, left, { kind: 'null' }));
  return either(terms);
}

function like(scope: Scope, left: SqlValue, value: Comparand): string {
  if (value.kind !== 'value') return value.kind === 'null' ? `${left.sql} IS NULL` : '0';
  // A backslash escapes the wildcards only; any other one is an ordinary character.
  const pattern = String(value.value).replace(/\\(?![%_])/g, '\\\\');
  const [a, b] = sides(scope, left, pattern);
  return `${a} LIKE ${b} ESCAPE '\\'`;
}

/** Each value may name several (`'a;b'`), all of which have to be chosen. */
function includes(scope: Scope, left: SqlValue, values: Comparand[]): string {
  const chosen = `(';' || ${left.sql} || ';')`;
  const terms = values.flatMap((value) => {
    if (value.kind !== 'value') return [`${left.sql} IS NULL`];
    const parts = String(value.value).split(';');
    return [
      `(${parts.map((part) => `instr(apex_fold(${chosen}), ${scope.parameter(`;${part.trim().toLowerCase()};`)}) > 0`).join(' AND ')})`,
    ];
  });
  return either(terms);
}
