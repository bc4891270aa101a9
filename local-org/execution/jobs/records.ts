/** The rows in which the platform shows asynchronous work: AsyncApexJob, CronTrigger, CronJobDetail. */
import type { Store } from '../../data/store.ts';
import { findRows, insertRow, objectOf, toSecond, updateRow, type Row } from '../../services/rows.ts';

export type JobStatus = 'Holding' | 'Queued' | 'Preparing' | 'Processing' | 'Completed' | 'Failed' | 'Aborted';
export type JobType = 'Queueable' | 'Future' | 'BatchApex' | 'ScheduledApex';

/** What the field ExtendedStatus holds. */
const EXTENDED_STATUS_LENGTH = 1000;
/** CronJobDetail.JobType of scheduled Apex. */
const SCHEDULED_APEX = '7';

export class JobRecords {
  private readonly store: Store;
  constructor(store: Store) {
    this.store = store;
  }

  insertJob(
    job: { type: JobType; className: string; method: string | null; status: JobStatus; cronTriggerId?: string },
    now: number,
    userId: string,
  ): string {
    return insertRow(
      this.store,
      'AsyncApexJob',
      {
        JobType: job.type,
        ApexClassId: this.classId(job.className),
        MethodName: job.method,
        Status: job.status,
        CronTriggerId: job.cronTriggerId ?? null,
        TotalJobItems: 0,
        JobItemsProcessed: 0,
        NumberOfErrors: 0,
      },
      now,
      userId,
    );
  }

  setStatus(id: string, status: JobStatus, now: number, values: Row = {}): void {
    const ended = status === 'Completed' || status === 'Failed' || status === 'Aborted';
    updateRow(
      this.store,
      'AsyncApexJob',
      id,
      { ...values, Status: status, ...(ended ? { CompletedDate: toSecond(now) } : {}) },
      now,
    );
  }

  update(id: string, values: Row, now: number): void {
    updateRow(this.store, 'AsyncApexJob', id, values, now);
  }

  /** One more chunk of a batch is done. @param error message of the first that failed */
  countChunk(id: string, error: string | null): void {
    const table = objectOf(this.store, 'AsyncApexJob').name;
    this.store.run(
      `UPDATE "${table}" SET JobItemsProcessed = JobItemsProcessed + 1, NumberOfErrors = NumberOfErrors + ?,
        ExtendedStatus = coalesce(ExtendedStatus, ?) WHERE Id = ?`,
      error === null ? 0 : 1,
      error === null ? null : `First error: ${error}`.slice(0, EXTENDED_STATUS_LENGTH),
      id,
    );
  }

  fail(id: string, error: string, now: number): void {
    this.setStatus(id, 'Failed', now, { NumberOfErrors: 1, ExtendedStatus: error.slice(0, EXTENDED_STATUS_LENGTH) });
  }

  statusOf(id: string): JobStatus | null {
    return (findRows(this.store, 'AsyncApexJob', ['Status'], 'Id', id)[0]?.[0] as JobStatus | undefined) ?? null;
  }

  count(type: JobType, statuses: JobStatus[]): number {
    const table = objectOf(this.store, 'AsyncApexJob').name;
    const marks = statuses.map(() => '?').join(', ');
    return this.store.first(
      `SELECT count(*) FROM "${table}" WHERE JobType = ? AND Status IN (${marks})`,
      type,
      ...statuses,
    )![0] as number;
  }

  /** Ids of the flex queue, first to run first. */
  holding(): string[] {
    const table = objectOf(this.store, 'AsyncApexJob').name;
    return this.store
      .all(`SELECT Id FROM "${table}" WHERE JobType = 'BatchApex' AND Status = 'Holding' ORDER BY Id`)
      .map(([id]) => id as string);
  }

  /** Jobs without work are over. Those that a rollback took away are left out. */
  end(ids: string[], now: number): void {
    for (const id of ids) if (this.statusOf(id) !== null) this.setStatus(id, 'Completed', now);
  }

  /** The first of the flex queue moves up: answers its id, or null. */
  promoteHolding(now: number): string | null {
    const table = objectOf(this.store, 'AsyncApexJob').name;
    const row = this.store.first(`SELECT Id FROM "${table}" WHERE Status = 'Holding' ORDER BY Id LIMIT 1`);
    if (!row) return null;
    this.setStatus(row[0] as string, 'Queued', now);
    return row[0] as string;
  }

