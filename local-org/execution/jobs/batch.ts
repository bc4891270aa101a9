/** The steps of a batch: start, one execute after the other, finish; each a transaction. */
import { bridgeName } from '../../values/bridge.ts';
import { BatchableContext } from '../../library/async.ts';
import { QueryLocator } from '../../data/query-locator.ts';
import { throwApex } from '../../values/exceptions.ts';
import { iterate } from '../../library/iteration.ts';
import { ApexList, type ApexObject } from '../../values/values.ts';
import { listOf, Types } from '../../values/types.ts';
import type { JobOrg } from './job-org.ts';
import { transaction } from '../../running/transaction.ts';
import { freeze, thaw } from './freeze.ts';
import { errorText, implementsInterface, invoke } from './job-object.ts';
import type { JobRecords } from './records.ts';
import type { StepRunner } from './step-runner.ts';
import type { Job, JobTable } from './table.ts';

const START = bridgeName('start', 1);
const EXECUTE = bridgeName('execute', 2);
const FINISH = bridgeName('finish', 1);
/** What a query locator hands out at most at once, no matter the scope. */
const MAXIMUM_LOCATOR_SCOPE = 2_000;
const NO_CALLOUTS = 'Callout not allowed from this batch. Please implement Database.AllowsCallouts';

export class BatchSteps {
  private readonly org: JobOrg;
  private readonly table: JobTable;
  private readonly records: JobRecords;
  private readonly runner: StepRunner;

  constructor(org: JobOrg, table: JobTable, records: JobRecords, runner: StepRunner) {
    this.org = org;
    this.table = table;
    this.records = records;
    this.runner = runner;
  }

  /** Runs the next step; answers what left its Apex, or null. */
  step(job: Job): unknown {
    switch (job.options.phase) {
      case 'execute':
        return this.execute(job);
      case 'finish':
        return this.finish(job);
      default:
        return this.start(job);
    }
  }

  private context(job: Job): BatchableContext {
    return new BatchableContext(job.id, job.id);
  }

  private refusal(job: Job): string | null {
    const info = this.org.program.classes.get(job.className.toLowerCase());
    return info && implementsInterface(info, 'Database.AllowsCallouts') ? null : NO_CALLOUTS;
  }

  /** Keeps what the batch will work on, so that it goes on after a restart where it was. */
  private start(job: Job): unknown {
    this.org.atomically(() => this.records.setStatus(job.id, 'Preparing', this.runner.now()));
    let next = job;
    const failure = this.runner.apex(
      job,
      { kind: 'batch start', method: 'start', calloutsRefused: this.refusal(job) },
      () => {
        const object = this.runner.objectOf(job);
        const source = invoke(object, START, this.context(job));
        const { total, query } = this.keepRows(job, source);
        const scope = query === undefined ? job.options.scope! : Math.min(job.options.scope!, MAXIMUM_LOCATOR_SCOPE);
        const chunks = Math.ceil(total / scope);
        if (transaction().isTest && chunks > 1) {
          throwApex(
            'UnexpectedException',
            'No more than one executeBatch can be called from within a test method. Please make sure the iterable returned from your start method matches the batch size, resulting in one executeBatch invocation.',
          );
        }
        next = {
          ...job,
          payload: this.payloadAfter(job, object),
          options: { ...job.options, scope, query, total, position: 0, phase: total ? 'execute' : 'finish' },
        };
        this.records.setStatus(job.id, 'Processing', this.runner.now(), { TotalJobItems: chunks });
      },
      () => this.table.update(next),
    );
    if (failure !== null) this.org.atomically(() => this.end(job, failure));
    return failure;
  }

  private keepRows(job: Job, source: unknown): { total: number; query?: string } {
    if (source === null) throwApex('NullPointerException', 'Start did not return a valid iterable object.');
    if (source instanceof QueryLocator) {
      return { total: this.table.addBatchRows(job.id, source.walkIds()), query: source.freeze(freeze) };
    }
    const frozen = function* () {
      for (const value of iterate(source)) yield freeze(value);
    };
    return { total: this.table.addBatchRows(job.id, frozen()) };
  }

  private execute(job: Job): unknown {
    const { position = 0, scope = 200, total = 0 } = job.options;
    const nextPosition = Math.min(position + scope, total);
    const next: Job = {
      ...job,
      options: { ...job.options, position: nextPosition, phase: nextPosition < total ? 'execute' : 'finish' },
    };
    const failure = this.runner.apex(
      job,
      { kind: 'batch execute', method: 'execute', calloutsRefused: this.refusal(job) },
      () => {
        const object = this.runner.objectOf(job);
        const rows = this.rows(job, position, scope);
        transaction().heapRoots.push(rows);
        invoke(object, EXECUTE, this.context(job), rows);
        next.payload = this.payloadAfter(job, object);
      },
      () => this.advance(next, null),
    );
    if (failure !== null) this.org.atomically(() => this.advance({ ...next, payload: job.payload }, failure));
    return failure;
  }

  /** An aborted batch stops here. */
  private advance(next: Job, failure: unknown): void {
    if (this.records.statusOf(next.id) === 'Aborted') {
      this.table.remove(next);
      return;
    }
    this.records.countChunk(next.id, failure === null ? null : errorText(failure));
    // After the jobs that became due since then: a long batch doesn't block other jobs.
    this.table.update({ ...next, due: this.runner.now() });
  }

  private rows(job: Job, from: number, count: number): ApexList {
    const values = this.table.batchRows(job.id, from, count);
    const { program, schema } = transaction();
    const made = (text: string) => thaw(text, program, schema);
    if (job.options.query !== undefined) return QueryLocator.thaw(job.options.query, made).fetch(values);
    return new ApexList(listOf(Types.Object), values.map(made));
  }

  private finish(job: Job): unknown {
    const failure = this.runner.apex(
      job,
      { kind: 'batch finish', method: 'finish', calloutsRefused: this.refusal(job) },
      () => invoke(this.runner.objectOf(job), FINISH, this.context(job)),
      () => this.end(job, null),
    );
    if (failure !== null) this.org.atomically(() => this.end(job, failure));
    return failure;
  }

  private end(job: Job, failure: unknown): void {
    if (this.records.statusOf(job.id) === 'Aborted') this.table.remove(job);
    else if (failure === null) this.runner.end(job, null);
    else {
      this.table.remove(job);
      this.records.setStatus(job.id, 'Failed', this.runner.now(), {
        ExtendedStatus: errorText(failure).slice(0, 1000),
      });
    }
    const promoted = this.records.promoteHolding(this.runner.now());
    if (promoted) this.table.setDue(promoted, this.runner.now());
  }

  /** Only a Stateful batch keeps what its fields became. */
  private payloadAfter(job: Job, object: ApexObject): string {
    return implementsInterface(object.$info, 'Database.Stateful') ? freeze(object) : job.payload;
  }
}
