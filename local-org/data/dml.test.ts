import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transaction } from '../running/transaction.ts';
import type { ApexDate, ApexDatetime } from '../values/values.ts';
import { ApexDecimal } from '../values/values.ts';
import { save } from './dml.ts';
import { addFieldError, getField, getParentField } from '../values/sobject.ts';
import { count, inTestOrg, query, record, trigger } from './test-fixture.ts';

const decimal = (text: string) => ApexDecimal.of(text);

test('insert gives ids, defaults and audit fields; update keeps what is not set', () => {
  inTestOrg((org) => {
    const shop = record('Shop__c', { Name: 'Corner' });
    save('insert', [shop]);
    assert.match(shop.id!, /^a01[0-9A-Za-z]{15}$/);
    const [stored] = query(
      'SELECT Name, Kind__c, Active__c, OwnerId, CreatedDate, CreatedById, Number_Of_Sales__c FROM Shop__c',
    );
    assert.equal(getField(stored, 'Kind__c'), 'Medium');
    assert.equal(getField(stored, 'Active__c'), true);
    assert.equal(getField(stored, 'OwnerId'), org.current.user.id);
    assert.equal((getField(stored, 'CreatedDate') as ApexDatetime).millis, org.now);
    org.now += 5000;
    save('update', [record('Shop__c', { Id: shop.id, Kind__c: 'Large' })]);
    const [changed] = query('SELECT Name, Kind__c, CreatedDate, LastModifiedDate FROM Shop__c');
    assert.equal(getField(changed, 'Name'), 'Corner');
    assert.equal(getField(changed, 'Kind__c'), 'Large');
    assert.equal(
      (getField(changed, 'LastModifiedDate') as ApexDatetime).millis -
        (getField(changed, 'CreatedDate') as ApexDatetime).millis,
      5000,
    );
  });
});

test('numbers are exact to eighteen digits', () => {
  inTestOrg(() => {
    const shop = record('Shop__c', { Name: 'Bank' });
    save('insert', [shop]);
    save('insert', [
      record('Sale__c', {
        Shop__c: shop.id,
        Amount__c: decimal('1234567890123456.78'),
        Big__c: decimal('123456789012345678'),
      }),
    ]);
    const [sale] = query(
      'SELECT Amount__c, Big__c FROM Sale__c WHERE Amount__c = 1234567890123456.78 AND Big__c = 123456789012345678',
    );
    assert.equal(String(getField(sale, 'Amount__c')), '1234567890123456.78');
    assert.equal(String(getField(sale, 'Big__c')), '123456789012345678');
    const [sum] = query('SELECT SUM(Amount__c) total FROM Sale__c');
    assert.equal(String(sum.values.get('total')), '1234567890123456.78');
  });
});

test("the platform's texts for missing, too long, wrong and duplicate values", () => {
  inTestOrg(() => {
    assert.throws(() => save('insert', [record('Account')]), {
      message:
        'Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Name]: [Name]',
    });
    assert.throws(() => save('insert', [record('Account', { Name: 'x'.repeat(256) })]), {
      message: new RegExp(`STRING_TOO_LONG, Account Name: data value too large: x+ \\(max length=255\\): \\[Name\\]$`),
    });
    assert.throws(() => save('insert', [record('Lead', { LastName: 'a', Company: 'b', Email: 'nobody' })]), {
      message: /INVALID_EMAIL_ADDRESS, Email: invalid email address: nobody: \[Email\]$/,
    });
    assert.throws(() => save('insert', [record('Shop__c', { Name: 'a', Kind__c: 'Huge' })]), {
      message:
        /INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Kind: bad value for restricted picklist field: Huge: \[Kind__c\]$/,
    });
    assert.throws(() => save('insert', [record('Contact', { LastName: 'a', AccountId: '003000000000001AAA' })]), {
      message: /FIELD_INTEGRITY_EXCEPTION, Account ID: id value of incorrect type: 003000000000001AAA: \[AccountId\]$/,
    });
    assert.throws(() => save('update', [record('Account', { Name: 'x' })]), {
      message:
        /^Update failed. First exception on row 0; first error: MISSING_ARGUMENT, Id not specified in an update call: \[\]$/,
    });
    const shop = record('Shop__c', { Name: 'a' });
    save('insert', [shop]);
    const first = record('Sale__c', { Shop__c: shop.id, Key__c: 'K1' });
    save('insert', [first]);
    assert.throws(() => save('insert', [record('Sale__c', { Shop__c: shop.id, Key__c: 'k1' })]), {
      message: new RegExp(
        `DUPLICATE_VALUE, duplicate value found: Key__c duplicates value on record with id: ${first.id}: \\[\\]$`,
      ),
    });
    assert.throws(() => save('insert', [record('Sale__c', { Shop__c: shop.id, Amount__c: decimal('-1') })]), {
      message: /FIELD_CUSTOM_VALIDATION_EXCEPTION, An amount is not negative.: \[Amount__c\]$/,
    });
  });
});

