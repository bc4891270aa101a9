/** Rows of setup objects as metadata gives them, before they have ids. */
import type { FieldSchema } from '../schema.ts';

/** The id of another row of the list. */
export interface RowReference {
  ref: string;
}
/** A text that the metadata gives for a field; it becomes a value of the field's type. */
export interface MetadataText {
  text: string;
  field: FieldSchema;
}
export type SetupValue = string | number | null | Uint8Array | RowReference | MetadataText;

export interface SetupRow {
  object: string;
  /** What makes it the same row when an org is opened again. */
  identity: Record<string, string | null | RowReference>;
  values: Record<string, SetupValue>;
  /** Name under which other rows refer to it. */
  ref?: string;
}

/** A checkbox as its column holds it. */
export const bit = (value: boolean) => (value ? 1 : 0);
