/**
 * Equality as `equals` and collections have it (case-sensitive, by type), and the hashes that go with it.
 * The operator `==` is in `operations.ts`.
 */
import { bridgeName } from './bridge.ts';
import { ApexBlob } from './blob.ts';
import { ApexDate, ApexTime } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { identityHash } from './identity.ts';

const EQUALS = bridgeName('equals', 1);
const HASH_CODE = bridgeName('hashCode', 0);

/** The hash of a value that has parts: values that may equal it have the same one. */
export const HASH: unique symbol = Symbol('hash of the parts');
/** Is another value of the same kind, with equal parts? */
export const SAME: unique symbol = Symbol('equal parts');

/** What records and collections offer: only they know their parts. */
export interface Composite {
  [HASH](): string;
  [SAME](other: object): boolean;
}

const isComposite = (value: object): value is Composite => HASH in value;

type WithEquals = Record<string, (...args: unknown[]) => unknown>;

export const definesEquals = (value: object): boolean => typeof (value as WithEquals)[EQUALS] === 'function';
const definesHash = (value: object): boolean => typeof (value as WithEquals)[HASH_CODE] === 'function';

/**
 * A key under which all values that may equal this one are found; undefined for objects that equal only themselves.
 * User objects need both `equals` and `hashCode`, as on the platform.
 */
export function hashOf(value: object): unknown {
  if (isComposite(value)) return value[HASH]();
  if (definesEquals(value)) return definesHash(value) ? (value as WithEquals)[HASH_CODE]() : undefined;
  if (value instanceof ApexDecimal) return `D${value.big.stripTrailingZeros().toString()}`;
  if (value instanceof ApexDouble) return `F${value.value}`;
  if (value instanceof ApexDate) return `d${value.days}`;
  if (value instanceof ApexDatetime) return `t${value.millis}`;
  if (value instanceof ApexTime) return `m${value.millis}`;
  if (value instanceof ApexBlob) return `B${Buffer.from(value.bytes).toString('latin1')}`;
  return undefined;
}

/** Of a value inside another. Objects with `equals` and no `hashCode` get one hash for all: `sameValue` decides. */
export function elementHash(value: unknown): string {
  if (typeof value !== 'object' || value === null) return `${typeof value} ${String(value)}`;
  return String(hashOf(value) ?? (definesEquals(value) ? 'object' : `object ${identityHash(value)}`));
}

/** Is `a.equals(b)`? Numbers of different types are not equal here. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isComposite(a)) return a[SAME](b);
  if (definesEquals(a)) return (a as WithEquals)[EQUALS](b) === true;
  if (a instanceof ApexDecimal) return b instanceof ApexDecimal && a.compareTo(b) === 0;
  if (a instanceof ApexDouble) return b instanceof ApexDouble && Object.is(a.value, b.value);
  if (a instanceof ApexDate) return b instanceof ApexDate && a.days === b.days;
  if (a instanceof ApexDatetime) return b instanceof ApexDatetime && a.millis === b.millis;
  if (a instanceof ApexTime) return b instanceof ApexTime && a.millis === b.millis;
  if (a instanceof ApexBlob) return b instanceof ApexBlob && a.equals(b);
  return false;
}
