/** The card of a campaign, why a member has a touchpoint, and the channels of campaign types. */
import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { chooseByKeys, press, tabTo, type } from './keyboard.ts';
import { picture } from './picture.ts';
import { query, runApex } from './records.ts';
import { choose, openRecord, openRelated, openTab, openWindow, relatedList } from './salesforce.ts';

test.describe.configure({ mode: 'serial' });

const BREAKFAST = 'Partner Breakfast';
const MEMBERS = 5;
const WITHOUT_EMAIL = 2;
const WITH_EMAIL = MEMBERS - WITHOUT_EMAIL;

let page: Page;
test.beforeAll(async ({ browser }) => {
  runApex(`
    Campaign breakfast = new Campaign(Name = '${BREAKFAST}', Type = 'Partners', Enable_Buyer_Touchpoints__c = 'IncludeAll');
    insert breakfast;
    List<Lead> guests = new List<Lead>();
    for (Integer i = 0; i < ${MEMBERS}; i++) {
      String email = i < ${WITHOUT_EMAIL} ? null : 'early' + i + '@example.org';
      guests.add(new Lead(FirstName = 'Early', LastName = 'Bird ' + i, Company = 'Example', Email = email));
    }
    insert guests;
    List<CampaignMember> members = new List<CampaignMember>();
    for (Lead guest : guests) {
      members.add(new CampaignMember(CampaignId = breakfast.Id, LeadId = guest.Id));
    }
    insert members;
  `);
  page = await openWindow(browser);
});
test.afterAll(() => page.context().close());

// Specification: touchpoints.card.progress, touchpoints.pages.card
test('the card with the keyboard only: a window, a choice, its preview, a removal confirmed, a status opened', async () => {
  await page.goto('/lightning/o/Campaign/list');
  await press(page, page.getByRole('link', { name: BREAKFAST }));
  await expect(card()).toContainText(`${WITH_EMAIL} buyer touchpoints · ${MEMBERS} campaign members`);
  const choice = card().getByRole('combobox', { name: 'Which members get a buyer touchpoint?' });
  const save = card().getByRole('button', { name: 'Save', exact: true });
  await chooseByKeys(page, choice, 'Exclude all Campaign Members');
  await expect(card()).toContainText(`Removes ${WITH_EMAIL} touchpoints`);
  await press(page, save);
  const dialog = page.getByRole('alertdialog', { name: 'Remove Buyer Touchpoints?' });
  await expect(dialog).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await press(page, dialog.getByRole('button', { name: 'OK' }));
  await expect(card()).toContainText(`0 buyer touchpoints · ${MEMBERS} campaign members`);

  await chooseByKeys(page, choice, 'Include all Campaign Members');
  await type(page, card().getByRole('textbox', { name: 'Touchpoint Start Date' }), '12/31/2030');
  await type(page, card().getByRole('textbox', { name: 'Touchpoint End Date' }), '1/1/2020');
  await press(page, save);
  await expect(card()).toContainText('The end date is before the start date.');
  expect(await violations(page)).toEqual([]);
  await press(page, card().getByRole('button', { name: 'Cancel' }));
  await chooseByKeys(page, choice, 'Include all Campaign Members');
  await press(page, save);
  await expect(card()).toContainText(`${WITH_EMAIL} buyer touchpoints · ${MEMBERS} campaign members`);

  await press(page, card().getByRole('button', { name: 'No touchpoint: no email' }));
  await expect(page.getByRole('heading', { name: `Campaign Members (${WITHOUT_EMAIL})` })).toBeVisible();
  expect(page.url()).toContain('touchpointStatus=');
});

// Specification: touchpoints.card.entry
test('a date that is none stays as typed, is marked, and costs no saved date', async () => {
  const startDate = () =>
    query(`SELECT Touchpoint_Start_Date__c FROM Campaign WHERE Name = '${BREAKFAST}'`)[0].Touchpoint_Start_Date__c;
  const setStartDate = (day: string) =>
    runApex(`Campaign breakfast = [SELECT Id FROM Campaign WHERE Name = '${BREAKFAST}'];
      breakfast.Touchpoint_Start_Date__c = ${day};
      update breakfast;`);
  setStartDate('Date.newInstance(2020, 1, 2)');
  await openRecord(page, 'Campaigns', BREAKFAST);
  const start = card().getByRole('textbox', { name: 'Touchpoint Start Date' });
  await expect(start).toHaveValue('1/2/2020');

  for (const entry of ['31.12.2026', 'Jan 32, 2026']) {
    await start.fill(entry);
    await start.press('Tab');
    await card().getByRole('button', { name: 'Save', exact: true }).click();
    await expect(start).toHaveValue(entry);
    await expect(start).toHaveAttribute('aria-invalid', 'true');
    expect(startDate()).toBe('2020-01-02');
  }
  expect(await violations(page)).toEqual([]);

  await card().getByRole('button', { name: 'Cancel' }).click();
  await expect(start).toHaveValue('1/2/2020');
  setStartDate('null');
});

