/** Wire adapters of what the shell's pages are made of. */
import { aboutRecord } from 'localOrg/records';
import { ask, pathOf, withQuery } from 'localOrg/server';
import { adapterFor, refreshWhere, resource } from 'localOrg/wire';

export const getApps = adapterFor(() => resource('apps', () => ask('GET', '/shell-api/apps')));

export const getTab = adapterFor(({ name }) =>
  name ? resource(`tab ${String(name)}`, () => ask('GET', pathOf`/shell-api/tab/${name}`)) : null,
);

export const getRecordPage = adapterFor(({ recordId }) =>
  recordId ? aboutRecord(String(recordId), 'page', () => ask('GET', pathOf`/shell-api/record-page/${recordId}`)) : null,
);

export const getActivatablePages = adapterFor(() =>
  resource('record pages', () => ask('GET', '/shell-api/setup/record-pages')),
);

export const getListPage = adapterFor(({ request }) => {
  const { objectApiName, ...query } = (request ?? {}) as Record<string, string | number | boolean | null>;
  if (!objectApiName) return null;
  const path = withQuery(pathOf`/ui-api/list-records/${objectApiName}`, query);
  return resource(`list ${path}`, () => ask('GET', path));
});

export const getRelatedList = adapterFor(({ recordId, relatedList, page, pageSize, own }) => {
  if (!recordId || !relatedList) return null;
  const path = withQuery(pathOf`/ui-api/related-list-records/${recordId}/${relatedList}`, {
    page: page as number,
    pageSize: pageSize as number,
    ...(own as Record<string, string> | null),
  });
  return resource(`list ${path}`, () => ask('GET', path));
});

export const getNotifications = adapterFor(() =>
  resource('notifications', () => ask('GET', '/shell-api/notifications')),
);

export const refreshNotifications = (): Promise<void> => refreshWhere((key) => key === 'notifications');
