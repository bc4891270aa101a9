/**
 * The types of Apex, one interned object a type: two mentions of `Map<Id, Account>` are the same object, so types
 * compare with `===`, at compile time and at run time alike.
 */

export type TypeKind =
  | 'primitive' // Boolean, String, Id, Integer, Long, Double, Decimal, Date, Datetime, Time, Blob
  | 'object' // System.Object, the top type
  | 'sobject' // Account, My__c, and SObject itself (name 'SObject')
  | 'list'
  | 'set'
  | 'map'
  | 'library' // a class, interface or enum of the Apex library, maybe with type arguments
  | 'user' // a class, interface or enum written in Apex
  | 'void'
  | 'null' // the type of the literal null
  | 'variable'; // a type parameter of a library class: T, K, V

export interface ApexType {
  readonly kind: TypeKind;
  /** As Apex writes it, canonical case, with arguments: `Map<Id,Account>`, `Schema.SObjectType`, `Outer.Inner`. */
  readonly name: string;
  /** `[element]` of a list or set, `[key, value]` of a map, the arguments of a generic library type. */
  readonly args: readonly ApexType[];
}

const interned = new Map<string, ApexType>();

function intern(kind: TypeKind, name: string, args: readonly ApexType[] = []): ApexType {
  const key = `${kind}:${name.toLowerCase()}`;
  let type = interned.get(key);
  if (!type) interned.set(key, (type = Object.freeze({ kind, name, args })));
  return type;
}

const primitive = (name: string) => intern('primitive', name);

export const Types = {
  Boolean: primitive('Boolean'),
  String: primitive('String'),
  Id: primitive('Id'),
  Integer: primitive('Integer'),
  Long: primitive('Long'),
  Double: primitive('Double'),
  Decimal: primitive('Decimal'),
  Date: primitive('Date'),
  Datetime: primitive('Datetime'),
  Time: primitive('Time'),
  Blob: primitive('Blob'),
  Object: intern('object', 'Object'),
  SObject: intern('sobject', 'SObject'),
  Void: intern('void', 'void'),
  Null: intern('null', 'null'),
} as const;

export const listOf = (element: ApexType) => intern('list', `List<${element.name}>`, [element]);
export const setOf = (element: ApexType) => intern('set', `Set<${element.name}>`, [element]);
export const mapOf = (key: ApexType, value: ApexType) => intern('map', `Map<${key.name},${value.name}>`, [key, value]);
/** @param name canonical API name of the object, with its namespace prefix where it has one */
export const sobjectType = (name: string) => intern('sobject', name);
/** @param name qualified name as the library declares it, without arguments: `Schema.DescribeFieldResult`, `Iterator` */
export const libraryType = (name: string, args: readonly ApexType[] = []) =>
  intern('library', args.length ? `${name}<${args.map((a) => a.name).join(',')}>` : name, args);
/** @param name `Outer` or `Outer.Inner`, prefixed with `namespace.` where the class is of another namespace */
export const userType = (name: string) => intern('user', name);
export const typeVariable = (name: string) => intern('variable', name);

/** Replaces the type parameters of a generic declaration by their arguments. */
export function substitute(type: ApexType, variables: ReadonlyMap<string, ApexType>): ApexType {
  if (type.kind === 'variable') return variables.get(type.name) ?? type;
  if (!type.args.length) return type;
  const args = type.args.map((a) => substitute(a, variables));
  switch (type.kind) {
    case 'list':
      return listOf(args[0]);
    case 'set':
      return setOf(args[0]);
    case 'map':
      return mapOf(args[0], args[1]);
    default:
      return libraryType(type.name.slice(0, type.name.indexOf('<')), args);
  }
}
