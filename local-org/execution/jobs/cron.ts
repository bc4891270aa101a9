/**
 * Cron expressions as System.schedule reads them: `Seconds Minutes Hours Day_of_month Month Day_of_week [Year]`
 * (Apex Developer Guide, "Apex Scheduler"), evaluated in the time zone of the user who scheduled.
 */
import { instantsAt, offsetAt } from '../../library/time-zones.ts';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const LAST_YEAR = 2099;
const HOURS_A_DAY = 24;

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
  if (fields.length < 6) throw new CronError('Unexpected end of expression.');
  if (fields.length > 7) throw new CronError(`Illegal cron expression format (${expression})`);
  const [second, minute, hour, dayOfMonth, month, dayOfWeek, year] = fields.map((f) => f.toUpperCase());
  // Special characters of seconds and minutes: none.
  if (!isWhole(second) || !isWhole(minute)) {
    throw new CronError(`Seconds and minutes must be specified as integers: ${expression}`);
  }
  for (const field of [hour, month, year ?? '']) {
    if (field.includes('?')) throw new CronError("'?' can only be specified for Day-of-Month or Day-of-Week.");
  }
  if (dayOfMonth === '?' && dayOfWeek === '?') {
    throw new CronError("'?' can only be specified for Day-of-Month -OR- Day-of-Week.");
  }
  if (dayOfMonth !== '?' && dayOfWeek !== '?') {
    throw new CronError('Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.');
  }
  return {
    seconds: values(second, SECOND),
    minutes: values(minute, SECOND),
    hours: values(hour, HOUR),
    months: values(month, MONTH),
    years: year === undefined || year === '*' ? null : values(year, YEAR),
    dayOfMonth: dayOfMonth === '?' ? null : dayOfMonthRule(dayOfMonth),
    dayOfWeek: dayOfWeek === '?' ? null : dayOfWeekRule(dayOfWeek),
  };
}

const isWhole = (field: string) => /^\d+$/.test(field);

interface Range {
  low: number;
  high: number;
  /** Said of a value outside of it. */
  problem: string;
  /** Names of its values from `low` on, and what they are called. */
  names?: { words: string[]; title: string };
}

const SECOND: Range = { low: 0, high: 59, problem: 'Minute and Second values must be between 0 and 59' };
const HOUR: Range = { low: 0, high: 23, problem: 'Hour values must be between 0 and 23' };
const DAY: Range = { low: 1, high: 31, problem: 'Day of month values must be between 1 and 31' };
const MONTH: Range = {
  low: 1,
  high: 12,
  problem: 'Month values must be between 1 and 12',
  names: { words: MONTHS, title: 'Month' },
};
const WEEKDAY: Range = {
  low: 1,
  high: 7,
  problem: 'Day-of-Week values must be between 1 and 7',
  names: { words: WEEKDAYS, title: 'Day-of-Week' },
};
const YEAR: Range = { low: 1970, high: LAST_YEAR, problem: `Year values must be between 1970 and ${LAST_YEAR}` };

function numberOf(text: string, { low, high, problem, names }: Range): number {
  const named = names?.words.indexOf(text) ?? -1;
  if (named >= 0) return named + low;
  if (!isWhole(text)) {
    throw new CronError(
      names && /^[A-Z]+$/.test(text)
        ? `Invalid ${names.title} value: '${text}'`
        : `Illegal characters for this position: '${text}'`,
    );
  }
  const value = Number(text);
  if (value < low || value > high) throw new CronError(problem);
  return value;
}

function values(field: string, range: Range): Set<number> {
  const result = new Set<number>();
  for (const part of field.split(',')) {
    const [span, stepText] = part.split('/');
    if (stepText !== undefined && !(isWhole(stepText) && Number(stepText) > 0)) {
      throw new CronError(`Illegal characters for this position: '${part}'`);
    }
    const step = Number(stepText ?? 1);
    const [from, to] = spanOf(span, stepText !== undefined, range);
    // A span that ends before it begins goes round: FRI-MON.
    const last = to < from ? to + (range.high - range.low + 1) : to;
    for (let v = from; v <= last; v += step) result.add(v > range.high ? v - range.high + range.low - 1 : v);
  }
  return result;
}

