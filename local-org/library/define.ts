/**
 * How the Apex library is written: one file a class, each member given by its Apex signature and a JavaScript
 * function. The compiler resolves calls against the parsed signatures and calls the function itself, so a signature
 * and what it does cannot drift apart.
 *
 *   export const StringClass = defineClass('String', {
 *     'static Boolean isBlank(String value)': (value) => value === null || value.trim() === '',
 *     'String left(Integer length)': (self, length) => self.slice(0, Math.max(0, length)),
 *   });
 *
 * Names: `String` and `System.String` are the same class; others are qualified (`Schema.SObjectType`,
 * `Database.QueryLocator`). Generic classes name their parameters: `defineClass('Iterator<T>', …)`.
 *
 * What a signature may be:
 *   `static ReturnType name(Type a, Type b)`   function (a, b)
 *   `ReturnType name(Type a)`                  function (self, a); self is never null (the caller has checked)
 *   `new(Type a)`                              constructor: function (type, a) → the new value; type: the ApexType built
 *   `static Type NAME` / `Type name`           property: a function that reads it, or { get, set }
 * Arguments and results are runtime values as `values.ts` describes them; no value is ever `undefined`.
 * A method whose Apex result is `void` may return anything.
 */
import type { ApexType } from '../values/types.ts';
import { ApexEnum } from '../values/values.ts';

// Implementations take values whose Apex types the signature states; TypeScript cannot derive them from the text.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Implementation = (...args: any[]) => any;
export interface PropertyImplementation {
  get: Implementation;
  set?: Implementation;
}
export type Members = Record<string, Implementation | PropertyImplementation>;

export interface DefineOptions {
  kind?: 'class' | 'interface' | 'enum';
  /** Name of the class it extends, as Apex writes it. */
  extends?: string;
  /** Interfaces it implements or extends, with arguments: `Iterable<T>`. */
  implements?: string[];
  /** May Apex code extend it (`virtual`), or must it (`abstract`)? */
  modifier?: 'virtual' | 'abstract' | 'final';
  /** Constants of an enum, in order. */
  constants?: string[];
  /**
   * The JavaScript class of its instances, when they are objects of one class: what `instanceof`, casts and
   * `extends` in Apex compile to.
   */
  // Extended and tested for, never called from here: its constructor may take anything.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  js?: new (...args: any[]) => object;
  /**
   * Names of methods that may read variables of the code around the call by name (`Database.query('… = :limit')`). They
   * get one argument more: a function from the variable's name in lower case to its value, `undefined` for none.
   */
  bindsFromScope?: string[];
  /**
   * Names of methods whose behavior follows the API version of the calling class. They get one argument more, the
   * last: that version, `68`.
   */
  versioned?: string[];
  /**
   * Names of methods that take names of objects, fields or classes as texts, or answer what is found by such names:
   * what those mean depends on the namespace of the calling code (`running/caller.ts`).
   */
  takesNames?: string[];
  /** Is a value of unknown type one of this class? Needed where `js` does not answer it. */
  accepts?: (value: unknown, type: ApexType) => boolean;
}

export interface LibraryClassSource {
  readonly name: string;
  readonly members: Members;
  readonly options: DefineOptions;
}

const sources = new Map<string, LibraryClassSource>();

/**
 * Declares a class of the library; see the head of this file. A class may be declared in several files (`System` is):
 * the members of all are put together, the options of the first that gives any hold.
 */
export function defineClass(name: string, members: Members, options: DefineOptions = {}): LibraryClassSource {
  const known = sources.get(name.toLowerCase());
  if (known) {
    for (const signature of Object.keys(members)) {
      if (signature in known.members) throw new Error(`${name} declares "${signature}" twice`);
    }
    Object.assign(known.members, members);
    for (const [key, value] of Object.entries(options)) {
      (known.options as Record<string, unknown>)[key] ??= value;
    }
    return known;
  }
  const source = { name, members: { ...members }, options: { ...options } };
  sources.set(name.toLowerCase(), source);
  return source;
}

/**
 * Declares an interface that Apex classes implement (`Comparable`, `Queueable`, `Database.Batchable<T>`) by its
 * signatures alone. JavaScript calls a method of an implementing object as `object[bridgeName('compareTo', 1)](x)`.
 */
export function defineInterface(name: string, signatures: string[], options: DefineOptions = {}): LibraryClassSource {
  const members = Object.fromEntries(signatures.map((s) => [s, () => null]));
  return defineClass(name, members, { ...options, kind: 'interface' });
}

const enums = new Map<string, readonly ApexEnum[]>();

export function defineEnum(name: string, constants: string[], members: Members = {}): LibraryClassSource {
  enums.set(
    name.toLowerCase(),
    constants.map((constant, ordinal) => new ApexEnum(name, constant, ordinal)),
  );
  return defineClass(name, members, { kind: 'enum', constants });
}

/** The constants of a library enum, in order; each one exists once. @param name as it was declared */
export function enumValues(name: string): readonly ApexEnum[] {
  const values = enums.get(name.toLowerCase());
  if (!values) throw new Error(`No library enum ${name}`);
  return values;
}

/** One constant of a library enum, whatever the case of its name. */
export function enumValue(name: string, constant: string): ApexEnum {
  const found = enumValues(name).find((c) => c.name.toLowerCase() === constant.toLowerCase());
  if (!found) throw new Error(`No constant ${constant} in library enum ${name}`);
  return found;
}

/** A declared class by its name without type parameters, with or without `System.`, in any case; null when there is none. */
export function findLibraryClass(name: string): LibraryClassSource | null {
  const wanted = name.toLowerCase();
  if (byBaseName.size !== sources.size) {
    for (const [key, source] of sources) byBaseName.set(key.replace(/<.*/, ''), source);
  }
  return (
    byBaseName.get(wanted) ??
    (wanted.startsWith('system.')
      ? byBaseName.get(wanted.slice('system.'.length))
      : byBaseName.get(`system.${wanted}`)) ??
    null
  );
}
const byBaseName = new Map<string, LibraryClassSource>();

/** All classes declared so far: importing `library/index.ts` declares every one. */
export const librarySources = (): readonly LibraryClassSource[] => [...sources.values()];

export { bridgeName } from '../values/bridge.ts';
