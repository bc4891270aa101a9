/** What operators mean where JavaScript's own do not say it: emitted code calls these. */
import { throwApex } from '../values/exceptions.ts';
import { isId, widenId } from '../values/id-form.ts';
import { ApexDate, ApexDatetime, ApexDecimal, ApexDouble, ApexTime } from '../values/values.ts';
import { definesEquals, sameValue } from '../values/equality.ts';

export { castTo, dateToDatetime, toDecimal, toDouble, toId, toInteger, toLong, toUncheckedId } from './conversions.ts';
export { stringOf } from '../values/text.ts';
export { isInstance, isSubtype, typeOf } from './type-of.ts';
export { sameValue } from '../values/equality.ts';

/** `a == b`: texts ignore case, numbers compare across types, user classes decide by their `equals`. */
export function apexEquals(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (typeof a === 'string') return typeof b === 'string' && sameText(a, b);
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b) === 0;
  if (a instanceof ApexDate && b instanceof ApexDatetime) return a.days * 86_400_000 === b.millis;
  if (a instanceof ApexDatetime && b instanceof ApexDate) return b.days * 86_400_000 === a.millis;
  if (typeof b === 'object' && typeof a === 'object' && !definesEquals(a) && definesEquals(b)) return sameValue(b, a);
  return sameValue(a, b);
}

/** `a == b` of two texts. */
export function sameText(a: string | null, b: string | null): boolean {
  if (a === b) return true;
  if (a === null || b === null || a.length !== b.length) return false;
  return a.toLowerCase() === b.toLowerCase();
}

/** `a == b` where one of them is an Id: 15 and 18 characters of one id are equal. */
export function sameId(a: string | null, b: string | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (a.length === b.length) return sameText(a, b);
  return isId(a) && isId(b) && widenId(a) === widenId(b);
}

/** `a === b`: the same object; of primitive values, the same value. */
export function identical(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b) === 0;
  return (a instanceof ApexDate || a instanceof ApexDatetime || a instanceof ApexTime) && sameValue(a, b);
}

type AnyNumber = number | bigint | ApexDouble | ApexDecimal;

const isNumber = (value: unknown): value is AnyNumber =>
  typeof value === 'number' || typeof value === 'bigint' || value instanceof ApexDouble || value instanceof ApexDecimal;

function compareNumbers(a: AnyNumber, b: AnyNumber): number {
  if (a instanceof ApexDecimal && b instanceof ApexDecimal) return a.compareTo(b);
  if (a instanceof ApexDecimal || b instanceof ApexDecimal) {
    const x = asDecimal(a);
    const y = asDecimal(b);
    if (x && y) return x.compareTo(y);
  }
  const x = a instanceof ApexDouble ? a.value : a instanceof ApexDecimal ? a.toNumber() : a;
  const y = b instanceof ApexDouble ? b.value : b instanceof ApexDecimal ? b.toNumber() : b;
  return x < y ? -1 : x > y ? 1 : x <= y ? 0 : NaN;
}

function asDecimal(value: AnyNumber): ApexDecimal | null {
  if (value instanceof ApexDecimal) return value;
  if (value instanceof ApexDouble) return Number.isFinite(value.value) ? ApexDecimal.fromDouble(value.value) : null;
  return ApexDecimal.of(value);
}

/**
 * Order of two values for `<`, `<=`, `>`, `>=`: negative, zero or positive; NaN where every comparison is false (a
 * null number or date). A null text is less than any text.
 */
export function compare(a: unknown, b: unknown): number {
  if (typeof a === 'string' || typeof b === 'string') return compareTexts(a as string | null, b as string | null);
  if (a === null || b === null) return NaN;
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (a instanceof ApexTime && b instanceof ApexTime) return a.millis - b.millis;
  const x = instant(a);
  const y = instant(b);
  if (x === null || y === null) throwApex('TypeException', 'Values cannot be compared');
  return x - y;
}

function instant(value: unknown): number | null {
  if (value instanceof ApexDate) return value.days * 86_400_000;
  return value instanceof ApexDatetime ? value.millis : null;
}

function compareTexts(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  const x = a.toLowerCase();
  const y = b.toLowerCase();
  return x < y ? -1 : x > y ? 1 : 0;
}

export const less = (a: unknown, b: unknown): boolean => compare(a, b) < 0;
export const lessOrEqual = (a: unknown, b: unknown): boolean => compare(a, b) <= 0;
export const greater = (a: unknown, b: unknown): boolean => compare(a, b) > 0;
export const greaterOrEqual = (a: unknown, b: unknown): boolean => compare(a, b) >= 0;

/** For operands and receivers: null throws the NullPointerException that Apex throws there. */
export function nonNull<T>(value: T | null): T {
  if (value === null) throwApex('NullPointerException', 'Attempt to de-reference a null object');
  return value;
}

export function divideIntegers(a: number, b: number): number {
  if (b === 0) throwApex('MathException', 'Divide by 0');
  return (a / b) | 0;
}

export function divideLongs(a: bigint, b: bigint): bigint {
  if (b === 0n) throwApex('MathException', 'Divide by 0');
  return BigInt.asIntN(64, a / b);
}

export function divideDoubles(a: number, b: number): number {
  if (b === 0) throwApex('MathException', 'Divide by 0');
  return a / b;
}
