/** Unique fields: within the records that are saved together, and against those that are stored. */
import { columnKind, isStored, quote, toColumn } from '../column.ts';
import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import { tableName } from '../tables.ts';
import type { Batch } from './batch.ts';
import { addRowError, alive, valueOf } from './batch.ts';
import type { Row } from './errors.ts';
import { hasRecycleBin } from './write.ts';

const uniqueFields = new WeakMap<ObjectSchema, FieldSchema[]>();
function uniqueFieldsOf(object: ObjectSchema): FieldSchema[] {
  let fields = uniqueFields.get(object);
  if (!fields)
    uniqueFields.set(object, (fields = [...object.fields.values()].filter((field) => field.unique && isStored(field))));
  return fields;
}

/** Texts that differ only in case are one value, unless the field says otherwise. */
export const uniqueKey = (field: FieldSchema, value: unknown): string => {
  const raw = String(toColumn(field, value));
  return columnKind(field) === 'text' && !field.caseSensitive ? raw.toLowerCase() : raw;
};

export function checkUnique(batch: Batch): void {
  for (const field of uniqueFieldsOf(batch.object)) {
    const rowByKey = new Map<string, Row>();
    for (const row of alive(batch)) {
      const value = valueOf(row.next, field.name);
      if (value === null || (row.old && valueOf(row.old, field.name) === value)) continue;
      const key = uniqueKey(field, value);
      const other = rowByKey.get(key);
      if (other) refuse(row, field, other.next.id);
      else rowByKey.set(key, row);
    }
    if (rowByKey.size) refuseStored(batch, field, rowByKey);
  }
}

function refuseStored(batch: Batch, field: FieldSchema, rowByKey: Map<string, Row>): void {
  const values = [...rowByKey.values()].map((row) => toColumn(field, valueOf(row.next, field.name)));
  const json = `[${values.map((value) => (typeof value === 'string' ? JSON.stringify(value) : String(value))).join()}]`;
  const isLive = hasRecycleBin(batch.object) ? ' AND IsDeleted = 0' : '';
  const rows = batch.store.all(
    `SELECT Id, ${quote(field.name)} FROM ${quote(tableName(batch.object))} WHERE ${quote(field.name)} IN (SELECT value FROM json_each(?))${isLive}`,
    json,
  );
  for (const [id, raw] of rows as [string, unknown][]) {
    const key = columnKind(field) === 'text' && !field.caseSensitive ? String(raw).toLowerCase() : String(raw);
    const row = rowByKey.get(key);
    if (row && row.next.id !== id && !row.errors.length) refuse(row, field, id);
  }
}

function refuse(row: Row, field: FieldSchema, otherId: string | null): void {
  addRowError(
    row,
    'DUPLICATE_VALUE',
    `duplicate value found: ${field.name} duplicates value on record with id: ${otherId ?? '<unknown>'}`,
    [],
  );
}
