/**
 * What the emitted code refers to at run time: one JavaScript class a class of the program (its shell: fields, no
 * methods yet), the constants of enums, the static variables of each transaction.
 */
import { transaction } from '../../running/transaction.ts';
import { enumValues, type Implementation } from '../../library/define.ts';
import { ApexEnum, ApexObject } from '../../values/values.ts';
import type { ClassSymbol, FieldSymbol } from '../symbols.ts';
import { literalOf } from './initializers.ts';
import type { SymbolTable } from '../symbol-table.ts';

// Each emitted class takes arguments of its own; that they fit was checked when the Apex calling it was compiled.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Shell = (new (...args: any[]) => ApexObject) & Record<string, Implementation>;

/** The static variables of a class: an object whose shape the class decides. */
export type Statics = Record<string, unknown>;

export class Linker {
  private readonly table: SymbolTable;
  private readonly shells = new Map<ClassSymbol, Shell>();
  private readonly enums = new Map<ClassSymbol, readonly ApexEnum[]>();
  private readonly holders = new Map<ClassSymbol, () => Statics>();
  /** Static initializers in the order of the source; the emitted code fills them in. */
  private readonly initializers = new Map<ClassSymbol, (() => void)[]>();
  /** Why a class cannot be used, for those that did not compile. */
  readonly broken = new Map<ClassSymbol, () => never>();

  constructor(table: SymbolTable) {
    this.table = table;
  }

  /** The JavaScript class of a class, interface or enum. */
  shell(symbol: ClassSymbol): Shell {
    let shell = this.shells.get(symbol);
    if (!shell) {
      shell = makeShell(symbol, this.parentShell(symbol));
      this.shells.set(symbol, shell);
    }
    return shell;
  }

  private parentShell(symbol: ClassSymbol): Shell {
    const parent = this.table.superclass(symbol);
    if (!parent) return ApexObject as unknown as Shell;
    if (parent.origin === 'user') return this.shell(parent);
    return (parent.source?.options.js ?? ApexObject) as unknown as Shell;
  }

  constants(symbol: ClassSymbol): readonly ApexEnum[] {
    let constants = this.enums.get(symbol);
    if (!constants) {
      constants =
        symbol.origin === 'library'
          ? enumValues(symbol.source!.name)
          : symbol.constants.map((name, ordinal) => new ApexEnum(symbol.type.name, name, ordinal));
      this.enums.set(symbol, constants);
    }
    return constants;
  }

  constant(symbol: ClassSymbol, name: string): ApexEnum {
    return this.constants(symbol).find((c) => c.name.toLowerCase() === name.toLowerCase())!;
  }

  /** Where the emitted code registers the static initializers of a class. */
  initializersOf(symbol: ClassSymbol): (() => void)[] {
    let list = this.initializers.get(symbol);
    if (!list) this.initializers.set(symbol, (list = []));
    return list;
  }

  /** A function that answers the statics of the running transaction, initialized on first use. */
  statics(symbol: ClassSymbol): () => Statics {
    const known = this.holders.get(symbol);
    if (known) return known;
    const make = staticsMaker(symbol);
    const initializers = this.initializersOf(symbol);
    const parent = this.table.superclass(symbol);
    let owner: Map<unknown, unknown> | null = null;
    let held: Statics | null = null;
    const slow = (all: Map<unknown, unknown>): Statics => {
      let statics = all.get(symbol) as Statics | undefined;
      if (!statics) {
        this.broken.get(symbol)?.();
        // The superclass first; itself before its initializers run, which may read it.
        if (parent?.origin === 'user') this.statics(parent)();
        statics = new make();
        all.set(symbol, statics);
        for (const initialize of initializers) initialize();
      }
      owner = all;
      held = statics;
      return statics;
    };
    const answer = () => {
      const all = transaction().statics;
      return all === owner ? held! : slow(all);
    };
    this.holders.set(symbol, answer);
    return answer;
  }
}

/** A JavaScript class whose constructor only gives the fields their first values, so that all objects have one shape. */
function makeShell(symbol: ClassSymbol, parent: Shell): Shell {
  const fields = [...symbol.fields.values()].filter((field) => !field.isStatic && symbol.kind === 'class');
  const assignments = fields.map((field) => `this.${field.js} = ${firstValue(field)};`).join(' ');
  const name = symbol.name.replace(/\W/g, '$');
  const source = `return class ${name} extends Parent { constructor() { super(); ${assignments} } };`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- The text is made of identifiers and literals of Apex source that has been parsed.
  return new Function('Parent', source)(parent);
}

/** A literal initializer is set by the shell itself; everything else begins as null. */
function firstValue(field: FieldSymbol): string {
  const { node } = field;
  const initial = node?.kind === 'field' ? literalOf(node.initializer, field) : null;
  return initial ?? 'null';
}

function staticsMaker(symbol: ClassSymbol): new () => Statics {
  const fields = [...symbol.fields.values()].filter((field) => field.isStatic && symbol.kind === 'class');
  const assignments = fields.map((field) => `this.${field.js} = ${firstValue(field)};`).join(' ');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- As above: identifiers and literals of parsed source.
  return new Function(`return class { constructor() { ${assignments} } };`)();
}
