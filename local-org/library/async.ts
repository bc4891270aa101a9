/** Asynchronous Apex: queueables, finalizers, batches, schedulables. What runs them is execution/jobs. */
import { transaction } from '../running/transaction.ts';
import { defineClass, defineEnum, defineInterface, enumValue } from './define.ts';
import { throwApex, type ApexException } from '../values/exceptions.ts';

/** What `QueueableContext`, `BatchableContext` and `SchedulableContext` tell. */
export class JobContext {
  readonly jobId: string;
  readonly childJobId: string | null;
  constructor(jobId: string, childJobId: string | null = null) {
    this.jobId = jobId;
    this.childJobId = childJobId;
  }
}
export class QueueableContext extends JobContext {}
export class BatchableContext extends JobContext {}
export class SchedulableContext extends JobContext {}

export class FinalizerContext {
  readonly jobId: string;
  readonly exception: ApexException | null;
  readonly requestId: string;
  constructor(jobId: string, exception: ApexException | null, requestId: string) {
    this.jobId = jobId;
    this.exception = exception;
    this.requestId = requestId;
  }
}

export class AsyncOptions {
  minimumDelayMinutes: number | null = null;
  maximumStackDepth: number | null = null;
  duplicateSignature: QueueableDuplicateSignature | null = null;
}

/** A key that keeps two equal queueables from being enqueued. */
export class QueueableDuplicateSignature {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
class SignatureBuilder {
  readonly parts: string[] = [];
  add(part: string | null): this {
    this.parts.push(String(part));
    return this;
  }
}

defineEnum('ParentJobResult', ['SUCCESS', 'UNHANDLED_EXCEPTION']);
defineInterface('Queueable', ['void execute(QueueableContext context)']);
defineInterface('Finalizer', ['void execute(FinalizerContext context)']);
defineInterface('Schedulable', ['void execute(SchedulableContext context)']);

defineClass(
  'QueueableContext',
  { 'Id getJobId()': (self: QueueableContext) => self.jobId },
  { kind: 'interface', js: QueueableContext },
);
defineClass(
  'SchedulableContext',
  { 'Id getTriggerId()': (self: SchedulableContext) => self.jobId },
  { kind: 'interface', js: SchedulableContext },
);
defineClass(
  'Database.BatchableContext',
  {
    'Id getJobId()': (self: BatchableContext) => self.jobId,
    'Id getChildJobId()': (self: BatchableContext) => self.childJobId,
  },
  { kind: 'interface', js: BatchableContext },
);
defineClass(
  'FinalizerContext',
  {
    'Id getAsyncApexJobId()': (self: FinalizerContext) => self.jobId,
    'Exception getException()': (self: FinalizerContext) => self.exception,
    'ParentJobResult getResult()': (self: FinalizerContext) =>
      enumValue('ParentJobResult', self.exception ? 'UNHANDLED_EXCEPTION' : 'SUCCESS'),
    'String getRequestId()': (self: FinalizerContext) => self.requestId,
  },
  { kind: 'interface', js: FinalizerContext },
);

// The platform lets `start` answer a QueryLocator or an Iterable; its result is declared as what both are.
defineInterface('Database.Batchable<T>', [
  'Object start(Database.BatchableContext context)',
  'void execute(Database.BatchableContext context, List<T> scope)',
  'void finish(Database.BatchableContext context)',
]);
defineInterface('Database.AllowsCallouts', []);
defineInterface('Database.Stateful', []);
defineInterface('Database.RaisesPlatformEvents', []);

const nullable = <T extends object>(name: keyof T) => ({
  get: (self: T) => self[name],
  set: (self: T, value: T[keyof T]) => (self[name] = value),
});

defineClass(
  'AsyncOptions',
  {
    'new()': () => new AsyncOptions(),
    'Integer MinimumQueueableDelayInMinutes': nullable<AsyncOptions>('minimumDelayMinutes'),
    'Integer MaximumQueueableStackDepth': nullable<AsyncOptions>('maximumStackDepth'),
    'QueueableDuplicateSignature DuplicateSignature': nullable<AsyncOptions>('duplicateSignature'),
  },
  { js: AsyncOptions },
);

defineClass('QueueableDuplicateSignature', {}, { js: QueueableDuplicateSignature });
defineClass(
  'QueueableDuplicateSignature.Builder',
  {
    'new()': () => new SignatureBuilder(),
    'QueueableDuplicateSignature.Builder addId(Id value)': (self: SignatureBuilder, value: string) => self.add(value),
    'QueueableDuplicateSignature.Builder addInteger(Integer value)': (self: SignatureBuilder, value: number) =>
      self.add(String(value)),
    'QueueableDuplicateSignature.Builder addString(String value)': (self: SignatureBuilder, value: string) =>
      self.add(value),
    'QueueableDuplicateSignature build()': (self: SignatureBuilder) =>
      new QueueableDuplicateSignature(JSON.stringify(self.parts)),
  },
  { js: SignatureBuilder },
);

/** Depth of the running queueable in its chain, from 1; refused outside of one. */
const chain = () => {
  const running = transaction().org.jobs.running;
  return running?.kind === 'queueable' ? running : throwApex('AsyncException', 'Not in a queueable job');
};
defineClass('AsyncInfo', {
  'static Integer getCurrentQueueableStackDepth()': () => chain().options.depth ?? 1,
  'static Integer getMaximumQueueableStackDepth()': () => chain().options.maximumDepth ?? null,
  'static Integer getMinimumQueueableDelayInMinutes()': () => chain().options.delayMinutes ?? 0,
  'static Boolean hasMaxStackDepth()': () => chain().options.maximumDepth !== undefined,
});

defineClass('Database', {
  'static Id executeBatch(Object batchable)': (batchable: object) => transaction().org.jobs.startBatch(batchable, 200),
  'static Id executeBatch(Object batchable, Integer scope)': (batchable: object, scope: number | null) =>
    transaction().org.jobs.startBatch(batchable, scope ?? 200),
});
