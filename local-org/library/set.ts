/** Set. */
import type { ApexType } from '../values/types.ts';
import { required } from './arguments.ts';
import { defineClass } from './define.ts';
import { hashCodeOf } from './hash-code.ts';
import { CollectionIterator, elementsOf } from './iteration.ts';
import { stringOf } from './operations.ts';
import type { ApexList } from '../values/values.ts';
import { ApexSet } from '../values/values.ts';
import { sameValue } from '../values/equality.ts';

function addAll(self: ApexSet, values: unknown): boolean {
  const before = self.size;
  for (const value of elementsOf(required(values))) self.add(value);
  return self.size > before;
}

function removeAll(self: ApexSet, values: unknown): boolean {
  const before = self.size;
  for (const value of elementsOf(required(values))) self.delete(value);
  return self.size < before;
}

function retainAll(self: ApexSet, values: ApexList | ApexSet): boolean {
  const kept = new ApexSet(self.type, elementsOf(required(values)));
  const before = self.size;
  for (const value of self.toArray()) if (!kept.has(value)) self.delete(value);
  return self.size < before;
}

const containsAll = (self: ApexSet, values: unknown) => elementsOf(required(values)).every((value) => self.has(value));

defineClass(
  'Set<T>',
  {
    'new()': (type: ApexType) => new ApexSet(type),
    'new(List<T> values)': (type: ApexType, values: unknown) => new ApexSet(type, elementsOf(required(values))),
    'new(Set<T> values)': (type: ApexType, values: unknown) => new ApexSet(type, elementsOf(required(values))),
    'new(Iterable<T> values)': (type: ApexType, values: unknown) => new ApexSet(type, elementsOf(required(values))),
    'Boolean add(T element)': (self: ApexSet, element: unknown) => self.add(element),
    'Boolean addAll(List<T> values)': addAll,
    'Boolean addAll(Set<T> values)': addAll,
    'Boolean addAll(Iterable<T> values)': addAll,
    'void clear()': (self: ApexSet) => self.clear(),
    'Set<T> clone()': (self: ApexSet) => new ApexSet(self.type, self.toArray()),
    'Boolean contains(T element)': (self: ApexSet, element: unknown) => self.has(element),
    'Boolean containsAll(List<T> values)': containsAll,
    'Boolean containsAll(Set<T> values)': containsAll,
    'Boolean containsAll(Iterable<T> values)': containsAll,
    'Boolean equals(Object other)': (self: ApexSet, other: unknown) => sameValue(self, other),
    'Integer hashCode()': (self: ApexSet) => hashCodeOf(self),
    'Boolean isEmpty()': (self: ApexSet) => self.size === 0,
    'Iterator<T> iterator()': (self: ApexSet) => new CollectionIterator(self.toArray()),
    'Boolean remove(T element)': (self: ApexSet, element: unknown) => self.delete(element),
    'Boolean removeAll(List<T> values)': removeAll,
    'Boolean removeAll(Set<T> values)': removeAll,
    'Boolean removeAll(Iterable<T> values)': removeAll,
    'Boolean retainAll(List<T> values)': retainAll,
    'Boolean retainAll(Set<T> values)': retainAll,
    'Integer size()': (self: ApexSet) => self.size,
    'String toString()': (self: ApexSet) => stringOf(self),
  },
  { js: ApexSet, implements: ['Iterable<T>'] },
);
