/** Time. */
import { required } from './arguments.ts';
import { defineClass } from './define.ts';
import { hashCodeOf } from './hash-code.ts';
import { sameValue, stringOf } from './operations.ts';
import { ApexTime } from '../values/values.ts';

const later = (self: ApexTime, amount: number, unit: number) => new ApexTime(self.millis + required(amount) * unit);

defineClass('Time', {
  'static Time newInstance(Integer hour, Integer minute, Integer second, Integer millisecond)': (
    hour: number,
    minute: number,
    second: number,
    millisecond: number,
  ) => ApexTime.of(required(hour), required(minute, 2), required(second, 3), required(millisecond, 4)),
  'Time addHours(Integer hours)': (self: ApexTime, hours: number) => later(self, hours, 3_600_000),
  'Time addMilliseconds(Integer milliseconds)': (self: ApexTime, milliseconds: number) => later(self, milliseconds, 1),
  'Time addMinutes(Integer minutes)': (self: ApexTime, minutes: number) => later(self, minutes, 60_000),
  'Time addSeconds(Integer seconds)': (self: ApexTime, seconds: number) => later(self, seconds, 1000),
  'Boolean equals(Object other)': (self: ApexTime, other: unknown) => sameValue(self, other),
  'Integer hashCode()': hashCodeOf,
  'Integer hour()': (self: ApexTime) => self.hour,
  'Integer millisecond()': (self: ApexTime) => self.millisecond,
  'Integer minute()': (self: ApexTime) => self.minute,
  'Integer second()': (self: ApexTime) => self.second,
  'String toString()': stringOf,
});
