/**
 * What is queued, in a table of the org's own database: it is committed and rolled back with the transaction that
 * queued it, and survives a restart. What Apex sees of it (AsyncApexJob, CronTrigger) is in records.ts.
 */
import type { Store } from '../../data/store.ts';

export type JobKind = 'event' | 'queueable' | 'finalizer' | 'future' | 'batch' | 'scheduled' | 'scheduled batch';

/** What a job needs beside its object; each kind uses its own part. */
export interface JobOptions {
  /** Queueables: place in the chain, from 1. */
  depth?: number;
  maximumDepth?: number;
  delayMinutes?: number;
  signature?: string;
  /** Queueables: how often a finalizer has started this one again after a failure. */
  retries?: number;
  /** Finalizers: of what went wrong in the job, frozen; absent when it succeeded. */
  failure?: string;
  /** Futures. */
  method?: string;
  /** Batches: records an execute. */
  scope?: number;
  phase?: 'start' | 'execute' | 'finish';
  /** Batches: rows of `org_batch_row` that have been handed out. */
  position?: number;
  /** Batches over a QueryLocator: its query, frozen; the rows are ids then. */
  query?: string;
  total?: number;
  /** Events: who wants to hear of their delivery, frozen, and whom that one runs as. */
  callback?: string;
  callbackUser?: string;
  /** Of what fires again and again. */
  cron?: string;
  /** Scheduled batches: name of the schedule. */
  name?: string;
}

export interface Job {
  key: number;
  /** Id of its AsyncApexJob, or of its CronTrigger for what is scheduled. */
  id: string;
  kind: JobKind;
  className: string;
  /** Its object (or arguments), frozen. */
  payload: string;
  /** Milliseconds since 1970. */
  due: number;
  userId: string;
  options: JobOptions;
}

/** When a job of the flex queue is due: not before it moves up. */
export const HELD = 8_640_000_000_000_000;

const COLUMNS = 'key, id, kind, class_name, payload, due, user_id, options';

export class JobTable {
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
    store.db.exec(`
      CREATE TABLE IF NOT EXISTS org_job (
        key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, kind TEXT NOT NULL, class_name TEXT NOT NULL,
        payload TEXT NOT NULL, due INTEGER NOT NULL, user_id TEXT NOT NULL, options TEXT NOT NULL,
        running INTEGER NOT NULL DEFAULT 0);
      CREATE INDEX IF NOT EXISTS org_job_due ON org_job (due);
      CREATE INDEX IF NOT EXISTS org_job_id ON org_job (id);
      CREATE TABLE IF NOT EXISTS org_batch_row (
        job TEXT NOT NULL, position INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (job, position)) WITHOUT ROWID;
    `);
  }

  add(job: Omit<Job, 'key'>): void {
    this.store.run(
      'INSERT INTO org_job (id, kind, class_name, payload, due, user_id, options) VALUES (?, ?, ?, ?, ?, ?, ?)',
      job.id,
      job.kind,
      job.className,
      job.payload,
      job.due,
      job.userId,
      JSON.stringify(job.options),
    );
  }

  /** The job that has waited longest among those due by then. */
  next(due: number): Job | null {
    const row = this.store.first(
      `SELECT ${COLUMNS} FROM org_job WHERE running = 0 AND due <= ? ORDER BY due, key LIMIT 1`,
      due,
    );
    return row && jobOf(row);
  }

  /** When the next job is due; null when nothing waits. */
  nextDue(): number | null {
    return this.store.first('SELECT min(due) FROM org_job WHERE running = 0')![0] as number | null;
  }

  all(): Job[] {
    return this.store.all(`SELECT ${COLUMNS} FROM org_job ORDER BY due, key`).map(jobOf);
  }

  find(id: string): Job | null {
    const row = this.store.first(`SELECT ${COLUMNS} FROM org_job WHERE id = ?`, id);
    return row && jobOf(row);
  }

  has(signature: string): boolean {
    return this.all().some((job) => job.options.signature === signature);
  }

  setRunning(job: Job, running: boolean): void {
    this.store.run('UPDATE org_job SET running = ? WHERE key = ?', running ? 1 : 0, job.key);
  }

  update(job: Job): void {
    this.store.run(
      'UPDATE org_job SET payload = ?, due = ?, options = ?, running = 0 WHERE key = ?',
      job.payload,
      job.due,
      JSON.stringify(job.options),
      job.key,
    );
  }

  setDue(id: string, due: number): void {
    this.store.run('UPDATE org_job SET due = ? WHERE id = ?', due, id);
  }

  /** Removes it, and what it had still to work on. */
  remove(job: Job): void {
    this.store.run('DELETE FROM org_job WHERE key = ?', job.key);
    if (job.kind === 'batch') this.store.run('DELETE FROM org_batch_row WHERE job = ?', job.id);
  }

  /** Jobs that a process left in the middle: nothing of theirs was committed, so they wait again. */
  recover(): void {
    this.store.run('UPDATE org_job SET running = 0 WHERE running = 1');
  }

  /** Keeps what a batch works on; answers how many there are. */
  addBatchRows(jobId: string, values: Iterable<string>): number {
    let position = 0;
    for (const value of values) {
      this.store.run('INSERT INTO org_batch_row (job, position, value) VALUES (?, ?, ?)', jobId, position++, value);
    }
    return position;
  }

  batchRows(jobId: string, from: number, count: number): string[] {
    return this.store
      .all(
        'SELECT value FROM org_batch_row WHERE job = ? AND position >= ? AND position < ? ORDER BY position',
        jobId,
        from,
        from + count,
      )
      .map(([value]) => value as string);
  }
}

function jobOf(row: unknown[]): Job {
  const [key, id, kind, className, payload, due, userId, options] = row as [
    number,
    string,
    JobKind,
    string,
    string,
    number,
    string,
    string,
  ];
  return { key, id, kind, className, payload, due, userId, options: JSON.parse(options) as JobOptions };
}
