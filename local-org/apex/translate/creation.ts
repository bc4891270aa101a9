/** `new`: objects, records, collections. */
import { ApexList, ApexMap, ApexSet } from '../../values/values.ts';
import { chooseOverload, isVisible, type BoundMethod } from '../members.ts';
import { hasInstanceInitializers, INITIALIZE } from '../runtime/initializers.ts';
import { newRecord, sizedList } from '../runtime/records.ts';
import { DEFAULT_CONSTRUCTOR, mangle, UNKNOWN, type ClassSymbol } from '../symbols.ts';
import type { SymbolTable } from '../symbol-table.ts';
import type { Expression, Position } from '../syntax/ast.ts';
import { libraryType, listOf, substitute, Types, type ApexType } from '../../values/types.ts';
import type { Body } from './body.ts';
import { noteData } from './calls.ts';
import { call, coerce, orThrow } from './convert.ts';
import { asValue, expression, typeOfRef } from './operands.ts';
import { valueField } from './names.ts';
import { failed, quote, value, type Value } from './value.ts';

export function creation(body: Body, node: Extract<Expression, { kind: 'new' }>): Value {
  const type = typeOfRef(body, node.type);
  if (type.kind === 'sobject') return newSObject(body, node, type);
  if (type === UNKNOWN) return failed();
  const args = node.args.map((arg) => expression(body, arg));
  const symbol = body.table.symbolOf(type);
  if (symbol?.origin === 'user') return newObject(body, symbol, args, node);
  if (!args.length) {
    const empty = emptyCollection(body, type);
    if (empty) return empty;
  }
  const bound = body.table.bindings(type);
  const candidates: BoundMethod[] = (symbol?.constructors ?? []).map((method) => ({
    method,
    parameters: method.parameters.map((p) => substitute(p.type, bound)),
    returnType: type,
  }));
  const chosen = chooseOverload(
    body.table,
    candidates,
    args.map((a) => a.type),
  );
  if (!chosen) {
    body.error(
      node.at,
      `Constructor not defined: [${type.name}].<Constructor>(${args.map((a) => a.type.name).join(', ')})`,
    );
    return value(type, 'null');
  }
  const given = args.map((arg, i) => coerce(body, arg, chosen.parameters[i], node.args[i].at, 'argument').js);
  return value(type, call(body, chosen.method.implementation!, body.unit.constant(type, 't'), ...given), true);
}

function emptyCollection(body: Body, type: ApexType): Value | null {
  const classes = { list: ApexList, set: ApexSet, map: ApexMap } as const;
  if (type.kind !== 'list' && type.kind !== 'set' && type.kind !== 'map') return null;
  return value(type, `new ${body.unit.constant(classes[type.kind], 'c')}(${body.unit.constant(type, 't')})`, true);
}

function newObject(body: Body, symbol: ClassSymbol, args: Value[], node: Extract<Expression, { kind: 'new' }>): Value {
  if (symbol.isAbstract || symbol.kind !== 'class') body.error(node.at, `Type cannot be constructed: ${symbol.name}`);
  noteData(body, symbol, 'new');
  body.isLeaf = false;
  const chosen = constructorFor(body, symbol, args, node.at);
  if (!chosen) return value(symbol.type, 'null', true);
  const given = args.map((arg, i) => coerce(body, arg, chosen.parameters[i], node.args[i].at, 'argument').js);
  const initialize = hasInstanceInitializers(body.table, symbol) ? `${INITIALIZE}().` : '';
  return value(symbol.type, `new ${body.unit.classOf(symbol)}().${initialize}${chosen.js}(${given.join(', ')})`, true);
}

/** The constructor of a class written in Apex that takes these arguments: name on the emitted class and parameters. */
export function constructorFor(
  body: Body,
  symbol: ClassSymbol,
  args: Value[],
  at: Position,
): { js: string; parameters: ApexType[] } | null {
  const { table } = body;
  const candidates: BoundMethod[] = symbol.constructors.map((method) => ({
    method,
    parameters: method.parameters.map((p) => p.type),
    returnType: symbol.type,
  }));
  const types = args.map((a) => a.type);
  const firstRows = args.some((a) => a.isRows) ? args.map((a) => (a.isRows ? a.type.args[0] : a.type)) : null;
  const chosen =
    chooseOverload(table, candidates, types) ?? (firstRows && chooseOverload(table, candidates, firstRows));
  if (chosen) {
    if (!isVisible(table, chosen.method, body.owner)) body.error(at, `Constructor is not visible: ${symbol.name}`);
    return { js: chosen.method.js, parameters: chosen.parameters };
  }
  if (isExceptionClass(table, symbol)) {
    const automatic = AUTOMATIC.map((parameters) => ({ ...candidateOf(symbol, parameters) }));
    const found = chooseOverload(table, automatic, types);
    if (found) return { js: found.method.js, parameters: found.parameters };
  } else if (!args.length && !symbol.constructors.length) {
    // "A default, no-argument, public constructor" (Apex Developer Guide, "Using Constructors").
    if (symbol.namespace !== body.owner.namespace) body.error(at, `Constructor is not visible: ${symbol.name}`);
    return { js: DEFAULT_CONSTRUCTOR, parameters: [] };
  }
  body.error(at, `Constructor not defined: [${symbol.name}].<Constructor>(${types.map((t) => t.name).join(', ')})`);
  return null;
}

