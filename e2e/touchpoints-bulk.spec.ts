/** Bulk Update Touchpoint Date: members found, dates written, taken back and cleared, by mouse and by keyboard. */
import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { chooseByKeys, press, tabTo } from './keyboard.ts';
import { picture } from './picture.ts';
import { query, runApex } from './records.ts';
import { choose, openRecord, openWindow } from './salesforce.ts';

test.describe.configure({ mode: 'serial' });

const FAIR = 'Big Fair';
const VISITORS = 2500;
const DINNER = 'Spring Dinner';
const MEMBERS = 12;
const WITHOUT_EMAIL = 3;

let page: Page;
test.beforeAll(async ({ browser }) => {
  runApex(`
    Campaign fair = new Campaign(Name = '${FAIR}', StartDate = Date.newInstance(2026, 5, 4));
    Campaign dinner = new Campaign(
      Name = '${DINNER}', Type = 'Public Relations', IsActive = true,
      StartDate = Date.newInstance(2026, 4, 20), Enable_Buyer_Touchpoints__c = 'IncludeAll'
    );
    insert new List<Campaign>{ fair, dinner, new Campaign(Name = 'Nobody Came') };
    List<Lead> people = new List<Lead>();
    for (Integer i = 0; i < ${VISITORS}; i++) {
      people.add(new Lead(FirstName = 'Visitor', LastName = String.valueOf(i).leftPad(4, '0'), Company = 'Example'));
    }
    for (Integer i = 0; i < ${MEMBERS}; i++) {
      String email = i < ${WITHOUT_EMAIL} ? null : 'guest' + i + '@example.org';
      people.add(new Lead(FirstName = 'Guest', LastName = String.valueOf(i).leftPad(3, '0'), Company = 'Example', Email = email));
    }
    insert people;
    List<CampaignMember> members = new List<CampaignMember>();
    for (Lead person : people) {
      members.add(new CampaignMember(CampaignId = person.FirstName == 'Guest' ? dinner.Id : fair.Id, LeadId = person.Id));
    }
    insert members;
  `);
  page = await openWindow(browser);
});
test.afterAll(() => page.context().close());

// Specification: touchpoints.pages.bulk
test('members are found by filters, sorted, paged and chosen across pages', async () => {
  await openEditor(FAIR, VISITORS);
  await page.getByRole('button', { name: 'Add Filter' }).click();
  const filter = page.getByRole('group', { name: 'Filter 1' });
  await choose(filter, 'Field', 'Name');
  await choose(filter, 'Operator', 'contains');
  await filter.getByRole('textbox', { name: 'Value' }).fill('Visitor 01');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(membersHeading(100)).toBeVisible();
  await page.getByRole('button', { name: 'Sort by: Name' }).click();
  await expect(firstRow()).toContainText('Visitor 0100');
  await page.getByRole('button', { name: 'Sort by: Name' }).click();
  await expect(firstRow()).toContainText('Visitor 0199');
  await firstRow().getByRole('checkbox').check({ force: true });
  await page.getByRole('button', { name: 'Next Page' }).click();
  await expect(firstRow()).toContainText('Visitor 0149');
  await firstRow().getByRole('checkbox').check({ force: true });
  await expect(page.getByText('2 members selected')).toBeVisible();

  await page.getByRole('button', { name: 'Find Blank Dates' }).click();
  await expect(membersHeading(VISITORS)).toBeVisible();
  await expect(page.getByText('0 members selected')).toBeVisible();
});

// Specification: touchpoints.bulk.progress, touchpoints.pages.bulk
test('a large update shows its progress and goes on without its page; it is undone', async () => {
  await openEditor(FAIR, VISITORS);
  await page.getByText('Include all matching records').click();
  await page.getByRole('button', { name: 'Campaign Start Date' }).click();
  await page.getByRole('button', { name: 'Preview Update' }).click();
  await expect(preview()).toContainText('2,500 members change.');
  await preview()
    .getByRole('button', { name: /^Update [\d,]+ Dates?$/ })
    .click();
  await expect(page.getByText(/^Updating members: [\d,]+ of 2,500/)).toBeVisible();
  await picture(page, 'bulk-update-progress');
  await page.reload();
  await expect(page.getByText('2,500 members updated.')).toBeVisible();
  await undo();
  await expect(page.getByText('2,500 previous touchpoint dates restored.')).toBeVisible();
  expect(datedMembers(FAIR)).toBe(0);
});

