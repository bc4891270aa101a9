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

const PAGES: Record<string, () => string> = {
  campaigns: () => '/lightning/o/Campaign/list',
  campaign: () => `/lightning/r/Campaign/${campaign()}/view`,
  member: () => `/lightning/r/CampaignMember/${member()}/view`,
  'bulk-update': () => `/lightning/cmp/touchline__bulkTouchpointDateEditor?touchline__campaignId=${campaign()}`,
  'offline-channels': () => '/lightning/n/Offline_Channels',
  'sync-rules': () => '/lightning/n/Sync_Rules',
  touchpoints: () => '/lightning/o/Buyer_Touchpoint__c/list',
  lead: () => `/lightning/r/Lead/${lead()}/view`,
  connection: () => '/lightning/n/Facebook_Connection',
  'revenue-model': () => '/lightning/n/Revenue_Model',
  'conversion-log': () => '/lightning/n/Conversion_Log',
  'which-ad-sells': () => '/lightning/n/Ad_Effectiveness',
};

test.afterAll(() => speakEnglish());

for (const [language, locale] of Object.entries(LANGUAGES)) {
  for (const [name, address] of Object.entries(PAGES)) {
    test(`${language} ${name}`, async ({ page }) => {
      speak(language, locale);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(address());
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
