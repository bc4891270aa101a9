import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CURRENT_API_VERSION } from '../../metadata/api-version.ts';
import { transaction } from '../../running/transaction.ts';
import type { TriggerTiming } from '../../values/program.ts';
import { save } from '../dml.ts';
import { runningStore } from '../running.ts';
import { releaseSavepoint, releaseSavepoints, rollbackTo, setSavepoint, type Savepoint } from '../savepoints.ts';
import type { SObject } from '../../values/sobject.ts';
import { getField } from '../../values/sobject.ts';
import { count, inTestOrg, query, record, trigger } from '../test-fixture.ts';
import { convertLeads, newLeadConversion } from './convert-lead.ts';
import { mergeRecords } from './merge.ts';
import { emptyRecycleBin } from './recycle-bin.ts';

const ALL: TriggerTiming[] = [
  'before insert',
  'after insert',
  'before update',
  'after update',
  'before delete',
  'after delete',
  'after undelete',
];

/** Triggers that write down what fires. */
function recorder(...objects: string[]) {
  const seen: string[] = [];
  const triggers = objects.map((object) =>
    trigger(object, ALL, () => {
      const { timing, newRecords, oldRecords } = transaction().triggers.at(-1)!;
      const [first] = newRecords ?? oldRecords!;
      const extra =
        timing === 'after delete' && first.object.fields.has('masterrecordid') && getField(first, 'MasterRecordId')
          ? ' merged'
          : '';
      const converted =
        object === 'Lead' && timing === 'after update' && getField(first, 'IsConverted') === true ? ' converted' : '';
      seen.push(`${object} ${timing}${extra}${converted}`);
    }),
  );
  return { seen, triggers };
}

const insert = (objectName: string, values: Record<string, unknown>): SObject => {
  const made = record(objectName, values);
  save('insert', [made]);
  return made;
};

/** The lead status that converts, and a stage: reference data of an org. */
function withReferenceData(): void {
  const store = runningStore();
  const { schema } = transaction();
  for (const [name, isConverted] of [
    ['Open - Not Contacted', 0],
    ['Closed - Converted', 1],
  ] as const) {
    store.run(
      'INSERT INTO "LeadStatus" (Id, MasterLabel, ApiName, IsConverted) VALUES (?, ?, ?, ?)',
      store.nextId(schema.object('LeadStatus')!),
      name,
      name,
      isConverted,
    );
  }
  store.run(
    'INSERT INTO "OpportunityStage" (Id, MasterLabel, ApiName, IsActive, SortOrder, DefaultProbability) VALUES (?, ?, ?, 1, 1, 10)',
    store.nextId(schema.object('OpportunityStage')!),
    'Prospecting',
    'Prospecting',
  );
}

test('merge: the losers go with MasterRecordId, members move or go, without their triggers; the winner is updated', () => {
  const { seen, triggers } = recorder('Lead', 'CampaignMember');
  inTestOrg(
    () => {
      const [both, only] = ['Both', 'Only'].map((name) => insert('Campaign', { Name: name }));
      const [winner, loser] = ['Winner', 'Loser'].map((name) => insert('Lead', { LastName: name, Company: 'C' }));
      insert('CampaignMember', { CampaignId: both.id, LeadId: winner.id });
      insert('CampaignMember', { CampaignId: both.id, LeadId: loser.id });
      insert('CampaignMember', { CampaignId: only.id, LeadId: loser.id });
      seen.length = 0;
      const [outcome] = mergeRecords(winner, [loser]);
      assert.deepEqual(seen, [
        'Lead before delete',
        'Lead after delete merged',
        'Lead before update',
        'Lead after update',
      ]);
      assert.deepEqual(outcome.mergedIds, [loser.id]);
      assert.deepEqual(
        query('SELECT LeadId, CampaignId FROM CampaignMember').map((member) => getField(member, 'LeadId')),
        [winner.id, winner.id],
      );
      assert.equal(
        getField(query(`SELECT MasterRecordId FROM Lead WHERE Id = '${loser.id}' ALL ROWS`)[0], 'MasterRecordId'),
        winner.id,
      );
    },
    { triggers },
  );
});

