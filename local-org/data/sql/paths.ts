/**
 * Field paths in SQL: parents are left joins, made once a path; a polymorphic lookup has one join for each object it may
 * point to, and the one that found a row speaks.
 */
import { notSupported } from '../../values/exceptions.ts';
import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import { columnKind, isStored, quote, scaleFactor } from '../column.ts';
import { formulaCall } from '../formula/sql.ts';
import type { SQLInputValue } from '../sqlite.ts';
import { OBJECT_TYPE_FIELD } from '../soql/resolve.ts';
import type { PathStep, ResolvedPath } from '../soql/resolved.ts';
import { tableName } from '../tables.ts';
import type { QueryContext } from './context.ts';

/** Where a row comes from: an object and the alias of its table in the statement. */
export interface Source {
  object: ObjectSchema;
  alias: string;
}

/** The FROM clause of one SELECT and the parameters of the whole statement. */
export class Scope {
  readonly context: QueryContext;
  readonly root: Source;
  readonly joins: string[] = [];
  readonly parameters: SQLInputValue[];
  private readonly sourcesByPath = new Map<string, Source[]>();
  private readonly names: { next: number };

  /** @param outer the scope of the statement this is a sub-select of: parameters and alias numbers go on from it */
  constructor(context: QueryContext, object: ObjectSchema, outer: Scope | null = null) {
    this.context = context;
    this.parameters = outer?.parameters ?? [];
    this.names = outer?.names ?? { next: 0 };
    this.root = { object, alias: this.newAlias() };
  }

  private newAlias(): string {
    return `t${this.names.next++}`;
  }

  /** A further parameter; answers its placeholder. */
  parameter(value: SQLInputValue): string {
    return `?${this.parameters.push(value)}`;
  }

  /** `FROM … LEFT JOIN …`, complete once all expressions have been made. */
  from(): string {
    return `FROM ${quote(tableName(this.root.object))} ${this.root.alias}${this.joins.join('')}`;
  }

  /** The rows at the end of a walk over lookups. */
  sources(steps: readonly PathStep[]): Source[] {
    let sources = [this.root];
    for (const step of steps) sources = this.parents(sources, step.relationship);
    return sources;
  }

  private parents(children: Source[], relationship: string): Source[] {
    const { schema } = this.context;
    const key = `${children.map((child) => child.alias).join()}.${relationship}`;
    let found = this.sourcesByPath.get(key);
    if (found) return found;
    found = [];
    for (const child of children) {
      const lookup = schema.relationship(child.object, relationship);
      for (const target of lookup?.referenceTo ?? []) {
        const object = schema.object(target);
        if (!object) continue;
        const alias = this.newAlias();
        this.joins.push(
          ` LEFT JOIN ${quote(tableName(object))} ${alias} ON ${alias}.Id = ${this.fieldOf(child, lookup!)}`,
        );
        found.push({ object, alias });
      }
    }
    this.sourcesByPath.set(key, found);
    return found;
  }

  /** A resolved path's value as its column holds it. */
  path(path: ResolvedPath): string {
    const sources = this.sources(path.steps);
    if (path.field === OBJECT_TYPE_FIELD) {
      return `CASE ${sources.map(({ alias, object }) => `WHEN ${alias}.Id IS NOT NULL THEN '${object.name}'`).join(' ')} END COLLATE NOCASE`;
    }
    const sql = this.either(sources, path.field.name);
    // A checkbox is never null, not even of a parent that is not there.
    return path.type === 'Checkbox' && path.steps.length ? `ifnull(${sql}, 0)` : sql;
  }

  /** A path given by names, from a row: what formulas and derived fields refer to. Answers the field too. */
  named(source: Source, names: readonly string[]): { sql: string; field: FieldSchema } {
    let sources = [source];
    for (const relationship of names.slice(0, -1)) sources = this.parents(sources, relationship);
    const name = names[names.length - 1];
    const owner = sources.find(({ object }) => this.context.schema.field(object, name));
    if (!owner) throw new Error(`${source.object.name}.${names.join('.')} does not exist`);
    return { sql: this.either(sources, name), field: this.context.schema.field(owner.object, name)! };
  }

  private either(sources: Source[], name: string): string {
    const values: string[] = [];
    for (const source of sources) {
      const field = this.context.schema.field(source.object, name);
      if (field) values.push(this.fieldOf(source, field));
    }
    // What coalesce answers has lost the columns' collation.
    return values.length === 1 ? values[0] : `(coalesce(${values.join(', ')}) COLLATE NOCASE)`;
  }

