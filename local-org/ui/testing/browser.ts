/**
 * A Chromium for tests: Debian's, found on the path, without windows where it is there, since that one opens a page for
 * half the work; or the one that `CHROMIUM_PATH` names.
 */
import { execFileSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';

function find(): string | null {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  try {
    return execFileSync('sh', ['-c', 'command -v chromium-headless-shell || command -v chromium'], {
      encoding: 'utf8',
    }).trim();
  } catch {
    return null;
  }
}

const path = find();

const MISSING = 'Chromium is missing: apt-get install -y chromium';

/** Why browser tests are left out, or false where they run: in CI they run, and fail where there is no Chromium. */
export const browserMissing: string | false = path || process.env.CI === 'true' ? false : MISSING;

/** Longer than anything takes on a busy machine: a test waits for what it looks for, and this ends one that never comes. */
export const PATIENCE_MILLISECONDS = 300_000;

/** A browser without a window and without network requests of its own. */
export async function launch(): Promise<Browser> {
  if (!path) throw new Error(MISSING);
  return chromium.launch({
    executablePath: path,
    timeout: PATIENCE_MILLISECONDS,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
