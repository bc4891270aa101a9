/**
 * Apex values as text and back: what a queued job keeps of its object. As on the platform, a job works on a copy made
 * when it was enqueued; what is `transient` is not kept, and what stood in two places still is one object afterwards.
 */
import type { ClassInfo, Program } from '../../values/program.ts';
import { listOf, mapOf, setOf, sobjectType, Types, userType, libraryType, type ApexType } from '../../values/types.ts';
import { SObject } from '../../values/sobject.ts';
import { enumValue, findLibraryClass, librarySources } from '../../library/define.ts';
import { ApexException, exceptionClass, throwApex } from '../../values/exceptions.ts';
import { FROZEN, THAWED, type Freezable, type FreezableClass } from '../../values/freezable.ts';
import { fieldToken, objectToken, SObjectFieldToken, SObjectTypeToken } from '../../library/schema-tokens.ts';
import { TypeToken, typeToken } from '../../library/type.ts';
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
} from '../../values/values.ts';
import type { Schema } from '../../metadata/schema.ts';

/** A value in JSON: itself, or what it takes to make it again. */
type Frozen = null | boolean | number | string | [tag: string, ...parts: unknown[]];
type FrozenType = [kind: ApexType['kind'], name: string, args: FrozenType[]];

/** @throws SerializationException for a value that cannot be kept, by the name of its class */
export function freeze(value: unknown): string {
  const nodes: Frozen[] = [];
  const places = new Map<object, number>();

  const keep = (object: object, make: () => Frozen): Frozen => {
    let place = places.get(object);
    if (place === undefined) {
      place = nodes.length;
      nodes.push(null);
      places.set(object, place);
      nodes[place] = make();
    }
    return ['#', place];
  };

  const of = (item: unknown): Frozen => {
    if (item === null || typeof item === 'boolean' || typeof item === 'number' || typeof item === 'string') return item;
    if (typeof item === 'bigint') return ['Long', String(item)];
    if (item instanceof ApexDecimal) return ['Decimal', item.toString()];
    if (item instanceof ApexDouble) return ['Double', String(item.value)];
    if (item instanceof ApexDate) return ['Date', item.days];
    if (item instanceof ApexDatetime) return ['Datetime', item.millis];
    if (item instanceof ApexTime) return ['Time', item.millis];
    if (item instanceof ApexBlob) return ['Blob', Buffer.from(item.bytes).toString('base64')];
    if (item instanceof ApexEnum) return ['Enum', item.enumName, item.name];
    if (item instanceof ApexList) return keep(item, () => ['List', typeText(item.type), item.elements.map(of)]);
    if (item instanceof ApexSet) return keep(item, () => ['Set', typeText(item.type), item.toArray().map(of)]);
    if (item instanceof ApexMap) {
      return keep(item, () => ['Map', typeText(item.type), [...item.entries()].map(([k, v]) => [of(k), of(v)])]);
    }
    if (item instanceof SObject) {
      return keep(item, () => [
        'SObject',
        item.object.name,
        [...item.values].map(([name, v]) => [name, of(v)]),
        item.queried ? [...item.queried] : null,
      ]);
    }
    if (item instanceof ApexObject || item instanceof ApexException) return keep(item, () => object(item));
    if (item instanceof SObjectTypeToken) return ['ObjectToken', item.object.name];
    if (item instanceof SObjectFieldToken) return ['FieldToken', item.owner.object.name, item.field.name];
    if (item instanceof TypeToken) return ['Type', typeText(item.type)];
    return keep(item as object, () => libraryObject(item as object));
  };

  const object = (item: ApexObject | ApexException): Frozen => {
    const info = item.$info;
    if (!info) {
      const { typeName, apexMessage, apexCause } = item as ApexException;
      return ['Exception', typeName, apexMessage, of(apexCause)];
    }
    const transients = transientKeys(info);
    const own = Object.entries(item).filter(([key]) => !transients.has(key));
    return ['Object', info.type.name, own.map(([key, v]) => [key, of(v)])];
  };

  /** An object of a library class is what its own properties are, as long as those can be kept. */
  const libraryObject = (item: object): Frozen => {
    const source = librarySources().find(({ options }) => options.js?.prototype === Object.getPrototypeOf(item));
    if (source && FROZEN in item) return ['Frozen', source.name, (item as Freezable)[FROZEN](freeze)];
    const entries = Object.entries(item);
    if (!source || entries.some(([, v]) => typeof v === 'function' || v instanceof Map || v instanceof Set)) {
      throwApex('SerializationException', `Not Serializable: ${source ? source.name : item.constructor.name}`);
    }
    return ['Library', source.name, entries.map(([key, v]) => [key, of(v)])];
  };

  const root = of(value);
  return JSON.stringify({ root, nodes });
}

