/** The order that `List.sort()` gives elements without a Comparator. */
import { SObject } from '../values/sobject.ts';
import { bridgeName } from '../values/bridge.ts';
import { defineInterface } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { compare, stringOf } from './operations.ts';
import { ApexBlob, ApexEnum } from '../values/values.ts';

const COMPARE_TO = bridgeName('compareTo', 1);

defineInterface('Comparable', ['Integer compareTo(Object other)']);
defineInterface('Comparator<T>', ['Integer compare(T a, T b)']);

/** Nulls first; texts by their characters, case-sensitive; objects by `compareTo`; enums in declared order. */
export function compareNaturally(a: unknown, b: unknown): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (a instanceof ApexEnum && b instanceof ApexEnum) return a.ordinal - b.ordinal;
  if (a instanceof SObject && b instanceof SObject) return compareRecords(a, b);
  const own = (a as Record<string, unknown>)[COMPARE_TO];
  if (typeof own === 'function') return own.call(a, b) as number;
  if (typeof a === 'object' && a instanceof ApexBlob)
    throwApex('ListException', 'One or more of the items in this list is not Comparable.');
  if (isObject(a)) throwApex('ListException', 'One or more of the items in this list is not Comparable.');
  return compare(a, b);
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ('$info' in value || !/^Apex/.test(value.constructor.name));

/**
 * Records sort by object, then by name, then by their other standard fields and custom fields in alphabetical order
 * (Apex Developer Guide, "Sorting Lists of sObjects": label of the type, then Name, standard fields, custom fields).
 */
function compareRecords(a: SObject, b: SObject): number {
  if (a.object !== b.object) return a.object.label < b.object.label ? -1 : 1;
  const name = a.object.nameField;
  const names = [...new Set([...a.values.keys(), ...b.values.keys()])].sort(
    (x, y) =>
      Number(y === name) - Number(x === name) ||
      Number(x.endsWith('__c')) - Number(y.endsWith('__c')) ||
      (x < y ? -1 : 1),
  );
  for (const field of names) {
    const order = compareFieldValues(a.values.get(field) ?? null, b.values.get(field) ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function compareFieldValues(a: unknown, b: unknown): number {
  if (a instanceof SObject || b instanceof SObject || a instanceof ApexBlob || b instanceof ApexBlob) {
    return stringOf(a) < stringOf(b) ? -1 : stringOf(a) > stringOf(b) ? 1 : 0;
  }
  return compareNaturally(a, b);
}
