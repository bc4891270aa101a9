/** Symbols and shells → the descriptions that reflection reads (`ClassInfo`). */
import type { ApexObject } from '../values/values.ts';
import type { ClassInfo, FieldInfo, MethodInfo } from '../values/program.ts';
import { INITIALIZE } from './runtime/initializers.ts';
import type { Linker } from './runtime/linker.ts';
import { DEFAULT_CONSTRUCTOR, mangle, type ClassSymbol, type FieldSymbol, type MethodSymbol } from './symbols.ts';
import type { SymbolTable } from './symbol-table.ts';
import { Types, type ApexType } from '../values/types.ts';

type Members = Record<string, (...args: unknown[]) => unknown>;
type Fields = Record<string, unknown>;

/** Describes classes; a class's superclass and outer class are described with it. */
export class ClassInfos {
  private readonly table: SymbolTable;
  private readonly linker: Linker;
  private readonly made = new Map<ClassSymbol, ClassInfo>();

  constructor(table: SymbolTable, linker: Linker) {
    this.table = table;
    this.linker = linker;
  }

  of(symbol: ClassSymbol): ClassInfo {
    const known = this.made.get(symbol);
    if (known) return known;
    const { linker } = this;
    const shell = linker.shell(symbol);
    const parent = this.table.superclass(symbol);
    const info: ClassInfo = {
      name: symbol.name,
      namespace: symbol.namespace,
      kind: symbol.kind,
      type: symbol.type,
      superclass: null,
      librarySuperclass: symbol.superType && parent?.origin !== 'user' ? symbol.superType : null,
      interfaces: symbol.interfaces,
      outer: null,
      sharing: symbol.sharing,
      access: symbol.access,
      isAbstract: symbol.isAbstract,
      isVirtual: symbol.isVirtual,
      annotations: symbol.annotations,
      fields: symbol.kind === 'class' ? [...symbol.fields.values()].map((field) => this.field(field)) : [],
      methods: [...symbol.methods.values()].flat().map((method) => this.method(method)),
      constructors: symbol.constructors.map((c) => ({ parameters: c.parameters.map((p) => p.type), access: c.access })),
      enumConstants: symbol.constants,
      enumValues: symbol.kind === 'enum' ? linker.constants(symbol) : [],
      file: symbol.file!.path,
      apiVersion: symbol.file!.apiVersion,
      line: Math.floor(symbol.node!.at / 0x10000),
      js: () => {
        linker.broken.get(symbol)?.();
        return shell;
      },
      construct: (args = [], parameters) => this.construct(symbol, args, parameters ?? null),
      allocate: () => {
        linker.broken.get(symbol)?.();
        return new shell();
      },
    };
    if (!info.constructors.length) info.constructors.push({ parameters: [], access: 'public' });
    this.made.set(symbol, info);
    Object.defineProperty(shell.prototype, '$info', { value: info, configurable: true });
    if (parent?.origin === 'user') info.superclass = this.of(parent);
    if (symbol.outer) info.outer = this.of(symbol.outer);
    return info;
  }

  private construct(symbol: ClassSymbol, args: unknown[], parameters: ApexType[] | null): ApexObject {
    this.linker.broken.get(symbol)?.();
    const shell = this.linker.shell(symbol);
    const js = parameters
      ? mangle('$new', parameters)
      : (symbol.constructors.find((c) => c.parameters.length === args.length)?.js ?? DEFAULT_CONSTRUCTOR);
    const made = new shell() as unknown as Members;
    if (!made[js])
      throw new Error(`${symbol.name} has no constructor (${(parameters ?? []).map((p) => p.name).join(', ')})`);
    made[INITIALIZE]?.();
    return made[js](...args) as ApexObject;
  }

  private field(field: FieldSymbol): FieldInfo {
    const { linker } = this;
    const holder = (object: ApexObject | null): Fields =>
      field.isStatic ? linker.statics(field.owner)() : (object as unknown as Fields);
    const accessors = (object: ApexObject | null): Members =>
      (field.isStatic ? linker.shell(field.owner) : object) as unknown as Members;
    const isCode = field.property === 'code';
    return {
      name: field.name,
      isStatic: field.isStatic,
      access: field.access,
      annotations: field.annotations,
      line: field.line,
      type: field.type,
      isTransient: field.isTransient,
      isProperty: field.property !== null,
      isComputed: isCode && field.canRead,
      isFinal: field.isFinal,
      get: (object) => (isCode && field.canRead ? accessors(object)[`get$${field.js}`]() : holder(object)[field.js]),
      set: (object, value) => {
        if (isCode && field.canWrite) accessors(object)[`set$${field.js}`](value);
        else holder(object)[field.js] = value;
      },
    };
  }

  private method(method: MethodSymbol): MethodInfo {
    const { linker } = this;
    return {
      name: method.name,
      isStatic: method.isStatic,
      access: method.access,
      annotations: method.annotations,
      line: method.line,
      parameters: method.parameters,
      returnType: method.returnType,
      isAbstract: method.isAbstract,
      isVirtual: method.isVirtual,
      jsName: method.js,
      invoke: (object, args) => {
        linker.broken.get(method.owner)?.();
        const target = (method.isStatic ? linker.shell(method.owner) : object) as unknown as Members;
        const result = target[method.js](...args);
        return method.returnType === Types.Void ? null : result;
      },
    };
  }
}
