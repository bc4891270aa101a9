/** Instants as the clocks of a time zone show them. */

/** Milliseconds of the wall clock in a time zone. */
export function localMillis(millis: number, timeZone: string): number {
  const formatter = localFormatter(timeZone);
  const parts: Record<string, number> = {};
  for (const { type, value } of formatter.formatToParts(millis)) parts[type] = Number(value);
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour % 24, parts.minute, parts.second);
}

const formatters = new Map<string, Intl.DateTimeFormat>();
function localFormatter(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    const two = '2-digit';
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}
