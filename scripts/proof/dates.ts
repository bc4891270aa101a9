/**
 * The checks at moments when dates go wrong: a February of 28 days and one of 29 ends, a year ends, clocks go forward
 * and back. The clock starts shortly before and runs on, so that the moment passes during each check.
 *
 *   npm run proof -- dates                            every check at every moment: hours
 *   npm run proof -- dates --at europe-back --only apex,conformance
 *   npm run proof -- dates --at 2027-01-31T23:59:30Z  any other moment, in the time zone of this process
 *   npm run proof -- dates --short                    conformance while clocks go back; `npm test` has this, and the
 *                                                     Apex tests of the organization abroad at the same moment
 *   npm run proof -- dates --list                     their names
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromiumPath, faketimeLibrary, missingTool } from '../external-tools.ts';

interface Moment {
  name: string;
  /** When the month, the year or the offset of the time zone changes, during the check; or `at`: when the check starts. */
  passes?: string;
  at?: string;
  /** Time zone of the processes, of Chromium too. Users of the org have their own. */
  zone?: string;
}

const MOMENTS: Moment[] = [
  { name: 'february-ends', passes: '2027-03-01T00:00:00Z', zone: 'UTC' },
  { name: 'leap-day', passes: '2028-02-29T00:00:00Z', zone: 'UTC' },
  { name: 'america-forward', passes: '2027-03-14T10:00:00Z', zone: 'America/Los_Angeles' },
  { name: 'europe-forward', passes: '2027-03-28T01:00:00Z', zone: 'Europe/Oslo' },
  { name: 'europe-back', passes: '2027-10-31T01:00:00Z', zone: 'Europe/Oslo' },
  { name: 'america-back', passes: '2027-11-07T09:00:00Z', zone: 'America/Los_Angeles' },
  { name: 'year-ends', passes: '2028-01-01T00:00:00Z', zone: 'UTC' },
  // Midnight of the Apex tests' users, in Oslo, and of those of a new local org.
  { name: 'year-ends-europe', passes: '2027-12-31T23:00:00Z', zone: 'Europe/Oslo' },
  { name: 'year-ends-america', passes: '2028-01-01T08:00:00Z', zone: 'America/Los_Angeles' },
  // In Honolulu it is still the old year, in Auckland the first afternoon of the new one.
  { name: 'year-begins-west', at: '2028-01-01T00:03:00Z', zone: 'Pacific/Honolulu' },
  { name: 'year-begins-east', at: '2028-01-01T00:03:00Z', zone: 'Pacific/Auckland' },
];

interface Check {
  name: string;
  command: string[];
  /** How long before the moment it starts: the moment comes in its first third on an idle machine. */
  secondsBefore: number;
}

const ofTests = (name: string) => ['scripts/test.ts', '--only', name];
const apexTests = (project: string) => ['local-org/bin/local-org.ts', 'test', '--project', project];

/** The checks of `npm test` that look at a clock. */
const CHECKS: Check[] = [
  { name: 'jest', command: ofTests('jest'), secondsBefore: 20 },
  { name: 'engine', command: ofTests('engine'), secondsBefore: 60 },
  { name: 'conformance', command: apexTests('local-org/conformance'), secondsBefore: 6 },
  { name: 'apex', command: apexTests('.'), secondsBefore: 12 },
  { name: 'installed-abroad', command: ['scripts/checks/installed.ts', 'abroad'], secondsBefore: 15 },
  { name: 'e2e', command: ofTests('e2e'), secondsBefore: 180 },
];
const SHORT = { at: 'europe-back', only: 'conformance' };

const { values } = parseArgs({
  options: {
    at: { type: 'string' },
    only: { type: 'string' },
    short: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    // The other proofs take one.
    seed: { type: 'string' },
  },
});
if (values.list) {
  for (const { name, passes, at, zone } of MOMENTS) console.log(`${name.padEnd(18)}${passes ?? at}  ${zone}`);
  console.log(`\nChecks: ${CHECKS.map(({ name }) => name).join(', ')}`);
  process.exit(0);
}
const { moments, checks } = chosen();
const missing = missingTool('faketime');
if (missing) {
  const isSkipped = values.short && process.env.CI !== 'true';
  console.log(`${isSkipped ? 'skipped' : 'failed'}: ${missing}`);
  process.exit(isSkipped ? 0 : 1);
}

const failed: string[] = [];
for (const moment of moments) {
  for (const { name, command, secondsBefore } of checks) {
    const start = new Date(moment.passes ? Date.parse(moment.passes) - secondsBefore * 1000 : moment.at!);
    console.log(`\n══ ${moment.name}: ${name} from ${start.toISOString()} ${moment.zone ?? ''}`);
    if (!passesAt(start, moment.zone, command)) failed.push(`${name} at ${moment.name}`);
  }
}
console.log(`\ndates: ${moments.length * checks.length - failed.length} passed, ${failed.length} failed`);
for (const each of failed) console.log(`  ${each}`);
process.exit(failed.length ? 1 : 0);

function chosen(): { moments: Moment[]; checks: Check[] } {
  const { at, only } = values.short ? SHORT : values;
  const isOther = at !== undefined && !Number.isNaN(Date.parse(at));
  return {
    moments: isOther ? [{ name: at, at }] : named(MOMENTS, at, 'moment'),
    checks: named(CHECKS, only, 'check'),
  };
}

function named<T extends { name: string }>(all: T[], list: string | undefined, kind: string): T[] {
  if (!list) return all;
  const names = list.split(',');
  const unknown = names.filter((name) => !all.some((each) => each.name === name));
  if (unknown.length) {
    console.error(`Unknown ${kind}: ${unknown.join(', ')}. There are: ${all.map(({ name }) => name).join(', ')}`);
    process.exit(2);
  }
  return all.filter(({ name }) => names.includes(name));
}

/** Runs one check with the clock of its processes set. */
function passesAt(start: Date, zone: string | undefined, command: string[]): boolean {
  // A distance from now, not a moment to start at: so all processes of the check agree, whenever each began.
  const seconds = Math.round((start.getTime() - Date.now()) / 1000);
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...command], {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(zone ? { TZ: zone } : {}),
      LD_PRELOAD: faketimeLibrary()!,
      FAKETIME: `${seconds < 0 ? '' : '+'}${seconds}`,
      // Timers and waits go by the machine's clock.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      CHROMIUM_PATH: path.resolve('scripts/proof/dates/chromium'),
      DATES_CHROMIUM: chromiumPath() ?? 'chromium',
    },
  });
  return status === 0;
}
