/** Symbols of the library's classes, from the signatures of `library/define.ts`; each class is read on first use. */
import { bridgeLibraryObjects } from '../library/bridges.ts';
import {
  enumValue,
  librarySources,
  type Implementation,
  type LibraryClassSource,
  type Members,
} from '../library/define.ts';
import type { ClassSymbol, MethodSymbol } from './symbols.ts';
import { libraryType, listOf, mapOf, setOf, sobjectType, typeVariable, Types, type ApexType } from '../values/types.ts';

/** Finds the type a name of a signature means; null when it is no type of the library's own. */
export type OuterTypes = (name: string) => ApexType | null;

const COLLECTIONS = new Set(['list', 'set', 'map']);
const PRIMITIVES = new Map<string, ApexType>(Object.values(Types).map((type) => [type.name.toLowerCase(), type]));

/** `System.String` and `String` are one name. */
const keyOf = (name: string) => name.toLowerCase().replace(/^system\.(?=.)/, '');

export class LibrarySymbols {
  private readonly sources = new Map<string, LibraryClassSource>();
  private readonly symbols = new Map<string, ClassSymbol>();
  private readonly namespaces = new Set<string>(['system', 'schema']);
  private readonly outer: OuterTypes;

  /** @param outer finds sObject types */
  constructor(outer: OuterTypes) {
    this.outer = outer;
    bridgeLibraryObjects();
    for (const source of librarySources()) {
      const name = source.name.replace(/<.*$/, '');
      this.sources.set(keyOf(name), source);
      const dot = name.lastIndexOf('.');
      if (dot > 0) this.namespaces.add(name.slice(0, dot).toLowerCase());
    }
  }

  isNamespace(name: string): boolean {
    return this.namespaces.has(name.toLowerCase());
  }

  /** @param name qualified, with or without `System.`, without type arguments */
  find(name: string): ClassSymbol | null {
    const key = keyOf(name);
    const known = this.symbols.get(key);
    if (known) return known;
    const source = this.sources.get(key);
    return source ? this.read(key, source) : null;
  }

  /** The methods that an object has on its own type, given as a library class gives its members. */
  objectMethods(name: string, members: Members): ClassSymbol {
    const key = `(object) ${name.toLowerCase()}`;
    return this.symbols.get(key) ?? this.read(key, { name, members, options: {} });
  }

  private read(key: string, source: LibraryClassSource): ClassSymbol {
    const { name: full, options } = source;
    const [, name, list] = /^([\w.]+)(?:<(.*)>)?$/.exec(full)!;
    const parameters = list ? list.split(',').map((p) => p.trim()) : [];
    const symbol: ClassSymbol = {
      origin: 'library',
      name: name,
      kind: options.kind ?? 'class',
      type: openType(key, name, parameters),
      parameters,
      superType: null,
      interfaces: [],
      outer: null,
      inner: new Map(),
      fields: new Map(),
      methods: new Map(),
      constructors: [],
      access: 'global',
      isAbstract: options.modifier === 'abstract',
      isVirtual: options.modifier === 'virtual' || options.modifier === 'abstract',
      sharing: null,
      newestInChain: 0,
      annotations: [],
      constants: options.constants ?? [],
      namespace: null,
      file: null,
      node: null,
      source,
    };
    this.symbols.set(key, symbol);
    if (options.extends) symbol.superType = this.type(options.extends, symbol);
    symbol.interfaces = (options.implements ?? []).map((text) => this.type(text, symbol));
    for (const constant of symbol.constants) {
      const value = enumValue(source.name, constant);
      this.property(symbol, constant, symbol.type, true, { read: () => value, write: null });
    }
    for (const [signature, member] of Object.entries(source.members)) this.member(symbol, signature, member);
    return symbol;
  }

  private member(owner: ClassSymbol, signature: string, member: LibraryClassSource['members'][string]): void {
    const reader = new SignatureReader(signature);
    const isStatic = reader.word('static');
    const shape = {
      owner,
      isStatic,
      access: 'global' as const,
      annotations: [],
      isAbstract: owner.kind === 'interface',
      isVirtual: owner.isVirtual,
      isOverride: false,
      js: '',
      line: 0,
      node: null,
    };
    if (reader.word('new')) {
      const parameters = this.parameters(reader, owner);
      const implementation = member as Implementation;
      owner.constructors.push({ ...shape, name: 'new', parameters, returnType: owner.type, implementation });
      return;
    }
    const returnType = this.type(reader.type(), owner);
    const name = reader.name();
    if (!reader.at('(')) {
      const accessors = typeof member === 'function' ? { get: member } : member;
      this.property(owner, name, returnType, isStatic, { read: accessors.get, write: accessors.set ?? null });
      return;
    }
    const parameters = this.parameters(reader, owner);
    const method: MethodSymbol = { ...shape, name, parameters, returnType, implementation: member as Implementation };
    const key = name.toLowerCase();
    const overloads = owner.methods.get(key);
    if (overloads) overloads.push(method);
    else owner.methods.set(key, [method]);
  }

