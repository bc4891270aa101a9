/**
 * Can an index serve a filter, and how many rows does it find? By "Query & Search Optimization Cheat Sheet" and "Best
 * Practices for Deployments with Large Data Volumes" (Indexes; SOQL and SOSL): an index serves a filter that finds at
 * most 30 % of the first million rows and 15 % of those beyond, up to 1,000,000 (an index that the platform maintains), or
 * 10 % and 5 %, up to 333,333 (unique fields, external ids, custom relationships). AND needs one such filter, or several
 * that are each below twice that and together below it; OR needs an index for every part, and their sum below it. Negative
 * operators, a leading wildcard, comparison of text by size, blank values and computed fields use no index.
 */
import type { FieldSchema, ObjectSchema } from '../metadata/schema.ts';
import { columnKind, isStored } from './column.ts';
import type { ResolvedCondition, ResolvedExpression, ResolvedPath, ResolvedQuery } from './soql/resolved.ts';
import type { SoqlValue } from './soql/ast.ts';

/** What is known of the tables, and of the query's values. */
export interface Evidence {
  /** Rows of a table, those in the recycle bin included. */
  rows(object: ObjectSchema): number;
  /** Rows that a filter on an indexed field of the object finds; null: not known, taken as few. */
  matches(filter: FieldFilter): number | null;
  /** The value of a filter's right side: the bind's, or as written; a list for IN. `undefined`: not known. */
  value(right: SoqlValue): unknown;
}

export interface FieldFilter {
  condition: ResolvedCondition;
  path: ResolvedPath;
  operator: string;
  /** Values compared with; null where they are not known. */
  values: readonly unknown[] | null;
}

/** How an index serves a condition: `reasons` say why it does not. */
export interface IndexUse {
  reasons: string[];
  /** Rows it finds and the most it may find; null where no index can be used at all. */
  found: { rows: number | null; most: number; object: ObjectSchema } | null;
}

/** The most rows that a filter may find for its index to be used. */
export function indexThreshold(rows: number, index: 'standard' | 'custom'): number {
  const [first, beyond, most] = index === 'standard' ? [0.3, 0.15, 1_000_000] : [0.1, 0.05, 333_333];
  return Math.min(most, Math.floor(first * Math.min(rows, 1_000_000) + beyond * Math.max(0, rows - 1_000_000)));
}

const STAMPS = new Set(['CreatedDate', 'SystemModstamp', 'LastModifiedDate']);
const PEOPLE = new Set(['Contact', 'Lead']);

/** The index of a field, or null. */
export function indexOf(object: ObjectSchema, field: FieldSchema): 'standard' | 'custom' | null {
  // A person's name is indexed as one, though it is put together from its parts.
  if (PEOPLE.has(object.name) && field.name === 'Name') return 'standard';
  if (!isStored(field)) return null;
  if (field.custom) return columnKind(field) === 'id' || field.unique || field.externalId ? 'custom' : null;
  if (columnKind(field) === 'id' || field.name === object.nameField || STAMPS.has(field.name)) return 'standard';
  if (PEOPLE.has(object.name) && field.name === 'Email') return 'standard';
  return field.unique || field.externalId ? 'custom' : null;
}

export function indexUse(condition: ResolvedCondition, evidence: Evidence): IndexUse {
  switch (condition.kind) {
    case 'and':
      return all(
        condition.terms.map((term) => indexUse(term, evidence)),
        evidence,
      );
    case 'or':
      return any(condition.terms.map((term) => indexUse(term, evidence)));
    case 'not':
      return none('NOT uses no index');
    case 'in':
      return semiJoin(condition, evidence);
    case 'compare':
      return comparison(condition, evidence);
  }
}

const none = (reason: string): IndexUse => ({ reasons: [reason], found: null });
const serves = ({ reasons }: IndexUse): boolean => reasons.length === 0;

function all(uses: IndexUse[], evidence: Evidence): IndexUse {
  const best = uses.filter(serves).sort((a, b) => (a.found?.rows ?? 0) - (b.found?.rows ?? 0))[0];
  if (best) return best;
  const close = uses.flatMap(({ found }) => (found?.rows && found.rows <= 2 * found.most ? [found] : []));
  if (close.length > 1) {
    const { object, most } = close[0];
    const rows = evidence.rows(object);
    const together = Math.round(close.reduce((left, one) => (left * one.rows!) / rows, rows));
    if (together <= most) return { reasons: [], found: { object, rows: together, most } };
  }
  return { reasons: unique(uses.flatMap(({ reasons }) => reasons)), found: null };
}

