/**
 * Runs what is queued, one transaction a step. Before its transaction a job is marked as running, and what became of it
 * is committed together with what it saved; when it fails, its saves are rolled back and the failure is written alone.
 */
import { randomUUID } from 'node:crypto';
import { bridgeName } from '../../values/bridge.ts';
import { FinalizerContext, QueueableContext, SchedulableContext } from '../../library/async.ts';
import { throwApex, uncaughtException, type ApexException } from '../../values/exceptions.ts';
import type { ApexList, ApexObject } from '../../values/values.ts';
import type { JobOrg } from './job-org.ts';
import { TriggerFailure } from '../../running/triggers.ts';
import { currentTransaction, transaction } from '../../running/transaction.ts';
import { BatchSteps } from './batch.ts';
import { nextFireTime, parseCron } from './cron.ts';
import { EventDelivery } from './event-delivery.ts';
import { freeze, thaw } from './freeze.ts';
import { errorText, implementsInterface, invoke } from './job-object.ts';
import type { JobRecords } from './records.ts';
import type { StepEntry, StepRunner } from './step-runner.ts';
import type { Job, JobTable } from './table.ts';

const EXECUTE = bridgeName('execute', 1);
const NO_CALLOUTS: Record<string, string> = {
  queueable: 'Callout not allowed from this queueable job. Please implement Database.AllowsCallouts',
  future:
    'Callout not allowed from this future method. Please enable callout by annotating the future method. eg: @Future(callout=true)',
  scheduled: 'Callout from scheduled Apex not supported.',
};

export class JobRunner implements StepRunner {
  /** The job whose Apex runs now. */
  running: Job | null = null;
  private finalizer: ApexObject | null = null;
  private readonly org: JobOrg;
  private readonly table: JobTable;
  private readonly records: JobRecords;
  private readonly batches: BatchSteps;
  readonly events: EventDelivery;

  constructor(org: JobOrg, table: JobTable, records: JobRecords) {
    this.org = org;
    this.table = table;
    this.records = records;
    this.batches = new BatchSteps(org, table, records, this);
    this.events = new EventDelivery(org, table, this);
  }

  runStep(): boolean {
    const job = this.table.next(this.now());
    if (!job) return false;
    this.run(job);
    return true;
  }

  runInTest(): void {
    const fired = new Set<number>();
    let firstFailure: unknown = null;
    for (;;) {
      const job = this.table.all().find((each) => !fired.has(each.key));
      if (!job) break;
      // A schedule stays: it has fired once.
      if (job.kind === 'scheduled') fired.add(job.key);
      const failure = this.run(job);
      firstFailure ??= failure;
    }
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- Whatever the job has thrown.
    if (firstFailure !== null) throw firstFailure;
  }

  now(): number {
    return currentTransaction()?.now() ?? Date.now();
  }

  /** Runs the next part of a job. Answers what left its Apex, or null. */
  private run(job: Job): unknown {
    if (!this.org.atomically(() => this.table.claim(job))) return null;
    try {
      return this.runClaimed(job);
    } catch (defect) {
      this.org.atomically(() => this.abandon(job, defect));
      throw defect;
    }
  }

  /** The local org could not do it: running it again would end the same way. A schedule goes on with its next time. */
  private abandon(job: Job, defect: unknown): void {
    if (job.kind === 'scheduled') this.fired(job, this.now());
    else if (job.kind === 'finalizer' || job.kind === 'event') this.table.remove(job);
    else this.end(job, defect);
  }

  private runClaimed(job: Job): unknown {
    switch (job.kind) {
      case 'queueable':
        return this.runQueueable(job);
      case 'event':
        return this.events.deliver(job, true);
      case 'finalizer':
        return this.runFinalizer(job);
      case 'future':
        return this.runFuture(job);
      case 'batch':
        return this.batches.step(job);
      case 'scheduled':
        return this.runScheduled(job);
      case 'scheduled batch':
        return this.runScheduledBatch(job);
    }
  }

  apex(job: Job, entry: StepEntry, work: () => void, done: () => void): unknown {
    const outer = currentTransaction();
    const before = this.running;
    this.running = job;
    try {
      this.org.transact(
        {
          user: job.userId,
          isAsync: entry.isAsync ?? true,
          test: outer?.test ?? null,
          requestId: entry.requestId,
          entry: {
            kind: entry.kind,
            name: `${job.className}.${entry.method}`,
            calloutsRefused: entry.calloutsRefused ?? null,
            jobId: job.id,
          },
        },
        () => {
          work();
          done();
        },
      );
      return null;
    } catch (error) {
      if (!uncaughtException(error) && !(error instanceof TriggerFailure)) throw error;
      return error;
    } finally {
      this.running = before;
    }
  }

  objectOf(job: Job): ApexObject {
    const { program, schema, heapRoots } = transaction();
    const object = thaw(job.payload, program, schema) as ApexObject;
    heapRoots.push(object);
    return object;
  }

  /** Only one, and only to the queueable that runs. */
  attachFinalizer(finalizer: ApexObject): void {
    if (this.finalizer) {
      throwApex('AsyncException', 'More than one Finalizer cannot be attached to same Async Apex Job');
    }
    this.finalizer = finalizer;
  }

