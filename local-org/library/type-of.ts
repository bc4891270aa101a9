/** The Apex type a value has at run time, and whether it is one of a given type. */
import type { ClassInfo } from '../values/program.ts';
import { libraryType, sobjectType, Types, type ApexType } from '../values/types.ts';
import { SObject } from '../values/sobject.ts';
import { currentTransaction } from '../running/transaction.ts';
import { isId } from '../values/id-form.ts';
import { findLibraryClass, librarySources } from './define.ts';
import { ApexException } from '../values/exceptions.ts';
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexEnum,
  ApexList,
  ApexMap,
  ApexObject,
  ApexSet,
  ApexTime,
} from '../values/values.ts';

/** Null has no type of its own and answers `Types.Null`. A text is a String, be it an Id or not. */
export function typeOf(value: unknown): ApexType {
  switch (typeof value) {
    case 'string':
      return Types.String;
    case 'number':
      return Types.Integer;
    case 'boolean':
      return Types.Boolean;
    case 'bigint':
      return Types.Long;
    default:
  }
  if (value === null) return Types.Null;
  if (value instanceof SObject) return sobjectType(value.object.name);
  if (value instanceof ApexObject) return value.$info.type;
  if (value instanceof ApexList || value instanceof ApexSet || value instanceof ApexMap) return value.type;
  if (value instanceof ApexDecimal) return Types.Decimal;
  if (value instanceof ApexDouble) return Types.Double;
  if (value instanceof ApexDate) return Types.Date;
  if (value instanceof ApexDatetime) return Types.Datetime;
  if (value instanceof ApexTime) return Types.Time;
  if (value instanceof ApexBlob) return Types.Blob;
  if (value instanceof ApexException) return value.$info?.type ?? libraryType(value.typeName.replace(/^System\./, ''));
  if (value instanceof ApexEnum) return enumType(value);
  return libraryObjectType(value as object);
}

function enumType(value: ApexEnum): ApexType {
  return classByName(value.enumName)?.type ?? libraryType(value.enumName);
}

function libraryObjectType(value: object): ApexType {
  let prototype: object | null = Object.getPrototypeOf(value);
  while (prototype && prototype !== Object.prototype) {
    const source = librarySources().find(({ options }) => options.js?.prototype === prototype);
    if (source) return libraryType(source.name.replace(/<.*/, ''));
    prototype = Object.getPrototypeOf(prototype);
  }
  return Types.Object;
}

/** A class of the running program, by its qualified name in any case; null outside a transaction. */
export const classByName = (name: string): ClassInfo | null =>
  currentTransaction()?.program?.classes.get(name.toLowerCase()) ?? null;

const baseName = (type: ApexType) =>
  type.name
    .replace(/<.*/, '')
    .replace(/^System\./i, '')
    .toLowerCase();

const supertypesByClass = new WeakMap<ClassInfo, Set<ApexType>>();

/** Everything an object of this class is: itself, its superclasses, all their interfaces; library ones included. */
export function supertypes(info: ClassInfo): Set<ApexType> {
  const known = supertypesByClass.get(info);
  if (known) return known;
  const types = new Set<ApexType>([info.type]);
  const add = (type: ApexType) => {
    if (types.has(type)) return;
    types.add(type);
    const declared = type.kind === 'user' ? classByName(type.name) : null;
    if (declared) for (const inherited of supertypes(declared)) types.add(inherited);
    if (type.kind === 'library') for (const name of libraryParents(type)) add(libraryType(name));
  };
  if (info.superclass) for (const type of supertypes(info.superclass)) types.add(type);
  if (info.librarySuperclass) add(info.librarySuperclass);
  info.interfaces.forEach(add);
  supertypesByClass.set(info, types);
  return types;
}

function libraryParents(type: ApexType): string[] {
  const options = findLibraryClass(type.name.replace(/<.*/, ''))?.options;
  return [...(options?.extends ? [options.extends] : []), ...(options?.implements ?? [])];
}

function isObjectOf(info: ClassInfo, type: ApexType): boolean {
  const types = supertypes(info);
  if (types.has(type)) return true;
  if (type.kind !== 'library') return false;
  const wanted = baseName(type);
  for (const candidate of types) if (candidate.kind === 'library' && baseName(candidate) === wanted) return true;
  return false;
}

