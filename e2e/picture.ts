/** Pictures for the documentation: `E2E_PICTURES=1 npm test -- --only e2e` makes them anew in docs/images. */
import type { Page } from '@playwright/test';

export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.E2E_PICTURES) await page.screenshot({ path: `docs/images/${name}.png`, animations: 'disabled' });
}
