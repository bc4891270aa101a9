/** Security.stripInaccessible, FeatureManagement: what the running user may do, asked by Apex. */
import { mapOf, setOf, Types } from '../values/types.ts';
import { access, grantsOf, holdingsOf } from '../data/access.ts';
import { SObject } from '../values/sobject.ts';
import { transaction } from '../running/transaction.ts';
import type { FieldSchema, ObjectSchema } from '../metadata/schema.ts';
import { defineClass, defineEnum } from './define.ts';
import { notSupported, throwApex } from '../values/exceptions.ts';
import { required } from './arguments.ts';
import { ApexList, ApexMap, ApexSet, type ApexEnum } from '../values/values.ts';

defineEnum('AccessType', ['CREATABLE', 'READABLE', 'UPDATABLE', 'UPSERTABLE']);

/** The fields that stripping removed, and from which records. */
class SObjectAccessDecision {
  readonly type: ApexEnum;
  readonly records: ApexList<SObject>;
  readonly removed = new Map<string, Set<string>>();
  readonly modified = new Set<number>();
  constructor(type: ApexEnum, records: ApexList<SObject>) {
    this.type = type;
    this.records = records;
  }
}

type Right = (object: ObjectSchema, field: FieldSchema) => boolean;

/** Which fields pass, by what the records are for. An upsert needs the right to make and to change. */
function rightFor(type: ApexEnum): Right {
  const rights = access();
  const readable: Right = (object, field) => rights.field(object, field).read;
  const writable =
    (kind: 'createable' | 'updateable'): Right =>
    (object, field) => {
      const grant = rights.object(object);
      return field[kind] && (kind === 'createable' ? grant.create : grant.edit) && rights.field(object, field).edit;
    };
  switch (type.name) {
    case 'READABLE':
      return readable;
    case 'CREATABLE':
      return writable('createable');
    case 'UPDATABLE':
      return writable('updateable');
    default:
      return (object, field) => writable('createable')(object, field) && writable('updateable')(object, field);
  }
}

function objectRight(type: ApexEnum, object: ObjectSchema): boolean {
  const grant = access().object(object);
  return {
    READABLE: grant.read,
    CREATABLE: grant.create,
    UPDATABLE: grant.edit,
    UPSERTABLE: grant.create && grant.edit,
  }[type.name]!;
}

function stripInaccessible(type: ApexEnum, source: ApexList<SObject>, enforceObject: boolean): SObjectAccessDecision {
  required(type, 1);
  required(source, 2);
  const decision = new SObjectAccessDecision(type, new ApexList(source.type));
  const may = rightFor(type);
  source.elements.forEach((record, index) => {
    if (enforceObject && !objectRight(type, record.object)) {
      throwApex('NoAccessException', `No access to entity: ${record.object.name}`);
    }
    decision.records.elements.push(strip(record, may, decision, index));
  });
  return decision;
}

/**
 * A copy without what may not pass, which reads as if it had not been queried; ids stay, they say which record is meant.
 */
function strip(record: SObject, may: Right, decision: SObjectAccessDecision, index: number): SObject {
  const { schema } = transaction();
  const copy = new SObject(record.object);
  const queried = record.queried && new Set(record.queried);
  copy.queried = queried;
  for (const name of namesOf(record)) {
    const value = record.values.get(name);
    const field = schema.field(record.object, name);
    const passes = field ? field.type === 'Id' || may(record.object, field) : mayPass(value, decision);
    if (!passes) {
      const removed = decision.removed.get(record.object.name) ?? new Set();
      decision.removed.set(record.object.name, removed.add(name));
      decision.modified.add(index);
      queried?.delete(name);
      queried?.delete(name.toLowerCase());
      continue;
    }
    if (value !== undefined) copy.values.set(name, field ? value : stripRelated(value, may, decision, index));
  }
  return copy;
}

/** What the record holds, and fields that a query asked for and that are null. */
function namesOf(record: SObject): Set<string> {
  const names = new Set(record.values.keys());
  for (const name of record.queried ?? []) {
    const field = record.object.fields.get(name.toLowerCase());
    if (field) names.add(field.name);
  }
  return names;
}

/** Records of a sub-query pass when their object may be read. */
function mayPass(value: unknown, decision: SObjectAccessDecision): boolean {
  if (!(value instanceof ApexList)) return true;
  const child = transaction().schema.object(value.elementType.name);
  return !child || objectRight(decision.type, child);
}

function stripRelated(value: unknown, may: Right, decision: SObjectAccessDecision, index: number): unknown {
  if (value instanceof SObject) return strip(value, may, decision, index);
  if (value instanceof ApexList) {
    return new ApexList(
      value.type,
      (value as ApexList<SObject>).elements.map((child) => strip(child, may, decision, index)),
    );
  }
  return value;
}

defineClass('Security', {
  'static SObjectAccessDecision stripInaccessible(AccessType accessCheckType, List<SObject> sourceRecords)': (
    type: ApexEnum,
    source: ApexList<SObject>,
  ) => stripInaccessible(type, source, true),
  'static SObjectAccessDecision stripInaccessible(AccessType accessCheckType, List<SObject> sourceRecords, Boolean enforceRootObjectCRUD)':
    stripInaccessible,
});

defineClass(
  'SObjectAccessDecision',
  {
    'List<SObject> getRecords()': (self: SObjectAccessDecision) => self.records,
    'Map<String, Set<String>> getRemovedFields()': (self: SObjectAccessDecision) =>
      new ApexMap(
        mapOf(Types.String, setOf(Types.String)),
        [...self.removed].map(([object, fields]) => [object, new ApexSet(setOf(Types.String), [...fields])] as const),
      ),
    'Set<Integer> getModifiedIndexes()': (self: SObjectAccessDecision) =>
      new ApexSet(setOf(Types.Integer), [...self.modified]),
  },
  { js: SObjectAccessDecision },
);

const hasPermission = (name: string | null) => {
  const { org, user } = transaction();
  return grantsOf(org).customPermission(holdingsOf(org, user), required(name));
};

defineClass('FeatureManagement', {
  'static Boolean checkPermission(String apiName)': hasPermission,
  'static Boolean checkPackageBooleanValue(String apiName)': (name: string) =>
    notSupported(`feature parameter ${name}`, 'FeatureManagement.checkPackageBooleanValue'),
  'static Integer checkPackageIntegerValue(String apiName)': (name: string) =>
    notSupported(`feature parameter ${name}`, 'FeatureManagement.checkPackageIntegerValue'),
  'static Date checkPackageDateValue(String apiName)': (name: string) =>
    notSupported(`feature parameter ${name}`, 'FeatureManagement.checkPackageDateValue'),
});
