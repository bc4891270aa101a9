/**
 * Platform events: what `EventBus.publish` checks, counts and answers. What is accepted waits in the job queue, which
 * hands it to the triggers that subscribe to it.
 */
import { randomUUID } from 'node:crypto';
import { runningStore } from '../data/running.ts';
import { access, type AccessMode } from '../data/access.ts';
import { failure, type SaveError, type SaveResult } from '../data/dml/errors.ts';
import type { SObject } from '../values/sobject.ts';
import { throwApex } from '../values/exceptions.ts';
import { ApexDatetime, type ApexObject } from '../values/values.ts';
import type { ObjectSchema } from '../metadata/schema.ts';
import { transaction } from '../running/transaction.ts';

/** Publishes events of any objects; one result an event, in order. In user mode the user must have the right to create them. */
export function publish(
  events: readonly (SObject | null)[],
  callback: ApexObject | null,
  mode: AccessMode,
): SaveResult[] {
  const results: SaveResult[] = [];
  const accepted = new Map<ObjectSchema, SObject[]>();
  for (const event of events) {
    if (event === null) throwApex('NullPointerException', 'Argument cannot be null.');
    const { object } = event;
    if (object.kind !== 'platformEvent') throwApex('TypeException', `${object.name} is not a platform event`);
    const errors = mode === 'user' ? [...missingRight(object), ...missingFields(event)] : missingFields(event);
    results.push({
      id: errors.length ? null : runningStore().nextId(object),
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

/** Publishing never throws: a missing right is an error of the result. Which status code it has is not documented. */
function missingRight(object: ObjectSchema): SaveError[] {
  if (access().object(object).create) return [];
  return [failure('INSUFFICIENT_ACCESS_OR_READONLY', `Access to entity '${object.name}' denied`)];
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
    copy.values.set('ReplayId', runningStore().nextId(object).slice(8, 15));
    return copy;
  });
  org.jobs.queueEvents(object, delivered, callback);
}
