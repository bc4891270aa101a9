/**
 * The values of `@salesforce/i18n/…` for a user. Where none is given here, the base components' own (English,
 * American) stand.
 */
import type { UiUser } from './host.ts';

const DATE_PARTS: Partial<Record<Intl.DateTimeFormatPartTypes, Record<string, string>>> = {
  year: { numeric: 'yyyy', '2-digit': 'yy' },
  month: { numeric: 'M', '2-digit': 'MM', short: 'MMM', long: 'MMMM' },
  day: { numeric: 'd', '2-digit': 'dd' },
};

/** @returns value by the module's name after `@salesforce/i18n/` */
export function internationalization(user: UiUser): Record<string, unknown> {
  const locale = user.locale.replaceAll('_', '-');
  const number = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(-12345.6);
  const part = (type: Intl.NumberFormatPartTypes) => number.find((found) => found.type === type)?.value;
  const currency = new Intl.NumberFormat(locale, { style: 'currency', currency: user.currency }).formatToParts(1);
  return {
    locale,
    lang: user.language.replaceAll('_', '-'),
    dir: ['ar', 'he', 'iw', 'fa', 'ur'].includes(user.language.slice(0, 2)) ? 'rtl' : 'ltr',
    timeZone: user.timeZone,
    currency: user.currency,
    'number.currencySymbol': currency.find((found) => found.type === 'currency')?.value ?? user.currency,
    'number.decimalSeparator': part('decimal'),
    'number.groupingSeparator': part('group') ?? ',',
    'number.minusSign': part('minusSign'),
    'dateTime.shortDateFormat': datePattern(locale, { year: 'numeric', month: 'numeric', day: 'numeric' }),
    'dateTime.mediumDateFormat': datePattern(locale, { year: 'numeric', month: 'short', day: 'numeric' }),
    'dateTime.longDateFormat': datePattern(locale, { year: 'numeric', month: 'long', day: 'numeric' }),
    'dateTime.shortTimeFormat': usesTwelveHours(locale) ? 'h:mm a' : 'HH:mm',
    'dateTime.mediumTimeFormat': usesTwelveHours(locale) ? 'h:mm:ss a' : 'HH:mm:ss',
    firstDayOfWeek: firstDayOfWeek(locale),
    showJapaneseCalendar: false,
  };
}

/** `M/d/yyyy` for American English: the pattern that Intl follows, in the letters that base components read. */
function datePattern(locale: string, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(locale, { ...options, calendar: 'gregory', timeZone: 'UTC' });
  return format
    .formatToParts(new Date(Date.UTC(2026, 0, 8)))
    .map(({ type, value }) => {
      if (type === 'literal') return value;
      const letters = DATE_PARTS[type];
      // Intl pads a day or month in some locales though a plain number was asked for.
      const style = type !== 'year' && /^0\d$/.test(value) ? '2-digit' : (options[type as 'month'] as string);
      return letters?.[style] ?? value;
    })
    .join('');
}

const usesTwelveHours = (locale: string) =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 === true;

/** 1 = Sunday, as the platform counts. */
function firstDayOfWeek(locale: string): number {
  const info = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
  return ((info.getWeekInfo?.().firstDay ?? 7) % 7) + 1;
}
