/** What Apex may enqueue, schedule and abort, with the platform's checks. Running it is in runner.ts. */
import type { ClassInfo } from '../../values/program.ts';
import { bridgeName } from '../../values/bridge.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList, type ApexObject } from '../../values/values.ts';
import { listOf, sobjectType, Types } from '../../values/types.ts';
import type { SObject } from '../../values/sobject.ts';
import type { ObjectSchema } from '../../metadata/schema.ts';
import type { JobOrg } from './job-org.ts';
import type { QueueableOptions, RunningJobs } from '../../running/jobs.ts';
import { transaction } from '../../running/transaction.ts';
import { freeze } from './freeze.ts';
import { automatedProcess, DEVELOPER_EDITION } from '../setup-data.ts';
import { JobRecords } from './records.ts';
import { JobRunner } from './runner.ts';
import { Schedules } from './schedules.ts';
import { HELD, JobTable, type Job, type JobOptions } from './table.ts';

const EXECUTE_ONE = bridgeName('execute', 1);
const EXECUTE_TWO = bridgeName('execute', 2);

const MAXIMUM_ACTIVE_BATCHES = 5;
const MAXIMUM_HOLDING_BATCHES = 100;
const MAXIMUM_DELAY_MINUTES = 10;
/**
 * "For Developer Edition and Trial organizations, your maximum stack depth for chained jobs is limited to five" (Apex
 * Developer Guide, "Queueable Apex Limits"); a depth in AsyncOptions takes its place.
 */
const MAXIMUM_DEPTH_OF_TRIALS = 5;
/** How often a finalizer may start its failed queueable again. */
const MAXIMUM_RETRIES = 5;
const MINUTE = 60_000;

export class JobQueue implements RunningJobs {
  readonly table: JobTable;
  readonly records: JobRecords;
  private readonly runner: JobRunner;
  private readonly schedules: Schedules;
  private readonly org: JobOrg;
  /** Batches without work that a test has put into the queue. */
  private readonly idle: string[] = [];

  constructor(org: JobOrg) {
    this.org = org;
    this.table = new JobTable(org.store);
    this.records = new JobRecords(org.store);
    this.runner = new JobRunner(org, this.table, this.records);
    this.schedules = new Schedules(this.table, this.records);
  }

  /** The job whose Apex runs now, or null. */
  get running(): Job | null {
    return this.runner.running;
  }

  /** `System.enqueueJob`. Answers the job's id. */
  enqueue(queueable: object | null, options: QueueableOptions): string {
    const info = classOf(queueable, EXECUTE_ONE, 'Queueable');
    const current = transaction();
    current.limits.use('queueableJobs');
    const { delayMinutes = 0, signature } = options;
    if (delayMinutes < 0 || delayMinutes > MAXIMUM_DELAY_MINUTES) {
      throwApex(
        'IllegalArgumentException',
        `The delay must be between 0 and ${MAXIMUM_DELAY_MINUTES} minutes: ${delayMinutes}`,
      );
    }
    if (signature !== undefined && this.table.has(signature)) {
      throwApex('DuplicateMessageException', 'Attempt to enqueue job with duplicate queueable signature');
    }
    const place = this.placeInChain(info, options.maximumDepth);
    return this.add({
      kind: 'queueable',
      type: 'Queueable',
      className: info.type.name,
      method: 'execute',
      payload: freeze(queueable),
      due: current.now() + delayMinutes * MINUTE,
      options: { ...options, ...place },
    });
  }

  private placeInChain(info: ClassInfo, ownMaximum: number | undefined): JobOptions {
    const parent = this.running;
    if (parent?.kind === 'finalizer') return { depth: 1, retries: this.retriesAfter(parent, info) };
    if (parent?.kind !== 'queueable') return { depth: 1, maximumDepth: ownMaximum };
    const depth = (parent.options.depth ?? 1) + 1;
    const maximumDepth = parent.options.maximumDepth ?? ownMaximum;
    // In a test a queueable may start another one only where a maximum depth allows it.
    const limit = maximumDepth ?? (transaction().isTest ? 1 : this.maximumDepthOfOrg());
    if (depth > limit) throwApex('AsyncException', 'Maximum stack depth has been reached.');
    return { depth, maximumDepth };
  }

  private maximumDepthOfOrg(): number {
    const isTrial = this.org.organization().type === DEVELOPER_EDITION;
    return isTrial ? MAXIMUM_DEPTH_OF_TRIALS : Number.POSITIVE_INFINITY;
  }

