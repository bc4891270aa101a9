/** Records for pages: read with display values, saved with errors at their fields. */
import { save } from '../../data/dml.ts';
import type { SaveError } from '../../data/dml/errors.ts';
import { apexTypeOfField } from '../../data/field-value.ts';
import { getField, getParent, SObject } from '../../data/sobject.ts';
import { uncaughtException } from '../../library/exceptions.ts';
import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import { type FieldError, noAccess, notFound, saveError, UiError } from '../host.ts';
import type { FieldValue, LookupMatch, RecordRepresentation } from '../shapes.ts';
import {
  asUser,
  type Context,
  objectAccess,
  objectOfRecord,
  readableObject,
  select,
  visibleField,
  visibleFields,
} from './context.ts';
import { displayValue, plainValue } from './display.ts';
import { fromJson } from './json.ts';
import { iconOf, labelOf } from './object-info.ts';

/** A field over zero or more relationships: `Name`, `Campaign.Owner.Name`. */
export interface FieldPath {
  /** Relationship fields on the way, from the record on. */
  parents: FieldSchema[];
  field: FieldSchema;
}

/** Resolves a path as far as the user may see it; null where a part does not exist or is hidden. */
export function fieldPath(context: Context, object: ObjectSchema, path: string): FieldPath | null {
  const steps = path.split('.');
  const parents: FieldSchema[] = [];
  let holder = object;
  for (const step of steps.slice(0, -1)) {
    const reference = context.org.schema.relationship(holder, step);
    const target = reference && visibleField(context, holder, reference.name) ? targetOf(context, reference) : null;
    if (!reference || !target) return null;
    parents.push(reference);
    holder = target;
  }
  const field = visibleField(context, holder, steps[steps.length - 1]);
  return field ? { parents, field } : null;
}

/** The object a reference leads to; of several, the one that has the fields all of them share. */
function targetOf({ org }: Context, reference: FieldSchema): ObjectSchema | null {
  if (reference.referenceTo.length === 1) return org.schema.object(reference.referenceTo[0]);
  return org.schema.object('Name') ?? org.schema.object(reference.referenceTo[0]);
}

/** Address parts stand for the compound field, which has no column of its own. */
const isStored = ({ type }: FieldSchema) => type !== 'Address' && type !== 'Location' && type !== 'Base64';

const ADDRESS_PARTS = ['Street', 'City', 'State', 'PostalCode', 'Country'];

/** `MailingAddress` → the fields it is made of. */
export function addressParts(context: Context, object: ObjectSchema, field: FieldSchema): FieldSchema[] {
  const prefix = field.name.replace(/Address$/, '');
  return ADDRESS_PARTS.flatMap((part) => visibleField(context, object, prefix + part) ?? []);
}

const asText = ({ parents, field }: FieldPath) =>
  [...parents.map(({ relationshipName }) => relationshipName), field.name].join('.');

/** Name of the record a reference leads to, where there is one to show. */
function namePath(context: Context, reference: FieldSchema): string | null {
  const target = reference.relationshipName ? targetOf(context, reference) : null;
  if (!target?.nameField || !objectAccess(context, target).read) return null;
  return `${reference.relationshipName}.${target.nameField}`;
}

/** What a query has to select so that these fields can be represented. */
export function selectList(context: Context, object: ObjectSchema, paths: FieldPath[]): string {
  const names = new Set(['Id']);
  for (const path of paths) {
    const { field, parents } = path;
    if (field.type === 'Address') addressParts(context, object, field).forEach(({ name }) => names.add(name));
    if (!isStored(field)) continue;
    names.add(asText(path));
    const shown = field.referenceTo.length && field.type !== 'Id' && !parents.length ? namePath(context, field) : null;
    if (shown) names.add(shown);
    if (parents.length) names.add(asText({ parents: parents.slice(0, -1), field: parents[parents.length - 1] }));
  }
  return [...names].join(', ');
}

