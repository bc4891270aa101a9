/**
 * The modules of a page: scripts define them, hundreds in one file, and each runs when the first module that imports it
 * does. Part of the page itself, before those scripts.
 */
import type { BootData, ScopedModule } from '../shapes.ts';

type Exports = Record<string, unknown>;
type Require = (specifier: string) => Exports;
type Factory = (require: Require, module: { exports: Exports }, exports: Exports) => void;

interface Definition {
  factory: Factory;
  /** Specifier → names that must be there. */
  imports: Record<string, string[]>;
}

interface Instance {
  module: { exports: Exports };
  state: 'loading' | 'ready' | 'failed';
  error?: unknown;
}

class Modules {
  readonly #definitions = new Map<string, Definition>();
  readonly #instances = new Map<string, Instance>();
  readonly #namespace: string | null;
  readonly #scoped: Record<string, ScopedModule>;

  /** What is named with the project's namespace is the same as what is named `c`. */
  constructor({ namespace, scoped }: BootData) {
    this.#namespace = namespace;
    this.#scoped = scoped;
  }

  /** @param id `c/card/card.js`, or a specifier where a module is one file */
  define(id: string, imports: Definition['imports'], factory: Factory): void {
    this.#definitions.set(id, { factory, imports });
  }

  /**
   * The exports of a module.
   * @throws Error that names what the local org does not have, or what the module threw
   */
  require(specifier: string, from = ''): Exports {
    const id = this.#resolve(specifier, from);
    const instance = this.#instances.get(id) ?? this.#run(id, specifier);
    if (instance.state === 'failed') throw instance.error;
    return instance.module.exports;
  }

  /** Relative to the module that asks; of a component its module or, where it is styles alone, those. */
  #resolve(specifier: string, from: string): string {
    if (/^\.\.?\//.test(specifier)) {
      const { pathname, search } = new URL(specifier, `http://module/${from}`);
      return pathname.slice(1) + search;
    }
    if (specifier === '@salesforce/apex') return this.#resolve('localOrg/apex', from);
    const [namespace = '', name = '', ...rest] = specifier.split('/');
    if (!name || rest.length || namespace.startsWith('@')) return specifier;
    const folder = `${namespace === this.#namespace ? 'c' : namespace}/${name}`;
    const files = [`${folder}/${name}.js`, `${folder}/${name}.css`];
    return files.find((file) => this.#definitions.has(file)) ?? folder;
  }

  #run(id: string, specifier: string): Instance {
    const module = { exports: {} as Exports };
    const instance: Instance = { module, state: 'loading' };
    this.#instances.set(id, instance);
    try {
      const definition = this.#definitions.get(id);
      if (definition) {
        definition.factory((wanted) => this.#import(definition, wanted, id), module, module.exports);
      } else {
        module.exports = this.#scopedModule(id, specifier);
      }
      instance.state = 'ready';
    } catch (error) {
      instance.state = 'failed';
      instance.error = error;
    }
    return instance;
  }

  /** A name that a module does not export is refused at once, as a browser refuses it, not when it is used. */
  #import({ imports }: Definition, specifier: string, from: string): Exports {
    const exports = this.require(specifier, from);
    const isComplete = this.#instances.get(this.#resolve(specifier, from))?.state === 'ready';
    const missing = isComplete && imports[specifier]?.find((name) => !(name in exports));
    if (!missing) return exports;
    if (specifier.startsWith('lightning/')) throw new Error(`Not supported by the local org: ${missing}, ${specifier}`);
    throw new Error(`${specifier} does not export ${missing}, which ${from} imports`);
  }

  #scopedModule(id: string, specifier: string): Exports {
    const module = this.#scoped[id];
    if (module && 'error' in module) throw new Error(module.error);
    if (!module) {
      const isPlatforms = id.startsWith('lightning/') || id.startsWith('@salesforce/');
      throw new Error(isPlatforms ? `Not supported by the local org: ${id}` : `There is no module ${specifier}`);
    }
    if ('isGate' in module) return exported({ isOpen: () => false });
    if (!('cacheable' in module)) return exported(module.value);
    const { apexMethod } = this.require('localOrg/apexMethod') as {
      apexMethod: (name: string, cacheable: boolean) => unknown;
    };
    return exported(apexMethod(id.slice('@salesforce/apex/'.length), module.cacheable));
  }
}

const exported = (value: unknown): Exports => Object.defineProperty({ default: value }, '__esModule', { value: true });

const boot = JSON.parse(document.getElementById('boot')?.textContent ?? '') as BootData;
Object.assign(globalThis, { localOrg: new Modules(boot) });
