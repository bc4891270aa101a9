/** What holds for every page: axe finds nothing, and users without access get a message. */
// Specification: conversions.access.accessible
import { expect, test } from '@playwright/test';
import { violations } from './axe.ts';
import { query, runApex } from './records.ts';
import { switchUser } from './salesforce.ts';

const campaignId = () => query("SELECT Id FROM Campaign WHERE Name = 'January Conference'")[0].Id as string;
const leadId = () => query("SELECT Id FROM Lead WHERE Name = 'Nora Lindqvist'")[0].Id as string;

const PAGES: Record<string, { path: () => string; shows: string }> = {
  'the campaigns': { path: () => '/lightning/o/Campaign/list', shows: 'January Conference' },
  'a campaign': { path: () => `/lightning/r/Campaign/${campaignId()}/view`, shows: 'Touchpoint Status of Members' },
  'the bulk editor': {
    path: () => `/lightning/cmp/touchline__bulkTouchpointDateEditor?touchline__campaignId=${campaignId()}`,
    shows: 'Campaign Members (100)',
  },
  'the offline channels': { path: () => '/lightning/n/Offline_Channels', shows: 'Direct Mail' },
  'a lead': { path: () => `/lightning/r/Lead/${leadId()}/view`, shows: 'Facebook Lead ID' },
  'a contact': { path: () => `/lightning/r/Contact/${contactId()}/view`, shows: 'Pages Fair' },
  'an opportunity': { path: () => `/lightning/r/Opportunity/${opportunityId()}/view`, shows: 'Pages Won' },
  'the revenue model': { path: () => '/lightning/n/Revenue_Model', shows: 'Approved Model' },
  'the schedules': { path: () => '/lightning/n/Schedules', shows: 'Touchpoint check' },
  'the lead forms': { path: () => '/lightning/n/Lead_Forms', shows: 'Webhooks' },
  'the ad accounts': { path: () => '/lightning/n/Ad_Accounts', shows: 'API Versions' },
  'the conversion log': { path: () => '/lightning/n/Conversion_Log', shows: 'Pending' },
  'which ad sells': { path: () => '/lightning/n/Ad_Effectiveness', shows: 'Success Rate' },
};

const contactId = () => query("SELECT Id FROM Contact WHERE Name = 'Petra Paginar'")[0].Id as string;
const opportunityId = () => query("SELECT Id FROM Opportunity WHERE Name = 'Pages'")[0].Id as string;

test.beforeAll(() =>
  runApex(`
    Contact person = new Contact(FirstName = 'Petra', LastName = 'Paginar', Email = 'petra@example.org');
    insert person;
    Opportunity deal = new Opportunity(Name = 'Pages', StageName = 'Prospecting', CloseDate = Date.newInstance(2026, 12, 31));
    insert deal;
    Campaign fair = new Campaign(Name = 'Pages Fair', Enable_Buyer_Touchpoints__c = 'IncludeAll');
    insert fair;
    insert new CampaignMember(CampaignId = fair.Id, ContactId = person.Id);
    insert new Conversion_Event__c(
      Event_Id__c = 'pages', Event_Name__c = 'Pages Won', Event_Time__c = Datetime.now(), Contact__c = person.Id,
      Opportunity__c = deal.Id, Status__c = 'Sent'
    );
    insert new Ad_Interaction__c(
      Contact__c = person.Id, Ad__c = [SELECT Id FROM Ad__c LIMIT 1].Id, Kind__c = 'Click', Occurred_At__c = Datetime.now()
    );
  `),
);
test.afterAll(() =>
  runApex(`
    delete [SELECT Id FROM Conversion_Event__c WHERE Event_Id__c = 'pages'];
    delete [SELECT Id FROM Opportunity WHERE Name = 'Pages'];
    delete [SELECT Id FROM Ad_Interaction__c WHERE Contact__r.LastName = 'Paginar'];
    delete [SELECT Id FROM Contact WHERE LastName = 'Paginar'];
    delete [SELECT Id FROM Campaign WHERE Name = 'Pages Fair'];
  `),
);