test('a failed statement leaves nothing behind; partial success keeps the rest', () => {
  inTestOrg(() => {
    const records = [record('Account', { Name: 'good' }), record('Account')];
    assert.throws(() => save('insert', records));
    assert.equal(count('SELECT COUNT() FROM Account'), 0);
    assert.equal(records[0].id, null);
    const results = save('insert', records, { allOrNone: false });
    assert.deepEqual(
      results.map((result) => result.success),
      [true, false],
    );
    assert.equal(count('SELECT COUNT() FROM Account'), 1);
  });
});

test('triggers see chunks of 200, change what is stored, and refuse records', () => {
  const sizes: number[] = [];
  const triggers = [
    trigger('Account', ['before insert'], () => {
      const { newRecords } = transaction().triggers.at(-1)!;
      sizes.push(newRecords!.length);
      for (const account of newRecords!) {
        account.values.set('Description', `about ${getField(account, 'Name') as string}`);
        if (getField(account, 'Name') === 'bad') addFieldError(account, 'Name', 'Not this one');
      }
    }),
  ];
  inTestOrg(
    () => {
      save(
        'insert',
        Array.from({ length: 450 }, (_, index) => record('Account', { Name: `a${index}` })),
      );
      assert.deepEqual(sizes, [200, 200, 50]);
      assert.equal(getField(query("SELECT Description FROM Account WHERE Name = 'a7'")[0], 'Description'), 'about a7');
      assert.throws(() => save('insert', [record('Account', { Name: 'bad' })]), {
        message: /FIELD_CUSTOM_VALIDATION_EXCEPTION, Not this one: \[Name\]$/,
      });
    },
    { triggers },
  );
});

test('partial success fires triggers again on the survivors, three times at most', () => {
  const seen: number[] = [];
  let refused = 1;
  const triggers = [
    trigger('Account', ['after insert'], () => {
      const { newRecords } = transaction().triggers.at(-1)!;
      seen.push(newRecords!.length);
      for (let i = 0; i < refused; i++) addFieldError(newRecords![i], null, 'no');
      if (seen.length > 1) refused = 0;
    }),
  ];
  inTestOrg(
    () => {
      const results = save(
        'insert',
        [1, 2, 3, 4].map((n) => record('Account', { Name: String(n) })),
        { allOrNone: false },
      );
      assert.deepEqual(seen, [4, 3, 2]);
      assert.deepEqual(
        results.map((result) => result.success),
        [false, false, true, true],
      );
      assert.equal(count('SELECT COUNT() FROM Account'), 2);
    },
    { triggers },
  );
});

test('roll-ups follow their details, formulas follow both', () => {
  inTestOrg(() => {
    const shop = record('Shop__c', { Name: 'Corner' });
    save('insert', [shop]);
    const sales = [decimal('10.50'), decimal('4.25')].map((amount) =>
      record('Sale__c', { Shop__c: shop.id, Amount__c: amount }),
    );
    save('insert', sales);
    const read = () => query('SELECT Number_Of_Sales__c, Turnover__c FROM Shop__c')[0];
    assert.equal(String(getField(read(), 'Number_Of_Sales__c')), '2');
    assert.equal(String(getField(read(), 'Turnover__c')), '14.75');
    const [sale] = query(
      'SELECT Double__c, Title__c, Shop__r.Name FROM Sale__c WHERE Double__c > 20 ORDER BY Title__c',
    );
    assert.equal(String(getField(sale, 'Double__c')), '21.00');
    assert.equal(getField(sale, 'Title__c'), 'Corner: 10.5');
    assert.equal(getParentField(sale, ['Shop__r'], 'Name'), 'Corner');
    save('delete', [sales[0]]);
    assert.equal(String(getField(read(), 'Turnover__c')), '4.25');
    save('undelete', [sales[0]]);
    assert.equal(String(getField(read(), 'Turnover__c')), '14.75');
  });
});

