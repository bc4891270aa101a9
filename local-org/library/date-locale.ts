/** Dates as people of the running user's locale write them. */
import { userLocale } from './number-text.ts';
import { offsetAt, userZone } from './time-zones.ts';
import { zoneName } from './date-format.ts';
import type { ApexDatetime } from '../values/values.ts';
import { ApexDate } from '../values/values.ts';

const DAY = { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' } as const;
const TIME = { hour: 'numeric', minute: '2-digit' } as const;

/** The runtime writes a narrow space before AM and PM; the platform a plain one. */
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ');

/** `1/31/2020` in the United States, `31.1.2020` in Norway. */
export const formatShortDate = (date: ApexDate): string =>
  plain(new Intl.DateTimeFormat(userLocale(), DAY).format(date.days * 86_400_000));

/** `1/31/2020, 10:00 AM`, in the user's zone. */
export function formatShort(value: ApexDatetime): string {
  const wall = value.millis + offsetAt(userZone(), value.millis);
  return plain(new Intl.DateTimeFormat(userLocale(), { ...DAY, ...TIME }).format(wall));
}

/** `1/31/2020, 10:00:00 AM PST`, in the user's zone. */
export function formatLong(value: ApexDatetime): string {
  const zone = userZone();
  const wall = value.millis + offsetAt(zone, value.millis);
  const text = new Intl.DateTimeFormat(userLocale(), { ...DAY, ...TIME, second: '2-digit' }).format(wall);
  return `${plain(text)} ${zoneName(zone, value.millis, 'short')}`;
}

/** In which order the locale writes year, month and day. */
function order(): string[] {
  const parts = new Intl.DateTimeFormat(userLocale(), DAY).formatToParts(0);
  return parts.filter(({ type }) => type !== 'literal').map(({ type }) => type);
}

/** Reads what `formatShortDate` writes; null when it is no such text. */
export function parseShortDate(text: string): ApexDate | null {
  const numbers = /^\s*(\d{1,4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,4})\.?\s*$/.exec(text);
  if (!numbers) return null;
  const named: Record<string, number> = {};
  order().forEach((part, i) => (named[part] = Number(numbers[i + 1])));
  const year = named.year < 100 ? named.year + (named.year < 50 ? 2000 : 1900) : named.year;
  const date = ApexDate.of(year, named.month, named.day);
  return date.month === named.month && date.day === named.day ? date : null;
}

/** Reads what `formatShort` writes, as milliseconds on the user's wall clock; null when it is no such text. */
export function parseShort(text: string): number | null {
  const match = /^(.*?),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp])?\.?[Mm]?\.?$/.exec(text.trim());
  const date = match && parseShortDate(match[1]);
  if (!match || !date) return null;
  const half = match[5]?.toUpperCase();
  const hour = half ? (Number(match[2]) % 12) + (half === 'P' ? 12 : 0) : Number(match[2]);
  if (hour > 23 || Number(match[3]) > 59) return null;
  return date.days * 86_400_000 + hour * 3_600_000 + Number(match[3]) * 60_000 + Number(match[4] ?? 0) * 1000;
}