  insertTrigger(
    trigger: { name: string; expression: string | null; nextFire: number; timeZone: string },
    now: number,
    userId: string,
  ): string {
    const detail = insertRow(this.store, 'CronJobDetail', { Name: trigger.name, JobType: SCHEDULED_APEX }, now, userId);
    return insertRow(
      this.store,
      'CronTrigger',
      {
        CronJobDetailId: detail,
        CronExpression: trigger.expression,
        State: 'WAITING',
        NextFireTime: toSecond(trigger.nextFire),
        StartTime: toSecond(now),
        TimesTriggered: 0,
        TimeZoneSidKey: trigger.timeZone,
      },
      now,
      userId,
    );
  }

  /** Has a scheduled job of this name not ended yet? */
  isScheduled(name: string): boolean {
    const [detail, trigger] = ['CronJobDetail', 'CronTrigger'].map((object) => objectOf(this.store, object).name);
    return (
      this.store.first(
        `SELECT 1 FROM "${detail}" d JOIN "${trigger}" t ON t.CronJobDetailId = d.Id
          WHERE d.Name = ? COLLATE NOCASE AND t.State NOT IN ('DELETED', 'COMPLETE')`,
        name,
      ) !== null
    );
  }

  countScheduled(): number {
    const table = objectOf(this.store, 'CronTrigger').name;
    return this.store.first(`SELECT count(*) FROM "${table}" WHERE State NOT IN ('DELETED', 'COMPLETE')`)![0] as number;
  }

  /** Its time came and nothing ran. */
  passedOver(triggerId: string, nextFire: number | null): void {
    const table = objectOf(this.store, 'CronTrigger').name;
    this.store.run(
      `UPDATE "${table}" SET NextFireTime = ? WHERE Id = ?`,
      nextFire === null ? null : toSecond(nextFire),
      triggerId,
    );
  }

  /** It has fired. @param nextFire null: never again */
  fired(triggerId: string, at: number, nextFire: number | null): void {
    const table = objectOf(this.store, 'CronTrigger').name;
    this.store.run(
      `UPDATE "${table}" SET State = ?, TimesTriggered = TimesTriggered + 1, PreviousFireTime = ?, NextFireTime = ?,
        EndTime = ? WHERE Id = ?`,
      nextFire === null ? 'DELETED' : 'WAITING',
      toSecond(at),
      nextFire === null ? null : toSecond(nextFire),
      nextFire === null ? toSecond(at) : null,
      triggerId,
    );
    if (nextFire === null) this.endJobsOf(triggerId, 'Completed', at);
  }

  /** Removes a schedule: the platform deletes the rows. */
  removeTrigger(triggerId: string, now: number): void {
    const [row] = findRows(this.store, 'CronTrigger', ['CronJobDetailId'], 'Id', triggerId);
    this.endJobsOf(triggerId, 'Aborted', now);
    this.store.run(`DELETE FROM "${objectOf(this.store, 'CronTrigger').name}" WHERE Id = ?`, triggerId);
    if (row)
      this.store.run(`DELETE FROM "${objectOf(this.store, 'CronJobDetail').name}" WHERE Id = ?`, row[0] as string);
  }

  private endJobsOf(triggerId: string, status: JobStatus, now: number): void {
    for (const [id] of findRows(this.store, 'AsyncApexJob', ['Id'], 'CronTriggerId', triggerId)) {
      this.setStatus(id as string, status, now);
    }
  }

  private classId(className: string): string | null {
    // `Outer.Inner` or `namespace.Outer`: whichever part is a class that has a row.
    const parts = className.split('.');
    for (const [place, name] of parts.entries()) {
      const namespace = parts[place - 1]?.toLowerCase() ?? null;
      const rows = findRows(this.store, 'ApexClass', ['Id', 'NamespacePrefix'], 'Name', name);
      const own = rows.find(([, prefix]) => ((prefix as string | null)?.toLowerCase() ?? null) === namespace);
      const found = own ?? rows[0];
      if (found) return found[0] as string;
    }
    return null;
  }
}
