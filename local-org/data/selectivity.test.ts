import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TableStatistics } from '../running/statistics.ts';
import { ApexList } from '../values/list.ts';
import { ApexDatetime } from '../values/values.ts';
import { listOf, Types } from '../values/types.ts';
import { indexThreshold } from './index-use.ts';
import { queryContext } from './query.ts';
import { reasonsAgainst } from './selectivity.ts';
import { parseSoql } from './soql/parse.ts';
import { resolveSoql } from './soql/resolve.ts';
import { readStatistics } from './table-statistics.ts';
import { inTestOrg, query, type TestOrg } from './test-fixture.ts';

const SIZES = {
  CampaignMember: {
    rows: 1_000_000,
    fields: {
      CampaignId: { rowsPerValue: 400_000 },
      LeadId: { rowsPerValue: 350_000 },
      ContactId: { rowsPerValue: 2 },
      CreatedDate: { from: '2025-01-01', to: '2026-01-01' },
    },
  },
  Sale__c: { rows: 300_000, fields: { Shop__c: { rowsPerValue: 40_000, values: { a0000000000000aAAA: 20_000 } } } },
  Lead: { rows: 500_000 },
  Contact: { rows: 500_000 },
};

function withSizes(work: (org: TestOrg) => void): void {
  inTestOrg((org) => {
    const running = org.current.org as { statistics: TableStatistics | null };
    running.statistics = readStatistics(JSON.stringify(SIZES), org.schema, 'the test');
    work(org);
  });
}

function reasons(org: TestOrg, text: string, binds: unknown[] = []): string[] {
  return reasonsAgainst(resolveSoql(parseSoql(text), org.schema), queryContext(binds, 'system'));
}

test('an index serves up to its share of the rows', () => {
  // The examples of "Query & Search Optimization Cheat Sheet" and of the engineering blog (2.5 million accounts).
  assert.equal(indexThreshold(2_500_000, 'standard'), 525_000);
  assert.equal(indexThreshold(1_000_000, 'standard'), 300_000);
  assert.equal(indexThreshold(1_000_000, 'custom'), 100_000);
  assert.equal(indexThreshold(2_500_000, 'custom'), 175_000);
  assert.equal(indexThreshold(50_000_000, 'standard'), 1_000_000);
  assert.equal(indexThreshold(50_000_000, 'custom'), 333_333);
});

test('filters that no index serves, and why', () => {
  withSizes((org) => {
    const members = (where: string) => reasons(org, `SELECT Id FROM CampaignMember ${where}`);
    assert.deepEqual(members(''), ['it has no filter']);
    assert.deepEqual(members("WHERE Status = 'Sent'"), ['Status has no index']);
    assert.deepEqual(members("WHERE Name = 'Ada'"), ['Name is computed and has no index']);
    assert.deepEqual(members('WHERE ContactId = null'), ['ContactId is compared with null']);
    assert.deepEqual(members("WHERE ContactId != '003000000000001AAA'"), ['!= on ContactId uses no index']);
    assert.deepEqual(members("WHERE NOT ContactId = '003000000000001AAA'"), ['NOT uses no index']);
    assert.deepEqual(members("WHERE Lead.Name LIKE '%da'"), ['LIKE on Lead.Name begins with a wildcard']);
    assert.deepEqual(members("WHERE Contact.Name > 'M'"), ['> on Contact.Name compares text by size']);
    assert.deepEqual(members('WHERE CALENDAR_YEAR(CreatedDate) = 2025'), ['CALENDAR_YEAR(…) uses no index']);
    assert.deepEqual(members("WHERE ContactId = '003000000000001AAA' OR Status = 'Sent'"), [
      'in OR, Status has no index',
    ]);
    assert.deepEqual(members("WHERE Lead.Email = 'a@b.c' OR Contact.Email = 'a@b.c'"), [
      'OR joins fields of different objects: Lead, Contact',
    ]);
    assert.deepEqual(members("WHERE Status = 'Sent' ORDER BY Lead.Name ALL ROWS"), [
      'Status has no index',
      'ORDER BY Lead.Name sorts by a field of another object',
      'ALL ROWS reads the recycle bin, too',
    ]);
  });
});

