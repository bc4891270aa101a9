/**
 * A record in memory. Field values are runtime values (library/values.ts) under canonical API names; a parent record
 * stands under its relationship name, the rows of a sub-query (an ApexList) under the child relationship's name.
 */
import type { ObjectSchema } from '../metadata/schema.ts';

export class SObject {
  readonly object: ObjectSchema;
  readonly values: Map<string, unknown>;
  /** Field names the query asked for, lower case; null for a record made in Apex: every field may be read then. */
  queried: ReadonlySet<string> | null = null;
  /** Errors by `addError` that keep this record from being saved; null until there is one. */
  errors: { field: string | null; message: string }[] | null = null;
  /** Trigger.old and Trigger.new after the save are read-only. */
  readOnly = false;

  constructor(object: ObjectSchema, values: Map<string, unknown> = new Map()) {
    this.object = object;
    this.values = values;
  }
}
