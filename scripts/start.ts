/**
 * `npm start`: the package in the local org, with sample data and the Meta emulator.
 *
 *   --port N      where the pages are served (default 4000)
 *   --fresh       begin again with new sample data
 *   --data FILE   SQLite file of the data (default .local-org/org.sqlite)
 *   --emulator-port N   where the Meta emulator listens (default: any free port)
 */
import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openKeptOrg } from '../local-org/cli/open.ts';
import { printDebug, serveUntilStopped } from '../local-org/cli/serve.ts';
import type { Org } from '../local-org/execution/org.ts';
import { importTree } from '../local-org/metadata/import.ts';

const SAMPLE_DATA = '.local-org/sample-data';
const FIRST_STEPS = 'scripts/schedule-export.apex';
// The emulator takes any token; a real one is entered in the org and is never in a file.
const EMULATOR_TOKEN = 'local-emulator';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4000' },
    fresh: { type: 'boolean', default: false },
    data: { type: 'string', default: '.local-org/org.sqlite' },
    'emulator-port': { type: 'string', default: '0' },
  },
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  console.error(`--port takes a number from 1 to 65535, not '${values.port}'`);
  process.exit(2);
}

const emulator = await startEmulator();
console.log(`Meta emulator: ${emulator.url}`);
const isNew = values.fresh || !existsSync(values.data);
const org = openKeptOrg(
  { project: ['.'], data: values.data, fresh: values.fresh },
  {
    debug: printDebug,
    config: {
      namedCredentials: {
        Meta_Graph: { endpoint: emulator.url, headers: { Authorization: `Bearer ${EMULATOR_TOKEN}` } },
      },
    },
  },
);
for (const { file, line, column, message } of org.program.errors) console.error(`${file}:${line}:${column} ${message}`);
if (isNew) loadSampleData(org);
const exitCode = await serveUntilStopped(org, port);
emulator.process.kill();
process.exit(exitCode);

/** In a process of its own: Apex waits for the answer of a callout, and nothing else runs in this process meanwhile. */
function startEmulator(): Promise<{ url: string; process: ChildProcess }> {
  const child = fork('emulators/meta/main.ts', ['--port', values['emulator-port']], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The Meta emulator ended with exit code ${code}`)));
    child.once('message', ({ url }: { url: string }) => resolve({ url, process: child }));
  });
}

/** Loads all of it or, when something is wrong with it, leaves no half-filled org behind. */
function loadSampleData(org: Org): void {
  try {
    execFileSync(process.execPath, ['scripts/sample-data.ts', '--out', SAMPLE_DATA], { stdio: 'inherit' });
    const counts = importTree(org, `${SAMPLE_DATA}/plan.json`);
    org.transact(
      { entry: { kind: 'anonymous', name: FIRST_STEPS } },
      org.program.anonymous(readFileSync(FIRST_STEPS, 'utf8'), FIRST_STEPS),
    );
    org.jobs.drain();
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    console.log(`Sample data: ${total} records`);
  } catch (error) {
    org.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(values.data + suffix, { force: true });
    emulator.process.kill();
    throw error;
  }
}
