/** Names and fields: what `a`, `a.b`, `Account.Name`, `System.Label.x` mean. */
import { getField, getParentField, getChildren } from '../../values/sobject.ts';
import { describeField, describeObject, fieldToken, labelText, objectToken } from '../runtime/library.ts';
import { firstRowOrNull } from '../runtime/queries.ts';
import { triggerVariable } from '../runtime/triggers.ts';
import type { ClassSymbol, FieldSymbol, MethodSymbol } from '../symbols.ts';
import { enclosing } from '../symbols.ts';
import { fieldType } from '../symbol-table.ts';
import { findField, isVisible } from '../members.ts';
import type { Expression, Position } from '../syntax/ast.ts';
import { libraryType, listOf, mapOf, sobjectType, substitute, Types, type ApexType } from '../../values/types.ts';
import type { ObjectSchema } from '../../metadata/schema.ts';
import type { Body } from './body.ts';
import { call, firstRecord, orThrow } from './convert.ts';
import { chain, expression } from './operands.ts';
import { type Entity, failed, finished, isSimple, quote, type Special, value, type Value } from './value.ts';

/** A name without anything before it. */
export function nameEntity(body: Body, name: string, at: Position): Entity {
  const found = variable(body, name, at) ?? globalName(body, name);
  if (found) return found;
  body.error(at, `Variable does not exist: ${name}`);
  return failed();
}

/** A local variable, or a field of the classes around. */
export function variable(body: Body, name: string, at: Position): Value | null {
  const local = body.lookup(name);
  if (local) return value(local.type, local.js, local.nonNull);
  for (const scope of enclosing(body.owner)) {
    const field = findField(body.table, scope, name);
    if (!field) continue;
    if (field.isStatic) return staticField(body, field, at);
    if (scope !== body.owner || body.isStatic) continue;
    return instanceField(body, field, value(body.owner.type, 'this', true), at);
  }
  return null;
}

/** A class, a namespace or one of the names that the language itself knows. */
export function globalName(body: Body, name: string): Entity | null {
  const lower = name.toLowerCase();
  if (lower === 'trigger') return { kind: 'special', which: 'trigger', name: null };
  if (lower === 'sobjecttype') return { kind: 'special', which: 'sobjecttypes', name: null };
  const type = body.table.namedType([name], [], body.owner);
  if (lower === 'label' && type?.kind !== 'user') return { kind: 'special', which: 'label', name: null };
  if (type) return { kind: 'type', type };
  const isNamespace = body.table.isNamespace(name) || body.table.library.isNamespace(name);
  return isNamespace ? { kind: 'namespace', name: lower } : null;
}

export function fieldAccess(body: Body, node: Extract<Expression, { kind: 'field' }>): Entity {
  const target = hiddenType(body, node) ?? chain(body, node.target);
  switch (target.kind) {
    case 'value':
      return valueField(body, node.safe ? safely(body, recordOrNull(body, target)) : target, node.name, node.at);
    case 'type':
      return typeField(body, target.type, node.name, node.at);
    case 'namespace':
      return namespaceMember(body, target.name, node.name, node.at);
    case 'special':
      return specialMember(body, target, node.name, node.at);
  }
}

/** A variable named like a class, before the name of something that only the class has: `Kind.BIG`. */
function hiddenType(body: Body, { target, name }: Extract<Expression, { kind: 'field' }>): Entity | null {
  if (target.kind !== 'name') return null;
  const found = variable(body, target.name, target.at);
  if (!found || found.type.kind === 'sobject') return null;
  const symbol = body.table.symbolOf(found.type);
  if (!symbol) return null;
  const field = findField(body.table, symbol, name);
  if (field && !field.isStatic) return null;
  const type = body.table.namedType([target.name], [], body.owner);
  const hidden = type && body.table.symbolOf(type);
  return hidden && (findField(body.table, hidden, name)?.isStatic || hidden.inner.has(name.toLowerCase()))
    ? { kind: 'type', type }
    : null;
}

