/** One campaign from the booth to Facebook: the path that docs/architecture.md follows through the code. */
import { expect, test, type Page } from '@playwright/test';
import { forgetReceived, receivedByMeta } from './meta.ts';
import { picture } from './picture.ts';
import { query, runApex } from './records.ts';
import { choose, openRecord, openTab } from './salesforce.ts';
import { resumeScheduledExports, stopScheduledExports } from './schedules.ts';

test.describe.configure({ mode: 'serial' });

test.beforeAll(stopScheduledExports);
test.afterAll(resumeScheduledExports);

const CONFERENCE = 'January Conference';
const INCLUDE_ALL = 'Include all Campaign Members';
const INCLUDE_RESPONDED = 'Include only "Responded" Campaign Members';
const EXCLUDE = 'Exclude all Campaign Members';

// Specification: touchpoints.card.shipped
test('1: January Conference is found among the campaigns, with its 100 members', async ({ page }) => {
  await openRecord(page, 'Campaigns', CONFERENCE);
  await expect(card(page)).toContainText('0 buyer touchpoints · 100 campaign members');
  await expect(card(page)).toContainText('100 members without a touchpoint date were added');
});

// Specification: touchpoints.bulk.blank
test('2: a bulk update gives all 100 members the date of the conference', async ({ page }) => {
  await openRecord(page, 'Campaigns', CONFERENCE);
  await page.getByRole('button', { name: 'Bulk Update Touchpoint Date' }).first().click();
  await expect(page.getByRole('heading', { name: 'Campaign Members (100)' })).toBeVisible();

  await page.getByRole('button', { name: 'Find Blank Dates' }).click();
  await expect(page.getByRole('heading', { name: 'Campaign Members (100)' })).toBeVisible();
  await page.getByText('Include all matching records').click();
  await page.getByRole('textbox', { name: 'Date', exact: true }).fill(`1/8/${conferenceYear()}`);
  await page.getByRole('textbox', { name: 'Date', exact: true }).press('Tab');
  await page.getByRole('combobox', { name: 'Time' }).fill('10:00 AM');
  await page.getByRole('combobox', { name: 'Time' }).press('Tab');
  await page.getByRole('button', { name: 'Preview Update' }).click();

  const preview = page.getByRole('region', { name: 'What This Update Changes' });
  await expect(preview).toContainText('100 members change.');
  await picture(page, 'bulk-update-preview');
  await preview.getByRole('button', { name: 'Update 100 Dates' }).click();
  await expect(page.getByText('100 members updated.')).toBeVisible();

  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Campaign Members (100)' })).toBeVisible();
  const firstRow = page.getByRole('row').nth(1);
  await expect(firstRow).toContainText(`Jan 8, ${conferenceYear()}, 10:00 AM`);
});

// Specification: touchpoints.change.campaign, touchpoints.pages.card
test('3a: including all members makes 93 touchpoints of 8 January; 7 members have no email', async ({ page }) => {
  await openRecord(page, 'Campaigns', CONFERENCE);
  await choose(card(page), 'Which members get a buyer touchpoint?', INCLUDE_ALL);
  await expect(previewLine(page, 'with a touchpoint')).toContainText('93');
  await expect(previewLine(page, 'without an email')).toContainText('7');
  await picture(page, 'campaign');
  await card(page).getByRole('button', { name: 'Save', exact: true }).click();

  await expect(card(page)).toContainText('93 buyer touchpoints · 100 campaign members');
  await expect(statusCount(page, 'Touchpoint created')).toContainText('93');
  await expect(statusCount(page, 'No touchpoint: no email')).toContainText('7');

  const touchpoints = query(
    `SELECT Touchpoint_Date__c FROM Buyer_Touchpoint__c WHERE Campaign__r.Name = '${CONFERENCE}'`,
  );
  expect(touchpoints).toHaveLength(93);
  expect(new Set(touchpoints.map((touchpoint) => touchpoint.Touchpoint_Date__c)).size).toBe(1);
  expect(touchpoints[0].Touchpoint_Date__c).toContain(`${conferenceYear()}-01-08`);
});

test('3b: including only those who responded follows in the numbers', async ({ page }) => {
  await openRecord(page, 'Campaigns', CONFERENCE);
  await choose(card(page), 'Which members get a buyer touchpoint?', INCLUDE_RESPONDED);
  const willHave = await previewLine(page, 'with a touchpoint').innerText();
  const count = Number(/\d+/.exec(willHave)?.[0]);
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(40);
  await expect(previewLine(page, 'without a response')).toContainText('60');
  await card(page).getByRole('button', { name: 'Save', exact: true }).click();
  await confirmRemoval(page, 93 - count);
  await expect(card(page)).toContainText(`${count} buyer touchpoints · 100 campaign members`);
});

