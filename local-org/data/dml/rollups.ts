/** Roll-up summary fields: after details were saved, their masters are counted again and saved in turn. */
import type { FieldSchema, ObjectSchema, Schema } from '../../metadata/schema.ts';
import { columnKind, columnReader, quote, scaleFactor } from '../column.ts';
import { queryContext } from '../query.ts';
import { inCurrencyOf, rescaled, summaryFilters } from '../sql/roll-ups.ts';
import { Scope } from '../sql/scope.ts';
import { SObject } from '../../values/sobject.ts';
import type { Batch } from './batch.ts';
import { valueOf } from './batch.ts';

interface Rollup {
  parent: ObjectSchema;
  field: FieldSchema;
}

const rollupsBySchema = new WeakMap<Schema, Map<string, Rollup[]>>();

function rollupsOver(schema: Schema, child: ObjectSchema): Rollup[] {
  let all = rollupsBySchema.get(schema);
  if (!all) {
    all = new Map();
    for (const parent of schema.objects()) {
      for (const field of parent.fields.values()) {
        if (field.type !== 'Summary' || !field.summary) continue;
        const key = schema.object(field.summary.childObject)?.name;
        if (!key) continue;
        const list = all.get(key) ?? [];
        all.set(key, list);
        list.push({ parent, field });
      }
    }
    rollupsBySchema.set(schema, all);
  }
  return all.get(child.name) ?? [];
}

export function updateRollups(batch: Batch): void {
  const rollups = rollupsOver(batch.schema, batch.object);
  const changed = new Map<string, SObject>();
  for (const { parent, field } of rollups) {
    const key = batch.schema.field(batch.object, field.summary!.foreignKey.split('.').at(-1)!);
    if (!key) continue;
    const ids = new Set<string>();
    for (const row of batch.rows) {
      for (const record of [row.next, row.old]) {
        const id = record && (valueOf(record, key.name) as string | null);
        if (id) ids.add(id);
      }
    }
    for (const [id, value] of recount(batch, parent, field, key, ids)) {
      const record = changed.get(id) ?? new SObject(parent, new Map([['Id', id]]));
      changed.set(id, record);
      record.values.set(field.name, value);
    }
  }
  if (!changed.size) return;
  const byObject = Map.groupBy(changed.values(), (record) => record.object);
  for (const records of byObject.values()) batch.saveAlong(records);
}

/** New values of a roll-up, of the masters where they differ from what is stored. */
function recount(
  batch: Batch,
  parent: ObjectSchema,
  field: FieldSchema,
  key: FieldSchema,
  ids: Set<string>,
): [string, unknown][] {
  if (!ids.size) return [];
  const summary = field.summary!;
  const context = { ...queryContext([], 'system'), visible: () => null };
  const outer = new Scope(context, parent);
  const inner = new Scope(context, batch.object, outer);
  const fieldName = summary.field?.split('.').at(-1) ?? null;
  const summed = fieldName ? inner.named(inner.root, [fieldName]) : null;
  const isCount = summary.operation === 'count' || !summed;
  const factor = columnKind(field) === 'scaled' ? scaleFactor(field) : 1;
  const value = isCount
    ? `count(*) * ${factor}`
    : `${summary.operation}(${inCurrencyOf(outer, outer.root, inner, summed, rescaled(summed, field))})`;
  const where = [
    `${inner.root.alias}.${quote(key.name)} = ${outer.root.alias}.Id`,
    `${inner.root.alias}.IsDeleted = 0`,
    ...summaryFilters(inner, summary.filters),
  ];
  const total = `(SELECT ${summary.operation === 'sum' ? `ifnull(${value}, 0)` : value} ${inner.from()} WHERE ${where.join(' AND ')})`;
  const list = outer.parameter(JSON.stringify([...ids]));
  const before = `${outer.root.alias}.${quote(field.name)}`;
  const rows = batch.store.all(
    `SELECT ${outer.root.alias}.Id, CAST(${before} AS TEXT), CAST(${total} AS TEXT) ${outer.from()} WHERE ${outer.root.alias}.Id IN (SELECT value FROM json_each(${list})) AND ${outer.root.alias}.IsDeleted = 0`,
    ...outer.parameters,
  );
  const read = columnReader(field);
  const kind = columnKind(field);
  return rows
    .filter(([, old, now]) => old !== now)
    .map(([id, , now]) => [
      id as string,
      now === null ? null : read(kind === 'scaled' || kind === 'text' || kind === 'id' ? now : Number(now)),
    ]);
}
