/** One picture a page, language and width. See gallery.config.ts. */
import { expect, test } from '@playwright/test';
import { LOCALES, speak, speakEnglish } from './language.ts';
import { query } from './records.ts';

const WIDTHS = [400, 1400, 1920];
const LANGUAGES: Record<string, string> = { en_US: 'en_US', ...LOCALES };

const idOf = (soql: string): string => query(soql)[0].Id as string;
const campaign = (): string => idOf("SELECT Id FROM Campaign WHERE Name = 'January Conference'");
const lead = (): string => idOf("SELECT Id FROM Lead WHERE Name = 'Nora Lindqvist'");
const member = (): string =>
  idOf("SELECT Id FROM CampaignMember WHERE Campaign.Name = 'January Conference' ORDER BY Id LIMIT 1");

/** What a page shows when it's complete, and its address. */
const PAGES: Record<string, [component: string, address: () => string]> = {
  campaigns: ['shell-record-table', () => '/lightning/o/Campaign/list'],
  campaign: ['c-touchpoint-status-counts', () => `/lightning/r/Campaign/${campaign()}/view`],
  member: ['c-member-touchpoint', () => `/lightning/r/CampaignMember/${member()}/view`],
  'bulk-update': [
    'c-member-table',
    () => `/lightning/cmp/touchline__bulkTouchpointDateEditor?touchline__campaignId=${campaign()}`,
  ],
  'offline-channels': ['c-offline-channels table', () => '/lightning/n/Offline_Channels'],
  'sync-rules': ['c-sync-rule-test', () => '/lightning/n/Sync_Rules'],
  touchpoints: ['shell-record-table', () => '/lightning/o/Buyer_Touchpoint__c/list'],
  lead: ['shell-related-list', () => `/lightning/r/Lead/${lead()}/view`],
  connection: ['c-connection-settings-form', () => '/lightning/n/Facebook_Connection'],
  'revenue-model': ['c-revenue-stage-list', () => '/lightning/n/Revenue_Model'],
  'conversion-log': ['c-export-run-list', () => '/lightning/n/Conversion_Log'],
  'which-ad-sells': ['c-ad-table', () => '/lightning/n/Ad_Effectiveness'],
};

test.afterAll(() => speakEnglish());

for (const [language, locale] of Object.entries(LANGUAGES)) {
  for (const [name, [component, address]] of Object.entries(PAGES)) {
    test(`${language} ${name}`, async ({ page }) => {
      speak(language, locale);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(address());
        await expect(page.locator(component).first()).toBeVisible();
        await page.waitForLoadState('networkidle');
        await expect(page.locator('lightning-spinner')).toHaveCount(0);
        await page.screenshot({
          path: `.local-org/gallery/${name}-${width}-${language}.png`,
          fullPage: true,
          animations: 'disabled',
        });
        const pageWidth = await page.evaluate(() => document.documentElement.scrollWidth);
        expect.soft(pageWidth, `${name} fits a window of ${width} pixels`).toBeLessThanOrEqual(width);
      }
    });
  }
}
