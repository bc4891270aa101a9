/**
 * Copies of derived values in columns of their own, so that an index can hold their order. SQLite's triggers keep them
 * true whatever writes: saves, cascades, merges, conversions, statements of a bench.
 */
import type { FieldSchema, ObjectSchema, Schema } from '../../metadata/schema.ts';
import { quote } from '../column.ts';
import type { QueryContext } from '../sql/context.ts';
import { Scope } from '../sql/scope.ts';
import { tableName } from '../tables.ts';
import { sourcesOf, type Source } from './derivation.ts';

/** Name of the column that holds a field's copy. */
export const copyName = (field: FieldSchema): string => `${field.name}~`;

/** The statements that compute and maintain the copies of one object's derived fields. */
export class Mirrors {
  private readonly schema: Schema;
  private readonly object: ObjectSchema;
  private readonly fields: readonly FieldSchema[];

  /** @param fields derived fields that have sources */
  constructor(schema: Schema, object: ObjectSchema, fields: readonly FieldSchema[]) {
    this.schema = schema;
    this.object = object;
    this.fields = fields;
  }

  /** Computes the copies of the rows that a condition finds; for all rows without one. */
  update(condition: string | null): string {
    const table = quote(tableName(this.object));
    const columns = this.fields.map((field) => quote(copyName(field)));
    const where = condition === null ? '' : ` WHERE ${condition}`;
    return `UPDATE ${table} SET (${columns.join(', ')}) = (${this.values()})${where}`;
  }

  /** Triggers by name. */
  triggers(): Map<string, string> {
    const table = tableName(this.object);
    const own = this.update('Id = NEW.Id');
    const triggers = new Map([[`${table}~.insert`, `AFTER INSERT ON ${quote(table)} BEGIN ${own}; END`]]);
    for (const { object, lookups, columns } of this.sources()) {
      if (!columns.size) continue;
      const route = lookups.map(({ field }) => field.name).join('.');
      const name = `${table}~.${route}>${object.name}`;
      const of = `OF ${[...columns].map(quote).join(', ')} ON ${quote(tableName(object))}`;
      triggers.set(name, `AFTER UPDATE ${of} BEGIN ${this.update(leadingTo(lookups, 'NEW'))}; END`);
      // Rows are inserted before others refer to them; removed for good, they are missed.
      if (lookups.length) {
        const gone = `AFTER DELETE ON ${quote(tableName(object))}`;
        triggers.set(`${name}~gone`, `${gone} BEGIN ${this.update(leadingTo(lookups, 'OLD'))}; END`);
      }
    }
    return new Map([...triggers].map(([name, text]) => [name, `CREATE TRIGGER ${quote(name)} ${text}`]));
  }

  private values(): string {
    // Computed from columns: a copy of a copy might be a step behind.
    const scope = new Scope({ schema: this.schema, copies: null } as QueryContext, this.object);
    const values = this.fields.map((field) => scope.named(scope.root, [field.name]).sql);
    return `SELECT ${values.join(', ')} ${scope.from()} WHERE ${scope.root.alias}.Id = ${quote(tableName(this.object))}.Id`;
  }

  /** The sources of all fields, those on the same route as one. */
  private sources(): Source[] {
    const merged = new Map<string, Source>();
    for (const source of this.fields.flatMap((field) => sourcesOf(this.schema, this.object, field)!)) {
      const key = `${source.lookups.map(({ field }) => field.name).join('.')}>${source.object.name}`;
      const known = merged.get(key);
      if (known) for (const column of source.columns) known.columns.add(column);
      else merged.set(key, source);
    }
    return [...merged.values()];
  }
}

/** Holds for the rows that look up, over any number of steps, the row that a trigger is about. */
function leadingTo(lookups: Source['lookups'], row: 'NEW' | 'OLD'): string {
  if (!lookups.length) return `Id = ${row}.Id`;
  return lookups.reduceRight((inner, { field }, depth) => {
    const column = quote(field.name);
    if (depth === lookups.length - 1) return `${column} = ${inner}`;
    return `${column} IN (SELECT Id FROM ${quote(tableName(lookups[depth + 1].from))} WHERE ${inner})`;
  }, `${row}.Id`);
}