// axe walks every node of a table of 50 rows, which takes long on a busy machine.
for (const [name, { path, shows }] of Object.entries(PAGES)) {
  test(`axe finds nothing on ${name}`, async ({ page }) => {
    await page.goto(path());
    await expect(page.getByText(shows, { exact: true }).first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test('a viewer sees the choice of a campaign but cannot change it', async ({ page }) => {
  await page.goto('/');
  await switchUser(page, 'Touchline Viewer');
  await page.goto(PAGES['a campaign'].path());
  const card = page.locator('c-enable-buyer-touchpoints');
  await expect(card).toContainText('but not change the settings');
  await expect(card.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);
});

// Specification: touchpoints.pages.records
test('the page of a contact lists touchpoints, conversion events, and ad interactions', async ({ page }) => {
  await page.goto('/');
  await switchUser(page, 'Touchline Viewer');
  await page.goto(PAGES['a contact'].path());
  const sidebar = page
    .locator('shell-region')
    .filter({ has: page.getByRole('heading', { name: 'Ad Interactions (1)' }) });
  await expect(sidebar.getByRole('heading', { name: 'Buyer Touchpoints (1)' })).toBeVisible();
  await expect(sidebar.getByRole('heading', { name: 'Conversion Events (1)' })).toBeVisible();
  await expect(sidebar.getByRole('button', { name: 'New', exact: true })).toHaveCount(0);
});

// Specification: touchpoints.channels.admins-only
test('a viewer sees the offline channels but cannot change them', async ({ page }) => {
  await page.goto('/');
  await switchUser(page, 'Touchline Viewer');
  await page.goto(PAGES['the offline channels'].path());
  await expect(page.getByText('but not change them')).toBeVisible();
  await expect(page.getByRole('row', { name: /^Conference Events Conference/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /Edit Channel/ })).toHaveCount(0);
});

// Specification: conversions.access.model, conversions.access.log, conversions.access.ads
test('a marketer sends conversions and otherwise looks', async ({ page }) => {
  await page.goto('/');
  await switchUser(page, 'Touchline Marketer');
  await page.goto('/lightning/n/Conversion_Log');
  await expect(page.getByRole('button', { name: 'Send Now' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Dry Run' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Resume Sending' })).toHaveCount(0);
  await page.goto('/lightning/n/Revenue_Model');
  await expect(page.getByText('You can view the revenue model but not edit it.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'New Draft' })).toHaveCount(0);
  await page.goto('/lightning/n/Ad_Effectiveness');
  await expect(page.getByRole('row', { name: /^Ad 1/ }).first()).toBeVisible();
});

test('an id that is not a campaign is answered with what to do', async ({ page }) => {
  await page.goto('/lightning/cmp/touchline__bulkTouchpointDateEditor?touchline__campaignId=nonsense');
  await expect(page.getByText("This ID doesn't belong to a campaign. Open the page from a campaign.")).toBeVisible();
});

// Specification: touchpoints.jobs.schedules, touchpoints.jobs.records-at-once
test('an admin stops and starts all schedules, and starts those of an inactive user again', async ({ page }) => {
  await page.goto('/');
  await switchUser(page, 'Touchline Admin');
  await page.goto('/lightning/n/Schedules');
  const card = page.locator('c-schedules');
  await expect(card).toContainText('6 of 6 schedules are running.');
  await card.getByRole('button', { name: 'Stop All Schedules' }).click();
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await expect(card).toContainText('Nothing runs by itself yet');
  expect(query('SELECT Id FROM CronTrigger')).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await card.getByRole('button', { name: 'Start Schedules' }).click();
  await expect(card.getByRole('row', { name: /^Touchpoint audit .* Touchline Admin/ })).toBeVisible();

  await card.getByLabel('Records at Once').fill('1');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card).toContainText('Saved. The next step writes 1 record.');
  await card.getByLabel('Records at Once').fill('2001');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByLabel('Records at Once')).toHaveAttribute('aria-invalid', 'true');
  expect(await violations(page)).toEqual([]);
  await card.getByLabel('Records at Once').fill('200');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card).toContainText('Saved. The next step writes 200 records.');

  await switchUser(page, 'Administrator');
  setActive(false);
  await page.goto('/lightning/n/Schedules');
  await expect(card).toContainText('Touchline Admin is inactive, so the schedule never runs.');
  await expect(card).toContainText('0 of 6 schedules are running.');
  expect(await violations(page)).toEqual([]);
  await card.getByRole('button', { name: 'Start Schedules' }).click();
  await expect(card).toContainText('6 of 6 schedules are running.');
  await expect(card).not.toContainText('inactive');
  setActive(true);
});

function setActive(isActive: boolean): void {
  runApex(`update as system new User(
    Id = [SELECT Id FROM User WHERE Name = 'Touchline Admin' WITH SYSTEM_MODE].Id, IsActive = ${isActive}
  );`);
}
