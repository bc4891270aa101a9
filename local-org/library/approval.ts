/**
 * Approval: locks and approval processes, which the local org has none of. The classes exist so that code that speaks
 * of them compiles, and so that tests can make results from JSON; the methods fail by name.
 */
import { libraryType, listOf, Types } from '../values/types.ts';
import { SObject } from '../values/sobject.ts';
import { defineClass, type Members } from './define.ts';
import { notSupported } from '../values/exceptions.ts';
import { JSON_READ, JSON_VALUE, type JsonFields } from './json-object.ts';
import { ApexList } from '../values/values.ts';

/** A result of an approval call, by the names JSON has for its parts, in lower case. */
class ApprovalResult {
  readonly parts: ReadonlyMap<string, unknown>;
  constructor(parts: ReadonlyMap<string, unknown>) {
    this.parts = parts;
  }
  static [JSON_READ](fields: JsonFields): ApprovalResult {
    return new this(fields.all());
  }
  [JSON_VALUE](): object {
    return Object.fromEntries(this.parts);
  }
}
class LockResult extends ApprovalResult {}
class UnlockResult extends ApprovalResult {}
class ProcessResult extends ApprovalResult {}

const part = (name: string) => (self: ApprovalResult) => self.parts.get(name) ?? null;
const common: Members = {
  'List<Database.Error> getErrors()': () => new ApexList(listOf(libraryType('Database.Error'))),
  'Id getId()': part('id'),
  'Boolean isSuccess()': (self: ApprovalResult) => self.parts.get('success') === true,
};

defineClass('Approval.LockResult', common, { js: LockResult });
defineClass('Approval.UnlockResult', common, { js: UnlockResult });
defineClass(
  'Approval.ProcessResult',
  {
    'List<Database.Error> getErrors()': common['List<Database.Error> getErrors()'],
    'Boolean isSuccess()': common['Boolean isSuccess()'],
    'String getEntityId()': part('entityid'),
    'String getInstanceId()': part('instanceid'),
    'String getInstanceStatus()': part('instancestatus'),
    'List<Id> getNewWorkitemIds()': (self: ApprovalResult) =>
      self.parts.get('newworkitemids') ?? new ApexList(listOf(Types.Id)),
  },
  { js: ProcessResult },
);

/** What is asked of a process; it can be put together, not processed. */
class ProcessRequest {
  comments: string | null = null;
  objectId: string | null = null;
  nextApproverIds: ApexList<string> | null = null;
  action: string | null = null;
  workitemId: string | null = null;
}
class ProcessSubmitRequest extends ProcessRequest {}
class ProcessWorkitemRequest extends ProcessRequest {}

const requestMembers: Members = {
  'String getComments()': (self: ProcessRequest) => self.comments,
  'void setComments(String comments)': (self: ProcessRequest, comments: string | null) => (self.comments = comments),
  'List<Id> getNextApproverIds()': (self: ProcessRequest) => self.nextApproverIds,
  'void setNextApproverIds(List<Id> ids)': (self: ProcessRequest, ids: ApexList<string> | null) =>
    (self.nextApproverIds = ids),
};
defineClass('Approval.ProcessRequest', requestMembers, { js: ProcessRequest });
defineClass(
  'Approval.ProcessSubmitRequest',
  {
    'new()': () => new ProcessSubmitRequest(),
    'String getObjectId()': (self: ProcessRequest) => self.objectId,
    'void setObjectId(String recordId)': (self: ProcessRequest, id: string | null) => (self.objectId = id),
  },
  { js: ProcessSubmitRequest, extends: 'Approval.ProcessRequest' },
);
defineClass(
  'Approval.ProcessWorkitemRequest',
  {
    'new()': () => new ProcessWorkitemRequest(),
    'String getAction()': (self: ProcessRequest) => self.action,
    'void setAction(String action)': (self: ProcessRequest, action: string | null) => (self.action = action),
    'String getWorkitemId()': (self: ProcessRequest) => self.workitemId,
    'void setWorkitemId(String id)': (self: ProcessRequest, id: string | null) => (self.workitemId = id),
  },
  { js: ProcessWorkitemRequest, extends: 'Approval.ProcessRequest' },
);

const without = (what: string) => (record: SObject | ApexList | string | null) =>
  notSupported(what, `Approval of ${record instanceof SObject ? record.object.name : 'records'}`);
const members: Members = {};
for (const [method, result] of Object.entries({ lock: 'LockResult', unlock: 'UnlockResult' })) {
  members[`static Approval.${result} ${method}(SObject record)`] = without(`Approval.${method}`);
  members[`static Approval.${result} ${method}(Id record)`] = without(`Approval.${method}`);
  members[`static List<Approval.${result}> ${method}(List<SObject> records)`] = without(`Approval.${method}`);
  members[`static List<Approval.${result}> ${method}(List<SObject> records, Boolean allOrNone)`] = without(
    `Approval.${method}`,
  );
  members[`static List<Approval.${result}> ${method}(List<Id> records, Boolean allOrNone)`] = without(
    `Approval.${method}`,
  );
}
defineClass('Approval', {
  ...members,
  'static Boolean isLocked(Id record)': without('Approval.isLocked'),
  'static Boolean isLocked(SObject record)': without('Approval.isLocked'),
  'static Approval.ProcessResult process(Approval.ProcessRequest request)': without('Approval.process'),
  'static Approval.ProcessResult process(Approval.ProcessRequest request, Boolean allOrNone)':
    without('Approval.process'),
  'static List<Approval.ProcessResult> process(List<Approval.ProcessRequest> requests)': without('Approval.process'),
});
