/** Methods of every sObject. */
import { listOf, mapOf, Types } from '../values/types.ts';
import { recalculate } from '../data/dml/validation-rules.ts';
import { failure } from '../data/dml/errors.ts';
import { runningStore } from '../data/running.ts';
import {
  getChildrenDynamic,
  getDynamic,
  getParentDynamic,
  putDynamic,
  putParentDynamic,
  requireField,
} from '../data/sobject-access.ts';
import { addFieldError, SObject } from '../values/sobject.ts';
import { callerSchema } from '../running/caller.ts';
import { required } from './arguments.ts';
import { defineClass } from './define.ts';
import type { ApexException } from '../values/exceptions.ts';
import { hashCodeOf } from './hash-code.ts';
import { databaseErrors } from './query-results.ts';
import { tokenOf } from './schema-tokens.ts';
import type { SObjectFieldToken } from './schema-tokens.ts';
import { stringOf } from '../values/text.ts';
import { ApexList, ApexMap } from '../values/values.ts';
import { sameValue } from '../values/equality.ts';

const schema = callerSchema;

/** Field names come as texts or as tokens. */
const nameOf = (field: string | SObjectFieldToken | null): string => {
  const given = required(field);
  return typeof given === 'string' ? given : given.field.name;
};

const get = (self: SObject, field: string | SObjectFieldToken) => getDynamic(schema(), self, nameOf(field));
const put = (self: SObject, field: string | SObjectFieldToken, value: unknown) =>
  putDynamic(schema(), self, nameOf(field), value);

const TIMES = ['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate', 'SystemModstamp'];

/** A shallow clone shares parents and children with the original, a deep one copies them as far as they are records. */
function clone(self: SObject, keepId = false, deep = false, keepTimes = false, keepNumbers = false): SObject {
  const copy = new SObject(self.object, new Map(self.values));
  copy.queried = self.queried;
  copy.clonedFrom = self.id;
  if (!keepId) copy.values.delete('Id');
  if (!keepTimes) for (const name of TIMES) copy.values.delete(name);
  if (!keepNumbers) {
    for (const field of self.object.fields.values()) if (field.type === 'AutoNumber') copy.values.delete(field.name);
  }
  if (deep) {
    for (const [name, value] of copy.values)
      if (value instanceof SObject) copy.values.set(name, clone(value, true, true, true, true));
  }
  return copy;
}

function addError(self: SObject, field: string | SObjectFieldToken | null, message: string | null): void {
  const name = field === null ? null : requireField(schema(), self, nameOf(field)).name;
  addFieldError(self, name, required(message));
}

const messageOf = (exception: ApexException | null): string => required(exception).text;

/** Fields that are set, but for those a query found empty; parents and children with them. */
function populated(self: SObject): ApexMap<string, unknown> {
  const map = new ApexMap<string, unknown>(mapOf(Types.String, Types.Object));
  for (const [name, value] of self.values) map.put(name, value);
  return map;
}

