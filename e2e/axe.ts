/** What axe says of a page. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** The time half of the npm edition's `lightning-input type="datetime"` has no label of its own; the platform's has. */
const NOT_OURS = 'lightning-timepicker';

/** @returns rule and element of each finding */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes
      .map((node) => node.target.flat().join(' '))
      .filter((target) => !target.includes(NOT_OURS))
      .map((target) => `${id}: ${target}`),
  );
}
