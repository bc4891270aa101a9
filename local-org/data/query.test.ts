import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freeze, thaw } from '../execution/jobs/freeze.ts';
import { transaction } from '../running/transaction.ts';
import { CURRENT_API_VERSION } from '../metadata/api-version.ts';
import { listOf, Types } from '../values/types.ts';
import { ApexDate, ApexDatetime, ApexDecimal, ApexList, ApexTime } from '../values/values.ts';
import { save } from './dml.ts';
import { resolveDynamic } from './dynamic-query.ts';
import { QueryLocator } from './query-locator.ts';
import type { SObject } from '../values/sobject.ts';
import { getChildren, getField, getParent, getParentField } from '../values/sobject.ts';
import { parseSoql } from './soql/parse.ts';
import { resolveSoql } from './soql/resolve.ts';
import { count, inTestOrg, query, record, testSchema } from './test-fixture.ts';

const names = (records: SObject[], field = 'Name') => records.map((one) => getField(one, field));
const strings = (values: (string | null)[]) => new ApexList(listOf(Types.String), values);
const decimal = (text: string) => ApexDecimal.of(text);

/** Shops A (large), B, c; sales of A on three days. */
function withShops(work: (shops: SObject[], sales: SObject[]) => void): void {
  inTestOrg((org) => {
    const shops = [
      record('Shop__c', { Name: 'A', Kind__c: 'Large', Tags__c: 'food;drink', Opens__c: ApexTime.of(8, 0, 0, 0) }),
      record('Shop__c', { Name: 'B', Kind__c: 'Small', Tags__c: 'food', Active__c: false }),
      record('Shop__c', { Name: 'Ærø' }),
    ];
    save('insert', shops);
    const today = new ApexDate(Math.floor(org.now / 86_400_000));
    const sales = [0, 1, 40].map((age, index) =>
      record('Sale__c', {
        Name: `S${index}`,
        Shop__c: shops[0].id,
        Amount__c: decimal(`${index + 1}.50`),
        Day__c: today.addDays(-age),
        At__c: new ApexDatetime(org.now - age * 86_400_000),
        Key__c: index === 2 ? null : `k${index}`,
      }),
    );
    save('insert', sales);
    work(shops, sales);
  });
}

test('conditions on texts ignore case, empty ones count as different', () => {
  withShops(() => {
    assert.deepEqual(names(query("SELECT Name FROM Shop__c WHERE Name = 'a'")), ['A']);
    assert.deepEqual(names(query("SELECT Name FROM Shop__c WHERE Name = 'ÆRØ'")), ['Ærø']);
    assert.deepEqual(names(query("SELECT Name FROM Shop__c WHERE Name LIKE 'ær%'")), ['Ærø']);
    assert.deepEqual(names(query("SELECT Name FROM Shop__c WHERE Name IN ('b', 'æRØ')")), ['B', 'Ærø']);
    assert.deepEqual(names(query("SELECT Name FROM Sale__c WHERE Key__c != 'k0'")), ['S1', 'S2']);
    assert.deepEqual(names(query("SELECT Name FROM Sale__c WHERE Key__c NOT IN ('k0')")), ['S1', 'S2']);
    assert.deepEqual(names(query("SELECT Name FROM Sale__c WHERE NOT Key__c LIKE 'k%'")), ['S2']);
    assert.deepEqual(names(query('SELECT Name FROM Sale__c WHERE Key__c = null')), ['S2']);
    assert.deepEqual(names(query('SELECT Name FROM Sale__c WHERE Key__c IN :keys', [strings(['K1', null])])), [
      'S1',
      'S2',
    ]);
    assert.deepEqual(names(query('SELECT Name FROM Sale__c WHERE Key__c LIKE :patterns', [strings(['%0', '%1'])])), [
      'S0',
      'S1',
    ]);
  });
});

