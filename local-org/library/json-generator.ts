/** JSONGenerator. */
import { required } from './arguments.ts';
import { defineClass, type Members } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { writeValue } from './json-serialize.ts';
import { JsonWriter } from './json-writer.ts';

export class JsonGenerator {
  private readonly writer: JsonWriter;
  isClosed = false;
  constructor(pretty: boolean) {
    this.writer = new JsonWriter(pretty);
  }
  get open(): JsonWriter {
    if (this.isClosed) throwApex('JSONException', 'Generator is closed');
    return this.writer;
  }
  close(): void {
    if (!this.isClosed) this.writer.closeAll();
    this.isClosed = true;
  }
  get text(): string {
    this.close();
    return this.writer.result;
  }
}

/** `writeString(value)` and `writeStringField(name, value)` of a type. */
function pair(
  method: string,
  types: string[],
  write: (writer: JsonWriter, value: unknown, apiVersion: number) => void,
): Members {
  const members: Members = {};
  for (const type of types) {
    members[`void write${method}(${type} value)`] = (self: JsonGenerator, value: unknown, apiVersion: number) =>
      write(self.open, value, apiVersion);
    members[`void write${method}Field(String name, ${type} value)`] = (
      self: JsonGenerator,
      name: string,
      value: unknown,
      apiVersion: number,
    ) => {
      self.open.name(required(name));
      write(self.open, value, apiVersion);
    };
  }
  return members;
}

const plain = (writer: JsonWriter, value: unknown, apiVersion: number) =>
  writeValue(writer, value, { suppressNulls: false, apiVersion });

const VERSIONED = ['Blob', 'Boolean', 'Date', 'DateTime', 'Id', 'Number', 'Object', 'String', 'Time'];

defineClass(
  'JSONGenerator',
  {
    'void close()': (self: JsonGenerator) => self.close(),
    'String getAsString()': (self: JsonGenerator) => self.text,
    'Boolean isClosed()': (self: JsonGenerator) => self.isClosed,
    ...pair('Blob', ['Blob'], plain),
    ...pair('Boolean', ['Boolean'], plain),
    ...pair('Date', ['Date'], plain),
    ...pair('DateTime', ['Datetime'], plain),
    ...pair('Id', ['Id'], plain),
    ...pair('Number', ['Decimal', 'Double', 'Integer', 'Long'], plain),
    ...pair('Object', ['Object'], plain),
    ...pair('String', ['String'], plain),
    ...pair('Time', ['Time'], plain),
    'void writeEndArray()': (self: JsonGenerator) => self.open.close('array'),
    'void writeEndObject()': (self: JsonGenerator) => self.open.close('object'),
    'void writeFieldName(String name)': (self: JsonGenerator, name: string) => self.open.name(required(name)),
    'void writeNull()': (self: JsonGenerator) => self.open.raw('null'),
    'void writeNullField(String name)': (self: JsonGenerator, name: string) => {
      self.open.name(required(name));
      self.open.raw('null');
    },
    'void writeStartArray()': (self: JsonGenerator) => self.open.open('array'),
    'void writeStartObject()': (self: JsonGenerator) => self.open.open('object'),
  },
  {
    js: JsonGenerator,
    versioned: VERSIONED.flatMap((type) => [`write${type}`, `write${type}Field`]),
  },
);
