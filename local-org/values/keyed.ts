import { throwApex } from './exceptions.ts';
import { hashOf, sameValue } from './equality.ts';

/**
 * The storage behind Set and Map: insertion order, Apex equality of keys. Strings, numbers, booleans, null and objects
 * compared by identity are keys of the JavaScript Map directly. Values that are equal without being identical
 * (Decimal, Date, sObjects, lists, objects with `equals` and `hashCode`) are looked up by their hash first, to the
 * one equal value in the Map. As on the platform, a key that changes after it was put is lost.
 */
export class KeyedStore<V> {
  entries = new Map<unknown, V>();
  private buckets: Map<unknown, unknown[]> | null = null;
  /** How many `for` loops are walking it. */
  walkers = 0;

  /** The key in `entries` that equals this one; undefined when there is none. */
  find(key: unknown): unknown {
    if (typeof key !== 'object' || key === null) return this.entries.has(key) ? key : undefined;
    const hash = hashOf(key);
    if (hash === undefined) return this.entries.has(key) ? key : undefined;
    return this.buckets?.get(hash)?.find((candidate) => sameValue(candidate, key));
  }

  get(key: unknown): V | undefined {
    if (typeof key !== 'object' || key === null) return this.entries.get(key);
    const found = this.find(key);
    return found === undefined ? undefined : this.entries.get(found);
  }

  has(key: unknown): boolean {
    if (typeof key !== 'object' || key === null) return this.entries.has(key);
    return this.find(key) !== undefined;
  }

  put(key: unknown, value: V): void {
    this.change();
    if (typeof key !== 'object' || key === null) {
      this.entries.set(key, value);
      return;
    }
    const hash = hashOf(key);
    if (hash === undefined) {
      this.entries.set(key, value);
      return;
    }
    this.buckets ??= new Map();
    const bucket = this.buckets.get(hash);
    const known = bucket?.find((candidate) => sameValue(candidate, key));
    if (known !== undefined) {
      this.entries.set(known, value);
      return;
    }
    // The same object may be put again after it changed: it is a new entry on the platform; here it moves.
    this.forget(key);
    if (bucket) bucket.push(key);
    else this.buckets.set(hash, [key]);
    this.entries.set(key, value);
  }

  delete(key: unknown): boolean {
    this.change();
    if (typeof key !== 'object' || key === null) return this.entries.delete(key);
    const hash = hashOf(key);
    if (hash === undefined) return this.entries.delete(key);
    const bucket = this.buckets?.get(hash);
    const index = bucket ? bucket.findIndex((candidate) => sameValue(candidate, key)) : -1;
    if (!bucket || index < 0) return false;
    this.entries.delete(bucket[index]);
    bucket.splice(index, 1);
    if (!bucket.length) this.buckets!.delete(hash);
    return true;
  }

  clear(): void {
    this.change();
    this.entries.clear();
    this.buckets = null;
  }

  /** Throws when the collection may not change now. */
  change(): void {
    if (this.walkers > 0) throwApex('FinalException', 'Cannot modify a collection while it is being iterated.');
  }

  private forget(key: object): void {
    if (!this.entries.has(key)) return;
    this.entries.delete(key);
    for (const [hash, bucket] of this.buckets!) {
      const index = bucket.indexOf(key);
      if (index < 0) continue;
      bucket.splice(index, 1);
      if (!bucket.length) this.buckets!.delete(hash);
      return;
    }
  }
}
