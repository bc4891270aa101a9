/** Numbers from text and to text as the number classes share it. */
import { currentTransaction } from '../running/transaction.ts';
import { requiredValue } from './arguments.ts';
import { throwApex } from '../values/exceptions.ts';
import { ApexDecimal, ApexDouble } from '../values/values.ts';

/** The running user's locale as a language tag: `en-US`. */
export const userLocale = (): string => (currentTransaction()?.user?.locale ?? 'en_US').replaceAll('_', '-');

/** A whole number within a range, or a TypeException that names its kind. */
export function parseWhole(text: string | null, kind: 'integer' | 'long', bits: 32 | 64): bigint {
  const digits = requiredValue(text).trim();
  if (/^[+-]?\d+$/.test(digits)) {
    const value = BigInt(digits.startsWith('+') ? digits.slice(1) : digits);
    if (BigInt.asIntN(bits, value) === value) return value;
  }
  return throwApex('TypeException', `Invalid ${kind}: ${text}`);
}

export function parseDecimal(text: string | null): ApexDecimal {
  const digits = requiredValue(text).trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(digits))
    throwApex('TypeException', `Invalid decimal: ${text}`);
  return ApexDecimal.of(digits);
}

export function parseDouble(text: string | null): ApexDouble {
  const digits = requiredValue(text).trim();
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[dDfF]?$/.test(digits)) return new ApexDouble(parseFloat(digits));
  if (/^[+-]?(?:NaN|Infinity)$/.test(digits)) return new ApexDouble(Number(digits));
  return throwApex('TypeException', `Invalid double: ${text}`);
}

/** With the separators of the user's locale. */
export const formatNumber = (value: number | bigint | string, maximumFractionDigits = 3): string =>
  new Intl.NumberFormat(userLocale(), { maximumFractionDigits: Math.min(100, maximumFractionDigits) }).format(
    value as number,
  );
