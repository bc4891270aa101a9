/** Objects and fields with everything that a description does not say at its default. */
import type { FieldSchema, FieldType, ObjectSchema } from './schema.ts';

export function makeField(name: string, type: FieldType, given: Partial<FieldSchema> = {}): FieldSchema {
  const required = given.required ?? false;
  return {
    name,
    label: name,
    type,
    custom: false,
    length: null,
    precision: null,
    scale: null,
    required,
    nillable: !required && type !== 'Checkbox' && type !== 'Id',
    unique: false,
    caseSensitive: false,
    externalId: false,
    createable: true,
    updateable: true,
    filterable: type !== 'LongTextArea' && type !== 'Html' && type !== 'Base64',
    formula: null,
    defaultValue: null,
    picklistValues: [],
    restrictedPicklist: false,
    referenceTo: [],
    relationshipName: null,
    childRelationshipName: null,
    deleteConstraint: null,
    helpText: null,
    summary: null,
    derived: null,
    autoNumber: null,
    controllingField: null,
    formulaBlankAsZero: false,
    reparentable: false,
    masterReadSuffices: false,
    trackHistory: false,
    file: null,
    ...given,
  };
}

export function makeObject(name: string, keyPrefix: string, given: Partial<ObjectSchema> = {}): ObjectSchema {
  return {
    name,
    label: name,
    pluralLabel: given.label ?? name,
    custom: false,
    kind: 'object',
    customSettingType: null,
    keyPrefix,
    fields: new Map(),
    nameField: null,
    sharingModel: 'ReadWrite',
    validationRules: [],
    recordTypes: [],
    queryable: true,
    createable: true,
    updateable: true,
    deletable: true,
    undeletable: true,
    fieldSets: [],
    compactLayout: [],
    searchFields: [],
    features: { activities: false, history: false, feeds: false, reports: false, search: false },
    isProtected: false,
    publishAfterCommit: null,
    description: null,
    file: null,
    ...given,
  };
}

export function addField(object: ObjectSchema, field: FieldSchema): FieldSchema {
  object.fields.set(field.name.toLowerCase(), field);
  return field;
}

const setByPlatform = { createable: false, updateable: false, nillable: false };

/** Id, and IsDeleted where rows go to the recycle bin. */
export function addIdentity(object: ObjectSchema, softDelete = true): void {
  addField(object, makeField('Id', 'Id', { label: 'Record ID', length: 18, ...setByPlatform }));
  if (softDelete) addField(object, makeField('IsDeleted', 'Checkbox', { label: 'Deleted', ...setByPlatform }));
}

/** Who made and last changed a record, and when. */
export function addAudit(object: ObjectSchema): void {
  const user = { referenceTo: ['User'], length: 18, deleteConstraint: 'SetNull' as const, ...setByPlatform };
  addField(object, makeField('CreatedDate', 'DateTime', { label: 'Created Date', ...setByPlatform }));
  addField(
    object,
    makeField('CreatedById', 'Lookup', { label: 'Created By ID', relationshipName: 'CreatedBy', ...user }),
  );
  addField(object, makeField('LastModifiedDate', 'DateTime', { label: 'Last Modified Date', ...setByPlatform }));
  addField(
    object,
    makeField('LastModifiedById', 'Lookup', {
      label: 'Last Modified By ID',
      relationshipName: 'LastModifiedBy',
      ...user,
    }),
  );
  addField(object, makeField('SystemModstamp', 'DateTime', { label: 'System Modstamp', ...setByPlatform }));
}

/** When the running user last saw the record. */
export function addViewed(object: ObjectSchema): void {
  const never = { createable: false, updateable: false };
  addField(object, makeField('LastViewedDate', 'DateTime', { label: 'Last Viewed Date', ...never }));
  addField(object, makeField('LastReferencedDate', 'DateTime', { label: 'Last Referenced Date', ...never }));
}

export function addLastActivity(object: ObjectSchema): void {
  addField(
    object,
    makeField('LastActivityDate', 'Date', {
      label: 'Last Activity Date',
      createable: false,
      updateable: false,
    }),
  );
}

export function addOwner(object: ObjectSchema, owners: string[]): void {
  addField(
    object,
    makeField('OwnerId', 'Lookup', {
      label: 'Owner ID',
      length: 18,
      nillable: false,
      referenceTo: owners,
      relationshipName: 'Owner',
      deleteConstraint: 'SetNull',
    }),
  );
}

export function addRecordTypeId(object: ObjectSchema): void {
  addField(
    object,
    makeField('RecordTypeId', 'Lookup', {
      label: 'Record Type ID',
      length: 18,
      referenceTo: ['RecordType'],
      relationshipName: 'RecordType',
      deleteConstraint: 'SetNull',
    }),
  );
}