test('filters that an index serves', () => {
  withSizes((org) => {
    const isServed = (where: string, binds: unknown[] = []) =>
      assert.deepEqual(reasons(org, `SELECT Id FROM CampaignMember ${where}`, binds), []);
    const ids = new ApexList(listOf(Types.Id), ['003000000000001AAA', '003000000000002AAA']);
    isServed('WHERE ContactId IN :a', [ids]);
    isServed("WHERE Status = 'Sent' AND ContactId IN :a", [ids]);
    isServed("WHERE Contact.Email = 'a@b.c'");
    isServed("WHERE ContactId = '003000000000001AAA' OR Id = '00v000000000001AAA'");
    isServed("WHERE ContactId IN (SELECT Id FROM Contact WHERE Email = 'a@b.c')");
    isServed("WHERE Contact.Name LIKE 'Ad%' ORDER BY Lead.Name");
    // Read in the order of an index, and no further than a limit.
    isServed("WHERE Id > '00v000000000001AAA' ORDER BY Id LIMIT 2000");
    isServed('LIMIT 1');
  });
});

test('a value that many rows have makes a filter useless', () => {
  withSizes((org) => {
    const members = (where: string, binds: unknown[] = []) =>
      reasons(org, `SELECT Id FROM CampaignMember WHERE ${where}`, binds);
    assert.deepEqual(members("CampaignId = '701000000000001AAA'"), [
      'CampaignId finds 400,000 rows, its index serves up to 300,000',
    ]);
    // Two filters, each below twice the threshold, and together below it: 40 % of 35 %.
    assert.deepEqual(members("CampaignId = '701000000000001AAA' AND LeadId = '00Q000000000001AAA'"), []);
    const from = (day: string) => [new ApexDatetime(Date.parse(day))];
    assert.deepEqual(members('CreatedDate >= :a', from('2025-12-01')), []);
    assert.equal(members('CreatedDate >= :a', from('2025-06-01')).length, 1);
    const withNull = new ApexList(listOf(Types.Id), ['003000000000001AAA', null]);
    assert.deepEqual(members('ContactId IN :a', [withNull]), ['ContactId is compared with null']);
    // A custom relationship has a custom index: 10 % of 300,000 rows. What is said of one value goes before the average.
    const sales = (shop: string) => reasons(org, `SELECT Id FROM Sale__c WHERE Shop__c = '${shop}'`);
    assert.equal(sales('a0000000000000bAAA').length, 1);
    assert.deepEqual(sales('a0000000000000aAAA'), []);
  });
});

test('statistics name what there is', () => {
  inTestOrg(({ schema }) => {
    const refused = (text: string, message: RegExp) =>
      assert.throws(() => readStatistics(text, schema, 'sizes.json'), message);
    refused('{', /^StatisticsError: sizes.json: the statistics are not valid JSON/);
    refused('{"Nothing": {"rows": 1}}', /there is no object Nothing/);
    refused('{"Lead": {}}', /rows of Lead is no number/);
    refused('{"Lead": {"rows": 1, "fields": {"Nothing": {}}}}', /Lead has no field Nothing/);
    refused('{"Lead": {"rows": 1, "size": 2}}', /Lead has no statistic size/);
    refused('{"Lead": {"rows": 1, "fields": {"CreatedDate": {"from": "soon"}}}}', /from of CreatedDate is no date/);
  });
});

test('in a trigger a value that is met too often is found by counting', () => {
  inTestOrg((org) => {
    org.store.run(
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200001) ' +
        "INSERT INTO \"Contact\" (Id, LastName, AccountId) SELECT printf('003000000%06dAAA', i), 'c', CASE WHEN i % 2 THEN '001000000000001AAA' END FROM n",
    );
    org.store.reserveId(org.schema.object('Contact')!, '003000000zzzzzzAAA');
    org.current.triggers.push({ object: 'Contact', timing: 'before insert', newRecords: [], oldRecords: null });
    assert.throws(() => query("SELECT Id FROM Contact WHERE AccountId = '001000000000001AAA'"), /Non-selective/);
    assert.equal(query("SELECT Id FROM Contact WHERE AccountId = '001000000000002AAA'").length, 0);
  });
});
