/** `lightning/uiRecordApi`. */
import type { FieldValue, LayoutDescription, ObjectInfo, RecordRepresentation } from '../../../shapes.ts';
import { recordResource, refreshRecords, remove, saveChanges, saveNew } from 'localOrg/records';
import { ask } from 'localOrg/server';
import { adapterFor, resource } from 'localOrg/wire';

interface ObjectReference {
  objectApiName: string;
}

/** `Campaign.Name`, or what `@salesforce/schema/Campaign.Name` is. */
export type FieldReference = string | { objectApiName: string; fieldApiName: string };

const qualified = (field: FieldReference) =>
  typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;

const asList = (fields: unknown): string[] =>
  (Array.isArray(fields) ? (fields as FieldReference[]) : fields ? [fields as FieldReference] : []).map(qualified);

/** Wire adapter: a record's fields; a layout's record has every field of the object that the user may see. */
export const getRecord = adapterFor(({ recordId, fields, optionalFields, layoutTypes }) => {
  if (!recordId || (fields === undefined && optionalFields === undefined && layoutTypes === undefined)) return null;
  return recordResource(String(recordId), asList(fields), layoutTypes ? ['*'] : asList(optionalFields));
});

interface RecordsRequest {
  recordIds: string[];
  fields?: unknown;
  optionalFields?: unknown;
}

/** Wire adapter: several records, `{ results: [{ statusCode, result }] }`. */
export const getRecords = adapterFor(({ records }) => {
  if (!Array.isArray(records)) return null;
  const wanted = (records as RecordsRequest[]).flatMap(({ recordIds, fields, optionalFields }) =>
    recordIds.map((id) => recordResource(id, asList(fields), asList(optionalFields))),
  );
  return resource(`record list ${wanted.map(({ key }) => key).join('|')}`, async () => ({
    results: await Promise.all(
      wanted.map(async (one) => {
        await one.refresh();
        return { statusCode: 200, result: await one.read() };
      }),
    ),
  }));
});

/** Wire adapter: what the form of a new record begins with. */
export const getRecordCreateDefaults = adapterFor(({ objectApiName }) => {
  if (!objectApiName) return null;
  const name = typeof objectApiName === 'string' ? objectApiName : (objectApiName as ObjectReference).objectApiName;
  return resource(`defaults ${name}`, async () => {
    const { objectInfo, defaults = {} } = await ask<LayoutDescription>('GET', `/shell-api/new-record/${name}`);
    const fields = Object.fromEntries(
      Object.keys(objectInfo.fields).map((field) => [field, { value: defaults[field] ?? null, displayValue: null }]),
    );
    return {
      objectInfos: { [objectInfo.apiName]: objectInfo },
      record: { apiName: objectInfo.apiName, id: null, fields },
    };
  });
});

type Fields = RecordRepresentation['fields'];
const inputOf = (fields: Fields, fits: (name: string) => boolean) =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => fits(name))
      .map(([name, { value }]) => [name, value]),
  );

/** Input of `createRecord` from defaults; with an object info only what may be created. */
export const generateRecordInputForCreate = (
  record: { apiName: string; fields: Fields },
  objectInfo?: ObjectInfo,
): RecordInput => ({
  apiName: record.apiName,
  fields: inputOf(record.fields, (name) => !objectInfo || objectInfo.fields[name]?.createable === true),
});

/** Input of `updateRecord` from a record; with an object info only what may be updated. */
export const generateRecordInputForUpdate = (record: RecordRepresentation, objectInfo?: ObjectInfo): RecordInput => ({
  fields: {
    ...inputOf(record.fields, (name) => !objectInfo || objectInfo.fields[name]?.updateable === true),
    Id: record.id,
  },
});

function fieldOf(record: RecordRepresentation | null | undefined, field: FieldReference): FieldValue | undefined {
  let value: FieldValue | undefined;
  let holder = record;
  for (const name of qualified(field).split('.').slice(1)) {
    value = holder?.fields?.[name];
    holder = value?.value as RecordRepresentation | null | undefined;
  }
  return value;
}

/** Value of a field, over relationships too; undefined when the record does not carry it. */
export const getFieldValue = (record: RecordRepresentation | null | undefined, field: FieldReference) =>
  fieldOf(record, field)?.value;

/** The value as people read it; null where value and display are the same. */
export const getFieldDisplayValue = (record: RecordRepresentation | null | undefined, field: FieldReference) =>
  fieldOf(record, field)?.displayValue;

export interface RecordInput {
  apiName?: string;
  fields: Record<string, unknown>;
}

export const createRecord = ({ apiName, fields }: RecordInput): Promise<RecordRepresentation> =>
  saveNew(String(apiName), fields);

export function updateRecord({ fields }: RecordInput): Promise<RecordRepresentation> {
  const { Id, ...changed } = fields;
  return saveChanges(String(Id), changed);
}

export const deleteRecord = (recordId: string): Promise<void> => remove(recordId);

/** Tells every component on the page that these records were changed outside the page, for example by Apex. */
export const notifyRecordUpdateAvailable = (records: { recordId: string }[]): Promise<void> =>
  refreshRecords(records.map(({ recordId }) => recordId));

/** The older name of notifyRecordUpdateAvailable. */
export function getRecordNotifyChange(records: { recordId: string }[]): void {
  void notifyRecordUpdateAvailable(records);
}
