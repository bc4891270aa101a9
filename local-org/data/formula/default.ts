/** Default values of fields: formulas without a record, most of them a mere literal. */
import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import { toFieldValue } from '../field-value.ts';
import { evaluateFormula, parseFormula } from './formula.ts';

/** A constant, computed once, or a function to call for each record (TODAY(), $User…). */
export function evaluateDefault(object: ObjectSchema, field: FieldSchema): { constant: boolean; value: unknown } {
  const source = field.defaultValue!;
  if (field.picklistValues.some((entry) => entry.value === source)) return { constant: true, value: source };
  const formula = parseFormula(source, `default of ${object.name}.${field.name}`);
  const compute = () => toFieldValue(field, evaluateFormula(formula, { field: () => null, expected: field.type }));
  return formula.isConstant ? { constant: true, value: compute() } : { constant: false, value: compute };
}
