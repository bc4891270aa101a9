/** Fields of records by names that are known at run time only: `record.get('Name')`, `put`, `getSObject`. */
import { throwApex } from '../values/exceptions.ts';
import type { ApexList } from '../values/list.ts';
import type { FieldSchema, Schema } from '../metadata/schema.ts';
import { toFieldValue } from './field-value.ts';
import type { SObject } from '../values/sobject.ts';
import { getField, setField } from '../values/sobject.ts';
import { isAggregateResult } from './aggregate-result.ts';

/** The field of that name, with or without the namespace; throws SObjectException. */
export function requireField(schema: Schema, record: SObject, name: string): FieldSchema {
  const field = schema.field(record.object, name);
  if (!field) throwApex('SObjectException', `Invalid field ${name} for ${record.object.name}`);
  return field;
}

/** `record.get(name)`; of an AggregateResult, the value under that alias. */
export function getDynamic(schema: Schema, record: SObject, name: string): unknown {
  if (isAggregateResult(record)) {
    const alias = [...record.values.keys()].find((key) => key.toLowerCase() === name.toLowerCase());
    if (alias === undefined) throwApex('SObjectException', `Invalid field ${name} for AggregateResult`);
    return record.values.get(alias);
  }
  return getField(record, requireField(schema, record, name).name);
}

/** `record.put(name, value)`; answers the value before. */
export function putDynamic(schema: Schema, record: SObject, name: string, value: unknown): unknown {
  const field = requireField(schema, record, name);
  if (!field.createable && !field.updateable && field.type !== 'Id') {
    throwApex('SObjectException', `Field ${field.name} is not editable`);
  }
  const before = record.values.get(field.name) ?? null;
  setField(record, field.name, toFieldValue(field, value));
  return before;
}

/** `record.getSObject('Account')`: by relationship or by its lookup field. */
export function getParentDynamic(schema: Schema, record: SObject, name: string): SObject | null {
  return getField(record, parentName(schema, record, name)) as SObject | null;
}

export function putParentDynamic(
  schema: Schema,
  record: SObject,
  name: string,
  parent: SObject | null,
): SObject | null {
  const relationship = parentName(schema, record, name);
  const before = (record.values.get(relationship) as SObject | undefined) ?? null;
  setField(record, relationship, parent);
  return before;
}

function parentName(schema: Schema, record: SObject, name: string): string {
  const field = schema.relationship(record.object, name) ?? schema.field(record.object, name);
  if (!field?.relationshipName) throwApex('SObjectException', `Invalid relationship ${name} for ${record.object.name}`);
  return field.relationshipName;
}

/** `record.getSObjects('Contacts')`: null when the query had no such sub-query or found no row. */
export function getChildrenDynamic(schema: Schema, record: SObject, name: string): ApexList<SObject> | null {
  const found = schema.childRelationship(record.object, name);
  if (!found) throwApex('SObjectException', `Invalid relationship ${name} for ${record.object.name}`);
  const rows = record.values.get(found.relationshipName) as ApexList<SObject> | undefined;
  return rows?.size ? rows : null;
}
