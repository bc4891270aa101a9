/**
 * Static methods that custom settings and custom metadata types have on their own type: `My_Settings__c.getOrgDefaults()`,
 * `My_Type__mdt.getAll()`. For the compiler: `staticMembersOf(object)` gives them as `defineClass` takes members,
 * with the object's type written into the signatures; null for other objects. None of them counts as a query.
 */
import { mapOf, sobjectType, Types } from '../values/types.ts';
import { columnReader, isWide, quote } from '../data/column.ts';
import { runningStore } from '../data/running.ts';
import type { Store } from '../data/store.ts';
import { SObject } from '../values/sobject.ts';
import { columnsOf, tableName } from '../data/tables.ts';
import { transaction } from '../running/transaction.ts';
import type { ObjectSchema } from '../metadata/schema.ts';
import type { Members } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { constantDefault } from './schema-defaults.ts';
import { ApexMap } from '../values/values.ts';

const membersByObject = new WeakMap<ObjectSchema, Members>();

export function staticMembersOf(object: ObjectSchema): Members | null {
  if (object.kind !== 'customSetting' && object.kind !== 'customMetadata') return null;
  let members = membersByObject.get(object);
  if (!members) membersByObject.set(object, (members = membersFor(object)));
  return members;
}

function membersFor(object: ObjectSchema): Members {
  const type = object.name;
  if (object.customSettingType === 'Hierarchy') {
    return {
      [`static ${type} getOrgDefaults()`]: () => settingOf(object, [transaction().org.organization().id]),
      [`static ${type} getInstance()`]: () => effectiveSetting(object, null),
      [`static ${type} getInstance(Id userOrProfileId)`]: (id: string | null) => effectiveSetting(object, id),
      [`static ${type} getValues(Id ownerId)`]: (id: string | null) => (id === null ? null : ownRow(object, id)),
    };
  }
  const byName = (name: string | null) => (name === null ? null : (rows(object, 'Name', name)[0] ?? null));
  if (object.kind === 'customSetting') {
    return {
      [`static Map<String, ${type}> getAll()`]: () => mapBy(object, 'Name'),
      [`static ${type} getInstance(String name)`]: byName,
      [`static ${type} getValues(String name)`]: byName,
    };
  }
  return {
    [`static Map<String, ${type}> getAll()`]: () => mapBy(object, 'DeveloperName'),
    [`static ${type} getInstance(String name)`]: (name: string | null) => metadataRecord(object, name),
  };
}

/** What was read since the store's last change that makes such things stale, by object, column and value. */
interface Kept {
  version: number;
  rows: Map<string, SObject[]>;
}
const keptByStore = new WeakMap<Store, Kept>();

/**
 * Rows of the object with all of their fields, in the order of their names; each call gets records of its own. On the
 * platform, too, settings and custom metadata are read from a cache: code asks for them again and again.
 */
function rows(object: ObjectSchema, column: string | null, value: string | null): SObject[] {
  const store = runningStore();
  let kept = keptByStore.get(store);
  if (kept?.version !== store.version) keptByStore.set(store, (kept = { version: store.version, rows: new Map() }));
  const key = `${object.name}\n${column}\n${value}`;
  let found = kept.rows.get(key);
  if (!found) kept.rows.set(key, (found = readRows(object, column, value)));
  return found.map((record) => new SObject(object, new Map(record.values)));
}

function readRows(object: ObjectSchema, column: string | null, value: string | null): SObject[] {
  const fields = columnsOf(object);
  const order = object.kind === 'customMetadata' ? 'DeveloperName' : object.nameField!;
  const selected = fields.map((f) => (isWide(f) ? `CAST(${quote(f.name)} AS TEXT)` : quote(f.name))).join(', ');
  const deleted = object.fields.has('isdeleted') ? 'IsDeleted = 0' : '1';
  const where = column === null ? deleted : `${deleted} AND ${quote(column)} = ?`;
  const found = runningStore().all(
    `SELECT ${selected} FROM ${quote(tableName(object))} WHERE ${where} ORDER BY ${quote(order)}, Id`,
    ...(column === null ? [] : [value]),
  );
  return found.map((row) => {
    const record = new SObject(object);
    fields.forEach((field, i) => {
      if (row[i] !== null) record.values.set(field.name, columnReader(field)(row[i]));
    });
    return record;
  });
}

function mapBy(object: ObjectSchema, key: string): ApexMap<string, SObject> {
  const type = mapOf(Types.String, sobjectType(object.name));
  return new ApexMap(
    type,
    rows(object, null, null).map((record) => [record.values.get(key) as string, record] as const),
  );
}

const ownRow = (object: ObjectSchema, ownerId: string): SObject | null =>
  rows(object, 'SetupOwnerId', ownerId)[0] ?? null;

/** What counts for a user: the user's own row over the profile's over the org's, field by field. */
function effectiveSetting(object: ObjectSchema, id: string | null): SObject {
  const { user, org } = transaction();
  const organizationId = org.organization().id;
  if (id === null || id === user.id) return settingOf(object, [user.id, user.profileId, organizationId]);
  if (id.startsWith('005')) {
    const row = runningStore().first('SELECT ProfileId FROM "User" WHERE Id = ?', id);
    if (!row) throwApex('InvalidParameterValueException', `Invalid user or profile id: ${id}`);
    return settingOf(object, [id, row[0] as string, organizationId]);
  }
  return settingOf(object, id.startsWith('00e') ? [id, organizationId] : [organizationId]);
}

/**
 * @param owners whose rows count, the first over the others
 * @returns the first owner's row, its empty fields from the others' rows; where the first has none, a new record for it
 *   that holds what the others say, or default values
 */
function settingOf(object: ObjectSchema, owners: string[]): SObject {
  const [own, ...others] = owners.map((owner) => ownRow(object, owner));
  const further = others.filter((row) => row !== null);
  const setting = own ?? newSetting(object, owners[0], further.length === 0);
  for (const field of object.fields.values()) {
    if (!field.custom || setting.values.has(field.name)) continue;
    const lender = further.find((row) => row.values.has(field.name));
    if (lender) setting.values.set(field.name, lender.values.get(field.name));
  }
  return setting;
}

function newSetting(object: ObjectSchema, owner: string, withDefaults: boolean): SObject {
  const record = new SObject(object);
  record.values.set('SetupOwnerId', owner);
  for (const field of object.fields.values()) {
    const value = field.custom && withDefaults ? constantDefault(object, field) : null;
    if (value !== null) record.values.set(field.name, value);
  }
  return record;
}

/** By record id, developer name, or qualified API name. */
function metadataRecord(object: ObjectSchema, name: string | null): SObject | null {
  if (name === null) return null;
  for (const column of ['DeveloperName', 'QualifiedApiName', 'Id']) {
    const [record] = rows(object, column, name);
    if (record) return record;
  }
  return null;
}
