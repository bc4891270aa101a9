/** The shell in Chromium, on an org of plain values: what a person does, from header to toast. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { serve, type UiServer } from './server.ts';
import { browserMissing, launch, PATIENCE_MILLISECONDS } from './testing/browser.ts';
import { fakeHost } from './testing/fake-host.ts';

const FIXTURE = join(import.meta.dirname, 'fixture');
const AURORA = '/lightning/r/Room__c/a00000000000001AAA/view';

describe('the shell', { skip: browserMissing }, () => {
  let browser: Browser;
  let server: UiServer;
  let page: Page;
  const errors: string[] = [];

  before(async () => {
    browser = await launch();
  });
  after(async () => {
    await browser.close();
  });
  beforeEach(async () => {
    server = await serve(fakeHost(), { port: 0, log: () => {} });
    await server.ready;
    const context = await browser.newContext({ viewport: { width: 1300, height: 900 }, baseURL: server.url });
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLISECONDS);
    errors.length = 0;
    page.on('pageerror', (error) => errors.push(error.message));
  });
  afterEach(async () => {
    await page.context().close();
    await server.close();
    assert.deepEqual(errors, [], 'the page threw');
  });

  it('opens the first tab of the app, and another one without reloading the page', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Aurora' }).waitFor();
    assert.equal(new URL(page.url()).pathname, '/lightning/o/Room__c/home');
    await page.evaluate(() => Object.assign(globalThis, { kept: true }));
    await page.getByRole('link', { name: 'Planner' }).click();
    await page.getByText('Floor: none, small').waitFor();
    assert.equal(await page.evaluate(() => 'kept' in globalThis), true);
  });

  // Salesforce: Lightning Components Security Guide, "Use Blob Objects for Download Links" and "Specify a MIME Type …".
  it('refuses the downloads that Lightning Web Security blocks', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Aurora' }).waitFor();
    // As text: the types of these files know no page.
    const outcomes = await page.evaluate<string[]>(`(() => {
      const attempt = (act) => {
        try {
          act();
          return 'done';
        } catch (error) {
          return error.message;
        }
      };
      const blobOf = (type) => attempt(() => URL.createObjectURL(new Blob(['1'], { type })));
      const link = Object.assign(document.createElement('a'), { href: 'data:text/plain,1', download: '1.txt' });
      return [blobOf('text/csv'), blobOf('text/plain;charset=utf-8'), blobOf('text/plain'), attempt(() => link.click())];
    })()`);
    assert.match(outcomes[0], /type "text\/csv" can't have an address/);
    assert.match(outcomes[1], /can't have an address/);
    assert.equal(outcomes[2], 'done');
    assert.match(outcomes[3], /can't lead to a data: address/);
  });

  it('lists notifications at the bell, and follows them', async () => {
    await page.goto(AURORA);
    const bell = page.getByRole('button', { name: 'Notifications: 2 unread' });
    await bell.focus();
    await page.keyboard.press('Enter');
    const list = page.getByRole('dialog', { name: 'Notifications' });
    await list.getByText('Aurora is free on Monday.').waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      [],
    );
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    // The bell has the focus again.
    await page.keyboard.press('Enter');
    // A record, then the page of a page reference.
    await list.getByRole('button', { name: /A room was changed/ }).click();
    await page.waitForURL('**/lightning/r/a00000000000002AAA/view');
    await page.getByRole('button', { name: 'Notifications: 1 unread' }).click();
    await list.getByRole('button', { name: /A booking was canceled/ }).click();
    await page.waitForURL('**/lightning/n/Planner');
    await page.getByRole('button', { name: 'Notifications', exact: true }).click();
    assert.equal(await list.getByText('Unread').count(), 0);
    assert.equal(await list.getByRole('button', { name: 'Mark all as read' }).count(), 0);
  });

  it('gives an addressable component its state', async () => {
    await page.goto('/lightning/cmp/c__roomPlanner?c__floor=3&floor=4');
    await page.getByText('Floor: 3, small').waitFor();
  });

  it('gives no address to a component that does not ask for one', async () => {
    await page.goto('/lightning/cmp/c__roomCard');
    await page.getByText('c__roomCard has no address', { exact: false }).waitFor();
  });

  it('wires Apex, refreshes it, and shows toasts', async () => {
    await page.goto(AURORA);
    await page.getByText('Bookings <of> "this" room').waitFor();
    await page.getByRole('button', { name: 'Book', exact: true }).click();
    await page.getByRole('listitem').filter({ hasText: 'Booking 2' }).waitFor();
    await page.locator('.slds-notify_toast').filter({ hasText: 'Booked' }).waitFor();
  });

  it('edits in place and shows an error at its field', async () => {
    await page.goto(AURORA);
    await page.getByRole('button', { name: 'Edit Seats' }).click();
    const seats = page.getByRole('spinbutton', { name: 'Seats' });
    await seats.fill('-1');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('A room has no fewer than 0 seats.').waitFor();
    await seats.fill('14');
    await page.getByRole('textbox', { name: 'Opens On' }).fill('1/9/2026');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('[data-field="Seats__c"]').filter({ hasText: '14' }).waitFor();
    await page.locator('[data-field="Opens__c"]').filter({ hasText: '2026-01-09' }).waitFor();
  });

  it('chooses a record of a lookup by keyboard, and a picklist value', async () => {
    await page.goto(AURORA);
    await page.getByRole('button', { name: 'Edit Neighbor' }).click();
    await page.getByRole('combobox', { name: 'Neighbor' }).fill('bor');
    await page.getByRole('option', { name: 'Borealis' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Size' }).click();
    await page.getByRole('option', { name: 'Large' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('[data-field="Neighbor__c"]').getByRole('link', { name: 'Borealis' }).waitFor();
    await page.locator('[data-field="Size__c"]').filter({ hasText: 'Large' }).waitFor();
  });

  it('creates, searches, sorts and deletes', async () => {
    await page.goto('/lightning/o/Room__c/list');
    await page.getByRole('button', { name: 'New' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Complete this field.').waitFor();
    await page.getByRole('textbox', { name: 'Room' }).fill('Zodiac');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Zodiac' }).waitFor();
    await page.getByRole('link', { name: 'Rooms', exact: true }).click();
    await page.getByRole('button', { name: 'Room', exact: true }).click();
    await page.locator('tbody tr').first().filter({ hasText: 'Zodiac' }).waitFor();
    await page.getByPlaceholder('Search this list…').fill('zod');
    await page.getByText('1 item', { exact: false }).waitFor();
    await page.getByRole('link', { name: 'Zodiac' }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'OK' }).click();
    await page.getByText('2 items', { exact: false }).waitFor();
  });

  it('says so when a record is not there', async () => {
    await page.goto('/lightning/r/Room__c/a00000000000009AAA/view');
    await page.getByRole('alert').filter({ hasText: 'We can’t show this record' }).waitFor();
  });

  it('shows why a component does not compile in its place, and the rest of the page', async () => {
    const project = mkdtempSync(join(tmpdir(), 'rooms-'));
    cpSync(FIXTURE, project, { recursive: true });
    writeFileSync(join(project, 'force-app/main/default/lwc/roomCard/roomCard.html'), '<template>\n<p>\n</template>');
    const broken = await serve(fakeHost(project), { port: 0, log: () => {} });
    try {
      await broken.ready;
      await page.goto(broken.url + AURORA);
      await page.getByText('force-app/main/default/lwc/roomCard/roomCard.html:2:', { exact: false }).first().waitFor();
      await page.getByRole('button', { name: 'Edit Seats' }).waitFor();
      await page.goto(`${broken.url}/lightning/cmp/c__roomPlanner?c__floor=3`);
      await page.getByText('Floor: 3, small').waitFor();
    } finally {
      await page.goto('about:blank');
      await broken.close();
      rmSync(project, { recursive: true });
    }
  });

  it('lists record pages in Setup, and makes one the default by keyboard', async () => {
    await page.goto(AURORA);
    await page.getByRole('link', { name: 'Setup' }).click();
    const row = page
      .getByRole('row', { name: /Room Page/ })
      .filter({ hasText: 'Installed package acme' })
      .last();
    await row.getByRole('button', { name: /^Assign as Org Default/ }).focus();
    await page.keyboard.press('Enter');
    await row.getByRole('button', { name: /^Remove as Org Default/ }).waitFor();
    await row.getByRole('cell', { name: 'Org Default', exact: true }).waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`),
      [],
    );
  });

  it('switches the user', async () => {
    await page.goto(AURORA);
    await page.getByRole('button', { name: /switch user/ }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Vik' }).click();
    await page.getByText('Vik – Viewer').waitFor();
    await page.getByRole('button', { name: 'Book', exact: true }).click();
    await page.locator('.slds-notify_toast').filter({ hasText: 'Viewers may not book.' }).waitFor();
  });

  for (const [name, address, shown] of [
    ['a list', '/lightning/o/Room__c/list', 'Borealis'],
    ['a record', AURORA, 'Bookings <of> "this" room'],
    ['a tab', '/lightning/n/Planner', 'Floor: none, small'],
  ]) {
    it(`has nothing for axe to report on ${name}`, async () => {
      await page.goto(address);
      await page.getByText(shown).first().waitFor();
      await page.locator('shell-skeleton').first().waitFor({ state: 'detached' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
        [],
      );
    });
  }
});
