/**
 * What is queued, in a table of the org's own database: it is committed and rolled back with the transaction that
 * queued it, and survives a restart. What Apex sees of it (AsyncApexJob, CronTrigger) is in records.ts.
 */
import type { Store } from '../../data/store.ts';
import type { QueueableOptions } from '../../running/jobs.ts';

export type JobKind = 'event' | 'queueable' | 'finalizer' | 'future' | 'batch' | 'scheduled' | 'scheduled batch';

/** What a job needs beside its object; each kind uses its own part. */
export interface JobOptions extends QueueableOptions {
  /** Queueables: how often a finalizer has started this one again after a failure. */
  retries?: number;
  /** Finalizers: of what went wrong in the job, frozen; absent when it succeeded. */
  failure?: string;
  /** Finalizers: of their job. */
  requestId?: string;
  /** Futures. */
  method?: string;
  /** Batches: records an execute. */
  scope?: number;
  phase?: 'start' | 'execute' | 'finish';
  /** Batches: how much of what it works on has been handed out. */
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

/** What a batch works on is kept in rows of so many: a million rows would take longer to write than to read. */
const PACK = 1_000;

const COLUMNS = 'key, id, kind, class_name, payload, due, user_id, options';

export class JobTable {
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
    store.db.exec(`
      CREATE TABLE IF NOT EXISTS org_job (
        key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, kind TEXT NOT NULL, class_name TEXT NOT NULL,
        payload TEXT NOT NULL, due INTEGER NOT NULL, user_id TEXT NOT NULL, options TEXT NOT NULL,
        running INTEGER NOT NULL DEFAULT 0); -- id of the process that runs it; 0 while it waits
      CREATE INDEX IF NOT EXISTS org_job_due ON org_job (due);
      CREATE INDEX IF NOT EXISTS org_job_id ON org_job (id);
      CREATE TABLE IF NOT EXISTS org_batch_pack (
        job TEXT NOT NULL, number INTEGER NOT NULL, items TEXT NOT NULL, PRIMARY KEY (job, number));
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

  /** Marks it as run by this process. Answers false when another process on the same data was faster. */
  claim(job: Job): boolean {
    const taken = this.store.run('UPDATE org_job SET running = ? WHERE key = ? AND running = 0', process.pid, job.key);
    return taken > 0;
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
    if (job.kind === 'batch') this.store.run('DELETE FROM org_batch_pack WHERE job = ?', job.id);
  }

  /**
   * Jobs that a process left in the middle: nothing of theirs was committed, so they wait again. What another process
   * is running now (a command beside a server) stays with it.
   */
  recover(): void {
    for (const id of this.runningProcesses()) if (id === process.pid || !isAlive(id)) this.free(id);
  }

  /** The same while this process runs jobs itself: only those of processes that are gone. */
  recoverFromOthers(): void {
    for (const id of this.runningProcesses()) if (id !== process.pid && !isAlive(id)) this.free(id);
  }

  private runningProcesses(): number[] {
    return this.store.all('SELECT DISTINCT running FROM org_job WHERE running <> 0').flat() as number[];
  }

  private free(processId: number): void {
    this.store.run('UPDATE org_job SET running = 0 WHERE running = ?', processId);
  }

  /** Keeps what a batch works on; answers how many there are. */
  addBatchRows(jobId: string, values: Iterable<string>): number {
    let pack: string[] = [];
    let number = 0;
    const write = () =>
      this.store.run(
        'INSERT INTO org_batch_pack (job, number, items) VALUES (?, ?, ?)',
        jobId,
        number++,
        JSON.stringify(pack),
      );
    for (const value of values) {
      if (pack.push(value) < PACK) continue;
      write();
      pack = [];
    }
    const total = number * PACK + pack.length;
    if (pack.length) write();
    return total;
  }

  batchRows(jobId: string, from: number, count: number): string[] {
    const first = Math.floor(from / PACK);
    const packs = this.store.all(
      'SELECT items FROM org_batch_pack WHERE job = ? AND number >= ? AND number <= ? ORDER BY number',
      jobId,
      first,
      Math.floor((from + count - 1) / PACK),
    );
    const values = packs.flatMap(([items]) => JSON.parse(items as string) as string[]);
    return values.slice(from - first * PACK, from - first * PACK + count);
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

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // It is there, and another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
