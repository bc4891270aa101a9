/**
 * The value of a field of a row in SQL: its column, or the copy of what it is computed of, or the computation itself: a
 * formula, an expression over other fields (`derived`), a count over children.
 */
import { notSupported } from '../../values/exceptions.ts';
import type { FieldSchema } from '../../metadata/schema.ts';
import { columnKind, isStored, quote, scaleFactor } from '../column.ts';
import { formulaCall } from '../formula/sql.ts';
import type { Joins, Source } from './joins.ts';
import { counted } from './roll-ups.ts';

export function fieldSql(scope: Joins, source: Source, field: FieldSchema): string {
  if (isStored(field)) return column(scope, source, field);
  const copy = scope.context.copies?.column(source.object, field);
  if (copy) return `${source.alias}.${copy}`;
  if (field.formula !== null) return formulaCall(scope, source, field);
  if (field.derived !== null) return derived(scope, source, field);
  if (field.summary) return counted(scope, source, field);
  return notSupported(`the compound field ${source.object.name}.${field.name} in SOQL`, 'query its parts');
}

/** A profile's name is hidden together with the profile, of a user it is read from as well. */
function column({ context }: Joins, { object, alias }: Source, field: FieldSchema): string {
  const stored = `${alias}.${quote(field.name)}`;
  const visible = object.name === 'Profile' && field.name === 'Name' ? context.visible(object, alias) : null;
  return visible ? `CASE WHEN ${visible} THEN ${stored} END COLLATE NOCASE` : stored;
}

function derived(scope: Joins, source: Source, field: FieldSchema): string {
  const sql = field.derived!.replace(/\{([^}]+)\}/g, (_, path: string) => {
    const found = scope.named(source, path.split('.'));
    return columnKind(found.field) === 'scaled' ? `(${found.sql} / ${scaleFactor(found.field).toFixed(1)})` : found.sql;
  });
  const value =
    columnKind(field) === 'scaled' ? `CAST(round((${sql}) * ${scaleFactor(field)}) AS INTEGER)` : `(${sql})`;
  return columnKind(field) === 'text' ? `${value} COLLATE NOCASE` : value;
}
