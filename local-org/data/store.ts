/**
 * The org's database: one SQLite table an object, made from the Schema. Queries and saves are written against it; it
 * knows tables, statements, transactions and the numbers that ids and auto-numbers are made of, and no Apex.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { FieldSchema, ObjectSchema, Schema } from '../metadata/schema.ts';
import { makeId, sequenceOf } from './id.ts';
import { quote } from './column.ts';
import { OrderIndexes } from './copies/order-indexes.ts';
import { firstCopyColumns, StoredCopies } from './copies/stored-copies.ts';
import { DatabaseSync } from './sqlite.ts';
import type { SQLInputValue, StatementSync } from './sqlite.ts';
import { localMillis } from './local-time.ts';
import type { SqlStore } from './sql/sql-store.ts';
import { createTables, FORMAT, tableName } from './tables.ts';

/** A data file cannot be used: one line that says what to do. */
export class StoreError extends Error {
  override name = 'StoreError';
}

const STATEMENT_LIMIT = 1000;
/** How long to wait for another process that writes. */
const BUSY_MILLISECONDS = 10_000;

export class Store implements SqlStore {
  schema: Schema;
  readonly db: DatabaseSync;
  /** Computed fields that have a column of their own. */
  readonly copies: StoredCopies;
  /** Indexes made for what is asked. */
  readonly orders: OrderIndexes;
  private readonly statements = new Map<string, StatementSync>();
  /** Last number given out, by key prefix of ids and by field of auto-numbers. */
  private readonly sequences = new Map<string, number>();
  private sequencesChanged = false;
  private savepoints = 0;
  private isOpen = false;
  /** SQLite's number of what other connections have committed. */
  private dataVersion = 0;
  version = 0;

  /** @param file where the data is; null: in memory */
  constructor(schema: Schema, file: string | null = null) {
    this.schema = schema;
    this.db = open(file);
    try {
      createTables(this.db, schema, (object) => firstCopyColumns(schema, object));
      this.db.exec('BEGIN');
      this.copies = new StoredCopies(this.db, schema);
      this.orders = new OrderIndexes(this.db, this.copies);
      this.orders.prepare(schema);
      this.db.exec('COMMIT');
      this.loadSequences();
    } catch (error) {
      this.db.close();
      throw damaged(file, error);
    }
  }

  /** Takes up changed metadata: makes the tables and columns that are new. Not inside a transaction. */
  useSchema(schema: Schema): void {
    createTables(this.db, schema, (object) => firstCopyColumns(schema, object));
    this.db.exec('BEGIN');
    this.copies.useSchema(schema);
    this.orders.prepare(schema);
    this.db.exec('COMMIT');
    this.schema = schema;
    this.statements.clear();
    this.version++;
  }

  close(): void {
    if (this.isOpen) this.commit();
    this.saveSequences();
    this.statements.clear();
    this.db.close();
  }

  prepare(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (!statement) {
      if (this.statements.size >= STATEMENT_LIMIT) this.statements.clear();
      statement = this.db.prepare(sql);
      statement.setReturnArrays(true);
      this.statements.set(sql, statement);
    }
    return statement;
  }

  all(sql: string, ...parameters: SQLInputValue[]): unknown[][] {
    return this.prepare(sql).all(...parameters) as unknown as unknown[][];
  }

  first(sql: string, ...parameters: SQLInputValue[]): unknown[] | null {
    return (this.prepare(sql).get(...parameters) as unknown as unknown[] | undefined) ?? null;
  }

  run(sql: string, ...parameters: SQLInputValue[]): number {
    return Number(this.prepare(sql).run(...parameters).changes);
  }

  /** Begins a transaction; transactions do not nest, savepoints do. */
  begin(): void {
    // Writers of several processes wait for each other here, not in the middle of their work.
    this.db.exec('BEGIN IMMEDIATE');
    this.isOpen = true;
    this.savepoints = 0;
    const version = this.first('PRAGMA data_version')![0] as number;
    if (version !== this.dataVersion) {
      // Another process has written to the file.
      this.dataVersion = version;
      this.loadSequences();
      this.copies.reload();
      this.orders.reload();
      this.version++;
    }
  }

  commit(): void {
    this.saveSequences();
    this.db.exec('COMMIT');
    this.isOpen = false;
    this.orders.committed();
  }

