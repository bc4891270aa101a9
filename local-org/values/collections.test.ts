import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listOf, mapOf, setOf, Types } from './types.ts';
import { ApexException } from './exceptions.ts';
import { ApexDate, ApexDecimal, ApexList, ApexMap, ApexSet } from './values.ts';

const strings = (...items: string[]) => new ApexList(listOf(Types.String), items);
const throws = (work: () => unknown, type: string, message: string) =>
  assert.throws(work, (e) => e instanceof ApexException && e.typeName === type && e.text === message);

test('a list answers an index out of bounds with a ListException', () => {
  const list = strings('a');
  throws(() => list.get(3), 'System.ListException', 'List index out of bounds: 3');
  throws(() => list.get(-1), 'System.ListException', 'List index out of bounds: -1');
  throws(() => list.insert(2, 'b'), 'System.ListException', 'List index out of bounds: 2');
});

test('a list refuses to change while a loop walks it, and changes again after the loop was left', () => {
  const list = strings('a', 'b');
  throws(
    () => {
      for (const item of list) list.add(item);
    },
    'System.FinalException',
    'Cannot modify a collection while it is being iterated.',
  );
  for (const _ of list) break;
  list.add('c');
  assert.deepEqual(list.elements, ['a', 'b', 'c']);
});

test('a list can be added to itself', () => {
  const list = strings('a', 'b');
  list.addAll(list);
  assert.deepEqual(list.elements, ['a', 'b', 'a', 'b']);
});

test('sets and maps find values that are equal without being identical', () => {
  const dates = new ApexSet(setOf(Types.Date), [ApexDate.of(2020, 1, 31)]);
  assert.equal(dates.add(ApexDate.of(2020, 1, 31)), false);
  assert.equal(dates.has(ApexDate.of(2020, 1, 31)), true);
  assert.equal(dates.delete(ApexDate.of(2020, 1, 31)), true);
  assert.equal(dates.size, 0);
  const decimals = new ApexMap<ApexDecimal, string>(mapOf(Types.Decimal, Types.String));
  decimals.put(ApexDecimal.of('1.0'), 'one');
  assert.equal(decimals.get(ApexDecimal.of('1.00')), 'one');
  const lists = new ApexSet(setOf(listOf(Types.String)), [strings('a'), strings('a'), strings('A')]);
  assert.equal(lists.size, 2);
});

test('the keys of a map are a view: removing works, adding is refused', () => {
  const map = new ApexMap(mapOf(Types.String, Types.Integer), [
    ['a', 1],
    ['b', 2],
  ]);
  const keys = map.keySet();
  keys.delete('a');
  assert.deepEqual([...map.keys()], ['b']);
  map.put('c', 3);
  assert.deepEqual(keys.toArray(), ['b', 'c']);
  throws(() => keys.add('d'), 'System.FinalException', 'Collection is read-only');
});

test('texts in collections are case-sensitive, and null is a key', () => {
  const map = new ApexMap<string | null, number>(mapOf(Types.String, Types.Integer));
  map.put('A', 1);
  map.put('a', 2);
  map.put(null, 3);
  assert.equal(map.size, 3);
  assert.equal(map.get(null), 3);
  assert.equal(map.remove('missing'), null);
});

test('a key that changed after it was put is lost, as on the platform', () => {
  const key = strings('a');
  const set = new ApexSet(setOf(listOf(Types.String)), [key]);
  key.add('b');
  assert.equal(set.has(key), false);
});
