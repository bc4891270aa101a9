/** `FORMAT(…)` of SOQL: values as a user of the locale en_US reads them. */
import { ApexDate, ApexDatetime, ApexDecimal } from '../../values/values.ts';
import type { FieldSchema } from '../../metadata/schema.ts';

/** @param field that it is the value of, where it is one's */
export function formatted(field: FieldSchema | null | undefined, value: unknown, timeZone: string): string {
  if (value instanceof ApexDecimal || typeof value === 'number') {
    const digits = field?.scale ?? (typeof value === 'number' ? 0 : 2);
    const text = (value instanceof ApexDecimal ? value.toNumber() : value).toLocaleString('en-US', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    if (field?.type === 'Currency') return text.startsWith('-') ? `-$${text.slice(1)}` : `$${text}`;
    return field?.type === 'Percent' ? `${text}%` : text;
  }
  if (value instanceof ApexDate) return `${value.month}/${value.day}/${value.year}`;
  if (value instanceof ApexDatetime) {
    return new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'short', timeStyle: 'short' })
      .format(value.millis)
      .replace(/\u202f/g, ' ');
  }
  return String(value);
}
