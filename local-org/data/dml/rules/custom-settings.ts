/** Custom settings: hierarchy settings belong to the organization, a profile or a user, one record each. */
import { quote } from '../../column.ts';
import { tableName } from '../../tables.ts';
import { addRowError, alive, valueOf } from '../batch.ts';
import type { ObjectRules } from './steps.ts';

export const customSettingRules: ObjectRules = {
  prepare(batch) {
    if (batch.object.customSettingType !== 'Hierarchy') return;
    for (const row of alive(batch)) {
      if (valueOf(row.next, 'SetupOwnerId') === null)
        row.next.values.set('SetupOwnerId', batch.transaction.org.organization().id);
      if (valueOf(row.next, 'Name') === null) row.next.values.set('Name', batch.object.label);
    }
  },

  check(batch) {
    if (batch.operation !== 'insert') return;
    const column = batch.object.customSettingType === 'Hierarchy' ? 'SetupOwnerId' : 'Name';
    for (const row of alive(batch)) {
      const owner = valueOf(row.next, column) as string | null;
      const other = batch.store.first(
        `SELECT Id FROM ${quote(tableName(batch.object))} WHERE IsDeleted = 0 AND ${quote(column)} = ?`,
        owner,
      );
      if (other)
        addRowError(
          row,
          'DUPLICATE_VALUE',
          `duplicate value found: ${column} duplicates value on record with id: ${other[0] as string}`,
        );
    }
  },
};
