/** Time zones: what the clock on the wall says where, by IANA name, through the runtime's own zone data. */
import { currentTransaction } from '../running/transaction.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Older names that Java knows and the runtime does not. */
const ALIASES: Record<string, string> = {
  GMT: 'UTC',
  Z: 'UTC',
  PST: 'America/Los_Angeles',
  MST: 'America/Denver',
  CST: 'America/Chicago',
  EST: '-05:00',
  JST: 'Asia/Tokyo',
  IST: 'Asia/Kolkata',
  CET: 'Europe/Paris',
  PDT: 'America/Los_Angeles',
  EDT: 'America/New_York',
  CDT: 'America/Chicago',
  MDT: 'America/Denver',
  EET: 'Europe/Athens',
  AET: 'Australia/Sydney',
};

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const offset = /^(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone);
  const name = offset ? `${offset[1]}${offset[2].padStart(2, '0')}:${offset[3] ?? '00'}` : (ALIASES[zone] ?? zone);
  let format = formats.get(name);
  if (format) return format;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      calendar: 'gregory',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
  formats.set(name, format);
  return format;
}

export const isTimeZone = (zone: string): boolean => formatOf(zone) !== null;

/** Milliseconds to add to GMT there and then. An unknown zone is GMT, as in Java. */
export function offsetAt(zone: string, millis: number): number {
  if (zone === 'GMT' || zone === 'UTC') return 0;
  const format = formatOf(zone);
  if (!format) return 0;
  // Clocks do not move twice in a week: a week with one offset at both ends has it all through.
  const week = Math.floor(millis / WEEK);
  const start = cachedOffset(zone, format, week * WEEK);
  if (start === cachedOffset(zone, format, (week + 1) * WEEK)) return start;
  // They move on the hour or its quarters.
  return cachedOffset(zone, format, Math.floor(millis / QUARTER) * QUARTER);
}

const WEEK = 7 * 86_400_000;
const QUARTER = 900_000;
const cache = new Map<string, Map<number, number>>();

function cachedOffset(zone: string, format: Intl.DateTimeFormat, millis: number): number {
  let offsets = cache.get(zone);
  if (!offsets) cache.set(zone, (offsets = new Map()));
  let offset = offsets.get(millis);
  if (offset === undefined) {
    if (offsets.size > 5000) offsets.clear();
    offsets.set(millis, (offset = readOffset(format, millis)));
  }
  return offset;
}

function readOffset(format: Intl.DateTimeFormat, millis: number): number {
  const parts: Record<string, number> = {};
  let beforeChrist = false;
  for (const { type, value } of format.formatToParts(millis)) {
    if (type === 'era') beforeChrist = value.startsWith('B');
    else parts[type] = Number(value);
  }
  const wall = new Date(0);
  wall.setUTCFullYear(beforeChrist ? 1 - parts.year : parts.year, parts.month - 1, parts.day);
  wall.setUTCHours(parts.hour, parts.minute, parts.second);
  return wall.getTime() - millis;
}

/** The instant when clocks there show this; of two such, the first; in a gap, as if clocks had not moved yet. */
export function instantAt(zone: string, wallMillis: number): number {
  const before = wallMillis - offsetAt(zone, wallMillis - 86_400_000);
  if (before + offsetAt(zone, before) === wallMillis) return before;
  const after = wallMillis - offsetAt(zone, wallMillis + 86_400_000);
  return after + offsetAt(zone, after) === wallMillis ? after : before;
}

/** The instants when clocks there show this: two where clocks are put back over it, otherwise that of `instantAt`. */
export function instantsAt(zone: string, wallMillis: number): number[] {
  const first = instantAt(zone, wallMillis);
  const second = wallMillis - offsetAt(zone, wallMillis + 86_400_000);
  return second > first && second + offsetAt(zone, second) === wallMillis ? [first, second] : [first];
}

/** The running user's zone; GMT outside a transaction. */
export const userZone = (): string => currentTransaction()?.user?.timeZone ?? 'GMT';
