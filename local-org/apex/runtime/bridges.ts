/** Gives a method the name under which the library calls it; an override further down is found all the same. */
type Method = (this: Record<string, Method>, ...args: unknown[]) => unknown;

export function defineBridge(prototype: object, bridge: string, js: string, arity: number): void {
  const methods: Method[] = [
    function () {
      return this[js]();
    },
    function (a) {
      return this[js](a);
    },
    function (a, b) {
      return this[js](a, b);
    },
    function (...args) {
      return this[js](...args);
    },
  ];
  Object.defineProperty(prototype, bridge, { value: methods[Math.min(arity, 3)], writable: true, configurable: true });
}

/**
 * The same where a class implements several interfaces whose methods have the same name and number of parameters, such
 * as Queueable, Schedulable and Finalizer: what is given decides.
 * @param choices the class of the only argument, and the method that takes one
 */
export function defineChoice(prototype: object, bridge: string, choices: [takes: Constructor, js: string][]): void {
  const chosen = function (this: Record<string, Method>, argument: unknown) {
    const [, js] = choices.find(([takes]) => argument instanceof takes) ?? choices[0];
    return this[js](argument);
  };
  Object.defineProperty(prototype, bridge, { value: chosen, writable: true, configurable: true });
}

// Only tested for.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Constructor = new (...args: any[]) => object;
