/** What an expression is made of: how the translation of one form gets at the expressions inside it. */
import { Types, type ApexType } from '../../values/types.ts';
import { typeText } from '../declare.ts';
import { operations } from '../runtime/library.ts';
import { UNKNOWN } from '../symbols.ts';
import type { Expression, Position, TypeRef } from '../syntax/ast.ts';
import type { Body } from './body.ts';
import { call, orThrow } from './convert.ts';
import { type Entity, failed, finished, type Value } from './value.ts';

/** The value of an expression; where there is none, an error and a value of type Object. */
export function expression(body: Body, node: Expression, expected: ApexType | null = null): Value {
  return finished(asValue(body, chain(body, node, expected), node.at));
}

/** What is before a dot or a bracket: a value whose `?.` are still open, or a name of something else. */
export const chain = (body: Body, node: Expression, expected: ApexType | null = null): Entity =>
  body.translators.expression(body, node, expected);

export function asValue(body: Body, entity: Entity, at: Position): Value {
  if (entity.kind === 'value') return entity;
  const name = entity.kind === 'type' ? entity.type.name : (entity.name ?? 'Trigger');
  body.error(at, `Variable does not exist: ${name}`);
  return failed();
}

/** The type a reference means in this body; an error when there is none. */
export function typeOfRef(body: Body, ref: TypeRef): ApexType {
  const type = body.table.type(ref, body.owner);
  if (type) return type;
  body.error(ref.at, `Invalid type: ${typeText(ref)}`);
  return UNKNOWN;
}

/** A condition: null there is a NullPointerException. */
export function condition(body: Body, node: Expression): string {
  const test = expression(body, node, Types.Boolean);
  if (test.isError) return 'false';
  if (test.type === Types.Boolean) return orThrow(body, test);
  if (test.type === Types.Object) return call(body, operations.castTo, test.js, body.unit.constant(Types.Boolean, 't'));
  body.error(node.at, `Condition expression must be of type Boolean: ${test.type.name}`);
  return 'false';
}
