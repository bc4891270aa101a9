/**
 * What the platform checks on every record: references, lengths, ranges, picklists, forms. References and values are
 * checked before the before triggers and again after them, what must not be empty only after them
 * (Apex Developer Guide, "Triggers and Order of Execution").
 */
import { ApexDate, ApexDatetime, ApexDecimal } from '../../values/values.ts';
import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import { isStored, quote } from '../column.ts';
import { toId18 } from '../id.ts';
import type { SObject } from '../../values/sobject.ts';
import { tableName } from '../tables.ts';
import type { Batch } from './batch.ts';
import { addRowError, alive, valueOf } from './batch.ts';
import type { Row } from './errors.ts';
import { hasRecycleBin } from './write.ts';

interface Checks {
  lookups: FieldSchema[];
  values: { field: FieldSchema; check: ValueCheck }[];
  required: FieldSchema[];
}
/** Answers what is wrong with a value that is not null, or null. */
type ValueCheck = (value: unknown) => { statusCode: string; message: string } | null;

const checksByObject = new WeakMap<ObjectSchema, Checks>();

function checksOf(object: ObjectSchema): Checks {
  let checks = checksByObject.get(object);
  if (!checks) {
    const fields = [...object.fields.values()].filter((field) => isStored(field) && field.name !== 'Id');
    checks = {
      lookups: fields.filter((field) => field.type === 'Lookup' || field.type === 'MasterDetail'),
      values: fields.flatMap((field) => {
        const check = valueCheck(field);
        return check ? [{ field, check }] : [];
      }),
      required: fields.filter(
        (field) => (field.required || field.type === 'MasterDetail') && !isNamedById(object, field),
      ),
    };
    checksByObject.set(object, checks);
  }
  return checks;
}

/** The text name of a custom object may be left empty: it becomes the record's id. */
export const isNamedById = (object: ObjectSchema, field: FieldSchema): boolean =>
  object.custom && object.kind === 'object' && field.name === object.nameField && field.type === 'Text';

