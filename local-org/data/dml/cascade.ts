/**
 * What a deletion does to records that refer to the deleted ones: details go along, lookups are emptied or refuse it.
 * None of that fires triggers ("Operations That Don't Invoke Triggers", Apex Developer Guide). What went along comes back
 * with `undelete`.
 */
import type { FieldSchema, ObjectSchema, Schema } from '../../metadata/schema.ts';
import { isStored, quote } from '../column.ts';
import type { Store } from '../store.ts';
import { tableName } from '../tables.ts';
import type { Batch } from './batch.ts';
import { addRowError, alive } from './batch.ts';
import { deleteRecords, hasRecycleBin, undeleteRecords } from './write.ts';

interface Reference {
  child: ObjectSchema;
  field: FieldSchema;
  effect: 'Cascade' | 'Restrict' | 'SetNull';
}

const referencesBySchema = new WeakMap<Schema, Map<string, Reference[]>>();
/** References of every record to its makers: users are not deleted on the platform. */
const IGNORED = new Set(['CreatedById', 'LastModifiedById']);

/** Lookups that point to an object, of all objects. */
export function referencesTo(schema: Schema, object: ObjectSchema): Reference[] {
  let all = referencesBySchema.get(schema);
  if (!all) {
    all = new Map();
    for (const child of schema.objects()) {
      for (const field of child.fields.values()) {
        if (!field.referenceTo.length || !isStored(field) || IGNORED.has(field.name)) continue;
        const effect = field.type === 'MasterDetail' ? 'Cascade' : (field.deleteConstraint ?? 'SetNull');
        for (const target of field.referenceTo) {
          const key = schema.object(target)?.name ?? target;
          const list = all.get(key) ?? [];
          all.set(key, list);
          list.push({ child, field, effect });
        }
      }
    }
    referencesBySchema.set(schema, all);
  }
  return all.get(object.name) ?? [];
}

function childIds(store: Store, { child, field }: Reference, parentIds: string): [string, string][] {
  const isLive = hasRecycleBin(child) ? ' AND IsDeleted = 0' : '';
  return store.all(
    `SELECT Id, ${quote(field.name)} FROM ${quote(tableName(child))} WHERE ${quote(field.name)} IN (SELECT value FROM json_each(?))${isLive}`,
    parentIds,
  ) as [string, string][];
}

/** Before the records of a delete go: refuses, or takes their details along. */
export function cascadeDelete(batch: Batch): void {
  const references = referencesTo(batch.schema, batch.object);
  for (const reference of references) {
    if (reference.effect !== 'Restrict') continue;
    const rows = alive(batch);
    const blocked = new Set(
      childIds(batch.store, reference, JSON.stringify(rows.map((row) => row.next.id))).map(([, parent]) => parent),
    );
    for (const row of rows) {
      if (!blocked.has(row.next.id!)) continue;
      addRowError(
        row,
        'DELETE_FAILED',
        `Your attempt to delete ${row.next.id!} could not be completed because it is associated with the following ${reference.child.pluralLabel.toLowerCase()}.`,
      );
    }
  }
  for (const row of alive(batch)) batch.store.run('DELETE FROM org_recycled WHERE root = ?', row.next.id);
  const roots = new Map(alive(batch).map((row) => [row.next.id!, row.next.id!]));
  takeAlong(batch, batch.object, roots);
}

/** @param roots id of a record that goes → id of the record whose deletion began it */
function takeAlong(batch: Batch, object: ObjectSchema, roots: Map<string, string>): void {
  if (!roots.size) return;
  const { store } = batch;
  const parents = JSON.stringify([...roots.keys()]);
  for (const reference of referencesTo(batch.schema, object)) {
    if (reference.effect === 'Restrict') continue;
    const found = childIds(store, reference, parents);
    if (!found.length) continue;
    const { child, field } = reference;
    const isCascade = reference.effect === 'Cascade';
    for (const [id, parent] of found) {
      store.run(
        'INSERT INTO org_recycled (root, object, id, field, value) VALUES (?, ?, ?, ?, ?)',
        roots.get(parent)!,
        child.name,
        id,
        isCascade ? null : field.name,
        parent,
      );
    }
    const ids = found.map(([id]) => id);
    if (isCascade) {
      takeAlong(batch, child, new Map(found.map(([id, parent]) => [id, roots.get(parent)!])));
      deleteRecords(store, child, ids, batch.now);
    } else {
      const stamp = child.fields.has('systemmodstamp') ? `, SystemModstamp = ${batch.now}` : '';
      store.run(
        `UPDATE ${quote(tableName(child))} SET ${quote(field.name)} = NULL${stamp} WHERE Id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(ids),
      );
    }
  }
}

/** With a record that comes back, what its deletion took along or emptied comes back, unless it was filled since. */
export function restoreChildren(batch: Batch): void {
  const { store, schema } = batch;
  for (const row of alive(batch)) {
    const taken = store.all('SELECT object, id, field, value FROM org_recycled WHERE root = ?', row.next.id) as [
      string,
      string,
      string | null,
      string,
    ][];
    for (const [objectName, id, field, value] of taken) {
      const child = schema.object(objectName);
      if (!child) continue;
      if (field === null) undeleteRecords(store, child, [id], batch.now);
      else
        store.run(
          `UPDATE ${quote(tableName(child))} SET ${quote(field)} = ? WHERE Id = ? AND ${quote(field)} IS NULL`,
          value,
          id,
        );
    }
    store.run('DELETE FROM org_recycled WHERE root = ?', row.next.id);
  }
}