defineClass(
  'SObject',
  {
    'void addError(String message)': (self: SObject, message: string) => addError(self, null, message),
    'void addError(String message, Boolean escape)': (self: SObject, message: string) => addError(self, null, message),
    'void addError(Exception error)': (self: SObject, error: ApexException) => addError(self, null, messageOf(error)),
    'void addError(Exception error, Boolean escape)': (self: SObject, error: ApexException) =>
      addError(self, null, messageOf(error)),
    'void addError(String fieldName, String message)': (self: SObject, field: string, message: string) =>
      addError(self, required(field), message),
    'void addError(String fieldName, String message, Boolean escape)': (
      self: SObject,
      field: string,
      message: string,
    ) => addError(self, required(field), message),
    'void addError(Schema.SObjectField field, String message)': (
      self: SObject,
      field: SObjectFieldToken,
      message: string,
    ) => addError(self, required(field), message),
    'void addError(Schema.SObjectField field, String message, Boolean escape)': (
      self: SObject,
      field: SObjectFieldToken,
      message: string,
    ) => addError(self, required(field), message),
    'void clear()': (self: SObject) => self.values.clear(),
    'SObject clone()': (self: SObject) => clone(self),
    'SObject clone(Boolean preserveId)': (self: SObject, id: boolean) => clone(self, id),
    'SObject clone(Boolean preserveId, Boolean isDeepClone)': (self: SObject, id: boolean, deep: boolean) =>
      clone(self, id, deep),
    'SObject clone(Boolean preserveId, Boolean isDeepClone, Boolean preserveReadonlyTimestamps)': (
      self: SObject,
      id: boolean,
      deep: boolean,
      times: boolean,
    ) => clone(self, id, deep, times),
    'SObject clone(Boolean preserveId, Boolean isDeepClone, Boolean preserveReadonlyTimestamps, Boolean preserveAutonumber)':
      clone,
    'Boolean equals(Object other)': (self: SObject, other: unknown) => sameValue(self, other),
    'Object get(String fieldName)': get,
    'Object get(Schema.SObjectField field)': get,
    'Id getCloneSourceId()': (self: SObject) => self.clonedFrom,
    'List<Database.Error> getErrors()': (self: SObject) =>
      databaseErrors(
        (self.errors ?? []).map(({ field, message }) =>
          failure('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, field ? [field] : []),
        ),
      ),
    'Object getOptions()': (self: SObject) => self.options,
    'Map<String, Object> getPopulatedFieldsAsMap()': populated,
    'SObject getSObject(String fieldName)': (self: SObject, field: string) =>
      getParentDynamic(schema(), self, nameOf(field)),
    'SObject getSObject(Schema.SObjectField field)': (self: SObject, field: SObjectFieldToken) =>
      getParentDynamic(schema(), self, nameOf(field)),
    'List<SObject> getSObjects(String fieldName)': (self: SObject, field: string) =>
      getChildrenDynamic(schema(), self, nameOf(field)),
    'Schema.SObjectType getSObjectType()': (self: SObject) => tokenOf(self.object),
    'String getQuickActionName()': () => null,
    'Boolean hasErrors()': (self: SObject) => (self.errors?.length ?? 0) > 0,
    'Integer hashCode()': (self: SObject) => hashCodeOf(self),
    'Boolean isClone()': (self: SObject) => self.clonedFrom !== null,
    'Boolean isSet(String fieldName)': (self: SObject, field: string) =>
      self.values.has(requireField(schema(), self, nameOf(field)).name),
    'Boolean isSet(Schema.SObjectField field)': (self: SObject, field: SObjectFieldToken) =>
      self.values.has(nameOf(field)),
    'Object put(String fieldName, Object value)': put,
    'Object put(Schema.SObjectField field, Object value)': put,
    'SObject putSObject(String fieldName, SObject value)': (self: SObject, field: string, value: SObject | null) =>
      putParentDynamic(schema(), self, nameOf(field), value),
    'SObject putSObject(Schema.SObjectField field, SObject value)': (
      self: SObject,
      field: SObjectFieldToken,
      value: SObject | null,
    ) => putParentDynamic(schema(), self, nameOf(field), value),
    'void recalculateFormulas()': (self: SObject) => recalculate({ schema: schema(), store: runningStore() }, self),
    'void setOptions(Object dmlOptions)': (self: SObject, options: unknown) => (self.options = options),
    'String toString()': (self: SObject) => stringOf(self),
  },
  {
    js: SObject,
    takesNames: ['addError', 'get', 'getSObject', 'getSObjects', 'isSet', 'put', 'putSObject'],
  },
);

/** Recalculates the formula fields of records in memory. */
defineClass('Formula', {
  'static List<Object> recalculateFormulas(List<SObject> records)': (records: ApexList<SObject>) => {
    for (const record of required(records).elements) recalculate({ schema: schema(), store: runningStore() }, record);
    return new ApexList(listOf(Types.Object));
  },
});
