/** Method calls: which overload is meant, and how it is called. */
import { addFieldError } from '../../values/sobject.ts';
import { callFuture } from '../runtime/future-call.ts';
import { bridgeName } from '../../values/bridge.ts';
import { objectToken } from '../runtime/library.ts';
import { isAssignable } from '../conversions.ts';
import { isObjectMethod } from '../link.ts';
import { bind, chooseOverload, findMethods, isVisible, type BoundMethod } from '../members.ts';
import { callVirtual, cloneObject, enumNamed } from '../runtime/calls.ts';
import { fromNamespace } from '../runtime/callers.ts';
import { plainMethod } from '../runtime/objects.ts';
import { sharingOf } from '../sharing.ts';
import type { ClassSymbol, MethodSymbol } from '../symbols.ts';
import { enclosing } from '../symbols.ts';
import type { Expression } from '../syntax/ast.ts';
import { libraryType, listOf, Types, type ApexType } from '../../values/types.ts';
import { ApexList } from '../../values/values.ts';
import type { Body } from './body.ts';
import { scopeResolver } from './binds.ts';
import { call, coerce, orThrow } from './convert.ts';
import { chain, expression } from './operands.ts';
import { intrinsic, staticIntrinsic } from './intrinsics.ts';
import { checkMode } from './modes.ts';
import { globalName, instanceField, safely } from './names.ts';
import { findField } from '../members.ts';
import { failed, finished, quote, value, type Value } from './value.ts';

type CallNode = Extract<Expression, { kind: 'call' }>;

export function methodCall(body: Body, node: CallNode): Value {
  if (!node.target) return unqualified(body, node);
  const entity = chain(body, node.target);
  switch (entity.kind) {
    case 'type':
      return staticCall(body, entity.type, node);
    case 'value': {
      const called = instanceCall(body, entity, node);
      return called;
    }
    case 'special': {
      const described =
        entity.which === 'fieldDescribes' || entity.which === 'fieldTokens'
          ? describedFields(body, entity.name!)
          : null;
      if (described) return instanceCall(body, described, node);
      if (entity.which === 'label') return staticCall(body, libraryType('Label'), node);
      break;
    }
    case 'namespace':
      break;
  }
  node.args.forEach((arg) => expression(body, arg));
  body.error(node.at, `Method does not exist or incorrect signature: void ${node.name}(${''})`);
  return failed();
}

/** `Schema.SObjectType.Account.fields` where it is a value: `.fields.getMap()`. */
function describedFields(body: Body, object: string): Value | null {
  const describe = chain(body, {
    kind: 'field',
    at: 0,
    safe: false,
    name: object,
    target: { kind: 'name', at: 0, name: 'SObjectType' },
  });
  if (describe.kind !== 'value') return null;
  const symbol = body.table.symbolOf(describe.type);
  const field = symbol && findField(body.table, symbol, 'fields');
  return field ? instanceField(body, field, describe, 0) : null;
}

const argumentsOf = (body: Body, node: CallNode): Value[] => node.args.map((arg) => expression(body, arg));

function unqualified(body: Body, node: CallNode): Value {
  const args = argumentsOf(body, node);
  let seen: BoundMethod[] = [];
  for (const scope of enclosing(body.owner)) {
    const isOwn = scope === body.owner;
    const candidates = findMethods(body.table, scope.type, node.name).filter(
      (c) => c.method.isStatic || (isOwn && !body.isStatic),
    );
    const chosen = choose(body, candidates, args);
    if (chosen) {
      const target = chosen.method.isStatic ? null : value(body.owner.type, 'this', true);
      return emitCall(body, chosen, target, args, node);
    }
    seen = seen.length ? seen : candidates;
  }
  return noSuchMethod(body, node, args, body.owner.type, seen);
}

function choose(body: Body, candidates: BoundMethod[], args: Value[]): BoundMethod | null {
  const types = args.map((arg) => arg.type);
  const chosen = chooseOverload(body.table, candidates, types);
  if (chosen || !args.some((arg) => arg.isRows)) return chosen;
  // A query may stand for its first record.
  return chooseOverload(
    body.table,
    candidates,
    args.map((arg) => (arg.isRows ? arg.type.args[0] : arg.type)),
  );
}

function staticCall(body: Body, type: ApexType, node: CallNode): Value {
  const args = argumentsOf(body, node);
  const symbol = body.table.symbolOf(type);
  if (symbol?.kind === 'enum') {
    const built = enumStatic(body, symbol, node, args);
    if (built) return built;
  }
  if (type.kind === 'sobject' && node.name.toLowerCase() === 'getsobjecttype' && !args.length) {
    return value(libraryType('Schema.SObjectType'), call(body, objectToken, quote(type.name)), true);
  }
  const own = body.table.objectMethods(type)?.methods.get(node.name.toLowerCase()) ?? [];
  const candidates = [...own.map((method) => bind(method, new Map())), ...findMethods(body.table, type, node.name)];
  const chosen = choose(
    body,
    candidates.filter((c) => c.method.isStatic),
    args,
  );
  if (chosen) return emitCall(body, chosen, null, args, node);
  // `Outer.method()` of a superclass, called from an object of a subclass.
  const inherited = body.isStatic
    ? null
    : choose(
        body,
        candidates.filter((c) => c.method.owner.origin === 'user'),
        args,
      );
  if (inherited && isAssignable(body.table, body.owner.type, type)) {
    return emitCall(body, inherited, value(body.owner.type, 'this', true), args, node);
  }
  return noSuchMethod(body, node, args, type, candidates);
}