/** `[SELECT …]?.Name`: no row is null there. */
const recordOrNull = (body: Body, target: Value): Value =>
  target.isRows && target.type.kind === 'list'
    ? value(target.type.args[0], call(body, firstRowOrNull, target.js))
    : target;

/** The value before `?.`: from here on the chain ends in null when it is null. */
export function safely(body: Body, target: Value): Value {
  const outer = target;
  const name = isSimple(outer.js) && outer.js !== 'this' ? outer.js : body.temporary();
  const test = name === outer.js ? `${name} === null` : `(${name} = ${outer.js}) === null`;
  return {
    ...value(outer.type, name, true),
    guard: outer.guard ? `${outer.guard} || ${test}` : test,
    objects: outer.objects,
  };
}

function typeField(body: Body, type: ApexType, name: string, at: Position): Entity {
  const { table } = body;
  const lower = name.toLowerCase();
  if (type.kind === 'sobject') {
    const object = table.object(type.name);
    if (lower === 'sobjecttype') return tokenOf(body, type.name);
    if (lower === 'fields') return { kind: 'special', which: 'fieldTokens', name: type.name };
    if (object) {
      const token = fieldTokenOf(body, object, name);
      if (token) return token;
      body.error(at, `Invalid field ${name} for SObject ${type.name}`);
      return failed();
    }
  }
  if (lower === 'label' && type.name === 'System') return { kind: 'special', which: 'label', name: null };
  const symbol = table.symbolOf(type);
  const field = symbol && findField(table, symbol, name);
  if (field?.isStatic) return staticField(body, field, at);
  if (symbol?.origin === 'user') {
    const inner = table.innerOf(symbol, lower);
    if (inner) return { kind: 'type', type: inner.type };
  } else if (symbol) {
    const nested = table.namedType([symbol.name, name], [], body.owner);
    if (nested) return { kind: 'type', type: nested };
    if (type.name === 'Schema.SObjectType')
      return specialMember(body, { kind: 'special', which: 'sobjecttypes', name: null }, name, at);
  }
  // `Schema` and `Database` are namespaces as well as what their classes are called.
  if (table.library.isNamespace(type.name)) return namespaceMember(body, type.name, name, at);
  body.error(at, `Variable does not exist: ${type.name}.${name}`);
  return failed();
}

function namespaceMember(body: Body, namespace: string, name: string, at: Position): Entity {
  const lower = namespace.toLowerCase();
  const member = name.toLowerCase();
  if (lower === 'system' && member === 'label') return { kind: 'special', which: 'label', name: null };
  if ((lower === 'schema' || lower === 'system') && member === 'sobjecttype') {
    return { kind: 'special', which: 'sobjecttypes', name: null };
  }
  if (lower === 'system' && member === 'trigger') return { kind: 'special', which: 'trigger', name: null };
  const isOwn = lower === body.table.namespace?.toLowerCase();
  const type = body.table.namedType(isOwn ? [name] : [namespace, name], [], null);
  if (type) return { kind: 'type', type };
  body.error(at, `Variable does not exist: ${namespace}.${name}`);
  return failed();
}

function specialMember(body: Body, target: Special, name: string, at: Position): Entity {
  const { table } = body;
  switch (target.which) {
    case 'sobjecttypes': {
      const object = table.object(name);
      if (object) {
        const js = call(body, describeObject, quote(object.name));
        return { ...value(libraryType('Schema.DescribeSObjectResult'), js, true), describes: object.name };
      }
      body.error(at, `Invalid SObject type: ${name}`);
      return failed();
    }
    case 'fieldTokens': {
      const token = fieldTokenOf(body, table.object(target.name!)!, name);
      if (token) return token;
      body.error(at, `Invalid field ${name} for SObject ${target.name}`);
      return failed();
    }
    case 'fieldDescribes': {
      const object = table.object(target.name!)!;
      const field = table.schema.field(object, name);
      if (field) {
        const js = call(body, describeField, quote(object.name), quote(field.name));
        return value(libraryType('Schema.DescribeFieldResult'), js, true);
      }
      body.error(at, `Invalid field ${name} for SObject ${target.name}`);
      return failed();
    }
    case 'trigger':
      return triggerMember(body, name, at);
    case 'label':
      return label(body, target.name, name);
    case 'labelNamespace':
      return label(body, target.name, name);
  }
}

