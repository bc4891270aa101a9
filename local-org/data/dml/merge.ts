/**
 * Merge, in the documented order (Apex Developer Guide, "Triggers and Merge Statements"): before delete of the losers;
 * their children get the winner as parent, without triggers; the losers go, with `MasterRecordId`; after delete of the
 * losers; update of the winner with its triggers.
 */
import { transaction } from '../../running/transaction.ts';
import { throwApex } from '../../values/exceptions.ts';
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
        related.push(...reparent(deletion, next.id!, master.id!));
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
function reparent(batch: Batch, loserId: string, masterId: string): string[] {
  const moved: string[] = [];
  const { store } = batch;
  for (const { child, field } of referencesTo(batch.schema, batch.object)) {
    if (field.name === 'MasterRecordId') continue;
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
