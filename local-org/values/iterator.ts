import { bridgeName } from './bridge.ts';
import { throwApex } from './exceptions.ts';

const HAS_NEXT = bridgeName('hasNext', 0);
const NEXT = bridgeName('next', 0);

/** The Iterator of a library collection: of the elements as they are when it is asked for them. */
export class CollectionIterator {
  private readonly elements: readonly unknown[];
  private index = 0;
  constructor(elements: readonly unknown[]) {
    this.elements = elements;
  }
  [HAS_NEXT](): boolean {
    return this.index < this.elements.length;
  }
  [NEXT](): unknown {
    if (!this[HAS_NEXT]()) throwApex('NoSuchElementException', 'Iterator has no more elements.');
    return this.elements[this.index++];
  }
}
