/** Limits: what the transaction may use and has used. */
import { libraryType, listOf, mapOf, Types } from '../values/types.ts';
import { measureHeap } from '../running/heap.ts';
import { type LimitName } from '../running/limits.ts';
import { transaction } from '../running/transaction.ts';
import { defineClass, type Members } from './define.ts';
import { ApexList, ApexMap } from '../values/values.ts';

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
  'static Integer getHeapSize()': () => measureHeap(transaction()),
  'static Integer getLimitHeapSize()': () => transaction().limits.maximum('heapSize'),
};
/** Limits that the platform counts under others, or no longer counts: their own counters stay at 0. */
const UNCOUNTED: Record<string, number> = {
  AsyncCalls: 200,
  ChildRelationshipsDescribes: 100,
  DatabaseTime: 0,
  FieldSetsDescribes: 100,
  FieldsDescribes: 100,
  FindSimilarCalls: 10,
  PicklistDescribes: 100,
  RecordTypesDescribes: 100,
  RunAs: 20,
  SavepointRollbacks: 150,
  Savepoints: 150,
  ScriptStatements: 1_000_000,
};

for (const [name, maximum] of Object.entries(UNCOUNTED)) {
  members[`static Integer get${name}()`] = () => 0;
  members[`static Integer getLimit${name}()`] = () => maximum;
}
for (const [name, limit] of Object.entries(METHODS)) {
  members[`static Integer get${name}()`] = () => transaction().limits.used(limit);
  members[`static Integer getLimit${name}()`] = () => transaction().limits.maximum(limit);
}

defineClass('Limits', members);

/** One daily or hourly limit of the org. */
class OrgLimit {
  readonly name: string;
  readonly used: number;
  readonly maximum: number;
  constructor(name: string, used: number, maximum: number) {
    this.name = name;
    this.used = used;
    this.maximum = maximum;
  }
  toString(): string {
    return `System.OrgLimit[name=${this.name}, value=${this.used}, limit=${this.maximum}]`;
  }
}
/** Of a developer edition. Only jobs are counted here: nothing else of an org's day happens on this machine. */
const ORG_LIMITS: Record<string, number> = {
  ActiveScratchOrgs: 3,
  ConcurrentAsyncGetReportInstances: 200,
  ConcurrentSyncReportRuns: 20,
  DailyApiRequests: 15_000,
  DailyAsyncApexExecutions: 250_000,
  DailyBulkApiBatches: 15_000,
  DailyDurableStreamingApiEvents: 10_000,
  DailyScratchOrgs: 6,
  DailyStandardVolumePlatformEvents: 10_000,
  DataStorageMB: 5,
  FileStorageMB: 20,
  HourlyAsyncReportRuns: 1_200,
  HourlyPublishedPlatformEvents: 50_000,
  MassEmail: 10,
  SingleEmail: 15,
};
const JOBS = 'DailyAsyncApexExecutions';
const DAY_MILLISECONDS = 86_400_000;

function orgLimits(): OrgLimit[] {
  const { org, now } = transaction();
  const [jobs] = org.store.first(
    'SELECT count(*) FROM "AsyncApexJob" WHERE CreatedDate > ?',
    now() - DAY_MILLISECONDS,
  )!;
  return Object.entries(ORG_LIMITS).map(
    ([name, maximum]) => new OrgLimit(name, name === JOBS ? (jobs as number) : 0, maximum),
  );
}

defineClass(
  'OrgLimit',
  {
    'String getName()': (self: OrgLimit) => self.name,
    'Integer getValue()': (self: OrgLimit) => self.used,
    'Integer getLimit()': (self: OrgLimit) => self.maximum,
    'String toString()': (self: OrgLimit) => self.toString(),
  },
  { js: OrgLimit },
);
const ORG_LIMIT = libraryType('OrgLimit');
defineClass('OrgLimits', {
  'static List<OrgLimit> getAll()': () => new ApexList(listOf(ORG_LIMIT), orgLimits()),
  'static Map<String, OrgLimit> getMap()': () =>
    new ApexMap(
      mapOf(Types.String, ORG_LIMIT),
      orgLimits().map((limit) => [limit.name, limit] as const),
    ),
});
