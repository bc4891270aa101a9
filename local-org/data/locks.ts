/**
 * Records that another transaction holds: here transactions follow each other, so a test states what is held
 * (`// local-org busy {"Campaign": 2}`: the next two statements that need a lock on a campaign, from `Test.startTest` on
 * and in jobs). A save locks its records and their masters, that of a campaign member its campaign (Force.com Record Locking
 * Cheat Sheet); what waits longer than 10 seconds fails (Salesforce Help 000229525).
 */
import { transaction } from '../running/transaction.ts';
import { throwApex } from '../values/exceptions.ts';
import type { ObjectSchema } from '../metadata/schema.ts';
import type { Batch } from './dml/batch.ts';
import { addRowError, alive, valueOf } from './dml/batch.ts';
import type { ResolvedQuery } from './soql/resolved.ts';

/** Takes one of the times that an object's records are held; false where they are free. */
function isHeld(object: string): boolean {
  const { test, isAsync } = transaction();
  if (!test?.busy.size || !(isAsync || test.phase === 'started')) return false;
  const left = test.busy.get(object.toLowerCase()) ?? 0;
  if (left < 1) return false;
  test.busy.set(object.toLowerCase(), left - 1);
  return true;
}

const UNAVAILABLE =
  'Record Currently Unavailable: The record you are attempting to edit, or one of its related records, is currently being modified by another user. Please try again.';

/** `SELECT … FOR UPDATE` */
export function lockRows({ source, object }: ResolvedQuery): void {
  if (source.forClauses.includes('update') && isHeld(object.name)) throwApex('QueryException', UNAVAILABLE);
}

/** What a save of the object locks: field with the id, and its object. */
function lockedBy(object: ObjectSchema): { field: string; parent: string }[] {
  const masters = [...object.fields.values()].filter(
    ({ name, type }) => type === 'MasterDetail' || (object.name === 'CampaignMember' && name === 'CampaignId'),
  );
  return masters.flatMap(({ name, referenceTo }) => referenceTo.map((parent) => ({ field: name, parent })));
}

export function lockRecords(batch: Batch): void {
  if (!transaction().test?.busy.size) return;
  const { object, operation } = batch;
  const own = operation === 'insert' ? [] : [{ field: 'Id', parent: object.name }];
  for (const { field, parent } of [...own, ...lockedBy(object)]) {
    const rows = alive(batch).filter((row) => valueOf(row.record, field) ?? valueOf(row.next, field));
    if (!rows.length || !isHeld(parent)) continue;
    for (const row of rows) {
      const id = String(valueOf(row.record, field) ?? valueOf(row.next, field));
      addRowError(row, 'UNABLE_TO_LOCK_ROW', `unable to obtain exclusive access to this record or 1 records: ${id}`);
    }
    return;
  }
}
