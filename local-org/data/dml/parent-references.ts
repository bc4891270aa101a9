/** `new Contact(Account = new Account(Key__c = '1'))`: a parent named by an external id gives the lookup its id. */
import { quote, toColumn } from '../column.ts';
import { SObject } from '../../values/sobject.ts';
import { tableName } from '../tables.ts';
import type { Batch } from './batch.ts';
import { addRowError } from './batch.ts';

export function resolveParents(batch: Batch): void {
  for (const row of batch.rows) {
    if (row.errors.length) continue;
    for (const [name, parent] of row.record.values) {
      if (!(parent instanceof SObject) || parent.queried) continue;
      const lookup = batch.schema.relationship(batch.object, name);
      if (!lookup || (row.record.values.get(lookup.name) ?? null) !== null) continue;
      const key = [...parent.values.keys()]
        .map((field) => parent.object.fields.get(field.toLowerCase()))
        .find((field) => field?.externalId);
      if (!key) continue;
      const value = parent.values.get(key.name);
      const found = batch.store.all(
        `SELECT Id FROM ${quote(tableName(parent.object))} WHERE IsDeleted = 0 AND ${quote(key.name)} = ?`,
        toColumn(key, value),
      );
      if (found.length === 1) row.next.values.set(lookup.name, found[0][0]);
      else {
        addRowError(
          row,
          'INVALID_FIELD',
          `Foreign key external ID: ${String(value)} not found for field ${key.name} in entity ${parent.object.name}`,
        );
      }
    }
  }
}
