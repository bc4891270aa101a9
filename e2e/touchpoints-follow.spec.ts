/** Whatever people change on the pages of campaigns, members, leads and contacts: the touchpoints follow. */
import { expect, test, type Page } from '@playwright/test';
import { query, runApex } from './records.ts';
import { choose, editDetails, openRecord, openRelated, openWindow, relatedList } from './salesforce.ts';

test.describe.configure({ mode: 'serial' });

const PARTY = 'Garden Party';
const PERSON = 'Gerd Gast';

let page: Page;
test.beforeAll(async ({ browser }) => {
  runApex(`insert new Lead(FirstName = 'Gerd', LastName = 'Gast', Company = 'Example', Email = 'gerd@example.org');`);
  page = await openWindow(browser);
});
test.afterAll(() => page.context().close());

// Specification: touchpoints.card.elsewhere
test('a campaign made with the New Campaign form is enabled before it has members', async () => {
  await page.goto('/lightning/o/Campaign/list');
  await page.getByRole('button', { name: 'New', exact: true }).click();
  const form = page.getByRole('dialog', { name: 'New Campaign' });
  await form.getByRole('textbox', { name: 'Campaign Name' }).fill(PARTY);
  await choose(form, 'Type', 'Other');
  await choose(form, 'Enable Buyer Touchpoints', 'Include all Campaign Members');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: PARTY })).toBeVisible();
  await expect(page.locator('c-enable-buyer-touchpoints')).toContainText('No members yet');
});

// Specification: touchpoints.change.member-added
test('a member added by the related list of the campaign gets its touchpoint', async () => {
  await openRelated(page);
  await relatedList(page, 'Campaign Members').getByRole('button', { name: 'New', exact: true }).click();
  const form = page.getByRole('dialog', { name: 'New Campaign Member' });
  await expect(form.getByRole('combobox', { name: 'Campaign' })).toHaveValue(PARTY);
  await form.getByRole('combobox', { name: 'Lead' }).fill('Gast');
  await form.getByRole('option', { name: new RegExp(PERSON) }).click();
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(relatedList(page, 'Buyer Touchpoints')).toContainText(PERSON);
  await expect(relatedList(page, 'Buyer Touchpoints').getByRole('button', { name: 'New', exact: true })).toHaveCount(0);
  await expect(relatedList(page, 'Campaign Members')).toContainText('Touchpoint created');
  expect(touchpoint()).toMatchObject({ Person_Key__c: 'gerd@example.org' });
});

// Specification: touchpoints.change.campaign
test('the Type, the window and the choice edited in place on the campaign', async () => {
  await openRecord(page, 'Campaigns', PARTY);
  await editDetails(page, 'Type', (details) => choose(details, 'Type', 'Webinar'));
  expect(touchpoint()).toMatchObject({ Channel__c: 'Events', Subchannel__c: 'Webinar' });

  const endDate = (details: Page) =>
    details.getByLabel('Details').getByRole('textbox', { name: 'Touchpoint End Date' });
  await editDetails(page, 'Touchpoint End Date', (details) => endDate(details).fill('1/31/2020'));
  await expect(card()).toContainText('No touchpoint: after end date');
  expect(touchpoint()).toBeUndefined();
  await editDetails(page, 'Touchpoint End Date', (details) => endDate(details).fill(''));
  expect(touchpoint()).toBeDefined();

  const details = page.getByRole('article', { name: 'Details' });
  await editDetails(page, 'Enable Buyer Touchpoints', () =>
    choose(details, 'Enable Buyer Touchpoints', 'Include only "Responded" Campaign Members'),
  );
  await expect(card()).toContainText('No touchpoint: not responded');
  expect(touchpoint()).toBeUndefined();
});

// Specification: touchpoints.change.member-edited
test('a member edited on its page: the status brings the touchpoint, the date moves it', async () => {
  const [{ Id }] = query(`SELECT Id FROM CampaignMember WHERE Campaign.Name = '${PARTY}'`);
  await page.goto(`/lightning/r/CampaignMember/${Id as string}/view`);
  const why = page.locator('c-member-touchpoint');
  await expect(why).toContainText('No touchpoint: not responded');
  await editDetails(page, 'Member Status', (details) => choose(details, 'Member Status', 'Responded'));
  await expect(why).toContainText('Touchpoint created');

  await editDetails(page, 'Buyer Touchpoint Date', async (details) => {
    await details.getByRole('textbox', { name: 'Date', exact: true }).fill('3/14/2026');
    await details.getByRole('textbox', { name: 'Date', exact: true }).press('Tab');
    await details.getByRole('combobox', { name: 'Time' }).fill('6:30 PM');
    await details.getByRole('combobox', { name: 'Time' }).press('Tab');
  });
  await expect(why).toContainText('3/14/2026, 6:30 PM');
  expect(touchpoint()?.Touchpoint_Date__c).toContain('2026-03-15T01:30');
});

