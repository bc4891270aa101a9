const MILLIS_OF_DAY = 86_400_000;

export const two = (n: number) => (n < 10 ? `0${n}` : String(n));
const four = (n: number) => (n < 0 ? `-${String(-n).padStart(4, '0')}` : String(n).padStart(4, '0'));

/** A Date: a day of the Gregorian calendar without a time zone, as days since 1970-01-01. Immutable. */
export class ApexDate {
  readonly days: number;
  constructor(days: number) {
    this.days = days;
  }

  /** Months and days out of range carry over, as in `Date.newInstance(2020, 13, 32)`. @param month from 1 */
  static of(year: number, month: number, day: number): ApexDate {
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    return new ApexDate(Math.floor(date.getTime() / MILLIS_OF_DAY));
  }

  /** `YYYY-MM-DD`; null when it is no such day. */
  static parse(text: string): ApexDate | null {
    const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
    if (!match) return null;
    const [year, month, day] = match.slice(1).map(Number);
    const date = ApexDate.of(year, month, day);
    return date.month === month && date.day === day ? date : null;
  }

  private get utc(): Date {
    return new Date(this.days * MILLIS_OF_DAY);
  }
  get year(): number {
    return this.utc.getUTCFullYear();
  }
  /** From 1. */
  get month(): number {
    return this.utc.getUTCMonth() + 1;
  }
  get day(): number {
    return this.utc.getUTCDate();
  }
  /** From 0 = Sunday. */
  get weekday(): number {
    return (((this.days + 4) % 7) + 7) % 7;
  }

  addDays(days: number): ApexDate {
    return new ApexDate(this.days + days);
  }

  /** The same day of another month, or that month's last day. */
  addMonths(months: number): ApexDate {
    const index = this.year * 12 + (this.month - 1) + months;
    const year = Math.floor(index / 12);
    const month = index - year * 12 + 1;
    return ApexDate.of(year, month, Math.min(this.day, daysInMonth(year, month)));
  }

  /** `2020-01-31` */
  toString(): string {
    const date = this.utc;
    return `${four(date.getUTCFullYear())}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  }
}

/** @param month from 1 */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (((year % 400) + 400) % 400), month, 0)).getUTCDate();
}

/** A Time of day, as milliseconds since midnight. Immutable. */
export class ApexTime {
  readonly millis: number;
  constructor(millis: number) {
    this.millis = ((millis % MILLIS_OF_DAY) + MILLIS_OF_DAY) % MILLIS_OF_DAY;
  }

  static of(hour: number, minute: number, second: number, millisecond: number): ApexTime {
    return new ApexTime(((hour * 60 + minute) * 60 + second) * 1000 + millisecond);
  }

  get hour(): number {
    return Math.floor(this.millis / 3_600_000);
  }
  get minute(): number {
    return Math.floor(this.millis / 60_000) % 60;
  }
  get second(): number {
    return Math.floor(this.millis / 1000) % 60;
  }
  get millisecond(): number {
    return this.millis % 1000;
  }

  /** `10:00:00.000Z` */
  toString(): string {
    return `${two(this.hour)}:${two(this.minute)}:${two(this.second)}.${String(this.millisecond).padStart(3, '0')}Z`;
  }
}
