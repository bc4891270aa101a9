/** The pages for people elsewhere: another language, another way to write dates, another time zone, a narrow window. */
import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { query, runApex } from './records.ts';
import { openWindow, switchUser } from './salesforce.ts';

test.describe.configure({ mode: 'serial' });

const FERIA = 'Feria de Madrid';

let page: Page;
test.beforeAll(async ({ browser }) => {
  runApex(`
    Campaign fair = new Campaign(Name = '${FERIA}', StartDate = Date.newInstance(2026, 1, 8), Enable_Buyer_Touchpoints__c = 'IncludeAll');
    insert fair;
    Lead visitor = new Lead(LastName = 'Visitante', Company = 'Ejemplo', Email = 'visitante@example.org');
    insert visitor;
    insert new CampaignMember(CampaignId = fair.Id, LeadId = visitor.Id);
  `);
  page = await openWindow(browser);
  await page.goto('/');
  await switchUser(page, 'Touchline Marketer');
});
test.afterAll(async () => {
  await page.context().close();
  speak('en_US', 'en_US', 'America/Los_Angeles');
});

// Specification: touchpoints.pages.locale
test('in Spanish and in the time zone of Madrid', async () => {
  speak('es', 'es_ES', 'Europe/Madrid');
  await page.goto(campaignPage());
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Modelo de ingresos' })).toBeVisible();
  await expect(page.locator('c-enable-buyer-touchpoints')).toContainText('Punto de contacto creado');
  await expect(page.getByRole('button', { name: 'Edit Inicio de puntos de contacto' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.goto('/lightning/o/Buyer_Touchpoint__c/list');
  await expect(page.getByRole('heading', { name: 'Puntos de contacto del comprador' })).toBeVisible();
  await expect(page).toHaveTitle(/^Puntos de contacto del comprador/);

  await page.goto(editorPage());
  await page.getByText('Incluir todos los registros que coincidan').click();
  await page.getByRole('button', { name: 'Fecha de inicio de la campaña' }).click();
  await page.getByRole('button', { name: 'Vista previa de actualización' }).click();
  await page.getByRole('region').getByRole('button', { name: 'Actualizar 1 fecha', exact: true }).click();
  // The day begins in the organization, in Los Angeles, nine hours after Madrid: before that it lies outside its windows.
  await expect(page.getByRole('grid')).toContainText('8 ene 2026, 9:00');
  expect(touchpointDate()).toContain('2026-01-08T08:00');
});

// Specification: touchpoints.pages.locale
test('in Brazilian Portuguese', async () => {
  speak('pt_BR', 'pt_BR', 'America/Sao_Paulo');
  await page.goto('/lightning/n/Offline_Channels');
  await expect(page).toHaveTitle('Canais offline');
  await expect(page.getByRole('table', { name: 'Canais offline' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

// Specification: touchpoints.pages.locale
test('a date typed as Germans write it, with leading zeros or without', async () => {
  speak('en_US', 'de_DE', 'Europe/Berlin');
  await page.goto(editorPage());
  await page.getByText('Include all matching records').click();
  const date = page.getByRole('textbox', { name: 'Date', exact: true });
  for (const [typed, meant] of [
    ['9.1.2026', '9. Jan. 2026'],
    ['08.01.2026', '8. Jan. 2026'],
  ]) {
    await date.fill(typed);
    // The time of this moment is filled in with the day.
    await date.press('Tab');
    await page.getByRole('button', { name: 'Preview Update' }).click();
    await expect(page.getByRole('region', { name: 'What This Update Changes' })).toContainText(meant);
  }
});

// Specification: touchpoints.pages.locale
test('in a window of 400 pixels nothing is cut off', async () => {
  await page.setViewportSize({ width: 400, height: 800 });
  for (const address of [campaignPage(), editorPage(), '/lightning/n/Offline_Channels', '/lightning/n/Sync_Rules']) {
    await page.goto(address);
    await expect(
      page.locator('c-enable-buyer-touchpoints, c-member-filters, c-offline-channels, c-sync-rules'),
    ).toBeVisible();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  }
  await page.goto(campaignPage());
  const title = await page.getByRole('heading', { name: FERIA }).boundingBox();
  const button = await page.getByRole('button', { name: 'Bulk Update Touchpoint Date' }).first().boundingBox();
  expect(button!.y).toBeGreaterThanOrEqual(title!.y + title!.height);
});

function speak(language: string, locale: string, timeZone: string): void {
  runApex(`
    User marketer = [SELECT Id FROM User WHERE Username = 'touchline_marketer@local-org.example'];
    marketer.LanguageLocaleKey = '${language}';
    marketer.LocaleSidKey = '${locale}';
    marketer.TimeZoneSidKey = '${timeZone}';
    update marketer;
  `);
}

const feria = (): string => query(`SELECT Id FROM Campaign WHERE Name = '${FERIA}'`)[0].Id as string;
const campaignPage = (): string => `/lightning/r/Campaign/${feria()}/view`;
const editorPage = (): string => `/lightning/cmp/touchline__bulkTouchpointDateEditor?touchline__campaignId=${feria()}`;
const touchpointDate = (): string =>
  query(`SELECT Touchpoint_Date__c FROM Buyer_Touchpoint__c WHERE Campaign__r.Name = '${FERIA}'`)[0]
    .Touchpoint_Date__c as string;
