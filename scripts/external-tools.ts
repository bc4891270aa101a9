/** What npm cannot install: Java for the Apex checkers, Chromium for the browser tests, faketime for other dates. */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

export type ExternalTool = 'java' | 'chromium' | 'faketime';

const MINIMUM_JAVA = 11;

/** @returns null when the tool is there, else one line: what is missing and the command that installs it */
export function missingTool(tool: ExternalTool): string | null {
  if (tool === 'chromium') {
    return chromiumPath()
      ? null
      : 'Chromium is missing. Install it: sudo apt-get install chromium (or set CHROMIUM_PATH)';
  }
  if (tool === 'faketime') {
    return faketimeLibrary() ? null : 'faketime is missing (Linux only). Install it: sudo apt-get install faketime';
  }
  const version = javaVersion();
  if (version !== null && version >= MINIMUM_JAVA) return null;
  const found = version === null ? 'Java is missing' : `Java ${version} is too old`;
  return `${found}. Install Java 17: sudo apt-get install openjdk-17-jre-headless`;
}

/**
 * The Chromium that the browser tests drive, or null: where it is there, the one without windows, which opens a page for
 * half the work. `CHROMIUM_PATH` names another one.
 */
export function chromiumPath(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  for (const name of ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']) {
    const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (status === 0) return stdout.trim();
  }
  return null;
}

/** The library that sets the clock of the processes it is loaded into, where Debian and its relatives install it. */
export function faketimeLibrary(): string | null {
  return globSync('/usr/lib/*/faketime/libfaketime.so.1').at(0) ?? null;
}

function javaVersion(): number | null {
  const { status, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const match = status === 0 ? /version "(?:1\.)?(\d+)/.exec(stderr) : null;
  return match ? Number(match[1]) : null;
}
