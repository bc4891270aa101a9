import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import './index.ts';
import { apex, throwsApex } from './apex.fixture.ts';
import { formatDate } from './date-format.ts';
import { instantAt, instantsAt, offsetAt } from './time-zones.ts';
import { ApexDate } from '../values/values.ts';
import { daysInMonth } from '../values/date.ts';

test('Date arithmetic', () => {
  apex('String.valueOf(Date.newInstance(2020, 1, 31).addMonths(1))', '2020-02-29');
  apex('String.valueOf(Date.newInstance(2020, 2, 29).addYears(1))', '2021-02-28');
  apex('String.valueOf(Date.newInstance(2020, 12, 31).addDays(1))', '2021-01-01');
  apex('String.valueOf(Date.newInstance(2020, 13, 1))', '2021-01-01');
  apex('Date.newInstance(1960, 2, 17).daysBetween(Date.newInstance(1960, 2, 20))', '3');
  apex('Date.newInstance(2006, 12, 2).monthsBetween(Date.newInstance(2012, 1, 1))', '61');
  apex('Date.newInstance(2020, 3, 1).dayOfYear()', '61');
  apex('String.valueOf(Date.newInstance(1960, 2, 17).toStartOfMonth())', '1960-02-01');
  apex('String.valueOf(Date.newInstance(2020, 1, 8).toStartOfWeek())', '2020-01-05');
  apex('Date.daysInMonth(1960, 2)', '29');
  apex('Date.isLeapYear(1900)', 'false');
});

test('Date to and from text', () => {
  apex("String.valueOf(Date.valueOf('2020-1-5'))", '2020-01-05');
  apex("String.valueOf(Date.valueOf('2020-01-05 10:00:00'))", '2020-01-05');
  throwsApex("Date.valueOf('2020-02-30')", 'System.TypeException', 'Invalid date: 2020-02-30');
  throwsApex("Date.valueOf('yesterday')", 'System.TypeException', 'Invalid date: yesterday');
  apex("String.valueOf(Date.parse('1/31/2020'))", '2020-01-31');
  apex('Date.newInstance(2020, 1, 31).format()', '1/31/2020');
});

test('Datetime', () => {
  apex('Datetime.newInstanceGmt(2020, 1, 31, 10, 5, 6)', '2020-01-31 10:05:06');
  apex('Datetime.newInstanceGmt(2020, 1, 31).addMonths(1).dateGmt()', '2020-02-29 00:00:00');
  apex('Datetime.newInstance(0).addHours(25).dayGmt()', '2');
  apex("Datetime.valueOfGmt('2020-01-31 10:05:06').getTime()", String(Date.UTC(2020, 0, 31, 10, 5, 6)));
  throwsApex("Datetime.valueOf('2020-01-31')", 'System.TypeException', 'Invalid date/time: 2020-01-31');
  apex('Datetime.newInstanceGmt(2020, 1, 31, 10, 5, 6).timeGmt()', '10:05:06.000Z');
  apex('Datetime.newInstanceGmt(2020, 1, 31, 22, 5, 6).format()', '1/31/2020, 10:05 PM');
});

test('Time', () => {
  apex('Time.newInstance(18, 30, 2, 20)', '18:30:02.020Z');
  apex('Time.newInstance(23, 30, 0, 0).addHours(2).hour()', '1');
  apex('Time.newInstance(0, 0, 0, 0).addMinutes(-1)', '23:59:00.000Z');
});

test('patterns of SimpleDateFormat', () => {
  const at = Date.UTC(2008, 1, 29, 16, 5, 9, 7);
  const format = (pattern: string, zone = 'GMT') => formatDate(at, pattern, zone);
  assert.equal(format("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'"), '2008-02-29T16:05:09.007Z');
  assert.equal(format('EEEE, MMMM d, yy'), 'Friday, February 29, 08');
  assert.equal(format("h 'o''clock' a"), "4 o'clock PM");
  assert.equal(format('D w W F u k K'), '60 9 5 5 5 16 4');
  assert.equal(format('HH:mm Z', 'America/New_York'), '11:05 -0500');
  assert.equal(format('XXX', 'Asia/Kolkata'), '+05:30');
  assert.equal(format('z', 'America/Los_Angeles'), 'PST');
});

test('clocks move twice a year', () => {
  const oslo = 'Europe/Oslo';
  assert.equal(offsetAt(oslo, Date.UTC(2020, 0, 1)), 3_600_000);
  assert.equal(offsetAt(oslo, Date.UTC(2020, 6, 1)), 7_200_000);
  assert.equal(instantAt(oslo, Date.UTC(2020, 6, 1, 12)), Date.UTC(2020, 6, 1, 10));
  // 02:30 on 29 March 2020 does not exist there.
  assert.equal(instantAt(oslo, Date.UTC(2020, 2, 29, 2, 30)), Date.UTC(2020, 2, 29, 1, 30));
  assert.deepEqual(instantsAt(oslo, Date.UTC(2020, 2, 29, 2, 30)), [Date.UTC(2020, 2, 29, 1, 30)]);
  // 02:30 on 25 October 2020 comes twice.
  const twice = [Date.UTC(2020, 9, 25, 0, 30), Date.UTC(2020, 9, 25, 1, 30)];
  assert.deepEqual(instantsAt(oslo, Date.UTC(2020, 9, 25, 2, 30)), twice);
  assert.deepEqual(instantsAt(oslo, Date.UTC(2020, 9, 25, 3, 30)), [Date.UTC(2020, 9, 25, 2, 30)]);
});

test('Date arithmetic agrees with itself', () => {
  const day = fc.integer({ min: -200_000, max: 700_000 }).map((days) => new ApexDate(days));
  fc.assert(
    fc.property(day, fc.integer({ min: -2000, max: 2000 }), (date, n) => {
      assert.equal(date.addDays(n).addDays(-n).days, date.days);
      assert.equal(ApexDate.of(date.year, date.month, date.day).days, date.days);
      assert.equal(ApexDate.parse(date.toString())?.days, date.days);
      const moved = date.addMonths(n);
      assert.equal(moved.year * 12 + moved.month, date.year * 12 + date.month + n);
      assert.equal(moved.day, Math.min(date.day, daysInMonth(moved.year, moved.month)));
    }),
  );
});
