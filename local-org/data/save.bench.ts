/**
 * How fast records are saved and read: 100,000 accounts without triggers in chunks of 200 (goal: under ten seconds), the
 * same rows written by bare SQLite to compare with, campaign members through an after trigger, and queries of them.
 */
import { transaction } from '../running/transaction.ts';
import { save } from './dml.ts';
import { getField } from '../values/sobject.ts';
import { DatabaseSync } from './sqlite.ts';
import { inTestOrg, query, record, trigger } from './test-fixture.ts';

const RECORDS = 100_000;
const CHUNK = 200;

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

function report(what: string, time: number, records = RECORDS): void {
  console.log(`${what}: ${time.toFixed(2)} s, ${Math.round(records / time).toLocaleString('en-US')} records/s`);
}

/** Calls `work` with the numbers of each chunk's records. */
function inChunks(records: number, work: (numbers: number[]) => void): void {
  for (let start = 0; start < records; start += CHUNK) work(Array.from({ length: CHUNK }, (_, index) => start + index));
}

const bare = new DatabaseSync(':memory:');
bare.exec(
  'CREATE TABLE Account (Id TEXT PRIMARY KEY, Name TEXT, Phone TEXT, OwnerId TEXT) WITHOUT ROWID; CREATE INDEX n ON Account (Name); BEGIN',
);
const statement = bare.prepare('INSERT INTO Account VALUES (?, ?, ?, ?)');
const bareTime = seconds(() => {
  for (let i = 0; i < RECORDS; i++) statement.run(`001${String(i).padStart(15, '0')}`, `Account ${i}`, '555', '005');
});
bare.close();

let seen = 0;
const triggers = [
  trigger('CampaignMember', ['after insert'], () => {
    for (const member of transaction().triggers.at(-1)!.newRecords!) if (getField(member, 'Email') !== null) seen++;
  }),
];

inTestOrg(
  () => {
    const inserts = seconds(() =>
      inChunks(RECORDS, (numbers) =>
        save(
          'insert',
          numbers.map((n) => record('Account', { Name: `Account ${n}`, Phone: '555' })),
        ),
      ),
    );
    report('insert without triggers', inserts);
    console.log(`  against bare SQLite: ${(inserts / bareTime).toFixed(1)} ×`);
    report(
      'query and read',
      seconds(() => query('SELECT Name, Phone, Owner.Name FROM Account')),
    );

    const campaign = record('Campaign', { Name: 'Fair' });
    save('insert', [campaign]);
    const leads: string[] = [];
    inChunks(RECORDS / 5, (numbers) => {
      const chunk = numbers.map((n) =>
        record('Lead', { LastName: `Lead ${n}`, Company: 'Co', Email: `l${n}@example.com` }),
      );
      for (const { id } of save('insert', chunk)) leads.push(id!);
    });
    const members = seconds(() =>
      inChunks(leads.length, (numbers) =>
        save(
          'insert',
          numbers.map((n) =>
            record('CampaignMember', { CampaignId: campaign.id, LeadId: leads[n], Status: 'Responded' }),
          ),
        ),
      ),
    );
    if (seen !== leads.length) throw new Error('The trigger did not see every member');
    report('campaign members through an after trigger', members, leads.length);
  },
  { triggers },
);