/** `value instanceof type`; null is an instance of nothing. */
export function isInstance(value: unknown, type: ApexType): boolean {
  if (value === null) return false;
  if (type === Types.Object) return true;
  switch (type.kind) {
    case 'primitive':
      return isPrimitive(value, type);
    case 'sobject':
      return value instanceof SObject && (type === Types.SObject || type === sobjectType(value.object.name));
    case 'list':
      return value instanceof ApexList && isElementOf(value.type.args[0], type.args[0]);
    case 'set':
      return value instanceof ApexSet && isKeyOf(value.type.args[0], type.args[0]);
    case 'map':
      return (
        value instanceof ApexMap &&
        isKeyOf(value.type.args[0], type.args[0]) &&
        isKeyOf(value.type.args[1], type.args[1])
      );
    case 'user':
      return isUserInstance(value, type);
    case 'library':
      return isLibraryInstance(value, type);
    default:
      return false;
  }
}

function isUserInstance(value: unknown, type: ApexType): boolean {
  if (value instanceof ApexObject) return isObjectOf(value.$info, type);
  if (value instanceof ApexException) return value.$info !== undefined && isObjectOf(value.$info, type);
  return value instanceof ApexEnum && value.enumName.toLowerCase() === type.name.toLowerCase();
}

function isLibraryInstance(value: unknown, type: ApexType): boolean {
  if (value instanceof ApexObject) return isObjectOf(value.$info, type);
  const wanted = baseName(type);
  if (value instanceof ApexEnum) {
    return wanted === 'enum' || value.enumName.replace(/^System\./i, '').toLowerCase() === wanted;
  }
  if (wanted === 'iterable') return value instanceof ApexList || value instanceof ApexSet;
  const options = findLibraryClass(type.name.replace(/<.*/, ''))?.options;
  if (options?.accepts) return options.accepts(value, type);
  return options?.js !== undefined && value instanceof options.js;
}

/** A number is also of every wider type, a Date also a Datetime; a text is an Id when it has the form of one. */
function isPrimitive(value: unknown, type: ApexType): boolean {
  switch (type) {
    case Types.String:
      return typeof value === 'string';
    case Types.Id:
      return typeof value === 'string' && isId(value);
    case Types.Boolean:
      return typeof value === 'boolean';
    case Types.Integer:
      return typeof value === 'number';
    case Types.Long:
      return typeof value === 'bigint' || typeof value === 'number';
    case Types.Double:
    case Types.Decimal:
      return (
        typeof value === 'bigint' ||
        typeof value === 'number' ||
        value instanceof ApexDouble ||
        value instanceof ApexDecimal
      );
    case Types.Datetime:
      return value instanceof ApexDatetime || value instanceof ApexDate;
    default:
      return typeOf(value) === type;
  }
}

const bothSObjects = (a: ApexType, b: ApexType) =>
  a.kind === 'sobject' && b.kind === 'sobject' && (a === Types.SObject || b === Types.SObject);

/** Sets and maps of records, or of collections of records, may be of a more or a less special kind of record. */
function isKeyOf(actual: ApexType, wanted: ApexType): boolean {
  if (actual === wanted || bothSObjects(actual, wanted)) return true;
  return (
    actual.kind === wanted.kind && actual.args.length > 0 && actual.args.every((arg, i) => isKeyOf(arg, wanted.args[i]))
  );
}

/** Lists, unlike sets and maps, are also lists of what their elements are. */
function isElementOf(actual: ApexType, wanted: ApexType): boolean {
  return isKeyOf(actual, wanted) || isSubtype(actual, wanted);
}

/** Can a value declared `actual` be used where `wanted` is declared? */
export function isSubtype(actual: ApexType, wanted: ApexType): boolean {
  if (actual === wanted || wanted === Types.Object) return true;
  if (wanted === Types.SObject) return actual.kind === 'sobject';
  if (actual.kind === 'list' && wanted.kind === 'list') return isElementOf(actual.args[0], wanted.args[0]);
  if (actual.kind === 'user') {
    const info = classByName(actual.name);
    return info !== null && isObjectOf(info, wanted);
  }
  if (actual.kind === 'library') {
    return (
      baseName(actual) === baseName(wanted) ||
      libraryParents(actual).some((name) => isSubtype(libraryType(name), wanted))
    );
  }
  return false;
}
