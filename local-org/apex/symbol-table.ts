/** Everything a name can mean: the classes of the program, the library's, the schema's objects. */
import { staticMembersOf } from '../library/custom-settings.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../metadata/schema.ts';
import { LibrarySymbols } from './library-symbols.ts';
import type { ClassSymbol } from './symbols.ts';
import { enclosing } from './symbols.ts';
import type { TypeRef } from './syntax/ast.ts';
import { libraryType, listOf, mapOf, setOf, sobjectType, substitute, Types, type ApexType } from '../values/types.ts';

const PRIMITIVES = new Map<string, ApexType>(
  Object.values(Types)
    .filter((t) => t !== Types.Null && t !== Types.Void)
    .map((t) => [t.name.toLowerCase(), t]),
);

/** SObject types that no schema lists. */
const BUILT_IN_OBJECTS = new Map([['aggregateresult', 'AggregateResult']]);

function objectTypeIn(schema: Schema, name: string): ApexType | null {
  const builtIn = BUILT_IN_OBJECTS.get(name.toLowerCase());
  if (builtIn) return sobjectType(builtIn);
  const object = schema.object(name);
  return object ? sobjectType(object.name) : null;
}

export class SymbolTable {
  /** As the code of the namespace names its objects. */
  readonly schema: Schema;
  readonly library: LibrarySymbols;
  readonly namespace: string | null;
  /** Top-level classes by the lower-case name of their type. */
  readonly classes = new Map<string, ClassSymbol>();
  private readonly byType = new Map<ApexType, ClassSymbol>();
  /** Of the program: names of its classes go without. */
  private readonly ownNamespace: string | null;
  /** Other views of the same classes, by namespace. */
  private readonly views = new Map<string | null, SymbolTable>();

  constructor(schema: Schema, namespace: string | null, of: SymbolTable | null = null) {
    this.schema = schema.seenFrom(namespace);
    this.namespace = namespace;
    this.ownNamespace = of ? of.ownNamespace : namespace;
    this.library = of?.library ?? new LibrarySymbols((name) => objectTypeIn(schema, name));
    if (of) {
      this.classes = of.classes;
      this.byType = of.byType;
      this.views = of.views;
    }
    this.views.set(namespace, this);
  }

  /** The same program as code of a namespace sees it: an unqualified name means its own class, field or object first. */
  seenFrom(namespace: string | null): SymbolTable {
    return this.views.get(namespace) ?? new SymbolTable(this.schema, namespace, this);
  }

  /** Does the program hold code of several namespaces? */
  get isShared(): boolean {
    return this.views.size > 1;
  }

  isNamespace(name: string): boolean {
    const lower = name.toLowerCase();
    return [...this.views.keys()].some((one) => one?.toLowerCase() === lower);
  }

  /** The name of a class's type: that of another namespace than the program's has it in front. */
  qualified(name: string): string {
    return this.namespace === null || this.namespace === this.ownNamespace ? name : `${this.namespace}.${name}`;
  }

  /** Answers false when there is a class of that name: the first one stays. */
  addClass(symbol: ClassSymbol): boolean {
    if (this.byType.has(symbol.type)) return false;
    if (!symbol.outer) this.classes.set(symbol.type.name.toLowerCase(), symbol);
    this.byType.set(symbol.type, symbol);
    return true;
  }

  /** The class that represents a trigger or a script, in place of an earlier script's. */
  addScript(symbol: ClassSymbol): void {
    this.byType.set(symbol.type, symbol);
  }

  /** The class that declares the members of a type: null for sObject fields, null, void. */
  symbolOf(type: ApexType): ClassSymbol | null {
    switch (type.kind) {
      case 'user':
        return this.byType.get(type) ?? null;
      case 'primitive':
        return this.library.find(type.name);
      case 'object':
        return this.library.find('Object');
      case 'sobject':
        return this.library.find('SObject');
      case 'list':
      case 'set':
      case 'map':
        return this.library.find(type.kind);
      case 'library':
        return this.library.find(type.name.replace(/<.*$/, ''));
      default:
        return null;
    }
  }

  /** The type parameters of a generic type's class, bound to its arguments. */
  bindings(type: ApexType): Map<string, ApexType> {
    const bound = new Map<string, ApexType>();
    if (!type.args.length) return bound;
    const symbol = this.symbolOf(type);
    symbol?.parameters.forEach((name, i) => bound.set(name, type.args[i] ?? Types.Object));
    return bound;
  }

  /** What a type extends and implements directly, arguments filled in. */
  parents(type: ApexType): ApexType[] {
    const symbol = this.symbolOf(type);
    if (!symbol) return [];
    const declared = symbol.superType ? [symbol.superType, ...symbol.interfaces] : symbol.interfaces;
    if (!symbol.parameters.length) return declared;
    const bound = symbol.type.args.length ? this.bindings(type) : new Map<string, ApexType>();
    return declared.map((parent) => substitute(parent, bound));
  }

  superclass(symbol: ClassSymbol): ClassSymbol | null {
    return symbol.superType ? this.symbolOf(symbol.superType) : null;
  }

  /** A class and what it extends, itself first. */
  *lineage(symbol: ClassSymbol): Generator<ClassSymbol> {
    const seen = new Set<ClassSymbol>();
    for (let at: ClassSymbol | null = symbol; at && !seen.has(at); at = this.superclass(at)) {
      seen.add(at);
      yield at;
    }
  }

  // Schema

  object(name: string): ObjectSchema | null {
    return this.schema.object(name);
  }

  objectType(name: string): ApexType | null {
    return objectTypeIn(this.schema, name);
  }

