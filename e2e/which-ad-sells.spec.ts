/** Which ad sells: the contrast that a newcomer sees, costs, periods, campaigns, the people behind a number, a file. */
// Specification: conversions.access.language
import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { chooseByKeys, press, type } from './keyboard.ts';
import { speak, speakEnglish } from './language.ts';
import { picture } from './picture.ts';
import { choose, openTab, switchUser } from './salesforce.ts';

const table = (page: Page) => page.getByRole('table', { name: 'Leads, Customers, Success Rate, and Costs' });
const row = (page: Page, name: string | RegExp) => table(page).getByRole('row', { name });
const insight = (page: Page) => page.getByRole('region', { name: 'What the Numbers Say' });

test.afterAll(speakEnglish);

async function open(page: Page): Promise<void> {
  await openTab(page, 'Which Ad Sells');
  await expect(row(page, /^Total/)).toBeVisible();
}

/** Has Chart.js really drawn: is there a pixel that is not blank? */
async function isDrawn(chart: Locator): Promise<boolean> {
  return chart.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    return Boolean(
      canvas
        .getContext('2d')
        ?.getImageData(0, 0, width, height)
        .data.some((value) => value > 0),
    );
  });
}

// Specification: ads.report.chart, ads.report.example
test('by leads alone ad 3 looks best, and the page says that ad 1 sells', async ({ page }) => {
  await open(page);
  await expect(insight(page)).toContainText(
    '“Ad 3: Win a prize” brings the most leads (50), but only 2 of them became',
  );
  await expect(insight(page)).toContainText('“Ad 1: Book a demo” sells best: 10 of 20 leads became customers (50%).');
  await expect(insight(page)).toContainText('A customer from “Ad 3: Win a prize” costs €250.00');
  await expect(row(page, /^Ad 1: Book a demo Best .* €400.00 €20.00 €40.00$/)).toBeVisible();
  await expect(row(page, /^Ad 2: .* 30 5 16.7% likely 7% to 34% €450.00 €15.00 €90.00$/)).toBeVisible();
  await expect(row(page, /^Ad 3: Win a prize Worst .* 50 2 4% likely 1% to 13% €500.00 €10.00 €250.00$/)).toBeVisible();
  for (const name of [/Leads and Customers/, /Success Rate/]) {
    await expect.poll(() => isDrawn(page.getByRole('img', { name }))).toBe(true);
  }
  await picture(page, 'which-ad-sells');
  expect(await violations(page)).toEqual([]);
});

// Specification: ads.report.grouping
test('campaigns are compared, looked into and left again', async ({ page }) => {
  await open(page);
  await choose(page, 'Compare By', 'Campaign');
  await expect(row(page, /^Autumn Sales Best Facebook 50 15 30% /)).toBeVisible();
  await row(page, /^Autumn Reach/)
    .getByRole('button', { name: 'Autumn Reach' })
    .click();
  await expect(page.getByText('Ads of “Autumn Reach”')).toBeVisible();
  await expect(table(page).getByRole('row')).toHaveCount(3);
  await page.getByRole('button', { name: 'Back' }).click();
  await choose(page, 'Compare By', 'Network');
  await expect(row(page, /^Facebook 100 17 17% |^Facebook Best 100 17 17% /)).toBeVisible();
});

// Specification: ads.report.period
test('a period without leads says so', async ({ page }) => {
  await open(page);
  await page.getByRole('textbox', { name: 'Start Date' }).fill('1/1/2020');
  await page.getByRole('textbox', { name: 'End Date' }).fill('1/31/2020');
  await page.getByRole('textbox', { name: 'End Date' }).press('Tab');
  await expect(page.getByText('No leads from ads in this period')).toBeVisible();
  await page.getByRole('textbox', { name: 'End Date' }).fill('1/31/2019');
  await page.getByRole('textbox', { name: 'End Date' }).press('Tab');
  await expect(page.getByText('The end date is before the start date.')).toBeVisible();
  await choose(page, 'Period', 'All Time');
  await expect(row(page, /^Total 100 17 17% /)).toBeVisible();
});

