/** Fields that an assignment may name. */
import { findField } from '../members.ts';
import { enclosing, type FieldSymbol } from '../symbols.ts';
import type { ApexType } from '../../values/types.ts';
import type { Body } from './body.ts';

/** A field of a type, or, without one, of the classes around the body. */
export function findAssignableField(body: Body, name: string, type: ApexType | null = null): FieldSymbol | null {
  if (type) {
    const symbol = body.table.symbolOf(type);
    return symbol && findField(body.table, symbol, name);
  }
  for (const scope of enclosing(body.owner)) {
    const field = findField(body.table, scope, name);
    if (field && (field.isStatic || (scope === body.owner && !body.isStatic))) return field;
  }
  return null;
}
