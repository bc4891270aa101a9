/** Which methods of a class the library will call, and by what each is implemented. */
import { findMethods } from '../members.ts';
import type { ClassSymbol, MethodSymbol } from '../symbols.ts';
import type { SymbolTable } from '../symbol-table.ts';
import { substitute, Types, type ApexType } from '../../values/types.ts';

export interface WantedMethod {
  name: string;
  parameters: ApexType[];
}

/** Called by the library on any object. */
const OBJECT_METHODS: WantedMethod[] = [
  { name: 'equals', parameters: [Types.Object] },
  { name: 'hashCode', parameters: [] },
  { name: 'toString', parameters: [] },
];

/** Methods of the library's interfaces and classes that a class inherits, type arguments filled in. */
export function libraryMethods(table: SymbolTable, symbol: ClassSymbol): WantedMethod[] {
  const wanted = [...OBJECT_METHODS];
  const seen = new Set<ApexType>();
  const visit = (type: ApexType): void => {
    if (seen.has(type)) return;
    seen.add(type);
    const declared = table.symbolOf(type);
    if (declared?.origin === 'library') {
      const bound = table.bindings(type);
      for (const method of [...declared.methods.values()].flat()) {
        if (method.isStatic) continue;
        wanted.push({ name: method.name, parameters: method.parameters.map((p) => substitute(p.type, bound)) });
      }
    }
    table.parents(type).forEach(visit);
  };
  visit(symbol.type);
  return wanted;
}

/** The method of the class, or of what it extends, that implements one: by its types, else by their number. */
export function methodFor(table: SymbolTable, symbol: ClassSymbol, wanted: WantedMethod): MethodSymbol | null {
  const candidates = findMethods(table, symbol.type, wanted.name)
    .map((found) => found.method)
    .filter(
      (m) =>
        m.owner.origin === 'user' && m.owner.kind === symbol.kind && m.parameters.length === wanted.parameters.length,
    );
  return candidates.find((m) => m.parameters.every((p, i) => p.type === wanted.parameters[i])) ?? candidates[0] ?? null;
}

/** Static methods that implement a method of an interface: they are called on objects as well. */
export function staticImplementations(table: SymbolTable, symbol: ClassSymbol): MethodSymbol[] {
  const names = new Set<string>();
  const visit = (type: ApexType): void => {
    const declared = table.symbolOf(type);
    if (declared?.kind === 'interface') for (const name of declared.methods.keys()) names.add(name);
    table.parents(type).forEach(visit);
  };
  symbol.interfaces.forEach(visit);
  return [...names].flatMap((name) => symbol.methods.get(name) ?? []).filter((method) => method.isStatic);
}
