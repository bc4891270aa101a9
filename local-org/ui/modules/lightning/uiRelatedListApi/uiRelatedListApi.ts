/** `lightning/uiRelatedListApi`: the records of a related list. */
import { ask, withQuery } from 'localOrg/server';
import { adapterFor, resource } from 'localOrg/wire';

export const getRelatedListRecords = adapterFor(({ parentRecordId, relatedListId, pageSize }) => {
  if (!parentRecordId || !relatedListId) return null;
  const path = withQuery(`/ui-api/related-list-records/${String(parentRecordId)}/${String(relatedListId)}`, {
    pageSize: (pageSize as number | undefined) ?? 50,
  });
  return resource(`list ${path}`, async () => {
    const { records, total } = await ask<{ records: unknown[]; total: number }>('GET', path);
    return { records, count: records.length, totalCount: total };
  });
});
