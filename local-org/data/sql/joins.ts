/**
 * Paths in SQL: parents are left joins, made once a path; a polymorphic lookup has one join for each object it may point
 * to, and the one that found a row speaks. What a field at the end of a path is, fields.ts says.
 */
import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import { quote } from '../column.ts';
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
export abstract class Joins {
  readonly context: QueryContext;
  readonly root: Source;
  readonly joins: string[] = [];
  readonly parameters: SQLInputValue[];
  private readonly sourcesByPath = new Map<string, Source[]>();
  private readonly names: { next: number };

  /** @param outer the scope of the statement this is a sub-select of: parameters and alias numbers go on from it */
  constructor(context: QueryContext, object: ObjectSchema, outer: Joins | null = null) {
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
          ` LEFT JOIN ${quote(tableName(object))} ${alias} ON ${alias}.Id = ${this.field(child, lookup!)}`,
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
      if (field) values.push(this.field(source, field));
    }
    // What coalesce answers has lost the columns' collation.
    return values.length === 1 ? values[0] : `(coalesce(${values.join(', ')}) COLLATE NOCASE)`;
  }

  /** The value of a field of a row as its column holds it. */
  abstract field(source: Source, field: FieldSchema): string;

  /** The scope of a sub-select over another object. */
  abstract inside(object: ObjectSchema): Joins;
}
