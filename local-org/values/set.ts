import type { ApexType } from './types.ts';
import { bridgeName } from './bridge.ts';
import { elementHash, HASH, SAME, type Composite } from './equality.ts';
import { throwApex } from './exceptions.ts';
import { CollectionIterator } from './iterator.ts';
import { KeyedStore } from './keyed.ts';

/** A Set: unique elements in the order they came. */
export class ApexSet<T = unknown> implements Iterable<T>, Composite {
  /** Of the set itself: `Set<String>`. */
  readonly type: ApexType;
  readonly store: KeyedStore<unknown>;
  /** The keys of a map: elements may be removed, which removes them from the map, but not added. */
  private readonly isView: boolean;

  constructor(type: ApexType, elements?: Iterable<T> | null, viewOf?: KeyedStore<unknown>) {
    this.type = type;
    this.store = viewOf ?? new KeyedStore();
    this.isView = viewOf !== undefined;
    if (elements) for (const element of elements) this.store.put(element, true);
  }

  get elementType(): ApexType {
    return this.type.args[0];
  }

  get size(): number {
    return this.store.entries.size;
  }

  has(element: unknown): boolean {
    return this.store.has(element);
  }

  /** Answers whether the set changed. */
  add(element: T): boolean {
    if (this.isView) throwApex('FinalException', 'Collection is read-only');
    const before = this.store.entries.size;
    if (this.store.has(element)) {
      this.store.change();
      return false;
    }
    this.store.put(element, true);
    return this.store.entries.size > before;
  }

  /** Answers whether it was there. */
  delete(element: unknown): boolean {
    return this.store.delete(element);
  }

  clear(): void {
    this.store.clear();
  }

  toArray(): T[] {
    return [...this.store.entries.keys()] as T[];
  }

  [HASH](): string {
    return `{${this.toArray().map(elementHash).sort().join()}}`;
  }

  [SAME](other: object): boolean {
    return (
      other instanceof ApexSet && this.size === other.size && this.toArray().every((element) => other.has(element))
    );
  }

  /** `iterator()` of any Iterable. */
  [bridgeName('iterator', 0)](): CollectionIterator {
    return new CollectionIterator(this.toArray());
  }

  /** What `for (T item : set)` walks: the set refuses to change until the loop ends, however it ends. */
  *[Symbol.iterator](): Generator<T> {
    this.store.walkers++;
    try {
      yield* this.store.entries.keys() as IterableIterator<T>;
    } finally {
      this.store.walkers--;
    }
  }
}