test('parents, their nulls, and polymorphic owners', () => {
  withShops(() => {
    const [sale] = query(
      "SELECT Shop__r.Name, Shop__r.Owner.Name, Owner.Name FROM Sale__c WHERE Shop__r.Kind__c = 'Large' LIMIT 1".replace(
        ', Owner.Name',
        '',
      ),
    );
    assert.equal(getParentField(sale, ['Shop__r', 'Owner'], 'Name'), 'Ada Admin');
    assert.equal(getParent(sale, 'Shop__r')!.object.name, 'Shop__c');
    const contact = record('Contact', { LastName: 'Lone' });
    save('insert', [contact]);
    assert.equal(count("SELECT COUNT() FROM Contact WHERE Account.Name != 'x'"), 1);
    assert.equal(count('SELECT COUNT() FROM Contact WHERE Account.Name = null'), 1);
    const [lone] = query('SELECT Account.Name FROM Contact');
    assert.equal(getParent(lone, 'Account'), null);
    assert.equal(getParentField(lone, ['Account'], 'Name'), null);
    assert.deepEqual(
      names(query("SELECT Name FROM Shop__c WHERE Owner.Type = 'User' AND Owner.Name LIKE 'Ada%'")).length,
      3,
    );
    assert.throws(() => getField(lone, 'Email'), {
      message: 'SObject row was retrieved via SOQL without querying the requested field: Contact.Email',
    });
  });
});

test('sub-queries keep their own order and limit; semi- and anti-joins', () => {
  withShops(() => {
    const shops = query(
      'SELECT Name, (SELECT Name FROM Sales__r WHERE Amount__c > 1.5 ORDER BY Amount__c DESC LIMIT 1) FROM Shop__c',
    );
    assert.deepEqual(
      shops.map((shop) => names(getChildren(shop, 'Sales__r', 'Sale__c').elements)),
      [['S2'], [], []],
    );
    assert.deepEqual(
      names(query("SELECT Name FROM Shop__c WHERE Id IN (SELECT Shop__c FROM Sale__c WHERE Key__c = 'k1')")),
      ['A'],
    );
    assert.deepEqual(names(query('SELECT Name FROM Shop__c WHERE Id NOT IN (SELECT Shop__c FROM Sale__c)')), [
      'B',
      'Ærø',
    ]);
  });
});

test('dates: literals, the time zone of the user, functions', () => {
  withShops(() => {
    assert.deepEqual(names(query('SELECT Name FROM Sale__c WHERE Day__c = TODAY')), ['S0']);
    assert.deepEqual(names(query('SELECT Name FROM Sale__c WHERE At__c = LAST_N_DAYS:2')), ['S0', 'S1']);
    assert.deepEqual(names(query('SELECT Name FROM Sale__c WHERE Day__c < LAST_MONTH')), []);
    assert.deepEqual(names(query('SELECT Name FROM Sale__c WHERE Day__c <= LAST_MONTH')), ['S2']);
    assert.deepEqual(names(query('SELECT Name FROM Sale__c WHERE At__c > 2026-01-14T11:59:59Z')), ['S0', 'S1']);
    // 23:30 UTC on the 14th is the 15th in Oslo.
    save('update', [
      record('Sale__c', {
        Id: query("SELECT Id FROM Sale__c WHERE Name = 'S1'")[0].id,
        At__c: new ApexDatetime(Date.UTC(2026, 0, 14, 23, 30)),
      }),
    ]);
    assert.deepEqual(names(query('SELECT Name FROM Sale__c WHERE At__c = TODAY')), ['S0', 'S1']);
    assert.deepEqual(
      query(
        'SELECT DAY_IN_MONTH(convertTimezone(At__c)) d, COUNT(Id) n FROM Sale__c GROUP BY DAY_IN_MONTH(convertTimezone(At__c)) ORDER BY COUNT(Id) DESC LIMIT 1',
      ).map((row) => [row.values.get('d'), row.values.get('n')]),
      [[15, 2]],
    );
    assert.deepEqual(
      query(
        'SELECT CALENDAR_YEAR(Day__c) y, SUM(Amount__c) FROM Sale__c GROUP BY CALENDAR_YEAR(Day__c) ORDER BY CALENDAR_YEAR(Day__c)',
      ).map((row) => [row.values.get('y'), String(row.values.get('expr0'))]),
      [
        [2025, '3.50'],
        [2026, '4.00'],
      ],
    );
  });
});