// Specification: touchpoints.bulk.progress, touchpoints.bulk.failures
test('who was edited since keeps the date, is named and can be downloaded; the others get theirs back', async () => {
  await openEditor(DINNER, MEMBERS);
  await page.getByRole('checkbox', { name: `Select ${MEMBERS} items` }).check({ force: true });
  await page.getByRole('button', { name: 'Campaign Start Date' }).click();
  await page.getByRole('button', { name: 'Preview Update' }).click();
  await expect(preview()).toContainText(`${MEMBERS} members change.`);
  expect(await violations(page)).toEqual([]);
  await preview()
    .getByRole('button', { name: /^Update [\d,]+ Dates?$/ })
    .click();
  await expect(page.getByText(`${MEMBERS} members updated.`)).toBeVisible();

  runApex(`
    CampaignMember corrected = [SELECT Id FROM CampaignMember WHERE Lead.Name = 'Guest 007'];
    corrected.Buyer_Touchpoint_Date__c = Datetime.newInstanceGmt(2026, 4, 21, 18, 0, 0);
    update corrected;
  `);
  await page.reload();
  await expect(page.getByText('Latest update of this campaign')).toBeVisible();
  await picture(page, 'bulk-update-undo');
  await undo();
  await expect(page.getByText(`${MEMBERS - 1} previous touchpoint dates restored.`)).toBeVisible();
  await expect(page.getByText('1 member changed after the update and keeps its date.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Guest 007 The touchpoint date changed/ })).toBeVisible();
  expect(await downloadedLines()).toBe(2);
  expect(await violations(page)).toEqual([]);
  await picture(page, 'bulk-update-failures');
  expect(datedMembers(DINNER)).toBe(1);
});

// Specification: touchpoints.pages.bulk
test('the whole of it with the keyboard only: filter, sort, choose, preview, update, undo, page', async () => {
  await page.goto('/lightning/o/Campaign/list');
  await press(page, page.getByRole('link', { name: DINNER }));
  await press(page, page.getByRole('button', { name: 'Bulk Update Touchpoint Date' }).first());
  await expect(membersHeading(MEMBERS)).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Find Blank Dates' }));
  await expect(membersHeading(MEMBERS - 1)).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Add Filter' }));
  const filter = page.getByRole('group', { name: 'Filter 2' });
  await chooseByKeys(page, filter.getByRole('combobox', { name: 'Field' }), 'Email');
  await chooseByKeys(page, filter.getByRole('combobox', { name: 'Operator' }), 'is not blank');
  await press(page, page.getByRole('button', { name: 'Apply' }));
  await expect(membersHeading(MEMBERS - 1 - WITHOUT_EMAIL)).toBeVisible();

  await tabTo(page, firstRow().getByRole('rowheader'));
  // The table moves the focus after each key, not with it.
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('columnheader', { name: 'Name' }).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Sort by: Name' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Name' }).first()).toHaveAttribute('aria-sort', 'ascending');
  await page.keyboard.press('Enter');
  await expect(firstRow()).toContainText('Guest 011');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Name' }).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(firstRow().getByRole('rowheader')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(firstRow().getByRole('gridcell').first()).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByText('1 member selected')).toBeVisible();
  await page.keyboard.press('Escape');
  await press(page, page.getByRole('button', { name: 'Now', exact: true }));
  await press(page, page.getByRole('button', { name: 'Preview Update' }));
  await expect(preview()).toContainText('1 member changes.');
  await press(page, preview().getByRole('button', { name: /^Update [\d,]+ Dates?$/ }));
  await expect(page.getByText('1 member updated.', { exact: true })).toBeVisible();
  expect(datedMembers(DINNER)).toBe(2);

  await press(page, page.getByRole('button', { name: 'Undo Update' }));
  const dialog = page.getByRole('alertdialog', { name: 'Undo This Update?' });
  await expect(dialog).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await press(page, dialog.getByRole('button', { name: 'OK' }));
  await expect(page.getByText('1 previous touchpoint date restored.', { exact: true })).toBeVisible();

  await press(page, page.getByRole('button', { name: 'Spring Dinner' }));
  await press(page, page.getByRole('navigation').getByRole('link', { name: 'Campaigns' }));
  await press(page, page.getByRole('link', { name: FAIR }));
  await press(page, page.getByRole('button', { name: 'Bulk Update Touchpoint Date' }).first());
  await press(page, page.getByRole('button', { name: 'Next Page' }));
  await expect(page.getByText(/^51–100 of/)).toBeVisible();
});

// Specification: touchpoints.bulk.clear, touchpoints.pages.bulk
test('dates are cleared with the keyboard only', async () => {
  await openEditor(DINNER, MEMBERS);
  await press(page, page.getByRole('checkbox', { name: 'Include all matching records' }), 'Space');
  await press(page, page.getByRole('button', { name: 'Preview Clearing Dates' }));
  await expect(preview()).toContainText(`1 member changes.`);
  await expect(preview().getByRole('row').nth(1)).toContainText('Blank');
  await picture(page, 'bulk-update-clear');
  await press(page, preview().getByRole('button', { name: 'Clear 1 Date' }));
  await expect(page.getByText('1 touchpoint date cleared.')).toBeVisible();
  expect(datedMembers(DINNER)).toBe(0);
});

// Specification: touchpoints.pages.bulk
test('without members, and without a campaign, the page says what to do', async () => {
  await openEditor('Nobody Came', 0);
  await expect(page.getByText('Add members to the campaign, then set')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  for (const id of ['nonsense', '%00']) {
    await page.goto(`/lightning/cmp/touchline__bulkTouchpointDateEditor?touchline__campaignId=${id}`);
    await expect(page.getByText("This ID doesn't belong to a campaign. Open the page from a campaign.")).toBeVisible();
  }
  expect(await violations(page)).toEqual([]);
});

const membersHeading = (count: number): Locator =>
  page.getByRole('heading', { name: `Campaign Members (${count.toLocaleString('en-US')})` });
const preview = (): Locator => page.getByRole('region', { name: 'What This Update Changes' });
const firstRow = (): Locator => page.getByRole('grid').locator('tbody').getByRole('row').first();

async function openEditor(campaign: string, members: number): Promise<void> {
  await openRecord(page, 'Campaigns', campaign);
  await page.getByRole('button', { name: 'Bulk Update Touchpoint Date' }).first().click();
  await expect(membersHeading(members)).toBeVisible();
}

async function undo(): Promise<void> {
  await page.getByRole('button', { name: 'Undo Update' }).click();
  await page.getByRole('alertdialog', { name: 'Undo This Update?' }).getByRole('button', { name: 'OK' }).click();
}

async function downloadedLines(): Promise<number> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('touchpoint-date-failures.csv');
  return readFileSync(await download.path(), 'utf8')
    .trim()
    .split(/\r?\n/).length;
}

const datedMembers = (campaign: string): number =>
  query(`SELECT Id FROM CampaignMember WHERE Campaign.Name = '${campaign}' AND Buyer_Touchpoint_Date__c != NULL`)
    .length;
