/** Compiled modules, kept in memory and on disk by a hash of what they are made from. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../base/cache-folder.ts';
import type { CompiledModule } from './compiled-module.ts';

export class KeptModules {
  readonly #memory = new Map<string, Promise<CompiledModule>>();

  /** @param compile makes the module where it is not kept; what it throws is not kept */
  get(key: string, compile: () => Promise<CompiledModule>): Promise<CompiledModule> {
    let module = this.#memory.get(key);
    if (!module) {
      module = this.#find(key, compile);
      this.#memory.set(key, module);
      module.catch(() => this.#memory.delete(key));
    }
    return module;
  }

  async #find(key: string, compile: () => Promise<CompiledModule>): Promise<CompiledModule> {
    const folder = join(cacheFolder(), 'modules', key.slice(0, 2));
    const file = join(folder, `${key.slice(2)}.json`);
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as CompiledModule;
    } catch {
      // Not compiled before, or the file was cut short while it was written.
    }
    const module = await compile();
    mkdirSync(folder, { recursive: true });
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, JSON.stringify(module));
    renameSync(temporary, file);
    return module;
  }
}
