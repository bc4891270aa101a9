/**
 * Pictures of every page in each language and at each width, to be looked at by a person:
 *
 *   npx playwright test --config=e2e/gallery.config.ts            all
 *   npx playwright test --config=e2e/gallery.config.ts -g "no "   one language, or a page by its name
 *
 * They go to `.local-org/gallery/`. A page that is wider than its window fails.
 */
import { defineConfig } from '@playwright/test';
import browserTests from './playwright.config.ts';

const [server] = [browserTests.webServer ?? []].flat();
const [project] = browserTests.projects ?? [];

export default defineConfig({
  ...browserTests,
  workers: 1,
  projects: [{ ...project, testMatch: 'gallery.pictures.ts' }],
  webServer: server,
});