test('groups, HAVING, ROLLUP with GROUPING, COUNT_DISTINCT', () => {
  withShops(() => {
    const rows = query(
      'SELECT Kind__c, COUNT(Id) n, GROUPING(Kind__c) g FROM Shop__c GROUP BY ROLLUP(Kind__c) ORDER BY GROUPING(Kind__c), Kind__c',
    );
    assert.deepEqual(
      rows.map((row) => [row.values.get('Kind__c'), row.values.get('n'), row.values.get('g')]),
      [
        ['Large', 1, 0],
        ['Medium', 1, 0],
        ['Small', 1, 0],
        [null, 3, 1],
      ],
    );
    assert.equal(
      query('SELECT Shop__r.Name, SUM(Amount__c) FROM Sale__c GROUP BY Shop__r.Name HAVING SUM(Amount__c) > 7').length,
      1,
    );
    assert.equal(
      query('SELECT Shop__r.Name, SUM(Amount__c) FROM Sale__c GROUP BY Shop__r.Name HAVING SUM(Amount__c) > 7.5')
        .length,
      0,
    );
    const [all] = query('SELECT COUNT_DISTINCT(Kind__c) kinds, MIN(Name), AVG(Number_Of_Sales__c) FROM Shop__c');
    assert.equal(all.values.get('kinds'), 3);
    assert.equal(all.values.get('expr0'), 'A');
    assert.equal(String(all.values.get('expr1')), '1.0');
  });
});

test('order: picklists by their values, empty ones first unless asked otherwise', () => {
  withShops(() => {
    assert.deepEqual(names(query('SELECT Name FROM Shop__c ORDER BY Kind__c')), ['A', 'Ærø', 'B']);
    assert.deepEqual(names(query('SELECT Name FROM Sale__c ORDER BY Key__c')), ['S2', 'S0', 'S1']);
    assert.deepEqual(names(query('SELECT Name FROM Sale__c ORDER BY Key__c DESC NULLS LAST')), ['S1', 'S0', 'S2']);
    assert.deepEqual(names(query('SELECT Name FROM Sale__c ORDER BY Name LIMIT 1 OFFSET 1')), ['S1']);
  });
});

test('multi-select picklists, labels, times, FIELDS()', () => {
  withShops(() => {
    assert.deepEqual(names(query("SELECT Name FROM Shop__c WHERE Tags__c INCLUDES ('Drink')")), ['A']);
    assert.deepEqual(names(query("SELECT Name FROM Shop__c WHERE Tags__c INCLUDES ('food;drink', 'none')")), ['A']);
    assert.deepEqual(names(query("SELECT Name FROM Shop__c WHERE Tags__c EXCLUDES ('drink')")), ['B', 'Ærø']);
    assert.deepEqual(names(query('SELECT toLabel(Kind__c) FROM Shop__c'), 'Kind__c'), [
      'Large shop',
      'Small shop',
      'Medium shop',
    ]);
    assert.deepEqual(names(query('SELECT Name FROM Shop__c WHERE Opens__c = 08:00:00.000Z')), ['A']);
    assert.equal(getField(query('SELECT FIELDS(ALL) FROM Shop__c LIMIT 1')[0], 'Kind__c'), 'Large');
  });
});

test('a locator gives rows by id, in the order of its query, after being put into words', () => {
  withShops(() => {
    const { query: resolved, binds } = resolveDynamic(
      'SELECT Name, Shop__r.Name FROM Sale__c WHERE Amount__c > :least ORDER BY Name DESC',
      () => decimal('2'),
      CURRENT_API_VERSION,
    );
    const locator = new QueryLocator(resolved, binds, 'system');
    const ids = locator.ids();
    assert.equal(ids.length, 2);
    const { program, schema } = transaction();
    const copy = QueryLocator.thaw(locator.freeze(freeze), (text) => thaw(text, program, schema));
    assert.deepEqual(names(copy.fetch(ids).elements), ['S2', 'S1']);
    assert.deepEqual(names(copy.rows().elements), ['S2', 'S1']);
  });
});