// Specification: touchpoints.change.email
test('the email cleared and entered on the page of the lead', async () => {
  await openRecord(page, 'Leads', PERSON);
  const email = (details: Page) => details.getByRole('textbox', { name: 'Email' });
  await editDetails(page, 'Email', (details) => email(details).fill(''));
  expect(touchpoint()).toBeUndefined();
  await editDetails(page, 'Email', (details) => email(details).fill('Gerd.Gast@example.org'));
  expect(touchpoint()).toMatchObject({ Person_Key__c: 'gerd.gast@example.org' });
  await openRelated(page);
  await expect(relatedList(page, 'Buyer Touchpoints')).toContainText(PARTY);
});

// Specification: touchpoints.change.campaign, touchpoints.card.elsewhere
test('what a list view saves when several of its rows are edited', async () => {
  const [{ Id }] = query(`SELECT Id FROM Campaign WHERE Name = '${PARTY}'`);
  const edit = (choice: string) =>
    page.request.patch(`/ui-api/records/${Id as string}`, {
      data: { fields: { Enable_Buyer_Touchpoints__c: choice } },
    });
  expect((await edit('Exclude')).ok()).toBe(true);
  expect(touchpoint()).toBeUndefined();
  expect((await edit('IncludeAll')).ok()).toBe(true);
  expect(touchpoint()).toBeDefined();
});

// Specification: touchpoints.change.lead-converted
test('a converted lead: the page of the contact shows the touchpoint', async () => {
  runApex(`
    Database.LeadConvert conversion = new Database.LeadConvert();
    conversion.setLeadId([SELECT Id FROM Lead WHERE Name = '${PERSON}'].Id);
    conversion.setConvertedStatus([SELECT MasterLabel FROM LeadStatus WHERE IsConverted = TRUE LIMIT 1].MasterLabel);
    conversion.setDoNotCreateOpportunity(true);
    System.assert(Database.convertLead(conversion).isSuccess());
  `);
  await openRecord(page, 'Contacts', PERSON);
  await openRelated(page);
  await expect(relatedList(page, 'Buyer Touchpoints')).toContainText(PARTY);
  expect(touchpoint()?.Contact__c).toBeTruthy();
});

// Specification: touchpoints.change.merged
test('merged contacts: the winner has the touchpoint', async () => {
  runApex(`
    Contact winner = new Contact(FirstName = 'Gerda', LastName = 'Gewinner', Email = 'gerda@example.org');
    insert winner;
    merge winner [SELECT Id FROM Contact WHERE Name = '${PERSON}'];
  `);
  await openRecord(page, 'Contacts', 'Gerda Gewinner');
  await openRelated(page);
  await expect(relatedList(page, 'Buyer Touchpoints')).toContainText(PARTY);
  expect(touchpoint()).toMatchObject({ Person_Key__c: 'gerda@example.org' });
});

// Specification: touchpoints.change.member-removed
test('a member removed on its page takes its touchpoint along', async () => {
  const [{ Id }] = query(`SELECT Id FROM CampaignMember WHERE Campaign.Name = '${PARTY}'`);
  await page.goto(`/lightning/r/CampaignMember/${Id as string}/view`);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'OK' }).click();
  await expect(page.getByText('was deleted')).toBeVisible();
  expect(touchpoint()).toBeUndefined();
});

const card = () => page.locator('c-enable-buyer-touchpoints');

/** The touchpoint of the only member. */
const touchpoint = (): Record<string, unknown> | undefined =>
  query(
    `SELECT Touchpoint_Date__c, Person_Key__c, Channel__c, Subchannel__c, Contact__c FROM Buyer_Touchpoint__c WHERE Campaign__r.Name = '${PARTY}'`,
  )[0];
