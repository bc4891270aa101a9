/** Apex values as JSON. */
import type { ClassInfo, FieldInfo } from '../values/program.ts';
import { SObject } from '../values/sobject.ts';
import { ApexException, throwApex } from '../values/exceptions.ts';
import { serializesExceptions } from '../values/versions.ts';
import { JSON_VALUE } from './json-object.ts';
import { JsonWriter } from './json-writer.ts';
import { stringOf, typeOf } from './operations.ts';
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

export interface SerializeOptions {
  /** Leave out null fields of Apex objects (not of records and maps). */
  suppressNulls: boolean;
  /** Of the class that asks: in addresses of records, and whether exceptions have JSON. */
  apiVersion: number;
}

export function serialize(value: unknown, options: SerializeOptions & { pretty: boolean }): string {
  const writer = new JsonWriter(options.pretty);
  writeValue(writer, value, options);
  return writer.result;
}

export function writeValue(writer: JsonWriter, value: unknown, options: SerializeOptions): void {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint') {
    writer.raw(String(value));
  } else if (typeof value === 'string') writer.string(value);
  else if (value instanceof ApexDecimal) writer.raw(value.toPlainString());
  else if (value instanceof ApexDouble)
    writer.raw(Number.isFinite(value.value) ? value.toString() : `"${value.toString()}"`);
  else if (value instanceof ApexDatetime) writer.string(value.toISOString());
  else if (value instanceof ApexDate || value instanceof ApexTime) writer.string(value.toString());
  else if (value instanceof ApexEnum) writer.string(value.name);
  else if (value instanceof ApexBlob) writer.string(Buffer.from(value.bytes).toString('base64'));
  else if (value instanceof ApexList) writeAll(writer, value.elements, options);
  else if (value instanceof ApexSet) writeAll(writer, value.toArray(), options);
  else if (value instanceof ApexMap) writeMap(writer, value, options);
  else if (value instanceof SObject) writeRecord(writer, value, options);
  else if (value instanceof ApexObject) writeObject(writer, value, options);
  else writeLibraryObject(writer, value as object, options);
}

function writeAll(writer: JsonWriter, values: unknown[], options: SerializeOptions): void {
  writer.open('array');
  for (const value of values) writeValue(writer, value, options);
  writer.close('array');
}

function writeMap(writer: JsonWriter, map: ApexMap, options: SerializeOptions): void {
  writer.open('object');
  for (const [key, value] of map.entries()) {
    if (key instanceof ApexObject || key instanceof SObject || key instanceof ApexList) {
      throwApex('JSONException', `Apex Type unsupported in JSON: ${typeOf(key).name}`);
    }
    writer.name(
      key instanceof ApexDatetime ? key.toISOString() : key instanceof ApexDate ? key.toString() : stringOf(key),
    );
    writeValue(writer, value, options);
  }
  writer.close('object');
}

/** Records say what they are; their Datetimes are written as the platform's REST API writes them. */
function writeRecord(writer: JsonWriter, record: SObject, options: SerializeOptions): void {
  const { name } = record.object;
  const id = record.values.get('Id');
  writer.open('object');
  writer.name('attributes');
  writer.open('object');
  writer.name('type');
  writer.string(name);
  if (typeof id === 'string') {
    writer.name('url');
    writer.string(`/services/data/v${options.apiVersion.toFixed(1)}/sobjects/${name}/${id}`);
  }
  writer.close('object');
  for (const [field, value] of record.values) {
    writer.name(field);
    if (value instanceof ApexDatetime) writer.string(value.toISOString().replace('Z', '+0000'));
    else if (value instanceof ApexList) writeChildren(writer, value, options);
    else writeValue(writer, value, options);
  }
  writer.close('object');
}

function writeChildren(writer: JsonWriter, children: ApexList, options: SerializeOptions): void {
  writer.open('object');
  writer.name('totalSize');
  writer.raw(String(children.size));
  writer.name('done');
  writer.raw('true');
  writer.name('records');
  writeAll(writer, children.elements, options);
  writer.close('object');
}

const fieldsByClass = new WeakMap<ClassInfo, FieldInfo[]>();

/** Fields of an object that JSON carries: declared order, those of superclasses after the class's own. */
export function jsonFields(info: ClassInfo): FieldInfo[] {
  let fields = fieldsByClass.get(info);
  if (!fields) {
    fields = info.fields.filter((field) => !field.isStatic && !field.isTransient);
    if (info.superclass) {
      const own = new Set(fields.map((field) => field.name.toLowerCase()));
      fields.push(...jsonFields(info.superclass).filter((field) => !own.has(field.name.toLowerCase())));
    }
    fieldsByClass.set(info, fields);
  }
  return fields;
}

const writeObject = (writer: JsonWriter, object: ApexObject, options: SerializeOptions): void =>
  writeFields(writer, object.$info, object, options);

function writeFields(writer: JsonWriter, info: ClassInfo, object: ApexObject, options: SerializeOptions): void {
  writer.open('object');
  for (const field of jsonFields(info)) {
    const value = field.get(object);
    if (value === null && options.suppressNulls) continue;
    writer.name(field.name);
    writeValue(writer, value, options);
  }
  writer.close('object');
}

/**
 * Up to API 62 exceptions "could be serialized, but the results were inconsistent", which nobody documents: those written
 * in Apex are written with the fields they declare, those of the platform are refused as ever.
 */
function writeException(writer: JsonWriter, exception: ApexException, options: SerializeOptions): void {
  const { name } = typeOf(exception);
  if (!serializesExceptions(options.apiVersion)) throwApex('JSONException', `Type unsupported in JSON: ${name}`);
  if (!exception.$info) throwApex('JSONException', `Apex Type unsupported in JSON: ${name}`);
  writeFields(writer, exception.$info, exception as unknown as ApexObject, options);
}

function writeLibraryObject(writer: JsonWriter, object: object, options: SerializeOptions): void {
  const read = (object as { [JSON_VALUE]?: () => unknown })[JSON_VALUE];
  if (object instanceof ApexException) return writeException(writer, object, options);
  if (!read) throwApex('JSONException', `Apex Type unsupported in JSON: ${typeOf(object).name}`);
  const given = read.call(object);
  if (given === null || typeof given !== 'object' || Object.getPrototypeOf(given) !== Object.prototype) {
    writeValue(writer, given, options);
    return;
  }
  writer.open('object');
  for (const [name, value] of Object.entries(given)) {
    if (value === null && options.suppressNulls) continue;
    writer.name(name);
    writeValue(writer, value, options);
  }
  writer.close('object');
}