  private fieldOf(source: Source, field: FieldSchema): string {
    if (isStored(field)) return `${source.alias}.${quote(field.name)}`;
    const copy = this.context.copies?.column(source.object, field);
    if (copy) return `${source.alias}.${copy}`;
    if (field.formula !== null) return formulaCall(this, source, field);
    if (field.derived !== null) return this.derived(source, field);
    if (field.summary) return this.counted(source, field);
    return notSupported(`the compound field ${source.object.name}.${field.name} in SOQL`, 'query its parts');
  }

  private derived(source: Source, field: FieldSchema): string {
    const sql = field.derived!.replace(/\{([^}]+)\}/g, (_, path: string) => {
      const found = this.named(source, path.split('.'));
      return columnKind(found.field) === 'scaled'
        ? `(${found.sql} / ${scaleFactor(found.field).toFixed(1)})`
        : found.sql;
    });
    const value =
      columnKind(field) === 'scaled' ? `CAST(round((${sql}) * ${scaleFactor(field)}) AS INTEGER)` : `(${sql})`;
    return columnKind(field) === 'text' ? `${value} COLLATE NOCASE` : value;
  }

  /** A standard count or sum over children, made when it is read. */
  private counted(source: Source, field: FieldSchema): string {
    const { schema } = this.context;
    const summary = field.summary!;
    const child = schema.object(summary.childObject);
    if (!child) return '0';
    const inner = new Scope(this.context, child, this);
    const summed = summary.field ? inner.named(inner.root, summary.field.split('.')) : null;
    const where = [
      `${inner.named(inner.root, [summary.foreignKey]).sql} = ${source.alias}.Id`,
      `${inner.root.alias}.IsDeleted = 0`,
      ...summaryFilters(inner, summary.filters),
    ];
    const value =
      summary.operation === 'count' || !summed ? 'count(*)' : `${summary.operation}(${rescaled(summed, field)})`;
    const orZero = summary.operation === 'count' || summary.operation === 'sum' ? `ifnull(${value}, 0)` : value;
    return `(SELECT ${orZero} ${inner.from()} WHERE ${where.join(' AND ')})`;
  }
}

/** A number in the scale of the field that takes it. */
export function rescaled(value: { sql: string; field: FieldSchema }, target: FieldSchema): string {
  const difference =
    (columnKind(target) === 'scaled' ? target.scale! : 0) -
    (columnKind(value.field) === 'scaled' ? value.field.scale! : 0);
  if (difference === 0) return value.sql;
  return difference > 0
    ? `(${value.sql}) * ${10 ** difference}`
    : `CAST(round((${value.sql}) / ${10 ** -difference}.0) AS INTEGER)`;
}

/** Conditions of a roll-up on the rows it counts; operations as the Metadata API names them. */
export function summaryFilters(scope: Scope, filters: { field: string; operation: string; value: string }[]): string[] {
  return filters.map(({ field: path, operation, value }) => {
    const { sql, field } = scope.named(
      scope.root,
      path.split('.').slice(path.split('.')[0] === scope.root.object.name ? 1 : 0),
    );
    const kind = columnKind(field);
    if (value === '') {
      if (operation === 'equals') return `${sql} IS NULL`;
      if (operation === 'notEqual') return `${sql} IS NOT NULL`;
    }
    const one = (text: string): string => {
      if (kind === 'boolean') return /^(true|1)$/i.test(text) ? '1' : '0';
      if (kind === 'text' || kind === 'id') return scope.parameter(text);
      if (kind === 'scaled') return scope.parameter(Math.round(Number(text) * scaleFactor(field)));
      if (kind === 'integer' || kind === 'real') return scope.parameter(Number(text));
      if (kind === 'date')
        return scope.parameter(Math.floor(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / 86_400_000));
      if (kind === 'datetime') return scope.parameter(Date.parse(text));
      return notSupported(`a roll-up filter on ${field.name}`, scope.root.object.name);
    };
    const parts = value.split(',').map((part) => part.trim());
    switch (operation) {
      case 'equals':
        return `(${parts.map((part) => `${sql} = ${one(part)}`).join(' OR ')})`;
      case 'notEqual':
        return `(${parts.map((part) => `${sql} IS NOT ${one(part)}`).join(' AND ')})`;
      case 'lessThan':
        return `${sql} < ${one(value)}`;
      case 'greaterThan':
        return `${sql} > ${one(value)}`;
      case 'lessOrEqual':
        return `${sql} <= ${one(value)}`;
      case 'greaterOrEqual':
        return `${sql} >= ${one(value)}`;
      case 'contains':
        return `instr(lower(${sql}), lower(${one(value)})) > 0`;
      case 'notContain':
        return `ifnull(instr(lower(${sql}), lower(${one(value)})), 0) = 0`;
      case 'startsWith':
        return `instr(lower(${sql}), lower(${one(value)})) = 1`;
      default:
        return notSupported(`the roll-up filter operation ${operation}`, scope.root.object.name);
    }
  });
}
