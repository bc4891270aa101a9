/** `FORMAT(…)` of SOQL: values as a user of the locale en_US reads them. */
import { ApexDate, ApexDatetime, ApexDecimal } from '../../values/values.ts';
import type { SqlValue } from './expressions.ts';

export function formatted(source: SqlValue, value: unknown, timeZone: string): string {
  if (value instanceof ApexDecimal || typeof value === 'number') {
    const digits = source.field?.scale ?? (typeof value === 'number' ? 0 : 2);
    const text = (value instanceof ApexDecimal ? value.toNumber() : value).toLocaleString('en-US', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    if (source.field?.type === 'Currency') return text.startsWith('-') ? `-$${text.slice(1)}` : `$${text}`;
    return source.field?.type === 'Percent' ? `${text}%` : text;
  }
  if (value instanceof ApexDate) return `${value.month}/${value.day}/${value.year}`;
  if (value instanceof ApexDatetime) {
    return new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'short', timeStyle: 'short' })
      .format(value.millis)
      .replace(/\u202f/g, ' ');
  }
  return String(value);
}
