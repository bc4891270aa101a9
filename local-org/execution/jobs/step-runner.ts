/** What the runner of jobs offers the kinds of job that have files of their own. */
import type { EntryKind } from '../../running/entry-point.ts';
import type { ApexObject } from '../../values/values.ts';
import type { Job } from './table.ts';

/** How a step of a job begins. */
export interface StepEntry {
  kind: EntryKind;
  /** Of the job's class. */
  method: string;
  isAsync?: boolean;
  /** Why callouts are refused here (the platform's text), or null where they are allowed. */
  calloutsRefused?: string | null;
  requestId?: string;
}

export interface StepRunner {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Runs Apex of a job in a transaction of its own. Answers null, or what was thrown; then nothing of it was kept.
   * @param done writes, in the same transaction, what became of the job
   */
  apex(job: Job, entry: StepEntry, work: () => void, done: () => void): unknown;
  /** The job's object, made again. Within a transaction. */
  objectOf(job: Job): ApexObject;
  /** The job is over: its row says how, nothing of it waits any more. */
  end(job: Job, failure: unknown): void;
}