// Specification: ads.report.download
test('the table is taken home as a file', async ({ page }) => {
  await open(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^which-ad-sells_.*\.csv$/);
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines[1]).toBe(
    '"Ad 1: Book a demo","Autumn Sales","Decision makers","Facebook","20","10","0.5","400","20","40","EUR"',
  );
});

// Specification: conversions.access.keyboard, ads.report.people
test('with the keyboard only: sorted, and the people behind a number', async ({ page }) => {
  await open(page);
  await press(page, table(page).getByRole('button', { name: 'Leads' }));
  await expect(table(page).getByRole('columnheader', { name: 'Leads' })).toHaveAttribute('aria-sort', 'descending');
  await expect(table(page).getByRole('row').nth(1)).toContainText('Ad 3');
  await press(page, row(page, /^Ad 1/).getByRole('button', { name: '10' }));
  const people = page.getByRole('region', { name: 'Customers from “Ad 1: Book a demo”' });
  await expect(people.getByRole('row')).toHaveCount(11);
  await expect(people.getByRole('heading')).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await press(page, people.getByRole('button', { name: 'Close' }));
  await expect(people).toHaveCount(0);
  await chooseByKeys(page, page.getByRole('combobox', { name: 'Compare By' }), 'Network');
  await expect(row(page, /^Facebook/)).toBeVisible();
  await type(page, page.getByRole('textbox', { name: 'Start Date' }), '1/1/2020');
  await page.keyboard.press('Tab');
  await expect(row(page, /^Total 100/)).toBeVisible();
});

// Specification: conversions.access.ads
test('a viewer sees the numbers, in a narrow window too', async ({ page }) => {
  await page.goto('/');
  await switchUser(page, 'Touchline Viewer');
  await page.setViewportSize({ width: 400, height: 900 });
  await page.goto('/lightning/n/Ad_Effectiveness');
  await expect(insight(page)).toContainText('sells best');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  expect(await violations(page)).toEqual([]);
});

const comparison = (page: Page) => page.getByRole('region', { name: 'Contacts and Conversions' });
const compared = (page: Page, name: RegExp) =>
  comparison(page)
    .getByRole('table', { name: 'Conversions, Contacts, Customers, and Costs' })
    .getByRole('row', { name });

// Specification: ads.page.reasons, ads.page.people, ads.page.rows
test('a difference opens its reasons, and a reason its people', async ({ page }) => {
  await open(page);
  await choose(page, 'Attribution Report', 'First touch');
  await compared(page, /^Ad 1: Book a demo /)
    .getByRole('button', { name: '20', exact: true })
    .click();
  await expect(page.getByRole('heading', { name: 'Ad 1: Book a demo: Attributed Contacts' })).toBeFocused();
  await page.getByRole('button', { name: 'Close' }).click();
  await compared(page, /^Ad 1: Book a demo /)
    .getByTitle('Show why the numbers of “Ad 1: Book a demo” differ')
    .click();
  const heading = page.getByRole('heading', { name: 'From Conversions to Contacts: Ad 1: Book a demo' });
  await expect(heading).toBeFocused();
  const reasons = page.getByRole('table', { name: 'From Conversions to Contacts: Ad 1: Book a demo' });
  await expect(reasons.getByRole('row')).toHaveCount(10);
  await expect.poll(() => isDrawn(page.getByRole('img', { name: /^From Conversions to Contacts/ }))).toBe(true);
  await picture(page, 'contacts-and-conversions');
  expect(await violations(page)).toEqual([]);
});

// Specification: ads.page.download
test('the comparison is downloaded with a column for each reason', async ({ page }) => {
  await open(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download Comparison' }).click(),
  ]);
  const [head, ...rows] = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(head).toContain('"Several submissions by one person"');
  expect(rows.at(-1)).toContain('"Total"');
});

// Last: the language stays what it is.
for (const [language, expected] of [
  ['es', 'es el que mejor vende'],
  ['no', 'selger best'],
  ['pt_BR', 'é o que vende melhor'],
]) {
  test(`in ${language}`, async ({ page }) => {
    speak(language);
    await page.goto('/lightning/n/Ad_Effectiveness');
    await expect(page.locator('c-ad-comparison')).toContainText(expected);
    expect(await violations(page)).toEqual([]);
  });
}