test("faults have the platform's texts and a position", () => {
  const schema = testSchema();
  const fault = (text: string) => {
    try {
      resolveSoql(parseSoql(text), schema);
    } catch (error) {
      return error as Error & { line: number; column: number };
    }
    return assert.fail(`accepted: ${text}`);
  };
  assert.match(fault('SELECT Nmae FROM Account').message, /^No such column 'Nmae' on entity 'Account'\./);
  assert.equal(fault('SELECT Id,\n Nmae FROM Account').line, 2);
  assert.equal(fault('SELECT Id,\n Nmae FROM Account').column, 2);
  assert.match(fault('SELECT Id FROM Acount').message, /^sObject type 'Acount' is not supported\./);
  assert.match(
    fault('SELECT Owner2.Name FROM Account').message,
    /^Didn't understand relationship 'Owner2' in field path\./,
  );
  assert.match(
    fault('SELECT Id, (SELECT Id FROM Contact) FROM Account').message,
    /^Didn't understand relationship 'Contact' in FROM part of query call\./,
  );
  assert.match(fault('SELECT Name, COUNT(Id) FROM Account').message, /^Field must be grouped or aggregated: Name/);
  assert.match(
    fault("SELECT Id FROM Account WHERE NumberOfEmployees = '5'").message,
    /must be of type integer and should not be enclosed in quotes/,
  );
  assert.match(
    fault('SELECT Id FROM Account WHERE Name = 5').message,
    /must be of type string and should be enclosed in quotes/,
  );
  assert.match(fault("SELECT Id FROM Account WHERE Description = 'x'").message, /can not be filtered in a query call/);
});

test('compound fields are made of their parts', () => {
  inTestOrg(() => {
    save('insert', [
      record('Account', { Name: 'a', BillingCity: 'Oslo', BillingPostalCode: '0150' }),
      record('Account', { Name: 'b' }),
    ]);
    const [account, empty] = query('SELECT BillingAddress FROM Account ORDER BY Name');
    const address = getField(account, 'BillingAddress') as { parts: Map<string, unknown> };
    assert.deepEqual(
      [...address.parts],
      [
        ['city', 'Oslo'],
        ['postalcode', '0150'],
      ],
    );
    assert.equal(getField(empty, 'BillingAddress'), null);
  });
});

test('the scope of a query', () => {
  inTestOrg((org) => {
    save('insert', [record('Account', { Name: 'mine' })]);
    org.store.run('UPDATE "Account" SET OwnerId = ? WHERE Name = ?', '005000000000009AAA', 'mine');
    save('insert', [record('Account', { Name: 'mine too' })]);
    assert.deepEqual(names(query('SELECT Name FROM Account USING SCOPE mine')), ['mine too']);
    assert.equal(query('SELECT Name FROM Account USING SCOPE everything').length, 2);
  });
});

test('in a trigger, a query of a large object needs an indexed filter', () => {
  inTestOrg((org) => {
    const account = org.schema.object('Account')!;
    org.store.run(
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200001) ' +
        "INSERT INTO \"Account\" (Id, Name, Industry) SELECT printf('001000000%06dAAA', i), 'a' || i, 'Banking' FROM n",
    );
    org.store.reserveId(account, '001000000zzzzzzAAA');
    assert.equal(count("SELECT COUNT() FROM Account WHERE Industry = 'Energy'"), 0);
    org.current.triggers.push({ object: 'Account', timing: 'before insert', newRecords: [], oldRecords: null });
    assert.throws(
      () => count("SELECT COUNT() FROM Account WHERE Industry = 'Energy'"),
      /^\S*QueryException: Non-selective query|Non-selective query against large object type/,
    );
    assert.throws(() => count("SELECT COUNT() FROM Account WHERE Name LIKE '%5'"), /Non-selective/);
    assert.equal(count("SELECT COUNT() FROM Account WHERE Industry = 'Energy' AND Name = 'a5'"), 0);
  });
});

test('TYPEOF gives each kind of parent its own fields', () => {
  inTestOrg(() => {
    const [account, campaign] = [record('Account', { Name: 'Acme', Phone: '1' }), record('Campaign', { Name: 'Fair' })];
    save('insert', [account]);
    save('insert', [campaign]);
    save('insert', [
      record('Task', { Subject: 'a', WhatId: account.id }),
      record('Task', { Subject: 'b', WhatId: campaign.id }),
      record('Task', { Subject: 'c' }),
    ]);
    const [a, b, c] = query(
      'SELECT TYPEOF What WHEN Account THEN Phone, Name WHEN Campaign THEN IsActive END, What.Type FROM Task ORDER BY Subject',
    );
    assert.equal(getParent(a, 'What')!.object.name, 'Account');
    assert.equal(getField(getParent(a, 'What')!, 'Phone'), '1');
    assert.equal(getField(getParent(b, 'What')!, 'IsActive'), false);
    assert.equal(getParent(c, 'What'), null);
    assert.equal(count("SELECT COUNT() FROM Task WHERE What.Type = 'Campaign'"), 1);
    assert.equal(count("SELECT COUNT() FROM Task WHERE What.Name = 'acme'"), 1);
  });
});
