/**
 * An import of daily results from the Google Ads emulator over real HTTP: what a row costs for 13,500 and for 100,000
 * results, and what the dearest transaction uses of the governor limits. With AD_RESULTS_ACCOUNTS=10, 334,000 results.
 * Then a page over all of them: queries, rows read, and time.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { World, type SIZES } from '../../emulators/world/world.ts';
import { openOrg, type Org } from '../../local-org/execution/org.ts';
import type { LimitName } from '../../local-org/running/limits.ts';

const SHOWN: LimitName[] = ['queries', 'queryRows', 'dmlStatements', 'dmlRows', 'cpuTime', 'heapSize', 'callouts'];
const LAST_DAY = '2026-11-30';
const LARGE_ACCOUNTS = Number(process.env.AD_RESULTS_ACCOUNTS ?? 3);
const FLAT = 1.2;

const few = await measure('medium', 3);
const many = await measure('large', LARGE_ACCOUNTS);
const growth = many / few;
console.log(
  `a row of many costs ${growth.toFixed(2)} times a row of few (goal: at most ${FLAT}${growth > FLAT ? ', MISSED' : ''})`,
);

/** @returns microseconds of processor time a row */
async function measure(size: keyof typeof SIZES, accounts: number): Promise<number> {
  const world = new World({ size, lastDay: LAST_DAY });
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const child = fork('emulators/google/main.ts', ['--port', '0', '--size', size, '--last-day', LAST_DAY], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`The emulator ended with exit code ${code}`)));
      child.once('message', (message: { url: string }) => resolve(message.url));
    });
    child.removeAllListeners('exit');
    const org = openOrg({
      projects: ['.'],
      dataFile: path.join(folder, 'org.sqlite'),
      config: {
        namedCredentials: { Google_Ads: { endpoint: url } },
        credentials: { Google_Ads: { AdsUser: { AccessToken: 'good' } } },
      },
    });
    run(
      org,
      'assign',
      `insert new PermissionSetAssignment(AssigneeId = UserInfo.getUserId(),
         PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Touchline_Ad_Networks'].Id);`,
    );
    run(org, 'grant', `Assert.isTrue(CredentialAccess.grant('Google_Ads', 'Touchline_Ad_Networks'));`);
    for (const { id, managerId } of world.accounts.filter(({ network }) => network === 'Google').slice(0, accounts)) {
      const manager = managerId ? `'${managerId}'` : 'null';
      run(org, 'add', `AdAccountSetup.add('Google', '${id}', null, ${manager}, Date.valueOf('${world.firstDay}'));`);
    }
    const marks = org.marks.all();
    for (const entry of Object.keys(marks)) delete marks[entry];
    const before = process.cpuUsage();
    run(org, 'import', 'AdResultsImport.startDue();');
    org.jobs.drain();
    const { user, system } = process.cpuUsage(before);
    const rows = Number(org.store.first('SELECT count(*) FROM Ad_Daily_Result__c')![0]);
    const unfinished = org.store.first("SELECT count(*) FROM Ad_Account__c WHERE Results_Status__c <> 'Current'")![0];
    if (rows === 0 || unfinished !== 0) throw new Error(`${rows} rows, ${String(unfinished)} accounts unfinished`);
    const cost = (user + system) / rows;
    console.log(`import of ${rows} results of ${accounts} accounts: ${cost.toFixed(0)} µs of processor time each`);
    for (const [entry, mark] of Object.entries(org.marks.all())) {
      const uses = SHOWN.filter((limit) => mark[limit]).map((limit) => {
        const { used, maximum } = mark[limit]!;
        return `${limit} ${used} of ${maximum} (${Math.round((100 * used) / maximum)} %)`;
      });
      console.log(`  ${entry}: ${uses.join(', ')}`);
    }
    measurePage(org, world);
    org.store.close();
    return cost;
  } finally {
    child.kill();
    rmSync(folder, { recursive: true });
  }
}

/** The widest range that isn't made of whole blocks. */
function measurePage(org: Org, world: World): void {
  const started = performance.now();
  run(
    org,
    'page',
    `Set<String> keys = new Set<String>();
     for (Ad_Account__c account : [SELECT External_Key__c FROM Ad_Account__c]) keys.add(account.External_Key__c);
     PeriodResultSelector.adTotals(keys, null, Date.valueOf('${world.firstDay}').addDays(1), Date.valueOf('${LAST_DAY}').addDays(-1));`,
  );
  const mark = org.marks.all()['anonymous page'];
  console.log(
    `  all ads over ${world.size.days - 2} days: ${mark.queries?.used} queries, ${mark.queryRows?.used} rows, ` +
      `${((performance.now() - started) / 1000).toFixed(2)} s (goal: 3 queries, 50,000 rows, 1.5 s)`,
  );
}

function run(org: Org, name: string, apex: string): void {
  org.transact({ entry: { kind: 'anonymous', name } }, org.program.anonymous(apex, 'bench.apex'));
  if (name !== 'import') org.jobs.drain();
}
