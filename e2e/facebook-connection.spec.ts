/** The page of the connection: a token goes in and is never seen again, settings are kept, and each failure has a remedy. */
import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { takeAnyToken, takeTokens } from './meta.ts';
import { query } from './records.ts';
import { openTab, switchUser } from './salesforce.ts';

const GOOD_TOKEN = 'EAAGgoodgoodgoodgoodgood';
const SEND_ONLY_TOKEN = 'EAAGsendsendsendsendsend';
const WRONG_TOKEN = 'EAAGwrongwrongwrongwrong';

const check = (page: Page) => page.locator('c-connection-check');
const finding = (page: Page, subject: string) => check(page).locator(`li[data-subject="${subject}"]`);

async function open(page: Page): Promise<void> {
  await openTab(page, 'Facebook Connection');
  await expect(page.getByRole('button', { name: 'Check connection' })).toBeVisible();
}

async function store(page: Page, token: string): Promise<void> {
  await page.getByLabel('New access token').fill(token);
  await page.getByRole('button', { name: 'Store token' }).click();
  await expect(page.getByText('The access token is stored.').first()).toBeVisible();
}

async function runCheck(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check connection' }).click();
  await expect(finding(page, 'dataset')).toBeVisible();
}

test.beforeAll(async () => {
  await takeTokens([{ value: GOOD_TOKEN }, { value: SEND_ONLY_TOKEN, canRead: false }]);
});

test.afterAll(takeAnyToken);

test('a check says what works and what to do about the rest', async ({ page }) => {
  await open(page);
  await store(page, WRONG_TOKEN);
  await runCheck(page);
  await expect(finding(page, 'dataset')).toContainText('Facebook refuses the access token (190)');
  await expect(finding(page, 'dataset')).toContainText('Generate access token');
  expect(await violations(page)).toEqual([]);

  await store(page, SEND_ONLY_TOKEN);
  await runCheck(page);
  await expect(finding(page, 'dataset')).toContainText('they may send only');

  await store(page, GOOD_TOKEN);
  await runCheck(page);
  await expect(check(page).getByRole('status')).toHaveText('Everything works.');
});

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

test('settings are entered, refused and saved with the keyboard only', async ({ page }) => {
  await open(page);
  const press = (key: string) => page.keyboard.press(key);
  await tabTo(page, 'Dataset id');
  await press('Control+A');
  await page.keyboard.type('12345x');
  await tabTo(page, 'Test event code');
  await page.keyboard.type('TEST42');
  await tabTo(page, 'Save');
  await press('Enter');
  await expect(page.getByText('The dataset id must be 5 to 20 digits')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await tabTo(page, 'Dataset id', 'Shift+Tab');
  await press('Control+A');
  await page.keyboard.type('1234567890123456');
  await tabTo(page, 'Save');
  await press('Enter');
  await expect(page.getByText('The settings are saved.').first()).toBeVisible();
  expect(query('SELECT Dataset_Id__c, Test_Event_Code__c FROM Touchline_Settings__c')).toMatchObject([
    { Dataset_Id__c: '1234567890123456', Test_Event_Code__c: 'TEST42' },
  ]);

  await tabTo(page, 'Test event code', 'Shift+Tab');
  await press('Control+A');
  await press('Delete');
  await tabTo(page, 'Save');
  await press('Enter');
  await expect
    .poll(() => query('SELECT Test_Event_Code__c FROM Touchline_Settings__c')[0].Test_Event_Code__c ?? null)
    .toBeNull();
});

test('a marketer does not find the page of the connection', async ({ page }) => {
  await page.goto('/');
  await switchUser(page, 'Touchline Marketer');
  await expect(page.getByRole('link', { name: 'Conversion Log' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Facebook Connection' })).toHaveCount(0);
  await page.goto('/lightning/n/Facebook_Connection');
  await expect(page.getByText('you have no access to it')).toBeVisible();
});

/** Moves on until the element with that name has the focus. */
async function tabTo(page: Page, name: string, key = 'Tab'): Promise<void> {
  const target = page
    .getByRole('textbox', { name })
    .or(page.getByRole('button', { name, exact: true }))
    .first();
  for (let step = 0; step < 60; step++) {
    if (await target.evaluate((element) => element.matches(':focus'))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${name} cannot be reached by ${key}`);
}
