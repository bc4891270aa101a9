/** Moving about in the org's pages, as a user does. */
import { type Browser, expect, type Locator, type Page } from '@playwright/test';

/** A window for all tests of a file: what its pages are made of is loaded once. */
export const openWindow = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();

/** Opens a tab of the app's navigation. */
export async function openTab(page: Page, name: string): Promise<void> {
  if (page.url() === 'about:blank') await page.goto('/');
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
}

/** Opens a record from its object's list. */
export async function openRecord(page: Page, tab: string, name: string): Promise<void> {
  await openTab(page, tab);
  await page.getByPlaceholder('Search this list').fill(name);
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
}

/** Edits one field in place on a record page, by its pencil, and saves. */
export async function editDetails(page: Page, field: string, fillIn: (page: Page) => Promise<unknown>): Promise<void> {
  await page.getByRole('button', { name: `Edit ${field}`, exact: true }).click();
  await fillIn(page);
  await page.getByRole('article', { name: 'Details' }).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: `Edit ${field}`, exact: true })).toBeVisible();
}

/** Opens the tab of a record page that holds the related lists. */
export const openRelated = (page: Page): Promise<void> => page.getByRole('tab', { name: 'Related' }).click();

/** The card of a related list, with any number of records after its name; the first where the layout has it, too. */
export const relatedList = (page: Page, name: string): Locator =>
  page
    .locator('shell-related-list')
    .filter({ has: page.getByRole('heading', { name: new RegExp(`^${name} \\(`) }) })
    .first();

/** Chooses a value of a Lightning combobox. */
export async function choose(scope: Page | Locator, label: string, value: string): Promise<void> {
  await scope.getByRole('combobox', { name: label }).click();
  await scope.getByRole('option', { name: value, exact: true }).click();
}

/** Runs as the user whose name is given, by the switcher in the header. */
export async function switchUser(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /switch user/ }).click();
  await page.getByRole('menuitemcheckbox', { name: new RegExp(name) }).click();
  // The page is loaded again; until then the menu's own item carries the name as well.
  await expect(page.getByRole('button', { name: new RegExp(`as ${name}: switch user`) })).toBeVisible();
}
