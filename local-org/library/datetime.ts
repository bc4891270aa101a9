/** Datetime. Parts and `newInstance` are of the running user's time zone; what ends in Gmt is not. */
import { required, requiredValue } from './arguments.ts';
import { transaction } from '../running/transaction.ts';
import { formatDate } from './date-format.ts';
import { formatLong, formatShort, parseShort } from './date-locale.ts';
import { defineClass, type Members } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { hashCodeOf } from './hash-code.ts';
import { sameValue, stringOf } from './operations.ts';
import { instantAt, offsetAt, userZone } from './time-zones.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../values/values.ts';

const DAY = 86_400_000;

/** What clocks in the zone show at an instant, as a JavaScript date read in UTC. */
const wallOf = (self: ApexDatetime, zone: string) => new Date(self.millis + offsetAt(zone, self.millis));
const local = (self: ApexDatetime) => wallOf(self, userZone());

/** The wall clock's milliseconds; parts out of range carry over. */
function wall(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number {
  return (
    ApexDate.of(required(year), required(month, 2), required(day, 3)).days * DAY +
    ((required(hour, 4) * 60 + required(minute, 5)) * 60 + required(second, 6)) * 1000
  );
}

const inZone = (wallMillis: number) => new ApexDatetime(instantAt(userZone(), wallMillis));
const ofDateAndTime = (date: ApexDate, time: ApexTime) => required(date).days * DAY + required(time, 2).millis;

/** `2020-01-31 10:00:00` as milliseconds on a wall clock. */
/** Text after the seconds is ignored, as on the platform. */
function parse(text: string | null): number {
  const match = /^\s*(\d{4}-\d{1,2}-\d{1,2})[ T](\d{1,2}):(\d{1,2}):(\d{1,2})/.exec(requiredValue(text));
  const date = match && ApexDate.parse(match[1]);
  const [hour, minute, second] = match ? match.slice(2).map(Number) : [];
  if (!date || hour > 23 || minute > 59 || second > 59) throwApex('TypeException', `Invalid date/time: ${text}`);
  return date.days * DAY + ((hour * 60 + minute) * 60 + second) * 1000;
}

function datetimeOf(value: unknown): ApexDatetime {
  const given = requiredValue(value);
  if (given instanceof ApexDatetime) return given;
  if (given instanceof ApexDate) return new ApexDatetime(given.days * DAY);
  if (typeof given === 'string') return inZone(parse(given));
  if (typeof given === 'bigint' || typeof given === 'number') return new ApexDatetime(Number(given));
  return throwApex('TypeException', `Invalid date/time: ${stringOf(given)}`);
}

const later = (self: ApexDatetime, amount: number, unit: number) =>
  new ApexDatetime(self.millis + required(amount) * unit);

/** Months later at the same time of day, or on that month's last day. */
function addMonths(self: ApexDatetime, months: number): ApexDatetime {
  const days = Math.floor(self.millis / DAY);
  return new ApexDatetime(new ApexDate(days).addMonths(months).days * DAY + (self.millis - days * DAY));
}

const dayOfYear = (date: Date) => Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY) + 1;

const PARTS: Record<string, (wall: Date) => number> = {
  year: (date) => date.getUTCFullYear(),
  month: (date) => date.getUTCMonth() + 1,
  day: (date) => date.getUTCDate(),
  dayOfYear,
  hour: (date) => date.getUTCHours(),
  minute: (date) => date.getUTCMinutes(),
  second: (date) => date.getUTCSeconds(),
  millisecond: (date) => date.getUTCMilliseconds(),
};
const parts: Members = {};
for (const [name, read] of Object.entries(PARTS)) {
  parts[`Integer ${name}()`] = (self: ApexDatetime) => read(local(self));
  parts[`Integer ${name}Gmt()`] = (self: ApexDatetime) => read(new Date(self.millis));
}

const dateOf = (millis: number) => new ApexDate(Math.floor(millis / DAY));

