/** Field values as people of a locale and time zone read them. */
import type { FieldSchema } from '../../metadata/schema.ts';
import { ApexDate, ApexDatetime, ApexDecimal, ApexDouble, ApexTime } from '../../values/values.ts';
import type { Context } from './context.ts';
import { valueLabel } from './object-info.ts';
import { toJson } from './to-json.ts';

type Plain = string | number | boolean | null;

/** A field's value as JSON has it. */
export function plainValue(value: unknown): Plain {
  if (value instanceof ApexTime) return value.toString();
  return toJson(value ?? null) as Plain;
}

/** How the value is shown; null where it is shown as it is. */
export function displayValue(context: Context, field: FieldSchema, value: unknown): string | null {
  const { user } = context;
  if (value === null || value === undefined) return null;
  const locale = user.locale.replaceAll('_', '-');
  if (value instanceof ApexDate) {
    return new Intl.DateTimeFormat(locale, { timeZone: 'UTC' }).format(value.days * 86_400_000);
  }
  if (value instanceof ApexDatetime) {
    return new Intl.DateTimeFormat(locale, { ...SHORT, timeZone: user.timeZone }).format(value.millis);
  }
  if (value instanceof ApexTime) {
    const style = { timeStyle: 'short', timeZone: 'UTC' } as const;
    return new Intl.DateTimeFormat(locale, style).format(value.millis);
  }
  if (value instanceof ApexDecimal || value instanceof ApexDouble || typeof value === 'number') {
    return displayNumber(field, Number(plainValue(value)), locale, user.currency);
  }
  if (field.picklistValues.length && typeof value === 'string') return picklistLabels(context, field, value);
  return null;
}

/** Not `dateStyle: 'short'`, which cuts the year to two digits in some locales. */
const SHORT = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
} as const;

function displayNumber(field: FieldSchema, value: number, locale: string, currency: string): string {
  const digits = { minimumFractionDigits: field.scale ?? 0, maximumFractionDigits: field.scale ?? 3 };
  if (field.type === 'Currency')
    return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }).format(value);
  const text = new Intl.NumberFormat(locale, digits).format(value);
  return field.type === 'Percent' ? `${text}%` : text;
}

function picklistLabels(context: Context, field: FieldSchema, value: string): string {
  const labels = new Map(field.picklistValues.map((one) => [one.value, valueLabel(context, field, one)]));
  return value
    .split(field.type === 'MultiselectPicklist' ? ';' : '\0')
    .map((one) => labels.get(one) ?? one)
    .join('; ');
}
