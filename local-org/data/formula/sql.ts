/**
 * Formula fields in SQL: a call of a function that evaluates the formula on the values of the row, so that one evaluator
 * answers in queries, in their conditions, and in saves.
 */
import { ApexDecimal } from '../../values/values.ts';
import type { FieldSchema } from '../../metadata/schema.ts';
import { namespaceOf } from '../../metadata/names.ts';
import { canonicalPath } from './canonical-path.ts';
import { columnKind, columnReader, toColumn } from '../column.ts';
import type { DatabaseSync, SQLInputValue } from '../sqlite.ts';
import type { Joins, Source } from '../sql/joins.ts';
import { formulaInput } from './values.ts';
import { evaluateFormula, parseFormula } from './formula.ts';

const registered = new WeakMap<DatabaseSync, Map<FieldSchema, string>>();

/** The value of a formula field of a row, as a column of its type would hold it. */
export function formulaCall(scope: Joins, source: Source, field: FieldSchema): string {
  const formula = parseFormula(field.formula!, `${source.object.name}.${field.name}`);
  const seen = scope.context.schema.seenFrom(namespaceOf(field.name));
  const values = formula.fields.map((path) =>
    scope.named(source, canonicalPath(seen, source.object, withoutObject(path, source.object.name))),
  );
  const { db } = scope.context.store;
  let names = registered.get(db);
  if (!names) registered.set(db, (names = new Map()));
  let name = names.get(field);
  if (!name) {
    name = `formula_${names.size}`;
    names.set(field, name);
    const keys = formula.fields.map((path) => path.join('.').toLowerCase());
    const readers = values.map((value) => columnReader(value.field));
    const numbers = new Set(
      keys.filter((_, index) => ['scaled', 'real', 'integer'].includes(columnKind(values[index].field))),
    );
    db.function(name, { varargs: true }, (...raw: SQLInputValue[]) => {
      const row = new Map<string, unknown>();
      keys.forEach((key, index) =>
        row.set(key, raw[index] === null ? null : formulaInput(values[index].field, readers[index](raw[index]))),
      );
      const result = evaluateFormula(formula, {
        field: (path) => row.get(path.join('.').toLowerCase()) ?? null,
        blankAsZero: (path) => field.formulaBlankAsZero && numbers.has(path.join('.').toLowerCase()),
        expected: field.type,
      });
      return toColumn(
        field,
        field.type === 'Percent' && result instanceof ApexDecimal ? result.multiply(ApexDecimal.of(100)) : result,
      );
    });
  }
  const call = `${name}(${values.map((value) => value.sql).join(', ')})`;
  return columnKind(field) === 'text' ? `(${call} COLLATE NOCASE)` : call;
}

/** A formula may name its own object: `Campaign.Name` on Campaign. */
export function withoutObject(path: readonly string[], object: string): readonly string[] {
  return path.length > 1 && path[0].toLowerCase() === object.toLowerCase() ? path.slice(1) : path;
}
