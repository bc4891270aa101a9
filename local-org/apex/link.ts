/** What can be checked and settled only when every class has its members: overriding, contracts, names on the emitted classes. */
import type { Diagnostics } from './diagnostics.ts';
import { signature } from './declare.ts';
import { findMethods } from './members.ts';
import { sameParameters, UNKNOWN, type ClassSymbol, type MethodSymbol } from './symbols.ts';
import type { SymbolTable } from './symbol-table.ts';
import { substitute, type ApexType } from '../values/types.ts';
import { overridesPrivateMethods } from '../values/versions.ts';

/** Classes must come with superclasses first. */
export function linkClass(table: SymbolTable, symbol: ClassSymbol, diagnostics: Diagnostics): void {
  const parents = [...table.lineage(symbol)].slice(1);
  separateNames(symbol, parents);
  if (symbol.kind !== 'class') return;
  checkOverrides(table, symbol, parents, diagnostics);
  if (!symbol.isAbstract) checkContracts(table, symbol, diagnostics);
}

/** A member of the same name as a private one further up is another member. */
function separateNames(symbol: ClassSymbol, parents: ClassSymbol[]): void {
  const suffix = `$${symbol.name.replace(/\W/g, '$').toLowerCase()}`;
  for (const field of symbol.fields.values()) {
    if (field.isStatic || field.property === 'code') continue;
    const hidden = parents.some((parent) => parent.fields.get(field.name.toLowerCase())?.js === field.js);
    if (hidden) field.js += suffix;
  }
  for (const method of [...symbol.methods.values()].flat()) {
    if (method.isOverride || method.isStatic) continue;
    const inherited = inheritedMethod(parents, method);
    if (inherited?.access === 'private' && !overridesPrivateMethods(inherited.owner.file?.apiVersion ?? Infinity))
      method.js += suffix;
  }
}

function inheritedMethod(parents: ClassSymbol[], method: MethodSymbol): MethodSymbol | null {
  for (const parent of parents) {
    const found = parent.methods.get(method.name.toLowerCase())?.find((m) => sameParameters(m, method));
    if (found) return found;
  }
  return null;
}

function checkOverrides(
  table: SymbolTable,
  symbol: ClassSymbol,
  parents: ClassSymbol[],
  diagnostics: Diagnostics,
): void {
  for (const method of [...symbol.methods.values()].flat()) {
    if (method.isStatic || !method.node) continue;
    const inherited = inheritedMethod(parents, method);
    if (!inherited || inherited.owner.origin !== 'user' || inherited.isStatic || inherited.access === 'private') {
      if (method.isOverride && !inherited && !overridesLibrary(table, symbol, method)) {
        diagnostics.report(method.node.at, `Method does not override an ancestor method: ${signature(method)}`);
      }
      continue;
    }
    if (method.isOverride && !inherited.isVirtual) {
      diagnostics.report(
        method.node.at,
        `Non-virtual, non-abstract methods cannot be overridden: ${signature(method)}`,
      );
    } else if (!method.isOverride && inherited.isVirtual) {
      diagnostics.report(method.node.at, `Method must use the override keyword: ${signature(method)}`);
    } else if (method.isOverride && method.returnType !== inherited.returnType) {
      diagnostics.report(
        method.node.at,
        `Return types clash: ${inherited.returnType.name} vs ${method.returnType.name} from the type ${inherited.owner.name}`,
      );
    }
    // Overriding goes by the name on the class.
    method.js = inherited.js;
  }
}

/** Methods of library classes, and those every object has. */
function overridesLibrary(table: SymbolTable, symbol: ClassSymbol, method: MethodSymbol): boolean {
  const others = findMethods(table, symbol.type, method.name);
  return (
    others.some((o) => o.method.owner.origin === 'library') ||
    /^(equals|hashcode|tostring)$/i.test(method.name) ||
    hasOpaqueParent(table, symbol)
  );
}

/** Does it extend something the library does not declare? */
const hasOpaqueParent = (table: SymbolTable, symbol: ClassSymbol) =>
  [...table.lineage(symbol)].some((c) => c.superType && !table.symbolOf(c.superType));

