/** Classes and triggers → the JavaScript that fills their shells. */
import { bridgeName } from '../../values/bridge.ts';
import { findLibraryClass } from '../runtime/library.ts';
import { defineBridge, defineChoice } from '../runtime/bridges.ts';
import { renamedContracts } from '../link.ts';
import { initException } from '../runtime/exceptions.ts';
import { hasInstanceInitializers, INITIALIZE, instanceInitializers, literalOf } from '../runtime/initializers.ts';
import { DEFAULT_CONSTRUCTOR, mangle, type ClassSymbol, type FieldSymbol, type MethodSymbol } from '../symbols.ts';
import type {
  AccessorNode,
  ConstructorNode,
  Expression,
  FieldNode,
  MethodNode,
  PropertyNode,
  Statement,
} from '../syntax/ast.ts';
import { lineOf, position } from '../syntax/ast.ts';
import { libraryType, Types, type ApexType } from '../../values/types.ts';
import type { Body } from './body.ts';
import { libraryMethods, methodFor, staticImplementations, type WantedMethod } from './bridges.ts';
import { completes } from './completion.ts';
import { call, coerce } from './convert.ts';
import { constructorFor, isExceptionClass } from './creation.ts';
import { expression } from './operands.ts';
import { emitFunction, type FunctionShape } from './functions.ts';
import { workOf } from './instruments.ts';
import { statement } from './blocks.ts';
import type { Unit } from './unit.ts';
import type { Writer } from './writer.ts';

export function emitClass(unit: Unit, out: Writer, symbol: ClassSymbol): void {
  const node = symbol.node!;
  const initializers = instanceInitializers(symbol);
  for (const [index, member] of node.members.entries()) {
    switch (member.kind) {
      case 'method':
        emitMethod(unit, out, symbol, member);
        break;
      case 'constructor':
        emitConstructor(unit, out, symbol, member);
        break;
      case 'field':
        emitField(unit, out, symbol, member, initializers.get(index) ?? null);
        break;
      case 'property':
        emitProperty(unit, out, symbol, member);
        break;
      case 'initializer':
        emitInitializer(unit, out, symbol, member, initializers.get(index) ?? null);
        break;
      default:
        emitClass(unit, out, symbol.inner.get(member.name.toLowerCase())!);
    }
  }
  if (symbol.kind === 'enum') return;
  out.at(node.endLine);
  // Of an interface for its stubs, which are made at run time.
  if (symbol.kind === 'interface') return emitBridges(unit, out, symbol);
  emitInitializers(unit, out, symbol);
  if (isExceptionClass(unit.table, symbol)) emitExceptionConstructors(unit, out, symbol);
  else if (!symbol.constructors.length) emitDefaultConstructor(unit, out, symbol);
  emitBridges(unit, out, symbol);
}

const prototypeOf = (unit: Unit, symbol: ClassSymbol) => `${unit.classOf(symbol)}.prototype`;

/**
 * The platform runs all initializers of an object, the superclass's first, before any constructor: a constructor may
 * call a method that a subclass overrides, and that one finds its fields set.
 */
function emitInitializers(unit: Unit, out: Writer, symbol: ClassSymbol): void {
  const own = instanceInitializers(symbol);
  if (!own.size) return;
  const parent = unit.table.superclass(symbol);
  const inherited =
    parent && hasInstanceInitializers(unit.table, parent)
      ? `${prototypeOf(unit, parent)}.${INITIALIZE}.call(this); `
      : '';
  const calls = [...own.values()].map((name) => `this.${name}(); `).join('');
  out.write(`${prototypeOf(unit, symbol)}.${INITIALIZE} = function () { ${inherited}${calls}return this; }; `);
}

function shapeOf(method: MethodSymbol, node: MethodNode | ConstructorNode): FunctionShape {
  return {
    at: node.at,
    owner: method.owner,
    isStatic: method.isStatic,
    parameters: method.parameters.map((p, i) => ({ ...p, at: node.parameters[i].at })),
    returnType: method.returnType,
    entersClass: method.isStatic,
    work: workOf(node.body),
    name: method.js,
  };
}

function emitMethod(unit: Unit, out: Writer, symbol: ClassSymbol, node: MethodNode): void {
  const method = symbol.methods.get(node.name.toLowerCase())?.find((m) => m.node === node);
  if (!method || !node.body) return;
  const { body: code } = node;
  if (method.returnType !== Types.Void && completes(code)) {
    unit.diagnostics.report(
      position(node.endLine, 1),
      `Missing return statement required return type: ${method.returnType.name}`,
    );
  }
  out.at(lineOf(node.at));
  out.write(`${method.isStatic ? unit.classOf(symbol) : prototypeOf(unit, symbol)}.${method.js} = `);
  emitFunction(unit, out, shapeOf(method, node), (body) => code.statements.forEach((each) => statement(body, each)));
  out.write('; ');
}

