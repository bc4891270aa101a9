/** What Apex may ask of the job queue. What carries it out is execution/jobs. */
import type { ObjectSchema } from '../metadata/schema.ts';
import type { ClassInfo } from '../values/program.ts';
import type { SObject } from '../values/sobject.ts';
import type { ApexObject } from '../values/values.ts';

export interface RunningJobs {
  /** The job whose Apex runs now, or null. */
  readonly running: RunningJob | null;
  /** `System.enqueueJob`. Answers the job's id. */
  enqueue(queueable: object | null, options: QueueableOptions): string;
  /** `System.attachFinalizer`. */
  attachFinalizer(finalizer: object | null): void;
  /** A call of an `@future` method. @param jsName of the method that runs later */
  callFuture(info: ClassInfo, jsName: string, args: unknown[]): void;
  /** `Database.executeBatch`. Answers the job's id. */
  startBatch(batchable: object | null, scope: number): string;
  /** `Test.enqueueBatchJobs`. Answers their ids. */
  fillQueue(count: number): string[];
  /** `Test.getFlexQueueOrder`: ids, first to run first. */
  flexQueue(): string[];
  /** `System.schedule`. Answers the id of the CronTrigger. */
  schedule(name: string | null, expression: string | null, schedulable: object | null): string;
  /** `System.scheduleBatch`. Answers the id of the CronTrigger. */
  scheduleBatch(batchable: object | null, name: string | null, minutes: number, scope: number): string;
  /** `System.abortJob`: of a job, or of a schedule. */
  abort(id: string): void;
  /** Published events of one object wait for their triggers. @param callback told what became of them */
  queueEvents(object: ObjectSchema, events: SObject[], callback: ApexObject | null): void;
  /** Delivers the events that a test has published so far. @param succeeds false: publishing fails, as callbacks hear */
  deliverEvents(succeeds: boolean): void;
  /** Runs everything that is queued, as `Test.stopTest` does. */
  runInTest(): void;
}

export interface RunningJob {
  /** `queueable`, `finalizer`, `future`, `batch` … */
  readonly kind: string;
  readonly options: QueueableOptions;
}

/** What a queueable is enqueued with, and its place in its chain. */
export interface QueueableOptions {
  /** Place in the chain, from 1. */
  depth?: number;
  maximumDepth?: number;
  delayMinutes?: number;
  /** Keeps an equal queueable from being enqueued. */
  signature?: string;
}
