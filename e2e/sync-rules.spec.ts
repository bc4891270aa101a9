/** Sync rules: made, ordered by keyboard, tested, seen on the card and the member, removed; and only looked at by others. */
import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { chooseByKeys, lookUpByKeys, press, type } from './keyboard.ts';
import { picture } from './picture.ts';
import { query } from './records.ts';
import { choose, openRecord, openTab, switchUser } from './salesforce.ts';

test.describe.configure({ mode: 'serial' });

const CONFERENCE = 'January Conference';
const rules = (page: Page) => page.getByRole('list', { name: 'Sync Rules in Order' });
const editor = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

// Specification: touchpoints.pages.rules
test('a rule is made, and says what is missing', async ({ page }) => {
  await openTab(page, 'Sync Rules');
  await expect(page.getByText('No sync rules yet')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'New Rule' }).click();
  await editor(page, 'New Rule').getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor(page, 'New Rule').getByText('Complete this field').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await makeRule(page, 'Responded', async () => {
    await choose(condition(page, 0), 'Field', 'Campaign Member: Responded');
    await choose(condition(page, 0), 'Operator', 'equals');
    await choose(condition(page, 0), 'Value', 'Yes');
  });
  await expect(rules(page).getByRole('listitem')).toContainText('1. Responded');
  await expect(rules(page).getByRole('listitem')).toContainText('Campaign Member: Responded equals Yes');
});

// Specification: touchpoints.rules.order, touchpoints.pages.rules
test('boxes are joined by or, and rules ordered', async ({ page }) => {
  await openTab(page, 'Sync Rules');
  await page.getByRole('button', { name: 'New Rule' }).click();
  await makeRule(page, 'Conferences', async () => {
    await choose(condition(page, 0), 'Field', 'Campaign: Type');
    await choose(condition(page, 0), 'Operator', 'matches any of');
    await condition(page, 0).getByRole('textbox', { name: 'Value' }).fill('Webinar; Conference');
    await editor(page, 'New Rule').getByRole('button', { name: 'Add Box (Or)' }).click();
    await choose(condition(page, 1), 'Field', 'Campaign: Name');
    await choose(condition(page, 1), 'Operator', 'starts with');
    await condition(page, 1).getByRole('textbox', { name: 'Value' }).fill('VIP');
    await choose(editor(page, 'New Rule'), 'Decision', 'Exclude: members get no touchpoint');
  });
  const items = rules(page).getByRole('listitem');
  await expect(items.nth(1)).toContainText('matches any of Webinar; Conference or Campaign: Name starts with VIP');
  await page.getByRole('button', { name: 'Move Conferences Up' }).click();
  await expect(items.nth(0)).toContainText('1. Conferences');
  await page.getByRole('button', { name: 'Move Conferences Down' }).click();
  await expect(items.nth(0)).toContainText('1. Responded');
});

// Specification: touchpoints.rules.test
test('the test shows rules, counts and a sample without changing anything', async ({ page }) => {
  await openTab(page, 'Sync Rules');
  const panel = page.getByRole('region', { name: 'Test Sync Rules' });
  await panel.getByRole('combobox', { name: 'Campaign' }).fill(CONFERENCE);
  await panel.getByRole('option', { name: new RegExp(CONFERENCE) }).click();
  await panel.getByRole('button', { name: 'Run Test' }).click();
  await expect(panel).toContainText(`100 members in ${CONFERENCE}`);
  await expect(panel).toContainText('Responded: 40 members');
  await expect(panel).toContainText('Conferences: 60 members');
  await expect(panel.getByRole('table', { name: 'Sample of 50 Members' }).getByRole('row')).toHaveCount(51);
  expect(await violations(page)).toEqual([]);
  await picture(page, 'sync-rules');
});

// Specification: touchpoints.rules.card
test('the members follow by themselves, and the card names the rules', async ({ page }) => {
  const made = () =>
    query(
      `SELECT Id FROM CampaignMember WHERE Campaign.Name = '${CONFERENCE}' AND Touchpoint_Rule__c = 'Responded' AND Touchpoint_Status__c = 'Touchpoint created'`,
    ).length;
  await expect.poll(made).toBeGreaterThan(0);
  await openRecord(page, 'Campaigns', CONFERENCE);
  const card = page.locator('c-enable-buyer-touchpoints');
  await expect(card).toContainText('Sync rules override this setting for some members:');
  await expect(card).toContainText('Conferences (60)');
  await expect(card).toContainText('Responded (40)');
  await choose(card, 'Which members get a buyer touchpoint?', 'Include all Campaign Members');
  await expect(card.getByRole('region', { name: 'After You Save: 100 Members' })).toContainText(
    /60\s*excluded by a sync rule/,
  );
});

