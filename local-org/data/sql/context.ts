/** What the translation of a query to SQL needs to know of the moment it runs in. */
import type { FieldSchema, ObjectSchema, PicklistValue, Schema } from '../../metadata/schema.ts';
import type { SqlStore } from './sql-store.ts';

/** Columns that hold copies of computed fields. */
export interface Copies {
  /** The column with a field's copy; null when it has none. */
  column(object: ObjectSchema, field: FieldSchema): string | null;
}

export interface QueryContext {
  store: SqlStore;
  schema: Schema;
  /** Computed fields that have a column; null: compute them all. */
  copies: Copies | null;
  /** Values of the binds, by number. */
  binds: readonly unknown[];
  /** Milliseconds since 1970: what TODAY is. */
  now: number;
  /** Id of the running user. */
  userId: string;
  /** IANA name of the running user's time zone: where a day of date literals begins. */
  timeZone: string;
  /** What the running user reads for a picklist value. */
  valueLabel(field: FieldSchema, value: PicklistValue): string;
  /** SQL over the row `alias` that holds for the rows the user may see; null: all of them. */
  visible(object: ObjectSchema, alias: string): string | null;
}
