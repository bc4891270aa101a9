import type { ApexType } from './types.ts';
import { listOf, setOf } from './types.ts';
import { elementHash, HASH, SAME, sameValue, type Composite } from './equality.ts';
import { KeyedStore } from './keyed.ts';
import { ApexList } from './list.ts';
import { ApexSet } from './set.ts';

/** A Map: values by key, in the order the keys came. */
export class ApexMap<K = unknown, V = unknown> implements Composite {
  /** Of the map itself: `Map<Id,Account>`. */
  readonly type: ApexType;
  readonly store: KeyedStore<V> = new KeyedStore();

  constructor(type: ApexType, entries?: Iterable<readonly [K, V]> | null) {
    this.type = type;
    if (entries) for (const [key, value] of entries) this.store.put(key, value);
  }

  get keyType(): ApexType {
    return this.type.args[0];
  }

  get valueType(): ApexType {
    return this.type.args[1];
  }

  get size(): number {
    return this.store.entries.size;
  }

  get(key: unknown): V | null {
    return this.store.get(key) ?? null;
  }

  has(key: unknown): boolean {
    return this.store.has(key);
  }

  /** Answers the value that was there before, or null. */
  put(key: K, value: V): V | null {
    const before = this.store.get(key) ?? null;
    this.store.put(key, value);
    return before;
  }

  /** Answers the value that was removed, or null. */
  remove(key: unknown): V | null {
    const before = this.store.get(key) ?? null;
    this.store.delete(key);
    return before;
  }

  clear(): void {
    this.store.clear();
  }

  /** A view: removing from it removes from the map. */
  keySet(): ApexSet<K> {
    return new ApexSet<K>(setOf(this.type.args[0]), null, this.store);
  }

  /** A copy. */
  values(): ApexList<V> {
    return new ApexList<V>(listOf(this.type.args[1]), [...this.store.entries.values()]);
  }

  keys(): IterableIterator<K> {
    return this.store.entries.keys() as IterableIterator<K>;
  }

  entries(): IterableIterator<[K, V]> {
    return this.store.entries.entries() as IterableIterator<[K, V]>;
  }

  [HASH](): string {
    const entries = [...this.entries()].map(([key, item]) => `${elementHash(key)}=${elementHash(item)}`);
    return `{${entries.sort().join()}}`;
  }

  [SAME](other: object): boolean {
    if (!(other instanceof ApexMap) || this.size !== other.size) return false;
    for (const [key, value] of this.entries()) {
      if (!other.has(key) || !sameValue(value, other.get(key))) return false;
    }
    return true;
  }
}
