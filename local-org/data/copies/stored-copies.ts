/**
 * Which computed fields have a copy in a column of their own. Counts over children always have; so has what an object
 * shows of the records it joins; any other derived field gets one when a large list is sorted by it (order-indexes.ts).
 */
import type { FieldSchema, ObjectSchema, Schema } from '../../metadata/schema.ts';
import { columnKind, columnType, isStored, quote } from '../column.ts';
import type { DatabaseSync } from '../sqlite.ts';
import { tableName } from '../tables.ts';
import type { Copies } from '../sql/context.ts';
import { Counters } from './counters.ts';
import { sourcesOf } from './derivation.ts';
import { copyName, Mirrors } from './mirrors.ts';

export class StoredCopies implements Copies {
  private readonly db: DatabaseSync;
  private schema: Schema;
  /** `Object.Field` of the fields that have a copy. */
  private readonly copied = new Set<string>();

  constructor(db: DatabaseSync, schema: Schema) {
    this.db = db;
    this.schema = schema;
    db.exec('CREATE TABLE IF NOT EXISTS org_copy (object TEXT, field TEXT, PRIMARY KEY (object, field)) WITHOUT ROWID');
    this.useSchema(schema);
  }

  column(object: ObjectSchema, field: FieldSchema): string | null {
    return this.copied.size && this.copied.has(keyOf(object, field)) ? quote(copyName(field)) : null;
  }

  /** Gives a derived field a copy, if one can be kept true. Answers whether it has one then. */
  add(object: ObjectSchema, field: FieldSchema): boolean {
    if (this.copied.has(keyOf(object, field))) return true;
    if (field.derived === null || !sourcesOf(this.schema, object, field)) return false;
    this.keep(object, field);
    this.mirror(object, [field]);
    return true;
  }

  /** Follows the metadata: makes the copies that are new, and makes those again whose computation has changed. */
  useSchema(schema: Schema): void {
    this.schema = schema;
    this.reload();
    for (const object of schema.objects()) {
      for (const counters of Counters.of(schema, object)) this.count(object, counters);
      const mirrored = mirroredFields(schema, object).filter((field) => this.keep(object, field));
      this.mirror(object, mirrored);
    }
  }

  /** Reads what there is: another process, or a rollback, may have changed it. */
  reload(): void {
    this.copied.clear();
    for (const { object, field } of this.db.prepare('SELECT object, field FROM org_copy').all() as {
      object: string;
      field: string;
    }[])
      this.copied.add(`${object}.${field}`);
  }

  /** Answers whether the copy is new. */
  private keep(object: ObjectSchema, field: FieldSchema): boolean {
    const key = keyOf(object, field);
    if (this.copied.has(key)) return false;
    const known = this.db.prepare('SELECT 1 FROM pragma_table_info(?) WHERE name = ?');
    if (!known.get(tableName(object), copyName(field)))
      this.db.exec(`ALTER TABLE ${quote(tableName(object))} ADD COLUMN ${copyColumn(field)}`);
    this.db.prepare('INSERT OR IGNORE INTO org_copy (object, field) VALUES (?, ?)').run(tableName(object), field.name);
    this.copied.add(key);
    return true;
  }

  private count(parent: ObjectSchema, counters: Counters): void {
    for (const field of counters.counted) this.keep(parent, field);
    const prefix = `${tableName(parent)}~${counters.place}`;
    if (this.hasTriggers(prefix, counters.triggers())) return;
    this.replaceTriggers(prefix, counters.triggers());
    this.db.exec(counters.recount());
  }

  /** Has the copies maintained. @param added those that are empty still */
  private mirror(object: ObjectSchema, added: readonly FieldSchema[]): void {
    const copied = [...object.fields.values()].filter(
      (field) => field.derived !== null && this.copied.has(keyOf(object, field)),
    );
    const fields = copied.filter((field) => sourcesOf(this.schema, object, field));
    // One that is made of something else now, which no column holds, is computed again.
    for (const field of copied) if (!fields.includes(field)) this.copied.delete(keyOf(object, field));
    if (!fields.length) return;
    const known = fields.filter((field) => !added.includes(field));
    const isAsBefore = this.hasTriggers(prefixOf(object), new Mirrors(this.schema, object, known).triggers());
    const outdated = isAsBefore ? added : fields;
    if (!outdated.length) return;
    this.replaceTriggers(prefixOf(object), new Mirrors(this.schema, object, fields).triggers());
    this.db.exec(new Mirrors(this.schema, object, outdated).update(null));
  }

  private triggersOf(prefix: string): Map<string, string> {
    const rows = this.db
      .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, ?) = ?")
      .all(prefix.length, prefix) as { name: string; sql: string }[];
    return new Map(rows.map(({ name, sql }) => [name, sql]));
  }

  private hasTriggers(prefix: string, wanted: Map<string, string>): boolean {
    const there = this.triggersOf(prefix);
    return there.size === wanted.size && [...wanted].every(([name, sql]) => there.get(name) === sql);
  }

  /** Makes these the triggers whose names begin like that. */
  private replaceTriggers(prefix: string, wanted: Map<string, string>): void {
    for (const name of this.triggersOf(prefix).keys()) this.db.exec(`DROP TRIGGER ${quote(name)}`);
    for (const sql of wanted.values()) this.db.exec(sql);
  }
}

/**
 * The columns of the copies that an object has from the start, for a table that is made anew: to a table that is there
 * SQLite adds them one by one, reading all its tables again each time.
 */
export const firstCopyColumns = (schema: Schema, object: ObjectSchema): string[] =>
  [
    ...new Set([...Counters.of(schema, object).flatMap(({ counted }) => counted), ...mirroredFields(schema, object)]),
  ].map(copyColumn);

const copyColumn = (field: FieldSchema): string => `${quote(copyName(field))} ${columnTypeOf(field)}`;

/** Beginning of the names of triggers that maintain an object's derived copies. */
const prefixOf = (object: ObjectSchema): string => `${tableName(object)}~.`;

/**
 * Fields that have a copy from the start: where an object's name is that of the records it joins, as a campaign member's
 * is its person's, all short texts that it shows of them.
 */
function mirroredFields(schema: Schema, object: ObjectSchema): FieldSchema[] {
  const mirrors = (field: FieldSchema): boolean =>
    field.derived !== null && (sourcesOf(schema, object, field)?.some(({ lookups }) => lookups.length) ?? false);
  const name = object.nameField && object.fields.get(object.nameField.toLowerCase());
  if (!name || !mirrors(name)) return [];
  return [...object.fields.values()].filter((field) => isSortable(field) && mirrors(field));
}

const keyOf = (object: ObjectSchema, field: FieldSchema): string => `${tableName(object)}.${field.name}`;

/** A count begins at zero; a derived checkbox may be empty, where its parent is not there. */
const columnTypeOf = (field: FieldSchema): string => {
  if (field.summary) return 'INTEGER NOT NULL DEFAULT 0';
  return columnType(field).replace(' NOT NULL DEFAULT 0', '');
};

/** Values longer than this are no order that anyone reads. */
const LONGEST_TEXT = 400;

/** May lists be sorted by the field, as far as its values go? */
export function isSortable(field: FieldSchema): boolean {
  const kind = columnKind(field);
  if (field.name === 'Id' || kind === 'blob' || kind === 'none' || !(isStored(field) || field.derived)) return false;
  return kind !== 'text' || (field.length ?? 0) <= LONGEST_TEXT;
}
