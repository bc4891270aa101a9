/**
 * The order of a save for up to 200 records of one object: system validation → before triggers → system validation
 * again, validation rules → duplicate rules → unique values → write → after triggers → roll-ups (Apex Developer Guide, "Triggers and Order
 * of Execution"). A row that meets an error takes no further part; who called decides what becomes of the others.
 */
import type { TriggerTiming } from '../../values/program.ts';
import { fireTriggers, hasTriggers, TriggerFailure, eventName } from '../../running/triggers.ts';
import { ApexException, NotSupportedError, uncaughtException } from '../../values/exceptions.ts';
import { sameValue } from '../../values/equality.ts';
import { SObject } from '../../values/sobject.ts';
import { withinTriggers } from '../savepoints.ts';
import { columnsOf } from '../tables.ts';
import { lockRecords } from '../locks.ts';
import { checkPermissions, checkSharing } from './access-checks.ts';
import type { Batch } from './batch.ts';
import { addRowError, alive, valueOf } from './batch.ts';
import { cascadeDelete, restoreChildren } from './cascade.ts';
import { applyDefaults, autoNumberText, isWritable, preparationOf, stampChanged, stampNew } from './defaults.ts';
import { checkDuplicates } from './duplicate-rules.ts';
import type { Row } from './errors.ts';
import { addComputedFields, hasComputedFields, loadStored, loadWhole } from './load.ts';
import { rulesOf } from './object-rules.ts';
import { resolveParents } from './parent-references.ts';
import { updateRollups } from './rollups.ts';
import { refuseSelfReference } from './self-reference.ts';
import { checkRequired, checkValues, isNamedById } from './system-validation.ts';
import { checkUnique } from './uniqueness.ts';
import { checkValidationRules } from './validation-rules.ts';
import { deleteRecords, insertRecord, undeleteRecords, updateRecord } from './write.ts';

const TIMINGS: Record<Batch['operation'], { before: TriggerTiming | null; after: TriggerTiming }> = {
  insert: { before: 'before insert', after: 'after insert' },
  update: { before: 'before update', after: 'after update' },
  delete: { before: 'before delete', after: 'after delete' },
  undelete: { before: null, after: 'after undelete' },
};

/** Does this save run any trigger? */
export function firesTriggers(batch: Batch): boolean {
  const { before, after } = TIMINGS[batch.operation];
  return (before !== null && hasTriggers(batch.object.name, before)) || hasTriggers(batch.object.name, after);
}

const fires = (batch: Batch, timing: TriggerTiming | null): timing is TriggerTiming =>
  timing !== null && hasTriggers(batch.object.name, timing);

/** Runs the steps once. Errors are left on the rows; what was written stays until the caller rolls back. */
export function runBatch(batch: Batch): void {
  refuseSelfReference(batch);
  switch (batch.operation) {
    case 'insert':
      return insertBatch(batch);
    case 'update':
      return updateBatch(batch);
    case 'delete':
      return deleteBatch(batch);
    case 'undelete':
      return undeleteBatch(batch);
  }
}

