/**
 * Equality as `equals` and collections have it (case-sensitive, by type), and the hashes that go with it.
 * The operator `==` is in `operations.ts`.
 */
import { SObject } from './sobject.ts';
import { bridgeName } from './bridge.ts';
import { ApexBlob } from './blob.ts';
import { ApexDate, ApexTime } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { ApexList } from './list.ts';
import { ApexMap } from './map.ts';
import { identityHash } from './identity.ts';
import { ApexSet } from './set.ts';

const EQUALS = bridgeName('equals', 1);
const HASH_CODE = bridgeName('hashCode', 0);

type WithEquals = Record<string, (...args: unknown[]) => unknown>;

export const definesEquals = (value: object): boolean => typeof (value as WithEquals)[EQUALS] === 'function';
const definesHash = (value: object): boolean => typeof (value as WithEquals)[HASH_CODE] === 'function';

/**
 * A key under which all values that may equal this one are found; undefined for objects that equal only themselves.
 * User objects need both `equals` and `hashCode`, as on the platform.
 */
export function hashOf(value: object): unknown {
  if (value instanceof SObject) return sobjectHash(value);
  if (definesEquals(value)) return definesHash(value) ? (value as WithEquals)[HASH_CODE]() : undefined;
  if (value instanceof ApexDecimal) return `D${value.big.stripTrailingZeros().toString()}`;
  if (value instanceof ApexDouble) return `F${value.value}`;
  if (value instanceof ApexDate) return `d${value.days}`;
  if (value instanceof ApexDatetime) return `t${value.millis}`;
  if (value instanceof ApexTime) return `m${value.millis}`;
  if (value instanceof ApexBlob) return `B${Buffer.from(value.bytes).toString('latin1')}`;
  if (value instanceof ApexList) return `(${value.elements.map(elementHash).join()})`;
  if (value instanceof ApexSet) return `{${value.toArray().map(elementHash).sort().join()}}`;
  if (value instanceof ApexMap) {
    const entries = [...value.entries()].map(([key, item]) => `${elementHash(key)}=${elementHash(item)}`);
    return `{${entries.sort().join()}}`;
  }
  return undefined;
}

/** Of a value inside another. Objects with `equals` and no `hashCode` get one hash for all: `sameValue` decides. */
function elementHash(value: unknown): string {
  if (typeof value !== 'object' || value === null) return `${typeof value} ${String(value)}`;
  return String(hashOf(value) ?? (definesEquals(value) ? 'object' : `object ${identityHash(value)}`));
}

function sobjectHash(record: SObject): string {
  const fields = [...record.values]
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${elementHash(value)}`);
  return `${record.object.name}:${fields.sort().join()}`;
}

/** Is `a.equals(b)`? Numbers of different types are not equal here. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof SObject) return b instanceof SObject && sameRecord(a, b);
  if (definesEquals(a)) return (a as WithEquals)[EQUALS](b) === true;
  if (a instanceof ApexDecimal) return b instanceof ApexDecimal && a.compareTo(b) === 0;
  if (a instanceof ApexDouble) return b instanceof ApexDouble && Object.is(a.value, b.value);
  if (a instanceof ApexDate) return b instanceof ApexDate && a.days === b.days;
  if (a instanceof ApexDatetime) return b instanceof ApexDatetime && a.millis === b.millis;
  if (a instanceof ApexTime) return b instanceof ApexTime && a.millis === b.millis;
  if (a instanceof ApexBlob) return b instanceof ApexBlob && a.equals(b);
  if (a instanceof ApexList) return b instanceof ApexList && sameList(a, b);
  if (a instanceof ApexSet) {
    return b instanceof ApexSet && a.size === b.size && a.toArray().every((element) => b.has(element));
  }
  if (a instanceof ApexMap) return b instanceof ApexMap && sameMap(a, b);
  return false;
}

function sameList(a: ApexList, b: ApexList): boolean {
  return (
    a.elements.length === b.elements.length &&
    a.elements.every((element, index) => sameValue(element, b.elements[index]))
  );
}

function sameMap(a: ApexMap, b: ApexMap): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a.entries()) {
    if (!b.has(key) || !sameValue(value, b.get(key))) return false;
  }
  return true;
}

/** Two records are equal when they are of one object and all their fields are; a field never set counts as null. */
function sameRecord(a: SObject, b: SObject): boolean {
  if (a.object !== b.object) return false;
  const names = new Set([...a.values.keys(), ...b.values.keys()]);
  for (const name of names) {
    if (!sameValue(a.values.get(name) ?? null, b.values.get(name) ?? null)) return false;
  }
  return true;
}