function emitConstructor(unit: Unit, out: Writer, symbol: ClassSymbol, node: ConstructorNode): void {
  const method = symbol.constructors.find((m) => m.node === node);
  if (!method) return;
  out.at(lineOf(node.at));
  out.write(`${prototypeOf(unit, symbol)}.${method.js} = `);
  const shape = { ...shapeOf(method, node), returnType: Types.Void, isConstructor: true, entersClass: true };
  emitFunction(unit, out, shape, (body) => {
    const [first, ...rest] = node.body.statements;
    const chained = first?.kind === 'expression' && first.value.kind === 'chain' ? first.value : null;
    if (chained) body.out.at(lineOf(chained.at));
    emitChain(body, symbol, chained, node);
    (chained ? rest : node.body.statements).forEach((each) => statement(body, each));
    body.out.write('return this; ');
  });
  out.write('; ');
}

/** `this(…)`, `super(…)` or what replaces it. */
function emitChain(
  body: Body,
  symbol: ClassSymbol,
  chained: Extract<Expression, { kind: 'chain' }> | null,
  node: { at: number },
): void {
  const { unit, out } = body;
  const args = (chained?.args ?? []).map((arg) => expression(body, arg));
  const apply = (target: ClassSymbol): void => {
    body.isLeaf = false;
    const chosen = constructorFor(body, target, args, chained?.at ?? node.at);
    if (!chosen) return;
    const given = args.map((arg, i) => coerce(body, arg, chosen.parameters[i], chained!.args[i].at, 'argument').js);
    out.write(`${prototypeOf(unit, target)}.${chosen.js}.call(${['this', ...given].join(', ')}); `);
  };
  if (chained?.which === 'this') return apply(symbol);
  const parent = body.table.superclass(symbol);
  if (parent?.origin === 'user') apply(parent);
  else if (args.length && parent && isExceptionClass(body.table, symbol)) {
    out.write(`${call(body, initException, 'this', ...args.map((a) => a.js))}; `);
  }
}

function emitDefaultConstructor(unit: Unit, out: Writer, symbol: ClassSymbol): void {
  out.write(`${prototypeOf(unit, symbol)}.${DEFAULT_CONSTRUCTOR} = `);
  emitFunction(unit, out, bareShape(symbol, DEFAULT_CONSTRUCTOR, []), (body) => {
    emitChain(body, symbol, null, symbol.node!);
    body.out.write('return this; ');
  });
  out.write('; ');
}

const bareShape = (symbol: ClassSymbol, name: string, parameters: FunctionShape['parameters']): FunctionShape => ({
  at: symbol.node!.at,
  owner: symbol,
  isStatic: false,
  parameters,
  isConstructor: true,
  entersClass: true,
  work: 1,
  name,
});

/** Every exception takes a message, a cause, both or neither, whether or not it writes constructors of its own. */
function emitExceptionConstructors(unit: Unit, out: Writer, symbol: ClassSymbol): void {
  const parent = unit.table.superclass(symbol);
  const exception = libraryType('Exception');
  const signatures: ApexType[][] = [[], [Types.String], [exception], [Types.String, exception]];
  for (const signature of signatures) {
    const js = mangle('$new', signature);
    if (symbol.constructors.some((c) => c.js === js)) continue;
    const parameters = signature.map((type, i) => ({ name: `a${i}`, type, at: 0 }));
    out.write(`${prototypeOf(unit, symbol)}.${js} = `);
    emitFunction(unit, out, bareShape(symbol, js, parameters), (body) => {
      const given = ['this', ...parameters.map((p) => p.name)];
      if (parent?.origin === 'user') body.out.write(`${prototypeOf(unit, parent)}.${js}.call(${given.join(', ')}); `);
      else if (given.length > 1) body.out.write(`${call(body, initException, ...given)}; `);
      body.out.write('return this; ');
    });
    out.write('; ');
  }
}

/** `name = function` for initializers: static ones are registered in order, the others become methods. */
function emitInitializerFunction(
  unit: Unit,
  out: Writer,
  symbol: ClassSymbol,
  name: string | null,
  at: number,
  work: (body: Body) => void,
): void {
  out.at(lineOf(at));
  if (name) out.write(`${prototypeOf(unit, symbol)}.${name} = `);
  else out.write(`${unit.constant(unit.linker.initializersOf(symbol), 'k')}.push(`);
  const shape: FunctionShape = {
    at,
    owner: symbol,
    isStatic: name === null,
    parameters: [],
    initializes: true,
    entersClass: false,
    work: 1,
    name: name ?? `$clinit`,
  };
  emitFunction(unit, out, shape, work);
  out.write(name ? '; ' : '); ');
}

function emitInitializer(
  unit: Unit,
  out: Writer,
  symbol: ClassSymbol,
  node: Extract<ClassSymbol['node'], object>['members'][number] & { kind: 'initializer' },
  name: string | null,
): void {
  emitInitializerFunction(unit, out, symbol, name, node.at, (body) => {
    node.body.statements.forEach((each) => statement(body, each));
  });
}

