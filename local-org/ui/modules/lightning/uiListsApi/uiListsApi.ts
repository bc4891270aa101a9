/** `lightning/uiListsApi`: the records of a list view. */
import { ask, withQuery } from 'localOrg/server';
import { adapterFor, resource } from 'localOrg/wire';

export const getListRecordsByName = adapterFor(({ objectApiName, listViewApiName, pageSize }) => {
  if (!objectApiName || !listViewApiName) return null;
  const path = withQuery(`/ui-api/list-records/${String(objectApiName)}`, {
    listView: String(listViewApiName),
    pageSize: pageSize as number | undefined,
  });
  return resource(`list ${path}`, async () => {
    const { records, total } = await ask<{ records: unknown[]; total: number }>('GET', path);
    return { records, count: records.length, totalCount: total };
  });
});
