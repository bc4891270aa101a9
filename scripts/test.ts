/**
 * Every check of the project, side by side on the machine's cores, each with its output, outcome and time together; the
 * last line counts them.
 *
 *   npm test                       all
 *   npm test -- --only apex,jest   some, by name; what a single one prints is shown as it comes
 *   npm test -- --list             their names
 *
 * What needs Java or Chromium and does not find it is skipped by name with the command that installs it; with CI=true
 * a missing one is a failure.
 */
import { spawn, spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseAhead } from '../local-org/apex/syntax/parse-ahead.ts';
import { parse, UsageError } from '../local-org/cli/arguments.ts';
import { loadProject } from '../local-org/metadata/index.ts';
import { writeGeneratedSources } from './generated-sources.ts';
import { runSideBySide } from './checks/side-by-side.ts';
import { faketimeLibrary, missingTool, type ExternalTool } from './external-tools.ts';

interface Check {
  name: string;
  what: string;
  command: string[];
  needs?: ExternalTool;
  /** How many cores it keeps busy; one when left out. */
  cores?: number;
  /**
   * About what it takes of one core, in seconds; decides on nothing but the order. What takes long starts first: if it
   * started last, it would be waited for alone.
   */
  seconds: number;
  /** Compiles the package's Apex. */
  runsPackage?: boolean;
}

type Outcome = 'passed' | 'failed' | 'skipped';

const CORES = availableParallelism();
/** Where the local org keeps what it has parsed. */
const PARSED = '.local-org/cache';

const node = (...args: string[]) => [process.execPath, '--disable-warning=ExperimentalWarning', ...args];
const localOrg = (...args: string[]) => node('local-org/bin/local-org.ts', ...args);
// Node would leave one core free, of two: half of the machine. Tests in a browser are the longest, and so the first.
const nodeTests = (...patterns: string[]) => {
  const files = patterns.flatMap((pattern) => globSync(pattern)).sort();
  const isLong = (file: string) => file.endsWith('.browser.test.ts');
  const ordered = [...files.filter(isLong), ...files.filter((file) => !isLong(file))];
  return node('--test', `--test-concurrency=${CORES}`, '--test-reporter=dot', ...ordered);
};

/** Abroad it is the night when clocks go back: one run shows both, where the clock can be set. */
const installedIn = (organization: string) =>
  organization === 'abroad' && faketimeLibrary()
    ? node('scripts/proof/dates.ts', '--at', 'europe-back', '--only', 'installed-abroad')
    : node('scripts/checks/installed.ts', organization);

const checks: Check[] = [
  { name: 'types', what: 'TypeScript', seconds: 26, command: node('scripts/checks/typescript.ts') },
  { name: 'layers', what: 'imports against the layers', seconds: 3, command: node('scripts/checks/layers.ts', '.') },
  {
    name: 'apex-types',
    what: 'Apex, by the independent checker',
    seconds: 10,
    command: node('scripts/checks/apex-types.ts', '.'),
    needs: 'java',
  },
  {
    name: 'apex-layers',
    what: 'layers and rooms of the Apex',
    seconds: 1,
    command: node('scripts/checks/apex-layers.ts'),
  },
  {
    name: 'access-modes',
    what: 'every query and save states its access mode; one API version',
    seconds: 2,
    command: node('scripts/checks/access-modes.ts', '.', ...globSync('scripts/*.apex'), 'local-org/ui/fixture'),
  },
  { name: 'format', what: 'Prettier', seconds: 45, command: node('scripts/checks/format.ts') },
  { name: 'lint', what: 'ESLint', seconds: 61, command: ['eslint', '--max-warnings=0', '.'] },
  {
    name: 'metadata',
    what: 'metadata schema and cross-references',
    seconds: 3,
    command: node('scripts/checks/metadata.ts', '.'),
  },
  {
    name: 'words',
    what: 'labels, docs, comments against the voice',
    seconds: 1,
    command: node('scripts/checks/words.ts'),
  },
  { name: 'lwc', what: 'the platform LWC compiler', seconds: 14, command: node('scripts/checks/lwc-platform.ts') },
  {
    name: 'security',
    what: 'AppExchange and security rules',
    seconds: 35,
    command: node('scripts/checks/security.ts', 'force-app'),
    needs: 'java',
  },
  { name: 'jest', what: 'components', seconds: 47, command: ['jest', '--ci'], cores: Math.max(1, CORES - 1) },
  {
    name: 'engine',
    what: 'local org, emulators, scripts',
    seconds: 150,
    command: nodeTests('local-org/**/*.test.ts', 'emulators/**/*.test.ts', 'scripts/**/*.test.ts'),
    cores: CORES,
  },
  {
    name: 'conformance',
    what: 'local org against the documented rules',
    seconds: 17,
    command: localOrg('test', '--project', 'local-org/conformance'),
  },
  {
    name: 'apex',
    what: 'Apex tests, with the tables of a large organization',
    seconds: 43,
    command: localOrg('test', '--project', '.', '--minimum-coverage', '90', '--statistics', 'config/table-sizes.json'),
    runsPackage: true,
  },
  ...['plain', 'hostile', 'abroad'].map((organization) => ({
    name: `installed-${organization}`,
    what: `the same as a managed package in subscribers/${organization}`,
    // As the Apex tests without coverage.
    seconds: 27,
    command: installedIn(organization),
    runsPackage: true,
  })),
  {
    name: 'proof',
    what: "Meta's and Google's own code, faults and kills, other dates; npm run proof is the long form",
    seconds: 60,
    command: node('scripts/proof.ts', '--short'),
    runsPackage: true,
  },
  {
    name: 'e2e',
    what: 'the pages in Chromium',
    seconds: 400,
    command: ['playwright', 'test', '--config=e2e/playwright.config.ts'],
    needs: 'chromium',
    // Its two browsers wait as much as they work: another check runs beside them.
    cores: Math.max(1, Math.min(2, CORES - 1)),
    runsPackage: true,
  },
];

