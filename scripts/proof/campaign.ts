/**
 * The fault campaign: a real data file, a real server, real HTTP to the Meta emulator; all faults mixed, the server
 * killed at random. At the end every event must be Sent, Rejected, Expired or Skipped for the right reason, none lost,
 * none delivered under two ids, none repeated that was not in doubt; and what was planted in people and credentials must
 * be nowhere but there.
 *
 *   node scripts/proof/campaign.ts [--events 100000] [--kills 12] [--seed 1] [--quiet]
 */
// Specification: conversions.connection.token-secret, conversions.capture.no-personal-data
// Specification: conversions.export.at-least-once, conversions.export.same-id, conversions.export.halving
// Specification: conversions.export.one-at-a-time, conversions.errors.no-personal-data
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Fault, FaultSettings } from '../../emulators/meta/faults.ts';
import { DataFile } from './campaign/data-file.ts';
import { PLANTED } from './campaign/people.ts';
import { readablePlaces, THEIR_PLACES } from './campaign/places.ts';
import { findPlanted, needles, type Find } from './campaign/planted.ts';
import { EmulatorProcess, ServerProcess } from './campaign/processes.ts';
import { report } from './campaign/report.ts';
import { runRounds, type Course } from './campaign/rounds.ts';
import { judge } from './campaign/verdict.ts';
import { makeWorld, OTHER_SHARES, type World } from './campaign/world.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '100000' },
    kills: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
    quiet: { type: 'boolean', default: false },
  },
});
const size = Number(values.events);
const kills = Number(values.kills);
const seed = Number(values.seed);
const log = values.quiet ? () => {} : (line: string) => console.log(`  ${line}`);

const LARGE = 10_000;
/** A campaign of many requests need not be stopped so often. */
const STOPS = size >= LARGE ? 0.3 : 1;
/** Shares of requests. About one in six goes wrong. */
const RATES: (Fault & { rate: number })[] = [
  { kind: 'reset', rate: 0.02 },
  { kind: 'reset', taken: false, rate: 0.01 },
  { kind: 'truncated', rate: 0.02 },
  { kind: 'html', rate: 0.015 },
  { kind: 'html', httpStatus: 504, taken: true, rate: 0.01 },
  { kind: 'server-error', httpStatus: 503, rate: 0.015 },
  { kind: 'slow', delayMs: 300, rate: 0.02 },
  { kind: 'fewer', missing: 1, rate: 0.015 },
  { kind: 'near-limit', rate: 0.01 * STOPS },
  { kind: 'throttled', minutes: 7, rate: 0.01 * STOPS },
  { kind: 'throttled', code: 4, rate: 0.005 * STOPS },
  { kind: 'temporary', rate: 0.02 },
  { kind: 'not-ready', rate: 0.01 },
  { kind: 'token-expired', rate: 0.003 * STOPS },
  { kind: 'no-access', rate: 0.003 * STOPS },
];
/** The client waits half a minute for each of these: the long form has some. */
const SILENT: (Fault | null)[] = [null, null, { kind: 'no-answer' }, null, null, null, { kind: 'no-answer' }];
/** Share of events that Meta refuses. A small campaign has some as well. */
const POISON = size >= LARGE ? 0.001 : 0.003;
/** What halving one poison event out of a thousand takes. */
const REQUESTS_A_POISON = 20;
const EVENTS_A_REQUEST = 1000;

const WAITS: [table: string, column: string][] = [
  ['Conversion_Event__c', 'Next_Attempt__c'],
  ['Touchline_Settings__c', 'Throttled_Until__c'],
];

const folder = mkdtempSync(path.join(tmpdir(), 'campaign-'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
process.exitCode = (await campaign().finally(() => rmSync(folder, { recursive: true }))) ? 0 : 1;

async function campaign(): Promise<boolean> {
  const started = performance.now();
  const world = makeWorld(folder, size, seed, [['poison', POISON], ...OTHER_SHARES]);
  log(`${size} events in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  const emulator = await EmulatorProcess.start();
  const server = new ServerProcess(world.dataFile, emulator.url);
  const data = new DataFile(world.dataFile, WAITS);
  const left: Find[] = [];
  try {
    await emulator.takeOnly([{ value: PLANTED.token }]);
    await emulator.letFail(faultsOf(world));
    await server.start();
    const poison = [...world.kindById.values()].filter((kind) => kind === 'poison').length;
    const course = await runRounds(
      {
        data,
        emulator,
        server,
        log,
        afterKill: () => left.push(...findPlanted(data.texts(THEIR_PLACES), needles())),
      },
      { seed, kills, expectedRequests: size / EVENTS_A_REQUEST + poison * REQUESTS_A_POISON, roundsWithFaults: 400 },
    );
    return await conclude({ world, emulator, server, data, left, course, started });
  } finally {
    data.close();
    await server.kill();
    emulator.stop();
  }
}

function faultsOf({ kindById }: World): Partial<FaultSettings> {
  const eventIds = [...kindById].filter(([, kind]) => kind === 'poison').map(([id]) => id);
  return { seed, rates: RATES, script: size >= LARGE ? SILENT : [], poison: { eventIds } };
}

interface End {
  world: World;
  emulator: EmulatorProcess;
  server: ServerProcess;
  data: DataFile;
  /** What was found after kills. */
  left: Find[];
  course: Course;
  started: number;
}

async function conclude({ world, emulator, server, data, left, course, started }: End): Promise<boolean> {
  const summary = await emulator.summary();
  const verdict = judge({
    ...course,
    kindById: world.kindById,
    rows: data.events(),
    received: await emulator.events(),
    underSeveralIds: summary.underSeveralIds,
  });
  const finds = [
    ...left,
    ...findPlanted(await readablePlaces({ emulator, server, data, dataFile: world.dataFile }), needles()),
  ];
  const searchWorks = findPlanted(data.texts(new Set()), needles()).some(({ place }) => place === 'table Lead');
  report({ verdict, course, summary, finds, searchWorks, seconds: (performance.now() - started) / 1000 });
  return verdict.violations.size === 0 && finds.length === 0 && searchWorks && course.secondExportRefused !== false;
}
