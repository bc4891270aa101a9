/**
 * One Apex transaction: what it runs as, what it has used, its triggers' contexts. JavaScript is single-threaded and
 * Apex synchronous, so there is one current transaction, kept here; library and data code ask for it.
 */
import type { Program, TriggerTiming } from '../values/program.ts';
import type { Schema } from '../metadata/schema.ts';
import type { SObject } from '../values/sobject.ts';
import { Limits } from './limits.ts';
import type { RunningOrg } from './org.ts';
import type { TestState } from './test-state.ts';

export interface RunningUser {
  id: string;
  username: string;
  name: string;
  email: string;
  profileId: string;
  profileName: string;
  /** IANA name: `Europe/Oslo`. */
  timeZone: string;
  /** `en_US` */
  locale: string;
  language: string;
}

/** What the platform started: it decides limits, what may be called out to, and what `Request.getQuiddity()` says. */
export type EntryKind =
  | 'anonymous'
  | 'test'
  | 'aura'
  | 'rest'
  /** A record saved from a page. */
  | 'page'
  | 'queueable'
  | 'finalizer'
  | 'future'
  | 'batch start'
  | 'batch execute'
  | 'batch finish'
  | 'scheduled'
  /** Triggers on platform events, and callbacks of publishing. */
  | 'event';

export interface EntryPoint {
  kind: EntryKind;
  /** What runs: `ClassName.method`, a file, an object. */
  name: string;
  /** Why callouts are refused here (the platform's text), or null where they are allowed. */
  calloutsRefused?: string | null;
  /** Id of the AsyncApexJob that runs, if one does. */
  jobId?: string | null;
}

export interface TriggerContext {
  object: string;
  timing: TriggerTiming;
  newRecords: SObject[] | null;
  oldRecords: SObject[] | null;
}

export interface Transaction {
  readonly org: RunningOrg;
  readonly schema: Schema;
  readonly program: Program;
  user: RunningUser;
  /** Is record access limited to what the user may see? Emitted code sets it on entry to classes that say so. */
  sharing: 'with' | 'without';
  limits: Limits;
  /** Innermost last; at most 16 (`maximum trigger depth exceeded`). */
  triggers: TriggerContext[];
  readonly isTest: boolean;
  readonly isAsync: boolean;
  /** Milliseconds since 1970; Apex reads the clock only through here. */
  now(): number;
  /** State by class, made on first use: a class's static variables (owned by the emitted code). */
  readonly statics: Map<unknown, unknown>;
  /** What the platform gave the running code to hold: a job's object, the rows of a batch. */
  readonly heapRoots: unknown[];
  /** Uncommitted work pending: a callout now is refused. */
  hasUncommittedWork: boolean;
  readonly entry: EntryPoint;
  /** What `Request.getCurrent().getRequestId()` answers. */
  readonly requestId: string;
  /** Shared by the test method and the jobs it starts; null outside of tests. */
  readonly test: TestState | null;
  /** Done when it has ended, whether it was committed or rolled back. */
  readonly afterwards: (() => void)[];
  /** Kinds of objects saved so far: setup objects (User, …) and others do not mix. `System.runAs` starts anew. */
  savedKinds: { setup: boolean; regular: boolean };
}

let current: Transaction | null = null;

/** The running transaction. Throws when there is none: Apex code runs only inside one. */
export function transaction(): Transaction {
  if (!current) throw new Error('No Apex transaction is running');
  return current;
}

/** The running transaction, or null outside of any. */
export const currentTransaction = (): Transaction | null => current;

/** Runs `work` inside `next`, and returns to the outer transaction afterwards. */
export function within<T>(next: Transaction, work: () => T): T {
  const outer = current;
  current = next;
  Limits.activate(next.limits);
  try {
    return work();
  } finally {
    current = outer;
    Limits.activate(outer?.limits ?? null);
  }
}
