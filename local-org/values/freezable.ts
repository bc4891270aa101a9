/**
 * What an object of the library has to offer so that a job can keep it, when it is more than its properties. The job
 * queue walks the values and hands over the two functions, so what is kept needs to know nothing of the queue.
 */

/** Makes text of a value. Throws SerializationException for one that cannot be kept. */
export type Freeze = (value: unknown) => string;

/** Makes the value of that text again. Throws SerializationException when a class of it is no longer there. */
export type Thaw = (text: string) => unknown;

/** A method of the object: what is kept of it, as text. */
export const FROZEN: unique symbol = Symbol('what a job keeps');
/** A static method of its class: the object of that text. */
export const THAWED: unique symbol = Symbol('made of what a job kept');

export interface Freezable {
  [FROZEN](freeze: Freeze): string;
}

export interface FreezableClass {
  [THAWED](text: string, thaw: Thaw): object;
}
