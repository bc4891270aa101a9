/** `System.schedule` and `System.scheduleBatch`: what waits for a time. */
import type { ClassInfo } from '../../values/program.ts';
import { throwApex } from '../../values/exceptions.ts';
import { transaction } from '../../running/transaction.ts';
import { CronError, nextFireTime, parseCron } from './cron.ts';
import { freeze } from './freeze.ts';
import type { JobRecords } from './records.ts';
import type { Job, JobTable } from './table.ts';

const MAXIMUM_SCHEDULED = 100;
const MINUTE = 60_000;

export class Schedules {
  private readonly table: JobTable;
  private readonly records: JobRecords;

  constructor(table: JobTable, records: JobRecords) {
    this.table = table;
    this.records = records;
  }

  /** @param expression in the time zone of the running user */
  add(name: string | null, expression: string | null, info: ClassInfo, schedulable: object | null): string {
    const { user, now } = transaction();
    if (!name || !expression) throwApex('NullPointerException', 'Argument cannot be null.');
    return this.insert(name, expression, firstFire(expression, user.timeZone, now()), {
      kind: 'scheduled',
      className: info.type.name,
      payload: freeze(schedulable),
      options: { cron: expression },
    });
  }

  addBatch(name: string | null, minutes: number, scope: number, info: ClassInfo, batchable: object | null): string {
    if (!name) throwApex('NullPointerException', 'Argument cannot be null.');
    if (minutes < 1) throwApex('AsyncException', `Minutes from now must be at least 1: ${minutes}`);
    return this.insert(name, null, transaction().now() + minutes * MINUTE, {
      kind: 'scheduled batch',
      className: info.type.name,
      payload: freeze(batchable),
      options: { scope },
    });
  }

  private insert(
    name: string,
    expression: string | null,
    nextFire: number,
    job: Pick<Job, 'kind' | 'className' | 'payload' | 'options'>,
  ): string {
    const current = transaction();
    if (this.records.isScheduled(name)) {
      throwApex('AsyncException', `The Apex job named "${name}" is already scheduled for execution.`);
    }
    if (this.records.countScheduled() >= MAXIMUM_SCHEDULED) {
      throwApex(
        'AsyncException',
        `You have exceeded the maximum number (${MAXIMUM_SCHEDULED}) of Apex scheduled jobs.`,
      );
    }
    const { user } = current;
    const now = current.now();
    const id = this.records.insertTrigger({ name, expression, nextFire, timeZone: user.timeZone }, now, user.id);
    this.records.insertJob(
      { type: 'ScheduledApex', className: job.className, method: null, status: 'Queued', cronTriggerId: id },
      now,
      user.id,
    );
    current.hasUncommittedWork = true;
    this.table.add({ ...job, id, due: nextFire, userId: user.id });
    return id;
  }
}

function firstFire(expression: string, timeZone: string, now: number): number {
  try {
    const nextFire = nextFireTime(parseCron(expression), now, timeZone);
    if (nextFire !== null) return nextFire;
  } catch (error) {
    if (error instanceof CronError) throwApex('StringException', error.message);
    throw error;
  }
  return throwApex(
    'AsyncException',
    "Based on configured schedule, the given trigger 'SCHEDULED_APEX_JOB_TYPE.000000000000000' will never fire.",
  );
}
