/** What DML statements call. */
import type { AccessMode } from '../../data/access.ts';
import { save } from '../../data/dml.ts';
import { mergeRecords } from '../../data/dml/merge.ts';
import { SObject } from '../../values/sobject.ts';
import { elementsOf } from '../../library/iteration.ts';
import { ApexList } from '../../values/values.ts';
import type { DmlOperation } from '../syntax/ast.ts';

/**
 * @param records a record, a list or a set of them
 * @param externalId the field of an upsert as written: `Key__c`, `Account.Key__c`, `Account.Fields.Key__c`
 */
export function runDml(
  operation: Exclude<DmlOperation, 'merge'>,
  records: unknown,
  access: AccessMode,
  externalId: string | null,
): void {
  const list = records instanceof SObject ? [records] : (elementsOf(records) as SObject[]);
  save(operation, list, { access, externalIdField: externalId?.split('.').at(-1) ?? null });
}

/** @param losers a record, an id, or a list of either */
export function runMerge(winner: SObject, losers: unknown, access: AccessMode): void {
  const list = losers instanceof ApexList ? losers.elements : [losers];
  const records = list.map((loser) =>
    typeof loser === 'string' ? new SObject(winner.object, new Map([['Id', loser]])) : loser,
  );
  mergeRecords(winner, records as SObject[], { access });
}
