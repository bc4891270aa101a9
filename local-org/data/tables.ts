/** Tables for the objects of a Schema, in a new data file or one made for an earlier Schema. */
import type { FieldSchema, ObjectSchema, Schema } from '../metadata/schema.ts';
import { columnKind, columnType, isStored, quote } from './column.ts';
import type { DatabaseSync } from './sqlite.ts';

/** Marks a data file as one of the local org (SQLite's application id). */
export const FORMAT = 0x4c4f5247;

/** Name of an object's table. */
export const tableName = (object: ObjectSchema): string => object.name;

const storedFields = new WeakMap<ObjectSchema, FieldSchema[]>();

/** Fields that have a column, in the order of the columns. */
export function columnsOf(object: ObjectSchema): FieldSchema[] {
  let fields = storedFields.get(object);
  if (!fields) storedFields.set(object, (fields = [...object.fields.values()].filter(isStored)));
  return fields;
}

/**
 * Makes what is missing: tables, columns, indexes. What is there already keeps its data, even when the Schema lost it.
 * @param further definitions of columns that a new table has beside its fields'
 */
export function createTables(
  db: DatabaseSync,
  schema: Schema,
  further: (object: ObjectSchema) => readonly string[] = () => [],
): void {
  const existing = new Map<string, Set<string>>();
  for (const { t, c } of db
    .prepare("SELECT m.name AS t, p.name AS c FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table'")
    .all() as { t: string; c: string }[]) {
    const columns = existing.get(t);
    if (columns) columns.add(c);
    else existing.set(t, new Set([c]));
  }
  const indexes = new Set(
    (db.prepare("SELECT name FROM sqlite_master WHERE type = 'index'").all() as { name: string }[]).map(
      (row) => row.name,
    ),
  );
  db.exec('BEGIN');
  db.exec('CREATE TABLE IF NOT EXISTS org_sequence (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID');
  // What a deletion took along (field null) or emptied, for undelete.
  db.exec(
    'CREATE TABLE IF NOT EXISTS org_recycled (root TEXT NOT NULL, object TEXT NOT NULL, id TEXT NOT NULL, field TEXT, value TEXT)',
  );
  db.exec('CREATE INDEX IF NOT EXISTS org_recycled_root ON org_recycled (root)');
  for (const object of schema.objects()) {
    const columns = existing.get(tableName(object));
    if (!columns) createTable(db, object, further(object));
    else addColumns(db, object, columns);
  }
  for (const object of schema.objects()) createIndexes(db, object, indexes);
  // What an earlier version made.
  for (const name of indexes) if (name.endsWith('.counting')) db.exec(`DROP INDEX ${quote(name)}`);
  db.exec('COMMIT');
}

const definition = (field: FieldSchema): string => `${quote(field.name)} ${columnType(field)}`;

function createTable(db: DatabaseSync, object: ObjectSchema, further: readonly string[]): void {
  const columns = columnsOf(object)
    .filter((field) => field.name !== 'Id' && field.name !== 'IsDeleted')
    .map(definition)
    .concat(further);
  db.exec(
    `CREATE TABLE ${quote(tableName(object))} (${['Id TEXT NOT NULL PRIMARY KEY', 'IsDeleted INTEGER NOT NULL DEFAULT 0', ...columns].join(', ')}) WITHOUT ROWID`,
  );
}

function addColumns(db: DatabaseSync, object: ObjectSchema, existing: Set<string>): void {
  const known = new Set([...existing].map((name) => name.toLowerCase()));
  for (const field of columnsOf(object)) {
    if (!known.has(field.name.toLowerCase()))
      db.exec(`ALTER TABLE ${quote(tableName(object))} ADD COLUMN ${definition(field)}`);
  }
}

/** Of references to users made by the platform itself nobody asks for the children. */
export const UNINDEXED = new Set(['CreatedById', 'LastModifiedById', 'RecordTypeId']);

function createIndexes(db: DatabaseSync, object: ObjectSchema, existing: Set<string>): void {
  for (const field of columnsOf(object)) {
    const isReference = columnKind(field) === 'id' && field.name !== 'Id' && !UNINDEXED.has(field.name);
    const isKey = field.unique || field.externalId || field.name === 'CreatedDate' || field.name === 'SystemModstamp';
    if (!isReference && !isKey && field.name !== object.nameField) continue;
    const name = `${tableName(object)}.${field.name}`;
    if (!isReference) {
      if (!existing.has(name))
        db.exec(`CREATE INDEX ${quote(name)} ON ${quote(tableName(object))} (${quote(field.name)})`);
      continue;
    }
    // Children are asked for without those in the recycle bin: the index alone counts them.
    const living = `${name}.living`;
    if (existing.has(living)) continue;
    db.exec(`CREATE INDEX ${quote(living)} ON ${quote(tableName(object))} (${quote(field.name)}, IsDeleted)`);
    // What an earlier version made.
    if (existing.has(name)) db.exec(`DROP INDEX ${quote(name)}`);
  }
}
