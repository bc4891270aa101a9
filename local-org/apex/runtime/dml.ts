/** What DML statements call. */
import { save } from '../../data/dml.ts';
import { SObject } from '../../data/sobject.ts';
import { notSupported } from '../../library/exceptions.ts';
import { elementsOf } from '../../library/iteration.ts';
import type { DmlOperation } from '../syntax/ast.ts';

/**
 * @param records a record, a list or a set of them
 * @param externalId the field of an upsert as written: `Key__c`, `Account.Key__c`, `Account.Fields.Key__c`
 */
export function runDml(
  operation: Exclude<DmlOperation, 'merge'>,
  records: unknown,
  access: 'user' | 'system' | null,
  externalId: string | null,
): void {
  const list = records instanceof SObject ? [records] : (elementsOf(records) as SObject[]);
  save(operation, list, { access: access ?? 'system', externalIdField: externalId?.split('.').at(-1) ?? null });
}

export function runMerge(): never {
  return notSupported('merge', 'merge statement');
}
