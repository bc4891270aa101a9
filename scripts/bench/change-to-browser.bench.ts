/** How long after a component's file is saved the page that is open in a browser shows the change. */
import { chromium } from '@playwright/test';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOrg } from '../../local-org/execution/org.ts';
import { startServer } from '../../local-org/ui/server.ts';
import { chromiumPath, missingTool } from '../external-tools.ts';

const RUNS = 5;
const COMPONENT = 'force-app/main/ads/lwc/adEffectiveness/adEffectiveness.html';

const missing = missingTool('chromium');
if (missing) {
  console.log(`change to browser: skipped, ${missing}`);
  process.exit(0);
}

// A copy: the bench changes a component's source.
const project = mkdtempSync(join(tmpdir(), 'bench-'));
cpSync('force-app', join(project, 'force-app'), { recursive: true });
cpSync('sfdx-project.json', join(project, 'sfdx-project.json'));
const file = join(project, COMPONENT);
const source = readFileSync(file, 'utf8');

const org = openOrg({ projects: [project] });
const server = await startServer(org, { port: 0, log: () => {} });
await server.ready;
const browser = await chromium.launch({
  executablePath: chromiumPath() ?? undefined,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const page = await browser.newPage();
  await page.goto(`${server.url}/lightning/n/Ad_Effectiveness`);
  await page.getByText('Which Ad Sells').first().waitFor();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const mark = `Bench ${run}`;
    const started = performance.now();
    writeFileSync(file, source.replace('<template>', `<template><p>${mark}</p>`));
    await page.getByText(mark, { exact: true }).waitFor();
    times.push((performance.now() - started) / 1000);
  }
  times.sort((a, b) => a - b);
  console.log(
    `change to browser: median ${times[RUNS >> 1].toFixed(2)} s, slowest ${times[RUNS - 1].toFixed(2)} s of ${RUNS} (goal: median at most 0.7 s)`,
  );
} finally {
  await browser.close();
  await server.close();
  org.close();
  rmSync(project, { recursive: true });
}
