/** The text of a value, as concatenation, `String.valueOf(Object)` and debug logs show it. */
import { SObject } from './sobject.ts';
import { bridgeName } from './bridge.ts';
import { ApexException } from './exceptions.ts';
import { ApexDate, ApexEnum, ApexList, ApexMap, ApexObject, ApexSet } from './values.ts';

const TO_STRING = bridgeName('toString', 0);

/** Objects being written now: one that contains itself is not written twice. */
const writing = new Set<object>();

export function stringOf(value: unknown): string {
  if (typeof value !== 'object') return String(value);
  if (value === null) return 'null';
  const own = (value as Record<string, unknown>)[TO_STRING];
  if (typeof own === 'function') return stringOf(own.call(value));
  if (writing.has(value)) return '(already output)';
  writing.add(value);
  try {
    return compose(value);
  } finally {
    writing.delete(value);
  }
}

function compose(value: object): string {
  if (value instanceof ApexList) return `(${join(value.elements)})`;
  if (value instanceof ApexSet) return `{${join(value.toArray())}}`;
  if (value instanceof ApexMap) {
    const texts = [...value.entries()].slice(0, SHOWN).map(([key, item]) => `${stringOf(key)}=${stringOf(item)}`);
    return `{${shown(texts, value.size)}}`;
  }
  if (value instanceof SObject) return `${value.object.name}:{${fieldTexts(value.values)}}`;
  if (value instanceof ApexObject) return objectText(value);
  if (value instanceof ApexException || value instanceof ApexEnum) return value.toString();
  // The platform's Date is at midnight: only String.valueOf(Date) leaves that out.
  if (value instanceof ApexDate) return `${value.toString()} 00:00:00`;
  return String(value);
}

/** Elements of a collection that its text shows; an ellipsis replaces the others. */
const SHOWN = 10;

const join = (values: unknown[]) => shown(values.slice(0, SHOWN).map(stringOf), values.length);

const shown = (texts: string[], size: number) => (size > SHOWN ? [...texts, '...'] : texts).join(', ');

const fieldTexts = (fields: Iterable<[string, unknown]>) =>
  [...fields].map(([name, item]) => `${name}=${stringOf(item)}`).join(', ');

/** `ClassName:[a=1, b=null]`: an inner class without its outer one. */
export function objectText(value: ApexObject): string {
  const name = value.$info.name.slice(value.$info.name.lastIndexOf('.') + 1);
  const fields: [string, unknown][] = [];
  for (let info: typeof value.$info | null = value.$info; info; info = info.superclass) {
    // A getter may do anything, and must not run because an object is looked at.
    for (const field of info.fields) {
      if (!field.isStatic && !field.isComputed) fields.push([field.name, field.get(value)]);
    }
  }
  return `${name}:[${fieldTexts(fields)}]`;
}
