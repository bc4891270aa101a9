import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../store.ts';
import type { SObject } from '../../values/sobject.ts';
import { save } from '../dml.ts';
import { inTestOrg, query, record } from '../test-fixture.ts';
import type { TestOrg } from '../test-fixture.ts';

const ROWS = 2_200;
const PAGE = 50;

const indexes = (store: Store): string[] =>
  store
    .all("SELECT name FROM sqlite_master WHERE type = 'index' AND name GLOB 'CampaignMember~order~*' ORDER BY rowid")
    .map(([name]) => name as string);

/** A campaign with members whose companies have ties and gaps; answers its id. */
function withMembers({ store, schema }: TestOrg, count = ROWS): string {
  const campaign = record('Campaign', { Name: 'Large' });
  const lead = record('Lead', { LastName: 'L', Company: 'C' });
  save('insert', [campaign, lead]);
  const [leads, members] = ['Lead', 'CampaignMember'].map((name) => schema.object(name)!);
  for (let i = 0; i < count; i++) {
    const id = store.nextId(leads);
    const company = i % 7 ? `Company ${(i * 7919) % 97}` : null;
    store.run('INSERT INTO "Lead" (Id, LastName, Company) VALUES (?, ?, ?)', id, `Lead ${(i * 7919) % count}`, company);
    store.run(
      'INSERT INTO "CampaignMember" (Id, CampaignId, LeadId, Status, IsDeleted) VALUES (?, ?, ?, ?, ?)',
      store.nextId(members),
      campaign.id,
      id,
      i % 3 ? 'Sent' : 'Responded',
      i % 50 === 3 ? 1 : 0,
    );
  }
  return campaign.id!;
}

const ids = (rows: SObject[]) => rows.map((row) => row.id);

test('the pages of a large list are those of the same list sorted without an index', () => {
  inTestOrg((org) => {
    const campaign = withMembers(org);
    for (const field of ['Name', 'CompanyOrAccount', 'Status', 'CreatedDate', 'Type']) {
      for (const direction of ['ASC NULLS LAST', 'DESC NULLS LAST', 'ASC', 'DESC']) {
        const order = `ORDER BY ${field} ${direction}, Id LIMIT`;
        const list = query(`SELECT Id FROM CampaignMember WHERE CampaignId = :c ${order} ${PAGE}`, [campaign]);
        // Not a list to the indexes: no parent is equal to one value.
        const sorted = query(`SELECT Id FROM CampaignMember WHERE CampaignId IN :c ${order} ${PAGE}`, [campaign]);
        assert.deepEqual(ids(list), ids(sorted), `${field} ${direction}`);
      }
    }
    assert.ok(indexes(org.store).includes('CampaignMember~order~CampaignId~CompanyOrAccount DESC'));
  });
});

test('reading on by key walks through every row once, ties and empty values included', () => {
  inTestOrg((org) => {
    const campaign = withMembers(org);
    for (const [direction, beyond] of [
      ['ASC', '>'],
      ['DESC', '<'],
    ]) {
      const order = `ORDER BY CompanyOrAccount ${direction} NULLS LAST, Id`;
      const all = query(`SELECT Id FROM CampaignMember WHERE CampaignId IN :c ${order}`, [campaign]);
      const walked: (string | null)[] = [];
      let condition = '';
      let binds: unknown[] = [campaign];
      for (;;) {
        const page = query(
          `SELECT Id, CompanyOrAccount FROM CampaignMember WHERE CampaignId = :c${condition} ${order} LIMIT ${PAGE}`,
          binds,
        );
        if (!page.length) break;
        walked.push(...ids(page));
        const last = page.at(-1)!;
        const value = last.values.get('CompanyOrAccount') ?? null;
        condition =
          value === null
            ? ' AND CompanyOrAccount = null AND Id > :last'
            : ` AND (CompanyOrAccount ${beyond} :v OR (CompanyOrAccount = :v2 AND Id > :last) OR CompanyOrAccount = null)`;
        binds = value === null ? [campaign, last.id] : [campaign, value, value, last.id];
      }
      assert.deepEqual(walked, ids(all));
    }
  });
});

test('a page walks the index, and counting does not', () => {
  inTestOrg((org) => {
    const campaign = withMembers(org);
    const plans: string[] = [];
    const { store } = org;
    const prepare = store.prepare.bind(store);
    store.prepare = (sql) => {
      if (sql.startsWith('SELECT')) {
        const parameters = [...sql.matchAll(/\?(\d+)/g)].map(() => campaign);
        plans.push(
          store.db
            .prepare(`EXPLAIN QUERY PLAN ${sql}`)
            .all(...parameters)
            .map((row) => row.detail)
            .join('\n'),
        );
      }
      return prepare(sql);
    };
    query('SELECT Id FROM CampaignMember WHERE CampaignId = :c ORDER BY Email NULLS LAST, Id LIMIT 5', [campaign]);
    assert.match(plans[0], /order~CampaignId~Email/);
    assert.doesNotMatch(plans[0], /TEMP B-TREE/);
    plans.length = 0;
    query('SELECT COUNT(Id) n FROM CampaignMember WHERE CampaignId = :c AND Status != null', [campaign]);
    assert.doesNotMatch(plans[0], /~order~/);
  });
});

test('small objects get no index; of a large one that which was used longest ago gives way', () => {
  inTestOrg((org) => {
    const list = (campaign: string, field: string, direction = '') =>
      query(`SELECT Id FROM CampaignMember WHERE CampaignId = :c ORDER BY ${field} ${direction} LIMIT 5`, [campaign]);
    const fromTheStart = ['CampaignMember~order~CampaignId~Name'];
    list(withMembers(org, 100), 'Email');
    assert.deepEqual(indexes(org.store), fromTheStart);
    const campaign = withMembers(org);
    list(campaign, 'Email');
    for (const field of ['Phone', 'Title', 'City', 'Status', 'Type', 'CreatedDate', 'State', 'Country', 'Fax'])
      for (const direction of ['', 'DESC']) list(campaign, field, direction);
    assert.equal(indexes(org.store).length, 20);
    list(campaign, 'Email');
    list(campaign, 'MobilePhone');
    assert.equal(indexes(org.store).length, 20);
    assert.ok(!indexes(org.store).includes(fromTheStart[0]));
    assert.ok(indexes(org.store).includes('CampaignMember~order~CampaignId~Email'));
  });
});

test('an index that was rolled back is made again', () => {
  inTestOrg((org) => {
    const campaign = withMembers(org);
    const list = () => query('SELECT Id FROM CampaignMember WHERE CampaignId = :c ORDER BY Title LIMIT 5', [campaign]);
    const mark = org.store.savepoint();
    const before = ids(list());
    org.store.rollbackTo(mark);
    assert.ok(!indexes(org.store).some((name) => name.includes('Title')));
    assert.deepEqual(ids(list()), before);
    assert.ok(indexes(org.store).some((name) => name.includes('Title')));
  });
});
