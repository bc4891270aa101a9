/**
 * `npm start`: the package in the local org, with sample data and the emulators of the ad networks.
 *
 *   --port N      where the pages are served (default 4000)
 *   --fresh       begin again with new sample data
 *   --data FILE   SQLite file of the data (default .local-org/org.sqlite)
 *   --emulator-port N   where the Meta emulator listens (default: any free port)
 */
import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { parse, portOf, UsageError } from '../local-org/cli/arguments.ts';
import { explain } from '../local-org/cli/main.ts';
import { openKeptOrg } from '../local-org/cli/open.ts';
import { printDebug, serveUntilStopped } from '../local-org/cli/serve.ts';
import { OrgError, type Org } from '../local-org/execution/org.ts';
import { importTree } from '../local-org/execution/import-tree.ts';
import { baseBundle } from '../local-org/ui/base/bundle.ts';
import { addUsers } from '../local-org/ui/org/users.ts';
import { writeGeneratedSources } from './generated-sources.ts';

const SAMPLE_ACCESS = 'scripts/sample-access.apex';
// As the button of the Schedules page does.
const START_SCHEDULES = 'PackageSchedules.start();';
// Used in the org until another is entered on the setup page. The emulator takes any token; a real one is in no file.
const EMULATOR_TOKEN = 'local-emulator';

interface Emulator {
  url: string;
  process: ChildProcess;
}
let emulators: Emulator[] = [];

const exitCode = await start().catch((error: unknown) =>
  error instanceof UsageError
    ? complain(`${error.message} npm start takes --port, --fresh, --data and --emulator-port.`)
    : explain('start', error),
);
for (const { process: child } of emulators) child.kill();
process.exit(exitCode);

/** What can be refused is refused before the kept data are touched. */
async function start(): Promise<number> {
  const { values } = parse(
    process.argv.slice(2),
    {
      port: { type: 'string', default: '4000' },
      fresh: { type: 'boolean', default: false },
      data: { type: 'string', default: '.local-org/org.sqlite' },
      'emulator-port': { type: 'string', default: '0' },
    },
    { names: [] },
  );
  const port = portOf(values.port);
  const emulatorPort = portOf(values['emulator-port']);
  if (!(await isFree(port))) {
    return complain(`Port ${port} is in use. Stop what uses it, or choose another: npm start -- --port ${port + 1}`);
  }
  if (!(await isFree(emulatorPort, '127.0.0.1'))) {
    return complain(`Port ${emulatorPort} is in use. Stop what uses it, or choose another with --emulator-port.`);
  }
  const isNew = values.fresh || !existsSync(values.data) || existsSync(unfinishedMark(values.data));
  // Another process builds the base components while this one compiles and loads. The server tells of a failure.
  baseBundle(console.log).catch(() => {});
  writeGeneratedSources();
  if (isNew) writeSampleData(values.data);

  if (isNew) markUnfinished(values.data);
  emulators = await Promise.all([
    startEmulator('meta', emulatorPort),
    startEmulator('google', 0),
    startEmulator('linkedin', 0),
  ]);
  const [meta, google, linkedIn] = emulators;
  console.log(`Emulators: Meta ${meta.url}, Google Ads ${google.url}, LinkedIn ${linkedIn.url}`);
  const org = openKeptOrg(
    { project: ['.'], data: values.data, fresh: isNew },
    {
      debug: printDebug,
      config: {
        namedCredentials: {
          Meta_Graph: { endpoint: meta.url },
          Google_Ads: { endpoint: google.url },
          LinkedIn_Marketing: { endpoint: linkedIn.url },
        },
        credentials: {
          Meta_Graph: { SystemUser: { AccessToken: EMULATOR_TOKEN } },
          // An org gets this token by OAuth. There is nobody to sign in to here.
          Google_Ads: { AdsUser: { AccessToken: EMULATOR_TOKEN } },
          LinkedIn_Marketing: { AdsUser: { AccessToken: EMULATOR_TOKEN } },
        },
      },
    },
  );
  for (const { file, line, column, message } of org.program.errors) {
    console.error(`${file}:${line}:${column} ${message}`);
  }
  if (isNew) loadSampleData(org, values.data);
  return serveUntilStopped(org, port);
}

function complain(text: string): number {
  console.error(text);
  return 2;
}

/** Can a server listen there? Any free port (0) always can. */
function isFree(port: number, host = 'localhost'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** In a process of its own: Apex waits for the answer of a callout, and nothing else runs in this process until then. */
function startEmulator(network: 'meta' | 'google' | 'linkedin', port: number): Promise<Emulator> {
  const child = fork(`emulators/${network}/main.ts`, ['--port', String(port)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new OrgError(`The emulator of ${network} ended with exit code ${code}`)));
    child.once('message', ({ url }: { url: string }) => resolve({ url, process: child }));
  });
}

/** Beside the data: several orgs may start at a time. */
function sampleFolder(dataFile: string): string {
  return `${dataFile.replace(/\.sqlite$/, '')}-sample`;
}

/** @throws OrgError when the files it is made from cannot be used; the lines above it name the faults */
function writeSampleData(dataFile: string): void {
  const { status } = spawnSync(process.execPath, ['scripts/sample-data.ts', '--out', sampleFolder(dataFile)], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new OrgError('The sample data could not be made; the kept data are as they were.');
}

/** Marks data that doesn't hold the whole sample yet: after a start that was killed, the sample is loaded again. */
function unfinishedMark(dataFile: string): string {
  return `${dataFile}.unfinished`;
}

function markUnfinished(dataFile: string): void {
  try {
    mkdirSync(dirname(dataFile), { recursive: true });
    writeFileSync(unfinishedMark(dataFile), '');
  } catch (error) {
    throw new OrgError(`The data cannot be kept in ${dataFile} (${(error as Error).message}).`);
  }
}

/** Loads all of it or, when something is wrong with it, leaves no half-filled org behind. */
function loadSampleData(org: Org, dataFile: string): void {
  try {
    const counts = importTree(org, `${sampleFolder(dataFile)}/plan.json`);
    addUsers(org);
    runApex(org, SAMPLE_ACCESS, readFileSync(SAMPLE_ACCESS, 'utf8'));
    runApex(org, 'schedules', START_SCHEDULES);
    org.jobs.drain();
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    rmSync(unfinishedMark(dataFile));
    console.log(`Sample data: ${total} records`);
  } catch (error) {
    org.close();
    for (const suffix of ['', '-wal', '-shm', '.unfinished']) rmSync(dataFile + suffix, { force: true });
    throw error;
  }
}

function runApex(org: Org, name: string, source: string): void {
  org.transact({ entry: { kind: 'anonymous', name } }, org.program.anonymous(source, name));
}
