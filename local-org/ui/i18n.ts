/**
 * The values of `@salesforce/i18n/…` for a user. Where none is given here, the base components' own (English,
 * American) stand.
 */
import type { UiUser } from './host.ts';

/** The modules below `@salesforce/i18n/` whose values are the user's. */
export const USER_FORMATS = [
  'locale',
  'lang',
  'dir',
  'timeZone',
  'currency',
  'number.currencySymbol',
  'number.decimalSeparator',
  'number.groupingSeparator',
  'number.minusSign',
  'dateTime.shortDateFormat',
  'dateTime.mediumDateFormat',
  'dateTime.longDateFormat',
  'dateTime.shortTimeFormat',
  'dateTime.mediumTimeFormat',
  'firstDayOfWeek',
  'showJapaneseCalendar',
] as const;

/** @returns value by the module's name after `@salesforce/i18n/` */
export function internationalization(user: UiUser): Record<(typeof USER_FORMATS)[number], unknown> {
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
    'dateTime.shortDateFormat': datePattern(locale, 'short'),
    'dateTime.mediumDateFormat': datePattern(locale, 'medium'),
    'dateTime.longDateFormat': datePattern(locale, 'long'),
    'dateTime.shortTimeFormat': usesTwelveHours(locale) ? 'h:mm a' : 'HH:mm',
    'dateTime.mediumTimeFormat': usesTwelveHours(locale) ? 'h:mm:ss a' : 'HH:mm:ss',
    firstDayOfWeek: firstDayOfWeek(locale),
    showJapaneseCalendar: false,
  };
}

/**
 * `M/d/yyyy` for American English, `dd.MM.yyyy` for German: the locale's own pattern (CLDR, as the platform's ICU formats),
 * in the letters that base components read. Years have four digits in each.
 */
function datePattern(locale: string, dateStyle: 'short' | 'medium' | 'long'): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle, calendar: 'gregory', timeZone: 'UTC' });
  return format
    .formatToParts(new Date(Date.UTC(2026, 0, 8)))
    .map(({ type, value }) => {
      if (type === 'year') return 'yyyy';
      if (type === 'day') return value.length > 1 ? 'dd' : 'd';
      if (type === 'month') return monthLetters(value, dateStyle);
      // Words of a language are no letters of the pattern.
      return /\p{L}/u.test(value) ? `'${value}'` : value;
    })
    .join('');
}

function monthLetters(value: string, dateStyle: string): string {
  if (/^\p{N}+$/u.test(value)) return value.length > 1 ? 'MM' : 'M';
  return dateStyle === 'long' ? 'MMMM' : 'MMM';
}

const usesTwelveHours = (locale: string) =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 === true;

/** 1 = Sunday, as the platform counts. */
function firstDayOfWeek(locale: string): number {
  const info = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
  return ((info.getWeekInfo?.().firstDay ?? 7) % 7) + 1;
}