const values = options();
if (values.list) {
  for (const { name, what } of checks) console.log(`${name.padEnd(20)}${what}`);
  process.exit(0);
}

const selected = select(values.only);
prepare();
const started = performance.now();
const outcomes = new Map<string, Outcome>();
await runSideBySide(
  [...selected].sort((a, b) => b.seconds - a.seconds).map((check) => ({ check, cores: check.cores ?? 1 })),
  CORES,
  async ({ check }) => {
    outcomes.set(check.name, await run(check, selected.length === 1));
  },
);

const named = (outcome: Outcome) => selected.map(({ name }) => name).filter((name) => outcomes.get(name) === outcome);
const count = (outcome: Outcome) => named(outcome).length;
if (selected.length > 1) console.log(`\n${secondsSince(started)} s on ${CORES} cores`);
if (count('failed')) console.log(`\nFailed: ${named('failed').join(', ')}`);
if (count('skipped')) console.log(`\nSkipped: ${named('skipped').join(', ')}`);
console.log(`\nchecks: ${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
process.exit(count('failed') ? 1 : 0);

function options() {
  try {
    return parse(process.argv.slice(2), { only: { type: 'string' }, list: { type: 'boolean' } }, { names: [] }).values;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message} npm test takes --only and --list.`);
    return process.exit(2);
  }
}

function select(only: string | undefined): Check[] {
  if (!only) return checks;
  const names = only.split(',');
  const unknown = names.filter((name) => !checks.some((check) => check.name === name));
  if (unknown.length) {
    console.error(`Unknown check: ${unknown.join(', ')}. Known: ${checks.map((c) => c.name).join(', ')}`);
    process.exit(2);
  }
  return checks.filter((check) => names.includes(check.name));
}

/** What several checks read and none of them may find half written. */
function prepare(): void {
  writeGeneratedSources();
  const { status } = spawnSync(process.execPath, ['scripts/generate-apex-types.ts'], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
  // Once for all of them, instead of once in each.
  if (selected.filter(({ runsPackage }) => runsPackage).length > 1) {
    const files = loadProject(['.']).apexFiles.map(({ file }) => file);
    parseAhead(
      files.map((file) => ({
        text: readFileSync(file, 'utf8'),
        kind: file.endsWith('.trigger') ? 'trigger' : 'class',
      })),
      PARSED,
    );
  }
}

/** @param live show the output as it comes; else in one piece at the end, so that checks don't mix */
async function run(check: Check, live: boolean): Promise<Outcome> {
  const heading = `\n── ${check.name}: ${check.what}`;
  const missing = check.needs && missingTool(check.needs);
  if (missing) {
    const inCi = process.env.CI === 'true';
    console.log(`${heading}\n${inCi ? 'failed' : 'skipped'}: ${missing}`);
    return inCi ? 'failed' : 'skipped';
  }
  console.log(live ? heading : `started ${check.name}`);
  const started = performance.now();
  const { code, output } = await execute(check.command, live);
  if (!live) console.log(`${heading}\n${output.trimEnd()}`);
  console.log(`${code === 0 ? 'passed' : `FAILED (exit ${code})`} in ${secondsSince(started)} s`);
  return code === 0 ? 'passed' : 'failed';
}

function secondsSince(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1);
}

/** @returns the exit code, and what was printed unless it was shown already */
function execute([command, ...args]: string[], live: boolean): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.on('error', (error) => resolve({ code: 1, output: `${output}${command}: ${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
