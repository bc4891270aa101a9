/** Touchpoints day by day: dates taken back and cleared, channels of campaign types, why a member has a touchpoint. */
import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { picture } from './picture.ts';
import { query, runApex } from './records.ts';
import { openRecord, openTab } from './salesforce.ts';

// axe takes long on a busy machine.
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const DINNER = 'Spring Dinner';
const MEMBERS = 12;
const WITHOUT_EMAIL = 3;
const INCLUDE_ALL = 'Include all matching records';

test.beforeAll(() => {
  runApex(`
    Campaign dinner = new Campaign(
      Name = '${DINNER}', Type = 'Partners', IsActive = true,
      StartDate = Date.newInstance(2026, 4, 20), Enable_Buyer_Touchpoints__c = 'IncludeAll'
    );
    insert dinner;
    List<Lead> guests = new List<Lead>();
    for (Integer i = 0; i < ${MEMBERS}; i++) {
      String email = i < ${WITHOUT_EMAIL} ? null : 'guest' + i + '@example.org';
      guests.add(new Lead(FirstName = 'Guest', LastName = String.valueOf(i).leftPad(3, '0'), Company = 'Example', Email = email));
    }
    insert guests;
    List<CampaignMember> members = new List<CampaignMember>();
    for (Lead guest : guests) {
      members.add(new CampaignMember(CampaignId = dinner.Id, LeadId = guest.Id));
    }
    insert members;
  `);
});

test('an update of all members survives a reload and can be undone; who was edited since stays and is named', async ({
  page,
}) => {
  await openBulkUpdate(page);
  await page.getByText(INCLUDE_ALL).click();
  await page.getByRole('button', { name: 'Campaign Start Date' }).click();
  await page.getByRole('button', { name: 'Preview Update' }).click();
  const preview = page.getByRole('region', { name: 'What this update will change' });
  await expect(preview).toContainText(`Members that change: ${MEMBERS} of ${MEMBERS}.`);
  expect(await violations(page)).toEqual([]);
  await preview.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByText(`Members updated: ${MEMBERS}`)).toBeVisible();
  expect(datedMembers()).toBe(MEMBERS);

  runApex(`
    CampaignMember corrected = [SELECT Id FROM CampaignMember WHERE Campaign.Name = '${DINNER}' AND Lead.LastName = '007'];
    corrected.Buyer_Touchpoint_Date__c = Datetime.newInstanceGmt(2026, 4, 21, 18, 0, 0);
    update corrected;
  `);
  await page.reload();
  await expect(page.getByText('Latest update of this campaign')).toBeVisible();
  await picture(page, 'bulk-update-undo');
  await page.getByRole('button', { name: 'Undo' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Undo This Update?' });
  await expect(dialog).toContainText(`the touchpoint date they had before: ${MEMBERS}.`);
  await dialog.getByRole('button', { name: 'OK' }).click();

  await expect(page.getByText(`Previous touchpoint dates restored: ${MEMBERS - 1}`)).toBeVisible();
  await expect(page.getByText('Changed since and left as they are: 1.')).toBeVisible();
  await expect(
    page.getByRole('row', { name: /Guest 007 Its touchpoint date was changed after the update/ }),
  ).toBeVisible();
  expect(await violations(page)).toEqual([]);
  expect(datedMembers()).toBe(1);
});

test('the download lists every member that was left as it is', async ({ page }) => {
  await openBulkUpdate(page);
  await chooseAllAndUpdate(page);
  runApex(`
    List<CampaignMember> members = [SELECT Id FROM CampaignMember WHERE Campaign.Name = '${DINNER}'];
    for (CampaignMember member : members) {
      member.Buyer_Touchpoint_Date__c = Datetime.newInstanceGmt(2026, 4, 22, 18, 0, 0);
    }
    update members;
  `);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'OK' }).click();
  await expect(page.getByText(`Changed since and left as they are: ${MEMBERS}.`)).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('touchpoint-date-failures.csv');
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString('utf8').trim().split(/\r?\n/);
  expect(lines).toHaveLength(MEMBERS + 1);
});

