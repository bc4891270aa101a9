/** Rows of an aggregate query: records of no table, values by alias. */
import { makeObject } from '../metadata/make.ts';
import type { SObject } from '../values/sobject.ts';

export const AGGREGATE_RESULT = makeObject('AggregateResult', '', {
  label: 'Aggregate Result',
  queryable: false,
  createable: false,
  updateable: false,
  deletable: false,
  undeletable: false,
});

export const isAggregateResult = (record: SObject): boolean => record.object === AGGREGATE_RESULT;
