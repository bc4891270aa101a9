/** Errors of saves: codes, texts, and the DmlException that carries them. */
import { DmlException, throwApex } from '../../values/exceptions.ts';
import type { SObject } from '../../values/sobject.ts';

export interface SaveError {
  /** `REQUIRED_FIELD_MISSING` */
  statusCode: string;
  message: string;
  fields: string[];
  /** Of DUPLICATES_DETECTED: the rule, whether it can be bypassed, and what it found, by matching rule. */
  duplicates?: {
    rule: string;
    object: string;
    allowSave: boolean;
    found: { object: string; rule: string; ids: string[] }[];
  };
}

/** What became of one record; the results of a save are in the order of its records. */
export interface SaveResult {
  id: string | null;
  success: boolean;
  errors: SaveError[];
  /** Did an upsert insert it? */
  created: boolean;
}

export type Operation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';

/** A save that fails as a whole, no matter the records: Apex sees a DmlException. */
export const failure = (statusCode: string, message: string, fields: string[] = []): SaveError => ({
  statusCode,
  message,
  fields,
});

/** A record of a save on its way through the steps. */
export interface Row {
  /** Place in the list that is saved. */
  index: number;
  /** What Apex gave. */
  record: SObject;
  /** What will be stored, and what triggers see as Trigger.new. */
  next: SObject;
  /** What is stored before; null on insert. */
  old: SObject | null;
  errors: SaveError[];
}

/** The whole message of the exception when user mode refuses fields; which they are is in its rows. */
export const inaccessibleFields = (objectName: string): string =>
  `Operation failed due to fields being inaccessible on Sobject ${objectName}, check errors on Exception or Result!`;

/** `Insert failed. First exception on row 0; first error: …`, with all rows that failed. */
export function throwDml(
  operation: Operation,
  rows: readonly { index: number; id: string | null; errors: SaveError[] }[],
): never {
  const failed = rows.filter((row) => row.errors.length);
  const [first] = failed;
  const [error] = first.errors;
  const name = operation[0].toUpperCase() + operation.slice(1);
  const withId = first.id ? ` with id ${first.id}` : '';
  const exception = new DmlException(
    error.message.startsWith('Operation failed due to fields being inaccessible')
      ? error.message
      : `${name} failed. First exception on row ${first.index}${withId}; first error: ${error.statusCode}, ${error.message}: [${error.fields.join(', ')}]`,
  );
  exception.rows = failed.flatMap((row) =>
    row.errors
      .slice(0, 1)
      .map(({ statusCode, message, fields }) => ({ index: row.index, id: row.id, message, statusCode, fields })),
  );
  throw exception;
}

export const throwDuplicateId = (id: string): never => throwApex('ListException', `Duplicate id in list: ${id}`);
