/** `lightning/uiListApi`, the older one: a list view with its records. */
import { ask, withQuery } from 'localOrg/server';
import { adapterFor, resource } from 'localOrg/wire';

type Reference = string | { objectApiName: string; fieldApiName?: string };

export const getListUi = adapterFor(({ objectApiName, listViewApiName, pageSize, sortBy }) => {
  if (!objectApiName || !listViewApiName) return null;
  const object = objectApiName as Reference;
  const sort = sortBy as Reference | undefined;
  const name = typeof object === 'string' ? object : object.objectApiName;
  const path = withQuery(`/ui-api/list-records/${name}`, {
    listView: typeof listViewApiName === 'string' ? listViewApiName : null,
    pageSize: pageSize as number | undefined,
    sortBy: typeof sort === 'string' ? sort : sort?.fieldApiName,
  });
  return resource(`list ui ${path}`, async () => {
    const { columns, listView, records, total } = await ask<{
      columns: object[];
      listView: { label: string };
      records: object[];
      total: number;
    }>('GET', path);
    return {
      info: { displayColumns: columns, label: listView.label },
      records: { records, count: records.length, totalCount: total },
    };
  });
});
