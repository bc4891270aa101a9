/**
 * Date literals of SOQL as ranges of days, and days as instants of a time zone.
 * Weeks begin on Sunday; the fiscal year is the calendar year (SOQL reference, "Date Formats and Date Literals").
 */
import { ApexDate } from '../../values/values.ts';
import { localMillis } from '../local-time.ts';

const DAY = 86_400_000;

/** The day it is now in a time zone, as days since 1970. */
export const todayIn = (timeZone: string, now: number): number => Math.floor(localMillis(now, timeZone) / DAY);

/** The instant at which a day begins in a time zone. */
export function startOfDay(day: number, timeZone: string): number {
  const wall = day * DAY;
  let instant = wall - (localMillis(wall, timeZone) - wall);
  // The offset at the first guess may not be the one that holds there (daylight saving).
  instant = wall - (localMillis(instant, timeZone) - instant);
  return instant;
}

type Unit = 'DAYS' | 'WEEKS' | 'MONTHS' | 'QUARTERS' | 'YEARS';

/** First day of the unit that contains `day`, moved by `count` units. */
function startOf(unit: Unit, day: number, count: number): number {
  const date = new ApexDate(day);
  switch (unit) {
    case 'DAYS':
      return day + count;
    case 'WEEKS':
      return day - date.weekday + 7 * count;
    case 'MONTHS':
      return ApexDate.of(date.year, date.month + count, 1).days;
    case 'QUARTERS':
      return ApexDate.of(date.year, Math.floor((date.month - 1) / 3) * 3 + 1 + 3 * count, 1).days;
    case 'YEARS':
      return ApexDate.of(date.year + count, 1, 1).days;
  }
}

/** Days from `first` up to and without `end`. */
interface DayRange {
  first: number;
  end: number;
}

export function dateLiteralRange(name: string, n: number | null, today: number): DayRange {
  const plain = name.replace('FISCAL_', '');
  const day = { YESTERDAY: -1, TODAY: 0, TOMORROW: 1 }[plain];
  if (day !== undefined) return { first: today + day, end: today + day + 1 };
  if (plain === 'LAST_90_DAYS') return { first: today - 90, end: today + 1 };
  if (plain === 'NEXT_90_DAYS') return { first: today + 1, end: today + 91 };
  const single = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(plain);
  if (single) {
    const unit = `${single[2]}S` as Unit;
    const shift = { LAST: -1, THIS: 0, NEXT: 1 }[single[1] as 'LAST' | 'THIS' | 'NEXT'];
    return { first: startOf(unit, today, shift), end: startOf(unit, today, shift + 1) };
  }
  const counted = /^(?:(LAST|NEXT)_N|N)_(DAYS|WEEKS|MONTHS|QUARTERS|YEARS)(?:_AGO)?$/.exec(plain)!;
  const unit = counted[2] as Unit;
  const count = n ?? 1;
  if (counted[1] === 'LAST') {
    // LAST_N_DAYS includes today; the larger units end before the current one.
    return { first: startOf(unit, today, -count), end: unit === 'DAYS' ? today + 1 : startOf(unit, today, 0) };
  }
  if (counted[1] === 'NEXT') return { first: startOf(unit, today, 1), end: startOf(unit, today, count + 1) };
  return { first: startOf(unit, today, -count), end: startOf(unit, today, 1 - count) };
}
