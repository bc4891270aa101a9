/** The revenue model: stages mapped by mouse and by keyboard, previewed, approved; what is refused; who only looks. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { picture } from './picture.ts';
import { query, runApex } from './records.ts';
import { choose, openTab, switchUser } from './salesforce.ts';

test.describe.configure({ mode: 'serial' });

const rows = (page: Page) => page.locator('c-revenue-stage-row');
const draft = (page: Page) => page.getByRole('region', { name: 'Draft', exact: true });
const approved = (page: Page) => page.getByRole('region', { name: 'Approved Model', exact: true });
const announced = (page: Page) => page.locator('c-revenue-model > * p[aria-live="polite"]').first();

// Specification: conversions.model.order
test('stages are ordered by drag, previewed and approved', async ({ page }) => {
  await openTab(page, 'Revenue Model');
  await page.getByRole('button', { name: 'New Draft' }).click();
  await expect(rows(page)).toHaveCount(3);
  await rows(page).nth(0).locator('[data-part="handle"]').dragTo(rows(page).nth(2));
  await expect(announced(page)).toHaveText('Open - Not Contacted is now stage 3 of 3.');

  await page.getByRole('button', { name: 'Add Stage' }).click();
  await choose(rows(page).nth(3), 'Picklist', 'Opportunity – Stage');
  await choose(rows(page).nth(3), 'Stage', 'Closed Won');
  await choose(rows(page).nth(3), 'Facebook Conversion', 'Purchase');
  await choose(rows(page).nth(3), 'Value from Field', 'Amount');
  await expect(rows(page).nth(3).getByRole('textbox', { name: 'Currency Code' })).not.toHaveValue('');
  await page.getByRole('button', { name: 'Save Draft' }).click();
  await expect(draft(page).getByRole('row').nth(4)).toContainText('Closed Won');

  await page.getByRole('button', { name: 'Preview Last 7 Days' }).click();
  const preview = page.getByRole('region', { name: /^\d+ Conversions? Would Have Been Sent in the Last 7 Days/ });
  await expect(preview).toContainText('Changes without a date');
  await expect(preview.getByRole('table').first().getByRole('row')).toHaveCount(5);
  expect(await violations(page)).toEqual([]);
  await picture(page, 'revenue-model');

  await draft(page).getByRole('button', { name: 'Approve Model' }).click();
  await page.getByRole('alertdialog', { name: 'Approve Model' }).getByRole('button', { name: 'OK' }).click();
  await expect(approved(page)).toContainText('Approved on');
  await expect(approved(page).getByRole('row').nth(4)).toContainText('Closed Won');
  const versions = page.getByRole('region', { name: 'Earlier Versions' });
  await versions.locator('summary').first().click();
  await expect(versions.getByRole('row').nth(1)).toContainText('Open - Not Contacted');
});

// Specification: conversions.model.order, conversions.access.keyboard
test('everything goes by keyboard alone, with what happens said', async ({ page }) => {
  await openTab(page, 'Revenue Model');
  await expect(approved(page)).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'New Draft' }));
  await page.keyboard.press('Enter');
  await expect(rows(page).nth(0).getByRole('combobox', { name: 'Picklist' })).toBeFocused();

  const third = await rows(page).nth(2).getByRole('combobox', { name: 'Stage' }).innerText();
  const up = (index: number) => rows(page).nth(index).getByRole('button', { name: 'Move Up' });
  await tabTo(page, up(2));
  await page.keyboard.press('Enter');
  await expect(announced(page)).toHaveText(`${third.trim()} is now stage 2 of 4.`);
  await expect(up(1)).toBeFocused();
  await page.keyboard.press('Space');
  await expect(announced(page)).toHaveText(`${third.trim()} is now stage 1 of 4.`);
  await expect(rows(page).nth(0).getByRole('button', { name: 'Move Down' })).toBeFocused();

  await tabTo(page, rows(page).nth(3).getByRole('button', { name: 'Remove Stage' }));
  await page.keyboard.press('Enter');
  await expect(announced(page)).toHaveText('Closed Won was removed. 3 stages left.');
  await expect(page.getByRole('button', { name: 'Add Stage' })).toBeFocused();
  expect(await violations(page)).toEqual([]);

  await tabTo(page, page.getByRole('button', { name: 'Save Draft' }));
  await page.keyboard.press('Enter');
  await expect(draft(page).getByRole('row').nth(1)).toContainText(third.trim());
  await tabTo(page, draft(page).getByRole('button', { name: 'Discard Draft' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog', { name: 'Discard Draft' });
  await expect(dialog).toBeVisible();
  await tabTo(page, dialog.getByRole('button', { name: 'OK' }));
  await page.keyboard.press('Enter');
  await expect(draft(page)).toHaveCount(0);
});

// Specification: conversions.model.invalid
test('what cannot work is refused in a sentence, and nothing typed is lost', async ({ page }) => {
  await openTab(page, 'Revenue Model');
  await page.getByRole('button', { name: 'New Draft' }).click();
  const row = rows(page).nth(0);
  const save = async (expected: string) => {
    await page.getByRole('button', { name: 'Save Draft' }).click();
    await expect(page.locator('c-error-panel').getByRole('alert')).toContainText(expected);
    await expect(rows(page)).toHaveCount(4);
  };
  const enter = async (label: string, value: string) => {
    // The base component shows a number otherwise once it has the focus.
    await row.getByLabel(label).first().click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(value);
    await page.keyboard.press('Tab');
  };
  await choose(row, 'Facebook Conversion', 'Purchase');
  await save('needs a value');
  await enter('Fixed Value', '1e30');
  await save('is too large');
  await enter('Fixed Value', '10');
  await enter('Currency Code', 'ABC');
  await save('a currency code');
  await enter('Currency Code', 'NOK');
  await choose(row, 'Facebook Conversion', 'Custom name');
  await page.getByRole('button', { name: 'Save Draft' }).click();
  await expect(row.getByText('Complete this field')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(draft(page)).toHaveCount(0);
});

// Specification: conversions.model.conflict
test('a user who saves a changed draft is told', async ({ page, context }) => {
  await openTab(page, 'Revenue Model');
  await page.getByRole('button', { name: 'New Draft' }).click();
  const other = await context.newPage();
  await openTab(other, 'Revenue Model');
  await other.getByRole('button', { name: 'New Draft' }).click();
  await other.getByRole('button', { name: 'Save Draft' }).click();
  await expect(draft(other).getByRole('table')).toBeVisible();

  await page.getByRole('button', { name: 'Save Draft' }).click();
  const alert = page.locator('c-error-panel').getByRole('alert');
  await expect(alert).toContainText('Someone else changed, approved, or discarded this draft');
  await expect(rows(page)).toHaveCount(4);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(draft(page).getByRole('table')).toBeVisible();
  await draft(page).getByRole('button', { name: 'Discard Draft' }).click();
  await page.getByRole('alertdialog', { name: 'Discard Draft' }).getByRole('button', { name: 'OK' }).click();
  await expect(draft(page)).toHaveCount(0);
});

// Specification: conversions.model.lost-value
test('a stage whose value the picklist does not offer any more is flagged', async ({ page }) => {
  runApex(`
    Revenue_Stage__c stage = [SELECT Id FROM Revenue_Stage__c
      WHERE Revenue_Model__r.Status__c = 'Approved' AND Value__c = 'Open - Not Contacted'];
    update new Revenue_Stage__c(Id = stage.Id, Value__c = 'Open - Retired');
  `);
  await openTab(page, 'Revenue Model');
  await expect(approved(page)).toContainText('This picklist value is inactive');
  expect(await violations(page)).toEqual([]);
  runApex(`
    Revenue_Stage__c stage = [SELECT Id FROM Revenue_Stage__c WHERE Value__c = 'Open - Retired'];
    update new Revenue_Stage__c(Id = stage.Id, Value__c = 'Open - Not Contacted');
  `);
});

test('an opportunity that is won is captured for the person in its contact role', async () => {
  runApex(`
    Contact person = new Contact(LastName = 'Role', Facebook_Lead_Id__c = '998877665544332');
    Opportunity sale = new Opportunity(Name = 'Role', StageName = 'Prospecting', CloseDate = Date.today(), Amount = 99);
    insert new List<SObject>{ person, sale };
    sale.StageName = 'Closed Won';
    update sale;
    insert new OpportunityContactRole(OpportunityId = sale.Id, ContactId = person.Id);
  `);
  const events = query("SELECT Event_Name__c, Value__c FROM Conversion_Event__c WHERE Opportunity__r.Name = 'Role'");
  expect(events).toEqual([expect.objectContaining({ Event_Name__c: 'Purchase', Value__c: 99 })]);
  runApex("delete [SELECT Id FROM Conversion_Event__c WHERE Opportunity__r.Name = 'Role'];");
});

// Specification: conversions.model.read-only, conversions.access.model
test('a viewer looks at the model and cannot change it', async ({ page }) => {
  await page.goto('/');
  await switchUser(page, 'Touchline Viewer');
  await page.goto('/lightning/n/Revenue_Model');
  await expect(approved(page)).toContainText('Purchase');
  await expect(page.getByText('You can view the revenue model but not edit it.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'New Draft' })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
});

/** Presses Tab until the element has the focus, as a keyboard user does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    if (await target.evaluate((element) => element.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}