// Specification: touchpoints.change.campaign-excluded, touchpoints.card.confirm
test('3c: excluding asks with the number, then no touchpoint remains', async ({ page }) => {
  await openRecord(page, 'Campaigns', CONFERENCE);
  await expect(card(page)).toContainText(/[1-9]\d* buyer touchpoints/);
  const touchpoints = Number(/(\d+) buyer touchpoints/.exec(await card(page).innerText())?.[1]);
  await choose(card(page), 'Which members get a buyer touchpoint?', EXCLUDE);
  await card(page).getByRole('button', { name: 'Save', exact: true }).click();
  await confirmRemoval(page, touchpoints);
  await expect(card(page)).toContainText('0 buyer touchpoints · 100 campaign members');
  await expect(statusCount(page, 'No touchpoint: campaign excluded')).toContainText('100');
});

// Specification: conversions.capture.routes
test('4a: a Facebook lead that reaches a mapped stage is sent as the CRM payload', async ({ page }) => {
  await forgetReceived();
  const before = Math.floor(Date.now() / 1000);
  await openRecord(page, 'Leads', 'Nora Lindqvist');
  await changeStatus(page, 'Working - Contacted');

  await openTab(page, 'Conversion Log');
  await expect(page.getByRole('button', { name: /^Pending\s*1$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Send Now' }).click();
  await expect(page.getByRole('button', { name: /^Sent\s*1$/ })).toBeVisible();

  const requests = await receivedByMeta();
  expect(requests).toHaveLength(1);
  const [{ path, body, traceId }] = requests;
  const [event] = (body as { data: [Record<string, unknown>] }).data;
  expect(path).toBe('/v27.0/1234567890123456/events');
  expect(body).toEqual({ data: [event] });
  expect(event).toEqual({
    event_name: 'Marketing Qualified Lead',
    event_time: expect.any(Number),
    event_id: expect.any(String),
    action_source: 'system_generated',
    user_data: expect.objectContaining({ lead_id: 1234567890123456 }),
    custom_data: { event_source: 'crm', lead_event_source: 'Salesforce' },
  });
  expect(event.event_time).toBeGreaterThanOrEqual(before);
  expect(event.event_time).toBeLessThanOrEqual(Math.ceil(Date.now() / 1000));
  await expect(page.getByRole('grid')).toContainText(traceId);
});

// Specification: conversions.export.schedule
test('4b: the schedule sends what is pending, without anyone asking', async ({ page }) => {
  await forgetReceived();
  await openRecord(page, 'Leads', 'Nora Lindqvist');
  await changeStatus(page, 'Closed - Converted');
  runApex(`
    Datetime soon = System.now().addSeconds(5);
    System.schedule('Soon', soon.format('s m') + ' * * * ?', new ConversionExportSchedule());
  `);

  await expect.poll(async () => (await receivedByMeta()).length).toBe(1);
  const [{ events }] = await receivedByMeta();
  expect(events).toEqual([expect.objectContaining({ event_name: 'Purchase' })]);
  expect(events[0].custom_data).toEqual({
    event_source: 'crm',
    lead_event_source: 'Salesforce',
    value: 250,
    currency: 'EUR',
  });
  await expect.poll(() => query("SELECT Id FROM Conversion_Event__c WHERE Status__c = 'Sent'").length).toBe(2);
  runApex("System.abortJob([SELECT Id FROM CronTrigger WHERE CronJobDetail.Name = 'Soon'].Id);");
});

test('5: Which ad sells shows that the ad with the fewest leads wins', async ({ page }) => {
  await openTab(page, 'Leads');
  await openTab(page, 'Which Ad Sells');
  const table = page.getByRole('table', { name: 'Leads, Customers, Success Rate, and Costs' });
  await expect(table.getByRole('row', { name: /^Ad 1.* Best .* 20 10 50% / })).toBeVisible();
  await expect(table.getByRole('row', { name: /^Ad 2.* 30 5 16.7% / })).toBeVisible();
  await expect(table.getByRole('row', { name: /^Ad 3.* Worst .* 50 2 4% / })).toBeVisible();
  await expect(page.getByRole('img', { name: /Ad 1.*: leads 20, customers 10\./ })).toBeVisible();
});

const card = (page: Page) => page.locator('c-enable-buyer-touchpoints');
const previewLine = (page: Page, text: string) =>
  card(page)
    .getByRole('region', { name: 'After You Save: 100 Members' })
    .getByRole('listitem')
    .filter({ hasText: text });
const statusCount = (page: Page, status: string) =>
  card(page)
    .getByRole('region', { name: 'Touchpoint Status of Members' })
    .getByRole('listitem')
    .filter({ hasText: status });

async function confirmRemoval(page: Page, touchpoints: number): Promise<void> {
  const dialog = page.getByRole('alertdialog', { name: 'Remove Buyer Touchpoints?' });
  await expect(dialog).toContainText(`removes ${touchpoints} buyer touchpoints from this campaign.`);
  await dialog.getByRole('button', { name: 'OK' }).click();
}

async function changeStatus(page: Page, status: string): Promise<void> {
  await page.getByRole('button', { name: 'Edit Lead Status' }).click();
  await choose(page, 'Lead Status', status);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Edit Lead Status' })).toBeVisible();
}

/** The sample conference is this year's, or last year's while this year's guests are not uploaded yet. */
function conferenceYear(): string {
  const [{ StartDate: start }] = query(`SELECT StartDate FROM Campaign WHERE Name = '${CONFERENCE}'`);
  return String(start).slice(0, 4);
}
