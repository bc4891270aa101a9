/** Records as pages read them: fields over relationships, with display values. */
import { getField, getParent, SObject } from '../../values/sobject.ts';
import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import { notFound, UiError } from '../host.ts';
import type { FieldValue, RecordRepresentation } from '../shapes.ts';
import { asUser, type Context, objectAccess, objectOfRecord, select, visibleField, visibleFields } from './context.ts';
import { displayValue, plainValue } from './display.ts';

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

/** Address parts represent the compound field, which has no column of its own. */
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
  const display = parent instanceof SObject ? nameIn(parent) : displayValue(context, field, value);
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

/** Paths of all fields the user may see. */
export const everyField = (context: Context, object: ObjectSchema): FieldPath[] =>
  visibleFields(context, object).map((field) => ({ parents: [], field }));
