/** Iterable and Iterator, and how JavaScript walks what Apex can walk. */
import { bridgeName } from '../values/bridge.ts';
import { defineInterface } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { ApexList, ApexSet } from '../values/values.ts';
import { CollectionIterator } from '../values/iterator.ts';

export { CollectionIterator };

const ITERATOR = bridgeName('iterator', 0);
const HAS_NEXT = bridgeName('hasNext', 0);
const NEXT = bridgeName('next', 0);

type Methods = Record<string, (...args: unknown[]) => unknown>;

defineInterface('Iterator<T>', ['Boolean hasNext()', 'T next()'], {
  js: CollectionIterator,
});
defineInterface('Iterable<T>', ['Iterator<T> iterator()']);

/**
 * What `for (T item : values)` walks: a list, a set, or an object whose class implements Iterable
 * (or, as the platform allows, Iterator).
 */
export function iterate(values: unknown): Iterable<unknown> {
  if (values === null) throwApex('NullPointerException', 'Attempt to de-reference a null object');
  if (values instanceof ApexList || values instanceof ApexSet) return values;
  return walk(values as Methods);
}

function* walk(iterable: Methods): Generator<unknown> {
  const iterator = typeof iterable[ITERATOR] === 'function' ? (iterable[ITERATOR]() as Methods) : iterable;
  while (iterator[HAS_NEXT]()) yield iterator[NEXT]();
}

/** All elements of a list, a set or an Iterable, in a new array. */
export function elementsOf(values: unknown): unknown[] {
  if (values instanceof ApexList) return values.elements.slice();
  if (values instanceof ApexSet) return values.toArray();
  return [...iterate(values)];
}