function insertBatch(batch: Batch): void {
  const { object } = batch;
  const preparation = preparationOf(object);
  resolveParents(batch);
  for (const row of batch.rows) {
    if (row.record.id !== null && !batch.options.setAuditFields) {
      addRowError(row, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']);
      continue;
    }
    const { values } = row.next;
    for (const [name, value] of row.record.values) {
      if (isWritable(name, preparation, 'insert', batch.options)) values.set(name, value === '' ? null : value);
    }
    applyDefaults(batch, row.next);
  }
  const rules = rulesOf(object);
  rules?.prepare?.(batch);
  checkPermissions(batch);
  lockRecords(batch);
  checkValues(batch);
  if (fireBefore(batch)) checkValues(batch);
  rules?.complete?.(batch);
  checkRequired(batch);
  checkValidationRules(batch);
  checkDuplicates(batch);
  checkUnique(batch);
  rules?.check?.(batch);
  const written = alive(batch);
  for (const row of written) writeNew(batch, row);
  rules?.afterWrite?.(batch);
  fireAfter(batch, written);
  updateRollups(batch);
}

function writeNew(batch: Batch, row: Row): void {
  const { object, store } = batch;
  const { next } = row;
  const id = batch.options.setAuditFields && row.record.id ? row.record.id : store.nextId(object);
  next.values.set('Id', id);
  stampNew(batch, next);
  for (const field of preparationOf(object).autoNumbers) {
    next.values.set(
      field.name,
      autoNumberText(field.autoNumber?.format ?? '{0}', store.nextNumber(object, field), new Date(batch.now)),
    );
  }
  const nameField = object.nameField ? object.fields.get(object.nameField.toLowerCase()) : null;
  if (nameField && isNamedById(object, nameField) && valueOf(next, nameField.name) === null)
    next.values.set(nameField.name, id);
  insertRecord(store, next);
}

function updateBatch(batch: Batch): void {
  const { object, store } = batch;
  const preparation = preparationOf(object);
  loadOld(batch, 'update', fires(batch, 'before update') || fires(batch, 'after update'));
  resolveParents(batch);
  for (const row of alive(batch)) {
    const { values } = row.next;
    for (const [name, value] of row.record.values) {
      if (isWritable(name, preparation, 'update', batch.options)) values.set(name, value === '' ? null : value);
      else if (preparation.createable.has(name) && !sameValue(value, valueOf(row.old!, name))) {
        addRowError(
          row,
          'INVALID_FIELD_FOR_INSERT_UPDATE',
          `Unable to create/update fields: ${name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
          [name],
        );
      }
    }
  }
  const rules = rulesOf(object);
  checkPermissions(batch);
  lockRecords(batch);
  checkSharing(batch);
  checkValues(batch);
  if (fireBefore(batch)) checkValues(batch);
  rules?.complete?.(batch);
  checkRequired(batch);
  checkValidationRules(batch);
  checkDuplicates(batch);
  checkUnique(batch);
  rules?.check?.(batch);
  const written = alive(batch);
  for (const row of written) {
    const changed = columnsOf(object).filter(
      (field) => !sameValue(valueOf(row.next, field.name), valueOf(row.old!, field.name)) && field.name !== 'Id',
    );
    const stamped = stampChanged(batch, row.next);
    updateRecord(store, row.next, [...new Set([...changed, ...stamped])]);
  }
  rules?.afterWrite?.(batch);
  fireAfter(batch, written);
  updateRollups(batch);
}

function deleteBatch(batch: Batch): void {
  const { object, store } = batch;
  loadOld(batch, 'delete', fires(batch, 'before delete') || fires(batch, 'after delete'));
  checkPermissions(batch);
  lockRecords(batch);
  checkSharing(batch);
  fireBefore(batch);
  rulesOf(object)?.check?.(batch);
  batch.beforeDeletion?.(batch);
  cascadeDelete(batch);
  const deleted = alive(batch);
  deleteRecords(
    store,
    object,
    deleted.map((row) => row.next.id!),
    batch.now,
  );
  rulesOf(object)?.afterWrite?.(batch);
  fireAfter(batch, deleted);
  updateRollups(batch);
}

function undeleteBatch(batch: Batch): void {
  const { object, store } = batch;
  const stored = loadStored(
    store,
    object,
    batch.rows.map((row) => row.record.id!),
  );
  for (const row of batch.rows) {
    const found = stored.get(row.record.id!);
    if (!found) addRowError(row, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    // What never reaches the recycle bin by itself comes back with its parent alone (campaign members).
    else if (valueOf(found, 'IsDeleted') !== true || !object.undeletable)
      addRowError(row, 'UNDELETE_FAILED', 'Entity is not in the recycle bin');
    else row.next = found;
  }
  checkPermissions(batch);
  lockRecords(batch);
  checkUnique(batch);
  rulesOf(object)?.check?.(batch);
  const restored = alive(batch);
  undeleteRecords(
    store,
    object,
    restored.map((row) => row.next.id!),
    batch.now,
  );
  restoreChildren(batch);
  fireAfter(batch, restored);
  updateRollups(batch);
}

/** Reads what is stored; rows that are not there, or in the recycle bin, fail. */
function loadOld(batch: Batch, what: 'update' | 'delete', whole: boolean): void {
  const { object, store } = batch;
  const ids: string[] = [];
  for (const row of batch.rows) {
    const { id } = row.record;
    if (id === null)
      addRowError(row, 'MISSING_ARGUMENT', `Id not specified in ${what === 'update' ? 'an update' : 'a delete'} call`);
    else ids.push(id);
  }
  const stored = loadStored(store, object, ids);
  if (whole) addComputedFields(object, stored);
  for (const row of alive(batch)) {
    const old = stored.get(row.record.id!);
    if (!old) addRowError(row, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    else if (valueOf(old, 'IsDeleted') === true) addRowError(row, 'ENTITY_IS_DELETED', 'entity is deleted');
    else {
      old.readOnly = true;
      row.old = old;
      row.next = what === 'update' ? new SObject(object, new Map(old.values)) : old;
    }
  }
}

/** Runs the before triggers; answers whether there were any. */
function fireBefore(batch: Batch): boolean {
  const timing = TIMINGS[batch.operation].before;
  const rows = alive(batch);
  if (!rows.length || batch.options.withoutBeforeTriggers || !fires(batch, timing)) return false;
  const isDelete = batch.operation === 'delete';
  fire(
    batch,
    timing,
    rows,
    isDelete ? null : rows.map((row) => row.next),
    batch.operation === 'insert' ? null : rows.map((row) => row.old!),
  );
  for (const row of rows) {
    for (const [name, value] of row.next.values) if (value === '') row.next.values.set(name, null);
  }
  return true;
}

/** Runs the after triggers on what is stored now. */
function fireAfter(batch: Batch, rows: Row[]): void {
  const { after } = TIMINGS[batch.operation];
  if (!rows.length || !fires(batch, after)) return;
  if (batch.operation === 'delete') {
    if (batch.object.fields.has('masterrecordid')) {
      const masters = loadStored(
        batch.store,
        batch.object,
        rows.map((row) => row.next.id!),
      );
      for (const row of rows) {
        const master = valueOf(masters.get(row.next.id!)!, 'MasterRecordId');
        if (master !== null) row.old!.values.set('MasterRecordId', master);
      }
    }
    fire(
      batch,
      after,
      rows,
      null,
      rows.map((row) => row.old!),
    );
    return;
  }
  const stored = hasComputedFields(batch.object)
    ? loadWhole(
        batch.store,
        batch.object,
        rows.map((row) => row.next.id!),
      )
    : loadStored(
        batch.store,
        batch.object,
        rows.map((row) => row.next.id!),
      );
  for (const row of rows) {
    row.next = stored.get(row.next.id!)!;
    row.next.readOnly = true;
  }
  const old = batch.operation === 'update' ? rows.map((row) => row.old!) : null;
  fire(
    batch,
    after,
    rows,
    rows.map((row) => row.next),
    old,
  );
}

function fire(
  batch: Batch,
  timing: TriggerTiming,
  rows: Row[],
  newRecords: SObject[] | null,
  oldRecords: SObject[] | null,
): void {
  try {
    withinTriggers(() => fireTriggers(batch.object.name, timing, newRecords, oldRecords));
  } catch (error) {
    if (!(error instanceof TriggerFailure)) throw error;
    const message = failureText(error);
    for (const row of rows) addRowError(row, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message);
  }
  for (const row of rows) {
    for (const record of row.old && row.old !== row.next ? [row.next, row.old] : [row.next]) {
      for (const { field, message } of record.errors ?? []) {
        addRowError(row, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message, field ? [field] : []);
      }
      record.errors = null;
    }
  }
}

/** `TriggerName: execution of BeforeInsert`, the cause and its trace. What Apex cannot catch goes on as it is. */
function failureText(failure: TriggerFailure): string {
  const { cause, trigger, timing } = failure;
  if (cause instanceof NotSupportedError) throw cause;
  const exception = cause instanceof ApexException ? cause : uncaughtException(cause);
  if (!exception || exception.uncatchable) throw cause;
  return `${trigger.name}: execution of ${eventName(timing)}\n\ncaused by: ${exception.typeName}: ${exception.text}\n\n${exception.stackTrace}`;
}
