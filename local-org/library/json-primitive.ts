/** Single JSON values as values of Apex's primitive types. */
import { Types, type ApexType } from '../values/types.ts';
import { throwApex } from '../values/exceptions.ts';
import { isId, widenId } from '../values/id-form.ts';
import type { Token } from './json-tokens.ts';
import { ApexBlob, ApexDate, ApexDatetime, ApexDecimal, ApexDouble, ApexTime } from '../values/values.ts';

export const unsupported = (type: ApexType): never =>
  throwApex('JSONException', `Apex Type unsupported in JSON: ${type.name}`);

const isScalar = (token: Token) => token.type.startsWith('VALUE_');
const illegal = (text: string, type: ApexType): never =>
  throwApex('JSONException', `Illegal value for primitive: ${text} for ${type.name}`);

/** An ISO 8601 instant, with or without a zone (then GMT). */
function parseInstant(text: string): ApexDatetime | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  if (!match) return null;
  const zone = (match[5] ?? 'Z').replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  const millis = Date.parse(
    `${match[1]}T${match[2] ?? '00:00'}${match[3] ?? ':00'}${(match[4] ?? '').slice(0, 4)}${zone}`,
  );
  return Number.isNaN(millis) ? null : new ApexDatetime(millis);
}

function parseTime(text: string): ApexTime | null {
  const match = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?Z?$/.exec(text);
  return (
    match &&
    ApexTime.of(Number(match[1]), Number(match[2]), Number(match[3] ?? 0), Number((match[4] ?? '').padEnd(3, '0')))
  );
}

/** A single value of a primitive type. */
export function readPrimitive(token: Token, type: ApexType): unknown {
  const { text } = token;
  if (token.type === 'VALUE_NULL') return null;
  if (!isScalar(token)) return illegal(text, type);
  switch (type) {
    case Types.String:
      return text;
    case Types.Id:
      return isId(text) ? widenId(text) : throwApex('JSONException', `Invalid id value: ${text}`);
    case Types.Boolean:
      return /^(?:true|false)$/i.test(text) ? text.toLowerCase() === 'true' : illegal(text, type);
    case Types.Integer:
    case Types.Long: {
      if (!/^-?\d+$/.test(text)) return illegal(text, type);
      const value = BigInt(text);
      const bits = type === Types.Integer ? 32 : 64;
      if (BigInt.asIntN(bits, value) !== value) return illegal(text, type);
      return type === Types.Integer ? Number(value) : value;
    }
    case Types.Double:
      return text.trim() === '' || Number.isNaN(Number(text)) ? illegal(text, type) : new ApexDouble(Number(text));
    case Types.Decimal:
      return /^-?\d*\.?\d+(?:[eE][+-]?\d+)?$/.test(text) ? ApexDecimal.of(text) : illegal(text, type);
    case Types.Date:
      return (
        ApexDate.parse(text.slice(0, 10)) ??
        throwApex('JSONException', `Cannot deserialize instance of date from VALUE_STRING value ${text}`)
      );
    case Types.Datetime:
      return (
        parseInstant(text) ??
        throwApex('JSONException', `Cannot deserialize instance of datetime from VALUE_STRING value ${text}`)
      );
    case Types.Time:
      return (
        parseTime(text) ??
        throwApex('JSONException', `Cannot deserialize instance of time from VALUE_STRING value ${text}`)
      );
    case Types.Blob:
      return new ApexBlob(Buffer.from(text, 'base64'));
    default:
      return unsupported(type);
  }
}
