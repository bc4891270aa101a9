/** `insert`, `update`, `upsert`, `delete`, `undelete`: statements, chunks, attempts, results. */
import { handOutRecords } from '../running/heap.ts';
import { transaction } from '../running/transaction.ts';
import { notSupported, throwApex } from '../values/exceptions.ts';
import type { ObjectSchema } from '../metadata/schema.ts';
import type { Batch, SaveOptions } from './dml/batch.ts';
import { addRowError } from './dml/batch.ts';
import type { Operation, Row, SaveResult } from './dml/errors.ts';
import { throwDml, throwDuplicateId } from './dml/errors.ts';
import { checkMixedDml } from './dml/mixed-dml.ts';
import { firesTriggers, runBatch } from './dml/pipeline.ts';
import { matchUpserts } from './dml/upsert.ts';
import { runningStore } from './running.ts';
import { SObject } from '../values/sobject.ts';

export type { SaveOptions } from './dml/batch.ts';
export type { Operation, SaveError, SaveResult } from './dml/errors.ts';

/** Records that triggers see at once (Apex Developer Guide, "Bulk Triggers"). */
export const CHUNK = 200;
const MAXIMUM_ATTEMPTS = 3;
const MAXIMUM_RUNS = 10;
const TOO_MANY_ATTEMPTS = 'Too many batch retries in the presence of Apex triggers and partial failures.';

/**
 * Saves records; one result a record, in order. With `allOrNone` (the default) a failure undoes the statement and throws
 * DmlException. Inserted records get their Id.
 */
export function save(
  operation: Exclude<Operation, 'merge'>,
  records: readonly SObject[],
  options: SaveOptions = {},
): SaveResult[] {
  const current = transaction();
  if (!records.length) return [];
  for (const record of records)
    if (record === null) throwApex('NullPointerException', 'Attempt to de-reference a null object');
  if (!options.uncounted) {
    current.limits.use('dmlStatements');
    current.limits.use('dmlRows', records.length);
    for (const object of new Set(records.map((record) => record.object))) checkObject(operation, object);
    checkMixedDml(operation, records);
    refuseChunks(records);
  }
  current.hasUncommittedWork = true;
  refuseRepetition(operation, records);
  if (operation === 'insert' || operation === 'upsert') handOutRecords(records.filter(isMadeInApex));
  const store = runningStore();
  const mark = store.savepoint();
  try {
    const results = operation === 'upsert' ? upsert(records, options) : saveAll(operation, records, options);
    if (options.allOrNone !== false && results.some((result) => !result.success)) {
      throwDml(
        operation,
        results.map((result, index) => ({
          index,
          id: operation === 'insert' ? null : (records[index].id ?? null),
          errors: result.errors,
        })),
      );
    }
    store.release(mark);
    results.forEach((result, index) => {
      if (result.success && result.id) records[index].values.set('Id', result.id);
    });
    return results;
  } catch (error) {
    store.rollbackTo(mark);
    store.release(mark);
    throw error;
  }
}

/** Rows of a query were counted when they were read, records that have an id when they were inserted. */
const isMadeInApex = (record: SObject): boolean => record.queried === null && record.id === null;

/** Records of several objects may share a list as long as the objects take turns ten times at most. */
function refuseChunks(records: readonly SObject[]): void {
  const runs = records.filter((record, index) => record.object !== records[index - 1]?.object).length;
  if (runs > MAXIMUM_RUNS) {
    throwApex(
      'TypeException',
      'Cannot have more than 10 chunks in a single operation. Please rearrange the data to reduce chunking.',
    );
  }
}

function checkObject(operation: string, object: ObjectSchema): void {
  if (object.kind === 'customMetadata')
    throwApex('TypeException', `DML operation ${operation.toUpperCase()} not allowed on ${object.name}`);
  if (object.kind === 'platformEvent')
    notSupported(`${operation} of the platform event ${object.name}`, 'use EventBus.publish');
  const allowed =
    operation === 'insert'
      ? object.createable
      : operation === 'update'
        ? object.updateable
        : operation === 'upsert'
          ? object.createable && object.updateable
          : object.deletable;
  if (!allowed) throwApex('TypeException', `DML operation ${operation.toUpperCase()} not allowed on ${object.name}`);
}

