/**
 * The pages in a real browser: Debian's Chromium against local orgs with sample data and a Meta emulator each, all
 * started afresh for the run.
 */
import { globSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { chromiumPath } from '../scripts/external-tools.ts';
import { WORLDS, worldOf } from './world.ts';

/** What is asked for by name runs in one of the orgs; the others need not start. */
const named = process.argv
  .filter((argument) => /\.spec\.ts(:\d+)?$/.test(argument))
  .map((name) => name.replace(/:\d+$/, ''));
const worlds = WORLDS.filter((world) => !named.length || named.some((file) => worldOf(file) === world));

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  workers: worlds.length,
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
  // In an org the steps build on one another's data: one worker, in order.
  projects: worlds.map(({ name, port }) => ({
    name,
    workers: 1,
    testMatch: globSync('*.spec.ts', { cwd: import.meta.dirname }).filter((file) => worldOf(file).name === name),
    use: { baseURL: `http://localhost:${port}` },
  })),
  webServer: worlds.map(({ port, emulatorPort, dataFile }) => ({
    command: `node --disable-warning=ExperimentalWarning scripts/start.ts --port ${port} --emulator-port ${emulatorPort} --fresh --data ${dataFile}`,
    cwd: '..',
    wait: { stdout: /^Open http/m },
    timeout: 900_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
    stdout: 'pipe',
  })),
});
