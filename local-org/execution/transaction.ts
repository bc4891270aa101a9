/**
 * One Apex transaction: what it runs as, what it has used, its triggers' contexts. JavaScript is single-threaded and
 * Apex synchronous, so there is one current transaction, kept here; library and data code ask for it.
 */
import type { Program, TriggerTiming } from '../apex/program.ts';
import type { Schema } from '../metadata/schema.ts';
import type { SObject } from '../data/sobject.ts';
import type { Limits } from './limits.ts';
import type { Org } from './org.ts';

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

export interface TriggerContext {
  object: string;
  timing: TriggerTiming;
  newRecords: SObject[] | null;
  oldRecords: SObject[] | null;
}

export interface Transaction {
  readonly org: Org;
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
  /** Uncommitted work pending: a callout now is refused. */
  hasUncommittedWork: boolean;
}

let current: Transaction | null = null;

/** The running transaction. Throws when there is none: Apex code runs only inside one. */
export function transaction(): Transaction {
  if (!current) throw new Error('No Apex transaction is running');
  return current;
}

/** Runs `work` inside `next`, and returns to the outer transaction afterwards. */
export function within<T>(next: Transaction, work: () => T): T {
  const outer = current;
  current = next;
  try {
    return work();
  } finally {
    current = outer;
  }
}
