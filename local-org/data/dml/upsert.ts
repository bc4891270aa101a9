/** Which records of an upsert are new, and which stored record each of the others means. */
import { transaction } from '../../running/transaction.ts';
import { throwApex } from '../../values/exceptions.ts';
import { quote, toColumn } from '../column.ts';
import { runningStore } from '../running.ts';
import { SObject } from '../../values/sobject.ts';
import { tableName } from '../tables.ts';
import type { SaveOptions } from './batch.ts';
import type { SaveError } from './errors.ts';
import { failure } from './errors.ts';
import { uniqueKey } from './uniqueness.ts';
import { hasRecycleBin } from './write.ts';

interface UpsertMatch {
  operation: 'insert' | 'update';
  /** What is saved: the record itself, or a copy that has the id of the stored one. */
  record: SObject;
  error: SaveError | null;
}

export function matchUpserts(records: readonly SObject[], options: SaveOptions): UpsertMatch[] {
  const [first] = records;
  const name = options.externalIdField;
  if (!name || name.toLowerCase() === 'id') {
    return records.map((record) => ({ operation: record.id === null ? 'insert' : 'update', record, error: null }));
  }
  const field = transaction().schema.field(first.object, name);
  if (!field || !(field.externalId || field.unique || field.name === first.object.nameField)) {
    throwApex(
      'SObjectException',
      `Invalid field ${name} for ${first.object.name}: an upsert needs an external id field`,
    );
  }
  const values = records.map((record) => record.values.get(field.name) ?? null);
  const columns = values.filter((value) => value !== null).map((value) => toColumn(field, value));
  const isLive = hasRecycleBin(first.object) ? ' AND IsDeleted = 0' : '';
  const idsByKey = new Map<string, string[]>();
  const found = runningStore().all(
    `SELECT Id, ${quote(field.name)} FROM ${quote(tableName(first.object))} WHERE ${quote(field.name)} IN (SELECT value FROM json_each(?))${isLive}`,
    `[${columns.map((value) => (typeof value === 'string' ? JSON.stringify(value) : String(value))).join()}]`,
  ) as [string, string | number][];
  for (const [id, raw] of found) {
    const key = typeof raw === 'string' && !field.caseSensitive ? raw.toLowerCase() : String(raw);
    idsByKey.set(key, [...(idsByKey.get(key) ?? []), id]);
  }
  const seen = new Set<string>();
  return records.map((record, index) => {
    const value = values[index];
    if (value === null) {
      return { operation: 'insert', record, error: failure('MISSING_ARGUMENT', `${field.name} not specified`, []) };
    }
    const key = uniqueKey(field, value);
    if (seen.has(key)) {
      return {
        operation: 'insert',
        record,
        error: failure('DUPLICATE_VALUE', `Duplicate external id specified: ${String(value)}`, [field.name]),
      };
    }
    seen.add(key);
    const ids = idsByKey.get(key) ?? [];
    if (ids.length > 1) {
      return {
        operation: 'update',
        record,
        error: failure(
          'DUPLICATE_EXTERNAL_ID',
          `${field.name}: more than one record found for external id field: [${ids.join(', ')}]`,
          [field.name],
        ),
      };
    }
    if (!ids.length) return { operation: 'insert', record, error: null };
    const meant = new SObject(record.object, new Map(record.values));
    meant.queried = record.queried;
    meant.values.set('Id', ids[0]);
    return { operation: 'update', record: meant, error: null };
  });
}