test('dates are cleared with the keyboard only', async ({ page }) => {
  await openBulkUpdate(page);
  const includeAll = page.getByRole('checkbox', { name: INCLUDE_ALL });
  await includeAll.focus();
  await page.keyboard.press('Space');
  await expect(includeAll).toBeChecked();
  await tabTo(page, 'Clear Dates of Selected Members');
  await page.keyboard.press('Enter');
  const preview = page.getByRole('region', { name: 'What this update will change' });
  await expect(preview).toContainText(`Members that change: ${MEMBERS} of ${MEMBERS}.`);
  await expect(preview.getByRole('row').nth(1)).toContainText('Blank');
  await picture(page, 'bulk-update-clear');
  await tabTo(page, 'Clear Dates');
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Touchpoint dates cleared: ${MEMBERS}`)).toBeVisible();
  expect(datedMembers()).toBe(0);
});

test('a choice is made, previewed and saved with the keyboard only, and a removal confirmed', async ({ page }) => {
  await openRecord(page, 'Campaigns', DINNER);
  const card = page.locator('c-enable-buyer-touchpoints');
  const choice = card.getByRole('combobox', { name: 'Which members get a buyer touchpoint?' });
  const choose = async (key: 'ArrowDown' | 'ArrowUp', times: number) => {
    await choice.focus();
    await page.keyboard.press('Enter');
    for (let i = 0; i < times; i++) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
  };
  await expect(card).toContainText(`Buyer touchpoints: ${MEMBERS - WITHOUT_EMAIL}`);
  await choose('ArrowDown', 2);
  await expect(choice).toHaveText('Exclude all Campaign Members');
  await expect(card).toContainText(`Touchpoints removed: ${MEMBERS - WITHOUT_EMAIL}`);
  await tabTo(page, 'Save');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog', { name: 'Remove Buyer Touchpoints?' })).toBeVisible();
  await tabTo(page, 'OK');
  await page.keyboard.press('Enter');
  await expect(card).toContainText(`Buyer touchpoints: 0, campaign members: ${MEMBERS}`);

  await choose('ArrowUp', 2);
  await expect(choice).toHaveText('Include all Campaign Members');
  await tabTo(page, 'Save');
  await page.keyboard.press('Enter');
  await expect(card).toContainText(`Buyer touchpoints: ${MEMBERS - WITHOUT_EMAIL}, campaign members: ${MEMBERS}`);
});

test('a status count leads to its members, and a member says why', async ({ page }) => {
  await openRecord(page, 'Campaigns', DINNER);
  const card = page.locator('c-enable-buyer-touchpoints');
  await expect(card).toContainText(`Buyer touchpoints: ${MEMBERS - WITHOUT_EMAIL}, campaign members: ${MEMBERS}`);
  await card.getByRole('button', { name: 'No touchpoint: no email' }).click();
  await expect(page.getByRole('heading', { name: `Campaign Members (${WITHOUT_EMAIL})` })).toBeVisible();
  expect(page.url()).toContain('touchpointStatus=');

  const [{ Id }] = query(
    `SELECT Id FROM CampaignMember WHERE Campaign.Name = '${DINNER}' AND Lead.Email = NULL LIMIT 1`,
  );
  await page.goto(`/lightning/r/CampaignMember/${Id as string}/view`);
  const why = page.locator('c-member-touchpoint');
  await expect(why).toContainText('No touchpoint: no email');
  await expect(why).toContainText('Since');
  await expect(why).toContainText('Enter one there; the touchpoint follows.');
  expect(await violations(page)).toEqual([]);
  await picture(page, 'campaign-member');

  const [dated] = query(
    `SELECT Id FROM CampaignMember WHERE Campaign.Name = '${DINNER}' AND Lead.Email != NULL LIMIT 1`,
  );
  await page.goto(`/lightning/r/CampaignMember/${dated.Id as string}/view`);
  await expect(why).toContainText('Touchpoint created');
  await why.getByRole('link', { name: 'Open Buyer Touchpoint' }).click();
  await expect(page).toHaveURL(/\/lightning\/r\/.*\/view/);
  await expect(page.getByText(DINNER).first()).toBeVisible();
});

test('a campaign type gets its channel with the keyboard only, and its touchpoints follow', async ({ page }) => {
  await openTab(page, 'Offline Channels');
  const row = page.getByRole('row', { name: /^Partners/ });
  await expect(row).toContainText(String(MEMBERS - WITHOUT_EMAIL));
  await expect(row).toContainText('No channel');
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Change the channel of Partners' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Channel of Partners', exact: true })).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.type('Partners');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Dinner');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('row', { name: /^Partners Partners Dinner/ })).not.toContainText('No channel');
  await expect(page.getByRole('button', { name: 'Change the channel of Partners' })).toBeFocused();
  await picture(page, 'offline-channels');
  await expect
    .poll(
      () =>
        query(
          `SELECT Id FROM Buyer_Touchpoint__c WHERE Campaign__r.Name = '${DINNER}' AND Channel__c = 'Partners' AND Subchannel__c = 'Dinner'`,
        ).length,
    )
    .toBe(MEMBERS - WITHOUT_EMAIL);
});

async function openBulkUpdate(page: Page): Promise<void> {
  await openRecord(page, 'Campaigns', DINNER);
  await page.getByRole('button', { name: 'Bulk Update Touchpoint Date' }).first().click();
  await expect(page.getByRole('heading', { name: `Campaign Members (${MEMBERS})` })).toBeVisible();
}

async function chooseAllAndUpdate(page: Page): Promise<void> {
  await page.getByText(INCLUDE_ALL).click();
  await page.getByRole('button', { name: 'Campaign Start Date' }).click();
  await page.getByRole('button', { name: 'Preview Update' }).click();
  await page
    .getByRole('region', { name: 'What this update will change' })
    .getByRole('button', { name: 'Update' })
    .click();
  await expect(page.getByText(/Members updated: \d+/)).toBeVisible();
}

/** Presses Tab until the button of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  for (let presses = 0; presses < 40; presses += 1) {
    if (await button.evaluate((element) => element.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach the button ${name}`);
}

function datedMembers(): number {
  return query(`SELECT Id FROM CampaignMember WHERE Campaign.Name = '${DINNER}' AND Buyer_Touchpoint_Date__c != NULL`)
    .length;
}