  private refusal(job: Job, kind: keyof typeof NO_CALLOUTS): string | null {
    const info = this.org.program.classes.get(job.className.toLowerCase());
    if (kind === 'future') {
      const method = info?.methods.find((m) => m.jsName === job.options.method);
      const future = method?.annotations.find((a) => a.name === 'future');
      return future?.parameters.callout?.toLowerCase() === 'true' ? null : NO_CALLOUTS.future;
    }
    return info && implementsInterface(info, 'Database.AllowsCallouts') ? null : NO_CALLOUTS[kind];
  }

  private runQueueable(job: Job): unknown {
    const outerFinalizer = this.finalizer;
    this.finalizer = null;
    this.org.atomically(() => this.records.setStatus(job.id, 'Processing', this.now()));
    const requestId = randomUUID();
    // The end of the job and its finalizer are one: a process that ends between them would lose the finalizer.
    const end = (failure: unknown) => {
      this.end(job, failure);
      if (this.finalizer) this.addFinalizer(job, this.finalizer, failure, requestId);
    };
    try {
      const failure = this.apex(
        job,
        { kind: 'queueable', method: 'execute', calloutsRefused: this.refusal(job, 'queueable'), requestId },
        () => invoke(this.objectOf(job), EXECUTE, new QueueableContext(job.id)),
        () => end(null),
      );
      if (failure !== null) this.org.atomically(() => end(failure));
      return failure;
    } finally {
      this.finalizer = outerFinalizer;
    }
  }

  private addFinalizer(job: Job, finalizer: ApexObject, failure: unknown, requestId: string): void {
    const exception = failure === null ? null : uncaughtException(failure);
    this.table.add({
      kind: 'finalizer',
      id: job.id,
      className: finalizer.$info.type.name,
      payload: freeze(finalizer),
      due: this.now(),
      userId: job.userId,
      options: {
        method: job.className,
        retries: job.options.retries,
        requestId,
        ...(exception ? { failure: freeze(exception) } : {}),
      },
    });
  }

  private runFinalizer(job: Job): unknown {
    const failure = this.apex(
      job,
      { kind: 'finalizer', method: 'execute', requestId: job.options.requestId },
      () => {
        const { program, schema, requestId } = transaction();
        const { failure: frozen } = job.options;
        const exception = frozen === undefined ? null : (thaw(frozen, program, schema) as ApexException);
        invoke(this.objectOf(job), EXECUTE, new FinalizerContext(job.id, exception, requestId));
      },
      () => this.table.remove(job),
    );
    if (failure !== null) this.org.atomically(() => this.table.remove(job));
    return failure;
  }

  private runFuture(job: Job): unknown {
    this.org.atomically(() => this.records.setStatus(job.id, 'Processing', this.now()));
    const failure = this.apex(
      job,
      { kind: 'future', method: job.options.method ?? '', calloutsRefused: this.refusal(job, 'future') },
      () => {
        const { program, schema, heapRoots } = transaction();
        const args = thaw(job.payload, program, schema) as ApexList;
        heapRoots.push(args);
        const method = program.classes
          .get(job.className.toLowerCase())
          ?.methods.find((m) => m.jsName === job.options.method);
        if (!method) throw new Error(`No method ${job.className}.${job.options.method} any more`);
        method.invoke(null, args.elements);
      },
      () => this.end(job, null),
    );
    if (failure !== null) this.org.atomically(() => this.end(job, failure));
    return failure;
  }

  /** Scheduled Apex runs under synchronous limits: it only starts a job. */
  private runScheduled(job: Job): unknown {
    const firedAt = this.now();
    if (!this.org.isActive(job.userId)) {
      this.org.atomically(() => this.passOver(job, firedAt));
      return null;
    }
    const failure = this.apex(
      job,
      { kind: 'scheduled', method: 'execute', isAsync: false, calloutsRefused: NO_CALLOUTS.scheduled },
      () => invoke(this.objectOf(job), EXECUTE, new SchedulableContext(job.id)),
      // The job may have aborted its own schedule.
      () => this.table.find(job.id) && this.fired(job, firedAt),
    );
    if (failure !== null) this.org.atomically(() => this.fired(job, firedAt));
    return failure;
  }

  /** Scheduled Apex of a user who was deactivated does not run; its CronTrigger stays. */
  private passOver(job: Job, at: number): void {
    if (currentTransaction()?.test) return;
    const nextFire = nextFireTime(parseCron(job.options.cron!), at, this.org.user(job.userId).timeZone);
    this.records.passedOver(job.id, nextFire);
    if (nextFire === null) this.table.remove(job);
    else this.table.update({ ...job, due: nextFire });
  }

  private fired(job: Job, at: number): void {
    // In a test it has fired at no time of its own: its CronTrigger stays as it was.
    if (currentTransaction()?.test) return;
    const nextFire = nextFireTime(parseCron(job.options.cron!), at, this.org.user(job.userId).timeZone);
    this.records.fired(job.id, at, nextFire);
    if (nextFire === null) this.table.remove(job);
    else this.table.update({ ...job, due: nextFire });
  }

  private runScheduledBatch(job: Job): unknown {
    return this.apex(
      job,
      { kind: 'scheduled', method: 'start', isAsync: false },
      () => this.org.jobs.startBatch(this.objectOf(job), job.options.scope ?? 200),
      () => {
        this.records.fired(job.id, this.now(), null);
        this.table.remove(job);
      },
    );
  }

  end(job: Job, failure: unknown): void {
    this.table.remove(job);
    if (failure === null) this.records.setStatus(job.id, 'Completed', this.now());
    else this.records.fail(job.id, errorText(failure), this.now());
  }
}
