/** Copies of computed fields equal the fields computed again, no matter how their rows change. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { transaction } from '../../running/transaction.ts';
import { quote } from '../column.ts';
import { save } from '../dml.ts';
import { convertLeads, newLeadConversion } from '../dml/convert-lead.ts';
import { mergeRecords } from '../dml/merge.ts';
import { emptyRecycleBin } from '../dml/recycle-bin.ts';
import { queryContext } from '../query.ts';
import { runningStore } from '../running.ts';
import { Scope } from '../sql/scope.ts';
import { tableName } from '../tables.ts';
import { inTestOrg, query, record } from '../test-fixture.ts';

const text = fc.constantFrom('Ann', 'bob', 'Ørjan', "O'Neil", '');
const place = fc.nat({ max: 7 });
type Operation = (pick: (object: string, place: number) => string | null) => void;

const saved = (operation: 'insert' | 'update' | 'delete' | 'undelete', object: string, values: object): void => {
  save(operation, [record(object, values as Record<string, unknown>)], { allOrNone: false });
};
/** Does something with records, where there are any. */
const withIds = (work: (...ids: string[]) => void, ...ids: (string | null)[]): void => {
  if (ids.every((id) => id !== null)) work(...ids);
};

const operations: fc.Arbitrary<Operation> = fc.oneof(
  text.map(
    (name): Operation =>
      () =>
        saved('insert', 'Lead', { LastName: name || 'x', Company: name || 'y' }),
  ),
  text.map(
    (name): Operation =>
      () =>
        saved('insert', 'Account', { Name: name || 'z' }),
  ),
  fc.tuple(text, place).map(
    ([name, at]): Operation =>
      (pick) =>
        saved('insert', 'Contact', { LastName: name || 'x', AccountId: pick('Account', at) }),
  ),
  fc
    .tuple(place, place, fc.constantFrom('Lead', 'Contact'), fc.constantFrom('Sent', 'Responded'))
    .map(([campaign, person, object, status]): Operation => (pick) => {
      const values = { CampaignId: pick('Campaign', campaign), [`${object}Id`]: pick(object, person), Status: status };
      saved('insert', 'CampaignMember', values);
    }),
  fc
    .tuple(fc.constantFrom('Lead', 'Contact'), place, fc.constantFrom('FirstName', 'LastName', 'Email', 'Title'), text)
    .map(([object, at, field, value]): Operation => (pick) => {
      const valid = field === 'Email' && value ? 'a@b.example' : value || (field === 'LastName' ? 'x' : null);
      withIds((Id) => saved('update', object, { Id, [field]: valid }), pick(object, at));
    }),
  fc.tuple(place, text).map(
    ([at, name]): Operation =>
      (pick) =>
        withIds((Id) => saved('update', 'Account', { Id, Name: name || 'z' }), pick('Account', at)),
  ),
  fc.tuple(place, place).map(
    ([contact, account]): Operation =>
      (pick) =>
        withIds(
          (Id) => saved('update', 'Contact', { Id, AccountId: pick('Account', account) }),
          pick('Contact', contact),
        ),
  ),
  fc.tuple(place, fc.constantFrom('Sent', 'Responded')).map(
    ([at, status]): Operation =>
      (pick) =>
        withIds((Id) => saved('update', 'CampaignMember', { Id, Status: status }), pick('CampaignMember', at)),
  ),
  fc.tuple(fc.constantFrom('Lead', 'Contact', 'Account', 'CampaignMember'), place).map(
    ([object, at]): Operation =>
      (pick) =>
        withIds((Id) => saved('delete', object, { Id }), pick(object, at)),
  ),
  fc
    .tuple(fc.constantFrom('Lead', 'Contact', 'Account', 'CampaignMember'), place, fc.boolean())
    .map(([object, at, forGood]): Operation => () => {
      const bin = query(`SELECT Id FROM ${object} WHERE IsDeleted = true ORDER BY Id LIMIT 8 ALL ROWS`);
      const one = bin[at % Math.max(1, bin.length)];
      if (one && forGood) emptyRecycleBin([one]);
      else if (one) saved('undelete', object, { Id: one.id });
    }),
  fc.tuple(fc.constantFrom('Lead', 'Contact'), place, place).map(
    ([object, winner, loser]): Operation =>
      (pick) =>
        withIds(
          (Id, other) =>
            Id !== other && mergeRecords(record(object, { Id }), [record(object, { Id: other })], { allOrNone: false }),
          pick(object, winner),
          pick(object, loser),
        ),
  ),
  fc.tuple(place).map(
    ([at]): Operation =>
      (pick) =>
        withIds(
          (Id) => {
            const conversion = newLeadConversion();
            conversion.leadId = Id;
            conversion.convertedStatus = 'Closed - Converted';
            conversion.doNotCreateOpportunity = true;
            convertLeads([conversion], { allOrNone: false });
          },
          pick('Lead', at),
        ),
  ),
);