test('a deletion takes details along and empties lookups, silently; undelete brings both back', () => {
  let fired = 0;
  const triggers = [trigger('Sale__c', ['before delete', 'after delete'], () => fired++)];
  inTestOrg(
    () => {
      const shop = record('Shop__c', { Name: 'Corner' });
      const buyer = record('Contact', { LastName: 'Buyer' });
      save('insert', [shop]);
      save('insert', [buyer]);
      save('insert', [record('Sale__c', { Shop__c: shop.id, Buyer__c: buyer.id })]);
      save('delete', [buyer]);
      assert.equal(getField(query('SELECT Buyer__c FROM Sale__c')[0], 'Buyer__c'), null);
      save('undelete', [buyer]);
      assert.equal(getField(query('SELECT Buyer__c FROM Sale__c')[0], 'Buyer__c'), buyer.id);
      save('delete', [shop]);
      assert.equal(count('SELECT COUNT() FROM Sale__c'), 0);
      assert.equal(query('SELECT IsDeleted FROM Sale__c ALL ROWS').length, 1);
      assert.equal(fired, 0);
      save('undelete', [shop]);
      assert.equal(count('SELECT COUNT() FROM Sale__c'), 1);
    },
    { triggers },
  );
});

test('upsert by external id inserts and updates', () => {
  inTestOrg(() => {
    const shop = record('Shop__c', { Name: 'Corner' });
    save('insert', [shop]);
    save('insert', [record('Sale__c', { Shop__c: shop.id, Key__c: 'A' })]);
    const records = [
      record('Sale__c', { Key__c: 'a', Amount__c: decimal('5') }),
      record('Sale__c', { Shop__c: shop.id, Key__c: 'B' }),
    ];
    const results = save('upsert', records, { externalIdField: 'Key__c' });
    assert.deepEqual(
      results.map((result) => result.created),
      [false, true],
    );
    assert.equal(count('SELECT COUNT() FROM Sale__c'), 2);
    assert.equal(records[0].id, results[0].id);
  });
});

test('campaign members: one per person, responses follow the status during the save', () => {
  const seen: unknown[] = [];
  const triggers = [
    trigger('CampaignMember', ['before insert', 'after insert'], () => {
      const { newRecords, timing } = transaction().triggers.at(-1)!;
      seen.push(timing, getField(newRecords![0], 'HasResponded'), getField(newRecords![0], 'Email'));
    }),
  ];
  inTestOrg(
    () => {
      const campaign = record('Campaign', { Name: 'Conference' });
      const lead = record('Lead', { FirstName: 'Li', LastName: 'Lead', Company: 'Co', Email: 'li@example.com' });
      save('insert', [campaign]);
      save('insert', [lead]);
      assert.deepEqual(
        query('SELECT Label, HasResponded, IsDefault FROM CampaignMemberStatus ORDER BY SortOrder').map((status) =>
          getField(status, 'Label'),
        ),
        ['Sent', 'Responded'],
      );
      const member = record('CampaignMember', { CampaignId: campaign.id, LeadId: lead.id, Status: 'responded' });
      save('insert', [member]);
      assert.deepEqual(seen, ['before insert', false, null, 'after insert', true, 'li@example.com']);
      const [stored] = query(
        'SELECT Name, Email, CompanyOrAccount, Type, HasResponded, FirstRespondedDate, Lead.Name FROM CampaignMember',
      );
      assert.equal(getField(stored, 'Name'), 'Li Lead');
      assert.equal(getField(stored, 'CompanyOrAccount'), 'Co');
      assert.equal(getField(stored, 'Type'), 'Lead');
      assert.equal((getField(stored, 'FirstRespondedDate') as ApexDate).toString(), '2026-01-15');
      assert.equal(getField(query('SELECT NumberOfLeads, NumberOfResponses FROM Campaign')[0], 'NumberOfResponses'), 1);
      assert.throws(() => save('insert', [record('CampaignMember', { CampaignId: campaign.id, LeadId: lead.id })]), {
        message: /DUPLICATE_VALUE, Already a campaign member.: \[\]$/,
      });
      save('delete', [lead]);
      assert.equal(count('SELECT COUNT() FROM CampaignMember'), 0);
    },
    { triggers },
  );
});

test('a record is not saved again from its own before trigger', () => {
  const triggers = [
    trigger('Account', ['before update'], () => {
      save('update', [record('Account', { Id: transaction().triggers.at(-1)!.newRecords![0].id })]);
    }),
  ];
  inTestOrg(
    () => {
      const account = record('Account', { Name: 'a' });
      save('insert', [account]);
      assert.throws(() => save('update', [account]), {
        message:
          /CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, AccountTrigger: execution of BeforeUpdate\s+caused by: System.DmlException: Update failed.*SELF_REFERENCE_FROM_TRIGGER/s,
      });
    },
    { triggers },
  );
});