  /** Static methods of a custom setting or custom metadata type; null for other objects. */
  objectMethods(type: ApexType): ClassSymbol | null {
    const object = type.kind === 'sobject' ? this.schema.object(type.name) : null;
    const members = object && staticMembersOf(object);
    return members ? this.library.objectMethods(object.name, members) : null;
  }

  // Names of types

  /** The type a reference means inside a class (null: outside of any); null when there is none. */
  type(ref: TypeRef, within: ClassSymbol | null): ApexType | null {
    let type = this.plainType(ref, within);
    for (let i = 0; i < ref.arrays && type; i++) type = listOf(type);
    return type;
  }

  private plainType(ref: TypeRef, within: ClassSymbol | null): ApexType | null {
    const last = ref.parts[ref.parts.length - 1];
    const args: ApexType[] = [];
    for (const arg of last.args) {
      const type = this.type(arg, within);
      if (!type) return null;
      args.push(type);
    }
    return this.namedType(
      ref.parts.map((p) => p.name),
      args,
      within,
    );
  }

  /** @param parts the dotted name, in pieces */
  namedType(parts: string[], args: ApexType[], within: ClassSymbol | null): ApexType | null {
    const name = parts.join('.').toLowerCase();
    if (args.length || name === 'list' || name === 'set' || name === 'map') {
      switch (name.replace(/^system\./, '')) {
        case 'list':
          return listOf(args[0] ?? Types.Object);
        case 'set':
          return setOf(args[0] ?? Types.Object);
        case 'map':
          return mapOf(args[0] ?? Types.Object, args[1] ?? Types.Object);
      }
    }
    const user = this.userType(parts, within);
    if (user) return user;
    const primitive = PRIMITIVES.get(name.replace(/^system\.(?!sobject$)/, ''));
    if (primitive) return primitive;
    if (parts.length === 2 && parts[0].toLowerCase() === 'schema') {
      const object = this.objectType(parts[1]);
      if (object) return object;
    }
    if (parts.length === 2 && parts[1].toLowerCase() === 'sobjecttype' && this.objectType(parts[0])) {
      return libraryType('Schema.SObjectType');
    }
    // The namespace Schema may be left out, as System may.
    const library = this.library.find(name) ?? (parts.length === 1 ? this.library.find(`Schema.${name}`) : null);
    // `Network` and the like: a class of static methods only leaves its name to the records.
    const records = library && parts.length === 1 && !hasInstances(library) ? this.objectType(parts[0]) : null;
    if (records) return records;
    if (library) return library.parameters.length || args.length ? libraryType(library.name, args) : library.type;
    return parts.length === 1 ? this.objectType(parts[0]) : null;
  }

  private userType(parts: string[], within: ClassSymbol | null): ApexType | null {
    const lower = parts.map((p) => p.toLowerCase());
    if (this.namespace && lower.length > 1 && lower[0] === this.namespace.toLowerCase()) lower.shift();
    const own = (name: string) => this.classes.get(this.qualified(name).toLowerCase());
    if (lower.length === 1) {
      const inner = within && this.innerClass(lower[0], within);
      if (inner) return inner.type;
      return own(lower[0])?.type ?? null;
    }
    const foreign = this.foreignType(lower);
    if (foreign) return foreign;
    if (lower.length !== 2) return null;
    const outer = own(lower[0]);
    return (outer && this.innerOf(outer, lower[1])?.type) ?? null;
  }

  /** A class of another namespace, named with it: global ones only are in reach. */
  private foreignType([namespace, outer, inner]: string[]): ApexType | null {
    if (!this.isShared || namespace === this.namespace?.toLowerCase()) return null;
    const top = this.classes.get(`${namespace}.${outer}`);
    const symbol = top && inner !== undefined ? this.innerOf(top, inner) : top;
    return top?.access === 'global' && symbol?.access === 'global' ? symbol.type : null;
  }

  /** An inner class by its lower-case name, inherited ones included. */
  innerOf(outer: ClassSymbol, name: string): ClassSymbol | null {
    for (const symbol of this.lineage(outer)) {
      const inner = symbol.inner.get(name);
      if (inner) return inner;
    }
    return null;
  }

  /** An inner class seen by its simple name: of this class, its superclasses, the classes around it. */
  private innerClass(name: string, within: ClassSymbol): ClassSymbol | null {
    for (const scope of enclosing(within)) {
      if (scope.name.toLowerCase() === name && !scope.outer) return scope;
      const inner = this.innerOf(scope, name);
      if (inner) return inner;
    }
    return null;
  }
}

const hasInstances = (symbol: ClassSymbol): boolean =>
  symbol.kind !== 'class' ||
  symbol.constructors.length > 0 ||
  [...symbol.methods.values()].flat().some((method) => !method.isStatic);

/** The Apex type of a field's values. */
export function fieldType(field: FieldSchema): ApexType {
  switch (field.type) {
    case 'Id':
    case 'Lookup':
    case 'MasterDetail':
      return Types.Id;
    case 'Checkbox':
      return Types.Boolean;
    case 'Number':
    case 'Currency':
    case 'Percent':
    case 'Summary':
      return Types.Decimal;
    case 'Integer':
      return Types.Integer;
    case 'Date':
      return Types.Date;
    case 'DateTime':
      return Types.Datetime;
    case 'Time':
      return Types.Time;
    case 'Base64':
      return Types.Blob;
    case 'Address':
      return libraryType('Address');
    case 'Location':
      return libraryType('Location');
    case 'AnyType':
      return Types.Object;
    default:
      return Types.String;
  }
}
