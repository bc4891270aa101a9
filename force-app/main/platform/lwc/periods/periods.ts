import TIME_ZONE from '@salesforce/i18n/timeZone';

/** Days from – to, both inclusive, as `yyyy-MM-dd`; null where there is no limit. */
export interface Period {
  startDate: string | null;
  endDate: string | null;
}

export const PRESETS = [
  'last7Days',
  'last30Days',
  'last90Days',
  'thisMonth',
  'lastMonth',
  'thisYear',
  'allTime',
] as const;
export type Preset = (typeof PRESETS)[number];

/** Today as the user's calendar has it, or as another time zone does. */
export function today(clock: () => number = Date.now, timeZone: string = TIME_ZONE): string {
  // The Swedish way of writing dates is ISO 8601.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(clock());
}

/** Today in UTC: the last of the days that are counted by UTC. */
export const todayInUtc = (): string => today(Date.now, 'UTC');

/** @returns the days that a preset means on a day */
export function periodOf(preset: Preset, day: string = today()): Period {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  switch (preset) {
    case 'last7Days':
      return { startDate: daysBefore(day, 6), endDate: day };
    case 'last30Days':
      return { startDate: daysBefore(day, 29), endDate: day };
    case 'last90Days':
      return { startDate: daysBefore(day, 89), endDate: day };
    case 'thisMonth':
      return { startDate: isoDate(year, month, 1), endDate: day };
    case 'lastMonth':
      return { startDate: isoDate(year, month - 1, 1), endDate: isoDate(year, month, 0) };
    case 'thisYear':
      return { startDate: isoDate(year, 1, 1), endDate: day };
    default:
      return { startDate: null, endDate: null };
  }
}

/** @returns whether the period ends before it starts */
export function isReversed({ startDate, endDate }: Period): boolean {
  return Boolean(startDate && endDate && endDate < startDate);
}

function daysBefore(day: string, days: number): string {
  return isoDate(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)) - days);
}

/** Days and months out of range carry over: day 0 is the last of the month before. */
function isoDate(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
