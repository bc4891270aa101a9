/** EventBus: publishing platform events, what became of it, and the broker that tests steer. */
import { listOf, Types } from '../values/types.ts';
import type { SObject } from '../values/sobject.ts';
import { publish } from '../services/events.ts';
import { testState } from '../running/test-methods.ts';
import { transaction } from '../running/transaction.ts';
import { required } from './arguments.ts';
import { defineClass, defineInterface } from './define.ts';
import { notSupported } from '../values/exceptions.ts';
import type { AccessMode } from '../data/access.ts';
import type { AccessLevel } from './query-access.ts';
import { apexResult, apexResults, type DatabaseResult } from './query-results.ts';
import { ApexList, type ApexObject } from '../values/values.ts';

/** Told to a publish callback. */
export class PublishOutcome {
  readonly eventUuids: string[];
  constructor(eventUuids: string[]) {
    this.eventUuids = eventUuids;
  }
}
export class PublishSuccess extends PublishOutcome {}
export class PublishFailure extends PublishOutcome {}

const uuids = {
  'List<String> getEventUuids()': (self: PublishOutcome) => new ApexList(listOf(Types.String), self.eventUuids.slice()),
};
defineClass('EventBus.SuccessResult', uuids, { kind: 'interface', js: PublishSuccess });
defineClass('EventBus.FailureResult', uuids, { kind: 'interface', js: PublishFailure });
defineInterface('EventBus.EventPublishSuccessCallback', ['void onSuccess(EventBus.SuccessResult result)']);
defineInterface('EventBus.EventPublishFailureCallback', ['void onFailure(EventBus.FailureResult result)']);

/** The id under which a published event is known, by its result. */
const operations = new WeakMap<DatabaseResult, string>();

const publishOne = (event: SObject | null, callback: ApexObject | null = null, access: AccessMode = 'system') => {
  const [result] = publish([event], callback, access);
  const answer = apexResult('insert', result);
  operations.set(answer, String(required(event).values.get('EventUuid') ?? ''));
  return answer;
};
const publishAll = (
  events: ApexList<SObject> | null,
  callback: ApexObject | null = null,
  access: AccessMode = 'system',
) => apexResults('insert', publish(required(events).elements, callback, access));

/** What triggers on events learn of their delivery. Retries and checkpoints are not known here. */
class EventTriggerContext {}

defineClass('EventBus', {
  'static Database.SaveResult publish(SObject event)': (event: SObject | null) => publishOne(event),
  'static List<Database.SaveResult> publish(List<SObject> events)': (events: ApexList<SObject> | null) =>
    publishAll(events),
  'static Database.SaveResult publish(SObject event, Object callback)': (
    event: SObject | null,
    callback: ApexObject | null,
  ) => publishOne(event, callback),
  'static List<Database.SaveResult> publish(List<SObject> events, Object callback)': (
    events: ApexList<SObject> | null,
    callback: ApexObject | null,
  ) => publishAll(events, callback),
  'static Database.SaveResult publishWithAccessLevel(SObject event, AccessLevel accessLevel)': (
    event: SObject | null,
    level: AccessLevel | null,
  ) => publishOne(event, null, required(level, 2).mode),
  'static List<Database.SaveResult> publishWithAccessLevel(List<SObject> events, AccessLevel accessLevel)': (
    events: ApexList<SObject> | null,
    level: AccessLevel | null,
  ) => publishAll(events, null, required(level, 2).mode),
  'static Database.SaveResult publishWithAccessLevel(SObject event, Object callback, AccessLevel accessLevel)': (
    event: SObject | null,
    callback: ApexObject | null,
    level: AccessLevel | null,
  ) => publishOne(event, callback, required(level, 3).mode),
  'static List<Database.SaveResult> publishWithAccessLevel(List<SObject> events, Object callback, AccessLevel accessLevel)':
    (events: ApexList<SObject> | null, callback: ApexObject | null, level: AccessLevel | null) =>
      publishAll(events, callback, required(level, 3).mode),
  'static String getOperationId(Database.SaveResult result)': (result: DatabaseResult | null) =>
    operations.get(required(result)) ?? null,
});
defineClass(
  'EventBus.TriggerContext',
  {
    'static EventBus.TriggerContext currentContext()': () => new EventTriggerContext(),
    'Integer retries': () => 0,
    'String lastError': () => null,
    'void setResumeCheckpoint(String replayId)': () =>
      notSupported('resume checkpoints', 'EventBus.TriggerContext.setResumeCheckpoint'),
  },
  { js: EventTriggerContext },
);

/** What `Test.getEventBus()` answers. */
class TestBroker {}
defineClass(
  'EventBus.TestBroker',
  {
    'void deliver()': () => transaction().org.jobs.deliverEvents(true),
    'void fail()': () => transaction().org.jobs.deliverEvents(false),
  },
  { js: TestBroker },
);
defineClass('Test', {
  'static EventBus.TestBroker getEventBus()': () => {
    testState('Test.getEventBus');
    return new TestBroker();
  },
});