/** Every method of the interfaces, and every abstract one, must have a body somewhere; the platform takes a static one too. */
function checkContracts(table: SymbolTable, symbol: ClassSymbol, diagnostics: Diagnostics): void {
  for (const wanted of contractMethods(table, symbol)) {
    const found = implementation(table, symbol, wanted.method, wanted.parameters, wanted.owner.kind === 'library');
    if (found || isObjectMethod(wanted.method)) continue;
    const text = `${wanted.method.returnType.name} ${wanted.owner.name}.${wanted.method.name}(${wanted.parameters.map((p) => p.name).join(', ')})`;
    diagnostics.report(symbol.node!.at, `Class ${symbol.name} must implement the method: ${text}`);
  }
}

/** What every object has needs no implementation. */
export const isObjectMethod = ({ name, parameters }: MethodSymbol) =>
  /^(tostring|hashcode)$/i.test(name) ? !parameters.length : /^equals$/i.test(name) && parameters.length === 1;

/**
 * Does a parameter of a class fit that of the interface's method? To the letter, but for collections of records;
 * interfaces of the platform are implemented with `SObject`, `Object` or the argument itself.
 */
function matches(given: ApexType, wanted: ApexType, isLibrary: boolean): boolean {
  if (given === wanted || wanted === UNKNOWN || given === UNKNOWN) return true;
  if (
    wanted.args.length &&
    given.kind === wanted.kind &&
    wanted.args.every((arg, i) => sameRecords(arg, given.args[i]))
  )
    return true;
  if (!isLibrary) return false;
  if (wanted.kind === 'variable' || wanted.kind === 'object') return true;
  return wanted.kind === given.kind && wanted.kind !== 'user' && wanted.kind !== 'primitive';
}

const sameRecords = (a: ApexType, b: ApexType) => a === b || (a.kind === 'sobject' && b.kind === 'sobject');

/** Methods of interfaces written in Apex that this class implements under another name of JavaScript. */
export function renamedContracts(table: SymbolTable, symbol: ClassSymbol): { contract: string; js: string }[] {
  const renamed: { contract: string; js: string }[] = [];
  for (const { owner, method, parameters } of contractMethods(table, symbol)) {
    if (owner.kind !== 'user') continue;
    const found = implementation(table, symbol, method, parameters, false);
    if (found && found.js !== method.js) renamed.push({ contract: method.js, js: found.js });
  }
  return renamed;
}

function implementation(
  table: SymbolTable,
  symbol: ClassSymbol,
  { name }: MethodSymbol,
  parameters: ApexType[],
  isLibrary: boolean,
): MethodSymbol | null {
  for (const at of table.lineage(symbol)) {
    const methods =
      at.methods.get(name.toLowerCase())?.filter((m) => !m.isAbstract && m.parameters.length === parameters.length) ??
      [];
    const found =
      methods.find((m) => m.parameters.every((p, i) => p.type === parameters[i])) ??
      methods.find((m) => m.parameters.every((p, i) => matches(p.type, parameters[i], isLibrary)));
    if (found) return found;
  }
  return null;
}

interface Contract {
  owner: ApexType;
  method: MethodSymbol;
  parameters: ApexType[];
}

function contractMethods(table: SymbolTable, symbol: ClassSymbol): Contract[] {
  const wanted: Contract[] = [];
  const seen = new Set<ApexType>();
  const visit = (type: ApexType): void => {
    if (seen.has(type)) return;
    seen.add(type);
    const declared = table.symbolOf(type);
    if (declared && (declared.kind === 'interface' || declared.origin === 'user')) {
      const bound = table.bindings(type);
      for (const method of [...declared.methods.values()].flat()) {
        if (method.isAbstract)
          wanted.push({ owner: type, method, parameters: method.parameters.map((p) => substitute(p.type, bound)) });
      }
    }
    table.parents(type).forEach(visit);
  };
  visit(symbol.type);
  return wanted;
}
