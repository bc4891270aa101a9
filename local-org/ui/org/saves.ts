/** What pages save: errors come back at their fields. */
import { save } from '../../data/dml.ts';
import type { SaveError } from '../../data/dml/errors.ts';
import { apexTypeOfField } from '../../data/field-value.ts';
import { SObject } from '../../values/sobject.ts';
import { uncaughtException } from '../../values/exceptions.ts';
import type { ObjectSchema } from '../../metadata/schema.ts';
import { type FieldError, noAccess, saveError, UiError } from '../host.ts';
import type { RecordRepresentation } from '../shapes.ts';
import { asUser, type Context, objectAccess, objectOfRecord, readableObject, visibleField } from './context.ts';
import { fromJson } from './from-json.ts';
import { labelOf } from './object-info.ts';
import { everyField, recordWith } from './records.ts';

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
    for (const field of known)
      fieldErrors.push({ field: field.name, fieldLabel: labelOf(context, object, field), message });
  }
  return saveError(messages, fieldErrors);
}
