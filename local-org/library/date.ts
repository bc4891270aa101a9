/** Date. */
import { required, requiredValue } from './arguments.ts';
import { transaction } from '../running/transaction.ts';
import { formatShortDate, parseShortDate } from './date-locale.ts';
import { defineClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { hashCodeOf } from './hash-code.ts';
import { userLocale } from './number-text.ts';
import { sameValue, stringOf } from './operations.ts';
import { offsetAt, userZone } from './time-zones.ts';
import { ApexDate, ApexDatetime } from '../values/values.ts';
import { daysInMonth } from '../values/date.ts';

/** The day it is there at that instant. */
const dayAt = (millis: number, zone: string): ApexDate =>
  new ApexDate(Math.floor((millis + offsetAt(zone, millis)) / 86_400_000));

/** `2020-01-31`, or with a time that does not matter. */
function parse(text: string | null): ApexDate {
  const match = /^\s*(\d{4}-\d{1,2}-\d{1,2})(?:[ T].*)?\s*$/.exec(requiredValue(text));
  return (match && ApexDate.parse(match[1])) || throwApex('TypeException', `Invalid date: ${text}`);
}

function dateOf(value: unknown): ApexDate {
  const given = requiredValue(value);
  if (given instanceof ApexDate) return given;
  if (given instanceof ApexDatetime) return dayAt(given.millis, userZone());
  if (typeof given === 'string') return parse(given);
  return throwApex('TypeException', `Invalid date: ${stringOf(given)}`);
}

const isLeapYear = (year: number) => daysInMonth(year, 2) === 29;

/** From 0 = Sunday: the day a week begins with where the user lives. */
function firstDayOfWeek(): number {
  // The runtime has it; the types of the language do not yet.
  const locale = new Intl.Locale(userLocale()) as Intl.Locale & { getWeekInfo?(): { firstDay: number } };
  return (locale.getWeekInfo?.().firstDay ?? 7) % 7;
}

defineClass('Date', {
  'static Integer daysInMonth(Integer year, Integer month)': (year: number, month: number) => {
    if (required(month, 2) < 1 || month > 12) throwApex('IllegalArgumentException', `Invalid month: ${month}`);
    return daysInMonth(required(year), month);
  },
  'static Boolean isLeapYear(Integer year)': (year: number) => isLeapYear(required(year)),
  'static Date newInstance(Integer year, Integer month, Integer day)': (year: number, month: number, day: number) =>
    ApexDate.of(required(year), required(month, 2), required(day, 3)),
  'static Date parse(String text)': (text: string) =>
    parseShortDate(requiredValue(text)) ?? throwApex('TypeException', `Invalid date: ${text}`),
  'static Date today()': () => dayAt(transaction().now(), userZone()),
  'static Date valueOf(Object value)': dateOf,
  'static Date valueOf(String text)': parse,
  'Date addDays(Integer days)': (self: ApexDate, days: number) => self.addDays(required(days)),
  'Date addMonths(Integer months)': (self: ApexDate, months: number) => self.addMonths(required(months)),
  'Date addYears(Integer years)': (self: ApexDate, years: number) => self.addMonths(12 * required(years)),
  'Integer day()': (self: ApexDate) => self.day,
  'Integer dayOfYear()': (self: ApexDate) => self.days - ApexDate.of(self.year, 1, 1).days + 1,
  'Integer daysBetween(Date other)': (self: ApexDate, other: ApexDate) => required(other).days - self.days,
  'Boolean equals(Object other)': (self: ApexDate, other: unknown) => sameValue(self, other),
  'String format()': (self: ApexDate) => formatShortDate(self),
  'Integer hashCode()': hashCodeOf,
  'Boolean isSameDay(Date other)': (self: ApexDate, other: ApexDate) => self.days === required(other).days,
  'Integer month()': (self: ApexDate) => self.month,
  'Integer monthsBetween(Date other)': (self: ApexDate, other: ApexDate) =>
    (required(other).year - self.year) * 12 + other.month - self.month,
  'Date toStartOfMonth()': (self: ApexDate) => ApexDate.of(self.year, self.month, 1),
  'Date toStartOfWeek()': (self: ApexDate) => self.addDays(-((self.weekday - firstDayOfWeek() + 7) % 7)),
  'String toString()': (self: ApexDate) => self.toString(),
  'Integer year()': (self: ApexDate) => self.year,
});
