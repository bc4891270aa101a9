/** `Database.emptyRecycleBin`: deleted records go for good. */
import { transaction } from '../../running/transaction.ts';
import { quote } from '../column.ts';
import { runningStore } from '../running.ts';
import type { SObject } from '../../values/sobject.ts';
import { tableName } from '../tables.ts';
import type { SaveResult } from './errors.ts';
import { failure } from './errors.ts';
import { hasRecycleBin } from './write.ts';

export function emptyRecycleBin(records: readonly SObject[]): SaveResult[] {
  const { limits } = transaction();
  limits.use('dmlStatements');
  limits.use('dmlRows', records.length);
  const store = runningStore();
  return records.map(({ object, id }) => {
    const removed =
      id !== null &&
      hasRecycleBin(object) &&
      store.run(`DELETE FROM ${quote(tableName(object))} WHERE Id = ? AND IsDeleted = 1`, id);
    if (!removed) {
      return {
        id,
        success: false,
        created: false,
        errors: [failure('INVALID_ID_FIELD', 'Invalid record id; no recycle bin entry found')],
      };
    }
    const taken = store.all('SELECT object, id FROM org_recycled WHERE root = ? AND field IS NULL', id) as [
      string,
      string,
    ][];
    for (const [objectName, childId] of taken)
      store.run(`DELETE FROM ${quote(objectName)} WHERE Id = ? AND IsDeleted = 1`, childId);
    store.run('DELETE FROM org_recycled WHERE root = ?', id);
    return { id, success: true, created: false, errors: [] };
  });
}
