/** Days as networks mean them: in the time zone of an account. A day is a text, `2026-11-30`; a moment is in milliseconds. */

export const DAY = 24 * 60 * 60 * 1000;

const formatByZone = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string): Intl.DateTimeFormat {
  let found = formatByZone.get(timeZone);
  if (!found) {
    // Sweden writes dates as ISO 8601 does.
    found = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    formatByZone.set(timeZone, found);
  }
  return found;
}

/** The day of a moment in a zone. */
export function dayOf(moment: number, timeZone: string): string {
  return timeZone === 'UTC'
    ? new Date(moment).toISOString().slice(0, 10)
    : format(timeZone).format(moment).slice(0, 10);
}

/** The moment in a zone as `2026-11-30 23:59:00+01:00`. */
export function localTime(moment: number, timeZone: string): string {
  const local = format(timeZone).format(moment);
  const minutes = Math.round((Date.parse(`${local.replace(' ', 'T')}Z`) - Math.floor(moment / 1000) * 1000) / 60_000);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`;
}

/** Noon of a day in UTC: far from both its ends. */
export const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);

export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(noonOf(text)) && dayOf(noonOf(text), 'UTC') === text;

/** @param count may be negative */
export const addDays = (day: string, count: number): string => dayOf(noonOf(day) + count * DAY, 'UTC');

/** From the first to the last day, both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** As calendars count: 37 months before 2026-11-30 is 2023-10-30; a day that month doesn't have is its last. */
export function monthsBefore(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}
