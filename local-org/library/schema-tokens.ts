/**
 * Schema.SObjectType and Schema.SObjectField: tokens, one object each, so that they compare by identity and serve as
 * keys. Compiled code asks here: `objectToken('Account')`, `fieldToken('Account', 'Name')`, and
 * `describeObject('Account')`, `describeField('Account', 'Name')` for `Schema.SObjectType.Account.fields.Name`.
 */
import { randomUUID } from 'node:crypto';
import { SObject } from '../values/sobject.ts';
import { transaction } from '../running/transaction.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../metadata/schema.ts';
import { defineClass } from './define.ts';
import { notSupported, throwApex } from '../values/exceptions.ts';
import { provideSObjectTypes } from './list.ts';
import { fieldDefault } from './schema-defaults.ts';

export class SObjectTypeToken {
  readonly object: ObjectSchema;
  private readonly fields = new Map<FieldSchema, SObjectFieldToken>();
  private described: DescribeSObject | null = null;

  constructor(object: ObjectSchema) {
    this.object = object;
  }

  field(field: FieldSchema): SObjectFieldToken {
    let token = this.fields.get(field);
    if (!token) this.fields.set(field, (token = new SObjectFieldToken(this, field)));
    return token;
  }

  describe(): DescribeSObject {
    return (this.described ??= new DescribeSObject(this));
  }

  toString(): string {
    return this.object.name;
  }
}

export class SObjectFieldToken {
  readonly owner: SObjectTypeToken;
  readonly field: FieldSchema;
  private described: DescribeField | null = null;

  constructor(owner: SObjectTypeToken, field: FieldSchema) {
    this.owner = owner;
    this.field = field;
  }

  describe(): DescribeField {
    return (this.described ??= new DescribeField(this));
  }

  toString(): string {
    return this.field.name;
  }
}

/** What `getDescribe()` of an object answers. */
export class DescribeSObject {
  readonly token: SObjectTypeToken;
  constructor(token: SObjectTypeToken) {
    this.token = token;
  }
  get object(): ObjectSchema {
    return this.token.object;
  }
  toString(): string {
    return `Schema.DescribeSObjectResult[name=${this.object.name};keyPrefix=${this.object.keyPrefix}]`;
  }
}

/** What `getDescribe()` of a field answers. */
export class DescribeField {
  readonly token: SObjectFieldToken;
  constructor(token: SObjectFieldToken) {
    this.token = token;
  }
  get field(): FieldSchema {
    return this.token.field;
  }
  get object(): ObjectSchema {
    return this.token.owner.object;
  }
  toString(): string {
    return `Schema.DescribeFieldResult[name=${this.field.name}]`;
  }
}

/** `Ad__c` of `acme__Ad__c`: as code of that namespace may write it. */
export function localName(name: string): string {
  const { namespace } = transaction().schema;
  return namespace && name.toLowerCase().startsWith(`${namespace.toLowerCase()}__`)
    ? name.slice(namespace.length + 2)
    : name;
}

const tokensBySchema = new WeakMap<Schema, Map<ObjectSchema, SObjectTypeToken>>();

export function tokenOf(object: ObjectSchema): SObjectTypeToken {
  const { schema } = transaction();
  let tokens = tokensBySchema.get(schema);
  if (!tokens) tokensBySchema.set(schema, (tokens = new Map()));
  let token = tokens.get(object);
  if (!token) tokens.set(object, (token = new SObjectTypeToken(object)));
  return token;
}

/** `Account.SObjectType` */
export function objectToken(objectName: string): SObjectTypeToken {
  const object = transaction().schema.object(objectName);
  return object ? tokenOf(object) : notSupported(`object ${objectName}`, 'SObjectType');
}

/** `Account.Name` where a token is meant */
export function fieldToken(objectName: string, fieldName: string): SObjectFieldToken {
  const owner = objectToken(objectName);
  const field = transaction().schema.field(owner.object, fieldName);
  return field ? owner.field(field) : notSupported(`field ${objectName}.${fieldName}`, 'SObjectField');
}

/** `Schema.SObjectType.Account` */
export const describeObject = (objectName: string): DescribeSObject => objectToken(objectName).describe();

/** `Schema.SObjectType.Account.fields.Name` */
export const describeField = (objectName: string, fieldName: string): DescribeField =>
  fieldToken(objectName, fieldName).describe();

provideSObjectTypes(objectToken);

/** A new record, as `newSObject` makes it. */
function newRecord(self: SObjectTypeToken, recordTypeId: string | null, loadDefaults: boolean): SObject {
  const record = new SObject(self.object);
  if (loadDefaults) {
    for (const field of self.object.fields.values()) {
      const value = fieldDefault(self.object, field);
      if (value !== null && field.createable) record.values.set(field.name, value);
    }
    // Platform Events Developer Guide, "Get the Result of Asynchronous Event Publishing": the event carries its UUID.
    if (self.object.kind === 'platformEvent') record.values.set('EventUuid', randomUUID());
  }
  if (recordTypeId !== null) {
    if (!self.object.fields.has('recordtypeid')) {
      throwApex('SObjectException', `SObject ${self.object.name} does not support record types`);
    }
    record.values.set('RecordTypeId', recordTypeId);
  }
  return record;
}

function recordWithId(self: SObjectTypeToken, id: string | null): SObject {
  const record = new SObject(self.object);
  if (id === null) return record;
  if (id.slice(0, 3) === '012') return newRecord(self, id, false);
  if (!id.startsWith(self.object.keyPrefix)) {
    throwApex('TypeException', `Invalid id value for the SObject type ${self.object.name}: ${id}`);
  }
  record.values.set('Id', id);
  return record;
}

defineClass(
  'Schema.SObjectType',
  {
    'Schema.DescribeSObjectResult getDescribe()': (self: SObjectTypeToken) => self.describe(),
    'Schema.DescribeSObjectResult getDescribe(Schema.SObjectDescribeOptions options)': (self: SObjectTypeToken) =>
      self.describe(),
    'SObject newSObject()': (self: SObjectTypeToken) => new SObject(self.object),
    'SObject newSObject(Id id)': recordWithId,
    'SObject newSObject(Id recordTypeId, Boolean loadDefaults)': newRecord,
  },
  { js: SObjectTypeToken },
);

defineClass(
  'Schema.SObjectField',
  {
    'Schema.DescribeFieldResult getDescribe()': (self: SObjectFieldToken) => self.describe(),
    'Schema.DescribeFieldResult getDescribe(Object options)': (self: SObjectFieldToken) => self.describe(),
  },
  { js: SObjectFieldToken },
);

defineClass('Id', {
  'Schema.SObjectType getSObjectType()': (self: string) => {
    const object = transaction().schema.objectOfId(self);
    return object ? tokenOf(object) : throwApex('SObjectException', `Cannot locate Apex Type for ID: ${self}`);
  },
});
