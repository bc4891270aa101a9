/**
 * The governor limits of one transaction: what may be used, what has been used.
 *
 * Query, row, statement, callout and job counts are exact. CPU is counted as executed work (see `cpu`), so the same
 * code costs the same on every machine. Heap is an estimate, enforced only where it is certain: see heap.ts.
 */
import { throwApex } from '../values/exceptions.ts';
import type { EntryKind } from './entry-point.ts';

/**
 * Figures: Apex Developer Guide, "Execution Governors and Limits": [synchronous, asynchronous]. The heap is that of
 * Winter '27 (10 and 25 MB in every org; 6 and 12 before).
 */
const MAXIMUM = {
  queries: [100, 200],
  aggregateQueries: [300, 300],
  queryRows: [50_000, 50_000],
  queryLocatorRows: [10_000, 10_000],
  soslQueries: [20, 20],
  dmlStatements: [150, 150],
  dmlRows: [10_000, 10_000],
  cpuTime: [10_000, 60_000],
  heapSize: [10_000_000, 25_000_000],
  callouts: [100, 100],
  queueableJobs: [50, 1],
  futureCalls: [50, 0],
  publishImmediateDml: [150, 150],
  emailInvocations: [10, 10],
  mobilePushApexCalls: [10, 10],
  cursorRows: [50_000_000, 50_000_000],
  fetchCallsOnCursor: [100, 100],
} as const;

export type LimitName = keyof typeof MAXIMUM;
export const LIMIT_NAMES = Object.keys(MAXIMUM) as LimitName[];

/** Milliseconds all callouts of a transaction may take together. */
export const MAXIMUM_CALLOUT_MILLISECONDS = 120_000;
/** Queueable jobs a transaction may chain in a test, and levels of triggers firing triggers. */
export const MAXIMUM_TRIGGER_DEPTH = 16;

/** What the platform says when one more than allowed was used, before the number that was reached. */
const MESSAGE: Partial<Record<LimitName, string>> = {
  queries: 'Too many SOQL queries',
  aggregateQueries: 'Too many SOQL aggregate subqueries',
  queryRows: 'Too many query rows',
  queryLocatorRows: 'Too many query locator rows',
  soslQueries: 'Too many SOSL queries',
  dmlStatements: 'Too many DML statements',
  dmlRows: 'Too many DML rows',
  callouts: 'Too many callouts',
  queueableJobs: 'Too many queueable jobs added to the queue',
  futureCalls: 'Too many future calls',
  publishImmediateDml: 'Too many Publish Immediate DML statements',
  emailInvocations: 'Too many Email Invocations',
  cursorRows: 'Too many cursor rows',
  fetchCallsOnCursor: 'Too many fetch calls on cursor',
};

/**
 * Units of work a CPU millisecond is worth. One unit is about one simple statement or one turn of a loop. Published
 * measurements of the platform put an assignment or integer addition at 0.3 to 0.6 µs; 0.5 µs gives 2,000. Library calls
 * that do more than constant work add what they do.
 */
export const WORK_PER_MILLISECOND = 2_000;

/**
 * Executed work of the current transaction. Emitted code does `if ((cpu.work += n) > cpu.maximum) cpuExceeded();`
 * at least once a loop turn and once a method call. Kept apart from `Limits` because it is the hottest memory cell there is.
 */
export const cpu = { work: 0, maximum: Number.POSITIVE_INFINITY };

/** Ends the transaction: its CPU time is used up. */
export function cpuExceeded(): never {
  // What unwinds now may run `finally` blocks and must not fail again on the way.
  cpu.maximum = Number.POSITIVE_INFINITY;
  return throwApex('LimitException', 'Apex CPU time limit exceeded');
}

/** What the async limits of some entry points are instead: [kind]: is async, what differs. */
const BY_ENTRY: Partial<Record<EntryKind, { isAsync: boolean; overrides: Partial<Record<LimitName, number>> }>> = {
  // "0 in batch and future contexts; 50 in queueable context".
  queueable: { isAsync: true, overrides: { futureCalls: 50 } },
  // "Synchronous governor limits apply for the Finalizer transaction, except …" (Transaction Finalizers).
  finalizer: { isAsync: false, overrides: { heapSize: 25_000_000, queueableJobs: 1 } },
};

/** The limits of a transaction that begins at such an entry point. */
export function limitsOf(entry: EntryKind, isAsync: boolean): Limits {
  const special = BY_ENTRY[entry];
  return special ? new Limits(special.isAsync, special.overrides) : new Limits(isAsync);
}

/** The heap of one set of limits, in bytes, as heap.ts counts it. */
export class HeapUse {
  /** What the engine has given to the running code. A trigger's part is taken off when it ends. */
  handedOut = 0;
  /** `handedOut` when the roots were looked at last. */
  lookedAt = 0;
  /** The highest estimate so far. */
  most = 0;

  note(bytes: number): void {
    if (bytes > this.most) this.most = bytes;
  }

  /** What was given since `handedOut` stood there is no longer held by local variables. */
  release(handedOut: number): void {
    this.handedOut = handedOut;
    this.lookedAt = Math.min(this.lookedAt, handedOut);
  }
}

/** One set of counters: a transaction has one, and a test a second one between startTest and stopTest. */
export class Limits {
  readonly isAsync: boolean;
  private readonly counts: Record<LimitName, number>;
  private readonly maxima: Record<LimitName, number>;
  /** Work done under these limits while they are not the current ones. */
  private workAside = 0;
  calloutMilliseconds = 0;
  readonly heap = new HeapUse();

  constructor(isAsync: boolean, overrides: Partial<Record<LimitName, number>> = {}) {
    this.isAsync = isAsync;
    const column = isAsync ? 1 : 0;
    const counts: Partial<Record<LimitName, number>> = {};
    const maxima: Partial<Record<LimitName, number>> = {};
    for (const name of LIMIT_NAMES) {
      counts[name] = 0;
      maxima[name] = overrides[name] ?? MAXIMUM[name][column];
    }
    this.counts = counts as Record<LimitName, number>;
    this.maxima = maxima as Record<LimitName, number>;
  }

  /** Counts a use; above the maximum it throws the uncatchable LimitException with the platform's text. */
  use(name: LimitName, amount = 1): void {
    const count = (this.counts[name] += amount);
    if (count > this.maxima[name]) {
      throwApex('LimitException', `${MESSAGE[name] ?? `Limit exceeded for ${name}`}: ${count}`);
    }
  }

  used(name: LimitName): number {
    if (name === 'heapSize') return this.heap.most;
    if (name !== 'cpuTime') return this.counts[name];
    const work = active === this ? cpu.work : this.workAside;
    return Math.floor(work / WORK_PER_MILLISECOND);
  }

  maximum(name: LimitName): number {
    return this.maxima[name];
  }

  /** Counters at this moment: partial saves reset to them between their attempts. */
  snapshot(): LimitSnapshot {
    return { ...this.counts };
  }

  restore(snapshot: LimitSnapshot): void {
    Object.assign(this.counts, snapshot);
  }

  /** Makes these the limits that `cpu.work` counts for; null: none. Answers those that were before. */
  static activate(next: Limits | null): Limits | null {
    const before = active;
    if (before === next) return before;
    if (before) before.workAside = cpu.work;
    active = next;
    cpu.work = next ? next.workAside : 0;
    cpu.maximum = next ? next.maxima.cpuTime * WORK_PER_MILLISECOND : Number.POSITIVE_INFINITY;
    return before;
  }
}

export type LimitSnapshot = Record<LimitName, number>;

let active: Limits | null = null;