/** A queried record as the UI API represents it. */
export function represent(context: Context, record: SObject, paths: FieldPath[]): RecordRepresentation {
  const result = emptyRepresentation(record);
  for (const path of paths) {
    let holder: SObject | null = record;
    let shown = result;
    for (const parent of path.parents) {
      const name = parent.relationshipName as string;
      const next: SObject | null = holder ? getParent(holder, name) : null;
      const known = shown.fields[name]?.value as RecordRepresentation | null | undefined;
      const representation: RecordRepresentation | null = known ?? (next && emptyRepresentation(next));
      shown.fields[name] ??= { displayValue: next ? nameIn(next) : null, value: representation };
      holder = next;
      if (!representation) break;
      shown = representation;
    }
    if (holder) shown.fields[path.field.name] = fieldValue(context, holder, path.field, path.parents.length === 0);
  }
  return result;
}

const emptyRepresentation = (record: SObject): RecordRepresentation => ({
  apiName: record.object.name,
  id: String(record.values.get('Id') ?? ''),
  fields: {},
  childRelationships: {},
  recordTypeId: null,
  recordTypeInfo: null,
  lastModifiedById: null,
  lastModifiedDate: null,
  systemModstamp: null,
});

const nameIn = (record: SObject): string | null =>
  record.object.nameField ? ((record.values.get(record.object.nameField) as string | undefined) ?? null) : null;

function fieldValue(context: Context, record: SObject, field: FieldSchema, withName: boolean): FieldValue {
  if (field.type === 'Address') {
    const parts = addressParts(context, record.object, field).map(({ name }) => getField(record, name));
    const text = parts.filter((part) => part !== null).join('\n');
    return { value: text || null, displayValue: text || null };
  }
  if (!isStored(field)) return { value: null, displayValue: null };
  const value = getField(record, field.name);
  const parent = withName && field.relationshipName ? record.values.get(field.relationshipName) : null;
  const display = parent instanceof SObject ? nameIn(parent) : displayValue(field, value, context.user);
  return { value: plainValue(value), displayValue: display };
}

/** Field names as components write them: `Campaign.Name`, the object's name before the path. */
function requested(context: Context, object: ObjectSchema, names: string[], isOptional: boolean): FieldPath[] {
  return names.flatMap((name) => {
    if (name === '*') return visibleFields(context, object).map((field) => ({ parents: [], field }));
    const [given, ...steps] = name.split('.');
    const isOfObject = context.org.schema.object(given) === object;
    const path = isOfObject && steps.length ? fieldPath(context, object, steps.join('.')) : null;
    if (path) return path;
    if (isOptional) return [];
    throw new UiError(400, 'INVALID_FIELD', `No such column '${steps.join('.') || name}' on entity '${object.name}'`);
  });
}

export function readRecord(context: Context, id: string, fields: string[], optional: string[]): RecordRepresentation {
  const object = objectOfRecord(context, id);
  const paths = [...requested(context, object, fields, false), ...requested(context, object, optional, true)];
  return recordWith(context, object, id, paths);
}

/** @throws UiError when there is no such record for this user */
export function recordWith(
  context: Context,
  object: ObjectSchema,
  id: string,
  paths: FieldPath[],
): RecordRepresentation {
  return asUser(context, 'page', object.name, () => {
    const [record] = select(
      context,
      `SELECT ${selectList(context, object, paths)} FROM ${object.name} WHERE Id = :id`,
      [id],
    );
    if (!record) throw notFound('This record does not exist or you have no access to it.');
    return represent(context, record, paths);
  });
}

const everyField = (context: Context, object: ObjectSchema): FieldPath[] =>
  visibleFields(context, object).map((field) => ({ parents: [], field }));

