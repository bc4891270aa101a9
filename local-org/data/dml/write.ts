/** The statements that change tables. */
import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import { quote, toColumn } from '../column.ts';
import type { SQLInputValue } from '../sqlite.ts';
import type { SObject } from '../../values/sobject.ts';
import type { Store } from '../store.ts';
import { columnsOf, tableName } from '../tables.ts';

/** Rows of these objects are cached elsewhere (permissions, users, settings): a change makes the caches stale. */
const CACHED: ReadonlySet<ObjectSchema['kind']> = new Set(['setup', 'customSetting', 'customMetadata']);
const changed = (store: Store, object: ObjectSchema): void => {
  if (CACHED.has(object.kind)) store.version++;
};

/** Inserts a record with the fields it has; the others get the column's default. */
export function insertRecord(store: Store, record: SObject): void {
  const { object, values } = record;
  const columns: string[] = [];
  const parameters: SQLInputValue[] = [];
  for (const field of columnsOf(object)) {
    const value = values.get(field.name);
    if (value === undefined || value === null) continue;
    columns.push(quote(field.name));
    parameters.push(toColumn(field, value));
  }
  store.run(
    `INSERT INTO ${quote(tableName(object))} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ...parameters,
  );
  changed(store, object);
}

/** Writes these fields of a record that is stored. */
export function updateRecord(store: Store, record: SObject, fields: readonly FieldSchema[]): void {
  if (!fields.length) return;
  const { object, values } = record;
  store.run(
    `UPDATE ${quote(tableName(object))} SET ${fields.map((field) => `${quote(field.name)} = ?`).join(', ')} WHERE Id = ?`,
    ...fields.map((field) => toColumn(field, values.get(field.name) ?? null)),
    record.id,
  );
  changed(store, object);
}

/** Puts records into the recycle bin, or removes them where the object has none. */
export function deleteRecords(store: Store, object: ObjectSchema, ids: readonly string[], now: number): void {
  const list = JSON.stringify(ids);
  if (!hasRecycleBin(object)) {
    store.run(`DELETE FROM ${quote(tableName(object))} WHERE Id IN (SELECT value FROM json_each(?))`, list);
  } else {
    const stamp = object.fields.has('systemmodstamp') ? `, SystemModstamp = ${now}` : '';
    store.run(
      `UPDATE ${quote(tableName(object))} SET IsDeleted = 1${stamp} WHERE Id IN (SELECT value FROM json_each(?))`,
      list,
    );
  }
  changed(store, object);
}

export function undeleteRecords(store: Store, object: ObjectSchema, ids: readonly string[], now: number): void {
  const stamp = object.fields.has('systemmodstamp') ? `, SystemModstamp = ${now}` : '';
  store.run(
    `UPDATE ${quote(tableName(object))} SET IsDeleted = 0${stamp} WHERE Id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  changed(store, object);
}

export const hasRecycleBin = (object: ObjectSchema): boolean => object.fields.has('isdeleted');
