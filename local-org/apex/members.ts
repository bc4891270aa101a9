/** Finding the fields and methods of a type, inherited ones included, and choosing among overloads. */
import { conversionCost, isAssignable } from './conversions.ts';
import type { ClassSymbol, FieldSymbol, MethodSymbol } from './symbols.ts';
import { enclosing, sameParameters } from './symbols.ts';
import type { SymbolTable } from './symbol-table.ts';
import { substitute, Types, type ApexType } from '../values/types.ts';

/** A method as one type sees it: the type arguments filled in. */
export interface BoundMethod {
  method: MethodSymbol;
  parameters: ApexType[];
  returnType: ApexType;
}

export function findField(table: SymbolTable, symbol: ClassSymbol, name: string): FieldSymbol | null {
  const key = name.toLowerCase();
  for (const at of table.lineage(symbol)) {
    const field = at.fields.get(key);
    if (field) return field;
  }
  return null;
}

/** All methods of that name that a type has, the nearest declaration of each signature. */
export function findMethods(table: SymbolTable, type: ApexType, name: string): BoundMethod[] {
  const found: BoundMethod[] = [];
  const key = name.toLowerCase();
  const seen = new Set<ApexType>();
  const visit = (at: ApexType): void => {
    if (seen.has(at)) return;
    seen.add(at);
    const symbol = table.symbolOf(at);
    if (!symbol) return;
    const bound = table.bindings(at);
    for (const method of symbol.methods.get(key) ?? []) {
      const candidate = bind(method, bound);
      if (!found.some((other) => sameBound(other, candidate))) found.push(candidate);
    }
    for (const parent of table.parents(at)) visit(parent);
  };
  visit(type);
  if (type !== Types.Object && type.kind !== 'void' && type.kind !== 'null') visit(Types.Object);
  return found;
}

const sameBound = (a: BoundMethod, b: BoundMethod) =>
  sameParameters(a.method, b.method) ||
  (a.parameters.length === b.parameters.length && a.parameters.every((p, i) => p === b.parameters[i]));

export function bind(method: MethodSymbol, bound: ReadonlyMap<string, ApexType>): BoundMethod {
  if (!bound.size) return { method, parameters: method.parameters.map((p) => p.type), returnType: method.returnType };
  return {
    method,
    parameters: method.parameters.map((p) => substitute(p.type, bound)),
    returnType: substitute(method.returnType, bound),
  };
}

/** The overload that takes these arguments at the least cost; null when none does. */
export function chooseOverload(table: SymbolTable, candidates: BoundMethod[], args: ApexType[]): BoundMethod | null {
  let best: BoundMethod | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate.parameters.length !== args.length) continue;
    let cost = 0;
    for (let i = 0; i < args.length && cost < bestCost + 1; i++)
      cost += conversionCost(table, args[i], candidate.parameters[i]);
    if (
      cost < bestCost ||
      (best && cost === bestCost && cost < Number.POSITIVE_INFINITY && isNarrower(table, candidate, best))
    ) {
      best = candidate;
      bestCost = cost;
    }
  }
  return best;
}

/** Does every parameter of `a` fit into that of `b`? */
const isNarrower = (table: SymbolTable, a: BoundMethod, b: BoundMethod) =>
  a.parameters.some((p, i) => p !== b.parameters[i]) &&
  a.parameters.every((p, i) => isAssignable(table, p, b.parameters[i]));

/** May code in `within` use what `owner` declares with this access? Tests see `@TestVisible`. */
export function isVisible(
  table: SymbolTable,
  member: { access: string; owner: ClassSymbol; annotations: { name: string }[] },
  within: ClassSymbol | null,
  access = member.access,
): boolean {
  if (access === 'global' || member.owner.origin === 'library') return true;
  // What a package does not call global is nobody else's.
  if (within && within.namespace !== member.owner.namespace) return false;
  if (access === 'public') return true;
  if (!within) return false;
  const topOf = (symbol: ClassSymbol) => [...enclosing(symbol)].pop();
  if (topOf(within) === topOf(member.owner)) return true;
  if (member.annotations.some((a) => a.name === 'testvisible')) return true;
  if (access !== 'protected') return false;
  for (const scope of enclosing(within)) if ([...table.lineage(scope)].includes(member.owner)) return true;
  return false;
}
