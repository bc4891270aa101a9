/** Working with the keyboard alone: what these functions press is all that happens. */
import { expect, type Locator, type Page } from '@playwright/test';

/** Several times round a page. */
const MAX_PRESSES = 1000;
/** More values than a list has. */
const MAX_MOVES = 120;

/** Presses Tab until the element has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  await expect(target).toBeEnabled();
  for (let presses = 0; presses < MAX_PRESSES; presses += 1) {
    if (await target.evaluate((element) => element.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target.toString()}`);
}

/** Goes to a button, link or check box and presses it. */
export async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Goes to an input and replaces its text. */
export async function type(page: Page, input: Locator, text: string): Promise<void> {
  await tabTo(page, input);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Goes to a combobox and chooses one of its values with the arrows. */
export async function chooseByKeys(page: Page, combobox: Locator, value: string): Promise<void> {
  await tabTo(page, combobox);
  await page.keyboard.press('Enter');
  await choosePointedOut(page, value);
}

/** Goes to a lookup, types a part of the name and chooses the record with the arrows. */
export async function lookUpByKeys(page: Page, lookup: Locator, name: string): Promise<void> {
  await type(page, lookup, name);
  await choosePointedOut(page, name);
}

/** Only the list of the combobox that is open has visible options. */
async function choosePointedOut(page: Page, value: string): Promise<void> {
  const option = page.getByRole('option', { name: value, exact: true });
  await expect(option).toBeVisible();
  for (let moves = 0; moves < MAX_MOVES; moves += 1) {
    if (await option.evaluate((element) => element.classList.contains('slds-has-focus'))) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`The arrows do not reach ${value}`);
}
