/** Permissions of the running user on what is saved: objects and fields in user mode, rows by sharing. */
import { transaction } from '../../running/transaction.ts';
import type { ObjectSchema } from '../../metadata/schema.ts';
import { access, editableRows, type AccessMode } from '../access.ts';
import { runningStore } from '../running.ts';
import { quote } from '../column.ts';
import { throwApex } from '../../values/exceptions.ts';
import { tableName } from '../tables.ts';
import type { Batch } from './batch.ts';
import { addRowError, alive } from './batch.ts';
import { inaccessibleFields } from './errors.ts';

/** In user mode: may the user do this to the object, and write the fields that Apex set? */
export function checkPermissions(batch: Batch): void {
  if (batch.options.access !== 'user') return;
  const { object, operation } = batch;
  const rights = access();
  const right = operation === 'insert' ? 'create' : operation === 'update' ? 'edit' : 'delete';
  if (!rights.object(object)[right]) throwApex('SecurityException', `Access to entity '${object.name}' denied`);
  if (operation !== 'insert' && operation !== 'update') return;
  for (const row of alive(batch)) {
    const refused: string[] = [];
    for (const name of row.record.values.keys()) {
      const field = object.fields.get(name.toLowerCase());
      // All fields that are set are written, those that were queried and not changed too: they need the right as well.
      if (!field || field.type === 'Id' || !(field.createable || field.updateable)) continue;
      if (!(operation === 'insert' ? field.createable : field.updateable) || !rights.field(object, field).edit)
        refused.push(field.name);
    }
    if (refused.length) {
      addRowError(row, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', inaccessibleFields(object.name), refused);
    }
  }
}

/** Under sharing: rows that the user may not change are refused. */
export function checkSharing(batch: Batch): void {
  if (batch.operation === 'insert') return;
  const { object, options } = batch;
  const ids = alive(batch).map((row) => row.next.id!);
  const allowed = editableIds(object, ids, options.access ?? 'system');
  if (!allowed) return;
  for (const row of alive(batch)) {
    if (!allowed.has(row.next.id!)) addRowError(row, NO_RIGHTS.statusCode, NO_RIGHTS.message);
  }
}

export const NO_RIGHTS = {
  statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
  message: 'insufficient access rights on object id',
};

/** Which of these records sharing lets the user change; null: all. */
export function editableIds(object: ObjectSchema, ids: readonly string[], access: AccessMode): Set<string> | null {
  const condition = editableRows(transaction(), access)(object, 't');
  if (!condition) return null;
  const rows = runningStore().all(
    `SELECT t.Id FROM ${quote(tableName(object))} t WHERE t.Id IN (SELECT value FROM json_each(?)) AND ${condition}`,
    JSON.stringify(ids),
  );
  return new Set(rows.map(([id]) => id as string));
}
