/**
 * Leads of lead forms from the networks over real HTTP: the package in the local org reads what an emulator lists, and every
 * submission is compared with the world that the emulator answers from.
 */
// Specification: ads.poll.facebook, ads.poll.google, ads.poll.linkedin, ads.sync.once, ads.sync.test
// Specification: ads.webhook.lead, ads.webhook.refused, ads.webhook.replay
import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { World } from '../emulators/world/world.ts';
import type { Network, Submission } from '../emulators/world/model.ts';
import { recordsOf } from '../local-org/cli/query.ts';
import { openOrg, type Org } from '../local-org/execution/org.ts';
import { orgHost } from '../local-org/ui/org/org-host.ts';

const LAST_DAY = new Date().toISOString().slice(0, 10);
const SEED = 3;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** How far back the first reading goes. Submissions near its edge may be on either side of it. */
const DAYS = 60;
const NETWORKS: { network: Network; emulator: string; credential: string; principal: string; set: string }[] = [
  {
    network: 'Facebook',
    emulator: 'meta',
    credential: 'Meta_Graph',
    principal: 'SystemUser',
    set: 'Touchline_Meta_Connection',
  },
  {
    network: 'Google',
    emulator: 'google',
    credential: 'Google_Ads',
    principal: 'AdsUser',
    set: 'Touchline_Ad_Networks',
  },
  {
    network: 'LinkedIn',
    emulator: 'linkedin',
    credential: 'LinkedIn_Marketing',
    principal: 'AdsUser',
    set: 'Touchline_Ad_Networks',
  },
];
const children: ChildProcess[] = [];
after(() => {
  for (const child of children) child.kill();
});

for (const { network, emulator, credential, principal, set } of NETWORKS) {
  describe(`lead forms of ${network}`, () => {
    const world = new World({ seed: SEED, lastDay: LAST_DAY });

    it('become leads and interactions, each submission once, with its ad', async () => {
      const url = await startEmulator(emulator);
      const folder = mkdtempSync(path.join(tmpdir(), 'lead-forms-'));
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
        addAccounts(org, world, network);
        run(org, 'read', 'LeadPollJob.run();');
        const [problem] = recordsOf(org, 'SELECT Error_Code__c FROM Lead_Feed__c WHERE Error_Code__c != NULL LIMIT 1');
        assert.equal(problem, undefined, JSON.stringify(problem));

        const expected = listed(world, network);
        assert.ok(expected.length > 20, `${expected.length} submissions are a world`);
        assert.deepEqual(keysOf(org), expected.map(({ id }) => `${network}:${id}`).sort());
        assert.deepEqual(
          testsOf(org),
          expected
            .filter(({ isTest }) => isTest)
            .map(({ id }) => `${network}:${id}`)
            .sort(),
        );
        assert.deepEqual(adsOf(org), expectedAds(world, expected));
        assert.deepEqual(sharedEmails(org), [], 'one person is one record');

        run(org, 'again', 'LeadFeeds.makeDue(); LeadPollJob.run();');
        assert.deepEqual(keysOf(org).length, expected.length, 'a second reading adds nothing');
      } finally {
        org.store.close();
        rmSync(folder, { recursive: true });
      }
    });
  });
}

describe('webhooks of lead forms', () => {
  const SECRET = 'shared-secret';
  const world = new World({ seed: SEED, lastDay: LAST_DAY });

  for (const { network, emulator, credential, principal, set } of NETWORKS) {
    it(`of ${network} and polling together bring each submission once, and strangers nothing`, async () => {
      const url = await startEmulator(emulator);
      const folder = mkdtempSync(path.join(tmpdir(), 'lead-webhooks-'));
      const org = openOrg({
        projects: ['.'],
        dataFile: path.join(folder, 'org.sqlite'),
        config: {
          namedCredentials: { [credential]: { endpoint: url } },
          credentials: { [credential]: { [principal]: { AccessToken: 'good' } } },
        },
      });
      const site = await startSite(org);
      try {
        connect(org, credential, set);
        addAccounts(org, world, network);
        run(
          org,
          'secrets',
          `LeadWebhookSecrets.change(new Lead_Webhook_Secrets__c(Google_Key__c = '${SECRET}',
             Meta_App_Secret__c = '${SECRET}', LinkedIn_Client_Secret__c = '${SECRET}'));`,
        );
        const send = async (secret: string) => {
          const reply = await fetch(`${url}/_emulator/webhooks`, {
            method: 'POST',
            body: JSON.stringify({
              url: `${site.url}/${emulator}`,
              key: secret,
              secret,
              entriesPerPost: 2,
              changesPerEntry: 20,
              attempts: 1,
            }),
          });
          assert.equal(reply.status, 200);
        };

        await send('wrong');
        assert.deepEqual(recordsOf(org, 'SELECT Id FROM Lead_Submission__c'), []);
        await send(SECRET);
        await send(SECRET);
        const told = recordsOf(org, 'SELECT Id FROM Lead_Submission__c').length;
        assert.ok(told > 20, `${told} submissions were sent`);
        run(org, 'read', 'LeadPollJob.run();');

        const expected = listed(world, network).map(({ id }) => `${network}:${id}`);
        const known = keysOf(org);
        assert.equal(new Set(known).size, known.length, 'none twice');
        assert.deepEqual(
          expected.filter((key) => !known.includes(key)),
          [],
          'none lost',
        );
        assert.deepEqual(sharedEmails(org), [], 'one person is one record');
      } finally {
        site.close();
        org.store.close();
        rmSync(folder, { recursive: true });
      }
    });
  }
});