  private property(
    owner: ClassSymbol,
    name: string,
    type: ApexType,
    isStatic: boolean,
    code: { read: Implementation; write: Implementation | null },
  ): void {
    owner.fields.set(name.toLowerCase(), {
      name,
      owner,
      type,
      isStatic,
      isFinal: !code.write,
      isTransient: false,
      access: 'global',
      annotations: [],
      line: 0,
      js: name,
      property: 'code',
      canRead: true,
      canWrite: Boolean(code.write),
      writeAccess: 'global',
      constant: null,
      node: null,
      ...code,
    });
  }

  private parameters(reader: SignatureReader, owner: ClassSymbol): { name: string; type: ApexType }[] {
    const parameters: { name: string; type: ApexType }[] = [];
    reader.expect('(');
    while (!reader.at(')')) {
      if (parameters.length) reader.expect(',');
      const type = this.type(reader.type(), owner);
      parameters.push({ type, name: reader.at(',') || reader.at(')') ? `a${parameters.length}` : reader.name() });
    }
    return parameters;
  }

  /** The type that a text of a signature means. A class that is not there yet is an opaque type. */
  private type(text: string, owner: ClassSymbol): ApexType {
    const reader = new SignatureReader(text);
    return this.typeFrom(reader, owner);
  }

  private typeFrom(reader: SignatureReader, owner: ClassSymbol): ApexType {
    const name = reader.dotted();
    const args: ApexType[] = [];
    if (reader.take('<')) {
      do args.push(this.typeFrom(reader, owner));
      while (reader.take(','));
      reader.expect('>');
    }
    let type = this.named(name, args, owner);
    while (reader.take('[')) {
      reader.expect(']');
      type = listOf(type);
    }
    return type;
  }

  private named(name: string, args: ApexType[], owner: ClassSymbol): ApexType {
    const parameter = owner.parameters.find((p) => p === name);
    if (parameter) return typeVariable(parameter);
    const key = keyOf(name);
    if (key === 'list') return listOf(args[0] ?? Types.Object);
    if (key === 'set') return setOf(args[0] ?? Types.Object);
    if (key === 'map') return mapOf(args[0] ?? Types.Object, args[1] ?? Types.Object);
    const primitive = PRIMITIVES.get(key);
    if (primitive) return primitive;
    const dot = owner.name.lastIndexOf('.');
    const nested = dot > 0 ? `${owner.name.slice(0, dot)}.${name}` : `${owner.name}.${name}`;
    for (const candidate of [nested, name]) {
      const source = this.sources.get(keyOf(candidate));
      if (source) return libraryType(source.name.replace(/<.*$/, ''), args);
    }
    return this.outer(name) ?? (key === 'aggregateresult' ? sobjectType('AggregateResult') : libraryType(name, args));
  }
}

/** The type of a class as its own signatures see it. */
function openType(key: string, name: string, parameters: string[]): ApexType {
  const args = parameters.map(typeVariable);
  if (COLLECTIONS.has(key))
    return key === 'list' ? listOf(args[0]) : key === 'set' ? setOf(args[0]) : mapOf(args[0], args[1]);
  return PRIMITIVES.get(key) ?? libraryType(name, args);
}

/** Reads a signature from left to right. */
class SignatureReader {
  private readonly text: string;
  private at_ = 0;

  constructor(text: string) {
    this.text = text;
  }

  private skip(): void {
    while (this.text[this.at_] === ' ') this.at_++;
  }

  at(text: string): boolean {
    this.skip();
    return this.text.startsWith(text, this.at_);
  }

  take(text: string): boolean {
    if (!this.at(text)) return false;
    this.at_ += text.length;
    return true;
  }

  expect(text: string): void {
    if (!this.take(text)) throw new Error(`Library signature '${this.text}': '${text}' expected at ${this.at_}`);
  }

  /** Takes a word when it is the next one. */
  word(word: string): boolean {
    this.skip();
    const match = /^\w+/.exec(this.text.slice(this.at_));
    if (match?.[0].toLowerCase() !== word) return false;
    this.at_ += word.length;
    return true;
  }

  name(): string {
    return this.match(/^\w+/);
  }

  dotted(): string {
    return this.match(/^[\w.]+/);
  }

  /** The text of a type, with its arguments. */
  type(): string {
    this.skip();
    const start = this.at_;
    this.dotted();
    if (this.take('<')) {
      for (let depth = 1; depth > 0; this.at_++) {
        if (this.text[this.at_] === '<') depth++;
        else if (this.text[this.at_] === '>') depth--;
        else if (this.at_ >= this.text.length) this.expect('>');
      }
    }
    while (this.take('[')) this.expect(']');
    return this.text.slice(start, this.at_);
  }

  private match(pattern: RegExp): string {
    this.skip();
    const match = pattern.exec(this.text.slice(this.at_));
    if (!match) throw new Error(`Library signature '${this.text}': a name expected at ${this.at_}`);
    this.at_ += match[0].length;
    return match[0];
  }
}
