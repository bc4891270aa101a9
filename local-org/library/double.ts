/** Double. */
import { requiredValue } from './arguments.ts';
import { defineClass } from './define.ts';
import { hashCodeOf } from './hash-code.ts';
import { formatNumber, parseDouble } from './number-text.ts';
import { sameValue, stringOf, toDouble, toInteger, toLong } from './operations.ts';
import { ApexDouble, type ApexDecimal } from '../values/values.ts';

function doubleOf(value: string | number | bigint | ApexDouble | ApexDecimal | null): ApexDouble {
  const given = requiredValue(value);
  return typeof given === 'string' ? parseDouble(given) : toDouble(given)!;
}

defineClass('Double', {
  'static Double valueOf(String text)': doubleOf,
  'static Double valueOf(Object value)': doubleOf,
  'Double doubleValue()': (self: ApexDouble) => self,
  'Boolean equals(Object other)': (self: ApexDouble, other: unknown) => sameValue(self, other),
  'String format()': (self: ApexDouble) => formatNumber(self.value),
  'Integer hashCode()': hashCodeOf,
  'Integer intValue()': (self: ApexDouble) => toInteger(self),
  'Long longValue()': (self: ApexDouble) => toLong(self),
  'Long round()': (self: ApexDouble) => toLong(new ApexDouble(Math.floor(self.value + 0.5))),
  'String toString()': stringOf,
});
