/** The shell in Chromium on a real local org: metadata, permissions, Apex and saves behind the pages. */
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { openOrg, type Org } from '../execution/org.ts';
import { startServer, type UiServer } from './server.ts';
import { browserMissing, launch, PATIENCE_MILLISECONDS } from './testing/browser.ts';

const FIXTURE = join(dirname(fileURLToPath(import.meta.url)), 'fixture');

describe('pages of a real org in a browser', { skip: browserMissing }, () => {
  let browser: Browser;
  let org: Org;
  let server: UiServer;
  let page: Page;
  const errors: string[] = [];

  before(async () => {
    browser = await launch();
    org = openOrg({ projects: [FIXTURE] });
    server = await startServer(org, { port: 0, log: () => {} });
    await server.ready;
    const context = await browser.newContext({ viewport: { width: 1300, height: 900 }, baseURL: server.url });
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLISECONDS);
    page.on('pageerror', (error) => errors.push(error.message));
  });
  after(async () => {
    await browser.close();
    await server.close();
    org.close();
    assert.deepEqual(errors, [], 'the page threw');
  });

  const toast = (text: string) => page.locator('.slds-notify_toast').filter({ hasText: text }).waitFor();
  const menu = async (action: string) => {
    await page.getByRole('button', { name: 'Show more actions' }).click();
    await page.getByRole('menuitem', { name: action }).click();
  };

  it('creates a record with defaults, after its validation rule', async () => {
    await page.goto('/');
    await page.getByRole('button', { name: 'New' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Room' }).fill('Aurora');
    await dialog.getByLabel('Seats').fill('-3');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('A room has no fewer than 0 seats.').waitFor();
    await dialog.getByLabel('Seats').fill('3');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Aurora' }).waitFor();
    await page.locator('[data-field="Size__c"]').filter({ hasText: 'Small' }).waitFor();
    await page.getByText('Bookings of this room').waitFor();
  });

  it('runs Apex from a component, and lists what it made', async () => {
    await page.getByRole('button', { name: 'Book', exact: true }).click();
    await toast('B-0001');
    await page.getByRole('tab', { name: 'Related' }).click();
    await page.getByRole('heading', { name: 'Bookings (1)' }).waitFor();
  });

  it('makes a child by a quick action', async () => {
    await page.getByRole('button', { name: 'New Booking' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Date').fill('1/9/2026');
    // Leaving the date fills in a time.
    await page.keyboard.press('Tab');
    await dialog.getByLabel('Time').fill('10:00 AM');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Bookings (2)' }).waitFor();
    await page.getByText('1/9/2026, 10:00 AM').waitFor();
  });

  it('opens and closes a screen action', async () => {
    await page.getByRole('button', { name: 'Plan', exact: true }).click();
    await page.getByText(/^Planning a\w{17}$/).waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('saves a form of base components, and picks a record', async () => {
    const recordId = /Room__c\/(\w+)\//.exec(page.url())?.[1] ?? '';
    await page.goto(`/lightning/cmp/c__roomForm?c__recordId=${recordId}`);
    const seats = page.getByLabel('Seats');
    await seats.fill('-5');
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('A room has no fewer than 0 seats.').waitFor();
    await seats.fill('5');
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByText(`Saved ${recordId}`).waitFor();
    await page.getByRole('combobox', { name: 'Other room' }).fill('Aur');
    await page.getByRole('option', { name: 'Aurora' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.picked').filter({ hasText: recordId }).waitFor();
    await page.goto(`/lightning/r/${recordId}/view`);
    await page.locator('[data-field="Seats__c"]').filter({ hasText: '5' }).waitFor();
  });

  it('has nothing for axe to report on a record page, viewed and edited', async () => {
    await page.getByRole('tab', { name: 'Details' }).click();
    const violations = async () => (await new AxeBuilder({ page }).analyze()).violations;
    assert.deepEqual(await violations(), []);
    await page.getByRole('button', { name: 'Edit Seats' }).click();
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    assert.deepEqual(await violations(), []);
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  it('shows a viewer less, and offers nothing to change', async () => {
    await page.getByRole('button', { name: /switch user/ }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Room Viewer' }).click();
    await page.getByText('Room Viewer –', { exact: false }).first().waitFor();
    await page.locator('[data-field="Seats__c"]').waitFor();
    assert.equal(await page.locator('[data-field="Rent__c"]').count(), 0);
    assert.equal(await page.getByRole('button', { name: 'Edit Seats' }).count(), 0);
    assert.equal(await page.getByRole('button', { name: 'Delete' }).count(), 0);
    assert.equal(await page.getByRole('link', { name: 'Planner' }).count(), 0);
    await page.getByText("You do not have access to the Apex class named 'RoomController'.").waitFor();
  });

  it('deletes after asking', async () => {
    await page.getByRole('button', { name: /switch user/ }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Administrator' }).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
    await menu('Delete');
    await page.getByRole('button', { name: 'OK' }).click();
    await page.getByText('No items to display.').waitFor();
  });
});
