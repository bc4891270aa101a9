/**
 * A record in memory. Field values are runtime values (values/values.ts) under canonical API names; a parent record
 * is under its relationship name, the rows of a sub-query (an ApexList) under the child relationship's name.
 *
 * The functions here are what emitted code calls: names are canonical already, values of the field's Apex type.
 * Access by a name known at run time only is in `sobject-access.ts`.
 */
import { listOf, sobjectType } from './types.ts';
import type { ObjectSchema } from '../metadata/schema.ts';
import { elementHash, HASH, SAME, sameValue, type Composite } from './equality.ts';
import { throwApex } from './exceptions.ts';
import { ApexList } from './list.ts';

/** An error by `addError`; `field` is an API name. */
export interface RecordError {
  field: string | null;
  message: string;
}

export class SObject implements Composite {
  readonly object: ObjectSchema;
  /** Fields that are set. A field that a query asked for and that is null is not in here: `queried` has its name. */
  readonly values: Map<string, unknown>;
  /**
   * What the query asked for, canonical and in lower case: fields, parents, children; null for a record made in Apex:
   * every field may be read then. Shared by the records of a query.
   */
  queried: ReadonlySet<string> | null = null;
  /** Errors by `addError` that keep this record from being saved; null until there is one. */
  errors: RecordError[] | null = null;
  /** Trigger.old and Trigger.new after the save are read-only. */
  readOnly = false;
  /** Id of the record it was cloned from, null when it is no clone. */
  clonedFrom: string | null = null;
  /** `Database.DMLOptions` given by `setOptions`, null when there are none. */
  options: unknown = null;

  constructor(object: ObjectSchema, values: Map<string, unknown> = new Map()) {
    this.object = object;
    this.values = values;
  }

  get id(): string | null {
    return (this.values.get('Id') as string | undefined) ?? null;
  }

  [HASH](): string {
    const fields = [...this.values]
      .filter(([, value]) => value !== null)
      .map(([name, value]) => `${name}=${elementHash(value)}`);
    return `${this.object.name}:${fields.sort().join()}`;
  }

  /** Two records are equal when they are of one object and all their fields are; a field never set counts as null. */
  [SAME](other: object): boolean {
    if (!(other instanceof SObject) || this.object !== other.object) return false;
    const names = new Set([...this.values.keys(), ...other.values.keys()]);
    for (const name of names) {
      if (!sameValue(this.values.get(name) ?? null, other.values.get(name) ?? null)) return false;
    }
    return true;
  }
}

/** `record.Name`. A null record is JavaScript's TypeError, which Apex sees as a NullPointerException. */
export function getField(record: SObject, name: string): unknown {
  const value = record.values.get(name);
  return value === undefined ? absent(record, name) : value;
}

/** `record.Name = value`. */
export function setField(record: SObject, name: string, value: unknown): void {
  if (record.readOnly) throwApex('FinalException', 'Record is read-only');
  record.values.set(name, value);
}

/** `record.Account`: the parent record, or null. */
export function getParent(record: SObject, relationship: string): SObject | null {
  return getField(record, relationship) as SObject | null;
}

/** `record.Account.Owner.Name`: walking parents meets no NullPointerException, as on the platform. */
export function getParentField(record: SObject, relationships: readonly string[], name: string): unknown {
  let parent: SObject | null = record;
  for (let i = 0; i < relationships.length && parent; i++)
    parent = getField(parent, relationships[i]) as SObject | null;
  return parent ? getField(parent, name) : null;
}

/** `record.Contacts`: the rows of the sub-query; an empty list on a record made in Apex. */
export function getChildren(record: SObject, relationship: string, childObject: string): ApexList<SObject> {
  const rows = record.values.get(relationship);
  if (rows !== undefined && rows !== null) return rows as ApexList<SObject>;
  if (record.queried && !record.queried.has(relationship)) notQueried(record, relationship);
  return new ApexList<SObject>(listOf(sobjectType(childObject)));
}

/** `record.Name.addError(message)`. */
export function addFieldError(record: SObject, field: string | null, message: string): void {
  (record.errors ??= []).push({ field, message });
}

/** Value of a field that is not in the record: null, or false for a checkbox (never null), or an error. */
function absent(record: SObject, name: string): unknown {
  const { queried } = record;
  if (queried && !queried.has(name) && name !== 'Id') notQueried(record, name);
  const field = record.object.fields.get(name.toLowerCase());
  return field?.type === 'Checkbox' ? false : null;
}

function notQueried(record: SObject, name: string): never {
  throwApex(
    'SObjectException',
    `SObject row was retrieved via SOQL without querying the requested field: ${record.object.name}.${name}`,
  );
}
