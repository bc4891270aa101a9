/** Hands published platform events to their triggers, and tells who published them what became of it. */
import type { SObject } from '../../values/sobject.ts';
import { bridgeName } from '../../values/bridge.ts';
import { PublishFailure, PublishSuccess } from '../../library/eventbus.ts';
import type { ApexList, ApexObject } from '../../values/values.ts';
import type { JobOrg } from './job-org.ts';
import { fireTriggers } from '../../running/triggers.ts';
import { thaw } from './freeze.ts';
import { errorText, invoke } from './job-object.ts';
import type { StepRunner } from './step-runner.ts';
import type { Job, JobTable } from './table.ts';

const ON_SUCCESS = bridgeName('onSuccess', 1);
const ON_FAILURE = bridgeName('onFailure', 1);
const ENTRY = { kind: 'event', method: 'after insert', isAsync: false } as const;

export class EventDelivery {
  private readonly org: JobOrg;
  private readonly table: JobTable;
  private readonly runner: StepRunner;

  constructor(org: JobOrg, table: JobTable, runner: StepRunner) {
    this.org = org;
    this.table = table;
    this.runner = runner;
  }

  /**
   * An exception of a trigger reaches no publisher, as on the platform. The debug log holds it.
   * @param succeeds false: publishing fails, as a test may want it
   */
  deliver(job: Job, succeeds: boolean): null {
    const { program, schema } = this.org;
    const events = (thaw(job.payload, program, schema) as ApexList<SObject>).elements;
    if (succeeds) {
      const fire = () => fireTriggers(job.className, 'after insert', events, null);
      this.log(this.runner.apex(job, ENTRY, fire, () => this.table.remove(job)));
    }
    this.org.atomically(() => this.table.remove(job));
    this.tellPublisher(job, events, succeeds);
    return null;
  }

  private tellPublisher(job: Job, events: SObject[], succeeds: boolean): void {
    const { callback, callbackUser } = job.options;
    if (callback === undefined) return;
    const eventUuids = events.map((event) => String(event.values.get('EventUuid')));
    const tell = () => {
      const object = thaw(callback, this.org.program, this.org.schema) as ApexObject;
      const bridge = succeeds ? ON_SUCCESS : ON_FAILURE;
      if (bridge in object) {
        invoke(object, bridge, succeeds ? new PublishSuccess(eventUuids) : new PublishFailure(eventUuids));
      }
    };
    const entry = { ...ENTRY, method: 'callback' };
    this.log(this.runner.apex({ ...job, userId: callbackUser! }, entry, tell, () => undefined));
  }

  private log(failure: unknown): void {
    if (failure !== null) this.org.debug('ERROR', errorText(failure));
  }
}
