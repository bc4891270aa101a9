/**
 * Platform events: what `EventBus.publish` does, and how subscribed triggers get them. Events wait in the job queue, so
 * those that are published after the commit vanish with a rollback; the others are put there whatever becomes of the
 * transaction. Triggers run as the automated process, in a transaction of their own.
 */
import { randomUUID } from 'node:crypto';
import { failure, type SaveError, type SaveResult } from '../data/dml/errors.ts';
import type { SObject } from '../values/sobject.ts';
import { listOf, sobjectType } from '../values/types.ts';
import { throwApex } from '../values/exceptions.ts';
import { ApexDatetime, ApexList, type ApexObject } from '../values/values.ts';
import type { ObjectSchema } from '../metadata/schema.ts';
import { freeze } from './jobs/freeze.ts';
import { automatedProcess } from './setup-data.ts';
import { transaction } from '../running/transaction.ts';

/** Publishes events of any objects; one result an event, in order. */
export function publish(events: readonly (SObject | null)[], callback: ApexObject | null): SaveResult[] {
  const current = transaction();
  const results: SaveResult[] = [];
  const accepted = new Map<ObjectSchema, SObject[]>();
  for (const event of events) {
    if (event === null) throwApex('NullPointerException', 'Argument cannot be null.');
    const { object } = event;
    if (object.kind !== 'platformEvent') throwApex('TypeException', `${object.name} is not a platform event`);
    const errors = missingFields(event);
    results.push({
      id: errors.length ? null : current.org.store.nextId(object),
      success: !errors.length,
      errors,
      created: true,
    });
    if (errors.length) continue;
    event.values.set('EventUuid', event.values.get('EventUuid') ?? randomUUID());
    const list = accepted.get(object);
    if (list) list.push(event);
    else accepted.set(object, [event]);
  }
  for (const [object, list] of accepted) queue(object, list, callback);
  return results;
}

function missingFields(event: SObject): SaveError[] {
  const missing = [...event.object.fields.values()]
    .filter(
      (field) =>
        field.required &&
        field.createable &&
        (event.values.get(field.name) ?? null) === null &&
        field.defaultValue === null,
    )
    .map((field) => field.name);
  return missing.length
    ? [failure('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing)]
    : [];
}

function queue(object: ObjectSchema, events: SObject[], callback: ApexObject | null): void {
  const current = transaction();
  const { org } = current;
  current.limits.use(object.publishAfterCommit ? 'dmlStatements' : 'publishImmediateDml');
  if (object.publishAfterCommit) current.hasUncommittedWork = true;
  const delivered = events.map((event) => {
    const copy = new (event.constructor as typeof SObject)(object, new Map(event.values));
    copy.values.set('CreatedDate', new ApexDatetime(Math.floor(current.now() / 1000) * 1000));
    copy.values.set('CreatedById', current.user.id);
    copy.values.set('ReplayId', org.store.nextId(object).slice(8, 15));
    return copy;
  });
  const job = {
    kind: 'event' as const,
    id: String(delivered[0].values.get('EventUuid')),
    className: object.name,
    payload: freeze(new ApexList(listOf(sobjectType(object.name)), delivered)),
    due: current.now(),
    userId: org.user(automatedProcess(org.organization().id)).id,
    options: callback ? { callback: freeze(callback), callbackUser: current.user.id } : {},
  };
  if (object.publishAfterCommit || current.test) org.jobs.table.add(job);
  else current.afterwards.push(() => org.jobs.table.add(job));
}
