/** Records that the platform makes along with others: written straight, without triggers. */
import { SObject } from '../../../values/sobject.ts';
import type { Batch } from '../batch.ts';
import { preparationOf, stampNew } from '../defaults.ts';
import { insertRecord } from '../write.ts';

/** Inserts a record of another object and answers its id; nothing happens where the org has no such object. */
export function insertCompanion(batch: Batch, objectName: string, values: Record<string, unknown>): string | null {
  const object = batch.schema.object(objectName);
  if (!object) return null;
  const record = new SObject(object, new Map(Object.entries(values)));
  if (!record.values.has('Id')) record.values.set('Id', batch.store.nextId(object));
  if (preparationOf(object).hasOwner && !record.values.has('OwnerId')) {
    record.values.set('OwnerId', batch.transaction.user.id);
  }
  stampNew({ ...batch, object, options: {} }, record);
  insertRecord(batch.store, record);
  return record.id;
}
