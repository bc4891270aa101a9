/** Pictures for the documentation: `E2E_PICTURES=1 npm test -- --only e2e` makes them again in docs/images. */
import type { Page } from '@playwright/test';

export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.E2E_PICTURES) return;
  // What was just done is said over what is to be seen.
  for (const toast of await page.locator('.slds-notify_toast button').all()) await toast.click();
  await page.screenshot({ path: `docs/images/${name}.png`, animations: 'disabled' });
}
