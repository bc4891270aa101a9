/** `node:sqlite` without the warning that it prints when it is loaded: it is part of every Node that runs this. */
import type { DatabaseSync as Database } from 'node:sqlite';

const emitWarning = process.emitWarning;
process.emitWarning = () => undefined;
export const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
process.emitWarning = emitWarning;

export type DatabaseSync = Database;
export type { StatementSync, SQLInputValue } from 'node:sqlite';
