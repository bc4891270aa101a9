/** JSON as Apex values: of a type, or untyped. */
import type { ClassInfo, FieldInfo } from '../values/program.ts';
import { listOf, mapOf, Types, type ApexType } from '../values/types.ts';
import { AGGREGATE_RESULT } from '../data/aggregate-result.ts';
import { apexTypeOfField } from '../data/field-value.ts';
import { SObject } from '../values/sobject.ts';
import { transaction } from '../running/transaction.ts';
import type { ObjectSchema } from '../metadata/schema.ts';
import { enumValues, findLibraryClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { readPrimitive, unsupported } from './json-primitive.ts';
import { JSON_READ, JsonFields, type JsonReadable } from './json-object.ts';
import { jsonFields } from './json-serialize.ts';
import { JsonTokens, type Token, type TokenType } from './json-tokens.ts';
import { classByName } from './type-of.ts';
import { typeNamed } from './type.ts';
import { ApexDecimal, ApexList, ApexMap, ApexSet, type ApexEnum, type ApexObject } from '../values/values.ts';

/** Where tokens come from: a text, or a JSONParser in the middle of one. */
export interface TokenSource {
  next(): Token | null;
}

/** @throws JSONException when the text is no JSON or does not fit the type */
export function deserialize(text: string, type: ApexType, strict: boolean): unknown {
  // The platform reads a text to its end only when it wants it: what is wrong here is its being one.
  if (/^\s*"/.test(text)) expectStart('VALUE_STRING', type);
  const tokens = new JsonTokens(text);
  const value = new TypedReader(tokens, strict).read(tokens.next() ?? noContent(), type);
  tokens.next();
  return value;
}

/** Does a token begin a value of the type? Whether one begins a primitive value is seen when it is read. */
function expectStart(token: TokenType, type: ApexType): void {
  if (token === 'VALUE_NULL') return;
  if (type.kind === 'list' || type.kind === 'set') {
    const isChildRows = token === 'START_OBJECT' && type.args[0].kind === 'sobject';
    if (token !== 'START_ARRAY' && !isChildRows)
      throwApex('JSONException', "Malformed JSON: Expected '[' at the beginning of List/Set");
  } else if (
    type.kind === 'map' ||
    type.kind === 'sobject' ||
    (type.kind === 'user' && classByName(type.name)?.kind !== 'enum')
  ) {
    if (token !== 'START_OBJECT') throwApex('JSONException', "Malformed JSON: Expected '{' at the beginning of object");
  }
}

const noContent = (): never => throwApex('JSONException', 'No content to map to Object due to end of input');

/** Maps, lists, texts, booleans; whole numbers as Integer or Long, others as Decimal. */
export function deserializeUntyped(text: string): unknown {
  const tokens = new JsonTokens(text);
  const value = readUntyped(tokens, tokens.next() ?? noContent());
  tokens.next();
  return value;
}

const UNTYPED_MAP = mapOf(Types.String, Types.Object);
const UNTYPED_LIST = listOf(Types.Object);

function readUntyped(tokens: TokenSource, token: Token): unknown {
  switch (token.type) {
    case 'START_OBJECT': {
      const map = new ApexMap(UNTYPED_MAP);
      for (let name = tokens.next()!; name.type === 'FIELD_NAME'; name = tokens.next()!) {
        map.put(name.text, readUntyped(tokens, tokens.next()!));
      }
      return map;
    }
    case 'START_ARRAY': {
      const list: unknown[] = [];
      for (let item = tokens.next()!; item.type !== 'END_ARRAY'; item = tokens.next()!)
        list.push(readUntyped(tokens, item));
      return new ApexList(UNTYPED_LIST, list);
    }
    case 'VALUE_NUMBER_INT': {
      const value = BigInt(token.text);
      if (BigInt.asIntN(32, value) === value) return Number(value);
      return BigInt.asIntN(64, value) === value ? value : ApexDecimal.of(token.text);
    }
    case 'VALUE_NUMBER_FLOAT':
      return ApexDecimal.of(token.text);
    case 'VALUE_TRUE':
    case 'VALUE_FALSE':
      return token.type === 'VALUE_TRUE';
    case 'VALUE_NULL':
      return null;
    default:
      return token.text;
  }
}

export class TypedReader {
  private readonly tokens: TokenSource;
  private readonly strict: boolean;
  constructor(tokens: TokenSource, strict: boolean) {
    this.tokens = tokens;
    this.strict = strict;
  }

  /** Reads the value that begins with `token`. */
  read(token: Token, type: ApexType): unknown {
    if (type.kind === 'primitive') return readPrimitive(token, type);
    if (token.type === 'VALUE_NULL') return null;
    expectStart(token.type, type);
    switch (type.kind) {
      case 'object':
        return readUntyped(this.tokens, token);
      case 'list':
        return new ApexList(type, this.elements(token, type.args[0]));
      case 'set':
        return new ApexSet(type, this.elements(token, type.args[0]));
      case 'map':
        return this.map(type);
      case 'sobject':
        return type === Types.SObject ? this.anyRecord() : this.record(objectOf(type.name));
      case 'user':
        return this.object(token, type);
      case 'library':
        return this.libraryValue(token, type);
      default:
        return unsupported(type);
    }
  }

  private elements(token: Token, type: ApexType): unknown[] {
    if (token.type === 'START_OBJECT') return this.childRecords(type);
    const elements: unknown[] = [];
    for (let item = this.tokens.next()!; item.type !== 'END_ARRAY'; item = this.tokens.next()!) {
      elements.push(this.read(item, type));
    }
    return elements;
  }

  /** The rows of a sub-query: `{"totalSize": 1, "done": true, "records": […]}`. */
  private childRecords(type: ApexType): unknown[] {
    let records: unknown[] = [];
    this.fields((name) => {
      const token = this.tokens.next()!;
      if (name === 'records') records = this.elements(token, type);
      else readUntyped(this.tokens, token);
    });
    return records;
  }

  private fields(read: (name: string) => void): void {
    for (let name = this.tokens.next()!; name.type === 'FIELD_NAME'; name = this.tokens.next()!) read(name.text);
  }

  private map(type: ApexType): ApexMap {
    const [keyType, valueType] = type.args;
    const map = new ApexMap(type);
    this.fields((name) => {
      const key = keyType === Types.Object ? name : this.read({ type: 'VALUE_STRING', text: name }, keyType);
      map.put(key, this.read(this.tokens.next()!, valueType));
    });
    return map;
  }

  private object(token: Token, type: ApexType): unknown {
    const info = classByName(type.name) ?? throwApex('JSONException', `Apex Type unsupported in JSON: ${type.name}`);
    if (info.kind === 'enum') return this.enumConstant(token, info);
    if (info.kind === 'interface' || info.isAbstract || info.librarySuperclass) unsupported(type);
    const object = info.allocate();
    clear(object, info);
    this.fields((name) => {
      const field = fieldNamed(info, name);
      const value = this.tokens.next()!;
      if (field) field.set(object, this.read(value, field.type));
      else if (this.strict) throwApex('JSONException', `Unknown field: ${info.name}.${name}`);
      else readUntyped(this.tokens, value);
    });
    return object;
  }

  private enumConstant(token: Token, info: ClassInfo): ApexEnum {
    const found = info.enumValues.find((constant) => constant.name.toLowerCase() === token.text.toLowerCase());
    return found ?? throwApex('JSONException', `Unknown enum value '${token.text}' in enum ${info.name}`);
  }

  private libraryValue(token: Token, type: ApexType): unknown {
    const options = findLibraryClass(type.name)?.options;
    if (options?.kind === 'enum') {
      const found = enumValues(type.name).find((constant) => constant.name.toLowerCase() === token.text.toLowerCase());
      return found ?? throwApex('JSONException', `Unknown enum value '${token.text}' in enum ${type.name}`);
    }
    const made = options?.js as Partial<JsonReadable> | undefined;
    if (!made?.[JSON_READ]) return unsupported(type);
    if (token.type !== 'START_OBJECT')
      throwApex('JSONException', "Malformed JSON: Expected '{' at the beginning of object");
    return made[JSON_READ](new JsonFields(readUntyped(this.tokens, token) as ApexMap));
  }

  /** A record of no certain object: `attributes` say which, wherever they stand. */
  private anyRecord(): SObject {
    const tokens: Token[] = [];
    let object: string | null = null;
    for (let depth = 1; depth > 0;) {
      const token = this.tokens.next()!;
      tokens.push(token);
      if (token.type === 'START_OBJECT' || token.type === 'START_ARRAY') depth++;
      else if (token.type === 'END_OBJECT' || token.type === 'END_ARRAY') depth--;
      else if (depth === 1 && token.text === 'attributes' && token.type === 'FIELD_NAME') {
        const attributes = readUntyped({ next: () => tokens[tokens.push(this.tokens.next()!) - 1] }, this.keep(tokens));
        object = attributes instanceof ApexMap ? (attributes.get('type') as string | null) : null;
      }
    }
    if (object === null) throwApex('JSONException', 'SObject type unknown: attributes are missing');
    const replayed = tokens.values();
    return new TypedReader({ next: () => replayed.next().value ?? null }, this.strict).record(objectOf(object));
  }

  private keep(tokens: Token[]): Token {
    const token = this.tokens.next()!;
    tokens.push(token);
    return token;
  }

  private record(object: ObjectSchema): SObject {
    const record = new SObject(object);
    this.fields((name) => {
      const value = this.tokens.next()!;
      if (name === 'attributes') readUntyped(this.tokens, value);
      else this.recordField(record, name, value);
    });
    return record;
  }

  /** A field of a record, a parent under its relationship's name, or children under theirs. */
  private recordField(record: SObject, name: string, value: Token): void {
    const { schema } = transaction();
    const { object, values } = record;
    if (object === AGGREGATE_RESULT) {
      values.set(name.toLowerCase(), readUntyped(this.tokens, value));
      return;
    }
    const field = schema.field(object, name);
    const parent = field ? null : schema.relationship(object, name);
    if (field) values.set(field.name, this.read(value, apexTypeOfField(field)));
    else if (parent?.relationshipName) {
      const target = parent.referenceTo.length === 1 ? typeNamed(parent.referenceTo[0])! : Types.SObject;
      values.set(parent.relationshipName, this.read(value, target));
    } else {
      const child = schema
        .childRelationships(object)
        .find(({ relationshipName }) => relationshipName?.toLowerCase() === name.toLowerCase());
      if (!child) throwApex('JSONException', `No such column '${name}' on sobject of type ${object.name}`);
      values.set(child.relationshipName, this.read(value, listOf(typeNamed(child.childObject)!)));
    }
  }
}

function objectOf(name: string): ObjectSchema {
  if (name === AGGREGATE_RESULT.name) return AGGREGATE_RESULT;
  return transaction().schema.object(name) ?? throwApex('JSONException', `Unknown sobject type: ${name}`);
}

/** By its name; when there is none written so, in any case. */
function fieldNamed(info: ClassInfo, name: string): FieldInfo | undefined {
  const fields = jsonFields(info);
  return (
    fields.find((field) => field.name === name) ??
    fields.find((field) => field.name.toLowerCase() === name.toLowerCase())
  );
}

/** No initializer has run for an object that is read: what the text does not give is null. */
function clear(object: ApexObject, info: ClassInfo): void {
  for (const field of info.fields) if (!field.isStatic && !field.isProperty) field.set(object, null);
  if (info.superclass) clear(object, info.superclass);
}
