/** Assignments, compound ones, `++` and `--`. */
import { setField } from '../../values/sobject.ts';
import type { BinaryOperator, Expression } from '../syntax/ast.ts';
import { isVisible } from '../members.ts';
import { UNKNOWN, type FieldSymbol } from '../symbols.ts';
import { Types, type ApexType } from '../../values/types.ts';
import { isNumber } from '../conversions.ts';
import type { Body, Local } from './body.ts';
import { call, coerce, orThrow, reusable } from './convert.ts';
import { asValue, chain, expression } from './operands.ts';
import { instanceField, staticField, staticsHolder, valueField } from './names.ts';
import { findAssignableField } from './targets.ts';
import { operation } from './operators.ts';
import { failed, finished, quote, value, type Value } from './value.ts';

/** Where a value can be put. */
export interface Place {
  type: ApexType;
  /** What must run first so that `read` and `write` do nothing twice. */
  setup: string;
  read(): Value;
  /** JavaScript that stores; its own value is not defined. */
  write(js: string): string;
  /** Does `write` answer what it stored? */
  answers: boolean;
  local: Local | null;
}

export function assignment(body: Body, node: Extract<Expression, { kind: 'assign' }>, discard: boolean): Value {
  const place = placeOf(body, node.target, node.operator !== '=');
  const given = expression(body, node.value, place.type);
  let result = given;
  if (node.operator !== '=') {
    result = operation(body, node.operator.slice(0, -1) as BinaryOperator, place.read(), given, node.at);
    // `x += 0.5` on an Integer is refused; shifts and bits keep the type of what they change.
    if (isNumber(result.type) && place.type === Types.Integer && result.type === Types.Long)
      result = { ...result, type: Types.Integer };
  }
  const converted = coerce(body, result, place.type, node.at);
  if (place.local && !converted.nonNull) body.mayBeNull(place.local);
  return stored(body, place, converted, discard);
}

function stored(body: Body, place: Place, v: Value, discard: boolean): Value {
  if (discard || place.answers) {
    const js = place.write(v.js);
    return { ...value(place.type, place.setup || !discard ? `(${place.setup}${js})` : js, v.nonNull) };
  }
  const kept = reusable(body, v.js);
  return value(place.type, `(${place.setup}${kept.setup}${place.write(kept.name)}, ${kept.name})`, v.nonNull);
}

export function step(body: Body, node: Extract<Expression, { kind: 'step' }>, discard: boolean): Value {
  const place = placeOf(body, node.target, true);
  const before = place.read();
  if (before.isError) return before;
  if (!isNumber(before.type)) {
    body.error(node.at, `Invalid operand for ${node.operator}: ${before.type.name}`);
    return value(Types.Integer, '0', true);
  }
  const one: Value = { ...value(Types.Integer, '1', true), integer: 1 };
  const operator = node.operator === '++' ? '+' : '-';
  if (discard || node.prefix) {
    const after = coerce(body, operation(body, operator, before, one, node.at), place.type, node.at);
    return stored(body, place, after, discard);
  }
  const kept = body.temporary();
  const start = { ...before, js: kept, nonNull: true };
  const after = coerce(body, operation(body, operator, start, one, node.at), place.type, node.at);
  const js = `(${place.setup}${kept} = ${orThrow(body, before)}, ${place.write(after.js)}, ${kept})`;
  return value(place.type, js, true);
}

/** @param twice will it be read as well as written? */
function placeOf(body: Body, node: Expression, twice: boolean): Place {
  if (node.kind === 'name') {
    const local = body.lookup(node.name);
    if (local) return localPlace(body, local, node.at);
    const found = findAssignableField(body, node.name);
    if (found) return fieldPlace(body, found, value(body.owner.type, 'this', true), '', node.at);
  } else if (node.kind === 'index') return indexPlace(body, node, twice);
  else if (node.kind === 'field') return memberPlace(body, node, twice);
  const found = asValue(body, chain(body, node), node.at);
  return noPlace(body, found, node.at, 'Expression cannot be assigned');
}

function noPlace(body: Body, found: Value, at: number, message: string): Place {
  if (!found.isError) body.error(at, message);
  return { type: UNKNOWN, setup: '', read: failed, write: (js) => js, answers: true, local: null };
}

