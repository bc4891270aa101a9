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
