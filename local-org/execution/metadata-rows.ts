/** Writes the rows that metadata stands for (metadata/setup-rows.ts) into the org's data: new ones, and what changed. */
import { quote, toColumn } from '../data/column.ts';
import type { SQLInputValue } from '../data/sqlite.ts';
import type { Store } from '../data/store.ts';
import { columnsOf, tableName } from '../data/tables.ts';
import type { Project } from '../metadata/index.ts';
import { setupRows, type SetupRow, type SetupValue } from '../metadata/setup-rows.ts';
import { valueOfText } from './field-text.ts';
import { insertRow, objectOf, updateRow, type Row } from './rows.ts';

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
    const isEmpty = store.first(`SELECT 1 FROM ${quote(tableName(object))} LIMIT 1`) === null;
    for (const row of rows) {
      const identity = resolved(row.identity, valueOf, columns);
      const values = resolved(row.values, valueOf, columns);
      const known = isEmpty ? null : find(store, tableName(object), identity, values);
      if (!known) {
        const id = insertRow(store, objectName, { ...identity, ...values }, now, userId);
        if (row.ref) ids.set(row.ref, id);
        continue;
      }
      if (row.ref) ids.set(row.ref, known.id);
      if (known.changed) updateRow(store, objectName, known.id, values, now);
    }
  }
  store.version++;
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

function find(store: Store, table: string, identity: Row, values: Row): { id: string; changed: boolean } | null {
  const names = Object.keys(values);
  const row = store.first(
    `SELECT Id${names.map((name) => `, ${quote(name)}`).join('')} FROM ${quote(table)} WHERE ${Object.keys(identity)
      .map((name) => `${quote(name)} = ?`)
      .join(' AND ')}`,
    ...Object.values(identity),
  );
  if (!row) return null;
  const same = (a: unknown, b: SQLInputValue) =>
    a === b || (a instanceof Uint8Array && b instanceof Uint8Array && Buffer.compare(a, b) === 0);
  return { id: row[0] as string, changed: names.some((name, i) => !same(row[i + 1], values[name])) };
}
