/** List. */
import type { ApexType } from '../values/types.ts';
import { SObject } from '../values/sobject.ts';
import { required } from './arguments.ts';
import { bridgeName } from '../values/bridge.ts';
import { defineClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { hashCodeOf } from './hash-code.ts';
import { stringOf } from './operations.ts';
import { CollectionIterator, elementsOf } from './iteration.ts';
import { compareNaturally } from './sorting.ts';
import type { ApexSet } from '../values/values.ts';
import { ApexList } from '../values/values.ts';
import { sameValue } from '../values/equality.ts';

const COMPARE = bridgeName('compare', 2);

/** How deep a list of lists of one element type is copied: records are copied too, their parents are not. */
function deepClone(list: ApexList, keepId: boolean, keepTimes: boolean, keepNumbers: boolean): ApexList {
  const copies = list.elements.map((element) => {
    if (!(element instanceof SObject)) throwApex('TypeException', 'deepClone is only for lists of sObjects');
    return cloneRecord(element, keepId, keepTimes, keepNumbers);
  });
  return new ApexList(list.type, copies);
}

const TIMES = new Set(['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate', 'SystemModstamp']);

function cloneRecord(record: SObject, keepId: boolean, keepTimes: boolean, keepNumbers: boolean): SObject {
  const copy = new SObject(record.object, new Map(record.values));
  copy.queried = record.queried;
  if (!keepId) copy.values.delete('Id');
  if (!keepTimes) for (const name of TIMES) copy.values.delete(name);
  if (!keepNumbers) {
    for (const field of record.object.fields.values()) if (field.type === 'AutoNumber') copy.values.delete(field.name);
  }
  return copy;
}

/** Sorts with nulls first, stable; `compareTo` and `compare` of Apex decide where they are. */
function sort(list: ApexList, compare: (a: unknown, b: unknown) => number): void {
  list.change();
  list.elements.sort(compare);
}

defineClass(
  'List<T>',
  {
    'new()': (type: ApexType) => new ApexList(type),
    'new(Integer size)': (type: ApexType, size: number) => new ApexList(type, new Array(required(size)).fill(null)),
    'new(Iterable<T> values)': (type: ApexType, values: unknown) => new ApexList(type, elementsOf(required(values))),
    'new(Set<T> values)': (type: ApexType, values: ApexSet) => new ApexList(type, required(values).toArray()),
    'new(List<T> values)': (type: ApexType, values: ApexList) => new ApexList(type, required(values).elements.slice()),
    'void add(T element)': (self: ApexList, element: unknown) => self.add(element),
    'void add(Integer index, T element)': (self: ApexList, index: number, element: unknown) =>
      self.insert(index, element),
    'void addAll(List<T> values)': (self: ApexList, values: ApexList) => self.addAll(required(values)),
    'void addAll(Set<T> values)': (self: ApexList, values: ApexSet) => self.addAll(required(values).toArray()),
    'void addAll(Iterable<T> values)': (self: ApexList, values: unknown) => self.addAll(elementsOf(required(values))),
    'void clear()': (self: ApexList) => self.clear(),
    'List<T> clone()': (self: ApexList) => new ApexList(self.type, self.elements.slice()),
    'Boolean contains(T element)': (self: ApexList, element: unknown) => indexOf(self, element) >= 0,
    'List<T> deepClone()': (self: ApexList) => deepClone(self, false, false, false),
    'List<T> deepClone(Boolean preserveId)': (self: ApexList, id: boolean) => deepClone(self, id, false, false),
    'List<T> deepClone(Boolean preserveId, Boolean preserveReadonlyTimestamps)': (
      self: ApexList,
      id: boolean,
      times: boolean,
    ) => deepClone(self, id, times, false),
    'List<T> deepClone(Boolean preserveId, Boolean preserveReadonlyTimestamps, Boolean preserveAutonumber)': deepClone,
    'Boolean equals(Object other)': (self: ApexList, other: unknown) => sameValue(self, other),
    'T get(Integer index)': (self: ApexList, index: number) => self.get(index),
    'Schema.SObjectType getSObjectType()': (self: ApexList) => sobjectTypeNamed(self.elementType),
    'Integer hashCode()': (self: ApexList) => hashCodeOf(self),
    'Integer indexOf(T element)': indexOf,
    'Boolean isEmpty()': (self: ApexList) => self.elements.length === 0,
    'Iterator<T> iterator()': (self: ApexList) => new CollectionIterator(self.elements),
    'T remove(Integer index)': (self: ApexList, index: number) => self.remove(index),
    'void set(Integer index, T element)': (self: ApexList, index: number, element: unknown) => self.set(index, element),
    'Integer size()': (self: ApexList) => self.elements.length,
    'void sort()': (self: ApexList) => sort(self, compareNaturally),
    'void sort(Comparator<T> comparator)': (
      self: ApexList,
      comparator: Record<string, (a: unknown, b: unknown) => number>,
    ) => sort(self, (a, b) => required(comparator)[COMPARE](a, b)),
    'String toString()': (self: ApexList) => stringOf(self),
  },
  { js: ApexList, implements: ['Iterable<T>'] },
);

function indexOf(self: ApexList, element: unknown): number {
  return self.elements.findIndex((candidate) => sameValue(candidate, element));
}

let describeObject: (name: string) => unknown = () => null;
/** The owner of Schema.SObjectType sets here how to get one by the object's name. */
export const provideSObjectTypes = (describe: (name: string) => unknown): void => void (describeObject = describe);

/** The SObjectType of a collection's elements; null for SObject itself. */
export function sobjectTypeNamed(element: ApexType): unknown {
  if (element.kind !== 'sobject') throwApex('TypeException', `Not an sObject: ${element.name}`);
  return element.name === 'SObject' ? null : describeObject(element.name);
}
