/** System: the clock, the log, asynchronous work, `System.runAs`. Assertions are in assertions of their own. */
import { transaction } from '../running/transaction.ts';
import type { AsyncOptions } from './async.ts';
import { defineClass, defineEnum, enumValue } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { hashCodeOf } from './hash-code.ts';
import { apexEquals } from './operations.ts';
import { offsetAt } from './time-zones.ts';
import { ApexDate, ApexDatetime, type ApexEnum } from '../values/values.ts';

export { beginRunAs, endRunAs } from '../services/users.ts';

defineEnum('LoggingLevel', ['NONE', 'INTERNAL', 'FINEST', 'FINER', 'FINE', 'DEBUG', 'INFO', 'WARN', 'ERROR']);
defineEnum('ApplicationReadWriteMode', ['DEFAULT', 'READ_ONLY']);

const MILLISECONDS_OF_DAY = 86_400_000;
/** The day a calendar on the user's wall shows. */
function today(): ApexDate {
  const { user, now } = transaction();
  return new ApexDate(Math.floor((now() + offsetAt(user.timeZone, now())) / MILLISECONDS_OF_DAY));
}

const debug = (level: string, value: unknown) => transaction().org.debug(level, value);
const jobs = () => transaction().org.jobs;
const isJob = (...kinds: string[]) => kinds.includes(transaction().entry.kind);

defineClass('System', {
  'static void debug(Object message)': (message: unknown) => debug('DEBUG', message),
  'static void debug(LoggingLevel level, Object message)': (level: ApexEnum | null, message: unknown) =>
    debug(level?.name ?? 'DEBUG', message),
  'static Datetime now()': () => new ApexDatetime(transaction().now()),
  'static Date today()': () => today(),
  'static Long currentTimeMillis()': () => BigInt(transaction().now()),
  'static Boolean equals(Object left, Object right)': (left: unknown, right: unknown) => apexEquals(left, right),
  'static Integer hashCode(Object value)': (value: unknown) => hashCodeOf(value),
  'static ApplicationReadWriteMode getApplicationReadWriteMode()': () =>
    enumValue('ApplicationReadWriteMode', 'DEFAULT'),

  'static Id enqueueJob(Object queueable)': (queueable: object) => jobs().enqueue(queueable, {}),
  'static Id enqueueJob(Object queueable, Integer delayInMinutes)': (queueable: object, delay: number | null) =>
    jobs().enqueue(queueable, { delayMinutes: delay ?? 0 }),
  'static Id enqueueJob(Object queueable, AsyncOptions options)': (queueable: object, options: AsyncOptions | null) =>
    jobs().enqueue(queueable, {
      delayMinutes: options?.minimumDelayMinutes ?? undefined,
      maximumDepth: options?.maximumStackDepth ?? undefined,
      signature: options?.duplicateSignature?.text,
    }),
  'static void attachFinalizer(Object finalizer)': (finalizer: object) => jobs().attachFinalizer(finalizer),
  'static String schedule(String jobName, String cronExpression, Object schedulable)': (
    name: string,
    expression: string,
    schedulable: object,
  ) => jobs().schedule(name, expression, schedulable),
  'static String scheduleBatch(Object batchable, String jobName, Integer minutesFromNow)': (
    batchable: object,
    name: string,
    minutes: number,
  ) => jobs().scheduleBatch(batchable, name, minutes, 200),
  'static String scheduleBatch(Object batchable, String jobName, Integer minutesFromNow, Integer scopeSize)': (
    batchable: object,
    name: string,
    minutes: number,
    scope: number,
  ) => jobs().scheduleBatch(batchable, name, minutes, scope),
  'static void abortJob(String jobId)': (jobId: string | null) =>
    jobs().abort(jobId ?? throwApex('NullPointerException', 'Argument cannot be null.')),
  'static Boolean isBatch()': () => isJob('batch start', 'batch execute', 'batch finish'),
  'static Boolean isFuture()': () => isJob('future'),
  'static Boolean isQueueable()': () => isJob('queueable'),
  'static Boolean isScheduled()': () => isJob('scheduled'),
});

/** What `Request.getCurrent().getQuiddity()` says of each kind of entry point. */
const QUIDDITY: Record<string, string> = {
  anonymous: 'ANONYMOUS',
  test: 'RUNTEST_SYNC',
  aura: 'AURA',
  rest: 'REST',
  page: 'AURA',
  queueable: 'QUEUEABLE',
  finalizer: 'TRANSACTION_FINALIZER_QUEUEABLE',
  future: 'FUTURE',
  'batch start': 'BATCH_APEX',
  'batch execute': 'BATCH_APEX',
  'batch finish': 'BATCH_APEX',
  scheduled: 'SCHEDULED',
  install: 'POST_INSTALL_SCRIPT',
  event: 'PLATFORM_EVENT_PUBLISH_CALLBACK',
};
defineEnum('Quiddity', [
  'ANONYMOUS',
  'AURA',
  'BATCH_ACS',
  'BATCH_APEX',
  'BATCH_CHUNK_PARALLEL',
  'BATCH_CHUNK_SERIAL',
  'BULK_API',
  'COMMERCE_INTEGRATION',
  'DISCOVERABLE_LOGIN',
  'EXTERNAL_SERVICE_CALLBACK',
  'FUNCTION_CALLBACK',
  'FUTURE',
  'INBOUND_EMAIL_SERVICE',
  'INVOCABLE_ACTION',
  'IOT',
  'PLATFORM_EVENT_PUBLISH_CALLBACK',
  'POST_INSTALL_SCRIPT',
  'QUEUEABLE',
  'QUICK_ACTION',
  'REMOTE_ACTION',
  'REST',
  'RUNTEST_ASYNC',
  'RUNTEST_DEPLOY',
  'RUNTEST_SYNC',
  'SCHEDULED',
  'SOAP',
  'SYNCHRONOUS',
  'TRANSACTION_FINALIZER_QUEUEABLE',
  'UNDEFINED',
  'VF',
]);

class ApexRequest {}
defineClass(
  'Request',
  {
    'static Request getCurrent()': () => new ApexRequest(),
    'Quiddity getQuiddity()': () => enumValue('Quiddity', QUIDDITY[transaction().entry.kind]),
    'String getRequestId()': () => transaction().requestId,
  },
  { js: ApexRequest },
);

/** A package version, as `System.requestVersion()` and `System.runAs(Version)` speak of it. */
class ApexVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number | null;
  constructor(major: number, minor: number, patch: number | null) {
    this.major = major;
    this.minor = minor;
    this.patch = patch;
  }
}
defineClass(
  'Version',
  {
    'new(Integer major, Integer minor)': (_type: unknown, major: number, minor: number) =>
      new ApexVersion(major, minor, null),
    'new(Integer major, Integer minor, Integer patch)': (_type: unknown, major: number, minor: number, patch: number) =>
      new ApexVersion(major, minor, patch),
    'Integer major()': (self: ApexVersion) => self.major,
    'Integer minor()': (self: ApexVersion) => self.minor,
    'Integer patch()': (self: ApexVersion) => self.patch,
    'Integer compareTo(Version other)': (self: ApexVersion, other: ApexVersion) =>
      self.major - other.major || self.minor - other.minor || (self.patch ?? 0) - (other.patch ?? 0),
    'String toString()': (self: ApexVersion) =>
      [self.major, self.minor, self.patch].filter((n) => n !== null).join('.'),
  },
  { js: ApexVersion },
);