const EMAIL =
  /^[A-Za-z0-9._%+'!#$&*/=?^`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*\.[A-Za-z]{2,}$/;
const FIRST_DAY = new ApexDate(Date.UTC(1700, 0, 1) / 86_400_000);
const LAST_DAY = new ApexDate(Date.UTC(4000, 11, 31) / 86_400_000);

function valueCheck(field: FieldSchema): ValueCheck | null {
  switch (field.type) {
    case 'Number':
    case 'Currency':
    case 'Percent': {
      if (field.precision === null || field.scale === null) return null;
      const most = ApexDecimal.of(`1e${field.precision - field.scale}`);
      return (value) =>
        value instanceof ApexDecimal && (value.compareTo(most) >= 0 || value.negate().compareTo(most) >= 0)
          ? {
              statusCode: 'NUMBER_OUTSIDE_VALID_RANGE',
              message: `${field.label}: value outside of valid range on numeric field: ${value.toPlainString()}`,
            }
          : null;
    }
    case 'Date':
      return (value) =>
        value instanceof ApexDate && (value.days < FIRST_DAY.days || value.days > LAST_DAY.days)
          ? { statusCode: 'NUMBER_OUTSIDE_VALID_RANGE', message: `${field.label}: invalid date: ${value.toString()}` }
          : null;
    case 'DateTime':
      return (value) =>
        value instanceof ApexDatetime &&
        (value.millis < FIRST_DAY.days * 86_400_000 || value.millis >= (LAST_DAY.days + 1) * 86_400_000)
          ? { statusCode: 'NUMBER_OUTSIDE_VALID_RANGE', message: `${field.label}: invalid date: ${value.toString()}` }
          : null;
    case 'Picklist':
      return field.restrictedPicklist ? restricted(field, (value) => [value]) : lengthCheck(field);
    case 'MultiselectPicklist':
      return field.restrictedPicklist ? restricted(field, (value) => value.split(';')) : lengthCheck(field);
    case 'Email':
      return (value) =>
        EMAIL.test(value as string)
          ? (lengthCheck(field)?.(value) ?? null)
          : {
              statusCode: 'INVALID_EMAIL_ADDRESS',
              message: `${field.label}: invalid email address: ${value as string}`,
            };
    case 'Text':
    case 'TextArea':
    case 'LongTextArea':
    case 'Html':
    case 'Phone':
    case 'Url':
    case 'EncryptedText':
    case 'Combobox':
      return lengthCheck(field);
    default:
      return null;
  }
}

function lengthCheck(field: FieldSchema): ValueCheck | null {
  const { length } = field;
  if (length === null) return null;
  return (value) =>
    (value as string).length > length
      ? {
          statusCode: 'STRING_TOO_LONG',
          message: `${field.label}: data value too large: ${value as string} (max length=${length})`,
        }
      : null;
}

function restricted(field: FieldSchema, parts: (value: string) => string[]): ValueCheck {
  const known = new Set(
    field.picklistValues.filter((entry) => entry.isActive).map((entry) => entry.value.toLowerCase()),
  );
  return (value) => {
    const bad = parts(value as string).find((part) => !known.has(part.trim().toLowerCase()));
    return bad === undefined
      ? null
      : {
          statusCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
          message: `${field.label}: bad value for restricted picklist field: ${bad}`,
        };
  };
}

/** Does the save change this field? */
const isChanged = (row: Row, name: string): boolean =>
  row.old === null || valueOf(row.next, name) !== valueOf(row.old, name);

/** Values and references of the records that are still alive. */
export function checkValues(batch: Batch): void {
  const { values, lookups } = checksOf(batch.object);
  for (const row of alive(batch)) {
    for (const { field, check } of values) {
      const value = row.next.values.get(field.name);
      if (value === undefined || value === null || !isChanged(row, field.name)) continue;
      const fault = check(value);
      if (!fault) continue;
      if (fault.statusCode === 'STRING_TOO_LONG' && batch.options.truncate)
        row.next.values.set(field.name, (value as string).slice(0, field.length!));
      else addRowError(row, fault.statusCode, fault.message, [field.name]);
    }
  }
  checkReferences(batch, lookups);
}

function checkReferences(batch: Batch, lookups: FieldSchema[]): void {
  const { schema } = batch;
  const userId = batch.transaction.user.id;
  for (const field of lookups) {
    const wanted = new Map<ObjectSchema, Map<string, Row[]>>();
    for (const row of batch.rows) {
      const value = row.next.values.get(field.name) as string | null | undefined;
      if (!value || value === userId || row.errors.length || !isChanged(row, field.name)) continue;
      const id = toId18(value);
      const target = id ? schema.objectOfId(id) : null;
      if (
        !id ||
        !target ||
        (field.referenceTo.length && !field.referenceTo.some((name) => schema.object(name) === target))
      ) {
        addRowError(
          row,
          id ? 'FIELD_INTEGRITY_EXCEPTION' : 'MALFORMED_ID',
          `${field.label}: id value of incorrect type: ${value}`,
          [field.name],
        );
        continue;
      }
      if (row.old && id === row.next.id && field.custom) {
        addRowError(row, 'FIELD_INTEGRITY_EXCEPTION', `Object (id = ${id}) cannot refer to itself.`, [field.name]);
        continue;
      }
      const rowsById = wanted.get(target) ?? new Map<string, Row[]>();
      wanted.set(target, rowsById);
      const rows = rowsById.get(id);
      if (rows) rows.push(row);
      else rowsById.set(id, [row]);
    }
    for (const [target, rowsById] of wanted) refuseMissing(batch, field, target, rowsById);
  }
}

function refuseMissing(batch: Batch, field: FieldSchema, target: ObjectSchema, rowsById: Map<string, Row[]>): void {
  const deleted = hasRecycleBin(target) ? 'IsDeleted' : '0';
  const found = new Map(
    batch.store.all(
      `SELECT Id, ${deleted} FROM ${quote(tableName(target))} WHERE Id IN (SELECT value FROM json_each(?))`,
      JSON.stringify([...rowsById.keys()]),
    ) as [string, number][],
  );
  for (const [id, rows] of rowsById) {
    const state = found.get(id);
    if (state === 0) continue;
    for (const row of rows) {
      if (state === 1) addRowError(row, 'ENTITY_IS_DELETED', 'entity is deleted', [field.name]);
      else addRowError(row, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.name]);
    }
  }
}

/** What must have a value; after the before triggers. */
export function checkRequired(batch: Batch): void {
  const all = checksOf(batch.object).required;
  const required = batch.options.unvalidated ? all.filter((field) => !field.custom) : all;
  for (const row of alive(batch)) {
    const missing = required.filter((field) => isEmpty(row.next, field)).map((field) => field.name);
    if (missing.length) {
      addRowError(row, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing);
    }
  }
}

function isEmpty(record: SObject, field: FieldSchema): boolean {
  if (field.type === 'Checkbox') return false;
  const value = record.values.get(field.name);
  return value === undefined || value === null;
}
