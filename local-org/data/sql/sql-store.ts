/** The SQL face of the store: statements and their rows. Who only reads and writes rows needs no more of it. */
import type { RunningStore } from '../../running/org.ts';
import type { DatabaseSync, StatementSync } from '../sqlite.ts';

export interface SqlStore extends RunningStore {
  readonly db: DatabaseSync;
  /** A statement whose rows are arrays, kept for the next time. */
  prepare(sql: string): StatementSync;
}
