/**
 * What a class declares, whether it is written in Apex or belongs to the library: the resolver asks these symbols and
 * never the syntax tree.
 */
import type { Implementation, LibraryClassSource } from '../library/define.ts';
import type { Access, Annotation, Sharing } from '../values/program.ts';
import type { SourceKind } from './syntax/ast.ts';
import type { ClassNode, Expression, FieldNode, MethodNode, ConstructorNode, PropertyNode } from './syntax/ast.ts';
import { libraryType, type ApexType } from '../values/types.ts';

export interface SourceFile {
  path: string;
  text: string;
  /** Namespace of the code in it; null for code without one. */
  namespace: string | null;
  /** Whose behavior its code follows: `68`. */
  apiVersion: number;
  kind: SourceKind;
}

export interface ClassSymbol {
  origin: 'user' | 'library';
  /** `Outer.Inner`, `Schema.SObjectType`. */
  name: string;
  kind: 'class' | 'interface' | 'enum';
  /** Of a generic class: with its parameters as arguments. */
  type: ApexType;
  /** Names of its type parameters. */
  parameters: string[];
  superType: ApexType | null;
  interfaces: ApexType[];
  outer: ClassSymbol | null;
  /** All members by lower-case name. */
  inner: Map<string, ClassSymbol>;
  fields: Map<string, FieldSymbol>;
  methods: Map<string, MethodSymbol[]>;
  constructors: MethodSymbol[];
  access: Access;
  isAbstract: boolean;
  isVirtual: boolean;
  /** As declared; `sharingOf` says what holds. */
  sharing: Sharing;
  /** The newest API version among the class, those it extends and those that extend it. */
  newestInChain: number;
  annotations: Annotation[];
  constants: string[];
  namespace: string | null;
  /** Written in Apex: where. */
  file: SourceFile | null;
  node: ClassNode | null;
  /** Of the library: what was declared. */
  source: LibraryClassSource | null;
}

export interface FieldSymbol {
  name: string;
  owner: ClassSymbol;
  type: ApexType;
  isStatic: boolean;
  isFinal: boolean;
  isTransient: boolean;
  access: Access;
  annotations: Annotation[];
  line: number;
  /** JavaScript property that holds the value. */
  js: string;
  /** null: a field. `auto`: a property that is no more than one. `code`: a property read and written by calls. */
  property: 'auto' | 'code' | null;
  canRead: boolean;
  canWrite: boolean;
  /** Access of the setter, where it is less than the property's. */
  writeAccess: Access;
  /** Value of a constant that may be written out where it is used. */
  constant: Expression | null;
  node: FieldNode | PropertyNode | null;
  read: Implementation | null;
  write: Implementation | null;
}

export interface MethodSymbol {
  name: string;
  owner: ClassSymbol;
  isStatic: boolean;
  access: Access;
  annotations: Annotation[];
  parameters: { name: string; type: ApexType }[];
  returnType: ApexType;
  isAbstract: boolean;
  isVirtual: boolean;
  isOverride: boolean;
  /** Name on the emitted class. */
  js: string;
  line: number;
  node: MethodNode | ConstructorNode | null;
  implementation: Implementation | null;
}

/** `foo` with (String, List<Account>) → `foo$string$list_account_`. */
export function mangle(name: string, parameters: readonly ApexType[]): string {
  // With a `$` at least: `name` and `length` are properties that JavaScript's functions have already.
  return `${name}$${parameters.map((p) => p.name).join('$')}`.toLowerCase().replace(/[^\w$]/g, '_');
}

/** The constructor without parameters. */
export const DEFAULT_CONSTRUCTOR = mangle('$new', []);

export const sameParameters = (a: MethodSymbol, b: MethodSymbol): boolean =>
  a.parameters.length === b.parameters.length && a.parameters.every((p, i) => p.type === b.parameters[i].type);

/** The classes around a class and itself, innermost first. */
export function* enclosing(symbol: ClassSymbol): Generator<ClassSymbol> {
  for (let at: ClassSymbol | null = symbol; at; at = at.outer) yield at;
}

/** The type of what was reported as wrong: nothing more is said about values of it. */
export const UNKNOWN: ApexType = libraryType('(unknown)');
