/** Library classes that are no more than their properties. */
import { defineClass, type DefineOptions, type Members } from './define.ts';

/** An instance: its properties by lower-case name. */
export class DataObject {
  readonly values: Record<string, unknown>;
  constructor(values: Record<string, unknown>) {
    this.values = values;
  }
}

/**
 * Declares a class of plain properties. Each instance gets the properties' initial values.
 * @param properties Apex type and name (`List<String> toAddresses`) → function that makes the initial value; null: none
 * @param members whatever else it has
 */
export function defineDataClass(
  name: string,
  properties: Record<string, (() => unknown) | null>,
  members: Members = {},
  options: DefineOptions = {},
): new () => DataObject {
  const initial = Object.entries(properties).map(([signature, make]) => [propertyName(signature), make] as const);
  const made = class extends DataObject {
    constructor() {
      super(Object.fromEntries(initial.map(([key, make]) => [key, make ? make() : null])));
    }
  };
  const accessors = Object.keys(properties).map((signature) => {
    const key = propertyName(signature);
    return [
      signature,
      {
        get: (self: DataObject) => self.values[key],
        set: (self: DataObject, value: unknown) => (self.values[key] = value),
      },
    ] as const;
  });
  defineClass(
    name,
    { 'new()': () => new made(), ...Object.fromEntries(accessors), ...members },
    { js: made, ...options },
  );
  return made;
}

const propertyName = (signature: string) => signature.slice(signature.lastIndexOf(' ') + 1).toLowerCase();

/** A setter method (`void setSubject(String subject)`) for each property signature, as many library classes have them. */
export function settersOf(properties: string[]): Members {
  return Object.fromEntries(
    properties.map((signature) => {
      const at = signature.lastIndexOf(' ');
      const [type, name] = [signature.slice(0, at), signature.slice(at + 1)];
      const key = name.toLowerCase();
      return [
        `void set${name[0].toUpperCase()}${name.slice(1)}(${type} value)`,
        (self: DataObject, value: unknown) => (self.values[key] = value),
      ];
    }),
  );
}
