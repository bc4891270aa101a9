/**
 * Daily results from the networks over real HTTP: the package in the local org imports what an emulator answers, and every
 * row is compared with the world that the emulator answers from.
 */
// Specification: ads.results.import, ads.results.types, ads.results.google, ads.results.sums, ads.results.linkedin
import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { World } from '../emulators/world/world.ts';
import type { Account, Network } from '../emulators/world/model.ts';
import { recordsOf } from '../local-org/cli/query.ts';
import { openOrg, type Org } from '../local-org/execution/org.ts';

const LAST_DAY = new Date().toISOString().slice(0, 10);
const SEED = 3;
const ADS_USER = { principal: 'AdsUser', set: 'Touchline_Ad_Networks' };
const NETWORKS: { network: Network; emulator: string; credential: string; principal: string; set: string }[] = [
  {
    network: 'Facebook',
    emulator: 'meta',
    credential: 'Meta_Graph',
    principal: 'SystemUser',
    set: 'Touchline_Meta_Connection',
  },
  { network: 'Google', emulator: 'google', credential: 'Google_Ads', ...ADS_USER },
  { network: 'LinkedIn', emulator: 'linkedin', credential: 'LinkedIn_Marketing', ...ADS_USER },
];
const children: ChildProcess[] = [];
after(() => {
  for (const child of children) child.kill();
});

for (const { network, emulator, credential, principal, set } of NETWORKS) {
  describe(`results of ${network}`, () => {
    const world = new World({ seed: SEED, lastDay: LAST_DAY });
    const accounts = world.accounts.filter((one) => one.network === network);

    it('are in the org as the network counts them, ad by ad and day by day', async () => {
      const url = await startEmulator(emulator);
      const folder = mkdtempSync(path.join(tmpdir(), 'ad-results-'));
      const org = openOrg({
        projects: ['.'],
        dataFile: path.join(folder, 'org.sqlite'),
        config: {
          namedCredentials: { [credential]: { endpoint: url } },
          credentials: { [credential]: { [principal]: { AccessToken: 'good' } } },
        },
      });
      try {
        connect(org, credential, set);
        // A type that counts only where an admin chooses it.
        if (network === 'LinkedIn')
          run(org, 'choose', `AdAccountSetup.chooseType('LinkedIn', 'jobApplications', 'Other');`);
        for (const account of accounts) importNow(org, account, world.firstDay);
        const asOf = Date.now();
        const expected = accounts.flatMap((account) => rowsOf(world, account, asOf));
        assert.ok(expected.length > 500, `${expected.length} rows are a world`);
        assert.deepEqual(importedRows(org), expected.sort());
        assert.deepEqual(sumsOfAccounts(org), sumsOf(world, accounts, asOf), 'sums over all days');
      } finally {
        org.store.close();
        rmSync(folder, { recursive: true });
      }
    });
  });
}

function startEmulator(name: string): Promise<string> {
  const child = fork(`emulators/${name}/main.ts`, ['--port', '0', '--seed', String(SEED), '--last-day', LAST_DAY], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The emulator of ${name} ended with exit code ${code}`)));
    child.once('message', ({ url }: { url: string }) => resolve(url));
  });
}

function run(org: Org, name: string, apex: string): void {
  org.transact({ entry: { kind: 'anonymous', name } }, org.program.anonymous(apex, `${name}.apex`));
  org.jobs.drain();
}

/** What an admin does once: the permission set, and access to the credential. */
function connect(org: Org, credential: string, set: string): void {
  run(
    org,
    'assign',
    `insert new PermissionSetAssignment(AssigneeId = UserInfo.getUserId(),
       PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = '${set}'].Id);`,
  );
  run(org, 'grant', `Assert.isTrue(CredentialAccess.grant('${credential}', '${set}'));`);
}

function importNow(org: Org, { network, id, managerId, name }: Account, firstDay: string): void {
  run(
    org,
    'import',
    `AdResultsImport.startNow(AdAccountSetup.add('${network}', '${id}', '${name}', ${managerId ? `'${managerId}'` : 'null'}, Date.valueOf('${firstDay}')));`,
  );
  const [account] = recordsOf(
    org,
    `SELECT Results_Status__c, Results_Error__c FROM Ad_Account__c WHERE External_Key__c = '${network}:${id}'`,
  );
  assert.equal(account.Results_Status__c, 'Current', String(account.Results_Error__c));
}

/** The world's rows up to yesterday: today still grows. */
function rowsOf(world: World, account: Account, asOf: number): string[] {
  return world.ads
    .filter((ad) => ad.network === account.network && ad.accountId === account.id)
    .flatMap((ad) =>
      [...world.resultsOf(ad, world.firstDay, yesterday(), asOf)].map((row) =>
        [
          `${ad.key}:${row.day}`,
          row.impressions,
          row.clicks,
          (Math.round(row.spendMicros / 10_000) / 100).toFixed(2),
          row.form.toFixed(4),
          row.web.toFixed(4),
          // Google's own uploads aren't among the actions that the account counts as conversions.
          (account.network === 'Google' ? 0 : row.other).toFixed(4),
        ].join(' '),
      ),
    );
}

const yesterday = () => new Date(Date.parse(LAST_DAY) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

function importedRows(org: Org): string[] {
  return recordsOf(
    org,
    `SELECT External_Key__c, Impressions__c, Clicks__c, Spend__c, Form_Conversions__c, Web_Conversions__c,
       Other_Conversions__c FROM Ad_Daily_Result__c WHERE Day__c <= ${yesterday()}`,
  )
    .map((row) =>
      [
        row.External_Key__c,
        row.Impressions__c,
        row.Clicks__c,
        Number(row.Spend__c).toFixed(2),
        Number(row.Form_Conversions__c).toFixed(4),
        Number(row.Web_Conversions__c).toFixed(4),
        Number(row.Other_Conversions__c).toFixed(4),
      ].join(' '),
    )
    .sort();
}

function sumsOfAccounts(org: Org): number {
  return recordsOf(
    org,
    `SELECT Impressions__c FROM Ad_Period_Result__c
      WHERE Level__c = 'Account' AND Days__c = 1 AND First_Day__c <= ${yesterday()}`,
  ).reduce((sum, row) => sum + Number(row.Impressions__c), 0);
}

function sumsOf(world: World, accounts: Account[], asOf: number): number {
  return accounts
    .flatMap((account) => world.ads.filter((ad) => ad.network === account.network && ad.accountId === account.id))
    .flatMap((ad) => [...world.resultsOf(ad, world.firstDay, yesterday(), asOf)])
    .reduce((sum, { impressions }) => sum + impressions, 0);
}