  private retriesAfter(finalizer: Job, info: ClassInfo): number {
    const { failure, method, retries = 0 } = finalizer.options;
    if (failure === undefined || method !== info.type.name) return 0;
    if (retries >= MAXIMUM_RETRIES) {
      throwApex(
        'AsyncException',
        `Queueable ${info.name} has failed ${MAXIMUM_RETRIES} times in a row and is not enqueued again`,
      );
    }
    return retries + 1;
  }

  /** `System.attachFinalizer`. */
  attachFinalizer(finalizer: object | null): void {
    if (transaction().entry.kind !== 'queueable') {
      throwApex('AsyncException', 'System.attachFinalizer(Finalizer) is not allowed in this context');
    }
    if (finalizer === null) throwApex('NullPointerException', 'Argument cannot be null');
    const { $info } = finalizer as ApexObject;
    if (!(EXECUTE_ONE in finalizer)) {
      throwApex('AsyncException', `Class ${$info.name} must implement the Finalizer interface`);
    }
    this.runner.attachFinalizer(finalizer as ApexObject);
  }

  /** A call of an `@future` method. @param jsName of the method that runs later */
  callFuture(info: ClassInfo, jsName: string, args: unknown[]): void {
    const current = transaction();
    const method = info.methods.find((m) => m.jsName === jsName)!;
    if (['future', 'batch start', 'batch execute', 'batch finish'].includes(current.entry.kind)) {
      throwApex(
        'AsyncException',
        `Future method cannot be called from a future or batch method: ${info.name}.${method.name}()`,
      );
    }
    current.limits.use('futureCalls');
    this.add({
      kind: 'future',
      type: 'Future',
      className: info.type.name,
      method: method.name,
      payload: freeze(new ApexList(listOf(Types.Object), args)),
      due: current.now(),
      options: { method: jsName },
    });
  }

  /** `Database.executeBatch`. */
  startBatch(batchable: object | null, scope: number): string {
    const info = classOf(batchable, EXECUTE_TWO, 'Database.Batchable');
    const current = transaction();
    if (['batch start', 'batch execute', 'future'].includes(current.entry.kind)) {
      throwApex(
        'AsyncException',
        'Database.executeBatch cannot be called from a batch start, batch execute, or future method.',
      );
    }
    if (scope < 1) throwApex('AsyncException', `Scope size must be at least 1: ${scope}`);
    const isFull = this.areBatchesHeld();
    return this.add({
      kind: 'batch',
      type: 'BatchApex',
      status: isFull ? 'Holding' : 'Queued',
      className: info.type.name,
      method: null,
      payload: freeze(batchable),
      due: isFull ? HELD : current.now(),
      options: { scope, phase: 'start' },
    });
  }

  /**
   * Must another batch wait in the flex queue? Five are active at a time, a hundred wait.
   * @throws AsyncException where the flex queue is full
   */
  private areBatchesHeld(): boolean {
    const active = this.records.count('BatchApex', ['Queued', 'Preparing', 'Processing']);
    if (active < MAXIMUM_ACTIVE_BATCHES) return false;
    if (this.records.count('BatchApex', ['Holding']) >= MAXIMUM_HOLDING_BATCHES) {
      throwApex(
        'AsyncException',
        `You've exceeded the limit of ${MAXIMUM_HOLDING_BATCHES} jobs in the flex queue for org ${this.org.organization().id}.`,
      );
    }
    return true;
  }

  /**
   * `Test.enqueueBatchJobs`: "Adds the specified number of jobs with no-operation contents to the test-context queue. It
   * first fills the test batch queue, up to the maximum 5 jobs, and then places jobs in the test flex queue" (Apex
   * Reference). Answers their ids. They have nothing to do; `Test.stopTest` ends them.
   */
  fillQueue(count: number): string[] {
    const { user, now } = transaction();
    const ids: string[] = [];
    for (let i = 0; i < count; i++) {
      const status = this.areBatchesHeld() ? 'Holding' : 'Queued';
      ids.push(this.records.insertJob({ type: 'BatchApex', className: '', method: null, status }, now(), user.id));
    }
    this.idle.push(...ids);
    return ids;
  }

  /** `Test.getFlexQueueOrder`: ids of the batches that wait, first to run first. */
  flexQueue(): string[] {
    return this.records.holding();
  }