function enumStatic(body: Body, symbol: ClassSymbol, node: CallNode, args: Value[]): Value | null {
  const { unit } = body;
  const name = node.name.toLowerCase();
  const constants = unit.constant(unit.linker.constants(symbol), 'e');
  if (name === 'values' && !args.length) {
    const list = unit.constant(ApexList, 'c');
    const type = listOf(symbol.type);
    return value(type, `new ${list}(${unit.constant(type, 't')}, ${constants}.slice())`, true);
  }
  if (name !== 'valueof' || args.length !== 1) return null;
  const text = coerce(body, args[0], Types.String, node.at);
  return value(symbol.type, call(body, enumNamed, constants, quote(symbol.name), text.js), true);
}

function instanceCall(body: Body, receiver: Value, node: CallNode): Value {
  const target = node.safe ? safely(body, receiver) : receiver;
  const args = argumentsOf(body, node);
  if (receiver.isError) return receiver;
  const { recordField } = receiver;
  if (recordField && node.name.toLowerCase() === 'adderror' && target.type.kind === 'primitive') {
    const text = args[0] ? coerce(body, args[0], Types.Object, node.at).js : "''";
    return {
      ...value(Types.Void, call(body, addFieldError, recordField.record, quote(recordField.field), text)),
      guard: target.guard,
    };
  }
  const symbol = body.table.symbolOf(target.type);
  if (symbol?.kind === 'enum') {
    const built = enumMember(target, node, args);
    if (built) return built;
  }
  const candidates = findMethods(body.table, target.type, node.name);
  const chosen = choose(
    body,
    candidates.filter((c) => !c.method.isStatic),
    args,
  );
  if (chosen) return emitCall(body, chosen, target, args, node);
  if (target.type.kind === 'user' && node.name.toLowerCase() === 'clone' && !args.length) {
    return { ...value(target.type, call(body, cloneObject, target.js), true), guard: target.guard };
  }
  return notOnValue(body, target, node, args, candidates);
}

/** A query before `.method()` may stand for its first record; a variable may hide a class of its name. */
function notOnValue(body: Body, target: Value, node: CallNode, args: Value[], candidates: BoundMethod[]): Value {
  if (target.isRows) {
    const record = coerce(body, target, target.type.args[0], node.at);
    const methods = findMethods(body.table, record.type, node.name);
    const chosen = choose(body, methods, args);
    if (chosen) return emitCall(body, chosen, record, args, node);
  }
  if (node.target?.kind === 'name') {
    const hidden = globalName(body, node.target.name);
    if (hidden?.kind === 'type' && findMethods(body.table, hidden.type, node.name).some((c) => c.method.isStatic)) {
      return staticCall(body, hidden.type, node);
    }
  }
  return noSuchMethod(body, node, args, target.type, candidates);
}

function enumMember(target: Value, node: CallNode, args: Value[]): Value | null {
  if (args.length) return null;
  const guard = target.guard;
  switch (node.name.toLowerCase()) {
    case 'name':
      return { ...value(Types.String, `${target.js}.name`, true), guard };
    case 'ordinal':
      return { ...value(Types.Integer, `${target.js}.ordinal`, true), guard };
    case 'tostring':
      return { ...value(Types.String, `${target.js}.name`, true), guard };
    default:
      return null;
  }
}

function noSuchMethod(body: Body, node: CallNode, args: Value[], type: ApexType, candidates: BoundMethod[]): Value {
  if (args.some((arg) => arg.isError)) return failed();
  const given = args.map((arg) => arg.type.name).join(', ');
  const symbol = body.table.symbolOf(type);
  const isLibrary = type.kind !== 'user' && (!symbol || symbol.origin === 'library');
  if (isLibrary && !candidates.length) {
    body.error(node.at, `Not supported by the local org: method ${type.name}.${node.name}(${given})`);
  } else {
    body.error(
      node.at,
      `Method does not exist or incorrect signature: void ${node.name}(${given}) from the type ${type.name}`,
    );
  }
  return failed();
}

