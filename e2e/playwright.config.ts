/**
 * The pages in a real browser: Debian's Chromium against the local org with sample data and the Meta emulator, all
 * started afresh for the run.
 */
import { defineConfig } from '@playwright/test';
import { chromiumPath } from '../scripts/external-tools.ts';
import { DATA_FILE, EMULATOR_PORT, PORT } from './world.ts';

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  // The steps build on one another's data: one worker, in order.
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env.CI === 'true',
  // Tests wait for what they look for. These end what never comes, and are longer than anything takes on a busy machine.
  timeout: 600_000,
  expect: { timeout: 120_000 },
  // On CI the report is kept beside the traces.
  reporter:
    process.env.CI === 'true'
      ? [['list'], ['html', { open: 'never', outputFolder: '../playwright-report' }]]
      : [['list']],
  use: {
    baseURL: `http://localhost:${PORT}`,
    // Recording slows every test down: `E2E_TRACE=1` where a failure needs it.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    launchOptions: {
      executablePath: chromiumPath() ?? undefined,
      timeout: 300_000,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node --disable-warning=ExperimentalWarning scripts/start.ts --port ${PORT} --emulator-port ${EMULATOR_PORT} --fresh --data ${DATA_FILE}`,
    cwd: '..',
    wait: { stdout: /^Open http/m },
    timeout: 900_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
    stdout: 'pipe',
  },
});