  /** `System.schedule`. Answers the id of the CronTrigger. */
  schedule(name: string | null, expression: string | null, schedulable: object | null): string {
    const info = classOf(schedulable, EXECUTE_ONE, 'Schedulable');
    return this.schedules.add(name, expression, info, schedulable);
  }

  /** `System.scheduleBatch`. Answers the id of the CronTrigger. */
  scheduleBatch(batchable: object | null, name: string | null, minutes: number, scope: number): string {
    const info = classOf(batchable, EXECUTE_TWO, 'Database.Batchable');
    return this.schedules.addBatch(name, minutes, scope, info, batchable);
  }

  private add(
    job: Pick<Job, 'kind' | 'className' | 'payload' | 'due' | 'options'> & {
      type: Parameters<JobRecords['insertJob']>[0]['type'];
      method: string | null;
      status?: 'Holding' | 'Queued';
    },
  ): string {
    const current = transaction();
    const { type, method, status = 'Queued', ...row } = job;
    const id = this.records.insertJob(
      { type, className: job.className, method, status },
      current.now(),
      current.user.id,
    );
    current.hasUncommittedWork = true;
    this.table.add({ ...row, id, userId: current.user.id });
    return id;
  }

  /** `System.abortJob`: of a job, or of a schedule. */
  abort(id: string): void {
    const current = transaction();
    const job = this.table.find(id);
    if (job) this.table.remove(job);
    if (id.startsWith('08e')) {
      if (!job) throwApex('StringException', `Invalid job id: ${id}`);
      this.records.removeTrigger(id, current.now());
      return;
    }
    const status = this.records.statusOf(id);
    if (status === null) throwApex('StringException', `Invalid job id: ${id}`);
    if (status !== 'Completed' && status !== 'Failed') this.records.setStatus(id, 'Aborted', current.now());
  }

  /** Runs everything that is queued, as `Test.stopTest` does: delays are not waited for, a schedule fires once. */
  runInTest(): void {
    this.records.end(this.idle.splice(0), transaction().now());
    this.runner.runInTest();
  }

  /**
   * Published events wait for their triggers, which run as the automated process, in a transaction of their own. Those
   * that are published after the commit vanish with a rollback; the others are put here whatever becomes of the
   * transaction.
   * @param events of one object, at least one
   * @param callback told what became of them
   */
  queueEvents(object: ObjectSchema, events: SObject[], callback: ApexObject | null): void {
    const current = transaction();
    const { org, table } = this;
    const job = {
      kind: 'event' as const,
      id: String(events[0].values.get('EventUuid')),
      className: object.name,
      payload: freeze(new ApexList(listOf(sobjectType(object.name)), events)),
      due: current.now(),
      userId: org.user(automatedProcess(org.organization().id)).id,
      options: callback ? { callback: freeze(callback), callbackUser: current.user.id } : {},
    };
    if (object.publishAfterCommit || current.test) table.add(job);
    else current.afterwards.push(() => table.add(job));
  }

  /** Delivers the events that a test has published so far. @param succeeds false: publishing fails, as callbacks hear */
  deliverEvents(succeeds: boolean): void {
    for (const job of this.table.all()) if (job.kind === 'event') this.runner.events.deliver(job, succeeds);
  }

  /** Runs one step of what is due (a job, or one part of a batch). Answers whether there was one. */
  runStep(): boolean {
    return this.runner.runStep();
  }

  /** Runs what is due, and what that enqueues, until nothing is due. */
  drain(): void {
    while (this.runStep());
  }

  /**
   * Takes up what a process left in the middle. Nothing of its transaction was kept, so the job, or the part of a batch,
   * runs again: as after a service downtime, when "the execution is rolled back and restarted" (Apex Developer Guide,
   * "Future Methods", "Using Batch Apex"). What it had called out to has been called; it will be called again.
   */
  recover(): void {
    this.table.recover();
  }

  /** The same for other processes on the same data that ended while this one lives. */
  recoverFromOthers(): void {
    this.table.recoverFromOthers();
  }
}

/** The class of an object given as a job; what it must implement is known by its method. */
function classOf(object: object | null, method: string, interfaceName: string): ClassInfo {
  if (object === null) throwApex('NullPointerException', 'Argument cannot be null.');
  const { $info } = object as ApexObject;
  if (!$info || !(method in object)) {
    throwApex('AsyncException', `The class must implement ${interfaceName}: ${$info?.name ?? 'not an Apex class'}`);
  }
  return $info;
}
