/** Values inside of formulas: null, Boolean, text, ApexDecimal, ApexDate, ApexDatetime, ApexTime. */
import { notSupported } from '../../values/exceptions.ts';
import { ApexDate, ApexDatetime, ApexDecimal, ApexDouble, ApexTime } from '../../values/values.ts';
import type { FieldSchema } from '../../metadata/schema.ts';

export type FormulaValue = null | boolean | string | ApexDecimal | ApexDate | ApexDatetime | ApexTime;

/** An Apex value as formulas have it: all numbers are decimals. */
export function toFormulaValue(value: unknown): FormulaValue {
  if (typeof value === 'number' || typeof value === 'bigint') return ApexDecimal.of(value);
  if (value instanceof ApexDouble) return ApexDecimal.fromDouble(value.value);
  return (value ?? null) as FormulaValue;
}

/** The value of a field as formulas see it: 50 percent is 0.5. */
export function formulaInput(field: FieldSchema, value: unknown): unknown {
  return field.type === 'Percent' && value instanceof ApexDecimal ? value.multiply(ApexDecimal.of('0.01')) : value;
}

export const isBlank = (value: FormulaValue): boolean => value === null || value === '';

/** Nothing counts as false. */
export const truth = (value: FormulaValue): boolean => value === true;

export const asText = (value: FormulaValue): string => {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (value instanceof ApexDecimal) return plainNumber(value);
  if (value instanceof ApexDatetime) return `${value.toString()}Z`;
  return String(value);
};

/** Without trailing zeros. */
export function plainNumber(value: ApexDecimal): string {
  const text = value.toPlainString();
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

export function asNumber(value: FormulaValue, what: string): ApexDecimal {
  if (value instanceof ApexDecimal) return value;
  return notSupported(`a value that is no number in ${what}`, 'formula');
}

/** Negative, zero, positive; null when one side is blank. Texts of formulas differ by case. */
export function compareValues(a: FormulaValue, b: FormulaValue): number | null {
  if (a === null || b === null) return null;
  if (a instanceof ApexDecimal && b instanceof ApexDecimal) return a.compareTo(b);
  if (a instanceof ApexDate && b instanceof ApexDate) return a.days - b.days;
  if (a instanceof ApexDatetime && b instanceof ApexDatetime) return a.millis - b.millis;
  if (a instanceof ApexTime && b instanceof ApexTime) return a.millis - b.millis;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return notSupported('a comparison of values of different types', 'formula');
}

/** `=`: blank equals blank; record ids equal in either length. */
export function equalValues(a: FormulaValue, b: FormulaValue): boolean {
  if (isBlank(a) || isBlank(b)) return isBlank(a) && isBlank(b);
  if (typeof a === 'string' && typeof b === 'string' && a.length !== b.length && (a.length === 15 || b.length === 15)) {
    return a.slice(0, 15) === b.slice(0, 15) && Math.max(a.length, b.length) === 18;
  }
  return compareValues(a, b) === 0;
}
