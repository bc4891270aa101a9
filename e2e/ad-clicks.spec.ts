/** The script for web forms: ids of a click stay from the landing page to the form, byte for byte. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';

const SCRIPT = readFileSync(new URL('../docs/web-form/ad-clicks.js', import.meta.url), 'utf8');
const FORM = `<form action="/thanks" method="get">
  <input type="hidden" name="gclid" /><input type="hidden" name="00N5e00000AbCdE" data-ad-click="fbclid" />
  <input type="hidden" name="utm_id" /><input type="hidden" name="ad_clicked_at" /><input name="email" />
  <button>Send</button></form>`;
const GCLID = 'EAIaIQobChMI_aB-cD.0123%20xYz';

async function openSite(page: Page): Promise<void> {
  const body = `<!doctype html><title>Shop</title><a href="/form">Form</a>${FORM}<script src="/ad-clicks.js" defer></script>`;
  await page.route('http://shop.example/**', (route) =>
    route.request().url().endsWith('/ad-clicks.js')
      ? route.fulfill({ contentType: 'text/javascript', body: SCRIPT })
      : route.fulfill({ contentType: 'text/html', body }),
  );
}

async function send(page: Page): Promise<URLSearchParams> {
  await page.getByRole('link', { name: 'Form' }).click();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.waitForURL(/thanks/);
  return new URL(page.url()).searchParams;
}

// Specification: ads.clicks.web-form
test('ids stay through navigation, byte for byte', async ({ page }) => {
  await openSite(page);
  await page.goto(`http://shop.example/landing?gclid=${encodeURIComponent(GCLID)}&utm_id=555&other=1`);
  await page.goto('http://shop.example/blog?utm_campaign=ours');
  const sent = await send(page);
  expect(sent.get('gclid')).toBe(GCLID);
  expect(sent.get('utm_id')).toBe('555');
  expect(sent.get('ad_clicked_at')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
});

// Specification: ads.clicks.web-form
test('a later click replaces all of an earlier one', async ({ page }) => {
  await openSite(page);
  await page.goto('http://shop.example/?gclid=first&utm_id=555');
  await page.goto('http://shop.example/?fbclid=IwAR0_aB-cD');
  const sent = await send(page);
  expect(sent.get('gclid')).toBe('');
  expect(sent.get('utm_id')).toBe('');
  expect(sent.get('00N5e00000AbCdE')).toBe('IwAR0_aB-cD');
});

// Specification: ads.clicks.web-form
test('a visitor who came by no ad sends nothing, and a damaged cookie does no harm', async ({ page, context }) => {
  await openSite(page);
  await context.addCookies([{ name: 'ad_click', value: '%7Bdamaged', url: 'http://shop.example' }]);
  await page.goto('http://shop.example/');
  expect((await send(page)).get('gclid')).toBe('');
});