/** Rows whose copies are not what computing them gives. */
function differences(): unknown[] {
  const context = { ...queryContext([], 'system'), copies: null, visible: () => null };
  const store = runningStore();
  const { schema } = transaction();
  return [...schema.objects()].flatMap((object) =>
    [...object.fields.values()].flatMap((field) => {
      const copy = store.copies.column(object, field);
      if (!copy) return [];
      const scope = new Scope(context, object);
      const computed = scope.named(scope.root, [field.name]).sql;
      const stored = `${scope.root.alias}.${copy}`;
      const rows = store.all(
        `SELECT ${scope.root.alias}.Id, ${computed}, ${stored} ${scope.from()} WHERE ${computed} COLLATE BINARY IS NOT ${stored}`,
        ...scope.parameters,
      );
      return rows.map((row) => [object.name, field.name, ...row]);
    }),
  );
}

test('copies equal the computed fields after saves, merges, conversions, deletions, and undeletes', () => {
  let members = 0;
  fc.assert(
    fc.property(fc.array(operations, { minLength: 20, maxLength: 60 }), (steps) => {
      inTestOrg(({ store, schema }) => {
        store.run(
          "INSERT INTO LeadStatus (Id, MasterLabel, ApiName, IsConverted) VALUES (?, 'Closed - Converted', 'Closed - Converted', 1)",
          store.nextId(schema.object('LeadStatus')!),
        );
        for (const Name of ['One', 'Two']) saved('insert', 'Campaign', { Name });
        for (const Name of ['A', 'B']) saved('insert', 'Account', { Name });
        for (const LastName of ['L', 'M', 'N']) saved('insert', 'Lead', { LastName, Company: 'C' });
        for (const LastName of ['P', 'Q']) saved('insert', 'Contact', { LastName });
        const pick = (object: string, at: number): string | null => {
          const ids = query(`SELECT Id FROM ${object} ORDER BY Id LIMIT 8`).map(({ id }) => id);
          return ids.length ? ids[at % ids.length] : null;
        };
        for (const campaign of [0, 1])
          for (const person of [0, 1]) {
            const CampaignId = pick('Campaign', campaign);
            saved('insert', 'CampaignMember', { CampaignId, LeadId: pick('Lead', person) });
            saved('insert', 'CampaignMember', { CampaignId, ContactId: pick('Contact', person) });
          }
        for (const step of steps) {
          step(pick);
          assert.deepEqual(differences(), []);
        }
        members += store.count(schema.object('CampaignMember')!);
      });
    }),
    { numRuns: 40 },
  );
  assert.ok(members > 20, 'the operations hardly made members');
});

test('the copies of the standard objects: what members show of persons, and what campaigns count', () => {
  inTestOrg(({ store, schema }) => {
    const copied = (object: string) =>
      [...schema.object(object)!.fields.values()]
        .filter((field) => store.copies.column(schema.object(object)!, field))
        .map(({ name }) => name);
    for (const name of ['Name', 'Email', 'CompanyOrAccount', 'Title'])
      assert.ok(copied('CampaignMember').includes(name), name);
    assert.ok(!copied('CampaignMember').includes('Description'), 'a long text is no order');
    assert.ok(
      copied('Campaign').includes('NumberOfResponses') && copied('Campaign').includes('AmountAllOpportunities'),
    );
    assert.deepEqual(copied('Lead'), []);
    assert.deepEqual(differences(), []);
  });
});

test('copies are made of the rows that were there before them', () => {
  inTestOrg(({ store, schema }) => {
    saved('insert', 'Lead', { LastName: 'Early', Company: 'Bird' });
    const lead = schema.object('Lead')!;
    assert.ok(store.copies.add(lead, lead.fields.get('name')!));
    saved('insert', 'Lead', { FirstName: 'Very', LastName: 'Late', Company: 'Bird' });
    const column = quote('Name~');
    assert.deepEqual(store.all(`SELECT ${column} FROM ${quote(tableName(lead))} ORDER BY Id`), [
      ['Early'],
      ['Very Late'],
    ]);
    assert.equal(store.copies.add(lead, lead.fields.get('lastname')!), false, 'a stored field needs none');
  });
});