/** Constructors that every exception class has without writing them. */
const AUTOMATIC: ApexType[][] = [
  [],
  [Types.String],
  [libraryType('Exception')],
  [Types.String, libraryType('Exception')],
];

const candidateOf = (owner: ClassSymbol, parameters: ApexType[]): BoundMethod => ({
  parameters,
  returnType: owner.type,
  method: {
    name: '<init>',
    owner,
    isStatic: false,
    access: 'global',
    annotations: [],
    parameters: parameters.map((type) => ({ name: 'a', type })),
    returnType: owner.type,
    isAbstract: false,
    isVirtual: false,
    isOverride: false,
    js: mangle('$new', parameters),
    line: 0,
    node: null,
    implementation: null,
  },
});

export const isExceptionClass = (table: SymbolTable, symbol: ClassSymbol): boolean =>
  [...table.lineage(symbol)].some((c) => c.origin === 'library' && c.name === 'Exception');

function newSObject(body: Body, node: Extract<Expression, { kind: 'new' }>, type: ApexType): Value {
  const object = body.table.object(type.name);
  if (!object) {
    body.error(node.at, `Type cannot be constructed: ${type.name}`);
    return value(type, 'null');
  }
  const names: string[] = [];
  const values: string[] = [];
  for (const arg of node.args) {
    if (arg.kind !== 'assign' || arg.target.kind !== 'name') {
      body.error(arg.at, 'SObject constructor must use name=value pairs');
      continue;
    }
    const field = asValue(body, valueField(body, value(type, '$record'), arg.target.name, arg.at), arg.at);
    const given = coerce(body, expression(body, arg.value, field.type), field.type, arg.value.at);
    names.push(field.recordField?.field ?? arg.target.name);
    values.push(given.js);
  }
  const js = call(
    body,
    newRecord,
    body.unit.constant(object, 'o'),
    `[${names.map(quote).join(', ')}]`,
    `[${values.join(', ')}]`,
  );
  return value(type, js, true);
}

export function elements(body: Body, node: Extract<Expression, { kind: 'elements' }>): Value {
  const type = typeOfRef(body, node.type);
  if (type === UNKNOWN) return failed();
  if (type.kind !== 'list' && type.kind !== 'set') {
    if (type.kind === 'map' && !node.elements.length) return emptyCollection(body, type)!;
    body.error(node.at, `Type cannot be initialized with a list of values: ${type.name}`);
    return value(type, 'null');
  }
  const element = type.args[0];
  const items = node.elements.map((item) => coerce(body, expression(body, item, element), element, item.at).js);
  const made = body.unit.constant(type.kind === 'list' ? ApexList : ApexSet, 'c');
  return value(type, `new ${made}(${body.unit.constant(type, 't')}, [${items.join(', ')}])`, true);
}

export function entries(body: Body, node: Extract<Expression, { kind: 'entries' }>): Value {
  const type = typeOfRef(body, node.type);
  if (type.kind !== 'map') {
    body.error(node.at, `Type cannot be initialized with key-value pairs: ${type.name}`);
    return value(type, 'null');
  }
  const [keyType, valueType] = type.args;
  const pairs = node.entries.map((entry) => {
    const key = coerce(body, expression(body, entry.key, keyType), keyType, entry.key.at).js;
    return `[${key}, ${coerce(body, expression(body, entry.value, valueType), valueType, entry.value.at).js}]`;
  });
  return value(
    type,
    `new ${body.unit.constant(ApexMap, 'c')}(${body.unit.constant(type, 't')}, [${pairs.join(', ')}])`,
    true,
  );
}

export function sized(body: Body, node: Extract<Expression, { kind: 'sized' }>): Value {
  const type = typeOfRef(body, node.type);
  const size = coerce(body, expression(body, node.size), Types.Integer, node.at);
  return value(listOf(type.args[0]), call(body, sizedList, body.unit.constant(type, 't'), orThrow(body, size)), true);
}