defineClass('Datetime', {
  ...parts,
  'static Datetime newInstance(Long milliseconds)': (millis: bigint) => new ApexDatetime(Number(required(millis))),
  'static Datetime newInstance(Date day, Time time)': (date: ApexDate, time: ApexTime) =>
    inZone(ofDateAndTime(date, time)),
  'static Datetime newInstance(Integer year, Integer month, Integer day)': (year: number, month: number, day: number) =>
    inZone(wall(year, month, day)),
  'static Datetime newInstance(Integer year, Integer month, Integer day, Integer hour, Integer minute, Integer second)':
    (...given: [number, number, number, number, number, number]) => inZone(wall(...given)),
  'static Datetime newInstanceGmt(Date day, Time time)': (date: ApexDate, time: ApexTime) =>
    new ApexDatetime(ofDateAndTime(date, time)),
  'static Datetime newInstanceGmt(Integer year, Integer month, Integer day)': (
    year: number,
    month: number,
    day: number,
  ) => new ApexDatetime(wall(year, month, day)),
  'static Datetime newInstanceGmt(Integer year, Integer month, Integer day, Integer hour, Integer minute, Integer second)':
    (...given: [number, number, number, number, number, number]) => new ApexDatetime(wall(...given)),
  'static Datetime now()': () => new ApexDatetime(transaction().now()),
  'static Datetime parse(String text)': (text: string) =>
    inZone(parseShort(requiredValue(text)) ?? throwApex('TypeException', `Invalid date/time: ${text}`)),
  'static Datetime valueOf(Object value)': datetimeOf,
  'static Datetime valueOf(String text)': (text: string) => inZone(parse(text)),
  'static Datetime valueOfGmt(String text)': (text: string) => new ApexDatetime(parse(text)),

  'Datetime addDays(Integer days)': (self: ApexDatetime, days: number) => later(self, days, DAY),
  'Datetime addHours(Integer hours)': (self: ApexDatetime, hours: number) => later(self, hours, 3_600_000),
  'Datetime addMinutes(Integer minutes)': (self: ApexDatetime, minutes: number) => later(self, minutes, 60_000),
  'Datetime addMonths(Integer months)': (self: ApexDatetime, months: number) => addMonths(self, required(months)),
  'Datetime addSeconds(Integer seconds)': (self: ApexDatetime, seconds: number) => later(self, seconds, 1000),
  'Datetime addYears(Integer years)': (self: ApexDatetime, years: number) => addMonths(self, 12 * required(years)),
  'Date date()': (self: ApexDatetime) => dateOf(local(self).getTime()),
  'Date dateGmt()': (self: ApexDatetime) => dateOf(self.millis),
  'Boolean equals(Object other)': (self: ApexDatetime, other: unknown) => sameValue(self, other),
  'String format()': (self: ApexDatetime) => formatShort(self),
  'String format(String pattern)': (self: ApexDatetime, pattern: string) =>
    formatDate(self.millis, required(pattern), userZone()),
  'String format(String pattern, String timeZone)': (self: ApexDatetime, pattern: string, zone: string | null) =>
    formatDate(self.millis, required(pattern), zone ?? userZone()),
  'String formatGmt(String pattern)': (self: ApexDatetime, pattern: string) =>
    formatDate(self.millis, required(pattern), 'GMT'),
  'String formatLong()': (self: ApexDatetime) => formatLong(self),
  'Long getTime()': (self: ApexDatetime) => BigInt(self.millis),
  'Integer hashCode()': hashCodeOf,
  'Boolean isSameDay(Datetime other)': (self: ApexDatetime, other: ApexDatetime) =>
    dateOf(local(self).getTime()).days === dateOf(local(required(other)).getTime()).days,
  'Time time()': (self: ApexDatetime) => new ApexTime(local(self).getTime()),
  'Time timeGmt()': (self: ApexDatetime) => new ApexTime(self.millis),
  'String toString()': stringOf,
});
