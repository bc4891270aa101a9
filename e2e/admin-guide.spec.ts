/** The admin guide, followed literally: from an organization in which nothing is set up to the first accepted event. */
import { expect, test, type Page } from '@playwright/test';
import { forgetReceived, receivedByMeta, takeAnyToken, takeTokens } from './meta.ts';
import { picture } from './picture.ts';
import { query, runApex } from './records.ts';
import { choose, openRecord, openTab } from './salesforce.ts';
import { resumeScheduledExports, stopScheduledExports } from './schedules.ts';

test.describe.configure({ mode: 'serial' });

const TOKEN = 'EAAGguideguideguideguide';
const DATASET = '1234567890123456';
const LEAD_ID = '345678901234567';
const finding = (page: Page, subject: string) => page.locator(`c-connection-check li[data-subject="${subject}"]`);
const statuses = () =>
  query("SELECT Status__c FROM Conversion_Event__c WHERE Lead__r.LastName = 'Guideline'").map(
    ({ Status__c: status }) => status,
  );

test.beforeAll(async () => {
  await takeTokens([{ value: TOKEN }]);
  await forgetReceived();
  runApex(`
    update new Touchline_Settings__c(Id = Touchline_Settings__c.getOrgDefaults().Id, Dataset_Id__c = null);
    update new Revenue_Model__c(
      Id = [SELECT Id FROM Revenue_Model__c WHERE Status__c = 'Approved'].Id, Status__c = 'Retired'
    );
    insert new Lead(LastName = 'Guideline', Company = 'Example Guide', Facebook_Lead_Id__c = '${LEAD_ID}');
  `);
  stopScheduledExports();
});

test.afterAll(async () => {
  runApex(`
    delete [SELECT Id FROM Conversion_Event__c];
    delete [SELECT Id FROM Export_Run__c];
    delete [SELECT Id FROM Lead WHERE LastName = 'Guideline'];
    delete [SELECT Id FROM Revenue_Model__c WHERE Status__c IN ('Approved', 'Draft')];
    Revenue_Model__c former = [SELECT Id FROM Revenue_Model__c ORDER BY Approved_At__c DESC LIMIT 1];
    update new Revenue_Model__c(Id = former.Id, Status__c = 'Approved');
  `);
  resumeScheduledExports();
  await forgetReceived();
  await takeAnyToken();
});

// Specification: conversions.connection.token, conversions.access.setup
test('guide, connect: the token, the dataset, the schedule; the check says what is left to do', async ({ page }) => {
  await openTab(page, 'Facebook Connection');
  await page.getByLabel('New Access Token').fill(TOKEN);
  await page.getByRole('button', { name: 'Store Token' }).click();
  await expect(page.getByText('The access token was stored.').first()).toBeVisible();
  expect(query("SELECT Id FROM CronTrigger WHERE CronJobDetail.Name LIKE 'Touchline: send%'")).toEqual([]);

  await page.getByRole('textbox', { name: 'Dataset ID' }).fill(DATASET);
  await choose(page, 'Send Events', 'Every 15 minutes');
  await page.getByRole('textbox', { name: 'Test Event Code' }).fill('TEST1');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The settings were saved.').first()).toBeVisible();
  expect(query("SELECT Id FROM CronTrigger WHERE CronJobDetail.Name LIKE 'Touchline: send%'")).toHaveLength(4);

  await page.getByRole('button', { name: 'Check Connection' }).click();
  await expect(finding(page, 'dataset')).toContainText('The token can read the dataset');
  await expect(finding(page, 'schedule')).toContainText('Events are sent on schedule.');
  await expect(finding(page, 'model')).toContainText('approve');
});

// Specification: conversions.access.setup
test('guide, first test event: it arrives under the code, and the code is taken out again', async ({ page }) => {
  await openTab(page, 'Facebook Connection');
  await page.getByRole('button', { name: 'Send Test Event' }).click();
  await expect(page.getByRole('region', { name: 'Send Test Event' })).toContainText('Facebook accepted the test event');
  expect((await receivedByMeta()).at(-1)?.body).toMatchObject({ test_event_code: 'TEST1' });

  await page.getByRole('textbox', { name: 'Test Event Code' }).fill('');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The settings were saved.').first()).toBeVisible();
});

// Specification: conversions.access.setup
test('guide, map stages: a first draft of the values of Lead Status is mapped and approved', async ({ page }) => {
  await openTab(page, 'Revenue Model');
  await page.getByRole('button', { name: 'New Draft' }).click();
  const rows = page.locator('c-revenue-stage-row');
  await expect(rows.nth(1)).toBeVisible();
  await choose(rows.nth(0), 'Facebook Conversion', 'Lead');
  const working = rows.nth(1);
  await expect(working.getByRole('combobox', { name: 'Stage' })).toContainText('Working - Contacted');
  await choose(working, 'Facebook Conversion', 'Custom name');
  await working.getByRole('textbox', { name: 'Conversion Name' }).fill('Contacted');
  await page.getByRole('button', { name: 'Save Draft' }).click();

  const draft = page.getByRole('region', { name: 'Draft', exact: true });
  await page.getByRole('button', { name: 'Preview Last 7 Days' }).click();
  await expect(page.getByRole('region', { name: /Would Have Been Sent in the Last 7 Days/ })).toBeVisible();
  await draft.getByRole('button', { name: 'Approve Model' }).click();
  await page.getByRole('alertdialog', { name: 'Approve Model' }).getByRole('button', { name: 'OK' }).click();
  await expect(page.getByRole('region', { name: 'Approved Model', exact: true })).toContainText('Approved on');

  await openTab(page, 'Facebook Connection');
  await page.getByRole('button', { name: 'Check Connection' }).click();
  await expect(page.locator('c-connection-check').getByRole('status')).toHaveText('Everything works.');
});

// Specification: conversions.access.setup
test('guide, first real event: a lead changes its stage, and Facebook accepts it', async ({ page }) => {
  stopScheduledExports();
  await openRecord(page, 'Leads', 'Guideline');
  await page.getByRole('button', { name: 'Edit Lead Status' }).click();
  await choose(page, 'Lead Status', 'Working - Contacted');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(statuses).toEqual(['Pending']);

  await openTab(page, 'Conversion Log');
  await page.getByRole('button', { name: 'Send Now' }).click();
  await expect.poll(statuses).toEqual(['Sent']);
  await expect(page.getByRole('button', { name: /^Sent\s*1$/ })).toBeVisible();
  const { body, traceId } = (await receivedByMeta()).at(-1)!;
  expect(body).not.toHaveProperty('test_event_code');
  expect(body).toMatchObject({ data: [{ event_name: 'Contacted', user_data: { lead_id: Number(LEAD_ID) } }] });
  await expect(page.getByRole('grid')).toContainText(traceId);
  await picture(page, 'first-event');
});
