/** Object: what every value can be asked; and Enum: what every constant of an enum can be asked. */
import { bridgeName } from '../values/bridge.ts';
import { defineClass } from './define.ts';
import { hashCodeOf } from './hash-code.ts';
import { sameValue, stringOf } from './operations.ts';
import { ApexEnum } from '../values/values.ts';

const EQUALS = bridgeName('equals', 1);

defineClass(
  'Object',
  {
    'Boolean equals(Object other)': (self: Record<string, (other: unknown) => boolean>, other: unknown) =>
      typeof self[EQUALS] === 'function' ? self[EQUALS](other) : sameValue(self, other),
    'Integer hashCode()': hashCodeOf,
    'String toString()': stringOf,
  },
  { modifier: 'virtual', accepts: (value) => value !== null },
);

defineClass(
  'Enum',
  {
    'Boolean equals(Object other)': (self: ApexEnum, other: unknown) => self === other,
    'Integer hashCode()': hashCodeOf,
    'String name()': (self: ApexEnum) => self.name,
    'Integer ordinal()': (self: ApexEnum) => self.ordinal,
    'String toString()': (self: ApexEnum) => self.name,
  },
  { js: ApexEnum, modifier: 'final' },
);
