/**
 * Cron expressions as System.schedule reads them: `Seconds Minutes Hours Day_of_month Month Day_of_week [Year]`
 * (Apex Developer Guide, "Apex Scheduler"), evaluated in the time zone of the user who scheduled.
 */
import { instantAt, offsetAt } from '../../library/time-zones.ts';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const LAST_YEAR = 2099;

interface DayRule {
  /** Is this day one of the rule's? `weekday`: 1 = Sunday. */
  matches(day: number, weekday: number, daysInMonth: number, firstWeekday: number): boolean;
}

export interface CronSchedule {
  seconds: Set<number>;
  minutes: Set<number>;
  hours: Set<number>;
  months: Set<number>;
  years: Set<number> | null;
  dayOfMonth: DayRule | null;
  dayOfWeek: DayRule | null;
}

/** An expression that is not one; the message is what the platform's AsyncException says after its prefix. */
export class CronError extends Error {}

/** @throws CronError */
export function parseCron(expression: string): CronSchedule {
  const fields = expression.trim().split(/\s+/);
  if (fields.length < 6 || fields.length > 7) throw new CronError(`Invalid cron expression: ${expression}`);
  const [second, minute, hour, dayOfMonth, month, dayOfWeek, year] = fields.map((f) => f.toUpperCase());
  if (second === '*' || minute === '*') {
    throw new CronError('Seconds and minutes must be specified as integers: ' + expression);
  }
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new CronError(
      'Support for specifying both a day-of-week AND a day-of-month parameter is not implemented: ' + expression,
    );
  }
  // The platform takes whole seconds and minutes only: no lists, ranges or steps there.
  return {
    seconds: values(second, 0, 59),
    minutes: values(minute, 0, 59),
    hours: values(hour, 0, 23),
    months: values(month, 1, 12, MONTHS, 1),
    years: year === undefined || year === '*' ? null : values(year, 1970, LAST_YEAR),
    dayOfMonth: dayOfMonth === '?' ? null : dayOfMonthRule(dayOfMonth),
    dayOfWeek: dayOfWeek === '?' ? null : dayOfWeekRule(dayOfWeek),
  };
}

function values(field: string, low: number, high: number, names: string[] = [], nameBase = 0): Set<number> {
  const result = new Set<number>();
  const numberOf = (text: string) => {
    const named = names.indexOf(text);
    const value = named >= 0 ? named + nameBase : /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= low && value <= high)) throw new CronError(`Invalid value in cron expression: ${text}`);
    return value;
  };
  for (const part of field.split(',')) {
    const [range, stepText] = part.split('/');
    const step = stepText === undefined ? 1 : Number(stepText);
    if (!Number.isInteger(step) || step < 1) throw new CronError(`Invalid step in cron expression: ${part}`);
    let from: number;
    let to: number;
    if (range === '*') [from, to] = [low, high];
    else if (range.includes('-')) [from, to] = range.split('-').map(numberOf) as [number, number];
    else [from, to] = [numberOf(range), stepText === undefined ? numberOf(range) : high];
    if (to < from) {
      for (let v = from; v <= high; v += step) result.add(v);
      from = low;
    }
    for (let v = from; v <= to; v += step) result.add(v);
  }
  return result;
}

function dayOfMonthRule(field: string): DayRule {
  const isWorkday = (weekday: number) => weekday !== 1 && weekday !== 7;
  if (field === 'L') return { matches: (day, _weekday, days) => day === days };
  if (field === 'LW') {
    return {
      matches: (day, weekday, days) => isWorkday(weekday) && (day === days || (weekday === 6 && days - day <= 2)),
    };
  }
  const nearest = /^(\d+)W$/.exec(field);
  if (nearest) {
    const wanted = Number(nearest[1]);
    return {
      matches: (day, weekday, days, firstWeekday) => {
        const weekdayOfWanted = ((firstWeekday - 1 + wanted - 1) % 7) + 1;
        let target = wanted;
        if (weekdayOfWanted === 7) target = wanted === 1 ? 3 : wanted - 1;
        else if (weekdayOfWanted === 1) target = wanted === days ? wanted - 2 : wanted + 1;
        return isWorkday(weekday) && day === target;
      },
    };
  }
  const days = values(field, 1, 31);
  return { matches: (day) => days.has(day) };
}

function dayOfWeekRule(field: string): DayRule {
  const named = (text: string) => (WEEKDAYS.includes(text) ? WEEKDAYS.indexOf(text) + 1 : Number(text));
  const last = /^(\w+)L$/.exec(field);
  if (field === 'L') return { matches: (_day, weekday) => weekday === 7 };
  if (last) {
    const wanted = named(last[1]);
    return { matches: (day, weekday, days) => weekday === wanted && day + 7 > days };
  }
  const nth = /^(\w+)#([1-5])$/.exec(field);
  if (nth) {
    const wanted = named(nth[1]);
    return { matches: (day, weekday) => weekday === wanted && Math.ceil(day / 7) === Number(nth[2]) };
  }
  const weekdays = values(field, 1, 7, WEEKDAYS, 1);
  return { matches: (_day, weekday) => weekdays.has(weekday) };
}

/** First moment after `after` (milliseconds since 1970) at which the schedule fires, or null when it never will. */
export function nextFireTime(schedule: CronSchedule, after: number, timeZone: string): number | null {
  const local = new Date(after + offsetAt(timeZone, after));
  const hours = [...schedule.hours].sort((a, b) => a - b);
  const minutes = [...schedule.minutes].sort((a, b) => a - b);
  const seconds = [...schedule.seconds].sort((a, b) => a - b);
  const lastYear = schedule.years ? Math.max(...schedule.years) : local.getUTCFullYear() + 8;
  const day = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()));
  for (; day.getUTCFullYear() <= lastYear; day.setUTCDate(day.getUTCDate() + 1)) {
    if (!isScheduledDay(schedule, day)) continue;
    for (const hour of hours) {
      for (const minute of minutes) {
        for (const second of seconds) {
          const at = instantAt(timeZone, day.getTime() + ((hour * 60 + minute) * 60 + second) * 1000);
          if (at > after) return at;
        }
      }
    }
  }
  return null;
}

function isScheduledDay(schedule: CronSchedule, day: Date): boolean {
  const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()];
  if (schedule.years && !schedule.years.has(year)) return false;
  if (!schedule.months.has(month + 1)) return false;
  const daysInMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const firstWeekday = new Date(Date.UTC(year, month, 1)).getUTCDay() + 1;
  const rule = schedule.dayOfMonth ?? schedule.dayOfWeek;
  return rule === null || rule.matches(date, day.getUTCDay() + 1, daysInMonth, firstWeekday);
}
