import { test } from 'node:test';
import assert from 'node:assert/strict';
import { CronError, nextFireTime, parseCron } from './cron.ts';

const next = (expression: string, after: string, zone = 'UTC') => {
  const at = nextFireTime(parseCron(expression), Date.parse(after), zone);
  return at === null ? null : new Date(at).toISOString().replace('.000Z', 'Z');
};

test('fires daily at a wall-clock time of the zone, across the change to summer time', () => {
  assert.equal(next('0 0 6 * * ?', '2026-01-08T00:00:00Z'), '2026-01-08T06:00:00Z');
  assert.equal(next('0 0 6 * * ?', '2026-03-28T06:00:00Z', 'Europe/Oslo'), '2026-03-29T04:00:00Z');
});

test('is strictly later than the moment asked from', () => {
  assert.equal(next('0 15 * * * ?', '2026-01-08T10:15:00Z'), '2026-01-08T11:15:00Z');
});

test('reads names, ranges, lists and steps', () => {
  assert.equal(next('0 30 8-10,14 ? * MON-FRI', '2026-01-10T12:00:00Z'), '2026-01-12T08:30:00Z');
  assert.equal(next('0 0 0/6 * * ?', '2026-01-08T07:00:00Z'), '2026-01-08T12:00:00Z');
});

test('knows last days, nearest weekdays and the nth weekday of a month', () => {
  assert.equal(next('0 0 0 L * ?', '2026-02-10T00:00:00Z'), '2026-02-28T00:00:00Z');
  assert.equal(next('0 0 0 15W * ?', '2026-08-01T00:00:00Z'), '2026-08-14T00:00:00Z');
  assert.equal(next('0 0 0 ? * 6#3', '2026-01-01T00:00:00Z'), '2026-01-16T00:00:00Z');
});

test('a wall-clock time that the change to summer time leaves out comes an hour later, one that comes twice fires once', () => {
  assert.equal(next('0 30 2 * * ?', '2026-03-28T12:00:00Z', 'Europe/Oslo'), '2026-03-29T01:30:00Z');
  const first = next('0 30 2 * * ?', '2026-10-24T12:00:00Z', 'Europe/Oslo')!;
  assert.match(first, /^2026-10-25T0[01]:30:00Z$/);
  assert.equal(next('0 30 2 * * ?', first, 'Europe/Oslo'), '2026-10-26T01:30:00Z');
});

test('an hourly schedule fires every hour, whether clocks are put back or forward', () => {
  const hours = (after: string, zone: string) => {
    const fired = [];
    for (let at = after; fired.length < 4;) fired.push((at = next('0 7 * * * ?', at, zone)!));
    return fired.map((at) => at.slice(11, 16));
  };
  assert.deepEqual(hours('2027-10-30T23:00:00Z', 'Europe/Oslo'), ['23:07', '00:07', '01:07', '02:07']);
  assert.deepEqual(hours('2027-11-07T08:00:00Z', 'America/Los_Angeles'), ['08:07', '09:07', '10:07', '11:07']);
  assert.deepEqual(hours('2027-03-28T00:00:00Z', 'Europe/Oslo'), ['00:07', '01:07', '02:07', '03:07']);
});

test('spans go round the end of the week, and L after a day is the last such day of a month', () => {
  assert.equal(next('0 0 0 ? * FRI-MON', '2026-01-06T00:00:00Z'), '2026-01-09T00:00:00Z');
  assert.equal(next('0 0 0 ? * 2L', '2026-01-01T00:00:00Z'), '2026-01-26T00:00:00Z');
  assert.equal(next('0 0 0 LW * ?', '2026-01-01T00:00:00Z'), '2026-01-30T00:00:00Z');
  assert.equal(next('0 0 0 1/10 2 ?', '2026-01-01T00:00:00Z'), '2026-02-01T00:00:00Z');
});

test('never fires when the year has passed', () => {
  assert.equal(next('0 0 0 1 1 ? 2020', '2026-01-01T00:00:00Z'), null);
});

test('refuses what the platform refuses', () => {
  for (const bad of [
    ...['', '0 0 * *', '0 0 0 1 1 1', '0 0 0 ? * ?', '* * * * * ?', '0 61 0 * * ?', '0 0 0 X * ?', '0 0 0 * * ? * *'],
    // Seconds and minutes take no special characters.
    ...['0 0/15 * * * ?', '0 0,30 * * * ?', '0 0-5 * * * ?', '0,30 0 * * * ?'],
    ...['0 0 24 * * ?', '0 0 ? * * ?', '0 0 0 32 * ?', '0 0 0 * 13 ?', '0 0 0 * ABC ?', '0 0 0 ? * 8', '0 0 0 ? * XYZ'],
    ...['0 0 0 ? * 6#6', '0 0 0 ? * XL', '0 0 0 L,1 * ?', '0 0 0 32W * ?', '0 0 0/0 * * ?', '0 0 0 * * ? 1969'],
  ]) {
    assert.throws(() => parseCron(bad), CronError, bad);
  }
});