function spanOf(span: string, hasStep: boolean, range: Range): [from: number, to: number] {
  if (span === '*') return [range.low, range.high];
  const [first, last, ...rest] = span.split('-');
  if (rest.length) throw new CronError(`Illegal characters for this position: '${span}'`);
  const from = numberOf(first, range);
  if (last !== undefined) return [from, numberOf(last, range)];
  return [from, hasStep ? range.high : from];
}

function dayOfMonthRule(field: string): DayRule {
  const isWorkday = (weekday: number) => weekday !== 1 && weekday !== 7;
  if (field === 'L') return { matches: (day, _weekday, days) => day === days };
  if (field === 'LW') {
    return {
      matches: (day, weekday, days) => isWorkday(weekday) && (day === days || (weekday === 6 && days - day <= 2)),
    };
  }
  const nearest = /^(\w+)W$/.exec(field);
  if (nearest) {
    const wanted = numberOf(nearest[1], DAY);
    return {
      matches: (day, weekday, days, firstWeekday) => {
        if (wanted > days) return false;
        const weekdayOfWanted = ((firstWeekday - 1 + wanted - 1) % 7) + 1;
        let target = wanted;
        if (weekdayOfWanted === 7) target = wanted === 1 ? 3 : wanted - 1;
        else if (weekdayOfWanted === 1) target = wanted === days ? wanted - 2 : wanted + 1;
        return isWorkday(weekday) && day === target;
      },
    };
  }
  if (field.includes('L')) {
    throw new CronError("Support for specifying 'L' and 'LW' with other days of the month is not implemented");
  }
  const days = values(field, DAY);
  return { matches: (day) => days.has(day) };
}

function dayOfWeekRule(field: string): DayRule {
  // By itself the last day of the week, Saturday; after a value the last such day of the month.
  if (field === 'L') return { matches: (_day, weekday) => weekday === 7 };
  const last = /^(\w+)L$/.exec(field);
  if (last) {
    const wanted = numberOf(last[1], WEEKDAY);
    return { matches: (day, weekday, days) => weekday === wanted && day + 7 > days };
  }
  const nth = /^(\w+)#(.*)$/.exec(field);
  if (nth) {
    const wanted = numberOf(nth[1], WEEKDAY);
    if (!/^[1-5]$/.test(nth[2])) {
      throw new CronError("A numeric value between 1 and 5 must follow the '#' option");
    }
    return { matches: (day, weekday) => weekday === wanted && Math.ceil(day / 7) === Number(nth[2]) };
  }
  const weekdays = values(field, WEEKDAY);
  return { matches: (_day, weekday) => weekdays.has(weekday) };
}

/**
 * First moment after `after` (milliseconds since 1970) at which the schedule fires, or null when it never will.
 *
 * Where clocks are put back, an hour comes twice: a schedule of every hour fires in both, another one once, in the
 * first. "If an automation runs hourly, it will not change in accordance to Daylight Saving Time. Only automations
 * running daily or higher will adjust" (Salesforce Help, article 000385857).
 */
export function nextFireTime(schedule: CronSchedule, after: number, timeZone: string): number | null {
  const local = new Date(after + offsetAt(timeZone, after));
  const hours = [...schedule.hours].sort((a, b) => a - b);
  const minutes = [...schedule.minutes].sort((a, b) => a - b);
  const seconds = [...schedule.seconds].sort((a, b) => a - b);
  const isHourly = hours.length === HOURS_A_DAY;
  const lastYear = schedule.years ? Math.max(...schedule.years) : local.getUTCFullYear() + 8;
  const day = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()));
  for (; day.getUTCFullYear() <= lastYear; day.setUTCDate(day.getUTCDate() + 1)) {
    if (!isScheduledDay(schedule, day)) continue;
    for (const hour of hours) {
      for (const minute of minutes) {
        for (const second of seconds) {
          const instants = instantsAt(timeZone, day.getTime() + ((hour * 60 + minute) * 60 + second) * 1000);
          const at = (isHourly ? instants : instants.slice(0, 1)).find((instant) => instant > after);
          if (at !== undefined) return at;
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
