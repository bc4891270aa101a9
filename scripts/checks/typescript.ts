/**
 * Type-checks every part of the repository that has a tsconfig.json. Exit 1 when one has errors. `npm test` generates the
 * declarations of the Apex methods that components import before it.
 *
 *   node scripts/checks/typescript.ts [PART…]    folders with a tsconfig.json; all of them when none is named
 */
import ts from 'typescript';
import { typeErrors } from './type-errors.ts';

const PARTS = ['.', 'local-org', 'local-org/ui', 'emulators', 'scripts', 'e2e'];

const given = process.argv.slice(2);
const errors = typeErrors(given.length ? given : PARTS);
const format = {
  getCanonicalFileName: (name: string) => name,
  getCurrentDirectory: ts.sys.getCurrentDirectory,
  getNewLine: () => '\n',
};
if (errors.length) console.log(ts.formatDiagnostics(errors, format).trimEnd());
process.exit(errors.length ? 1 : 0);
