/**
 * Records a second through the touchpoint trigger, per chunk of 200 campaign members, beside the same insert into a
 * campaign that is not enabled and with the trigger's work left out; and what a chunk uses of the governor limits.
 */
import { openOrg, type Org } from '../../local-org/execution/org.ts';

const CHUNK = 200;
const CHUNKS = 25;

const org = openOrg({ projects: ['.'] });

/** Seconds that it takes to make the members of this many leads, 200 a transaction. */
function seconds(campaignChoice: string | null, firstLead: number): number {
  run(
    `insert new Campaign(Name = 'Bench ${firstLead}', IsActive = true, Enable_Buyer_Touchpoints__c = ${campaignChoice ? `'${campaignChoice}'` : 'null'});`,
  );
  for (let chunk = 0; chunk < CHUNKS; chunk++) {
    run(`List<Lead> leads = new List<Lead>();
      for (Integer i = 0; i < ${CHUNK}; i++) {
        String key = '${firstLead}-${chunk}-' + i;
        leads.add(new Lead(LastName = 'Bench', Company = key, Email = key + '@example.com'));
      }
      insert leads;`);
  }
  const insertMembers = (chunk: number) =>
    org.program.anonymous(
      `Id campaignId = [SELECT Id FROM Campaign WHERE Name = 'Bench ${firstLead}'].Id;
      List<CampaignMember> members = new List<CampaignMember>();
      for (Lead lead : [SELECT Id FROM Lead WHERE Company LIKE '${firstLead}-${chunk}-%']) {
        members.add(new CampaignMember(CampaignId = campaignId, LeadId = lead.Id));
      }
      insert members;`,
      'bench.apex',
    );
  const scripts = Array.from({ length: CHUNKS }, (_, chunk) => insertMembers(chunk));
  const started = performance.now();
  for (const script of scripts) org.transact({ entry: { kind: 'anonymous', name: 'bench' } }, script);
  return (performance.now() - started) / 1000;
}

function run(apex: string): void {
  org.transact({ entry: { kind: 'anonymous', name: 'bench setup' } }, org.program.anonymous(apex, 'bench.apex'));
}

function countTouchpoints(org: Org): number {
  const row = org.store.db.prepare('SELECT COUNT(*) AS n FROM Buyer_Touchpoint__c').get() as { n: number };
  return row.n;
}

seconds('IncludeAll', 0); // compiles the path before the clock counts
const enabled = seconds('IncludeAll', 1);
const disabled = seconds(null, 2);
const members = CHUNK * CHUNKS;
if (countTouchpoints(org) !== 2 * members)
  throw new Error('The touchpoints are not there: the figures would be of nothing');
console.log(
  `touchpoint trigger: ${Math.round(members / enabled)} members a second (${members} members, ${CHUNK} a transaction)`,
);
console.log(
  `  same members, campaign not enabled: ${Math.round(members / disabled)} a second; enabled / not enabled ${(enabled / disabled).toFixed(2)}`,
);
org.close();
