/** Syntax trees → symbols: first every class by name, then what each extends and holds, then whether that fits. */
import type { Access, Annotation, Sharing } from '../values/program.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { ClassSymbol, FieldSymbol, MethodSymbol, SourceFile } from './symbols.ts';
import { mangle, sameParameters, UNKNOWN } from './symbols.ts';
import type { SymbolTable } from './symbol-table.ts';
import type {
  AccessorNode,
  ClassNode,
  ConstructorNode,
  Expression,
  FieldNode,
  MethodNode,
  Modifiers,
  Parameter,
  PropertyNode,
  TypeRef,
} from './syntax/ast.ts';
import { lineOf } from './syntax/ast.ts';
import { Types, userType, type ApexType } from '../values/types.ts';
import { needsAccessModifier } from '../values/versions.ts';

const ACCESS: readonly Access[] = ['global', 'public', 'protected', 'private'];

function accessOf({ words, annotations }: Modifiers, fallback: Access): Access {
  if (words.includes('webservice')) return 'global';
  if (annotations.some((a) => a.name === 'istest') && !ACCESS.some((a) => words.includes(a))) return fallback;
  return ACCESS.find((access) => words.includes(access)) ?? fallback;
}

const annotationsOf = (modifiers: Modifiers): Annotation[] =>
  modifiers.words.includes('testmethod')
    ? [...modifiers.annotations, { name: 'istest', parameters: {} }]
    : modifiers.annotations;

function declaredSharing({ words }: Modifiers): Sharing {
  if (words.includes('with sharing')) return 'with';
  if (words.includes('without sharing')) return 'without';
  return words.includes('inherited sharing') ? 'inherited' : null;
}

export function typeText(ref: TypeRef): string {
  const parts = ref.parts.map((p) => (p.args.length ? `${p.name}<${p.args.map(typeText).join(',')}>` : p.name));
  return parts.join('.') + '[]'.repeat(ref.arrays);
}

/**
 * A class and its inner ones by name; their members come with `declareMembers`.
 * @param isScript the class that represents a trigger or a script: no name leads to it
 */
export function declareClass(
  table: SymbolTable,
  node: ClassNode,
  file: SourceFile,
  outer: ClassSymbol | null,
  diagnostics: Diagnostics,
  isScript = false,
): ClassSymbol {
  const name = outer ? `${outer.name}.${node.name}` : node.name;
  const { words } = node.modifiers;
  const isTest = node.modifiers.annotations.some((a) => a.name === 'istest');
  const symbol: ClassSymbol = {
    origin: 'user',
    name,
    kind: node.kind,
    type: userType(table.qualified(name)),
    parameters: [],
    superType: null,
    interfaces: [],
    outer,
    inner: new Map(),
    fields: new Map(),
    methods: new Map(),
    constructors: [],
    access: accessOf(node.modifiers, isTest || !outer ? 'public' : 'private'),
    isAbstract: words.includes('abstract') || node.kind === 'interface',
    isVirtual: words.includes('virtual') || words.includes('abstract'),
    sharing: declaredSharing(node.modifiers),
    newestInChain: file.apiVersion,
    annotations: annotationsOf(node.modifiers),
    constants: node.constants.map((c) => c.name),
    namespace: file.namespace,
    file,
    node,
    source: null,
  };
  if (isScript) table.addScript(symbol);
  else if (!table.addClass(symbol) && !outer) diagnostics.report(node.at, `Duplicate class name: ${name}`);
  for (const member of node.members) {
    if (member.kind !== 'class' && member.kind !== 'interface' && member.kind !== 'enum') continue;
    const inner = declareClass(table, member, file, symbol, diagnostics, isScript);
    const key = member.name.toLowerCase();
    if (symbol.inner.has(key)) diagnostics.report(member.at, `Duplicate class name: ${member.name}`);
    symbol.inner.set(key, inner);
  }
  return symbol;
}

