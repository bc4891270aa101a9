/** Database.QueryLocator, its iterator, Database.Cursor. */
import { Cursor, QueryLocator } from '../data/query-locator.ts';
import { bridgeName, defineClass } from './define.ts';
import { CollectionIterator } from './iteration.ts';

class QueryLocatorIterator extends CollectionIterator {}

const iterator = (self: QueryLocator) => new QueryLocatorIterator(self.rows().elements);
Object.defineProperty(QueryLocator.prototype, bridgeName('iterator', 0), {
  value(this: QueryLocator) {
    return iterator(this);
  },
});

defineClass(
  'Database.QueryLocatorIterator',
  {
    'Boolean hasNext()': (self: Record<string, () => unknown>) => self[bridgeName('hasNext', 0)](),
    'SObject next()': (self: Record<string, () => unknown>) => self[bridgeName('next', 0)](),
  },
  { js: QueryLocatorIterator, implements: ['Iterator<SObject>'] },
);

defineClass(
  'Database.QueryLocator',
  {
    'String getQuery()': (self: QueryLocator) => self.text,
    'Database.QueryLocatorIterator iterator()': iterator,
  },
  { js: QueryLocator, implements: ['Iterable<SObject>'] },
);

defineClass(
  'Database.Cursor',
  {
    'Integer getNumRecords()': (self: Cursor) => self.size,
    'List<SObject> fetch(Integer position, Integer count)': (self: Cursor, position: number, count: number) =>
      self.fetch(position, count),
  },
  { js: Cursor },
);
