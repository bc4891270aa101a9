/** Which types convert to which, at what cost for overload resolution, and what type two branches have in common. */
import { UNKNOWN } from './symbols.ts';
import type { SymbolTable } from './symbol-table.ts';
import { listOf, Types, type ApexType } from '../values/types.ts';

const NUMBERS: readonly ApexType[] = [Types.Integer, Types.Long, Types.Double, Types.Decimal];

export const isNumber = (type: ApexType): boolean => NUMBERS.includes(type);

/** Costs of a conversion; the smallest sum wins an overload. */
const COST = { same: 0, widen: 1, parent: 1, text: 4, narrow: 6, collection: 3, untyped: 20, object: 40 };
const NONE = Number.POSITIVE_INFINITY;

/** Cost of passing a value of one type where another is asked for; infinite when it cannot be. */
export function conversionCost(table: SymbolTable, from: ApexType, to: ApexType): number {
  if (from === to || from === UNKNOWN || to === UNKNOWN) return COST.same;
  if (from === Types.Void || to === Types.Void) return NONE;
  // null goes anywhere, and prefers the most specific.
  if (from === Types.Null) return to === Types.Object ? COST.object : to === Types.SObject ? 1 : COST.same;
  if (to === Types.Object) return COST.object;
  if (to.kind === 'variable' || from.kind === 'variable') return COST.untyped;
  const numbers = numberCost(from, to);
  if (numbers !== null) return numbers;
  if (from === Types.Id && to === Types.String) return COST.widen;
  if (from === Types.String && to === Types.Id) return COST.text;
  if (from === Types.Date && to === Types.Datetime) return COST.widen;
  if (from.kind === 'sobject') return to === Types.SObject ? COST.parent : libraryParent(table, from, to);
  if (from.args.length && sameGeneric(from, to)) {
    return from.args.reduce((sum, arg, i) => sum + elementCost(table, arg, to.args[i] ?? Types.Object), 0);
  }
  const collection = collectionCost(table, from, to);
  if (collection !== null) return collection;
  return inheritanceCost(table, from, to);
}

function numberCost(from: ApexType, to: ApexType): number | null {
  const a = NUMBERS.indexOf(from);
  const b = NUMBERS.indexOf(to);
  if (a < 0 || b < 0) return null;
  if (a < b) return COST.widen + (b - a - 1) * 0.5;
  // Decimal converts to Double by itself, no other number to a smaller one.
  return from === Types.Decimal && to === Types.Double ? COST.narrow : NONE;
}

/** Elements may be converted where the runtime values stay what they are. */
function elementCost(table: SymbolTable, from: ApexType, to: ApexType): number {
  if (from === to) return 0;
  if (from === Types.SObject && to.kind === 'sobject') return COST.collection;
  if (isNumber(from) && isNumber(to)) return NONE;
  if (from.kind === 'primitive' && to.kind === 'primitive') {
    const texts = [Types.Id, Types.String] as readonly ApexType[];
    return texts.includes(from) && texts.includes(to) ? COST.collection : NONE;
  }
  return conversionCost(table, from, to) < NONE ? COST.collection : NONE;
}

function collectionCost(table: SymbolTable, from: ApexType, to: ApexType): number | null {
  const isIterable = to.kind === 'library' && /^(System\.)?Iterable</i.test(to.name);
  if ((from.kind === 'list' || from.kind === 'set') && isIterable) return elementCost(table, from.args[0], to.args[0]);
  const collections = ['list', 'set', 'map'];
  if (!collections.includes(from.kind) || from.kind !== to.kind) return null;
  return from.args.reduce((sum, arg, i) => sum + elementCost(table, arg, to.args[i]), 0);
}

const libraryParent = (table: SymbolTable, from: ApexType, to: ApexType) => inheritanceCost(table, from, to);

/** Steps from a class to one that it extends or implements. */
function inheritanceCost(table: SymbolTable, from: ApexType, to: ApexType): number {
  let level = [from];
  const seen = new Set<ApexType>(level);
  for (let steps = 1; level.length && steps < 50; steps++) {
    const next: ApexType[] = [];
    for (const type of level) {
      for (const parent of table.parents(type)) {
        if (parent === to || sameGeneric(parent, to)) return steps * COST.parent;
        if (!seen.has(parent)) {
          seen.add(parent);
          next.push(parent);
        }
      }
    }
    level = next;
  }
  return NONE;
}

const baseOf = (type: ApexType) => type.name.replace(/<.*$/, '').replace(/^System\./, '');

/** A generic interface implemented raw or with arguments of a kind: the arguments do not matter at run time. */
function sameGeneric(a: ApexType, b: ApexType): boolean {
  return a.kind === 'library' && b.kind === 'library' && baseOf(a).toLowerCase() === baseOf(b).toLowerCase();
}

export const isAssignable = (table: SymbolTable, from: ApexType, to: ApexType): boolean =>
  conversionCost(table, from, to) < NONE;

/** May a value of one static type be cast to the other? Only what can never succeed is refused. */
export function isCastable(table: SymbolTable, from: ApexType, to: ApexType): boolean {
  if (isAssignable(table, from, to) || isAssignable(table, to, from)) return true;
  if (isNumber(from) && isNumber(to)) return true;
  if (from.kind === 'primitive' || to.kind === 'primitive') return false;
  if (from.kind === 'sobject' || to.kind === 'sobject') {
    return from.kind === to.kind ? false : [from, to].some((t) => t.kind === 'user' || t.kind === 'library');
  }
  return true;
}

/** The type of `condition ? a : b`, of `a ?? b`, of elements together; Object when nothing nearer holds both. */
export function commonType(table: SymbolTable, a: ApexType, b: ApexType): ApexType {
  if (a === b || b === Types.Null) return a;
  if (a === Types.Null) return b;
  if (isNumber(a) && isNumber(b)) return NUMBERS[Math.max(NUMBERS.indexOf(a), NUMBERS.indexOf(b))];
  if (a.kind === 'sobject' && b.kind === 'sobject') return Types.SObject;
  if ([a, b].includes(Types.Id) && [a, b].includes(Types.String)) return Types.String;
  if (isAssignable(table, a, b) && b !== Types.Object) return b;
  if (isAssignable(table, b, a) && a !== Types.Object) return a;
  if (a.kind === 'list' && b.kind === 'list') return listOf(commonType(table, a.args[0], b.args[0]));
  for (const parent of allParents(table, a)) if (isAssignable(table, b, parent)) return parent;
  return Types.Object;
}

function* allParents(table: SymbolTable, type: ApexType): Generator<ApexType> {
  for (const parent of table.parents(type)) {
    yield parent;
    yield* allParents(table, parent);
  }
}
