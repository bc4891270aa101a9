/** Conversions between Apex types: the implicit ones that the compiler writes out, and casts checked at run time. */
import { Types, type ApexType } from '../values/types.ts';
import { throwApex } from '../values/exceptions.ts';
import { isId, widenId } from '../values/id-form.ts';
import { isInstance, typeOf } from './type-of.ts';
import { ApexDate, ApexDatetime, ApexDecimal, ApexDouble, ApexEnum } from '../values/values.ts';

/** Any number, or null. */
type Numeric = number | bigint | ApexDouble | ApexDecimal | null;

export function toDecimal(value: Numeric): ApexDecimal | null {
  if (value === null || value instanceof ApexDecimal) return value;
  if (value instanceof ApexDouble) return ApexDecimal.fromDouble(value.value);
  return ApexDecimal.of(value);
}

export function toDouble(value: Numeric): ApexDouble | null {
  if (value === null || value instanceof ApexDouble) return value;
  return new ApexDouble(value instanceof ApexDecimal ? value.toNumber() : Number(value));
}

export function toLong(value: Numeric): bigint | null {
  if (value === null || typeof value === 'bigint') return value;
  if (typeof value === 'number') return BigInt(value);
  if (value instanceof ApexDecimal) return BigInt.asIntN(64, value.toBigInt());
  return doubleToLong(value.value);
}

/** Narrowing as Java casts: Long and Decimal wrap at 32 bits, a Double stops at the ends of the range. */
export function toInteger(value: Numeric): number | null {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(BigInt.asIntN(32, value));
  if (value instanceof ApexDecimal) return Number(BigInt.asIntN(32, value.toBigInt()));
  if (Number.isNaN(value.value)) return 0;
  return Math.max(-2147483648, Math.min(2147483647, Math.trunc(value.value)));
}

const LONG_MAX = 2n ** 63n - 1n;
function doubleToLong(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  if (value >= 2 ** 63) return LONG_MAX;
  if (value <= -(2 ** 63)) return -LONG_MAX - 1n;
  return BigInt(Math.trunc(value));
}

/** Midnight of a Date in GMT. */
export const dateToDatetime = (value: ApexDate | null): ApexDatetime | null =>
  value === null ? null : new ApexDatetime(value.days * 86_400_000);

/** A text that is assigned to an Id: widened to 18 characters; anything else throws `Invalid id: …`. */
export function toId(value: string | null): string | null {
  if (value === null) return null;
  if (!isId(value)) throwApex('StringException', `Invalid id: ${value}`);
  return widenId(value);
}

/** The same before API 54, where any text of the right length passed for an ID. */
export const toUncheckedId = (value: string | null): string | null =>
  value !== null && !isId(value) && (value.length === 15 || value.length === 18) ? value : toId(value);

/** A cast `(Type) value`; throws a TypeException when the value is not of the type and does not widen to it. */
export function castTo(value: unknown, type: ApexType): unknown {
  if (value === null || type === Types.Object) return value;
  switch (type) {
    case Types.Id:
      if (typeof value === 'string') return toId(value);
      break;
    case Types.Long:
      if (typeof value === 'number' || typeof value === 'bigint') return toLong(value);
      break;
    case Types.Double:
      if (isInstance(value, type)) return toDouble(value as Numeric);
      break;
    case Types.Decimal:
      if (isInstance(value, type)) return toDecimal(value as Numeric);
      break;
    case Types.Datetime:
      if (value instanceof ApexDate) return dateToDatetime(value);
      break;
  }
  if (isInstance(value, type)) return value;
  throwApex('TypeException', `Invalid conversion from runtime type ${shown(typeOf(value), value)} to ${shown(type)}`);
}

/** Type names in conversion errors: Object inside a collection is `ANY`, System classes carry no prefix. */
function shown(type: ApexType, value?: unknown): string {
  if (value instanceof ApexEnum) return value.enumName;
  return type.args.length ? type.name.replace(/\bObject\b/g, 'ANY') : type.name;
}
