import type { ApexType } from './types.ts';
import { bridgeName } from './bridge.ts';
import { elementHash, HASH, SAME, sameValue, type Composite } from './equality.ts';
import { throwApex } from './exceptions.ts';
import { CollectionIterator } from './iterator.ts';

/**
 * A List. Emitted code and the library work on `elements`; whatever changes its length goes through a method here,
 * which refuses while a `for` loop walks the list.
 */
export class ApexList<T = unknown> implements Iterable<T>, Composite {
  /** Of the list itself: `List<String>`. */
  readonly type: ApexType;
  elements: T[];
  /** How many `for` loops are walking it. */
  walkers = 0;
  readOnly = false;

  constructor(type: ApexType, elements: T[] = []) {
    this.type = type;
    this.elements = elements;
  }

  get elementType(): ApexType {
    return this.type.args[0];
  }

  get size(): number {
    return this.elements.length;
  }

  get(index: number): T {
    if (index < 0 || index >= this.elements.length) outOfBounds(index);
    return this.elements[index];
  }

  set(index: number, value: T): void {
    if (this.readOnly) this.refuse();
    if (index < 0 || index >= this.elements.length) outOfBounds(index);
    this.elements[index] = value;
  }

  add(value: T): void {
    this.change();
    this.elements.push(value);
  }

  insert(index: number, value: T): void {
    this.change();
    if (index < 0 || index > this.elements.length) outOfBounds(index);
    this.elements.splice(index, 0, value);
  }

  addAll(values: Iterable<T>): void {
    this.change();
    // A copy first: a list may be added to itself. Not push(...): the arguments of a call are limited.
    const added = values instanceof ApexList ? values.elements.slice() : [...values];
    for (const value of added) this.elements.push(value);
  }

  remove(index: number): T {
    this.change();
    if (index < 0 || index >= this.elements.length) outOfBounds(index);
    return this.elements.splice(index, 1)[0];
  }

  clear(): void {
    this.change();
    this.elements = [];
  }

  /** Throws when the list may not change now. */
  change(): void {
    if (this.walkers > 0 || this.readOnly) this.refuse();
  }

  private refuse(): never {
    throwApex(
      'FinalException',
      this.readOnly ? 'Collection is read-only' : 'Cannot modify a collection while it is being iterated.',
    );
  }

  [HASH](): string {
    return `(${this.elements.map(elementHash).join()})`;
  }

  [SAME](other: object): boolean {
    return (
      other instanceof ApexList &&
      this.elements.length === other.elements.length &&
      this.elements.every((element, index) => sameValue(element, other.elements[index]))
    );
  }

  /** `iterator()` of whatever is an Iterable. */
  [bridgeName('iterator', 0)](): CollectionIterator {
    return new CollectionIterator(this.elements);
  }

  /** What `for (T item : list)` walks: the list refuses to change until the loop ends, however it ends. */
  [Symbol.iterator](): Iterator<T> {
    return new ListWalk(this);
  }
}

function outOfBounds(index: number): never {
  throwApex('ListException', `List index out of bounds: ${index}`);
}

class ListWalk<T> implements Iterator<T> {
  private readonly list: ApexList<T>;
  private index = 0;
  constructor(list: ApexList<T>) {
    this.list = list;
    list.walkers++;
  }
  next(): IteratorResult<T> {
    const { elements } = this.list;
    if (this.index < elements.length) return { done: false, value: elements[this.index++] };
    return this.return();
  }
  return(): IteratorResult<T> {
    if (this.index >= 0) {
      this.index = -1;
      this.list.walkers--;
    }
    return { done: true, value: undefined };
  }
}
