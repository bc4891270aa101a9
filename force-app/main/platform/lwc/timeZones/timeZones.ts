const MILLISECONDS_A_MINUTE = 60_000;

/**
 * When a calendar day begins somewhere.
 * @param date `yyyy-MM-dd`
 * @param timeZone IANA name, e.g. `@salesforce/i18n/timeZone`
 * @returns the moment in UTC as ISO 8601. Where the clock skips midnight on that day, the first moment after it.
 */
export function startOfDay(date: string, timeZone: string): string {
  const midnightUtc = Date.parse(`${date}T00:00:00Z`);
  const guess = midnightUtc - offsetMinutes(midnightUtc, timeZone) * MILLISECONDS_A_MINUTE;
  // The offset at the guess decides: around a change of clocks it differs from the one at UTC midnight.
  const moment = midnightUtc - offsetMinutes(guess, timeZone) * MILLISECONDS_A_MINUTE;
  return new Date(moment).toISOString();
}

/** The current moment, cut to the minute that a date-time picker can show. */
export function currentMinute(clock: () => number = Date.now): string {
  const now = clock();
  return new Date(now - (now % MILLISECONDS_A_MINUTE)).toISOString();
}

/** How far a zone's clocks are ahead of UTC at a moment. */
function offsetMinutes(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment);
  const value = Object.fromEntries(parts.map((part) => [part.type, Number(part.value)]));
  const local = Date.UTC(value.year, value.month - 1, value.day, value.hour, value.minute, value.second);
  return Math.round((local - Math.floor(moment / 1000) * 1000) / MILLISECONDS_A_MINUTE);
}
