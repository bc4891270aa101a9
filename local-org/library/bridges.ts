/**
 * Objects of library classes behind library interfaces: `Iterable<T>` may be a list, `QueueableContext` what the job
 * runner made. Calls through an interface go by the bridge name, so the JavaScript classes get those names too.
 */
import { bridgeName } from '../values/bridge.ts';
import { findLibraryClass, librarySources, type Implementation, type LibraryClassSource } from './define.ts';

/** Name and number of parameters of each instance method, with what implements it. */
function* methodsOf({
  members,
}: LibraryClassSource): Generator<[name: string, arity: number, implementation: Implementation]> {
  for (const [signature, member] of Object.entries(members)) {
    const match = /^(?!static |new\b).* (\w+)\((.*)\)$/.exec(signature);
    if (!match || typeof member !== 'function') continue;
    // Commas between the arguments of a generic type separate no parameters.
    const list = match[2].replace(/<[^()]*>/g, '');
    yield [match[1], list === '' ? 0 : list.split(',').length, member];
  }
}

function interfacesOf(source: LibraryClassSource): LibraryClassSource[] {
  const found = source.options.kind === 'interface' ? [source] : [];
  for (const name of source.options.implements ?? []) {
    const one = findLibraryClass(name.replace(/<.*/, ''));
    if (one) found.push(...interfacesOf(one));
  }
  return found;
}

/** Gives every JavaScript class of the library the methods of the interfaces it implements. May be called again. */
export function bridgeLibraryObjects(): void {
  for (const source of librarySources()) {
    const { js } = source.options;
    if (!js) continue;
    const own = new Map(
      [...methodsOf(source)].map(([name, arity, implementation]) => [
        bridgeName(name, arity).toLowerCase(),
        implementation,
      ]),
    );
    for (const contract of interfacesOf(source)) {
      for (const [name, arity] of methodsOf(contract)) {
        const bridge = bridgeName(name, arity);
        const implementation = own.get(bridge.toLowerCase());
        if (!implementation || bridge in js.prototype) continue;
        Object.defineProperty(js.prototype, bridge, {
          value(this: object, ...args: unknown[]) {
            return implementation(this, ...args);
          },
        });
      }
    }
  }
}
