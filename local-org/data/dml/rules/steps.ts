/** The steps of a save at which the platform does something of its own for an object. */
import type { Batch } from '../batch.ts';

/** Each step sees the whole batch; rows with errors are to be skipped. */
export interface ObjectRules {
  /** Defaults that depend on other records, before everything else; insert only. */
  prepare?(batch: Batch): void;
  /** Fields the platform fills during the save, after the before triggers; insert and update. */
  complete?(batch: Batch): void;
  /** Refusals, before the write. */
  check?(batch: Batch): void;
  /** Records that come with these, before the after triggers. */
  afterWrite?(batch: Batch): void;
}