export function createRecord(context: Context, name: string, fields: Record<string, unknown>): RecordRepresentation {
  const object = readableObject(context, name);
  if (!objectAccess(context, object).create) throw noAccess(`You may not create ${object.pluralLabel}.`);
  const id = asUser(context, 'page', object.name, () =>
    store(context, 'insert', new SObject(object, valuesOf(context, object, fields))),
  );
  return recordWith(context, object, id, everyField(context, object));
}

export function updateRecord(context: Context, id: string, fields: Record<string, unknown>): RecordRepresentation {
  const object = objectOfRecord(context, id);
  if (!objectAccess(context, object).edit) throw noAccess(`You may not edit ${object.pluralLabel}.`);
  asUser(context, 'page', object.name, () => {
    const record = new SObject(object, valuesOf(context, object, fields));
    record.values.set('Id', fromJson(id, apexTypeOfField({ type: 'Id' }), context.org));
    return store(context, 'update', record);
  });
  return recordWith(context, object, id, everyField(context, object));
}

export function deleteRecord(context: Context, id: string): void {
  const object = objectOfRecord(context, id);
  if (!objectAccess(context, object).delete) throw noAccess(`You may not delete ${object.pluralLabel}.`);
  asUser(context, 'page', object.name, () => {
    const record = new SObject(object, new Map([['Id', fromJson(id, apexTypeOfField({ type: 'Id' }), context.org)]]));
    return store(context, 'delete', record);
  });
}

function valuesOf(context: Context, object: ObjectSchema, fields: Record<string, unknown>): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, value] of Object.entries(fields)) {
    const field = visibleField(context, object, name);
    if (!field) throw new UiError(400, 'INVALID_FIELD', `No such column '${name}' on entity '${object.name}'`);
    values.set(field.name, fromJson(value === '' ? null : value, apexTypeOfField(field), context.org));
  }
  return values;
}

/** Saves one record; a refusal is thrown, which rolls the transaction back. @returns its id */
function store(context: Context, operation: 'insert' | 'update' | 'delete', record: SObject): string {
  try {
    // Not all-or-none: its exception carries the first error alone, a page shows every one.
    const [result] = save(operation, [record], { allOrNone: false, access: 'user' });
    if (result.success) return String(result.id);
    throw refusal(context, record.object, result.errors);
  } catch (error) {
    const exception = uncaughtException(error);
    throw exception ? saveError([exception.text], []) : error;
  }
}

function refusal(context: Context, object: ObjectSchema, errors: SaveError[]): UiError {
  const messages: string[] = [];
  const fieldErrors: FieldError[] = [];
  for (const { message, fields } of errors) {
    const known = fields.flatMap((name) => context.org.schema.field(object, name) ?? []);
    if (!known.length) messages.push(message);
    for (const field of known) fieldErrors.push({ field: field.name, fieldLabel: labelOf(field), message });
  }
  return saveError(messages, fieldErrors);
}

const MOST_MATCHES = 8;

/** Records that a lookup may be set to and whose name holds the text; of `Id`, records of the object itself. */
export function lookup(context: Context, objectName: string, fieldName: string, text: string): LookupMatch[] {
  const object = readableObject(context, objectName);
  const field = visibleField(context, object, fieldName);
  if (!field) throw notFound(`There is no field ${fieldName} on ${objectName}`);
  const targets = field.type === 'Id' ? [object.name] : field.referenceTo;
  return targets.flatMap((name) => {
    const target = context.org.schema.object(name);
    if (!target?.nameField || !objectAccess(context, target).read) return [];
    const { nameField } = target;
    const matches = asUser(context, 'page', target.name, () =>
      select(
        context,
        `SELECT Id, ${nameField} FROM ${target.name} WHERE ${nameField} LIKE :text ORDER BY ${nameField} LIMIT ${MOST_MATCHES}`,
        [`%${text.replace(/[%_\\]/g, '\\$&')}%`],
      ),
    );
    const iconName = iconOf(context, target);
    return matches.map((match) => ({
      id: String(match.id),
      name: String(getField(match, nameField)),
      apiName: target.name,
      iconName,
    }));
  });
}