/** `Label.name`, `System.Label.c.name`. */
function label(body: Body, namespace: string | null, name: string): Entity {
  const lower = name.toLowerCase();
  if (namespace === null && (lower === 'c' || lower === body.table.namespace?.toLowerCase())) {
    return { kind: 'special', which: 'labelNamespace', name };
  }
  const written = namespace === null || namespace.toLowerCase() === 'c' ? body.table.namespace : namespace;
  const js = call(body, labelText, quote(name), written === null ? 'null' : quote(written));
  return { ...value(Types.String, js, true), labelName: namespace === null ? name : undefined };
}

function triggerMember(body: Body, name: string, at: Position): Value {
  const record = body.triggerObject ? sobjectType(body.triggerObject) : Types.SObject;
  const lower = name.toLowerCase();
  const types: Record<string, ApexType> = {
    new: listOf(record),
    old: listOf(record),
    newmap: mapOf(Types.Id, record),
    oldmap: mapOf(Types.Id, record),
    size: Types.Integer,
    operationtype: libraryType('TriggerOperation'),
  };
  const type =
    types[lower] ?? (/^is(insert|update|delete|undelete|before|after|executing)$/.test(lower) ? Types.Boolean : null);
  if (type) return value(type, call(body, triggerVariable, quote(lower)), type === Types.Boolean);
  body.error(at, `Variable does not exist: Trigger.${name}`);
  return failed();
}

const tokenOf = (body: Body, object: string): Value => ({
  ...value(libraryType('Schema.SObjectType'), call(body, objectToken, quote(object)), true),
  tokenOf: object,
});

/** The token of a field; a relationship's name means its lookup field. */
function fieldTokenOf(body: Body, object: ObjectSchema, name: string): Value | null {
  const { schema } = body.table;
  const field = schema.field(object, name) ?? schema.relationship(object, name);
  if (!field) return null;
  const js = call(body, fieldToken, quote(object.name), quote(field.name));
  const token = value(libraryType('Schema.SObjectField'), js, true);
  return object.kind === 'share' && field.name === 'RowCause' ? { ...token, isRowCause: true } : token;
}

// Fields of values

export function valueField(body: Body, target: Value, name: string, at: Position): Entity {
  const { table } = body;
  if (target.isError) return target;
  if (target.isRowCause) return value(Types.String, quote(name), true);
  if (target.type.kind === 'sobject') return recordField(body, target, name, at);
  const symbol = table.symbolOf(target.type);
  if (target.isRows && target.type.kind === 'list' && !(symbol && findField(table, symbol, name))) {
    // `[SELECT Name FROM Account LIMIT 1].Name`
    return recordField(body, firstRecord(body, target, target.type.args[0]), name, at);
  }
  if (name.toLowerCase() === 'fields') {
    if (target.describes) return { kind: 'special', which: 'fieldDescribes', name: target.describes };
    if (target.tokenOf) return { kind: 'special', which: 'fieldTokens', name: target.tokenOf };
  }
  const field = symbol && findField(table, symbol, name);
  if (field) return field.isStatic ? staticField(body, field, at) : instanceField(body, field, target, at);
  const getter = symbol && resultGetter(symbol, name);
  if (getter)
    return {
      ...value(getter.returnType, call(body, getter.implementation!, orThrow(body, target))),
      guard: target.guard,
    };
  body.error(at, `Variable does not exist: ${name}`);
  return failed();
}

