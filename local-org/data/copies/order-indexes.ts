/**
 * Indexes for lists: the children of one parent, sorted by a field, some at a time. Which fields lists are sorted by
 * nobody knows beforehand, so the index is made when a large object is asked for one for the first time, and kept.
 */
import type { FieldSchema, ObjectSchema, Schema } from '../../metadata/schema.ts';
import { columnKind, isStored, quote } from '../column.ts';
import type { DatabaseSync } from '../sqlite.ts';
import type { ResolvedCondition, ResolvedQuery } from '../soql/resolved.ts';
import { orderTerms } from '../sql/order.ts';
import { tableName } from '../tables.ts';
import { copyName } from './mirrors.ts';
import { isSortable, type StoredCopies } from './stored-copies.ts';

/** Below so many rows sorting takes no time. */
const FROM_ROWS = 2_000;
/** Every index costs time with every row that is written: the one that was used longest ago gives way. */
const MAX_PER_OBJECT = 20;

/**
 * Says of rows what `IsDeleted = 0` says, in words that only queries of lists use: SQLite takes these indexes for such
 * queries alone. For counting a million rows they would bring them in the worst of all orders.
 */
export const LISTED = 'IsDeleted IS NOT 1';

export class OrderIndexes {
  private readonly db: DatabaseSync;
  private readonly copies: StoredCopies;
  /** SQL of the indexes that are there, by name. */
  private readonly made = new Map<string, string>();
  private readonly large = new Set<string>();
  /** Made in the transaction that is open: gone when it is rolled back. */
  private isNew = false;

  constructor(db: DatabaseSync, copies: StoredCopies) {
    this.db = db;
    this.copies = copies;
    this.reload();
  }

  /** Derived names are what related lists of parents show first: those indexes are there from the start. */
  prepare(schema: Schema): void {
    for (const object of schema.objects()) {
      const field = object.nameField && object.fields.get(object.nameField.toLowerCase());
      if (!field || !this.copies.column(object, field)) continue;
      for (const lookup of object.fields.values()) {
        const isParent = lookup.required && lookup.deleteConstraint === 'Cascade' && isStored(lookup);
        if (isParent) this.require(object, { lookup, field, descending: false });
      }
    }
  }

  /** Reads what there is. */
  reload(): void {
    this.made.clear();
    const rows = this.db
      .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND name GLOB '*~order~*' ORDER BY rowid")
      .all() as { name: string; sql: string }[];
    for (const { name, sql } of rows) this.made.set(name, sql);
    this.isNew = false;
  }

  /** What the open transaction made is there to stay. */
  committed(): void {
    this.isNew = false;
  }

  /** What was made since may be gone. */
  rolledBack(): void {
    if (!this.isNew) return;
    this.copies.reload();
    this.reload();
  }

  /** Makes the index that a query's order needs, where it is a list's. Answers whether there is one now. */
  serve(query: ResolvedQuery): boolean {
    const wanted = listOf(query);
    return wanted !== null && this.isLarge(query.object) && this.require(query.object, wanted);
  }

  private require(object: ObjectSchema, { lookup, field, descending }: List): boolean {
    if (!isStored(field) && !this.copies.column(object, field)) {
      if (!this.copies.add(object, field)) return false;
      this.isNew = true;
    }
    const table = tableName(object);
    const column = quote(isStored(field) ? field.name : copyName(field));
    const direction = descending ? ' DESC' : '';
    const terms = orderTerms(column, field).map((term) => term + direction);
    const prefix = `${table}~order~`;
    const name = `${prefix}${lookup.name}~${field.name}${direction}`;
    const sql = `CREATE INDEX ${quote(name)} ON ${quote(table)} (${[quote(lookup.name), 'IsDeleted', ...terms].join(', ')}) WHERE ${LISTED}`;
    const there = this.made.get(name);
    if (there) this.made.delete(name);
    if (there === sql) {
      // The last one is the one used last.
      this.made.set(name, sql);
      return true;
    }
    if (there) this.db.exec(`DROP INDEX ${quote(name)}`);
    const [oldest, ...others] = [...this.made.keys()].filter((known) => known.startsWith(prefix));
    if (oldest && others.length + 1 >= MAX_PER_OBJECT) this.drop(oldest);
    this.db.exec(sql);
    this.made.set(name, sql);
    this.isNew = true;
    return true;
  }

  private drop(name: string): void {
    this.db.exec(`DROP INDEX ${quote(name)}`);
    this.made.delete(name);
    this.isNew = true;
  }

  private isLarge(object: ObjectSchema): boolean {
    const table = tableName(object);
    if (this.large.has(table)) return true;
    const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM ${quote(table)} LIMIT ${FROM_ROWS})`;
    const { n } = this.db.prepare(sql).get() as { n: number };
    if (n < FROM_ROWS) return false;
    this.large.add(table);
    return true;
  }
}

interface List {
  /** Equal to one value. */
  lookup: FieldSchema;
  field: FieldSchema;
  descending: boolean;
}

/** A query as a list: limited, of the children of one parent, sorted by a field of their own. */
export function listOf(query: ResolvedQuery): List | null {
  const [first, second] = query.orderBy;
  if (!first || query.source.limit === null || query.source.allRows || query.object.kind === 'customMetadata')
    return null;
  if (first.expression.kind !== 'path' || first.expression.steps.length || !isSortable(first.expression.field))
    return null;
  if (second && (second.descending || second.expression.kind !== 'path' || second.expression.field.name !== 'Id'))
    return null;
  const lookup = query.where && lookupIn(query.where, query.object);
  return lookup && { lookup, field: first.expression.field, descending: first.descending };
}

function lookupIn(condition: ResolvedCondition, object: ObjectSchema): FieldSchema | null {
  if (condition.kind === 'and') {
    for (const term of condition.terms) {
      const found = lookupIn(term, object);
      if (found) return found;
    }
  }
  if (condition.kind !== 'compare' || condition.operator !== '=' || condition.left.kind !== 'path') return null;
  const { field, steps } = condition.left;
  const isLookup = steps.length === 0 && field.name !== 'Id' && columnKind(field) === 'id' && isStored(field);
  return isLookup && condition.right.kind !== 'null' ? field : null;
}
