/**
 * How long a fresh clone takes until the pages can be opened, and a second start, beside an older build.
 *
 *   npm run bench -- start [--old COMMIT]
 *
 * Both builds start once before anything is measured, so that npm's cache holds what either installs; then everything
 * that is not in git is removed from both clones, and they start again, one after the other.
 */
import { type Browser, chromium } from '@playwright/test';
import { chromiumPath } from '../external-tools.ts';
import { type Build, ended, freePorts, makeFresh, npm, ratioText, withBothBuilds } from './builds/builds.ts';

interface Start {
  /** From the command to the line that says where to open the pages. */
  open: number;
  /** From there to a page that a person can use; null without Chromium. */
  page: number | null;
}

await withBothBuilds(async (builds) => {
  console.log('filling the npm cache with what both builds install …');
  for (const build of builds) {
    await start(build);
    makeFresh(build);
  }
  const first = [await start(builds[0]), await start(builds[1])] as const;
  const second = [await start(builds[0]), await start(builds[1])] as const;
  report('fresh clone to "Open http…"', first, 'goal: at most one third');
  report('second start', second, 'goal: at most 3 s');
});

/** Starts a build, opens its first page, and stops it. */
async function start(build: Build): Promise<Start> {
  const [port] = await freePorts(1);
  const begun = performance.now();
  const child = npm(build, ['start', '--', '--port', String(port)]);
  const end = ended(child);
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (text: string) => {
      output += text;
      const found = /^Open (http\S+)/m.exec(output);
      if (found) resolve(found[1]);
    });
    void end.then(({ output: all }) => reject(new Error(`npm start of the ${build.name} build ended:\n${all}`)));
  });
  const open = secondsSince(begun);
  const page = await firstPage(address);
  process.kill(-child.pid!, 'SIGTERM');
  await end;
  return { open, page };
}

async function firstPage(address: string): Promise<number | null> {
  const executablePath = chromiumPath();
  if (!executablePath) return null;
  const browser: Browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(600_000);
    const begun = performance.now();
    await page.goto(address);
    await page.getByRole('button', { name: 'New', exact: true }).waitFor();
    return secondsSince(begun);
  } finally {
    await browser.close();
  }
}

function secondsSince(begun: number): number {
  return (performance.now() - begun) / 1000;
}

function report(what: string, [old, fresh]: readonly [Start, Start], goal: string): void {
  console.log(
    `${what}: ${fresh.open.toFixed(1)} s, old ${old.open.toFixed(1)} s: ${ratioText(old.open, fresh.open)} (${goal})`,
  );
  if (old.page !== null && fresh.page !== null) {
    console.log(`  then the first page: ${fresh.page.toFixed(1)} s, old ${old.page.toFixed(1)} s`);
  }
}
