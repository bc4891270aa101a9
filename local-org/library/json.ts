/** JSON. */
import { handOut } from '../running/heap.ts';
import { requiredValue } from './arguments.ts';
import { defineClass } from './define.ts';
import { deserialize, deserializeUntyped } from './json-deserialize.ts';
import { JsonGenerator } from './json-generator.ts';
import { JsonParser } from './json-parser.ts';
import { serialize } from './json-serialize.ts';
import type { TypeToken } from './type.ts';

function textOf(value: unknown, suppressNulls: boolean | null, isPretty: boolean, apiVersion: number): string {
  const text = serialize(value, { suppressNulls: suppressNulls === true, pretty: isPretty, apiVersion });
  handOut(text.length);
  return text;
}
const compact = (value: unknown, suppressNulls: boolean | null, apiVersion: number) =>
  textOf(value, suppressNulls, false, apiVersion);
const pretty = (value: unknown, suppressNulls: boolean | null, apiVersion: number) =>
  textOf(value, suppressNulls, true, apiVersion);

defineClass('JSON', {}, { versioned: ['serialize', 'serializePretty'] });
defineClass('JSON', {
  'static JSONGenerator createGenerator(Boolean pretty)': (isPretty: boolean | null) =>
    new JsonGenerator(isPretty === true),
  'static JSONParser createParser(String text)': (text: string) => new JsonParser(requiredValue(text)),
  'static Object deserialize(String text, Type type)': (text: string, type: TypeToken) =>
    deserialize(requiredValue(text), requiredValue(type).type, false),
  'static Object deserializeStrict(String text, Type type)': (text: string, type: TypeToken) =>
    deserialize(requiredValue(text), requiredValue(type).type, true),
  'static Object deserializeUntyped(String text)': (text: string) => deserializeUntyped(requiredValue(text)),
  'static String serialize(Object value)': (value: unknown, apiVersion: number) => compact(value, false, apiVersion),
  'static String serialize(Object value, Boolean suppressApexObjectNulls)': compact,
  'static String serializePretty(Object value)': (value: unknown, apiVersion: number) =>
    pretty(value, false, apiVersion),
  'static String serializePretty(Object value, Boolean suppressApexObjectNulls)': pretty,
});
