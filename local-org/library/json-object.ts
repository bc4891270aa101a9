/**
 * How classes of the library take part in JSON: what is written for their objects, and how JSON makes one, as tests do
 * that need a Database.SaveResult without a save.
 */
import { ApexList, ApexMap } from '../values/values.ts';

/** A method of an object: what JSON writes for it, a value or its fields by name. */
export const JSON_VALUE: unique symbol = Symbol('what JSON writes');

/** A static method of a class: makes an object from the fields of a JSON object. */
export const JSON_READ: unique symbol = Symbol('made from JSON');

export interface JsonReadable {
  [JSON_READ](fields: JsonFields): object;
}

/** The fields of a JSON object, by names in any case. */
export class JsonFields {
  private readonly byName = new Map<string, unknown>();
  constructor(map: ApexMap) {
    for (const [name, value] of map.entries()) this.byName.set(String(name).toLowerCase(), value);
  }
  /** Null when there is no such field. */
  get(name: string): unknown {
    return this.byName.get(name.toLowerCase()) ?? null;
  }
  text(name: string): string | null {
    const value = this.get(name);
    return typeof value === 'string' ? value : null;
  }
  isTrue(name: string): boolean {
    return this.get(name) === true;
  }
  /** The elements of a list; none when it is absent. */
  elements(name: string): unknown[] {
    const value = this.get(name);
    return value instanceof ApexList ? value.elements : [];
  }
  texts(name: string): string[] {
    return this.elements(name).filter((element) => typeof element === 'string');
  }
  objects(name: string): JsonFields[] {
    return this.elements(name).flatMap((element) => (element instanceof ApexMap ? [new JsonFields(element)] : []));
  }
  /** All fields, by lower-case name. */
  all(): ReadonlyMap<string, unknown> {
    return this.byName;
  }
}
