/** Expressions → values: the forms that need little; the others have files of their own. */
import { isCastable } from '../conversions.ts';
import { operations, typeToken } from '../runtime/library.ts';
import type { Expression, Literal, Position } from '../syntax/ast.ts';
import { libraryType, Types, type ApexType } from '../../values/types.ts';
import { assignment, step } from './assignment.ts';
import type { Body } from './body.ts';
import { methodCall } from './calls.ts';
import { call, cast, decimalConstant, doubleConstant, orThrow } from './convert.ts';
import { creation, elements, entries, sized } from './creation.ts';
import { fieldAccess, nameEntity } from './names.ts';
import { asValue, chain, expression, typeOfRef } from './operands.ts';
import { binary, conditional, unary } from './operators.ts';
import { soqlExpression, soslExpression } from './queries.ts';
import { type Entity, failed, quote, value, type Value } from './value.ts';

export function translateExpression(body: Body, node: Expression, expected: ApexType | null): Entity {
  switch (node.kind) {
    case 'literal':
      return literal(body, node.literal, node.at);
    case 'name':
      return nameEntity(body, node.name, node.at);
    case 'field':
      return fieldAccess(body, node);
    case 'call':
      return methodCall(body, node);
    case 'this':
      if (body.isStatic) body.error(node.at, "Can not reference 'this' in a static context");
      return value(body.owner.type, 'this', true);
    case 'super':
      return value(body.owner.superType ?? Types.Object, 'this', true);
    case 'index':
      return index(body, node);
    case 'binary':
      return binary(body, node, expected);
    case 'assign':
      return assignment(body, node, false);
    case 'step':
      return step(body, node, false);
    case 'unary':
      return unary(body, node);
    case 'ternary':
      return conditional(body, node, expected);
    case 'new':
      return creation(body, node);
    case 'elements':
      return elements(body, node);
    case 'entries':
      return entries(body, node);
    case 'sized':
      return sized(body, node);
    case 'cast': {
      const to = typeOfRef(body, node.type);
      return cast(body, expression(body, node.value), to, node.at);
    }
    case 'instanceof':
      return instanceOf(body, node);
    case 'typeliteral': {
      const type = node.type ? typeOfRef(body, node.type) : Types.Void;
      return value(libraryType('Type'), call(body, typeToken, body.unit.constant(type, 't')), true);
    }
    case 'soql':
      return soqlExpression(body, node);
    case 'sosl':
      return soslExpression(body, node);
    case 'chain':
      body.error(node.at, `Call to ${node.which}() must be the first statement of a constructor`);
      return value(Types.Void, 'null');
  }
}

function literal(body: Body, { type, value: content }: Literal, at: Position): Value {
  switch (type) {
    case 'Integer':
      if (content > 2147483647) body.error(at, 'Illegal integer');
      return { ...value(Types.Integer, String(content), true), integer: content };
    case 'Long':
      return value(Types.Long, `${BigInt(content)}n`, true);
    case 'Decimal':
      return value(Types.Decimal, decimalConstant(body, content), true);
    case 'Double':
      return value(Types.Double, doubleConstant(body, content), true);
    case 'String':
      return value(Types.String, quote(content), true);
    case 'Boolean':
      return value(Types.Boolean, String(content), true);
    case 'null':
      return value(Types.Null, 'null');
  }
}

function index(body: Body, node: Extract<Expression, { kind: 'index' }>): Value {
  const target = asValue(body, chain(body, node.target), node.at);
  const position = expression(body, node.index);
  if (target.isError) return target;
  if (target.type.kind !== 'list') {
    body.error(node.at, `Expression must be a list type: ${target.type.name}`);
    return failed();
  }
  if (position.type !== Types.Integer)
    body.error(node.index.at, `Illegal assignment from ${position.type.name} to Integer`);
  return { ...value(target.type.args[0], `${target.js}.get(${orThrow(body, position)})`), guard: target.guard };
}

function instanceOf(body: Body, node: Extract<Expression, { kind: 'instanceof' }>): Value {
  const tested = expression(body, node.value);
  const type = typeOfRef(body, node.type);
  if (!isCastable(body.table, tested.type, type)) {
    body.error(
      node.at,
      `Incompatible types since an instance of ${tested.type.name} is never an instance of ${type.name}`,
    );
  }
  return value(Types.Boolean, call(body, operations.isInstance, tested.js, body.unit.constant(type, 't')), true);
}
