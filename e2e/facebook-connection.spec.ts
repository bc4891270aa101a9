/** The page of the connection: a token goes in and is never seen again, settings are kept, and each failure has a remedy. */
import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { press, tabTo, type } from './keyboard.ts';
import { receivedByMeta, takeAnyToken, takeTokens } from './meta.ts';
import { picture } from './picture.ts';
import { query } from './records.ts';
import { openTab, switchUser } from './salesforce.ts';

const GOOD_TOKEN = 'EAAGgoodgoodgoodgoodgood';
const SEND_ONLY_TOKEN = 'EAAGsendsendsendsendsend';
const DATASET = '1234567890123456';
const WRONG_TOKEN = 'EAAGwrongwrongwrongwrong';

const check = (page: Page) => page.locator('c-connection-check');
const finding = (page: Page, subject: string) => check(page).locator(`li[data-subject="${subject}"]`);

async function open(page: Page): Promise<void> {
  await openTab(page, 'Facebook Connection');
  await expect(page.getByRole('button', { name: 'Check Connection' })).toBeVisible();
}

async function store(page: Page, token: string): Promise<void> {
  await page.getByLabel('New Access Token').fill(token);
  await page.getByRole('button', { name: 'Store Token' }).click();
  await expect(page.getByText('The access token was stored.').first()).toBeVisible();
}

async function runCheck(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check Connection' }).click();
  await expect(finding(page, 'dataset')).toBeVisible();
}

test.beforeAll(async () => {
  await takeTokens([{ value: GOOD_TOKEN }, { value: SEND_ONLY_TOKEN, canRead: false }]);
});

test.afterAll(takeAnyToken);

// Specification: conversions.connection.check
test('a check says what works and what to do about the rest', async ({ page }) => {
  await open(page);
  await store(page, WRONG_TOKEN);
  await runCheck(page);
  await expect(finding(page, 'dataset')).toContainText('Facebook rejected the access token (190)');
  await expect(finding(page, 'dataset')).toContainText('Generate access token');
  expect(await violations(page)).toEqual([]);

  await store(page, SEND_ONLY_TOKEN);
  await runCheck(page);
  await expect(finding(page, 'dataset')).toContainText('can only send');

  await store(page, GOOD_TOKEN);
  await runCheck(page);
  await expect(check(page).getByRole('status')).toHaveText('Everything works.');
  await picture(page, 'facebook-connection');
});

// Specification: conversions.connection.token-secret
test('a stored token is nowhere on the page and in no answer to it', async ({ page }) => {
  const answers: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.headers()['content-type']?.includes('json')) answers.push(response.text().catch(() => ''));
  });
  await open(page);
  await store(page, GOOD_TOKEN);
  await page.reload();
  await expect(page.getByText('Stored', { exact: true })).toBeVisible();
  await runCheck(page);

  expect(await page.content()).not.toContain(GOOD_TOKEN);
  expect(answers.length).toBeGreaterThan(0);
  expect((await Promise.all(answers)).filter((text) => text.includes(GOOD_TOKEN))).toEqual([]);
});

// Specification: conversions.invalid.dataset, conversions.access.keyboard
test('settings are entered, refused, saved and tried with the keyboard only', async ({ page }) => {
  await open(page);
  const form = page.locator('c-connection-settings-form');
  const dataset = form.getByRole('textbox', { name: 'Dataset ID' });
  const testCode = form.getByRole('textbox', { name: 'Test Event Code' });
  const save = form.getByRole('button', { name: 'Save' });
  await type(page, dataset, '12345x');
  await type(page, testCode, 'TEST42');
  await press(page, save);
  await expect(page.getByText('Enter a dataset ID of 5 to 20 digits.')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await type(page, dataset, DATASET);
  await press(page, save);
  await expect(page.getByText('The settings were saved.').first()).toBeVisible();
  expect(query('SELECT Dataset_Id__c, Test_Event_Code__c FROM Touchline_Settings__c')).toMatchObject([
    { Dataset_Id__c: DATASET, Test_Event_Code__c: 'TEST42' },
  ]);

  await press(page, page.getByRole('button', { name: 'Send Test Event' }));
  await expect(page.getByRole('region', { name: 'Send Test Event' })).toBeVisible();
  const [last] = (await receivedByMeta()).slice(-1);
  expect(JSON.stringify(last)).toContain('TEST42');

  await tabTo(page, testCode);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await press(page, save);
  await expect
    .poll(() => query('SELECT Test_Event_Code__c FROM Touchline_Settings__c')[0].Test_Event_Code__c ?? null)
    .toBeNull();
});

for (const user of ['Touchline Marketer', 'Touchline Viewer']) {
  // Specification: conversions.connection.admins-only, conversions.access.connection
  test(`the page of the connection is not for a ${user}`, async ({ page }) => {
    await page.goto('/');
    await switchUser(page, user);
    await expect(page.getByRole('link', { name: 'Conversion Log' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Facebook Connection' })).toHaveCount(0);
    await page.goto('/lightning/n/Facebook_Connection');
    await expect(page.getByText('you have no access to it')).toBeVisible();
  });
}