// Specification: touchpoints.rules.read-only
test('a viewer looks at the rules and cannot change them', async ({ page }) => {
  await page.goto('/');
  await switchUser(page, 'Touchline Viewer');
  await page.goto('/lightning/n/Sync_Rules');
  await expect(rules(page).getByRole('listitem').first()).toContainText('1. Responded');
  await expect(page.getByText('You can view sync rules but not change them.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'New Rule' })).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: 'Active: Responded' })).toBeDisabled();
});

test('a removed rule leaves the members to the choice of the campaign', async ({ page }) => {
  await openTab(page, 'Sync Rules');
  for (const name of ['Responded', 'Conferences']) {
    await page.getByRole('button', { name: `Delete ${name}` }).click();
    await page.getByRole('alertdialog', { name: 'Delete Sync Rule?' }).getByRole('button', { name: 'OK' }).click();
    await expect(rules(page)).not.toContainText(name);
  }
  const decided = () => query('SELECT Id FROM CampaignMember WHERE Touchpoint_Rule__c != null').length;
  await expect.poll(decided).toBe(0);
});

// Specification: touchpoints.pages.rules
test('with the keyboard only: a rule is made, ordered, switched off, tested, changed and removed', async ({ page }) => {
  await page.goto('/lightning/o/Campaign/list');
  await press(page, page.getByRole('navigation').getByRole('link', { name: 'Sync Rules' }));
  await addRule(page, 'Late');
  await addRule(page, 'Early');
  const items = rules(page).getByRole('listitem');
  await press(page, page.getByRole('button', { name: 'Move Early Up' }));
  await expect(items.nth(0)).toContainText('1. Early');
  await press(page, page.getByRole('checkbox', { name: 'Active: Early' }), 'Space');
  await expect(page.getByRole('checkbox', { name: 'Active: Early' })).not.toBeChecked();

  const panel = page.getByRole('region', { name: 'Test Sync Rules' });
  await lookUpByKeys(page, panel.getByRole('combobox', { name: 'Campaign' }), CONFERENCE);
  await press(page, panel.getByRole('checkbox', { name: 'Include inactive rules' }), 'Space');
  await press(page, panel.getByRole('button', { name: 'Run Test' }));
  await expect(panel).toContainText('Early: 100 members');

  await press(page, page.getByRole('button', { name: 'Edit Early' }));
  const form = editor(page, 'Edit Rule');
  await type(page, form.getByRole('textbox', { name: 'Rule Name' }), 'Earliest');
  await chooseByKeys(page, form.getByRole('combobox', { name: 'Decision' }), 'Exclude: members get no touchpoint');
  await press(page, form.getByRole('button', { name: 'Save', exact: true }));
  await expect(items.nth(0)).toContainText('1. Earliest');
  for (const name of ['Earliest', 'Late']) {
    await press(page, page.getByRole('button', { name: `Delete ${name}` }));
    const dialog = page.getByRole('alertdialog', { name: 'Delete Sync Rule?' });
    await expect(dialog).toBeVisible();
    if (name === 'Late') expect(await violations(page)).toEqual([]);
    await press(page, dialog.getByRole('button', { name: 'OK' }));
    await expect(rules(page)).not.toContainText(name);
  }
});

const condition = (page: Page, index: number) => page.locator('c-member-filter-row').nth(index);

async function makeRule(page: Page, name: string, fillIn: () => Promise<void>): Promise<void> {
  await editor(page, 'New Rule').getByRole('textbox', { name: 'Rule Name' }).fill(name);
  await page.keyboard.press('Tab');
  await fillIn();
  await editor(page, 'New Rule').getByRole('button', { name: 'Save', exact: true }).click();
  await expect(rules(page)).toContainText(name);
}

/** Adds a rule that every conference matches, by keyboard. */
async function addRule(page: Page, name: string): Promise<void> {
  await press(page, page.getByRole('button', { name: 'New Rule' }));
  const form = editor(page, 'New Rule');
  await type(page, form.getByRole('textbox', { name: 'Rule Name' }), name);
  await chooseByKeys(page, condition(page, 0).getByRole('combobox', { name: 'Field' }), 'Campaign: Name');
  await chooseByKeys(page, condition(page, 0).getByRole('combobox', { name: 'Operator' }), 'contains');
  await type(page, condition(page, 0).getByRole('textbox', { name: 'Value' }), 'Conference');
  await press(page, form.getByRole('button', { name: 'Save', exact: true }));
  await expect(rules(page)).toContainText(name);
}