function any(uses: IndexUse[]): IndexUse {
  const refused = uses.filter((use) => !serves(use));
  if (refused.length) return { reasons: unique(refused.flatMap(({ reasons }) => reasons)).map(orReason), found: null };
  const objects = unique(uses.map(({ found }) => found!.object.name));
  if (objects.length > 1) return none(`OR joins fields of different objects: ${objects.join(', ')}`);
  const most = Math.min(...uses.map(({ found }) => found!.most));
  const rows = uses.reduce((sum, { found }) => sum + (found!.rows ?? 0), 0);
  const found = {
    object: uses[0].found!.object,
    rows: uses.every((use) => use.found!.rows === null) ? null : rows,
    most,
  };
  return rows <= most ? { reasons: [], found } : { reasons: [tooMany('OR', rows, most)], found };
}

const orReason = (reason: string): string => (reason.startsWith('in OR, ') ? reason : `in OR, ${reason}`);
const unique = (texts: string[]): string[] => [...new Set(texts)];
const tooMany = (what: string, rows: number, most: number): string =>
  `${what} finds ${number(rows)} rows, its index serves up to ${number(most)}`;
const number = (value: number): string => value.toLocaleString('en-US');

function semiJoin(condition: ResolvedCondition & { kind: 'in' }, evidence: Evidence): IndexUse {
  const path = indexed(condition.left);
  if (typeof path === 'string') return none(path);
  if (condition.negated) return none(`NOT IN on ${path.names.join('.')} uses no index`);
  const { query } = condition;
  const most = thresholdOf(path, evidence);
  const inner = query.where
    ? indexUse(query.where, evidence)
    : none(`the inner query of ${query.object.name} has no filter`);
  if (serves(inner) || evidence.rows(query.object) <= most)
    return { reasons: [], found: { object: path.object, rows: null, most } };
  return { reasons: inner.reasons, found: null };
}

const thresholdOf = (path: ResolvedPath, evidence: Evidence): number =>
  indexThreshold(evidence.rows(path.object), indexOf(path.object, path.field)!);

/** The path of an indexed field, or why there is no index. */
function indexed(expression: ResolvedExpression): ResolvedPath | string {
  if (expression.kind === 'function') return `${expression.name}(…) uses no index`;
  const name = expression.names.join('.');
  if (indexOf(expression.object, expression.field)) return expression;
  return isStored(expression.field) ? `${name} has no index` : `${name} is computed and has no index`;
}

const POSITIVE = new Set(['=', '<', '<=', '>', '>=', 'LIKE', 'IN']);
const SIZES = new Set(['<', '<=', '>', '>=']);

function comparison(condition: ResolvedCondition & { kind: 'compare' }, evidence: Evidence): IndexUse {
  const { operator, right } = condition;
  const path = indexed(condition.left);
  if (typeof path === 'string') return none(path);
  const name = path.names.join('.');
  if (!POSITIVE.has(operator)) return none(`${operator} on ${name} uses no index`);
  if (SIZES.has(operator) && columnKind(path.field) === 'text')
    return none(`${operator} on ${name} compares text by size`);
  const value = evidence.value(right);
  const values = value === undefined ? null : Array.isArray(value) ? (value as unknown[]) : [value];
  if (values?.includes(null)) return none(`${name} is compared with null`);
  if (operator === 'LIKE' && values?.some((text) => /^[%_]/.test(String(text))))
    return none(`LIKE on ${name} begins with a wildcard`);
  const most = thresholdOf(path, evidence);
  const rows = evidence.matches({ condition, path, operator, values });
  const found = { object: path.object, rows, most };
  return rows === null || rows <= most ? { reasons: [], found } : { reasons: [tooMany(name, rows, most)], found };
}

/**
 * Is the table read in the order of an index, and no further than a limit? Then filters on that same field, or none, need
 * no other index.
 */
export function isReadInOrder({ source, where, orderBy, result }: ResolvedQuery): boolean {
  if (result !== 'records' || source.limit === null || source.offset !== null) return false;
  if (!orderBy.length) return where === null;
  const [{ expression }] = orderBy;
  if (expression.kind !== 'path' || expression.steps.length || !indexOf(expression.object, expression.field))
    return false;
  return where === null || comparesOnly(where, expression.field);
}

function comparesOnly(condition: ResolvedCondition, field: FieldSchema): boolean {
  if (condition.kind === 'and') return condition.terms.every((term) => comparesOnly(term, field));
  if (condition.kind !== 'compare' || !SIZES.has(condition.operator)) return false;
  return condition.left.kind === 'path' && condition.left.field === field;
}
