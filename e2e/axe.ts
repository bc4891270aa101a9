/** What axe says of a page. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * Of the npm edition of the base components, not the platform's: the time half of `lightning-input type="datetime"` has no
 * label of its own; the host of a confirmation repeats the role of the named dialog inside it.
 */
const NOT_OURS = [/lightning-timepicker/, /^aria-dialog-name: .*lightning-interactive-dialog-base$/];

/** Of a long table the first rows stand for all: axe takes long for each. */
const REPEATED_ROWS = 'tbody tr:nth-child(n+4)';

/** @returns rule and element of each finding */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).exclude(REPEATED_ROWS).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes
      .map((node) => node.target.flat().join(' '))
      .map((target) => `${id}: ${target}`)
      .filter((finding) => !NOT_OURS.some((known) => known.test(finding))),
  );
}
