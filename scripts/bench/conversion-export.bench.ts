/**
 * An export of 100,000 waiting events when all is well: how many requests it takes, and what its dearest transaction
 * uses of the governor limits; and what the capture of a stage costs, 200 leads a save. The events go to the Meta
 * emulator over real HTTP.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openOrg, type Org } from '../../local-org/execution/org.ts';
import type { LimitName } from '../../local-org/running/limits.ts';
import { EmulatorProcess } from '../proof/campaign/processes.ts';
import { makeWorld } from '../proof/campaign/world.ts';

const EVENTS = 100_000;
const A_REQUEST = 1_000;
const SHOWN: LimitName[] = ['queries', 'dmlStatements', 'dmlRows', 'cpuTime', 'heapSize', 'callouts'];
const LEADS = 200;

const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
const emulator = await EmulatorProcess.start();
try {
  const { dataFile } = makeWorld(folder, EVENTS, 1, []);
  const org = openOrg({
    projects: ['.'],
    dataFile,
    config: { namedCredentials: { Meta_Graph: { endpoint: emulator.url } } },
  });
  await measureExport(org);
  measureCapture(org);
  org.store.close();
} finally {
  emulator.stop();
  rmSync(folder, { recursive: true });
}

async function measureExport(org: Org): Promise<void> {
  forgetMarks(org);
  const started = performance.now();
  const before = process.cpuUsage();
  run(org, 'send now', 'ConversionExport.sendNow();');
  org.jobs.drain();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  const { requests, eventIds } = await emulator.summary();
  if (eventIds !== EVENTS) throw new Error(`${eventIds} events of ${EVENTS} arrived: the figures would be of nothing`);
  console.log(
    `export of ${EVENTS} events: ${requests} requests (goal: ${EVENTS / A_REQUEST}${requests > EVENTS / A_REQUEST ? ', MISSED' : ''}), ` +
      `${Math.round(EVENTS / seconds)} a second, ${((user + system) / EVENTS).toFixed(0)} µs of processor time each`,
  );
  for (const [entry, mark] of Object.entries(org.marks.all())) {
    const uses = SHOWN.filter((limit) => mark[limit]).map((limit) => {
      const { used, maximum } = mark[limit]!;
      return `${limit} ${used} of ${maximum} (${Math.round((100 * used) / maximum)} %)`;
    });
    console.log(`  ${entry}: ${uses.join(', ')}`);
  }
  console.log('  goals: queries ≤ 20, dmlStatements ≤ 5, cpu and heap ≤ 50 % in each of these');
}

/** Saves of the same 200 leads: nothing that is mapped changes, then a stage is reached. */
function measureCapture(org: Org): void {
  run(
    org,
    'leads',
    `List<Lead> leads = new List<Lead>();
     for (Integer i = 0; i < ${LEADS}; i++) {
       leads.add(new Lead(LastName = 'Captured', Company = 'Bench', Facebook_Lead_Id__c = String.valueOf(2000000000000000L + i)));
     }
     insert leads;`,
  );
  const saves = {
    'nothing mapped changes': `lead.Description = 'x';`,
    'a stage is reached': `lead.Status = 'Working - Contacted';`,
  };
  for (const [what, change] of Object.entries(saves)) {
    forgetMarks(org);
    run(
      org,
      what,
      `List<Lead> leads = [SELECT Id FROM Lead WHERE LastName = 'Captured'];
       for (Lead lead : leads) { ${change} }
       update leads;`,
    );
    const mark = org.marks.all()[`anonymous ${what}`];
    // The script's own query and save are no cost of the capture.
    const queries = (mark.queries?.used ?? 0) - 1;
    const statements = (mark.dmlStatements?.used ?? 0) - 1;
    console.log(
      `capture, ${LEADS} leads, ${what}: ${queries} queries, ${statements} DML statements, ${mark.cpuTime?.used ?? 0} ms of CPU`,
    );
  }
  const captured = org.store.first("SELECT count(*) FROM Conversion_Event__c WHERE Status__c = 'Pending'")![0];
  if (captured !== LEADS) throw new Error(`${String(captured)} events of ${LEADS} were captured`);
  console.log(
    '  goals: 3 queries and 1 DML statement at most, none where nothing mapped changes (all triggers together)',
  );
}

function run(org: Org, name: string, apex: string): void {
  org.transact({ entry: { kind: 'anonymous', name } }, org.program.anonymous(apex, 'bench.apex'));
}

function forgetMarks(org: Org): void {
  const marks = org.marks.all();
  for (const entry of Object.keys(marks)) delete marks[entry];
}
