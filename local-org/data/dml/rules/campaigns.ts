/**
 * Campaigns and their members: one member per person and campaign; whether a member has responded follows from the
 * campaign's member statuses and is set during the save, after the before triggers.
 */
import { ApexDate } from '../../../values/values.ts';
import { todayIn } from '../../sql/date-literals.ts';
import type { Batch } from '../batch.ts';
import { addRowError, alive, valueOf } from '../batch.ts';
import type { Row } from '../errors.ts';
import type { ObjectRules } from './steps.ts';
import { insertCompanion } from './companions.ts';

/** Statuses every new campaign has. */
const DEFAULT_STATUSES = [
  { Label: 'Sent', SortOrder: 3, HasResponded: false, IsDefault: true },
  { Label: 'Responded', SortOrder: 4, HasResponded: true, IsDefault: false },
];

export const campaignRules: ObjectRules = {
  afterWrite(batch) {
    if (batch.operation !== 'insert') return;
    const { memberStatuses } = batch.transaction.org.project.organization;
    for (const row of alive(batch)) {
      for (const values of DEFAULT_STATUSES) {
        const Label = memberStatuses.get(values.Label) ?? values.Label;
        insertCompanion(batch, 'CampaignMemberStatus', { ...values, Label, CampaignId: row.next.id });
      }
    }
  },
};

interface MemberStatuses {
  /** Label in lower case → does it count as a response? */
  responded: Map<string, boolean>;
  standard: string | null;
}

function statusesOf(batch: Batch, rows: Row[]): Map<string, MemberStatuses> {
  const byCampaign = new Map<string, MemberStatuses>();
  const ids = new Set(rows.map((row) => valueOf(row.next, 'CampaignId') as string | null).filter((id) => id !== null));
  const found = batch.store.all(
    'SELECT CampaignId, Label, HasResponded, IsDefault FROM "CampaignMemberStatus" WHERE IsDeleted = 0 AND CampaignId IN (SELECT value FROM json_each(?))',
    JSON.stringify([...ids]),
  ) as [string, string, number, number][];
  for (const [campaignId, label, hasResponded, isDefault] of found) {
    const statuses = byCampaign.get(campaignId) ?? { responded: new Map<string, boolean>(), standard: null };
    byCampaign.set(campaignId, statuses);
    statuses.responded.set(label.toLowerCase(), hasResponded === 1);
    if (isDefault) statuses.standard = label;
  }
  return byCampaign;
}

export const campaignMemberRules: ObjectRules = {
  prepare(batch) {
    const without = batch.rows.filter((row) => !row.errors.length && !row.record.values.get('Status'));
    if (!without.length) return;
    const statuses = statusesOf(batch, without);
    for (const row of without) {
      const standard = statuses.get(valueOf(row.next, 'CampaignId') as string)?.standard;
      if (standard) row.next.values.set('Status', standard);
    }
  },

  complete(batch) {
    const rows = alive(batch).filter((row) => !row.old || valueOf(row.old, 'Status') !== valueOf(row.next, 'Status'));
    if (!rows.length) return;
    const statuses = statusesOf(batch, rows);
    const { user } = batch.transaction;
    for (const row of rows) {
      const status = valueOf(row.next, 'Status') as string | null;
      const hasResponded =
        statuses.get(valueOf(row.next, 'CampaignId') as string)?.responded.get(status?.toLowerCase() ?? '') ?? false;
      row.next.values.set('HasResponded', hasResponded);
      if (hasResponded && valueOf(row.next, 'FirstRespondedDate') === null) {
        row.next.values.set('FirstRespondedDate', new ApexDate(todayIn(user.timeZone, batch.now)));
      }
    }
  },

  check(batch) {
    if (batch.operation === 'delete') return;
    // With accounts as members ("Accounts as Campaign Members") a member is of a lead, a contact or an account.
    const people = ['LeadId', 'ContactId', 'AccountId'].filter((key) => batch.object.fields.has(key.toLowerCase()));
    if (batch.operation === 'insert') {
      for (const row of alive(batch)) {
        if (people.every((key) => valueOf(row.next, key) === null)) {
          addRowError(row, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [LeadId or ContactId]', [
            'LeadId',
            'ContactId',
          ]);
        }
      }
    }
    for (const key of people) refuseSecondMembers(batch, key);
  },
};

/** A person can be a member of a campaign once. */
function refuseSecondMembers(batch: Batch, key: string): void {
  const rowByPerson = new Map<string, Row>();
  for (const row of alive(batch)) {
    const person = valueOf(row.next, key) as string | null;
    if (!person || (row.old && batch.operation === 'update' && valueOf(row.old, key) === person)) continue;
    const pair = `${valueOf(row.next, 'CampaignId') as string} ${person}`;
    if (rowByPerson.has(pair)) refuse(row);
    else rowByPerson.set(pair, row);
  }
  if (!rowByPerson.size) return;
  const people = [...rowByPerson.keys()].map((pair) => pair.split(' ')[1]);
  const found = batch.store.all(
    `SELECT Id, CampaignId, ${key} FROM "CampaignMember" WHERE IsDeleted = 0 AND ${key} IN (SELECT value FROM json_each(?))`,
    JSON.stringify(people),
  ) as [string, string, string][];
  for (const [id, campaignId, person] of found) {
    const row = rowByPerson.get(`${campaignId} ${person}`);
    if (row && row.next.id !== id && !row.errors.length) refuse(row);
  }
}

const refuse = (row: Row): void => addRowError(row, 'DUPLICATE_VALUE', 'Already a campaign member.');

export const campaignMemberStatusRules: ObjectRules = {
  /** Members whose status changes its meaning follow silently, without triggers. */
  afterWrite(batch) {
    for (const row of alive(batch)) {
      if (batch.operation === 'delete') continue;
      const label = valueOf(row.next, 'Label') as string;
      const campaignId = valueOf(row.next, 'CampaignId') as string;
      const responded = valueOf(row.next, 'HasResponded') === true ? 1 : 0;
      batch.store.run(
        'UPDATE "CampaignMember" SET HasResponded = ?1, FirstRespondedDate = iif(?1 = 1, ifnull(FirstRespondedDate, ?2), FirstRespondedDate), SystemModstamp = ?3 ' +
          'WHERE CampaignId = ?4 AND Status = ?5 AND HasResponded <> ?1',
        responded,
        todayIn(batch.transaction.user.timeZone, batch.now),
        batch.now,
        campaignId,
        label,
      );
      if (valueOf(row.next, 'IsDefault') === true) {
        batch.store.run(
          'UPDATE "CampaignMemberStatus" SET IsDefault = 0 WHERE CampaignId = ? AND Id <> ?',
          campaignId,
          row.next.id,
        );
      }
    }
  },
};