// Specification: touchpoints.reason.member-page, touchpoints.pages.member
test('a member says why it has no touchpoint, or leads to the one it has', async () => {
  const member = (email: string) =>
    query(`SELECT Id FROM CampaignMember WHERE Campaign.Name = '${BREAKFAST}' AND Lead.Email ${email} LIMIT 1`)[0].Id;
  await page.goto(`/lightning/r/CampaignMember/${member('= NULL') as string}/view`);
  await expect(why()).toContainText('No touchpoint: no email');
  await expect(why()).toContainText('Since');
  await expect(why()).toContainText('Enter an email to create the touchpoint.');
  expect(await violations(page)).toEqual([]);
  await picture(page, 'campaign-member');

  await page.goto(`/lightning/r/CampaignMember/${member('!= NULL') as string}/view`);
  await expect(why()).toContainText('Touchpoint created');
  expect(await violations(page)).toEqual([]);
  await why().getByRole('link', { name: 'Open Buyer Touchpoint' }).click();
  await expect(page.getByRole('heading', { name: /^Buyer Touchpoint TP-/ })).toBeVisible();
});

// Specification: touchpoints.pages.member
test('from the campaign to the reason and the touchpoint of a member with the keyboard only', async () => {
  await page.goto('/lightning/o/Campaign/list');
  await press(page, page.getByRole('link', { name: BREAKFAST }));
  await tabTo(page, page.getByRole('tab', { name: 'Details' }));
  await page.keyboard.press('ArrowRight');
  await expect(relatedList(page, 'Buyer Touchpoints')).toContainText('Early Bird');
  expect(await violations(page)).toEqual([]);
  await press(page, relatedList(page, 'Campaign Members').getByRole('link', { name: 'Early Bird 4' }));
  await expect(why()).toContainText('Touchpoint created');
  await press(page, why().getByRole('link', { name: 'Open Buyer Touchpoint' }));
  await expect(page.getByRole('heading', { name: /^Buyer Touchpoint TP-/ })).toBeVisible();
  await press(page, page.getByRole('link', { name: 'Early Bird 4' }).first());
  await tabTo(page, page.getByRole('tab', { name: 'Details' }));
  await page.keyboard.press('ArrowRight');
  await expect(relatedList(page, 'Buyer Touchpoints')).toContainText(BREAKFAST);
});

// Specification: touchpoints.pages.channels
test('the channel of a campaign type by mouse: wanted, given, taken away', async () => {
  await openTab(page, 'Offline Channels');
  await page.getByRole('button', { name: 'Edit Channel of Telemarketing' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Complete this field')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('textbox', { name: 'Channel of Telemarketing', exact: true }).fill('Phone');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('row', { name: /^Telemarketing Phone/ })).not.toContainText('No channel');
  await page.getByRole('button', { name: 'Edit Channel of Telemarketing' }).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('row', { name: /^Telemarketing/ })).toContainText('No channel');
});

// Specification: touchpoints.change.channel, touchpoints.pages.channels
test('the channel of a campaign type with the keyboard only, and its touchpoints follow', async () => {
  await page.goto('/lightning/o/Campaign/list');
  await press(page, page.getByRole('navigation').getByRole('link', { name: 'Offline Channels' }));
  const row = page.getByRole('row', { name: /^Partners/ });
  await expect(row).toContainText(String(WITH_EMAIL));
  await expect(row).toContainText('No channel');
  await press(page, page.getByRole('button', { name: 'Edit Channel of Partners' }));
  await expect(page.getByRole('textbox', { name: 'Channel of Partners', exact: true })).toBeFocused();
  await page.keyboard.type('Partners');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Breakfast');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /^Partners Partners Breakfast/ })).not.toContainText('No channel');
  await expect(page.getByRole('button', { name: 'Edit Channel of Partners' })).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await picture(page, 'offline-channels');
  await expect
    .poll(
      () =>
        query(
          `SELECT Id FROM Buyer_Touchpoint__c WHERE Campaign__r.Name = '${BREAKFAST}' AND Channel__c = 'Partners' AND Subchannel__c = 'Breakfast'`,
        ).length,
    )
    .toBe(WITH_EMAIL);
});

// Specification: touchpoints.pages.card
test('a choice made by mouse on a campaign without members says when it applies', async () => {
  runApex(`insert new Campaign(Name = 'Not Yet');`);
  await openRecord(page, 'Campaigns', 'Not Yet');
  await expect(card()).toContainText('No members yet');
  await choose(card(), 'Which members get a buyer touchpoint?', 'Include all Campaign Members');
  await card().getByRole('button', { name: 'Save', exact: true }).click();
  await expect(card()).toContainText('Touchline applies your choice to members when you add them.');
  expect(await violations(page)).toEqual([]);
  await openRelated(page);
  await expect(relatedList(page, 'Buyer Touchpoints')).toContainText('(0)');
});

const card = () => page.locator('c-enable-buyer-touchpoints');
const why = () => page.locator('c-member-touchpoint');
