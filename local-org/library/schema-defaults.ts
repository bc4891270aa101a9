/** Default values of fields, as a new record or a missing custom setting has them. */
import { evaluateDefault } from '../data/formula/default.ts';
import type { FieldSchema, ObjectSchema } from '../metadata/schema.ts';

/** The field's default now; null without one. */
export function fieldDefault(object: ObjectSchema, field: FieldSchema): unknown {
  if (field.defaultValue === null) return null;
  const { value } = evaluateDefault(object, field);
  return typeof value === 'function' ? (value as () => unknown)() : value;
}

/** Like `fieldDefault`, but null for defaults that depend on the moment or the user. */
export function constantDefault(object: ObjectSchema, field: FieldSchema): unknown {
  if (field.defaultValue === null) return null;
  const { constant, value } = evaluateDefault(object, field);
  return constant ? value : null;
}
