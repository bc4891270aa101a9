/** Records as components and the shell share them: one change is seen by everything that shows the record. */
import type { RecordRepresentation } from '../../../shapes.ts';
import { ask, pathOf, withQuery } from 'localOrg/server';
import { type Resource, refreshWhere, resource } from 'localOrg/wire';

/** An id of 15 characters and its form of 18 are one record. */
const sameId = (id: string) => id.slice(0, 15);
const prefix = (recordId: string) => `record ${sameId(recordId)} `;

export function recordResource(recordId: string, fields: string[], optionalFields: string[]): Resource {
  const query = { fields: fields.join(','), optionalFields: optionalFields.join(',') };
  return resource(`${prefix(recordId)}${JSON.stringify(query)}`, () =>
    ask('GET', withQuery(pathOf`/ui-api/records/${recordId}`, query)),
  );
}

/** A page's data about a record, refreshed whenever the record is. */
export const aboutRecord = (recordId: string, name: string, load: () => Promise<unknown>): Resource =>
  resource(`${prefix(recordId)}${name}`, load);

/** Asks again for everything shown about these records, and for lists, which may hold them. */
export async function refreshRecords(recordIds: string[]): Promise<void> {
  const prefixes = recordIds.map(prefix);
  await refreshWhere((key) => key.startsWith('list ') || prefixes.some((start) => key.startsWith(start)));
}

export const refreshAllRecords = (): Promise<void> =>
  refreshWhere((key) => key.startsWith('list ') || key.startsWith('record '));

export async function saveNew(apiName: string, fields: Record<string, unknown>): Promise<RecordRepresentation> {
  const record = await ask<RecordRepresentation>('POST', '/ui-api/records', { apiName, fields });
  await refreshAllRecords();
  return record;
}

export async function saveChanges(recordId: string, fields: Record<string, unknown>): Promise<RecordRepresentation> {
  const record = await ask<RecordRepresentation>('PATCH', pathOf`/ui-api/records/${recordId}`, { fields });
  await refreshAllRecords();
  return record;
}

export async function remove(recordId: string): Promise<void> {
  await ask('DELETE', pathOf`/ui-api/records/${recordId}`);
  await refreshWhere((key) => key.startsWith('list '));
}
