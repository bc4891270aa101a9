/** Validation rules of the org, after the before triggers. */
import { notSupported } from '../../values/exceptions.ts';
import { formulaInput, truth } from '../formula/values.ts';
import { parseFormula } from '../formula/formula.ts';
import { namespaceOf } from '../../metadata/names.ts';
import { canonicalPath } from '../formula/canonical-path.ts';
import { withoutObject } from '../formula/sql.ts';
import type { SObject } from '../../values/sobject.ts';
import type { ObjectSchema } from '../../metadata/schema.ts';
import { Scope } from '../sql/scope.ts';
import { columnReader, isStored } from '../column.ts';
import { queryContext } from '../query.ts';
import type { Batch } from './batch.ts';
import { addRowError, alive } from './batch.ts';

export function checkValidationRules(batch: Batch): void {
  if (batch.options.unvalidated) return;
  const rules = batch.object.validationRules.filter((rule) => rule.active);
  if (!rules.length) return;
  const isNew = batch.operation === 'insert';
  for (const row of alive(batch)) {
    for (const rule of rules) {
      const where = `validation rule ${batch.object.name}.${rule.name}`;
      const formula = parseFormula(rule.formula, where);
      const seen = { schema: batch.schema.seenFrom(rule.namespace), store: batch.store };
      const fails = formula.evaluate({
        field: (path) => pathValue(seen, row.next, path, where),
        prior: (path) => (row.old ? pathValue(seen, row.old, path, where) : null),
        isNew,
      });
      if (!truth(fails)) continue;
      addRowError(row, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', rule.message, rule.field ? [rule.field] : []);
    }
  }
}

/**
 * A field of a record in memory, maybe of a parent, which is read from the database.
 * @param batch with the schema as the formula's namespace sees it
 */
export function pathValue(
  batch: Pick<Batch, 'schema' | 'store'>,
  record: SObject,
  written: readonly string[],
  where: string,
): unknown {
  const path = withoutObject(written, record.object.name);
  const { schema } = batch;
  if (path.length === 1) {
    const field = schema.field(record.object, path[0]);
    if (!field) return notSupported(`the field ${path[0]}`, where);
    if (!isStored(field)) return computedValue(batch, record, field.name, where);
    const value = record.values.get(field.name) ?? null;
    return field.type === 'Checkbox' ? value === true : formulaInput(field, value);
  }
  const lookup = schema.relationship(record.object, path[0]);
  if (!lookup) return notSupported(`the relationship ${path[0]}`, where);
  const parentId = record.values.get(lookup.name) as string | null | undefined;
  const parent = parentId ? schema.objectOfId(parentId) : null;
  return parentId && parent ? storedPath(parent, parentId, canonicalPath(schema, parent, path.slice(1))) : null;
}

/** A path that begins at a stored record. */
function storedPath(object: ObjectSchema, id: string, path: readonly string[]): unknown {
  const context = { ...queryContext([], 'system'), visible: () => null };
  const scope = new Scope(context, object);
  const { sql, field } = scope.named(scope.root, path);
  const row = context.store.first(
    `SELECT ${sql} ${scope.from()} WHERE ${scope.root.alias}.Id = ${scope.parameter(id)}`,
    ...scope.parameters,
  );
  return row && row[0] !== null ? formulaInput(field, columnReader(field)(row[0])) : null;
}

/** A formula field of a record in memory: its formula on the record's values. */
function computedValue(batch: Pick<Batch, 'schema' | 'store'>, record: SObject, name: string, where: string): unknown {
  const field = record.object.fields.get(name.toLowerCase())!;
  if (field.formula === null) return record.id ? storedPath(record.object, record.id, [name]) : null;
  const formula = parseFormula(field.formula, where);
  return formula.evaluate({
    field: (path) =>
      pathValue({ schema: batch.schema.seenFrom(namespaceOf(name)), store: batch.store }, record, path, where),
    blankAsZero: () => field.formulaBlankAsZero,
    expected: field.type,
  });
}

/** Computes all formula fields of a record in memory again: `recalculateFormulas`. */
export function recalculate(batch: Pick<Batch, 'schema' | 'store'>, record: SObject): void {
  for (const field of record.object.fields.values()) {
    if (field.formula === null) continue;
    record.values.set(
      field.name,
      computedValue(batch, record, field.name, `${record.object.name}.${field.name}`) ?? null,
    );
  }
}