function localPlace(body: Body, local: Local, at: number): Place {
  if (local.isFinal) body.error(at, `Final variables may only be assigned once: ${local.name}`);
  return {
    type: local.type,
    setup: '',
    read: () => value(local.type, local.js, local.nonNull),
    write: (js) => `${local.js} = ${js}`,
    answers: true,
    local,
  };
}

function indexPlace(body: Body, node: Extract<Expression, { kind: 'index' }>, twice: boolean): Place {
  const target = expression(body, node.target);
  const position = expression(body, node.index);
  if (target.type.kind !== 'list') body.error(node.at, `Expression must be a list type: ${target.type.name}`);
  const list = twice ? reusable(body, target.js) : { name: target.js, setup: '' };
  const place = twice ? reusable(body, orThrow(body, position)) : { name: orThrow(body, position), setup: '' };
  const type = target.type.args[0] ?? Types.Object;
  return {
    type,
    setup: list.setup + place.setup,
    read: () => value(type, `${list.name}.get(${place.name})`),
    write: (js) => `${list.name}.set(${place.name}, ${js})`,
    answers: false,
    local: null,
  };
}

function memberPlace(body: Body, node: Extract<Expression, { kind: 'field' }>, twice: boolean): Place {
  const entity = chain(body, node.target);
  if (entity.kind === 'type') {
    const field = findAssignableField(body, node.name, entity.type);
    if (field) return fieldPlace(body, field, value(entity.type, 'null'), '', node.at);
  }
  const target = finished(asValue(body, entity, node.at));
  const held = twice ? reusable(body, target.js) : { name: target.js, setup: '' };
  const owner = { ...target, js: held.name, path: undefined };
  if (target.type.kind === 'sobject') return recordPlace(body, node, owner, held.setup);
  const field = findAssignableField(body, node.name, target.type);
  if (field) return fieldPlace(body, field, owner, held.setup, node.at);
  return noPlace(body, target, node.at, `Variable does not exist: ${node.name}`);
}

function recordPlace(body: Body, node: Extract<Expression, { kind: 'field' }>, owner: Value, setup: string): Place {
  const read = asValue(body, valueField(body, owner, node.name, node.at), node.at);
  const name = read.recordField?.field ?? node.name;
  return {
    type: read.type,
    setup,
    read: () => read,
    write: (js) => call(body, setField, owner.js, quote(name), js),
    answers: false,
    local: null,
  };
}

function fieldPlace(body: Body, field: FieldSymbol, owner: Value, setup: string, at: number): Place {
  checkAssignable(body, field, owner, at);
  const read = () => (field.isStatic ? staticField(body, field, at) : instanceField(body, field, owner, at));
  const place = { type: field.type, setup, read, local: null };
  if (field.write) {
    const { write } = field;
    const target = field.isStatic ? [] : [orThrow(body, owner)];
    return { ...place, write: (js) => call(body, write, ...target, js), answers: false };
  }
  const isRaw = field.property !== 'code' || (body.property === field && (field.isStatic || owner.js === 'this'));
  const holder = field.isStatic ? (isRaw ? staticsHolder(body, field) : body.unit.classOf(field.owner)) : owner.js;
  if (isRaw) return { ...place, write: (js) => `${holder}.${field.js} = ${js}`, answers: true };
  return { ...place, write: (js) => `${holder}.set$${field.js}(${js})`, answers: false };
}

function checkAssignable(body: Body, field: FieldSymbol, owner: Value, at: number): void {
  if (!field.canWrite && body.property !== field) {
    const isOwnInitialization = field.owner.origin === 'user' && owner.js === 'this' && body.isConstructor;
    if (!isOwnInitialization) body.error(at, `Variable is not writeable: ${field.owner.name}.${field.name}`);
  } else if (!isVisible(body.table, field, body.owner, field.writeAccess)) {
    body.error(at, `Variable is not visible: ${field.owner.name}.${field.name}`);
  } else if (field.isFinal && !field.property && field.owner.origin === 'user' && !body.initializes) {
    body.error(
      at,
      `Final members can only be assigned in their declaration, init blocks, or constructors: ${field.name}`,
    );
  }
}

/** An expression whose value nobody reads. */
export function discarded(body: Body, node: Expression): string {
  if (node.kind === 'assign') return assignment(body, node, true).js;
  if (node.kind === 'step') return step(body, node, true).js;
  return expression(body, node).js;
}