/** What a class extends and implements; all classes need this before the members of any are looked at. */
export function declareParents(table: SymbolTable, symbol: ClassSymbol, diagnostics: Diagnostics): void {
  const node = symbol.node!;
  // A class is not in its own scope here: `class Inner extends Other.Inner` is about the other one.
  const scope = symbol.outer ?? symbol;
  if (node.extends) {
    const parent = table.type(node.extends, scope);
    const parentSymbol = parent && table.symbolOf(parent);
    if (!parent) {
      symbol.superType = UNKNOWN;
      diagnostics.report(node.extends.at, `Invalid type: ${typeText(node.extends)}`);
    } else if (parentSymbol?.kind === 'interface') {
      diagnostics.report(node.extends.at, `A class cannot extend an interface: ${typeText(node.extends)}`);
    } else {
      if (parentSymbol?.origin === 'user' && !parentSymbol.isVirtual) {
        diagnostics.report(node.extends.at, `Non-virtual and non-abstract type cannot be extended: ${parent.name}`);
      }
      symbol.superType = parent;
    }
  }
  for (const ref of node.implements) {
    const type = table.type(ref, scope);
    if (type) symbol.interfaces.push(type);
    else diagnostics.report(ref.at, `Invalid type: ${typeText(ref)}`);
  }
  for (const inner of symbol.inner.values()) declareParents(table, inner, diagnostics);
}

/** Notes the newest API version along each chain of inheritance; all classes need their parents before. */
export function declareChain(table: SymbolTable, symbol: ClassSymbol): void {
  for (const relative of table.lineage(symbol)) {
    if (!relative.file) continue;
    relative.newestInChain = Math.max(relative.newestInChain, symbol.file!.apiVersion);
    symbol.newestInChain = Math.max(symbol.newestInChain, relative.file.apiVersion);
  }
  for (const inner of symbol.inner.values()) declareChain(table, inner);
}

export function declareMembers(table: SymbolTable, symbol: ClassSymbol, diagnostics: Diagnostics): void {
  const node = symbol.node!;
  for (const member of node.members) {
    if (member.kind === 'method') declareMethod(table, symbol, member, diagnostics);
    else if (member.kind === 'constructor') declareConstructor(table, symbol, member, diagnostics);
    else if (member.kind === 'field') declareField(table, symbol, member, diagnostics);
    else if (member.kind === 'property') declareProperty(table, symbol, member, diagnostics);
  }
  for (const [ordinal, constant] of node.constants.entries()) {
    const field = bareField(symbol, constant.name, symbol.type, lineOf(constant.at));
    Object.assign(field, { isStatic: true, isFinal: true, access: 'global', canWrite: false, js: `$${ordinal}` });
    symbol.fields.set(constant.name.toLowerCase(), field);
  }
  for (const inner of symbol.inner.values()) declareMembers(table, inner, diagnostics);
}

function typeIn(table: SymbolTable, ref: TypeRef, within: ClassSymbol, diagnostics: Diagnostics): ApexType {
  const type = table.type(ref, within);
  if (type) return type;
  diagnostics.reportDeclared(ref.at, `Invalid type: ${typeText(ref)}`);
  return UNKNOWN;
}

const parametersIn = (table: SymbolTable, list: Parameter[], within: ClassSymbol, diagnostics: Diagnostics) =>
  list.map((p) => ({ name: p.name, type: typeIn(table, p.type, within, diagnostics) }));

function declareMethod(table: SymbolTable, owner: ClassSymbol, node: MethodNode, diagnostics: Diagnostics): void {
  const { words } = node.modifiers;
  const parameters = parametersIn(table, node.parameters, owner, diagnostics);
  const isContract = owner.kind === 'interface';
  const method: MethodSymbol = {
    name: node.name,
    owner,
    isStatic: words.includes('static') || words.includes('testmethod') || words.includes('webservice'),
    access: isContract ? 'global' : accessOf(node.modifiers, 'private'),
    annotations: annotationsOf(node.modifiers),
    parameters,
    returnType: node.returnType ? typeIn(table, node.returnType, owner, diagnostics) : Types.Void,
    isAbstract: isContract || words.includes('abstract'),
    isVirtual: isContract || words.includes('virtual') || words.includes('abstract') || words.includes('override'),
    isOverride: words.includes('override'),
    js: mangle(
      node.name,
      parameters.map((p) => p.type),
    ),
    line: lineOf(node.at),
    node,
    implementation: null,
  };
  if (!isContract && needsAccessModifier(owner.file!.apiVersion, words) && method.access === 'private') {
    diagnostics.report(node.at, 'Abstract methods require at least one of these modifiers: global, public, protected');
  }
  const key = node.name.toLowerCase();
  const overloads = owner.methods.get(key) ?? [];
  const isKnown = parameters.every((p) => p.type !== UNKNOWN);
  if (isKnown && overloads.some((other) => sameParameters(other, method))) {
    diagnostics.report(node.at, `Method already defined: ${method.returnType.name} ${signature(method)}`);
    return;
  }
  if (!node.body && !method.isAbstract) diagnostics.report(node.at, `Method must define a body: ${signature(method)}`);
  owner.methods.set(key, [...overloads, method]);
}