/** The public site of the org, where the networks post to: its guest user may call the webhook and nothing else. */
async function startSite(org: Org): Promise<{ url: string; close(): void }> {
  const host = orgHost(org);
  // The guest user is made with the first request.
  host.siteRequest({ path: '/', method: 'GET', headers: {}, parameters: {}, body: new Uint8Array() });
  run(
    org,
    'site',
    `insert new PermissionSetAssignment(
       AssigneeId = [SELECT Id FROM User WHERE Username = 'guest@local-org.example'].Id,
       PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Touchline_Lead_Webhook'].Id);`,
  );
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      const reply = host.siteRequest({
        path: pathname,
        method: request.method ?? 'GET',
        headers: request.headers as Record<string, string>,
        parameters: Object.fromEntries(searchParams),
        body: Buffer.concat(parts),
      });
      response.writeHead(reply.status, reply.headers).end(Buffer.from(reply.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/lead-ads`, close: () => server.close() };
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

function addAccounts(org: Org, world: World, network: Network): void {
  const accounts = world.accounts.filter((one) => one.network === network);
  const pages = [...new Set(accounts.map(({ pageId }) => pageId))].join(', ');
  if (network === 'Facebook') {
    run(org, 'pages', `TouchlineSettings.change(new Touchline_Settings__c(Page_Ids__c = '${pages}'));`);
  }
  for (const { id, name, managerId } of accounts) {
    run(
      org,
      'account',
      `insert new Ad_Account__c(Name = '${name}', Network__c = '${network}', External_Key__c = '${network}:${id}',
         Manager_Id__c = ${managerId ? `'${managerId}'` : 'null'}, Sync_Leads__c = true);`,
    );
  }
}

/** What the network lists now. */
function listed(world: World, network: Network): Submission[] {
  const now = Date.now();
  const byId = new Map<string, Submission>();
  for (const form of world.forms.filter((one) => one.network === network)) {
    for (const submission of world.submissionsOf({ form }, now)) {
      const isGone = submission.deletedAt !== null && submission.deletedAt <= now;
      const isOld = submission.submittedAt < now - DAYS * DAY_MILLISECONDS;
      // Google lists no tests, and LinkedIn lists them only where they alone are asked for.
      if (!isGone && !isOld && !(network !== 'Facebook' && submission.isTest)) byId.set(submission.id, submission);
    }
  }
  return [...byId.values()];
}

const interactions = (org: Org) =>
  recordsOf(
    org,
    'SELECT External_Key__c, Is_Test__c, Ad__r.External_Key__c, Lead__c, Contact__c FROM Ad_Interaction__c',
  );

const keysOf = (org: Org) =>
  interactions(org)
    .map((one) => String(one.External_Key__c))
    .sort();

const testsOf = (org: Org) =>
  interactions(org)
    .filter((one) => one.Is_Test__c === true)
    .map((one) => String(one.External_Key__c))
    .sort();

function adsOf(org: Org): string[] {
  return interactions(org)
    .map(
      (one) =>
        `${String(one.External_Key__c)} ${(one.Ad__r as { External_Key__c?: string } | null)?.External_Key__c ?? '-'}`,
    )
    .sort();
}

/** An asset group of Google isn't named by a submission: its campaign is. */
function expectedAds(world: World, submissions: Submission[]): string[] {
  return submissions
    .map(({ network, id, adKey, isTest }) => {
      const ad = adKey === null || isTest ? null : world.adWithKey(adKey);
      const key = ad?.level === 'Asset Group' ? `Google:campaign:${ad.campaignId}` : (ad?.key ?? '-');
      return `${network}:${id} ${key}`;
    })
    .sort();
}

const sharedEmails = (org: Org) =>
  recordsOf(org, 'SELECT Email FROM Lead WHERE Email != NULL GROUP BY Email HAVING COUNT(Id) > 1');
