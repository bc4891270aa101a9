/**
 * Which Lightning page shows an object's records, as the organization's admin activated it. The org default: one page an
 * object. Kept with the data in a table of no object, since it is the organization's choice and no project carries it.
 */
import type { Org } from '../../execution/org.ts';
import type { FlexiPage } from '../../metadata/pages.ts';
import { qualifyPlain } from '../../metadata/names.ts';
import type { ObjectSchema } from '../../metadata/schema.ts';
import { noAccess, notFound } from '../host.ts';
import type { ActivatablePage } from '../shapes.ts';
import { type Context, hasUserPermission } from './context.ts';

/** Who may do it: Salesforce Help, "Required Permissions for Lightning Apps and Lightning Pages". */
const PERMISSION = 'CustomizeApplication';

const createTable = ({ store }: Org) =>
  store.db.exec(
    'CREATE TABLE IF NOT EXISTS org_page_activation (object TEXT PRIMARY KEY, page TEXT NOT NULL) WITHOUT ROWID',
  );

/** `acme__Campaign_Page`: two packages may each have a page of one name. */
export const fullPageName = ({ name, namespace }: FlexiPage): string => qualifyPlain(name, namespace);

/** @returns full name of the page that was activated; null when none was */
export function activatedPage(org: Org, object: ObjectSchema): string | null {
  createTable(org);
  const row = org.store.first('SELECT page FROM org_page_activation WHERE object = ?', object.name);
  return (row?.[0] as string | undefined) ?? null;
}

/** Every record page, by object and label. @throws UiError without the right to customize the org */
export function activatablePages(context: Context): ActivatablePage[] {
  requireRight(context);
  const { org } = context;
  return recordPages(org)
    .map(({ page, object }) => ({
      name: fullPageName(page),
      label: page.label,
      namespace: page.namespace,
      objectApiName: object.name,
      objectLabel: object.label,
      isOrgDefault: activatedPage(org, object) === fullPageName(page),
    }))
    .sort((a, b) => a.objectLabel.localeCompare(b.objectLabel) || a.label.localeCompare(b.label));
}

/**
 * Makes a record page the default of its object, in place of another, or takes that back.
 * @throws UiError without the right to customize the org, or when there is no such record page
 */
export function activatePage(context: Context, name: string, isOrgDefault: boolean): ActivatablePage[] {
  requireRight(context);
  const { org } = context;
  const found = recordPages(org).find(({ page }) => fullPageName(page) === name);
  if (!found) throw notFound(`There is no record page ${name}`);
  createTable(org);
  org.atomically(() => {
    if (isOrgDefault)
      org.store.run('INSERT OR REPLACE INTO org_page_activation (object, page) VALUES (?, ?)', found.object.name, name);
    else org.store.run('DELETE FROM org_page_activation WHERE object = ? AND page = ?', found.object.name, name);
  });
  return activatablePages(context);
}

function recordPages(org: Org): { page: FlexiPage; object: ObjectSchema }[] {
  return org.project.flexipages.flatMap((page) => {
    const object = page.type === 'RecordPage' && page.object ? org.schema.object(page.object) : null;
    return object ? [{ page, object }] : [];
  });
}

function requireRight(context: Context): void {
  if (!hasUserPermission(context, PERMISSION)) throw noAccess('You do not have access to this page of Setup.');
}
