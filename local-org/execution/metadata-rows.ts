/** Writes the rows that represent metadata (metadata/setup-rows/) into the org's data: new ones, and what changed. */
import { quote, toColumn } from '../data/column.ts';
import type { SQLInputValue } from '../data/sqlite.ts';
import type { Store } from '../data/store.ts';
import { columnsOf, tableName } from '../data/tables.ts';
import type { Project } from '../metadata/index.ts';
import type { ObjectSchema } from '../metadata/schema.ts';
import { setupRows, type SetupRow, type SetupValue } from '../metadata/setup-rows/index.ts';
import { valueOfText } from '../services/field-text.ts';
import { objectOf, toSecond, updateRow, type Row } from '../services/rows.ts';

/** Runs inside the caller's transaction. Rows whose metadata is gone stay: records may refer to them. */
export function seedMetadataRows(store: Store, project: Project, now: number, userId: string): void {
  const ids = new Map<string, string>();
  const valueOf = (value: SetupValue): SQLInputValue => {
    if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
    if ('ref' in value) return ids.get(value.ref) ?? null;
    return toColumn(value.field, valueOfText(value.field, value.text));
  };
  const rowsByObject = new Map<string, SetupRow[]>();
  for (const row of setupRows(project)) {
    const list = rowsByObject.get(row.object);
    if (list) list.push(row);
    else rowsByObject.set(row.object, [row]);
  }
  for (const [objectName, rows] of rowsByObject) {
    const object = objectOf(store, objectName);
    const columns = new Set(columnsOf(object).map((field) => field.name));
    const stored = readStored(store, tableName(object), rows, columns);
    const insert = inserter(store, object, now, userId);
    for (const row of rows) {
      const identity = resolved(row.identity, valueOf, columns);
      const values = resolved(row.values, valueOf, columns);
      const known = stored.get(keyOf(Object.values(identity)));
      const id = known?.id ?? insert({ ...identity, ...values });
      if (row.ref) ids.set(row.ref, id);
      const isChanged = known && Object.entries(values).some(([name, value]) => !same(known.values[name], value));
      if (isChanged) updateRow(store, objectName, id, values, now);
    }
  }
  store.version++;
}

/** Like `insertRow` for thousands of rows of one object: one statement for all. */
function inserter(store: Store, object: ObjectSchema, now: number, userId: string): (values: Row) => string {
  const audit: Row = {
    CreatedById: userId,
    LastModifiedById: userId,
    OwnerId: userId,
    CreatedDate: toSecond(now),
    LastModifiedDate: toSecond(now),
    SystemModstamp: toSecond(now),
  };
  const fields = columnsOf(object).filter((field) => field.name !== 'Id' && field.name !== 'IsDeleted');
  const defaults = fields.map((field) => audit[field.name] ?? (field.type === 'Checkbox' ? 0 : null));
  const names = ['Id', 'IsDeleted', ...fields.map((field) => field.name)];
  const sql = `INSERT INTO ${quote(tableName(object))} (${names.map(quote).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  return (values) => {
    const id = store.nextId(object);
    store.run(sql, id, 0, ...fields.map((field, i) => values[field.name] ?? defaults[i]));
    return id;
  };
}

const keyOf = (identity: readonly unknown[]) => identity.join('\u0000').toLowerCase();

const same = (a: unknown, b: SQLInputValue) =>
  a === b || (a instanceof Uint8Array && b instanceof Uint8Array && Buffer.compare(a, b) === 0);

/** Rows that are there already, by what identifies them. */
function readStored(
  store: Store,
  table: string,
  rows: readonly SetupRow[],
  columns: ReadonlySet<string>,
): Map<string, { id: string; values: Record<string, unknown> }> {
  const present = (names: Iterable<string>) => [...new Set(names)].filter((name) => columns.has(name));
  const identity = present(Object.keys(rows[0].identity));
  const names = present(rows.flatMap((row) => Object.keys(row.values)));
  const selected = ['Id', ...identity, ...names].map(quote).join(', ');
  const stored = new Map<string, { id: string; values: Record<string, unknown> }>();
  for (const [id, ...cells] of store.all(`SELECT ${selected} FROM ${quote(table)}`)) {
    const key = keyOf(cells.slice(0, identity.length));
    const values = Object.fromEntries(names.map((name, i) => [name, cells[identity.length + i]]));
    if (!stored.has(key)) stored.set(key, { id: id as string, values });
  }
  return stored;
}

function resolved(
  given: Record<string, SetupValue>,
  valueOf: (value: SetupValue) => SQLInputValue,
  columns: Set<string>,
): Row {
  return Object.fromEntries(
    Object.entries(given)
      .filter(([name]) => columns.has(name))
      .map(([name, value]) => [name, valueOf(value)]),
  );
}