export const signature = (method: MethodSymbol): string =>
  `${method.owner.name}.${method.name}(${method.parameters.map((p) => p.type.name).join(', ')})`;

function declareConstructor(
  table: SymbolTable,
  owner: ClassSymbol,
  node: ConstructorNode,
  diagnostics: Diagnostics,
): void {
  if (node.name.toLowerCase() !== owner.node!.name.toLowerCase()) {
    diagnostics.report(node.at, `Invalid constructor name: ${node.name}`);
    return;
  }
  const parameters = parametersIn(table, node.parameters, owner, diagnostics);
  owner.constructors.push({
    name: '<init>',
    owner,
    isStatic: false,
    access: accessOf(node.modifiers, 'private'),
    annotations: annotationsOf(node.modifiers),
    parameters,
    returnType: owner.type,
    isAbstract: false,
    isVirtual: false,
    isOverride: false,
    js: mangle(
      '$new',
      parameters.map((p) => p.type),
    ),
    line: lineOf(node.at),
    node,
    implementation: null,
  });
}

function bareField(owner: ClassSymbol, name: string, type: ApexType, line: number): FieldSymbol {
  return {
    name,
    owner,
    type,
    isStatic: false,
    isFinal: false,
    isTransient: false,
    access: 'private',
    annotations: [],
    line,
    js: `_${name.toLowerCase()}`,
    property: null,
    canRead: true,
    canWrite: true,
    writeAccess: 'private',
    constant: null,
    node: null,
    read: null,
    write: null,
  };
}

function declareField(table: SymbolTable, owner: ClassSymbol, node: FieldNode, diagnostics: Diagnostics): void {
  const { words } = node.modifiers;
  const field = bareField(owner, node.name, typeIn(table, node.type, owner, diagnostics), lineOf(node.at));
  field.isStatic = words.includes('static');
  field.isFinal = words.includes('final');
  field.isTransient = words.includes('transient');
  field.access = field.writeAccess = accessOf(node.modifiers, 'private');
  field.annotations = annotationsOf(node.modifiers);
  field.node = node;
  if (field.isStatic && field.isFinal && node.initializer) field.constant = constantOf(node.initializer, field.type);
  addField(owner, field, node, diagnostics);
}

function addField(
  owner: ClassSymbol,
  field: FieldSymbol,
  node: FieldNode | PropertyNode,
  diagnostics: Diagnostics,
): void {
  const key = field.name.toLowerCase();
  if (owner.fields.has(key)) diagnostics.report(node.at, `Duplicate field: ${field.name}`);
  else owner.fields.set(key, field);
}

/** A literal of the very type of its field. */
function constantOf(value: Expression, type: ApexType): Expression | null {
  if (value.kind !== 'literal') return null;
  const kept = type === Types.String || type === Types.Integer || type === Types.Boolean;
  return kept && value.literal.type === type.name ? value : null;
}

function declareProperty(table: SymbolTable, owner: ClassSymbol, node: PropertyNode, diagnostics: Diagnostics): void {
  const { words } = node.modifiers;
  const { getter, setter } = node;
  const field = bareField(owner, node.name, typeIn(table, node.type, owner, diagnostics), lineOf(node.at));
  const overridable = ['virtual', 'abstract', 'override'].some((word) => words.includes(word));
  const access = accessOf(node.modifiers, 'private');
  const accessorAccess = (accessor: AccessorNode | null) =>
    accessOf(accessor?.modifiers ?? { words: [], annotations: [] }, access);
  field.isStatic = words.includes('static');
  field.isFinal = words.includes('final');
  field.isTransient = words.includes('transient');
  field.access = accessorAccess(getter ?? setter);
  field.writeAccess = accessorAccess(setter);
  field.annotations = annotationsOf(node.modifiers);
  field.property = getter?.body || setter?.body || overridable ? 'code' : 'auto';
  field.canRead = getter !== null;
  field.canWrite = setter !== null;
  field.node = node;
  addField(owner, field, node, diagnostics);
}
