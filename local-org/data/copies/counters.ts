/**
 * Standard counts and sums over children (Campaign.NumberOfLeads) in columns of the parent. They are read with every save
 * of the parent, which must not count a million children; SQLite's triggers add and take away what each child changes.
 */
import type { FieldSchema, ObjectSchema, Schema } from '../../metadata/schema.ts';
import { columnKind, isStored, quote } from '../column.ts';
import type { QueryContext } from '../sql/context.ts';
import { isAmount } from '../sql/currencies.ts';
import { summaryFilters } from '../sql/roll-ups.ts';
import { Scope } from '../sql/scope.ts';
import type { SQLInputValue } from '../sqlite.ts';
import { tableName } from '../tables.ts';
import { copyName } from './mirrors.ts';

/** Counted fields of a parent over the same children by the same lookup. */
export class Counters {
  private readonly schema: Schema;
  private readonly parent: ObjectSchema;
  private readonly child: ObjectSchema;
  private readonly key: FieldSchema;
  private readonly fields: readonly FieldSchema[];

  private constructor(
    schema: Schema,
    parent: ObjectSchema,
    child: ObjectSchema,
    key: FieldSchema,
    fields: FieldSchema[],
  ) {
    this.schema = schema;
    this.parent = parent;
    this.child = child;
    this.key = key;
    this.fields = fields;
  }

  /** Those of an object; a field that columns of the children do not decide alone has no counter. */
  static of(schema: Schema, parent: ObjectSchema): Counters[] {
    const groups = new Map<string, FieldSchema[]>();
    for (const field of parent.fields.values()) {
      if (!field.summary || field.type === 'Summary' || !isCountable(schema, field)) continue;
      const { childObject, foreignKey } = field.summary;
      const key = `${childObject}.${foreignKey}`;
      groups.set(key, [...(groups.get(key) ?? []), field]);
    }
    return [...groups.values()].map((fields) => {
      const { childObject, foreignKey } = fields[0].summary!;
      const child = schema.object(childObject)!;
      return new Counters(schema, parent, child, schema.field(child, foreignKey)!, fields);
    });
  }

  /** Which children, by which lookup. */
  get place(): string {
    return `${tableName(this.child)}.${this.key.name}`;
  }

  get counted(): readonly FieldSchema[] {
    return this.fields;
  }

  /** Counts the children of all parents. */
  recount(): string {
    const alias = 'children';
    const columns = this.fields.map((field) => quote(copyName(field)));
    const table = quote(tableName(this.parent));
    const totals = this.shares(alias).map((share) => `ifnull(sum(${share}), 0)`);
    const children = `${quote(tableName(this.child))} ${alias} WHERE ${alias}.${quote(this.key.name)} = ${table}.Id`;
    return `UPDATE ${table} SET (${columns.join(', ')}) = (SELECT ${totals.join(', ')} FROM ${children})`;
  }

  /** Triggers by name. */
  triggers(): Map<string, string> {
    const table = quote(tableName(this.child));
    const name = `${tableName(this.parent)}~${this.place}`;
    const decisive = [...this.decisiveColumns()].map(quote).join(', ');
    const [add, take] = [this.change('+', 'NEW'), this.change('-', 'OLD')];
    const triggers = {
      [`${name}~insert`]: `AFTER INSERT ON ${table} BEGIN ${add}; END`,
      [`${name}~delete`]: `AFTER DELETE ON ${table} BEGIN ${take}; END`,
      [`${name}~update`]: `AFTER UPDATE OF ${decisive} ON ${table} BEGIN ${take}; ${add}; END`,
    };
    return new Map(Object.entries(triggers).map(([key, text]) => [key, `CREATE TRIGGER ${quote(key)} ${text}`]));
  }

  private change(sign: '+' | '-', row: 'NEW' | 'OLD'): string {
    const shares = this.shares(row);
    const changes = this.fields.map((field, index) => {
      const column = quote(copyName(field));
      return `${column} = ${column} ${sign} ${shares[index]}`;
    });
    return `UPDATE ${quote(tableName(this.parent))} SET ${changes.join(', ')} WHERE Id = ${row}.${quote(this.key.name)}`;
  }

  /** What one child counts for, by field. */
  private shares(row: string): string[] {
    return this.fields.map(({ summary }) => {
      const scope = new Scope({ schema: this.schema, copies: null } as QueryContext, this.child);
      scope.root.alias = row;
      const conditions = [`${row}.IsDeleted = 0`, ...summaryFilters(scope, summary!.filters)];
      const share = summary!.field ? `ifnull(${row}.${quote(summary!.field)}, 0)` : '1';
      return withValues(`iif(${conditions.join(' AND ')}, ${share}, 0)`, scope.parameters);
    });
  }

  private decisiveColumns(): Set<string> {
    const columns = new Set([this.key.name, 'IsDeleted']);
    for (const { summary } of this.fields) {
      for (const { field } of summary!.filters) columns.add(this.schema.field(this.child, field)!.name);
      if (summary!.field) columns.add(this.schema.field(this.child, summary!.field)!.name);
    }
    return columns;
  }
}

function isCountable(schema: Schema, target: FieldSchema): boolean {
  const { operation, childObject, foreignKey, field, filters } = target.summary!;
  const child = schema.object(childObject);
  if (!child || (operation !== 'count' && operation !== 'sum')) return false;
  const summed = operation === 'sum' && field ? schema.field(child, field) : null;
  if (operation === 'sum') {
    // Whole numbers add up exactly, whatever the order; what would be rounded does not.
    const isExact =
      summed && isStored(summed) && columnKind(summed) === columnKind(target) && summed.scale === target.scale;
    if (!isExact || columnKind(summed) === 'real') return false;
    // Amounts in several currencies are converted by the rates of the moment.
    if (isAmount(schema, child, summed)) return false;
  }
  return [foreignKey, ...filters.map((filter) => filter.field)].every((name) => {
    const column = schema.field(child, name);
    return column !== null && column !== undefined && isStored(column);
  });
}

/** The text of a statement without parameters: triggers have none. */
function withValues(sql: string, parameters: readonly SQLInputValue[]): string {
  return sql.replace(/\?(\d+)/g, (_, number: string) => {
    const value = parameters[Number(number) - 1];
    return typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
  });
}
