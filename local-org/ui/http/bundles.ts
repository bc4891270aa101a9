/**
 * The two scripts that define a page's modules besides the base components: the shell's, and the project's components.
 * Each is addressed by what is in it, so a browser keeps it, with what V8 compiled of it, until a file changes.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { compileComponentFile, ComponentError } from '../compile/compile.ts';
import type { CompiledModule, SourceMap } from '../compile/compiled-module.ts';
import type { ComponentFolder } from '../compile/components.ts';
import type { UiHost } from '../host.ts';
import { type Exchange, FOR_EVER, JAVASCRIPT } from './exchange.ts';
import type { ComponentIndex } from './modules.ts';

export type BundleName = 'shell' | 'project';

export interface Bundle {
  address: string;
  code: string;
  /** The bundle's source map as JSON, one section a script. */
  map: string;
  /** The `@salesforce/…` modules that something in it imports. */
  scoped: string[];
  /** What does not compile, one text each: such a module throws it where it is imported. */
  errors: string[];
}

interface Section {
  offset: { line: number; column: number };
  map: SourceMap;
}

/** A page that was opened before a change may still ask for what it was told. */
const OLD_BUNDLES = 4;

export class Bundles {
  readonly #host: UiHost;
  readonly #components: ComponentIndex;
  readonly #current = new Map<BundleName, Promise<Bundle>>();
  readonly #byAddress = new Map<string, Bundle>();

  constructor(host: UiHost, components: ComponentIndex) {
    this.#host = host;
    this.#components = components;
  }

  get(name: BundleName): Promise<Bundle> {
    let bundle = this.#current.get(name);
    if (!bundle) {
      bundle = this.#build(name);
      this.#current.set(name, bundle);
      // Such as a file that went away while it was read: the next page tries again.
      bundle.catch(() => this.#current.delete(name));
    }
    return bundle;
  }

  forget(): void {
    this.#current.clear();
  }

  /** `/modules/<version>/<name>.js`, and `.js.map` beside it */
  serve(exchange: Exchange): void {
    const isMap = exchange.path.endsWith('.map');
    const bundle = this.#byAddress.get(isMap ? exchange.path.slice(0, -'.map'.length) : exchange.path);
    if (!bundle) return exchange.send(404, 'text/plain', 'There is no such script any more. Reload the page.');
    exchange.send(200, isMap ? 'application/json' : JAVASCRIPT, isMap ? bundle.map : bundle.code, FOR_EVER);
  }

  async #build(name: BundleName): Promise<Bundle> {
    const writer = new BundleWriter(this.#host.projectDirectory);
    for (const component of this.#components.all().values()) {
      if (isOfProject(component) === (name === 'project')) await writer.add(component);
    }
    const bundle = writer.finish(name);
    this.#byAddress.delete(bundle.address);
    this.#byAddress.set(bundle.address, bundle);
    for (const old of [...this.#byAddress.keys()].slice(0, -OLD_BUNDLES)) this.#byAddress.delete(old);
    return bundle;
  }
}

/** The local org's own lie in folders of its own and are named `lightning`, `localOrg` and `shell`. */
const isOfProject = ({ namespace }: ComponentFolder) => !['lightning', 'localOrg', 'shell'].includes(namespace);

class BundleWriter {
  readonly #projectDirectory: string;
  readonly #parts: string[] = [];
  readonly #sections: Section[] = [];
  readonly #scoped = new Set<string>();
  readonly #errors: string[] = [];
  #lines = 0;

  constructor(projectDirectory: string) {
    this.#projectDirectory = projectDirectory;
  }

  /** Adds a component's module, or its styles where it has nothing else, and what they import of its folder. */
  async add(component: ComponentFolder): Promise<void> {
    const { namespace, name, directory } = component;
    const isStyles = !existsSync(`${directory}/${name}.ts`) && !existsSync(`${directory}/${name}.js`);
    const waiting = [isStyles ? `${name}.css` : `${name}.js`];
    const known = new Set(waiting);
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      const module = await this.#compile(component, path);
      this.#write(`${namespace}/${name}/${path}`, module);
      for (const specifier of Object.keys(module.imports)) {
        if (specifier.startsWith('@salesforce/')) this.#scoped.add(specifier);
        if (!specifier.startsWith('.')) continue;
        const imported = posix.join(dirname(path), specifier);
        if (imported.startsWith('..') || known.has(imported)) continue;
        known.add(imported);
        waiting.push(imported);
      }
    }
  }

  finish(name: BundleName): Bundle {
    const code = this.#parts.join('');
    const version = createHash('sha256').update(code).digest('hex').slice(0, 16);
    const address = `/modules/${version}/${name}.js`;
    return {
      address,
      code: `${code}//# sourceMappingURL=${name}.js.map\n`,
      map: JSON.stringify({ version: 3, file: `${name}.js`, sections: this.#sections }),
      scoped: [...this.#scoped],
      errors: this.#errors,
    };
  }

  async #compile(component: ComponentFolder, path: string): Promise<CompiledModule> {
    try {
      const module = await compileComponentFile(component, path, this.#projectDirectory);
      return module ?? throwing(`There is no module ${component.namespace}/${component.name}/${path}`);
    } catch (error) {
      if (!(error instanceof ComponentError)) throw error;
      this.#errors.push(error.message);
      return throwing(error.message);
    }
  }

  #write(id: string, { code, map, imports }: CompiledModule): void {
    const named = Object.fromEntries(Object.entries(imports).filter(([, names]) => names.length));
    const head = `localOrg.define(${JSON.stringify(id)},${JSON.stringify(named)},(require,module,exports)=>{"use strict";\n`;
    if (map) this.#sections.push({ offset: { line: this.#lines + 1, column: 0 }, map });
    const part = `${head}${code}\n});\n`;
    this.#lines += part.split('\n').length - 1;
    this.#parts.push(part);
  }
}

/** The page that imports it can show why. */
const throwing = (message: string): CompiledModule => ({
  code: `throw new Error(${JSON.stringify(message)});`,
  map: null,
  imports: {},
});
