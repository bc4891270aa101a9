/** The conversion log: filters, reasons, retries, requests with trace ids, the chart, previews, a pause and its end, files. */
// Specification: conversions.access.language
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { press, tabTo } from './keyboard.ts';
import { speak, speakEnglish } from './language.ts';
import { forgetReceived, letFail, letSucceed, receivedByMeta } from './meta.ts';
import { picture } from './picture.ts';
import { query, runApex } from './records.ts';
import { choose, openTab, switchUser } from './salesforce.ts';
import { resumeScheduledExports, stopScheduledExports } from './schedules.ts';

test.describe.configure({ mode: 'serial' });

const LEAD_ID = '456789012345678';
const grid = (page: Page) => page.getByRole('grid');
const chip = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: 'Filter events by status' }).getByRole('button', { name });
const rowOf = (page: Page, text: string) => grid(page).getByRole('row').filter({ hasText: text });

/** Sent, not sent and still open of a day. */
const cellsOf = (page: Page, day: string) =>
  page
    .getByRole('table', { name: 'Events by Day' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: day, exact: true }) })
    .getByRole('cell');

/** How many events of each day were sent. Days are those of UTC: events some hours old are of two days in the morning. */
function sentByDay(): [day: string, sent: string][] {
  const counts = new Map<string, number>();
  for (const { Event_Time__c: time } of query(
    "SELECT Event_Time__c FROM Conversion_Event__c WHERE Status__c = 'Sent'",
  )) {
    const day = new Date(String(time)).toLocaleDateString('en-US', { timeZone: 'UTC' });
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return [...counts].map(([day, count]) => [day, String(count)]);
}

async function open(page: Page): Promise<void> {
  await openTab(page, 'Conversion Log');
  await expect(page.getByRole('heading', { name: 'Exports' })).toBeVisible();
  await expect(chip(page, /^All/)).toBeVisible();
}

test.beforeAll(() => {
  stopScheduledExports();
  runApex(`
    Lead person = new Lead(LastName = 'Protokoll', Company = 'Example Log', Facebook_Lead_Id__c = '${LEAD_ID}');
    insert person;
    Datetime now = Datetime.now();
    insert new List<Conversion_Event__c>{
      event(person, 'log-pending', 'Log Qualified', now.addHours(-1), 'Pending', 'Waiting', null),
      event(person, 'log-rejected', 'Log Qualified', now.addHours(-2), 'Rejected', null, 'The lead is not known.'),
      event(person, 'log-skipped', 'Log Contacted', now.addHours(-3), 'Skipped', null, 'No consent.'),
      event(person, 'log-sent', 'Log Contacted', now.addHours(-4), 'Sent', null, null),
      event(person, 'log-old', 'Log Contacted', now.addHours(-150), 'Pending', 'Waiting', null)
    };
    Conversion_Event__c event(Lead person, String id, String name, Datetime at, String status, String queue, String why) {
      return new Conversion_Event__c(
        Event_Id__c = id, Event_Name__c = name, Event_Time__c = at, Status__c = status, Queue__c = queue,
        Lead__c = person.Id, Error_Message__c = why
      );
    }
  `);
});

test.afterAll(async () => {
  speakEnglish();
  await letSucceed();
  runApex(`
    delete [SELECT Id FROM Conversion_Event__c];
    delete [SELECT Id FROM Export_Run__c];
    delete [SELECT Id FROM Lead WHERE LastName = 'Protokoll'];
    TouchlineSettings.resumeExport();
  `);
  resumeScheduledExports();
  await forgetReceived();
});

// Specification: conversions.log.reasons
test('says of each event why it is where it is, and what to do, without personal data', async ({ page }) => {
  await open(page);
  await expect(rowOf(page, 'The lead is not known.')).toContainText('Fix the problem, then retry the event.');
  await expect(rowOf(page, 'No consent.')).toContainText('When that changes, retry the event.');
  await expect(grid(page)).toContainText('The event waits for the next export.');
  await expect(grid(page)).toContainText('Facebook accepts it until');
  await expect(page.getByText('1 event expires within 24 hours.')).toBeVisible();
  await expect(rowOf(page, 'The lead is not known.').getByRole('link', { name: 'Lead', exact: true })).toBeVisible();
  await expect(page.locator('c-conversion-log')).not.toContainText('Protokoll');
  await picture(page, 'conversion-log');
  expect(await violations(page)).toEqual([]);
});

// Specification: conversions.log.by-status
test('filters by status, conversion, person and ad', async ({ page }) => {
  await open(page);
  await chip(page, /^Rejected/).click();
  await expect(grid(page).getByRole('row')).toHaveCount(2);
  await chip(page, /^All/).click();
  await choose(page, 'Conversion', 'Log Contacted');
  await expect(chip(page, /^All\s*3$/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Lead', exact: true }).last().fill('Nora Lindqvist');
  await page.getByRole('option', { name: /Nora Lindqvist/ }).click();
  await expect(page.getByText('No matching conversion events')).toBeVisible();

  await page.reload();
  await expect(chip(page, /^All\s*5$/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Ad', exact: true }).fill('Ad 1');
  await page.getByRole('option', { name: /Ad 1/ }).click();
  await expect(page.getByText('No matching conversion events')).toBeVisible();
});

// Specification: conversions.log.retry
test('retries the chosen events, and says which stay and why', async ({ page }) => {
  await open(page);
  await rowOf(page, 'The lead is not known.').getByRole('checkbox').click({ force: true });
  await rowOf(page, 'Facebook accepted the event.').getByRole('checkbox').click({ force: true });
  await page.getByRole('button', { name: 'Retry Selected (2)' }).click();
  await expect(page.getByText('1 event is back in the queue')).toBeVisible();
  await expect(page.getByText("1 event wasn't retried: Already sent. A repeat would count twice.")).toBeVisible();
  await expect(chip(page, /^Pending\s*3$/)).toBeVisible();
});

// Specification: conversions.log.retry-failed
test('retries all that failed after asking with the number', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Retry All Failed' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Retry All Failed' });
  await expect(dialog).toContainText('1 event goes back into the queue.');
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expect(chip(page, /^Pending\s*4$/)).toBeVisible();
  await page.getByRole('button', { name: 'Retry All Failed' }).click();
  await expect(page.getByText('Nothing to retry')).toBeVisible();
});

// Specification: conversions.log.trials
test('a dry run shows the JSON and sends nothing', async ({ page }) => {
  await forgetReceived();
  await open(page);
  await page.getByRole('button', { name: 'Dry Run' }).click();
  const dry = page.getByRole('region', { name: 'Dry Run' });
  await expect(dry).toContainText('"event_id" : "log-pending"');
  expect(await violations(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download JSON' }).click(),
  ]);
  const { data } = JSON.parse(readFileSync(await download.path(), 'utf8')) as { data: { event_id: string }[] };
  expect(data.map(({ event_id: id }) => id)).toContain('log-rejected');
  expect(await receivedByMeta()).toEqual([]);
});

// Specification: conversions.log.runs, conversions.access.keyboard
test('sends with the keyboard only, and shows the request with its trace id', async ({ page }) => {
  await forgetReceived();
  await open(page);
  await press(page, page.getByRole('button', { name: 'Send Now' }));
  await expect(chip(page, /^Sent\s*5$/)).toBeVisible();
  const [{ traceId }] = await receivedByMeta();
  await press(page, page.getByRole('button', { name: 'Show 1 Request' }));
  const requests = page.getByRole('table', { name: /^Requests in EX-/ });
  await expect(requests.getByRole('row').nth(1)).toContainText('Accepted');
  await expect(requests.getByRole('row').nth(1)).toContainText(traceId);
  await tabTo(page, page.getByText('Show as Table'));
  await page.keyboard.press('Enter');
  for (const [day, sent] of sentByDay()) await expect(cellsOf(page, day)).toHaveText([sent, '0', '0']);
  await expect(page.getByRole('img', { name: /Sent: 5. Not sent: 0. Open: 0/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

// Specification: conversions.log.paused, conversions.errors.notification
test('a refused token pauses sending: the banner says what to do, and an administrator resumes', async ({ page }) => {
  runApex(`
    insert new Conversion_Event__c(
      Event_Id__c = 'log-paused', Event_Name__c = 'Log Paused', Event_Time__c = Datetime.now(),
      Lead__c = [SELECT Id FROM Lead WHERE LastName = 'Protokoll'].Id
    );
  `);
  await letFail({ script: [{ kind: 'token-expired' }] });
  await open(page);
  await page.getByRole('button', { name: 'Send Now' }).click();
  const banner = page.locator('c-export-state [data-part="blocked"]');
  await expect(banner).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send Now' })).toBeDisabled();
  await page.reload();
  await expect(banner).toBeVisible();
  expect(await violations(page)).toEqual([]);

  // The bell of an admin tells it too, and leads here.
  await page.getByRole('button', { name: /Notifications: \d+ unread/ }).click();
  await page
    .getByRole('dialog', { name: 'Notifications' })
    .getByRole('button', { name: /Touchline paused sending conversions/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/lightning\/n\/(\w+__)?Conversion_Log$/);

  await letSucceed();
  await page.getByRole('button', { name: 'Resume Sending' }).click();
  await expect(banner).toHaveCount(0);
  await page.getByRole('button', { name: 'Send Now' }).click();
  await expect
    .poll(() => query("SELECT Status__c FROM Conversion_Event__c WHERE Event_Id__c = 'log-paused'")[0].Status__c)
    .toBe('Sent');
});

// Specification: conversions.log.download
test('the filtered events are downloaded as a file', async ({ page }) => {
  await open(page);
  await choose(page, 'Conversion', 'Log Contacted');
  await expect(chip(page, /^All\s*3$/)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text.trim().split('\r\n')).toHaveLength(4);
  expect(text).toContain('"log-sent"');
  expect(text).not.toContain('Protokoll');
  expect(text).not.toContain(LEAD_ID);
});

// Specification: conversions.log.read-only, conversions.access.log
test('a viewer looks and sends nothing, in a narrow window too', async ({ page }) => {
  await page.goto('/');
  await switchUser(page, 'Touchline Viewer');
  await page.setViewportSize({ width: 400, height: 900 });
  await page.goto('/lightning/n/Conversion_Log');
  await expect(chip(page, /^Sent\s*6$/)).toBeVisible();
  for (const name of ['Send Now', 'Dry Run', 'Send Test Event', 'Retry All Failed']) {
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  }
  await expect(page.getByText('Ask your admin for the Touchline Marketer permission set.')).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  expect(await violations(page)).toEqual([]);
});

for (const [language, title] of Object.entries({ es: 'Exportaciones', no: 'Eksporter', pt_BR: 'Exportações' })) {
  test(`the log in ${language}`, async ({ page }) => {
    speak(language);
    await page.goto('/lightning/n/Conversion_Log');
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await expect(page.locator('c-conversion-event-list').getByRole('grid')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}
