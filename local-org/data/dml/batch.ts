/** Up to 200 records of one object in one save, and what all steps of it need to know. */
import type { Transaction } from '../../running/transaction.ts';
import type { ObjectSchema, Schema } from '../../metadata/schema.ts';
import type { AccessMode } from '../access.ts';
import type { SObject } from '../../values/sobject.ts';
import type { Store } from '../store.ts';
import type { Row, SaveError } from './errors.ts';

export interface SaveOptions {
  /** Default: true: one failure undoes the statement and throws. */
  allOrNone?: boolean;
  access?: AccessMode;
  /** Upsert: the field that says which record is meant; null: Id. */
  externalIdField?: string | null;
  /** Takes audit fields (CreatedDate, CreatedById, LastModified…) from the records: imports by those who may set them. */
  setAuditFields?: boolean;
  /** The platform's own saves are not counted against the limits. */
  uncounted?: boolean;
  /** Cuts texts that are too long instead of refusing them (`DMLOptions.AllowFieldTruncation`). */
  truncate?: boolean;
  /** Takes read-only fields as well: what conversion, merge and roll-ups write. */
  systemFields?: boolean;
  /** Asks no validation rules and needs no custom fields: what a lead conversion saves where the org does not validate it. */
  unvalidated?: boolean;
  /** Saves in spite of duplicate rules that alert (`DMLOptions.DuplicateRuleHeader.allowSave`). */
  allowDuplicates?: boolean;
  /** Duplicate rules see what the user sees, no matter the mode (`DuplicateRuleHeader.runAsCurrentUser`). */
  runsDuplicateRulesAsUser?: boolean;
  /** Runs no before triggers. */
  withoutBeforeTriggers?: boolean;
}

export interface Batch {
  operation: 'insert' | 'update' | 'delete' | 'undelete';
  object: ObjectSchema;
  rows: Row[];
  options: SaveOptions;
  transaction: Transaction;
  schema: Schema;
  store: Store;
  /** Milliseconds, whole seconds: what audit fields get. */
  now: number;
  /** Saves records that the platform changes along with these: counts of their masters. */
  saveAlong(records: readonly SObject[]): void;
  /** Of a delete: runs after the before triggers, before anything goes (merge re-parents here). */
  beforeDeletion?: (batch: Batch) => void;
}

export const alive = (batch: Batch): Row[] => batch.rows.filter((row) => row.errors.length === 0);

export const addRowError = (row: Row, statusCode: string, message: string, fields: string[] = []): void => {
  row.errors.push({ statusCode, message, fields } satisfies SaveError);
};

/** The value a record will have: null where it has none. */
export const valueOf = (record: SObject, name: string): unknown => record.values.get(name) ?? null;
