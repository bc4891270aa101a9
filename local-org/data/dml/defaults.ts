/** What a new record gets that Apex did not set: defaults, owner, audit fields, numbers. */
import { ApexDatetime, ApexDecimal } from '../../values/values.ts';
import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import { isStored } from '../column.ts';
import { evaluateDefault } from '../formula/default.ts';
import type { SObject } from '../../values/sobject.ts';
import { userCurrency } from '../user-currency.ts';
import type { Batch, SaveOptions } from './batch.ts';

const AUDIT = new Set(['CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp']);

interface Preparation {
  /** Fields that Apex may set on insert, by API name. */
  createable: Set<string>;
  updateable: Set<string>;
  stored: Set<string>;
  defaults: { field: FieldSchema; constant: boolean; value: unknown }[];
  autoNumbers: FieldSchema[];
  hasOwner: boolean;
  /** Does the object have a default record type? */
  hasRecordTypes: boolean;
  audit: Set<string>;
}

const preparations = new WeakMap<ObjectSchema, Preparation>();

/** What a save of this object has to know of its fields. */
export function preparationOf(object: ObjectSchema): Preparation {
  let known = preparations.get(object);
  if (known) return known;
  const fields = [...object.fields.values()].filter(isStored);
  const names = (wanted: (field: FieldSchema) => boolean) => new Set(fields.filter(wanted).map((field) => field.name));
  known = {
    createable: names((field) => field.createable && field.type !== 'Summary' && field.type !== 'AutoNumber'),
    updateable: names((field) => field.updateable && field.type !== 'Summary' && field.type !== 'AutoNumber'),
    stored: names(() => true),
    defaults: [
      ...fields
        .filter((field) => field.defaultValue !== null)
        .map((field) => ({ field, ...evaluateDefault(object, field) })),
      // A roll-up over nothing is zero; a minimum or maximum of nothing is empty.
      ...fields
        .filter((field) => field.summary?.operation === 'count' || field.summary?.operation === 'sum')
        .map((field) => ({ field, constant: true, value: ApexDecimal.ZERO })),
    ],
    autoNumbers: fields.filter((field) => field.type === 'AutoNumber'),
    hasOwner: object.fields.has('ownerid') && object.kind !== 'customMetadata',
    hasRecordTypes: object.recordTypes.some((type) => type.isDefault) && object.fields.has('recordtypeid'),
    audit: names((field) => AUDIT.has(field.name)),
  };
  preparations.set(object, known);
  return known;
}

/** May a record bring a value for this field? */
export function isWritable(
  name: string,
  preparation: Preparation,
  operation: 'insert' | 'update',
  options: SaveOptions,
): boolean {
  if ((operation === 'insert' ? preparation.createable : preparation.updateable).has(name)) return true;
  if (options.setAuditFields && AUDIT.has(name)) return preparation.audit.has(name);
  return options.systemFields === true && preparation.stored.has(name) && name !== 'Id';
}

/** Fills in defaults of fields that were not set at all; a field set to null stays null. */
export function applyDefaults(batch: Batch, record: SObject): void {
  const preparation = preparationOf(batch.object);
  const { values } = record;
  for (const { field, constant, value } of preparation.defaults) {
    if (!values.has(field.name)) values.set(field.name, constant ? value : (value as () => unknown)());
  }
  if (preparation.hasRecordTypes && (values.get('RecordTypeId') ?? null) === null) {
    const standard = defaultRecordType(batch);
    if (standard) values.set('RecordTypeId', standard);
  }
  if (preparation.stored.has('CurrencyIsoCode') && (values.get('CurrencyIsoCode') ?? null) === null)
    values.set('CurrencyIsoCode', userCurrency(batch.transaction));
  if (preparation.hasOwner && (values.get('OwnerId') ?? null) === null)
    values.set('OwnerId', batch.transaction.user.id);
}

/** Id of the object's default record type; null when the org has no row for it. */
function defaultRecordType({ object, store }: Batch): string | null {
  const { developerName } = object.recordTypes.find((type) => type.isDefault)!;
  const row = store.first(
    'SELECT Id FROM "RecordType" WHERE SobjectType = ? AND DeveloperName = ?',
    object.name,
    developerName,
  );
  return (row?.[0] as string | undefined) ?? null;
}

/** Audit fields of a new record, in the moment it is written. */
export function stampNew(batch: Batch, record: SObject): void {
  const { audit } = preparationOf(batch.object);
  const { values } = record;
  const userId = batch.transaction.user.id;
  const now = new ApexDatetime(batch.now);
  const keep = batch.options.setAuditFields === true;
  for (const name of audit) {
    if (keep && (values.get(name) ?? null) !== null) continue;
    values.set(name, name.endsWith('Id') ? userId : now);
  }
}

/** Audit fields of a changed record; answers those it set. */
export function stampChanged(batch: Batch, record: SObject): FieldSchema[] {
  const { audit } = preparationOf(batch.object);
  const keep = batch.options.setAuditFields === true;
  const set: FieldSchema[] = [];
  for (const name of audit) {
    if (name.startsWith('Created')) continue;
    const given = keep && record.values.has(name);
    if (!given)
      record.values.set(name, name === 'LastModifiedById' ? batch.transaction.user.id : new ApexDatetime(batch.now));
    set.push(batch.object.fields.get(name.toLowerCase())!);
  }
  return set;
}

/** `CE-{00000000}`, `{YYYY}-{000}` and the number → the text. */
export function autoNumberText(format: string, number: number, now: Date): string {
  const date: Record<string, string> = {
    YYYY: String(now.getUTCFullYear()),
    YY: String(now.getUTCFullYear()).slice(2),
    MM: String(now.getUTCMonth() + 1).padStart(2, '0'),
    DD: String(now.getUTCDate()).padStart(2, '0'),
  };
  return format.replace(
    /\{(0+|YYYY|YY|MM|DD)\}/gi,
    (_, token: string) => date[token.toUpperCase()] ?? String(number).padStart(token.length, '0'),
  );
}
