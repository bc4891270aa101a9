/**
 * Merge, in the documented order (Apex Developer Guide, "Triggers and Merge Statements"): before delete of the losers;
 * their children get the winner as parent, without triggers; the losers go, with `MasterRecordId`; after delete of the
 * losers; update of the winner with its triggers.
 */
import { transaction } from '../../running/transaction.ts';
import type { ObjectSchema } from '../../metadata/schema.ts';
import { notSupported, throwApex } from '../../values/exceptions.ts';
import { newBatch, save } from '../dml.ts';
import { quote } from '../column.ts';
import { runningStore } from '../running.ts';
import { SObject } from '../../values/sobject.ts';
import { tableName } from '../tables.ts';
import type { Batch, SaveOptions } from './batch.ts';
import { alive } from './batch.ts';
import { referencesTo } from './cascade.ts';
import type { Row, SaveError } from './errors.ts';
import { throwDml } from './errors.ts';
import { runBatch } from './pipeline.ts';
import { deleteRecords } from './write.ts';

export interface MergeOutcome {
  /** Of the winner. */
  id: string | null;
  mergedIds: string[];
  updatedRelatedIds: string[];
  success: boolean;
  errors: SaveError[];
}

/** The most records that can go in one merge. */
const MAXIMUM_LOSERS = 2;

export function mergeRecords(master: SObject, losers: readonly SObject[], options: SaveOptions = {}): MergeOutcome[] {
  const current = transaction();
  const { object } = master;
  if (!object.fields.has('masterrecordid')) throwApex('TypeException', `Merge is not supported for ${object.name}`);
  if (losers.length > MAXIMUM_LOSERS)
    throwApex('DmlException', `Merge failed. Too many records: at most ${MAXIMUM_LOSERS + 1} can be merged`);
  current.limits.use('dmlStatements');
  current.limits.use('dmlRows', losers.length + 1);
  current.hasUncommittedWork = true;
  if (master.id === null)
    throwDml('merge', [
      { index: 0, id: null, errors: [{ statusCode: 'MISSING_ARGUMENT', message: 'Id not specified', fields: [] }] },
    ]);
  const store = runningStore();
  return losers.map((loser, index) => {
    const mark = store.savepoint();
    try {
      const outcome = mergeOne(master, loser, options);
      if (outcome.errors.length) {
        store.rollbackTo(mark);
        if (options.allOrNone !== false) throwDml('merge', [{ index, id: loser.id, errors: outcome.errors }]);
      }
      store.release(mark);
      return outcome;
    } catch (error) {
      store.rollbackTo(mark);
      store.release(mark);
      throw error;
    }
  });
}

function mergeOne(master: SObject, loser: SObject, options: SaveOptions): MergeOutcome {
  const row: Row = { index: 0, record: loser, next: new SObject(loser.object), old: null, errors: [] };
  const related: string[] = [];
  const batch: Batch = {
    ...newBatch('delete', master.object, [row], options),
    beforeDeletion(deletion) {
      for (const { next } of alive(deletion)) {
        if (master.object.fields.has('ispersonaccount')) related.push(...mergePersons(deletion, next.id!, master.id!));
        related.push(...reparent(deletion, master.object, next.id!, master.id!));
        deletion.store.run(
          `UPDATE ${quote(tableName(master.object))} SET MasterRecordId = ? WHERE Id = ?`,
          master.id,
          next.id,
        );
      }
    },
  };
  runBatch(batch);
  const errors = [...row.errors];
  if (!errors.length) {
    const [saved] = save('update', [master], { ...options, allOrNone: false, uncounted: true });
    errors.push(...saved.errors);
  }
  const success = errors.length === 0;
  return {
    id: master.id,
    mergedIds: success ? [loser.id!] : [],
    updatedRelatedIds: success ? related : [],
    success,
    errors,
  };
}

/** Gives the loser's children to the winner; answers their ids. A member of a campaign the winner is in goes. */
function reparent(batch: Batch, object: ObjectSchema, loserId: string, masterId: string): string[] {
  const moved: string[] = [];
  const { store } = batch;
  for (const { child, field } of referencesTo(batch.schema, object)) {
    if (field.name === 'MasterRecordId' || field.name === 'PersonContactId') continue;
    const table = quote(tableName(child));
    const column = quote(field.name);
    if (child.name === 'CampaignMember') {
      const doubles = store.all(
        `SELECT Id FROM ${table} WHERE ${column} = ? AND IsDeleted = 0 AND CampaignId IN (SELECT CampaignId FROM ${table} WHERE ${column} = ? AND IsDeleted = 0)`,
        loserId,
        masterId,
      );
      deleteRecords(
        store,
        child,
        doubles.map(([id]) => id as string),
        batch.now,
      );
    }
    const isLive = child.fields.has('isdeleted') ? ' AND IsDeleted = 0' : '';
    const ids = store.all(`SELECT Id FROM ${table} WHERE ${column} = ?${isLive}`, loserId).map(([id]) => id as string);
    if (!ids.length) continue;
    const stamp = child.fields.has('systemmodstamp') ? `, SystemModstamp = ${batch.now}` : '';
    store.run(
      `UPDATE ${table} SET ${column} = ?${stamp} WHERE Id IN (SELECT value FROM json_each(?))`,
      masterId,
      JSON.stringify(ids),
    );
    moved.push(...ids);
  }
  return moved;
}

/**
 * With two person accounts their contacts are merged as well, without Contact triggers; a person is merged with persons
 * only (Salesforce Help, "Considerations for Using Person Accounts").
 */
function mergePersons(batch: Batch, loserId: string, masterId: string): string[] {
  const { store, schema, now } = batch;
  const personOf = (id: string) =>
    (store.first('SELECT PersonContactId FROM "Account" WHERE Id = ?', id)?.[0] ?? null) as string | null;
  const [loser, master] = [personOf(loserId), personOf(masterId)];
  if ((loser === null) !== (master === null))
    notSupported('merging a person account with a business account', 'a merge');
  if (loser === null || master === null) return [];
  const contact = schema.object('Contact')!;
  const moved = reparent(batch, contact, loser, master);
  store.run('UPDATE "Contact" SET MasterRecordId = ? WHERE Id = ?', master, loser);
  deleteRecords(store, contact, [loser], now);
  return moved;
}