function emitField(unit: Unit, out: Writer, symbol: ClassSymbol, node: FieldNode, name: string | null): void {
  const field = symbol.fields.get(node.name.toLowerCase());
  const { initializer } = node;
  if (!field || field.node !== node || !initializer || literalOf(initializer, field) !== null) return;
  emitInitializerFunction(unit, out, symbol, name, node.at, (body) => {
    if (unit.options.coverage) {
      unit.executable.add(lineOf(node.at));
      body.out.write(`$coverage[${lineOf(node.at)}] = 1; `);
    }
    const given = coerce(body, expression(body, initializer, field.type), field.type, initializer.at);
    body.out.write(`${name ? 'this' : body.ownStatics()}.${field.js} = ${given.js}; `);
  });
}

function emitProperty(unit: Unit, out: Writer, symbol: ClassSymbol, node: PropertyNode): void {
  const field = symbol.fields.get(node.name.toLowerCase());
  if (!field || field.node !== node || field.property !== 'code') return;
  if (node.getter) emitAccessor(unit, out, field, node.getter, 'get');
  if (node.setter) emitAccessor(unit, out, field, node.setter, 'set');
}

function emitAccessor(unit: Unit, out: Writer, field: FieldSymbol, node: AccessorNode, which: 'get' | 'set'): void {
  if (!node.body && field.node?.modifiers.words.includes('abstract')) return;
  const { owner } = field;
  out.at(lineOf(node.at));
  out.write(`${field.isStatic ? unit.classOf(owner) : prototypeOf(unit, owner)}.${which}$${field.js} = `);
  const shape: FunctionShape = {
    at: node.at,
    owner,
    isStatic: field.isStatic,
    parameters: which === 'set' ? [{ name: 'value', type: field.type, at: 0 }] : [],
    returnType: which === 'get' ? field.type : Types.Void,
    property: field,
    entersClass: field.isStatic,
    work: workOf(node.body),
    name: `${which}$${field.js}`,
  };
  emitFunction(unit, out, shape, (body) => {
    if (node.body) {
      node.body.statements.forEach((each) => statement(body, each));
      if (which === 'get' && completes(node.body))
        body.error(node.at, `Missing return statement required return type: ${field.type.name}`);
      return;
    }
    const holder = field.isStatic ? body.ownStatics() : 'this';
    body.out.write(which === 'get' ? `return ${holder}.${field.js}; ` : `${holder}.${field.js} = value; `);
  });
  out.write('; ');
}

/** Names under which the library calls methods of this class. */
function emitBridges(unit: Unit, out: Writer, symbol: ClassSymbol): void {
  const define = unit.constant(defineBridge, 'f');
  for (const method of staticImplementations(unit.table, symbol)) {
    out.write(
      `${prototypeOf(unit, symbol)}.${method.js} = (...args) => ${unit.classOf(symbol)}.${method.js}(...args); `,
    );
  }
  for (const { contract, js } of renamedContracts(unit.table, symbol)) {
    out.write(`${prototypeOf(unit, symbol)}.${contract} = function (...args) { return this.${js}(...args); }; `);
  }
  const byName = Map.groupBy(libraryMethods(unit.table, symbol), (wanted) =>
    bridgeName(wanted.name, wanted.parameters.length),
  );
  for (const [name, contracts] of byName) {
    const choices = new Map<string, WantedMethod>();
    for (const wanted of contracts) {
      const method = methodFor(unit.table, symbol, wanted);
      if (method) choices.set(method.js, wanted);
    }
    const [first] = choices;
    if (!first) continue;
    const prototype = prototypeOf(unit, symbol);
    if (choices.size === 1 || first[1].parameters.length !== 1) {
      // Of several the last one counts: an interface is visited before those it extends.
      const [js, { parameters }] = [...choices].at(-1)!;
      out.write(`${define}(${prototype}, '${name}', '${js}', ${parameters.length}); `);
      continue;
    }
    const choose = unit.constant(defineChoice, 'f');
    const listed = [...choices].map(([js, { parameters }]) => {
      const takes = findLibraryClass(parameters[0].name)?.options.js ?? Object;
      return `[${unit.constant(takes, 'c')}, '${js}']`;
    });
    out.write(`${choose}(${prototype}, '${name}', [${listed.join(', ')}]); `);
  }
}

/** The body of a trigger or a script: a static function of a class of its own. */
export function emitStatements(
  unit: Unit,
  out: Writer,
  symbol: ClassSymbol,
  statements: Statement[],
  triggerObject: string | null,
): void {
  const at = position(out.line, 1);
  out.write(`${unit.classOf(symbol)}.$run = `);
  const shape: FunctionShape = {
    at,
    owner: symbol,
    isStatic: true,
    parameters: [],
    triggerObject,
    entersClass: false,
    work: 1,
    name: '$run',
  };
  emitFunction(unit, out, shape, (body) => statements.forEach((each) => statement(body, each)));
  out.write('; ');
}
