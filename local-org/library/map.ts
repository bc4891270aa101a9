/** Map. */
import type { ApexType } from '../values/types.ts';
import { SObject } from '../values/sobject.ts';
import { required } from './arguments.ts';
import { defineClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { hashCodeOf } from './hash-code.ts';
import { sobjectTypeNamed } from './list.ts';
import { stringOf } from './operations.ts';
import type { ApexList } from '../values/values.ts';
import { ApexMap } from '../values/values.ts';
import { sameValue } from '../values/equality.ts';

/** `new Map<Id, Account>(records)`, `map.putAll(records)`: each record under its id. */
function putRecords(map: ApexMap, records: ApexList): void {
  records.elements.forEach((record, row) => {
    if (!(record instanceof SObject)) throwApex('ListException', `Row with null sObject at index: ${row}`);
    const id = record.values.get('Id') ?? null;
    if (id === null) throwApex('ListException', `Row with null Id at index: ${row}`);
    if (map.has(id)) throwApex('ListException', `Row with duplicate Id at index: ${row}`);
    map.put(id, record);
  });
}

function fromRecords(type: ApexType, records: ApexList): ApexMap {
  const map = new ApexMap(type);
  putRecords(map, required(records));
  return map;
}

function deepClone(self: ApexMap): ApexMap {
  const copy = new ApexMap(self.type);
  for (const [key, value] of self.entries()) {
    copy.put(key, value instanceof SObject ? new SObject(value.object, new Map(value.values)) : value);
  }
  return copy;
}

function putAll(self: ApexMap, other: ApexMap): void {
  for (const [key, value] of [...required(other).entries()]) self.put(key, value);
}

defineClass(
  'Map<K,V>',
  {
    'new()': (type: ApexType) => new ApexMap(type),
    'new(Map<K,V> other)': (type: ApexType, other: ApexMap) => new ApexMap(type, required(other).entries()),
    'new(List<SObject> records)': fromRecords,
    'void clear()': (self: ApexMap) => self.clear(),
    'Map<K,V> clone()': (self: ApexMap) => new ApexMap(self.type, self.entries()),
    'Boolean containsKey(K key)': (self: ApexMap, key: unknown) => self.has(key),
    'Map<K,V> deepClone()': deepClone,
    'Boolean equals(Object other)': (self: ApexMap, other: unknown) => sameValue(self, other),
    'V get(K key)': (self: ApexMap, key: unknown) => self.get(key),
    'Schema.SObjectType getSObjectType()': (self: ApexMap) => sobjectTypeNamed(self.valueType),
    'Integer hashCode()': (self: ApexMap) => hashCodeOf(self),
    'Boolean isEmpty()': (self: ApexMap) => self.size === 0,
    'Set<K> keySet()': (self: ApexMap) => self.keySet(),
    'V put(K key, V value)': (self: ApexMap, key: unknown, value: unknown) => self.put(key, value),
    'void putAll(Map<K,V> other)': putAll,
    'void putAll(List<SObject> records)': (self: ApexMap, records: ApexList) => {
      for (const record of required(records).elements as SObject[]) self.put(record.values.get('Id') ?? null, record);
    },
    'V remove(K key)': (self: ApexMap, key: unknown) => self.remove(key),
    'Integer size()': (self: ApexMap) => self.size,
    'String toString()': (self: ApexMap) => stringOf(self),
    'List<V> values()': (self: ApexMap) => self.values(),
  },
  { js: ApexMap },
);
