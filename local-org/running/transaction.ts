/**
 * One Apex transaction: what it runs as, what it has used, its triggers' contexts. JavaScript is single-threaded and
 * Apex synchronous, so there is one current transaction, kept here; library and data code ask for it.
 */
import type { Program, TriggerTiming } from '../values/program.ts';
import type { Schema } from '../metadata/schema.ts';
import type { SObject } from '../values/sobject.ts';
import type { EntryPoint } from './entry-point.ts';
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
  /** `Standard`, `Guest`, `AutomatedProcess` */
  type: string;
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
  /** Kinds of objects saved so far: setup objects (User, …) and others do not mix. `System.runAs` starts again. */
  savedKinds: { setup: boolean; regular: boolean };
}

/** How a transaction begins. */
export interface TransactOptions {
  /** Id or user name, or the user; the administrator by default. */
  user?: string | RunningUser;
  isAsync?: boolean;
  entry?: EntryPoint;
  test?: TestState | null;
  /** Of the work that this one belongs to. */
  requestId?: string;
  /** Does Apex called from here run with sharing where its class does not say? */
  sharing?: Transaction['sharing'];
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
