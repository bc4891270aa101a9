/** Parts that import each other are checked like each alone, with nothing told twice. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import ts from 'typescript';
import { typeErrors } from './type-errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'types-'));
after(() => rmSync(folder, { recursive: true }));

const config = (...lib: string[]) =>
  JSON.stringify({
    compilerOptions: {
      target: 'ESNext',
      module: 'ESNext',
      moduleResolution: 'bundler',
      strict: true,
      noUnusedLocals: true,
      allowImportingTsExtensions: true,
      noEmit: true,
      types: [],
      lib,
    },
    include: ['**/*.ts'],
  });

const files = {
  'engine/tsconfig.json': config('ES5'),
  'engine/sum.ts': 'export const sum = (a: number, b: number): number => a + b;\nconst wrong: string = 1;\n',
  'engine/page.ts': 'export const title = () => document.title;\n',
  'outside/part.ts': "export const part: number = 'text';\n",
  'pages/tsconfig.json': config('ES5', 'DOM'),
  'pages/page.ts':
    "import { sum } from '../engine/sum.ts';\nimport { title } from '../engine/page.ts';\nimport { part } from '../outside/part.ts';\n" +
    'export const text: string = sum(1, 2);\nexport const all = [title(), part, document.title];\n',
};
for (const [name, text] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const told = (...parts: string[]) =>
  typeErrors(parts.map((part) => join(folder, part)))
    .map(({ file, start, messageText }) => {
      const { line } = file!.getLineAndCharacterOfPosition(start!);
      return `${file!.fileName.slice(folder.length + 1)}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, '')}`;
    })
    .sort();

const OF_ENGINE = [
  "engine/page.ts:1 Cannot find name 'document'. Do you need to change your target library? Try changing the 'lib' compiler option to include 'dom'.",
  "engine/sum.ts:2 'wrong' is declared but its value is never read.",
  "engine/sum.ts:2 Type 'number' is not assignable to type 'string'.",
];
const OF_PAGES = [
  "outside/part.ts:1 Type 'string' is not assignable to type 'number'.",
  "pages/page.ts:4 Type 'number' is not assignable to type 'string'.",
];

describe('the type check', () => {
  it('finds the errors of a part, in the libraries that part may use', () => {
    assert.deepEqual(told('engine'), OF_ENGINE);
  });

  it('finds those of a part that imports another one once, and those of files no part lists', () => {
    assert.deepEqual(told('engine', 'pages'), [...OF_ENGINE, ...OF_PAGES]);
    assert.deepEqual(told('pages', 'engine'), [...OF_ENGINE, ...OF_PAGES], 'the order of the parts changes nothing');
  });

  it('refuses a part without a configuration', () => {
    assert.throws(() => typeErrors([folder]));
  });
});