/** @throws SerializationException when a class of it is no longer there */
export function thaw(text: string, program: Program, schema: Schema): unknown {
  const { root, nodes } = JSON.parse(text) as { root: Frozen; nodes: Frozen[] };
  const made = new Map<number, unknown>();

  const of = (frozen: Frozen): unknown => {
    if (!Array.isArray(frozen)) return frozen;
    const [tag, first, second] = frozen as [string, never, never];
    switch (tag) {
      case '#':
        return made.has(first) ? made.get(first) : node(first);
      case 'Long':
        return BigInt(first);
      case 'Decimal':
        return ApexDecimal.of(first);
      case 'Double':
        return new ApexDouble(Number(first));
      case 'Date':
        return new ApexDate(first);
      case 'Datetime':
        return new ApexDatetime(first);
      case 'Time':
        return new ApexTime(first);
      case 'Blob':
        return new ApexBlob(new Uint8Array(Buffer.from(first, 'base64')));
      case 'ObjectToken':
        return objectToken(first);
      case 'FieldToken':
        return fieldToken(first, second);
      case 'Type':
        return typeToken(textType(first));
      case 'Enum':
        return enumConstant(program, first, second);
      default:
        throw new Error(`Damaged job: ${tag}`);
    }
  };

  const node = (place: number): unknown => {
    const [tag, first, second, third] = nodes[place] as [string, never, never, never];
    const done = <T>(value: T): T => {
      made.set(place, value);
      return value;
    };
    switch (tag) {
      case 'List': {
        const list = done(new ApexList(textType(first)));
        list.elements = (second as Frozen[]).map(of);
        return list;
      }
      case 'Set': {
        const set = done(new ApexSet(textType(first)));
        for (const item of second as Frozen[]) set.add(of(item));
        return set;
      }
      case 'Map': {
        const map = done(new ApexMap(textType(first)));
        for (const [key, item] of second as [Frozen, Frozen][]) map.put(of(key), of(item));
        return map;
      }
      case 'SObject': {
        const object = schema.object(first);
        if (!object) return throwApex('SerializationException', `No such object any more: ${first as string}`);
        const record = done(new SObject(object));
        for (const [name, item] of second as [string, Frozen][]) record.values.set(name, of(item));
        record.queried = third === null ? null : new Set(third as string[]);
        return record;
      }
      case 'Exception': {
        const Made = exceptionClass(first) ?? ApexException;
        const exception = done(new Made(second));
        exception.apexCause = of(third) as ApexException | null;
        return exception;
      }
      case 'Library': {
        const js = findLibraryClass((first as string).replace(/<.*/, ''))?.options.js;
        if (!js) return throwApex('SerializationException', `No such class any more: ${first as string}`);
        const object = done(Object.create(js.prototype) as Record<string, unknown>);
        for (const [key, item] of second as [string, Frozen][]) object[key] = of(item);
        return object;
      }
      case 'Frozen': {
        const js = findLibraryClass(first)?.options.js as unknown as FreezableClass;
        return done(js[THAWED](second, (kept) => thaw(kept, program, schema)));
      }
      case 'Object': {
        const info = program.classes.get((first as string).toLowerCase());
        if (!info) return throwApex('SerializationException', `No such class any more: ${first as string}`);
        const object = done(info.allocate());
        const values = object as unknown as Record<string, unknown>;
        for (const [key, item] of second as [string, Frozen][]) {
          // An upgrade that takes a field away breaks what was scheduled or queued with it.
          if (!(key in values))
            throwApex('SerializationException', `No such field any more: ${first as string}.${key}`);
          values[key] = of(item);
        }
        // A new object has the literals of its initializers already.
        for (const key of transientKeys(info)) if (key in values) values[key] = null;
        return object;
      }
      default:
        throw new Error(`Damaged job: ${tag}`);
    }
  };

  return of(root);
}

const typeText = (type: ApexType): FrozenType => [type.kind, type.name, type.args.map(typeText)];

function textType([kind, name, args]: FrozenType): ApexType {
  const types = args.map(textType);
  switch (kind) {
    case 'list':
      return listOf(types[0]);
    case 'set':
      return setOf(types[0]);
    case 'map':
      return mapOf(types[0], types[1]);
    case 'sobject':
      return sobjectType(name);
    case 'user':
      return userType(name);
    case 'library':
      return libraryType(name.replace(/<.*/, ''), types);
    default:
      return Object.values(Types).find((t) => t.kind === kind && t.name === name) ?? Types.Object;
  }
}

/** A transient field is not kept. Its value has the name that the emitted code gives it. */
function transientKeys(info: ClassInfo): Set<string> {
  const keys = new Set<string>();
  for (let at: ClassInfo | null = info; at; at = at.superclass) {
    for (const field of at.fields) {
      if (!field.isTransient || field.isStatic) continue;
      const key = `_${field.name.toLowerCase()}`;
      // One that hides a field of a superclass has its class's name behind it.
      keys.add(key).add(`${key}$${at.name.replace(/\W/g, '$').toLowerCase()}`);
    }
  }
  return keys;
}

function enumConstant(program: Program, enumName: string, constant: string): unknown {
  const info = program.classes.get(enumName.toLowerCase());
  if (!info) return enumValue(enumName, constant);
  const found = info.enumValues.find((value) => value.name === constant);
  return found ?? throwApex('SerializationException', `No such constant any more: ${enumName}.${constant}`);
}
