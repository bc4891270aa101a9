/**
 * Every check of the project, one after the other, each with its outcome and time; the last line counts them.
 *
 *   npm test                       all
 *   npm test -- --only apex,jest   some, by name
 *   npm test -- --list             their names
 *
 * What needs Java or Chromium and does not find it is skipped by name with the command that installs it; with CI=true
 * a missing one is a failure.
 */
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parse, UsageError } from '../local-org/cli/arguments.ts';
import { writeChartLibrary } from './chart-library.ts';
import { missingTool, type ExternalTool } from './external-tools.ts';

interface Check {
  name: string;
  what: string;
  command: string[];
  needs?: ExternalTool;
}

const node = (...args: string[]) => [process.execPath, '--disable-warning=ExperimentalWarning', ...args];
const localOrg = (...args: string[]) => node('local-org/bin/local-org.ts', ...args);
// Node would leave one core free, of two: half of the machine.
const nodeTests = (...patterns: string[]) =>
  node(
    '--test',
    `--test-concurrency=${availableParallelism()}`,
    '--test-reporter=dot',
    ...patterns.flatMap((p) => globSync(p)).sort(),
  );

const checks: Check[] = [
  { name: 'types', what: 'TypeScript', command: node('scripts/checks/typescript.ts') },
  {
    name: 'apex-types',
    what: 'Apex, by the independent checker',
    command: node('scripts/checks/apex-types.ts', '.'),
    needs: 'java',
  },
  { name: 'format', what: 'Prettier', command: ['prettier', '--check', '--log-level=warn', '.'] },
  { name: 'lint', what: 'ESLint', command: ['eslint', '--max-warnings=0', '.'] },
  { name: 'metadata', what: 'metadata schema and cross-references', command: node('scripts/checks/metadata.ts', '.') },
  { name: 'lwc', what: 'the platform LWC compiler', command: node('scripts/checks/lwc-platform.ts') },
  {
    name: 'security',
    what: 'AppExchange and security rules',
    command: node('scripts/checks/security.ts', 'force-app'),
    needs: 'java',
  },
  { name: 'jest', what: 'components', command: ['jest', '--ci'] },
  {
    name: 'engine',
    what: 'local org, emulators, scripts',
    command: nodeTests('local-org/**/*.test.ts', 'emulators/**/*.test.ts', 'scripts/**/*.test.ts'),
  },
  {
    name: 'conformance',
    what: 'local org against the documented rules',
    command: localOrg('test', '--project', 'local-org/conformance'),
  },
  {
    name: 'apex',
    what: 'Apex tests',
    command: localOrg('test', '--project', '.', '--minimum-coverage', '90'),
  },
  {
    name: 'packaged',
    what: 'the same with the namespace of the package',
    command: localOrg('test', '--project', '.', '--namespace', 'touchline'),
  },
  {
    name: 'proof',
    what: "Meta's own code, faults and kills; npm run proof is the long form",
    command: node('scripts/proof.ts', '--short'),
  },
  {
    name: 'e2e',
    what: 'the pages in Chromium',
    command: ['playwright', 'test', '--config=e2e/playwright.config.ts'],
    needs: 'chromium',
  },
];

const values = options();
if (values.list) {
  for (const { name, what } of checks) console.log(`${name.padEnd(14)}${what}`);
  process.exit(0);
}

const selected = select(values.only);
writeChartLibrary();
const outcomes: { name: string; outcome: 'passed' | 'failed' | 'skipped' }[] = [];
for (const check of selected) outcomes.push({ name: check.name, outcome: await run(check) });

const named = (outcome: string) => outcomes.filter((o) => o.outcome === outcome).map((o) => o.name);
const count = (outcome: string) => named(outcome).length;
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

async function run(check: Check): Promise<'passed' | 'failed' | 'skipped'> {
  console.log(`\n── ${check.name}: ${check.what}`);
  const missing = check.needs && missingTool(check.needs);
  if (missing) {
    const inCi = process.env.CI === 'true';
    console.log(`${inCi ? 'failed' : 'skipped'}: ${missing}`);
    return inCi ? 'failed' : 'skipped';
  }
  const started = performance.now();
  const code = await exitCode(check.command);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'passed' : `FAILED (exit ${code})`} in ${seconds} s`);
  return code === 0 ? 'passed' : 'failed';
}

function exitCode([command, ...args]: string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
