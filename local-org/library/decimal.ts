/** Decimal. */
import { RoundingMode } from 'bigdecimal.js';
import { required, requiredValue } from './arguments.ts';
import { defineClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { hashCodeOf } from './hash-code.ts';
import { formatNumber, parseDecimal } from './number-text.ts';
import { sameValue, stringOf, toDecimal, toDouble, toInteger, toLong } from './operations.ts';
import { roundingMode } from './rounding.ts';
import type { ApexDouble } from '../values/values.ts';
import { ApexDecimal, type ApexEnum } from '../values/values.ts';

type Convertible = string | number | bigint | ApexDouble | ApexDecimal;

function decimalOf(value: Convertible | null): ApexDecimal {
  const given = requiredValue(value);
  return typeof given === 'string' ? parseDecimal(given) : toDecimal(given)!;
}

function withScale(value: ApexDecimal, scale: number, mode: RoundingMode): ApexDecimal {
  try {
    return value.setScale(required(scale), mode);
  } catch {
    return throwApex('MathException', 'Rounding necessary');
  }
}

function divide(self: ApexDecimal, divisor: ApexDecimal, scale: number, mode: RoundingMode): ApexDecimal {
  if (required(divisor).big.signum() === 0) throwApex('MathException', 'Divide by 0');
  try {
    return ApexDecimal.fromBig(self.big.divide(divisor.big, required(scale, 2), mode));
  } catch {
    return throwApex('MathException', 'Rounding necessary');
  }
}

const EVEN = RoundingMode.HALF_EVEN;

defineClass('Decimal', {
  'static Decimal valueOf(Double value)': decimalOf,
  'static Decimal valueOf(Long value)': decimalOf,
  'static Decimal valueOf(String text)': decimalOf,
  'static Decimal valueOf(Object value)': decimalOf,
  'Decimal abs()': (self: ApexDecimal) => (self.big.signum() < 0 ? self.negate() : self),
  'Decimal divide(Decimal divisor, Integer scale)': (self: ApexDecimal, divisor: ApexDecimal, scale: number) =>
    divide(self, divisor, scale, EVEN),
  'Decimal divide(Decimal divisor, Integer scale, RoundingMode mode)': (
    self: ApexDecimal,
    divisor: ApexDecimal,
    scale: number,
    mode: ApexEnum,
  ) => divide(self, divisor, scale, roundingMode(mode)),
  'Double doubleValue()': (self: ApexDecimal) => toDouble(self),
  'Boolean equals(Object other)': (self: ApexDecimal, other: unknown) => sameValue(self, other),
  'String format()': (self: ApexDecimal) => formatNumber(self.toPlainString(), Math.max(0, self.big.scale())),
  'Integer hashCode()': hashCodeOf,
  'Integer intValue()': (self: ApexDecimal) => toInteger(self),
  'Long longValue()': (self: ApexDecimal) => toLong(self),
  'Decimal pow(Integer exponent)': (self: ApexDecimal, exponent: number) => {
    if (required(exponent) < 0 || exponent > 32768) throwApex('MathException', `Invalid exponent: ${exponent}`);
    return ApexDecimal.fromBig(self.big.pow(exponent));
  },
  'Integer precision()': (self: ApexDecimal) => self.big.precision(),
  'Long round()': (self: ApexDecimal) => toLong(self.setScale(0, EVEN)),
  'Long round(RoundingMode mode)': (self: ApexDecimal, mode: ApexEnum) =>
    toLong(withScale(self, 0, roundingMode(mode))),
  'Integer scale()': (self: ApexDecimal) => self.big.scale(),
  'Decimal setScale(Integer scale)': (self: ApexDecimal, scale: number) => withScale(self, scale, EVEN),
  'Decimal setScale(Integer scale, RoundingMode mode)': (self: ApexDecimal, scale: number, mode: ApexEnum) =>
    withScale(self, scale, roundingMode(mode)),
  'Decimal stripTrailingZeros()': (self: ApexDecimal) => ApexDecimal.fromBig(self.big.stripTrailingZeros()),
  'String toPlainString()': (self: ApexDecimal) => self.toPlainString(),
  'String toString()': stringOf,
});
