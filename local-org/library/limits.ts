/** Limits: what the transaction may use and has used. */
import { type LimitName } from '../execution/limits.ts';
import { transaction } from '../execution/transaction.ts';
import { defineClass, type Members } from './define.ts';
import { notSupported } from './exceptions.ts';

/** Apex method name after `get` and `getLimit`, and the limit it answers. */
const METHODS: Record<string, LimitName> = {
  AggregateQueries: 'aggregateQueries',
  Callouts: 'callouts',
  CpuTime: 'cpuTime',
  DmlRows: 'dmlRows',
  DmlStatements: 'dmlStatements',
  EmailInvocations: 'emailInvocations',
  FetchCallsOnApexCursor: 'fetchCallsOnCursor',
  FutureCalls: 'futureCalls',
  MobilePushApexCalls: 'mobilePushApexCalls',
  PublishImmediateDML: 'publishImmediateDml',
  Queries: 'queries',
  QueryLocatorRows: 'queryLocatorRows',
  QueryRows: 'queryRows',
  QueueableJobs: 'queueableJobs',
  SoslQueries: 'soslQueries',
  ApexCursorRows: 'cursorRows',
};

const members: Members = {
  // How much is alive is not known here: code that steers by it is told so.
  'static Integer getHeapSize()': () => notSupported('the size of the heap', 'Limits.getHeapSize'),
  'static Integer getLimitHeapSize()': () => transaction().limits.maximum('heapSize'),
};
for (const [name, limit] of Object.entries(METHODS)) {
  members[`static Integer get${name}()`] = () => transaction().limits.used(limit);
  members[`static Integer getLimit${name}()`] = () => transaction().limits.maximum(limit);
}

defineClass('Limits', members);
