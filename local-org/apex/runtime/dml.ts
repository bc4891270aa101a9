/** DML statements. */
import { notSupported } from '../../library/exceptions.ts';

type Save = (operation: string, value: unknown, access: 'user' | 'system' | null, externalId: string | null, second: unknown) => void;

/** Set by the database: how a DML statement saves. */
export const dml: { run: Save } = { run: (operation) => notSupported(`${operation} statement`, 'no database') };

export const runDml: Save = (operation, value, access, externalId, second) =>
  dml.run(operation, value, access, externalId, second);