/** JavaScript that calls a chosen method. @param target null: a static method */
function emitCall(body: Body, chosen: BoundMethod, target: Value | null, args: Value[], node: CallNode): Value {
  const { method } = chosen;
  if (!isVisible(body.table, method, body.owner)) {
    body.error(node.at, `Method is not visible: ${method.owner.name}.${method.name}`);
  }
  const given = args.map((arg, i) => {
    const isToCome = arg.toCome && method.owner.name === 'Database' && /^get(QueryLocator|Cursor)$/i.test(method.name);
    return coerce(
      body,
      isToCome ? { ...arg, js: arg.toCome! } : arg,
      chosen.parameters[i],
      node.args[i].at,
      'argument',
    );
  });
  noteData(body, method.owner, method.name);
  checkMode(body, chosen, node.at);
  if (method.owner.origin === 'user' || method.owner.isVirtual || method.owner.kind === 'interface')
    body.isLeaf = false;
  const returned = resultType(target, chosen, node);
  const result = (js: string, nonNull = false): Value => ({
    ...value(returned, js, nonNull),
    guard: target?.guard,
    isRows: method.owner.name === 'Database' && /^query(WithBinds)?$/i.test(method.name),
  });
  if (method.owner.origin === 'user') {
    const ofObject = target && method.isAbstract && isObjectMethod(method) ? objectMethod(body, method) : null;
    if (!ofObject) return result(userCall(body, chosen, target, given, node));
    const fallback = body.unit.constant(ofObject.method.implementation!, 'f');
    return result(call(body, callVirtual, target!.js, quote(method.js), fallback, ...given.map((arg) => arg.js)));
  }
  const inline = target ? intrinsic(body, method, target, given) : staticIntrinsic(body, method, given);
  if (inline) return { ...result(inline.js, inline.nonNull) };
  return result(libraryCall(body, chosen, target, given, node));
}

/** `toString()` declared by an interface: a class need not write it, every object has it. */
function objectMethod(body: Body, method: MethodSymbol): BoundMethod | null {
  return (
    findMethods(body.table, Types.Object, method.name).find((m) => m.parameters.length === method.parameters.length) ??
    null
  );
}

function userCall(body: Body, { method }: BoundMethod, target: Value | null, args: Value[], node: CallNode): string {
  const list = args.map((arg) => arg.js).join(', ');
  if (method.annotations.some((a) => a.name === 'future')) {
    return call(body, callFuture, body.unit.classOf(method.owner), quote(method.js), `[${list}]`);
  }
  if (!target) return `${body.unit.classOf(method.owner)}.${method.js}(${list})`;
  if (node.target?.kind === 'super') {
    return `${body.unit.classOf(method.owner)}.prototype.${method.js}.call(${['this', ...args.map((a) => a.js)].join(', ')})`;
  }
  return `${target.js}.${method.js}(${list})`;
}

function libraryCall(body: Body, { method }: BoundMethod, target: Value | null, args: Value[], node: CallNode): string {
  const list = args.map((arg) => arg.js);
  const options = method.owner.source?.options;
  if (options?.bindsFromScope?.includes(method.name)) list.push(scopeResolver(body));
  if (options?.versioned?.includes(method.name)) list.push(String(body.unit.file.apiVersion));
  const isSeen = body.table.isShared && options?.takesNames?.includes(method.name);
  const implementation = isSeen ? fromNamespace(method.implementation!, body.table.namespace) : method.implementation!;
  if (!target) return call(body, implementation, ...list);
  const name = bridgeName(method.name, args.length);
  const plain = node.target?.kind === 'super' && method.owner.name === 'Object' ? plainMethod(method.name) : null;
  if (plain) return call(body, plain, 'this', ...list);
  if (method.owner.kind === 'interface') return `${target.js}.${name}(${list.join(', ')})`;
  if (method.owner.isVirtual && node.target?.kind !== 'super' && target.type.kind !== 'sobject') {
    return call(
      body,
      callVirtual,
      orThrow(body, finishedTarget(target)),
      quote(name),
      body.unit.constant(method.implementation!, 'f'),
      ...list,
    );
  }
  return call(body, implementation, orThrow(body, finishedTarget(target)), ...list);
}

/** The receiver alone: its guard goes on with the chain. */
const finishedTarget = (target: Value): Value => (target.guard ? { ...target, guard: undefined } : finished(target));

/** `record.clone()` is of the record's type. */
function resultType(target: Value | null, chosen: BoundMethod, node: CallNode): ApexType {
  const { returnType } = chosen;
  const isClone =
    returnType === Types.SObject && target?.type.kind === 'sobject' && node.name.toLowerCase() === 'clone';
  return isClone ? target.type : returnType;
}

const DATA_CLASSES = new Set(['Database', 'Search', 'Approval', 'EventBus']);

/** Does calling a member of that class reach data under the caller's sharing? */
export function noteData(body: Body, owner: ClassSymbol, name: string): void {
  if (owner.origin === 'library') {
    if (DATA_CLASSES.has(owner.name) || name === 'getPopulatedFieldsAsMap') body.touchesData = true;
  } else if (sharingOf(body.table, owner) === null) body.touchesData = true;
}
