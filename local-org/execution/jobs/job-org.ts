/** What the job queue needs of its org: transactions of its own beside what Apex may ask. */
import type { Store } from '../../data/store.ts';
import type { RunningOrg } from '../../running/org.ts';
import type { RunningUser, TransactOptions } from '../../running/transaction.ts';
import type { Program } from '../../values/program.ts';

export interface JobOrg extends RunningOrg {
  readonly store: Store;
  readonly program: Program;
  /** @param key id or user name; the administrator by default */
  user(key?: string): RunningUser;
  /** Is this user (by id) one who may still log in? */
  isActive(userId: string): boolean;
  /**
   * Runs work as one Apex transaction: its saves are committed when it returns and rolled back when it throws. Inside of
   * another transaction (jobs of a test) it is a part of that one's data, with limits and static variables of its own.
   */
  transact<T>(options: TransactOptions, work: () => T): T;
  /** Writes of the org's own, outside of any Apex: all of them or none. */
  atomically<T>(work: () => T): T;
}
