/**
 * What a query of records selects and how its rows become SObjects: the fields of the object, its parents (each an
 * SObject of its own), and where the lookup's key is for the sub-queries.
 */
import { SObject } from '../../values/sobject.ts';
import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import type { ResolvedPath, ResolvedQuery, ResolvedSelect } from '../soql/resolved.ts';
import { columnReader } from '../column.ts';
import { compoundValue, partsOf } from '../compound.ts';
import type { ColumnReader } from '../column.ts';
import { pathValue, selected, sqlValue } from './expressions.ts';
import type { Source } from './joins.ts';
import type { Scope } from './scope.ts';

interface FieldSlot {
  name: string;
  index: number;
  read: ColumnReader;
  /** With TYPEOF: only for records of this object. */
  only: ObjectSchema | null;
}

interface CompoundSlot {
  field: FieldSchema;
  parts: { name: string; index: number; read: ColumnReader }[];
}

/** One record of a row: the query's own, or a parent. */
interface RecordPlan {
  /** Null where the id tells the object (polymorphic). */
  object: ObjectSchema | null;
  idIndex: number;
  queried: Set<string>;
  fields: FieldSlot[];
  compounds: CompoundSlot[];
  parents: { relationship: string; plan: RecordPlan }[];
}

/** The SELECT list of a query, and the reader of its rows. */
export class Selection {
  readonly columns: string[] = [];
  private readonly scope: Scope;
  private readonly root: RecordPlan;
  private readonly indexBySql = new Map<string, number>();

  constructor(scope: Scope, query: ResolvedQuery) {
    this.scope = scope;
    this.root = this.plan(query.object, `${scope.root.alias}.Id`);
    for (const item of query.select) this.add(item);
  }

  private column(sql: string): number {
    let index = this.indexBySql.get(sql);
    if (index === undefined) {
      index = this.columns.push(sql) - 1;
      this.indexBySql.set(sql, index);
    }
    return index;
  }

  private plan(object: ObjectSchema | null, idSql: string): RecordPlan {
    return {
      object,
      idIndex: this.column(idSql),
      queried: new Set(['Id', 'id']),
      fields: [],
      compounds: [],
      parents: [],
    };
  }

  private add(item: ResolvedSelect): void {
    switch (item.kind) {
      case 'field':
        this.field(item.path);
        break;
      case 'value': {
        const value = sqlValue(this.scope, item.expression);
        const inner = item.expression.kind === 'function' ? item.expression.args[0] : item.expression;
        const plan = inner?.kind === 'path' ? this.planOf(inner) : this.root;
        this.slot(plan, item.alias, selected(value), value.read, null);
        break;
      }
      case 'subquery':
        remember(this.root, item.relationship.relationshipName);
        break;
      case 'typeof':
        for (const { object, fields } of item.whens) {
          for (const path of fields) {
            const plan = this.planOf({ ...path, steps: [...item.steps, ...path.steps] });
            const source = this.scope.sources(item.steps).find((candidate) => candidate.object === object)!;
            const value = this.scope.named(source, path.names);
            this.slot(plan, path.field.name, value.sql, columnReader(path.field), path.steps.length ? null : object);
          }
        }
        for (const path of item.otherwise) this.field(path);
        break;
    }
  }

  private field(path: ResolvedPath): void {
    if (path.type === 'Address' || path.type === 'Location') {
      this.compound(path);
      return;
    }
    const value = pathValue(this.scope, path);
    this.slot(this.planOf(path), path.field.name, selected(value), value.read, null);
  }

  private compound(path: ResolvedPath): void {
    const plan = this.planOf(path);
    const [source] = this.scope.sources(path.steps);
    remember(plan, path.field.name);
    const parts = partsOf(path.object, path.field).map(({ name, field }) => ({
      name,
      index: this.column(this.scope.named(source, [field.name]).sql),
      read: columnReader(field),
    }));
    plan.compounds.push({ field: path.field, parts });
  }

  private slot(plan: RecordPlan, name: string, sql: string, read: ColumnReader, only: ObjectSchema | null): void {
    if (plan.fields.some((slot) => slot.name === name && slot.only === only)) return;
    remember(plan, name);
    plan.fields.push({ name, index: this.column(sql), read, only });
  }

  /** The plan of the record that a path ends in; makes those on the way. */
  private planOf(path: Pick<ResolvedPath, 'steps'>): RecordPlan {
    let plan = this.root;
    path.steps.forEach((step, depth) => {
      let parent = plan.parents.find((candidate) => candidate.relationship === step.relationship)?.plan;
      if (!parent) {
        const sources = this.scope.sources(path.steps.slice(0, depth + 1));
        parent = this.plan(sources.length === 1 ? sources[0].object : null, idOf(sources));
        remember(plan, step.relationship);
        plan.parents.push({ relationship: step.relationship, plan: parent });
        this.lookup(plan, path.steps.slice(0, depth), step.field);
      }
      plan = parent;
    });
    return plan;
  }

  /** With a parent's fields comes the lookup itself. */
  private lookup(plan: RecordPlan, steps: ResolvedPath['steps'], field: FieldSchema): void {
    const owner = this.scope.sources(steps).find(({ object }) => object.fields.has(field.name.toLowerCase()));
    if (owner) this.slot(plan, field.name, this.scope.named(owner, [field.name]).sql, columnReader(field), null);
  }

  read(row: unknown[]): SObject {
    return this.record(this.root, row)!;
  }

  private record(plan: RecordPlan, row: unknown[]): SObject | null {
    const id = row[plan.idIndex] as string | null;
    if (id === null) return null;
    const object = plan.object ?? this.scope.context.schema.objectOfId(id);
    if (!object) return null;
    const record = new SObject(object);
    record.queried = plan.queried;
    const { values } = record;
    values.set('Id', id);
    for (const { name, index, read, only } of plan.fields) {
      const raw = row[index];
      if (raw !== null && (only === null || only === object)) values.set(name, read(raw));
    }
    for (const { field, parts } of plan.compounds) {
      const found = new Map<string, unknown>();
      for (const { name, index, read } of parts) if (row[index] !== null) found.set(name, read(row[index]));
      const value = compoundValue(field, found);
      if (value) values.set(field.name, value);
    }
    for (const { relationship, plan: parentPlan } of plan.parents) {
      const parent = this.record(parentPlan, row);
      if (parent) values.set(relationship, parent);
    }
    return record;
  }
}

function remember(plan: RecordPlan, name: string): void {
  plan.queried.add(name).add(name.toLowerCase());
}

const idOf = (sources: Source[]): string =>
  sources.length === 1 ? `${sources[0].alias}.Id` : `coalesce(${sources.map(({ alias }) => `${alias}.Id`).join(', ')})`;