/** `result.success`: results of saves may be read without `is` and `get`. */
function resultGetter(symbol: ClassSymbol, name: string): MethodSymbol | null {
  if (!/^Database\.\w*(Result|Error)$/.test(symbol.name)) return null;
  const methods = symbol.methods.get(`is${name.toLowerCase()}`) ?? symbol.methods.get(`get${name.toLowerCase()}`) ?? [];
  return methods.find((method) => !method.parameters.length) ?? null;
}

function recordField(body: Body, target: Value, name: string, at: Position): Value | Special {
  const { schema } = body.table;
  const objects = (target.objects ?? [target.type.name]).map((n) => body.table.object(n)).filter((o) => o !== null);
  for (const object of objects) {
    const field = schema.field(object, name);
    if (field) return readField(body, target, field.name, fieldType(field));
    const parent = schema.relationship(object, name);
    if (parent) return parentRecord(body, target, parent.relationshipName!, parent.referenceTo);
    const children = schema.childRelationship(object, name);
    if (children) {
      const args = [finished(target).js, quote(children.relationshipName), quote(children.childObject)];
      return {
        ...value(listOf(sobjectType(children.childObject)), call(body, getChildren, ...args)),
        guard: target.guard,
      };
    }
  }
  if (target.type === Types.SObject && name.toLowerCase() === 'id') return readField(body, target, 'Id', Types.Id);
  body.error(at, `Variable does not exist: ${name}`);
  return failed();
}

function readField(body: Body, target: Value, field: string, type: ApexType): Value {
  const nonNull = type === Types.Boolean && !target.path;
  const js = target.path
    ? call(body, getParentField, target.path.root, `[${target.path.relationships.map(quote).join(', ')}]`, quote(field))
    : call(body, getField, target.js, quote(field));
  return { ...value(type, js, nonNull), guard: target.guard, recordField: { record: target.js, field } };
}

function parentRecord(body: Body, target: Value, relationship: string, referenceTo: string[]): Value {
  const root = target.path?.root ?? target.js;
  const relationships = [...(target.path?.relationships ?? []), relationship];
  const type =
    referenceTo.length === 1 ? sobjectType(body.table.object(referenceTo[0])?.name ?? referenceTo[0]) : Types.SObject;
  const read = readField(body, target, relationship, type);
  return {
    ...read,
    path: { root, relationships },
    objects: referenceTo.length > 1 ? ['Name', ...referenceTo] : undefined,
  };
}

export function staticField(body: Body, field: FieldSymbol, at: Position): Value {
  const { unit } = body;
  checkVisible(body, field, at);
  if (field.read && field.owner.origin === 'library') {
    return value(field.type, call(body, field.read), field.owner.kind === 'enum');
  }
  if (field.owner.kind === 'enum') {
    const constant = unit.linker.constant(field.owner, field.name);
    return value(field.type, unit.constant(constant, 'e'), true);
  }
  if (field.constant) return expression(body, field.constant);
  if (field.property === 'code' && body.property !== field)
    return value(field.type, `${unit.classOf(field.owner)}.get$${field.js}()`);
  return value(field.type, `${staticsHolder(body, field)}.${field.js}`);
}

/** JavaScript of the object that holds a static field. */
export function staticsHolder(body: Body, field: FieldSymbol): string {
  return field.owner === body.owner ? body.ownStatics() : `${body.unit.staticsOf(field.owner)}()`;
}

export function instanceField(body: Body, field: FieldSymbol, target: Value, at: Position): Value {
  checkVisible(body, field, at);
  const bound = body.table.bindings(target.type);
  const type = substitute(field.type, bound);
  if (field.read) return { ...value(type, call(body, field.read, orThrow(body, target))), guard: target.guard };
  const isRaw = field.property !== 'code' || (body.property === field && target.js === 'this');
  const js = isRaw ? `${target.js}.${field.js}` : `${target.js}.get$${field.js}()`;
  return { ...value(type, js), guard: target.guard };
}

function checkVisible(body: Body, field: FieldSymbol, at: Position): void {
  if (!isVisible(body.table, field, body.owner))
    body.error(at, `Variable is not visible: ${field.owner.name}.${field.name}`);
}
