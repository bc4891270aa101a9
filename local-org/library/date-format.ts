/** Java's SimpleDateFormat. */
import { throwApex } from '../values/exceptions.ts';
import { offsetAt } from './time-zones.ts';

const names = new Map<string, string[]>();

/** @param part `month` or `weekday` */
function namesOf(part: 'month' | 'weekday', style: 'long' | 'short'): string[] {
  const key = `${part} ${style}`;
  let list = names.get(key);
  if (!list) {
    const format = new Intl.DateTimeFormat('en-US', { [part]: style, timeZone: 'UTC' });
    const days =
      part === 'month'
        ? Array.from({ length: 12 }, (_, i) => Date.UTC(2023, i, 1))
        : Array.from({ length: 7 }, (_, i) => Date.UTC(2023, 0, 1 + i));
    names.set(key, (list = days.map((day) => format.format(day))));
  }
  return list;
}

const pad = (value: number, width: number) => String(value).padStart(width, '0');

function zoneText(letter: string, count: number, zone: string, millis: number): string {
  const offset = offsetAt(zone, millis) / 60_000;
  const sign = offset < 0 ? '-' : '+';
  const hours = pad(Math.floor(Math.abs(offset) / 60), 2);
  const minutes = pad(Math.abs(offset) % 60, 2);
  if (letter === 'Z') return `${sign}${hours}${minutes}`;
  if (letter === 'X') {
    if (offset === 0) return 'Z';
    return count === 1 ? `${sign}${hours}` : `${sign}${hours}${count === 2 ? '' : ':'}${minutes}`;
  }
  return zoneName(zone, millis, count >= 4 ? 'long' : 'short');
}

/** `Pacific Standard Time`, `PST`. */
export function zoneName(zone: string, millis: number, style: 'long' | 'short'): string {
  if (zone === 'GMT' || zone === 'UTC') return style === 'short' ? 'GMT' : 'Greenwich Mean Time';
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: style }).formatToParts(millis);
    return parts.find(({ type }) => type === 'timeZoneName')!.value;
  } catch {
    return 'GMT';
  }
}

function dayOfYear(date: Date): number {
  return Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;
}

/** Weeks begin on Sunday, and the one with 1 January is the first: Java's rule for the US. */
function weekOfYear(date: Date): number {
  const first = new Date(Date.UTC(date.getUTCFullYear(), 0, 1)).getUTCDay();
  const week = Math.floor((dayOfYear(date) - 1 + first) / 7) + 1;
  const daysLeft = Math.floor((Date.UTC(date.getUTCFullYear() + 1, 0, 1) - date.getTime()) / 86_400_000);
  return date.getUTCMonth() === 11 && date.getUTCDay() + daysLeft < 7 && week > 52 ? 1 : week;
}

const weekOfMonth = (date: Date) =>
  Math.floor(
    (date.getUTCDate() - 1 + new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)).getUTCDay()) / 7,
  ) + 1;

function field(letter: string, count: number, date: Date, zone: string, millis: number): string {
  const hour = date.getUTCHours();
  switch (letter) {
    case 'G':
      return date.getUTCFullYear() > 0 ? 'AD' : 'BC';
    case 'u':
      return pad(date.getUTCDay() || 7, count);
    case 'y':
    case 'Y':
      return count === 2 ? pad(date.getUTCFullYear() % 100, 2) : pad(date.getUTCFullYear(), count);
    case 'M':
    case 'L':
      if (count >= 3) return namesOf('month', count >= 4 ? 'long' : 'short')[date.getUTCMonth()];
      return pad(date.getUTCMonth() + 1, count);
    case 'd':
      return pad(date.getUTCDate(), count);
    case 'E':
      return namesOf('weekday', count >= 4 ? 'long' : 'short')[date.getUTCDay()];
    case 'D':
      return pad(dayOfYear(date), count);
    case 'F':
      return pad(Math.ceil(date.getUTCDate() / 7), count);
    case 'w':
      return pad(weekOfYear(date), count);
    case 'W':
      return pad(weekOfMonth(date), count);
    case 'a':
      return hour < 12 ? 'AM' : 'PM';
    case 'H':
      return pad(hour, count);
    case 'k':
      return pad(hour || 24, count);
    case 'K':
      return pad(hour % 12, count);
    case 'h':
      return pad(hour % 12 || 12, count);
    case 'm':
      return pad(date.getUTCMinutes(), count);
    case 's':
      return pad(date.getUTCSeconds(), count);
    case 'S':
      return pad(date.getUTCMilliseconds(), count);
    case 'z':
    case 'Z':
    case 'X':
      return zoneText(letter, count, zone, millis);
    default:
      return throwApex('IllegalArgumentException', `Illegal pattern character '${letter}'`);
  }
}

/** @param zone IANA name, or `GMT` */
export function formatDate(millis: number, pattern: string, zone: string): string {
  const wall = new Date(millis + offsetAt(zone, millis));
  return pattern.replace(
    /'((?:[^']|'')*)'|([a-zA-Z])\2*/g,
    (run, quoted: string | undefined, letter: string | undefined) => {
      if (letter) return field(letter, run.length, wall, zone, millis);
      return run === "''" ? "'" : quoted!.replaceAll("''", "'");
    },
  );
}
