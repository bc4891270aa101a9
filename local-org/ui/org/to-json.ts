/** Apex values → JSON, as Aura answers from `@AuraEnabled` methods. */
import type { ClassInfo, FieldInfo } from '../../values/program.ts';
import { SObject } from '../../values/sobject.ts';
import { notSupported } from '../../values/exceptions.ts';
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

/** May pages see the member? */
export const isAuraEnabled = (field: FieldInfo) => field.annotations.some(({ name }) => name === 'auraenabled');

/** Fields of a class and of those it extends. */
export function* fieldsOf(info: ClassInfo): Generator<FieldInfo> {
  if (info.superclass) yield* fieldsOf(info.superclass);
  yield* info.fields;
}

/**
 * A result as a component sees it: of Apex objects only the `@AuraEnabled` members, of records the fields that are
 * set; members that are null are left out.
 */
export function toJson(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof ApexDecimal) return value.toNumber();
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexDate) return value.toString();
  if (value instanceof ApexDatetime) return value.toISOString();
  if (value instanceof ApexTime) return value.millis;
  if (value instanceof ApexBlob) return Buffer.from(value.bytes).toString('base64');
  if (value instanceof ApexEnum) return value.name;
  if (value instanceof ApexList) return value.elements.map(toJson);
  if (value instanceof ApexSet) return value.toArray().map(toJson);
  if (value instanceof ApexMap)
    return members([...value.store.entries].map(([key, one]) => [String(toJson(key)), one]));
  if (value instanceof SObject) return members([...value.values]);
  if (value instanceof ApexObject) {
    const shown = [...fieldsOf(value.$info)].filter((field) => !field.isStatic && isAuraEnabled(field));
    return members(shown.map((field) => [field.name, field.get(value)]));
  }
  return notSupported(`results of type ${value?.constructor.name}`, '@AuraEnabled');
}

const members = (entries: [string, unknown][]) =>
  Object.fromEntries(entries.flatMap(([name, one]) => (one === null ? [] : [[name, toJson(one)]])));
