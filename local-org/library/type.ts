/** Type: classes and other types as values, by name or as `Account.class`. */
import type { ClassInfo } from '../values/program.ts';
import { libraryType, listOf, mapOf, setOf, sobjectType, Types, type ApexType } from '../values/types.ts';
import { SObject } from '../values/sobject.ts';
import { callerNamespace, callerSchema } from '../running/caller.ts';
import { transaction } from '../running/transaction.ts';
import { bridgeName } from '../values/bridge.ts';
import { defineClass, findLibraryClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { hashText } from './hash-code.ts';
import { isSubtype } from './operations.ts';
import { classByName } from './type-of.ts';
import { ApexList, ApexMap, ApexSet } from '../values/values.ts';

/** A value of Apex's Type. There is one object a type, so that JavaScript's `===` compares them. */
export class TypeToken {
  readonly type: ApexType;
  constructor(type: ApexType) {
    this.type = type;
  }
  /** `Account`, `Outer.Inner`, `List<String>`, `System.HttpRequest`; with the namespace where the class is of one. */
  get name(): string {
    const { kind, name } = this.type;
    if (kind === 'library') return name.includes('.') ? name : `System.${name}`;
    const info = kind === 'user' ? classByName(name) : null;
    return info?.namespace && !name.startsWith(`${info.namespace}.`) ? `${info.namespace}.${name}` : name;
  }
  [bridgeName('toString', 0)](): string {
    return this.name;
  }
  [bridgeName('equals', 1)](other: unknown): boolean {
    return this === other;
  }
  [bridgeName('hashCode', 0)](): number {
    return hashText(this.type.name);
  }
}

const tokens = new WeakMap<ApexType, TypeToken>();

/** What `Account.class` evaluates to. */
export function typeToken(type: ApexType): TypeToken {
  let token = tokens.get(type);
  if (!token) tokens.set(type, (token = new TypeToken(type)));
  return token;
}

const PRIMITIVES = new Map(Object.values(Types).map((type) => [type.name.toLowerCase(), type]));

/** The type that a text names in the running program, in any case; null when there is none. */
export function typeNamed(text: string): ApexType | null {
  const name = text.replace(/\s+/g, '');
  const generic = /^(?:System\.)?(List|Set|Map|Iterable|Iterator)<(.*)>$/i.exec(name);
  if (generic) return genericType(generic[1].toLowerCase(), splitArguments(generic[2]).map(typeNamed));
  if (name.endsWith('[]')) return genericType('list', [typeNamed(name.slice(0, -2))]);
  const bare = name.replace(/^System\./i, '').toLowerCase();
  const primitive = PRIMITIVES.get(bare);
  if (primitive) return primitive;
  const info = classNamed(name);
  if (info) return info.type;
  const object = callerSchema().object(name.replace(/^Schema\./i, ''));
  if (object) return sobjectType(object.name);
  const source = findLibraryClass(name);
  return source ? libraryType(source.name.replace(/<.*/, '')) : null;
}

/** The calling code's own class of that name, else one that a package offers to all. */
function classNamed(name: string): ClassInfo | null {
  const caller = callerNamespace();
  const own = (caller ? classByName(`${caller}.${name}`) : null) ?? classByName(name);
  const isForeign = own !== null && caller !== undefined && own.namespace !== caller && own.namespace !== null;
  return isForeign && isInstalled() && own.access !== 'global' ? null : own;
}

const isInstalled = (): boolean => Boolean(transaction().org.project.installation);

function genericType(name: string, args: (ApexType | null)[]): ApexType | null {
  if (args.some((arg) => arg === null)) return null;
  const [first, second] = args as ApexType[];
  switch (name) {
    case 'list':
      return listOf(first);
    case 'set':
      return setOf(first);
    case 'map':
      return second ? mapOf(first, second) : null;
    default:
      return libraryType(name === 'iterable' ? 'Iterable' : 'Iterator', [first]);
  }
}

/** `Id,List<String>` → both. */
function splitArguments(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '<') depth++;
    else if (text[i] === '>') depth--;
    else if (text[i] === ',' && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...parts, text.slice(start)];
}

const forName = (name: string | null): TypeToken | null => {
  const type = name === null ? null : typeNamed(name);
  return type && typeToken(type);
};

function constructs(info: ClassInfo | null, name: string): ClassInfo {
  const problem = !info
    ? null
    : info.kind !== 'class' || info.isAbstract
      ? `Type cannot be constructed: ${name}`
      : !info.constructors.some(({ parameters }) => parameters.length === 0)
        ? `No default constructor found: ${name}`
        : null;
  if (!info || problem) throwApex('TypeException', problem ?? `Invalid type: ${name}`);
  return info;
}

/** A new value of the type, by its constructor without parameters. */
export function newInstance(type: ApexType): unknown {
  switch (type.kind) {
    case 'list':
      return new ApexList(type);
    case 'set':
      return new ApexSet(type);
    case 'map':
      return new ApexMap(type);
    case 'user':
      return constructs(classByName(type.name), type.name).construct();
    case 'sobject': {
      const object = type === Types.SObject ? null : transaction().schema.object(type.name);
      return object ? new SObject(object) : throwApex('TypeException', `Type cannot be constructed: ${type.name}`);
    }
    case 'library': {
      const make = findLibraryClass(type.name.replace(/<.*/, ''))?.members['new()'];
      if (typeof make === 'function') return make(type);
      break;
    }
    default:
  }
  return throwApex('TypeException', `Type cannot be constructed: ${type.name}`);
}

defineClass(
  'Type',
  {
    'static Type forName(String name)': forName,
    'static Type forName(String namespace, String name)': (namespace: string | null, name: string | null) => {
      if (name === null) return null;
      return (namespace ? forName(`${namespace}.${name}`) : null) ?? (isOwn(namespace) ? forName(name) : null);
    },
    'Boolean equals(Object other)': (self: TypeToken, other: unknown) => self === other,
    'String getName()': (self: TypeToken) => self.name,
    'Integer hashCode()': (self: TypeToken) => hashText(self.name),
    'Boolean isAssignableFrom(Type source)': (self: TypeToken, source: TypeToken | null) => {
      if (source === null) throwApex('NullPointerException', 'Argument 1 cannot be null');
      return isSubtype(source.type, self.type);
    },
    'Object newInstance()': (self: TypeToken) => newInstance(self.type),
    'String toString()': (self: TypeToken) => self.name,
  },
  { js: TypeToken, takesNames: ['forName'] },
);

/** Is it no namespace, or the one the program is of? */
function isOwn(namespace: string | null): boolean {
  return (
    !namespace ||
    namespace.toLowerCase() === callerSchema().namespace?.toLowerCase() ||
    namespace.toLowerCase() === 'system'
  );
}
