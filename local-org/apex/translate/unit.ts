/** What translating one file gathers: errors, the constants its JavaScript refers to, its executable lines. */
import type { Diagnostics } from '../diagnostics.ts';
import type { ClassSymbol, SourceFile } from '../symbols.ts';
import type { SymbolTable } from '../symbol-table.ts';
import type { Linker } from '../runtime/linker.ts';

export interface CompileOptions {
  coverage: boolean;
  cpuCounting: boolean;
}

export class Unit {
  readonly table: SymbolTable;
  readonly file: SourceFile;
  readonly diagnostics: Diagnostics;
  readonly options: CompileOptions;
  readonly linker: Linker;
  readonly executable = new Set<number>();
  private readonly names = new Map<unknown, string>();
  private readonly texts = new Map<string, string>();
  private readonly values: unknown[] = [];

  constructor(table: SymbolTable, file: SourceFile, diagnostics: Diagnostics, options: CompileOptions, linker: Linker) {
    this.table = table;
    this.file = file;
    this.diagnostics = diagnostics;
    this.options = options;
    this.linker = linker;
  }

  /** The name under which the file's JavaScript knows a value: a function, a type, a class. */
  constant(value: unknown, hint = 'k'): string {
    let name = this.names.get(value);
    if (!name) {
      name = `$${hint}${this.values.length}`;
      this.names.set(value, name);
      this.values.push(value);
    }
    return name;
  }

  /** Like `constant` for values without identity of their own, made once per text. */
  shared(key: string, make: () => unknown): string {
    let name = this.texts.get(key);
    if (!name) this.texts.set(key, (name = this.constant(make())));
    return name;
  }

  /** The emitted class of a symbol. */
  classOf(symbol: ClassSymbol): string {
    return this.constant(this.linker.shell(symbol), 'c');
  }

  /** The function that answers the static variables of a class. */
  staticsOf(symbol: ClassSymbol): string {
    return this.constant(this.linker.statics(symbol), 's');
  }

  /** First line of the file's JavaScript: makes the constants known by their names. */
  prologue(): string {
    const names = this.values.map((value) => this.names.get(value));
    return `'use strict'; ${names.length ? `const [${names.join(', ')}] = $constants; ` : ''}`;
  }

  constants(): unknown[] {
    return this.values;
  }
}
