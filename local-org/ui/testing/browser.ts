/** A Chromium for tests: Debian's, found on the path. */
import { execFileSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';

function find(): string | null {
  try {
    return execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

const path = find();

/** Why browser tests cannot run, or false where they can. */
export const browserMissing: string | false = path ? false : 'Chromium is missing: apt-get install -y chromium';

/** A browser without a window that asks nobody for anything. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: path ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
