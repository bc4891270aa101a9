/** `lightning/uiRecordApi`. */
import type { FieldValue, RecordRepresentation } from '../../../shapes.ts';
import { recordResource, refreshRecords, remove, saveChanges, saveNew } from 'localOrg/records';
import { adapterFor } from 'localOrg/wire';

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

/** `{ records: [{ recordIds, fields }] }` → `{ results: [{ statusCode, result }] }` is not offered yet. */
export const getRecords = adapterFor(() => {
  throw new Error('Not supported by the local org: getRecords, lightning/uiRecordApi');
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

/** Tells every component on the page that these records were changed behind its back, e.g. by Apex. */
export const notifyRecordUpdateAvailable = (records: { recordId: string }[]): Promise<void> =>
  refreshRecords(records.map(({ recordId }) => recordId));

/** The older name of notifyRecordUpdateAvailable. */
export function getRecordNotifyChange(records: { recordId: string }[]): void {
  void notifyRecordUpdateAvailable(records);
}
