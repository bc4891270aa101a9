/** Field values from text, as files (CSV, JSON trees) and pages give them. */
import { toFieldValue } from '../data/field-value.ts';
import { throwApex } from '../values/exceptions.ts';
import { ApexBlob, ApexDate, ApexDatetime, ApexDecimal } from '../values/values.ts';
import type { FieldSchema } from '../metadata/schema.ts';

/**
 * The value of a field that a text represents: dates as `2026-01-31`, date-times in ISO 8601.
 * @throws TypeException when it is none
 */
export function valueOfText(field: FieldSchema, text: string): unknown {
  return toFieldValue(field, read(field, text));
}

function read(field: FieldSchema, text: string): unknown {
  const bad = (what: string) => throwApex('TypeException', `Invalid ${what} for ${field.name}: ${text}`);
  switch (field.type) {
    case 'Checkbox':
      return /^(true|1)$/i.test(text);
    case 'Integer':
      return /^-?\d+$/.test(text) ? Number(text) : bad('integer');
    case 'Number':
    case 'Currency':
    case 'Percent':
      return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? ApexDecimal.of(text) : bad('number');
    case 'Date':
      return ApexDate.parse(text.slice(0, 10)) ?? bad('date');
    case 'DateTime': {
      const millis = Date.parse(text);
      return Number.isNaN(millis) ? bad('date/time') : new ApexDatetime(millis);
    }
    case 'Base64':
      return new ApexBlob(new Uint8Array(Buffer.from(text, 'base64')));
    default:
      return text;
  }
}
