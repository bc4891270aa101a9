/** Which members of a class must be initialized by code, and which are literals in its shell. */
import type { ClassSymbol, FieldSymbol } from '../symbols.ts';
import type { SymbolTable } from '../symbol-table.ts';
import type { Expression } from '../syntax/ast.ts';
import { Types } from '../../values/types.ts';
import { quote } from '../translate/value.ts';

/** The method that runs all instance initializers of an object and answers the object. */
export const INITIALIZE = '$init$';

/** The JavaScript of an initializer that is a literal of its field's own type; null for any other. */
export function literalOf(initializer: Expression | null, field: FieldSymbol): string | null {
  if (initializer?.kind !== 'literal') return null;
  const { type, value } = initializer.literal;
  if (type === 'null') return 'null';
  const matches =
    (type === 'Integer' && field.type === Types.Integer && value <= 2147483647) ||
    (type === 'Boolean' && field.type === Types.Boolean) ||
    (type === 'String' && field.type === Types.String);
  return matches ? (type === 'String' ? quote(value) : String(value)) : null;
}

/** JavaScript names of the instance initializers, by place among the members; in their order. */
export function instanceInitializers(symbol: ClassSymbol): ReadonlyMap<number, string> {
  let names = namesByClass.get(symbol);
  if (!names) namesByClass.set(symbol, (names = findInitializers(symbol)));
  return names;
}

const namesByClass = new WeakMap<ClassSymbol, ReadonlyMap<number, string>>();

function findInitializers(symbol: ClassSymbol): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const suffix = symbol.name.replace(/\W/g, '$').toLowerCase();
  for (const [index, member] of (symbol.node?.members ?? []).entries()) {
    const isBlock = member.kind === 'initializer' && !member.isStatic;
    const field = member.kind === 'field' ? symbol.fields.get(member.name.toLowerCase()) : null;
    const isField =
      member.kind === 'field' &&
      field &&
      !field.isStatic &&
      member.initializer &&
      literalOf(member.initializer, field) === null;
    if (isBlock || isField) names.set(index, `$i${index}$${suffix}`);
  }
  return names;
}

/** Has a class, or one that it extends, instance initializers? */
export const hasInstanceInitializers = (table: SymbolTable, symbol: ClassSymbol): boolean =>
  [...table.lineage(symbol)].some((c) => instanceInitializers(c).size > 0);

/** Has a class anything to do when it is first used? */
export function hasStaticInitializers(symbol: ClassSymbol): boolean {
  return Boolean(
    symbol.node?.members.some(
      (m) =>
        (m.kind === 'initializer' && m.isStatic) ||
        (m.kind === 'field' && m.initializer !== null && isStaticField(symbol, m.name) && !isLiteral(symbol, m.name)),
    ),
  );
}

const isStaticField = (symbol: ClassSymbol, name: string) => Boolean(symbol.fields.get(name.toLowerCase())?.isStatic);
const isLiteral = (symbol: ClassSymbol, name: string) => {
  const field = symbol.fields.get(name.toLowerCase())!;
  return literalOf(field.node?.kind === 'field' ? field.node.initializer : null, field) !== null;
};