function refuseRepetition(operation: string, records: readonly SObject[]): void {
  const seen = new Set<unknown>();
  for (const record of records) {
    const { id } = record;
    if (id !== null && operation !== 'insert') {
      if (seen.has(id)) throwDuplicateId(id);
      seen.add(id);
    } else if (operation === 'insert' || operation === 'upsert') {
      if (seen.has(record))
        throwApex('ListException', 'Before Insert or Upsert list must not have two identically equal elements');
      seen.add(record);
    }
  }
}

/** Inserts some and updates the others; results in the order of the records. */
function upsert(records: readonly SObject[], options: SaveOptions): SaveResult[] {
  const results: SaveResult[] = new Array<SaveResult>(records.length);
  const matches = matchUpserts(records, options);
  for (const operation of ['insert', 'update'] as const) {
    const indexes = matches.flatMap((match, index) => (match.operation === operation && !match.error ? [index] : []));
    const saved = saveAll(
      operation,
      indexes.map((index) => matches[index].record),
      options,
    );
    indexes.forEach((index, place) => {
      results[index] = { ...saved[place], created: operation === 'insert' && saved[place].success };
    });
  }
  matches.forEach(({ error }, index) => {
    if (error) results[index] = { id: null, success: false, errors: [error], created: false };
  });
  return results;
}

/** In runs of one object and chunks of 200, as the platform does. */
function saveAll(operation: Batch['operation'], records: readonly SObject[], options: SaveOptions): SaveResult[] {
  const results: SaveResult[] = [];
  for (let start = 0; start < records.length;) {
    const { object } = records[start];
    let end = start;
    while (end < records.length && end - start < CHUNK && records[end].object === object) end++;
    const rows = records.slice(start, end).map((record, index) => newRow(record, start + index));
    results.push(...saveChunk(operation, object, rows, options));
    start = end;
  }
  return results;
}

const newRow = (record: SObject, index: number): Row => ({
  index,
  record,
  next: new SObject(record.object),
  old: null,
  errors: [],
});

/** A batch of the running transaction. */
export function newBatch(
  operation: Batch['operation'],
  object: ObjectSchema,
  rows: Row[],
  options: SaveOptions,
): Batch {
  const current = transaction();
  return {
    operation,
    object,
    rows,
    options,
    transaction: current,
    schema: current.schema,
    store: runningStore(),
    now: Math.floor(current.now() / 1000) * 1000,
    saveAlong: (records) => save('update', records, { systemFields: true, uncounted: true }),
  };
}

/**
 * With partial success, rows that fail are set aside and the others are saved again from the start, triggers included,
 * under the limits of before; three times at most (Apex Developer Guide, "Bulk DML Exception Handling").
 */
function saveChunk(
  operation: Batch['operation'],
  object: ObjectSchema,
  rows: Row[],
  options: SaveOptions,
): SaveResult[] {
  const current = transaction();
  const store = runningStore();
  let remaining = rows;
  const done = new Map<number, Row>();
  for (let attempt = 1; remaining.length; attempt++) {
    const batch = newBatch(operation, object, remaining, options);
    const triggers = firesTriggers(batch);
    const retries = options.allOrNone === false && triggers;
    const mark = retries ? store.savepoint() : 0;
    const limits = retries ? current.limits.snapshot() : null;
    runBatch(batch);
    const failed = remaining.filter((row) => row.errors.length);
    for (const row of remaining) done.set(row.index, row);
    if (!limits || !failed.length) {
      if (limits) store.release(mark);
      break;
    }
    store.rollbackTo(mark);
    store.release(mark);
    const survivors = remaining.filter((row) => !row.errors.length);
    if (attempt === MAXIMUM_ATTEMPTS) {
      for (const row of survivors) addRowError(row, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', TOO_MANY_ATTEMPTS);
      break;
    }
    current.limits.restore(limits);
    remaining = survivors.map((row) => newRow(row.record, row.index));
  }
  return rows.map(({ index, record }) => {
    const row = done.get(index)!;
    const success = row.errors.length === 0;
    return {
      id: success ? row.next.id : record.id,
      success,
      errors: row.errors,
      created: operation === 'insert' && success,
    };
  });
}
