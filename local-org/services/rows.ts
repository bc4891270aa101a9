/**
 * Rows that the platform itself writes (jobs, users, classes): straight into their tables, without triggers, validation
 * or limits. Values are as columns hold them (data/column.ts): dates as milliseconds, checkboxes as 0 and 1.
 */
import type { SQLInputValue } from '../data/sqlite.ts';
import type { Store } from '../data/store.ts';
import { columnsOf, tableName } from '../data/tables.ts';
import { quote } from '../data/column.ts';
import type { ObjectSchema } from '../metadata/schema.ts';

export type Row = Record<string, SQLInputValue>;

export function objectOf(store: Store, name: string): ObjectSchema {
  const object = store.schema.object(name);
  if (!object) throw new Error(`The schema has no object ${name}`);
  return object;
}

/** Inserts a row and answers its id; audit fields are filled in. Values of fields the schema does not have are left out. */
export function insertRow(store: Store, objectName: string, values: Row, now: number, userId: string): string {
  const object = objectOf(store, objectName);
  const id = typeof values.Id === 'string' ? values.Id : store.nextId(object);
  const row: Row = {
    CreatedById: userId,
    LastModifiedById: userId,
    OwnerId: userId,
    CreatedDate: toSecond(now),
    LastModifiedDate: toSecond(now),
    SystemModstamp: toSecond(now),
    ...values,
    Id: id,
    IsDeleted: 0,
  };
  const columns = [
    'IsDeleted',
    ...columnsOf(object)
      .map((f) => f.name)
      .filter((name) => name !== 'IsDeleted'),
  ].filter((name) => name in row);
  store.run(
    `INSERT INTO ${quote(tableName(object))} (${columns.map(quote).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ...columns.map((name) => row[name]),
  );
  return id;
}

export function updateRow(store: Store, objectName: string, id: string, values: Row, now: number): void {
  const object = objectOf(store, objectName);
  const row: Row = { LastModifiedDate: toSecond(now), SystemModstamp: toSecond(now), ...values };
  const columns = columnsOf(object)
    .map((f) => f.name)
    .filter((name) => name in row);
  store.run(
    `UPDATE ${quote(tableName(object))} SET ${columns.map((name) => `${quote(name)} = ?`).join(', ')} WHERE Id = ?`,
    ...columns.map((name) => row[name]),
    id,
  );
}

/** The columns asked for of the rows where `column` has the value. */
export function findRows(
  store: Store,
  objectName: string,
  columns: string[],
  column: string,
  value: SQLInputValue,
): unknown[][] {
  const table = quote(tableName(objectOf(store, objectName)));
  return store.all(
    `SELECT ${columns.map(quote).join(', ')} FROM ${table} WHERE ${quote(column)} = ? AND IsDeleted = 0 ORDER BY Id`,
    value,
  );
}

/** Datetime fields hold whole seconds. */
export const toSecond = (milliseconds: number): number => Math.floor(milliseconds / 1000) * 1000;
