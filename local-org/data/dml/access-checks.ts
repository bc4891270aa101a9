/** Permissions of the running user on what is saved: objects and fields in user mode, rows by sharing. */
import { access, editableRows } from '../access.ts';
import { quote } from '../column.ts';
import { throwApex } from '../../library/exceptions.ts';
import { tableName } from '../tables.ts';
import type { Batch } from './batch.ts';
import { addRowError, alive } from './batch.ts';

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
      if (!field || field.type === 'Id' || !(operation === 'insert' ? field.createable : field.updateable)) continue;
      // A record that was queried brings back what it was given: only what differs is written.
      if (row.record.queried?.has(name) && row.old && sameStored(row.record.values.get(name), row.old.values.get(name))) continue;
      if (!rights.field(object, field).edit) refused.push(field.name);
    }
    if (refused.length) {
      addRowError(
        row,
        'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
        `Operation failed due to fields being inaccessible on Sobject ${object.name}, check errors on Exception or Result!`,
        refused,
      );
    }
  }
}

const sameStored = (a: unknown, b: unknown): boolean => String(a ?? null) === String(b ?? null);

/** Under sharing: rows that the user may not change are refused. */
export function checkSharing(batch: Batch): void {
  if (batch.operation === 'insert') return;
  const condition = editableRows(batch.transaction, batch.options.access ?? 'system')(batch.object, 't');
  if (!condition) return;
  const ids = alive(batch).map((row) => row.next.id!);
  const allowed = new Set(
    batch.store
      .all(`SELECT t.Id FROM ${quote(tableName(batch.object))} t WHERE t.Id IN (SELECT value FROM json_each(?)) AND ${condition}`, JSON.stringify(ids))
      .map(([id]) => id),
  );
  for (const row of alive(batch)) {
    if (!allowed.has(row.next.id)) addRowError(row, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }
}