test('conversion: members name the contact too, silently; the lead is updated with IsConverted', () => {
  const { seen, triggers } = recorder('Lead', 'Contact', 'CampaignMember');
  inTestOrg(
    () => {
      withReferenceData();
      const campaign = insert('Campaign', { Name: 'Fair' });
      const lead = insert('Lead', { FirstName: 'Li', LastName: 'Lead', Company: 'Co', Email: 'li@example.com' });
      insert('CampaignMember', { CampaignId: campaign.id, LeadId: lead.id });
      seen.length = 0;
      const [outcome] = convertLeads([
        { ...newLeadConversion(), leadId: lead.id, convertedStatus: 'Closed - Converted' },
      ]);
      assert.deepEqual(outcome.errors, []);
      assert.deepEqual(seen, [
        'Contact before insert',
        'Contact after insert',
        'Lead before update',
        'Lead after update converted',
      ]);
      const [member] = query('SELECT LeadId, ContactId, Email, Type FROM CampaignMember');
      assert.equal(getField(member, 'ContactId'), outcome.contactId);
      assert.equal(getField(member, 'LeadId'), lead.id);
      assert.equal(getField(member, 'Type'), 'Contact');
      assert.equal(count('SELECT COUNT() FROM OpportunityContactRole WHERE IsPrimary = true'), 1);
      assert.equal(count(`SELECT COUNT() FROM Opportunity WHERE CampaignId = '${campaign.id}' AND Name = 'Co'`), 1);
      assert.throws(() => save('update', [record('Lead', { Id: lead.id, Company: 'x' })]), {
        message: /CANNOT_UPDATE_CONVERTED_LEAD/,
      });
      assert.throws(
        () => convertLeads([{ ...newLeadConversion(), leadId: lead.id, convertedStatus: 'Closed - Converted' }]),
        { message: /^ConvertLead failed\. First exception on row 0; first error: CANNOT_UPDATE_CONVERTED_LEAD/ },
      );
    },
    { triggers },
  );
});

test('the recycle bin can be emptied', () => {
  inTestOrg(() => {
    const account = insert('Account', { Name: 'a' });
    save('delete', [account]);
    assert.equal(query('SELECT Id FROM Account ALL ROWS').length, 1);
    assert.equal(emptyRecycleBin([account])[0].success, true);
    assert.equal(query('SELECT Id FROM Account ALL ROWS').length, 0);
    assert.throws(() => save('undelete', [account]), { message: /^Undelete failed/ });
  });
});

test('a rollback undoes data, keeps ids on records, and makes later savepoints invalid', () => {
  inTestOrg(() => {
    const first = setSavepoint(CURRENT_API_VERSION);
    const account = insert('Account', { Name: 'a' });
    const second = setSavepoint(CURRENT_API_VERSION);
    rollbackTo(first, CURRENT_API_VERSION);
    assert.equal(count('SELECT COUNT() FROM Account'), 0);
    assert.notEqual(account.id, null);
    assert.throws(() => rollbackTo(second, CURRENT_API_VERSION), /Invalid savepoint/);
    rollbackTo(first, CURRENT_API_VERSION);
    releaseSavepoint(first);
    assert.throws(() => rollbackTo(first, CURRENT_API_VERSION), /Invalid savepoint/);
  });
});

test('a savepoint that a trigger sets ends with the trigger', () => {
  const held: Savepoint[] = [];
  const counting = trigger('Account', ['before insert'], () => held.push(setSavepoint(CURRENT_API_VERSION)));
  inTestOrg(
    () => {
      const before = setSavepoint(CURRENT_API_VERSION);
      insert('Account', { Name: 'a' });
      assert.throws(() => rollbackTo(held[0], CURRENT_API_VERSION), /Invalid savepoint/);
      rollbackTo(before, CURRENT_API_VERSION);
      assert.equal(count('SELECT COUNT() FROM Account'), 0);
      releaseSavepoints();
    },
    { triggers: [counting] },
  );
});

test('setup objects and others do not mix', () => {
  inTestOrg(() => {
    insert('Account', { Name: 'a' });
    assert.throws(() => save('insert', [record('PermissionSetAssignment')]), {
      message:
        /MIXED_DML_OPERATION, DML operation on setup object is not permitted after you have updated a non-setup object \(or vice versa\): PermissionSetAssignment/,
    });
  });
});
