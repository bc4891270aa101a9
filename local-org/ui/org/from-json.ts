/** JSON → Apex values, as Aura takes the arguments of `@AuraEnabled` methods. */
import type { ClassInfo, Program } from '../../values/program.ts';
import { type ApexType, listOf, mapOf, Types } from '../../values/types.ts';
import { apexTypeOfField, toFieldValue } from '../../data/field-value.ts';
import { toId18 } from '../../data/id.ts';
import { SObject } from '../../values/sobject.ts';
import { notSupported } from '../../values/exceptions.ts';
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexList,
  ApexMap,
  ApexSet,
  ApexTime,
} from '../../values/values.ts';
import type { Schema } from '../../metadata/schema.ts';
import { UiError } from '../host.ts';
import { fieldsOf, isAuraEnabled } from './to-json.ts';

/** What a conversion needs to know of the org. */
export interface Known {
  program: Program;
  schema: Schema;
}

/**
 * An argument as Apex gets it.
 * @throws UiError when the value does not fit the type
 */
export function fromJson(value: unknown, type: ApexType, known: Known): unknown {
  if (value === null || value === undefined) return null;
  switch (type.kind) {
    case 'primitive':
      return primitive(value, type);
    case 'list':
      return new ApexList(
        type,
        array(value, type).map((one) => fromJson(one, type.args[0], known)),
      );
    case 'set':
      return new ApexSet(
        type,
        array(value, type).map((one) => fromJson(one, type.args[0], known)),
      );
    case 'map':
      return new ApexMap(
        type,
        Object.entries(object(value, type)).map(([key, one]) => [
          fromJson(key, type.args[0], known),
          fromJson(one, type.args[1], known),
        ]),
      );
    case 'sobject':
      return record(object(value, type), type, known);
    case 'user':
      return apexObject(value, type, known);
    case 'object':
      return untyped(value);
    default:
      return notSupported(`parameters of type ${type.name}`, '@AuraEnabled');
  }
}

const refuse = (value: unknown, type: ApexType): never => {
  throw new UiError(400, 'INVALID_PARAMETER', `Value provided is invalid for ${type.name}: ${JSON.stringify(value)}`);
};

const array = (value: unknown, type: ApexType): unknown[] => (Array.isArray(value) ? value : refuse(value, type));

const object = (value: unknown, type: ApexType): Record<string, unknown> =>
  typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : refuse(value, type);

const isInteger = (text: string) => /^[+-]?\d+$/.test(text);

function primitive(value: unknown, type: ApexType): unknown {
  if (typeof value === 'object') return refuse(value, type);
  const text = String(value);
  if (text === '' && type !== Types.String) return null;
  switch (type) {
    case Types.String:
      return text;
    case Types.Id:
      return toId18(text) ?? refuse(value, type);
    case Types.Boolean:
      return text === 'true' || (text === 'false' ? false : refuse(value, type));
    case Types.Integer:
      return isInteger(text) && Number(text) === (Number(text) | 0) ? Number(text) : refuse(value, type);
    case Types.Long:
      return isInteger(text) ? BigInt(text) : refuse(value, type);
    case Types.Double:
      return Number.isFinite(Number(text)) ? new ApexDouble(Number(text)) : refuse(value, type);
    case Types.Decimal:
      return Number.isFinite(Number(text)) ? ApexDecimal.of(text) : refuse(value, type);
    case Types.Date:
      // A date-time is taken as its day.
      return ApexDate.parse(text.slice(0, 10)) ?? refuse(value, type);
    case Types.Datetime: {
      const millis = typeof value === 'number' ? value : Date.parse(text);
      return Number.isNaN(millis) ? refuse(value, type) : new ApexDatetime(millis);
    }
    case Types.Time:
      return time(value) ?? refuse(value, type);
    case Types.Blob:
      return new ApexBlob(new Uint8Array(Buffer.from(text, 'base64')));
    default:
      return notSupported(`parameters of type ${type.name}`, '@AuraEnabled');
  }
}

function time(value: unknown): ApexTime | null {
  if (typeof value === 'number') return new ApexTime(value);
  const [, hour, minute, second = '0', fraction = '0'] =
    /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?Z?$/.exec(String(value)) ?? [];
  if (hour === undefined) return null;
  return ApexTime.of(Number(hour), Number(minute), Number(second), Number(fraction.padEnd(3, '0')));
}

/** Keys that a record travels with and that are no fields. */
const NOT_FIELDS = new Set(['attributes', 'sobjecttype']);

function record(value: Record<string, unknown>, type: ApexType, known: Known): SObject {
  const given = (value.attributes as { type?: string } | undefined)?.type ?? (value.sobjectType as string | undefined);
  const name = type === Types.SObject ? given : type.name;
  const schema = (name && known.schema.object(name)) || refuse(value, type);
  const result = new SObject(schema);
  for (const [key, one] of Object.entries(value)) {
    if (NOT_FIELDS.has(key.toLowerCase())) continue;
    const field = known.schema.field(schema, key);
    if (field) result.values.set(field.name, toFieldValue(field, fromJson(one, apexTypeOfField(field), known)));
    else setRelated(result, key, one, known);
  }
  return result;
}

function setRelated(result: SObject, key: string, value: unknown, known: Known): void {
  const parent = known.schema.relationship(result.object, key);
  if (!parent?.relationshipName) {
    throw new UiError(400, 'INVALID_PARAMETER', `No such field '${key}' on ${result.object.name}`);
  }
  const target = known.schema.object(parent.referenceTo[0]);
  if (value === null || !target) return;
  result.values.set(
    parent.relationshipName,
    record(value as Record<string, unknown>, { ...Types.SObject, name: target.name }, known),
  );
}

function apexObject(value: unknown, type: ApexType, known: Known): unknown {
  const info = known.program.classes.get(type.name.toLowerCase());
  if (!info) return notSupported(`parameters of type ${type.name}`, '@AuraEnabled');
  if (info.kind === 'enum') return enumConstant(info, value, type);
  const result = info.construct();
  const given = object(value, type);
  const byName = new Map([...fieldsOf(info)].map((field) => [field.name.toLowerCase(), field]));
  for (const [key, one] of Object.entries(given)) {
    const field = byName.get(key.toLowerCase());
    // What the class does not show to pages, pages cannot set.
    if (field && !field.isStatic && isAuraEnabled(field)) field.set(result, fromJson(one, field.type, known));
  }
  return result;
}

function enumConstant(info: ClassInfo, value: unknown, type: ApexType): unknown {
  const wanted = String(value).toLowerCase();
  return info.enumValues.find(({ name }) => name.toLowerCase() === wanted) ?? refuse(value, type);
}

/** A value for a parameter of type Object. */
function untyped(value: unknown): unknown {
  if (typeof value === 'number')
    return Number.isInteger(value) && value === (value | 0) ? value : ApexDecimal.of(String(value));
  if (Array.isArray(value))
    return new ApexList(
      listOf(Types.Object),
      value.map((one) => (one === null ? null : untyped(one))),
    );
  if (typeof value !== 'object' || value === null) return value;
  return new ApexMap(
    mapOf(Types.String, Types.Object),
    Object.entries(value).map(([key, one]) => [key, one === null ? null : untyped(one)] as const),
  );
}
