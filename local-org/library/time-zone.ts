/** TimeZone. */
import { transaction } from '../running/transaction.ts';
import { required, requiredValue } from './arguments.ts';
import { bridgeName } from '../values/bridge.ts';
import { zoneName } from './date-format.ts';
import { defineClass } from './define.ts';
import { isTimeZone, offsetAt, userZone } from './time-zones.ts';
import type { ApexDatetime } from '../values/values.ts';

/** A TimeZone of Apex: an IANA name. Java's answer to an unknown name is GMT. */
export class ApexTimeZone {
  readonly id: string;
  constructor(id: string) {
    this.id = isTimeZone(id) ? id : 'GMT';
  }
  [bridgeName('toString', 0)](): string {
    return this.id;
  }
  [bridgeName('equals', 1)](other: unknown): boolean {
    return other instanceof ApexTimeZone && other.id === this.id;
  }
}

defineClass(
  'TimeZone',
  {
    'static TimeZone getTimeZone(String id)': (id: string) => new ApexTimeZone(requiredValue(id)),
    'String getDisplayName()': (self: ApexTimeZone) => {
      const offset = offsetAt(self.id, transaction().now()) / 60_000;
      const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
      const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
      return `(GMT${offset < 0 ? '-' : '+'}${hours}:${minutes}) ${zoneName(self.id, transaction().now(), 'long')} (${self.id})`;
    },
    'String getID()': (self: ApexTimeZone) => self.id,
    'Integer getOffset(Datetime instant)': (self: ApexTimeZone, instant: ApexDatetime) =>
      offsetAt(self.id, required(instant).millis),
    'String toString()': (self: ApexTimeZone) => self.id,
  },
  { js: ApexTimeZone },
);

defineClass('UserInfo', { 'static TimeZone getTimeZone()': () => new ApexTimeZone(userZone()) });