  rollback(): void {
    this.db.exec('ROLLBACK');
    this.isOpen = false;
    this.sequencesChanged = true;
    this.orders.rolledBack();
    this.version++;
  }

  get inTransaction(): boolean {
    return this.isOpen;
  }

  /** Marks this state; answers the mark's number, which `rollbackTo` and `release` take. */
  savepoint(): number {
    const mark = ++this.savepoints;
    this.db.exec(`SAVEPOINT s${mark}`);
    return mark;
  }

  /** Undoes what came after the mark, which stays valid; later marks are gone. */
  rollbackTo(mark: number): void {
    this.db.exec(`ROLLBACK TO s${mark}`);
    this.savepoints = mark;
    this.orders.rolledBack();
    this.version++;
  }

  /** Keeps what came after the mark; the mark and later ones are gone. */
  release(mark: number): void {
    this.db.exec(`RELEASE s${mark}`);
    this.savepoints = mark - 1;
  }

  /** A new record id. Ids are never given twice, rolled back or not. */
  nextId(object: ObjectSchema): string {
    return makeId(object.keyPrefix, this.next(object.keyPrefix, 0));
  }

  /** The next number of an AutoNumber field. */
  nextNumber(object: ObjectSchema, field: FieldSchema): number {
    return this.next(`${object.name}.${field.name}`, (field.autoNumber?.start ?? 1) - 1);
  }

  /** A row inserted with an id from elsewhere: ids given out later are greater. */
  reserveId(object: ObjectSchema, id: string): void {
    const sequence = sequenceOf(id);
    if (sequence > (this.sequences.get(object.keyPrefix) ?? 0)) this.sequences.set(object.keyPrefix, sequence);
    this.sequencesChanged = true;
  }

  /** Number of the last id given to a record of the object. */
  lastId(object: ObjectSchema): number {
    return this.sequences.get(object.keyPrefix) ?? 0;
  }

  /** How many rows an object has, those in the recycle bin included. */
  countAll(object: ObjectSchema): number {
    return this.first(`SELECT count(*) FROM ${quote(tableName(object))}`)![0] as number;
  }

  private next(key: string, before: number): number {
    const sequence = (this.sequences.get(key) ?? before) + 1;
    this.sequences.set(key, sequence);
    this.sequencesChanged = true;
    return sequence;
  }

  private loadSequences(): void {
    for (const [key, value] of this.all('SELECT key, value FROM org_sequence') as [string, number][]) {
      if (value > (this.sequences.get(key) ?? 0)) this.sequences.set(key, value);
    }
  }

  private saveSequences(): void {
    if (!this.sequencesChanged) return;
    for (const [key, value] of this.sequences)
      this.run('INSERT OR REPLACE INTO org_sequence (key, value) VALUES (?, ?)', key, value);
    this.sequencesChanged = false;
  }

  /** How many rows an object has, those in the recycle bin not counted. */
  count(object: ObjectSchema): number {
    return this.first(`SELECT count(*) FROM ${quote(tableName(object))} WHERE IsDeleted = 0`)![0] as number;
  }
}

function open(file: string | null): DatabaseSync {
  let db: DatabaseSync | null = null;
  try {
    if (file !== null) mkdirSync(path.dirname(file), { recursive: true });
    db = new DatabaseSync(file ?? ':memory:', { enableForeignKeyConstraints: false, timeout: BUSY_MILLISECONDS });
    if (file !== null) db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    db.exec('PRAGMA case_sensitive_like = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536');
    db.function('apex_fold', { deterministic: true }, (text) => (typeof text === 'string' ? text.toLowerCase() : text));
    db.function('apex_local', { deterministic: true }, (millis, zone) =>
      millis === null ? null : localMillis(Number(millis), String(zone)),
    );
    const [format] = db.prepare('SELECT count(*) AS n FROM sqlite_master').all() as { n: number }[];
    if (
      format.n > 0 &&
      (db.prepare('PRAGMA application_id').get() as { application_id: number }).application_id !== FORMAT
    ) {
      throw new StoreError('it was not made by the local org');
    }
    db.exec(`PRAGMA application_id = ${FORMAT}`);
    return db;
  } catch (error) {
    db?.close();
    throw damaged(file, error);
  }
}

function damaged(file: string | null, error: unknown): Error {
  if (file === null || !(error instanceof Error)) return error as Error;
  return new StoreError(
    `The data file ${file} cannot be used (${error.message}). Move it away, or start with --fresh.`,
  );
}
