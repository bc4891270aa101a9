/** Reads whole records, all fields, as triggers and later steps of a save see them. */
import { queryContext } from '../query.ts';
import { SObject } from '../../values/sobject.ts';
import { columnReader, isStored, isWide, quote } from '../column.ts';
import type { ColumnReader } from '../column.ts';
import type { ObjectSchema } from '../../metadata/schema.ts';
import { Scope } from '../sql/scope.ts';
import { pathValue, selected } from '../sql/expressions.ts';
import type { Store } from '../store.ts';
import { columnsOf, tableName } from '../tables.ts';

interface Slot {
  name: string;
  read: ColumnReader;
}

const storedSlots = new WeakMap<ObjectSchema, { slots: Slot[]; select: string }>();

function storedSelection(object: ObjectSchema) {
  let selection = storedSlots.get(object);
  if (!selection) {
    const fields = columnsOf(object);
    const columns = fields.map((field) =>
      isWide(field)
        ? `iif(abs(${quote(field.name)}) > 9007199254740991, CAST(${quote(field.name)} AS TEXT), ${quote(field.name)})`
        : quote(field.name),
    );
    selection = {
      slots: fields.map((field) => ({ name: field.name, read: columnReader(field) })),
      select: `SELECT ${columns.join(', ')} FROM ${quote(tableName(object))}`,
    };
    storedSlots.set(object, selection);
  }
  return selection;
}

function readRow(object: ObjectSchema, slots: Slot[], row: unknown[]): SObject {
  const record = new SObject(object);
  for (let i = 0; i < slots.length; i++) {
    const raw = row[i];
    if (raw !== null && raw !== undefined) record.values.set(slots[i].name, slots[i].read(raw));
  }
  return record;
}

/** Records by id as they are stored, without computed fields; those in the recycle bin too. */
export function loadStored(store: Store, object: ObjectSchema, ids: readonly string[]): Map<string, SObject> {
  const { slots, select } = storedSelection(object);
  const found = new Map<string, SObject>();
  for (const row of store.all(`${select} WHERE Id IN (SELECT value FROM json_each(?))`, JSON.stringify(ids))) {
    const record = readRow(object, slots, row);
    found.set(record.id!, record);
  }
  return found;
}

/** Does the object have fields that are computed when they are read? */
export const hasComputedFields = (object: ObjectSchema): boolean => computedFields(object).length > 0;

const computed = new WeakMap<ObjectSchema, ReturnType<typeof findComputed>>();
const findComputed = (object: ObjectSchema) =>
  [...object.fields.values()].filter(
    (field) => !isStored(field) && field.type !== 'Address' && field.type !== 'Location',
  );
function computedFields(object: ObjectSchema) {
  let fields = computed.get(object);
  if (!fields) computed.set(object, (fields = findComputed(object)));
  return fields;
}

/** Adds the computed fields of records that are stored. */
export function addComputedFields(object: ObjectSchema, records: Map<string, SObject>): void {
  const fields = computedFields(object);
  if (!fields.length || !records.size) return;
  const context = { ...queryContext([], 'system'), visible: () => null };
  const scope = new Scope(context, object);
  const values = fields.map((field) =>
    pathValue(scope, { kind: 'path', steps: [], object, field, names: [field.name], type: field.type }),
  );
  const columns = [`${scope.root.alias}.Id`, ...values.map(selected)];
  const ids = scope.parameter(JSON.stringify([...records.keys()]));
  const sql = `SELECT ${columns.join(', ')} ${scope.from()} WHERE ${scope.root.alias}.Id IN (SELECT value FROM json_each(${ids}))`;
  for (const row of context.store.all(sql, ...scope.parameters)) {
    const record = records.get(row[0] as string)!;
    fields.forEach((field, index) => {
      const raw = row[index + 1];
      if (raw !== null) record.values.set(field.name, values[index].read(raw));
    });
  }
}

/** Records by id with all their fields, as Trigger.old and Trigger.new have them. */
export function loadWhole(store: Store, object: ObjectSchema, ids: readonly string[]): Map<string, SObject> {
  const records = loadStored(store, object, ids);
  addComputedFields(object, records);
  return records;
}
