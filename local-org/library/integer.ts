/** Integer, Long and Boolean. */
import { requiredValue } from './arguments.ts';
import { defineClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { hashCodeOf } from './hash-code.ts';
import { formatNumber, parseWhole } from './number-text.ts';
import { stringOf, toInteger, toLong } from './operations.ts';
import { ApexDecimal, ApexDouble } from '../values/values.ts';

type Convertible = string | number | bigint | ApexDouble | ApexDecimal | boolean;

/** Any object may be given: only numbers are numbers. */
const isNumeric = (value: unknown): value is number | bigint | ApexDecimal | ApexDouble =>
  typeof value === 'number' || typeof value === 'bigint' || value instanceof ApexDecimal || value instanceof ApexDouble;

function integerOf(value: Convertible | null): number {
  const given = requiredValue(value);
  if (typeof given === 'string') return Number(parseWhole(given, 'integer', 32));
  if (!isNumeric(given)) throwApex('TypeException', `Invalid integer: ${stringOf(given)}`);
  return toInteger(given)!;
}

function longOf(value: Convertible | null): bigint {
  const given = requiredValue(value);
  if (typeof given === 'string') return parseWhole(given, 'long', 64);
  if (!isNumeric(given)) throwApex('TypeException', `Invalid long: ${stringOf(given)}`);
  return toLong(given)!;
}

defineClass('Integer', {
  'static Integer MAX_VALUE': () => 2147483647,
  'static Integer MIN_VALUE': () => -2147483648,
  'static Integer valueOf(Object value)': integerOf,
  'static Integer valueOf(String text)': integerOf,
  'String format()': (self: number) => formatNumber(self),
  'Boolean equals(Object other)': (self: number, other: unknown) => self === other,
  'Integer hashCode()': hashCodeOf,
  'Integer intValue()': (self: number) => self,
  'Long longValue()': (self: number) => BigInt(self),
  'String toString()': stringOf,
});

defineClass('Long', {
  'static Long MAX_VALUE': () => 9223372036854775807n,
  'static Long MIN_VALUE': () => -9223372036854775808n,
  'static Long valueOf(Object value)': longOf,
  'static Long valueOf(String text)': longOf,
  'String format()': (self: bigint) => formatNumber(self),
  'Boolean equals(Object other)': (self: bigint, other: unknown) => self === other,
  'Integer hashCode()': hashCodeOf,
  'Integer intValue()': (self: bigint) => toInteger(self),
  'Long longValue()': (self: bigint) => self,
  'String toString()': stringOf,
});

/** Only the text `true`, in any case, is true. */
function booleanOf(value: unknown): boolean {
  const given = requiredValue(value);
  if (typeof given === 'boolean') return given;
  if (typeof given === 'string') return given.toLowerCase() === 'true';
  return throwApex('TypeException', `Invalid boolean: ${stringOf(given)}`);
}

defineClass('Boolean', {
  'static Boolean valueOf(String text)': booleanOf,
  'static Boolean valueOf(Object value)': booleanOf,
  'Boolean equals(Object other)': (self: boolean, other: unknown) => self === other,
  'Integer hashCode()': hashCodeOf,
  'String toString()': stringOf,
});
