/** JSONParser and JSONToken. */
import { Types, type ApexType } from '../values/types.ts';
import { required } from './arguments.ts';
import { defineClass, defineEnum, enumValue, type Members } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { TypedReader, type TokenSource } from './json-deserialize.ts';
import { readPrimitive } from './json-primitive.ts';
import { JsonTokens, type Token } from './json-tokens.ts';
import type { TypeToken } from './type.ts';

defineEnum('JSONToken', [
  'END_ARRAY',
  'END_OBJECT',
  'FIELD_NAME',
  'NOT_AVAILABLE',
  'START_ARRAY',
  'START_OBJECT',
  'VALUE_EMBEDDED_OBJECT',
  'VALUE_FALSE',
  'VALUE_NULL',
  'VALUE_NUMBER_FLOAT',
  'VALUE_NUMBER_INT',
  'VALUE_STRING',
  'VALUE_TRUE',
]);

export class JsonParser implements TokenSource {
  private readonly tokens: JsonTokens;
  /** Names of the fields that lead to where the parser is, one a level. */
  private readonly names: (string | null)[] = [null];
  current: Token | null = null;
  lastCleared: Token | null = null;

  constructor(text: string) {
    this.tokens = new JsonTokens(text);
  }

  next(): Token | null {
    const token = this.tokens.next();
    this.current = token;
    if (!token) return null;
    if (token.type === 'START_OBJECT' || token.type === 'START_ARRAY') this.names.push(null);
    else if (token.type === 'END_OBJECT' || token.type === 'END_ARRAY') this.names.pop();
    else if (token.type === 'FIELD_NAME') this.names[this.names.length - 1] = token.text;
    return token;
  }

  /** The name of the field whose value this is; at the start of an object or array, the name of the field that holds it. */
  get name(): string | null {
    const opens = this.current?.type === 'START_OBJECT' || this.current?.type === 'START_ARRAY';
    return this.names.at(opens ? -2 : -1) ?? null;
  }

  skipChildren(): void {
    if (this.current?.type !== 'START_OBJECT' && this.current?.type !== 'START_ARRAY') return;
    const depth = this.tokens.depth;
    while (this.tokens.depth >= depth) this.next();
  }

  read(type: ApexType, strict: boolean): unknown {
    const token =
      this.current ?? this.next() ?? throwApex('JSONException', 'No content to map to Object due to end of input');
    return new TypedReader(this, strict).read(token.type === 'FIELD_NAME' ? this.next()! : token, type);
  }

  value(type: ApexType): unknown {
    const { current } = this;
    if (!current || !current.type.startsWith('VALUE_')) {
      throwApex('JSONException', `Current token (${current?.type ?? 'null'}) is not of type ${type.name}`);
    }
    return readPrimitive(current, type);
  }
}

const tokenOf = (token: Token | null) => token && enumValue('JSONToken', token.type);

const values: Members = {};
for (const [method, type] of Object.entries({
  Blob: Types.Blob,
  Boolean: Types.Boolean,
  Date: Types.Date,
  DateTime: Types.Datetime,
  Decimal: Types.Decimal,
  Double: Types.Double,
  Id: Types.Id,
  Integer: Types.Integer,
  Long: Types.Long,
  Time: Types.Time,
})) {
  values[`${type.name} get${method}Value()`] = (self: JsonParser) => self.value(type);
}

defineClass(
  'JSONParser',
  {
    ...values,
    'void clearCurrentToken()': (self: JsonParser) => {
      self.lastCleared = self.current;
      self.current = null;
    },
    'JSONToken getCurrentToken()': (self: JsonParser) => tokenOf(self.current),
    'String getCurrentName()': (self: JsonParser) => self.name,
    'JSONToken getLastClearedToken()': (self: JsonParser) => tokenOf(self.lastCleared),
    'String getText()': (self: JsonParser) => self.current?.text ?? null,
    'Boolean hasCurrentToken()': (self: JsonParser) => self.current !== null,
    'JSONToken nextToken()': (self: JsonParser) => tokenOf(self.next()),
    'JSONToken nextValue()': (self: JsonParser) => {
      const token = self.next();
      return tokenOf(token?.type === 'FIELD_NAME' ? self.next() : token);
    },
    'Object readValueAs(Type type)': (self: JsonParser, type: TypeToken) => self.read(required(type).type, false),
    'Object readValueAsStrict(Type type)': (self: JsonParser, type: TypeToken) => self.read(required(type).type, true),
    'void skipChildren()': (self: JsonParser) => self.skipChildren(),
  },
  { js: JsonParser },
);
