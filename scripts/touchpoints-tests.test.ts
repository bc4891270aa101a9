/** The page that maps what is promised to its tests names only tests that exist. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { PROJECT } from './project-files.ts';

const page = readFileSync(join(PROJECT, 'docs/touchpoints-tests.md'), 'utf8');
const textOf = (...globs: string[]) =>
  globs
    .flatMap((glob) => globSync(glob, { cwd: PROJECT }))
    .map((file) => readFileSync(join(PROJECT, file), 'utf8'))
    .join('\n');

describe('docs/touchpoints-tests.md', () => {
  it('names only Apex tests that exist', () => {
    const named = [...page.matchAll(/`(\w+Test)(?:\.(\w+))?`/g)];
    assert.ok(named.length > 150);
    const sources = new Map(
      ['force-app/test/*/classes/*Test.cls', 'scripts/customer-org/rules/classes/*Test.cls']
        .flatMap((glob) => globSync(glob, { cwd: PROJECT }))
        .map((file) => [basename(file, '.cls'), readFileSync(join(PROJECT, file), 'utf8')]),
    );
    const missing = named.filter(([, testClass, method]) => {
      const source = sources.get(testClass);
      return method ? !source?.includes(`static void ${method}()`) : !source;
    });
    assert.deepEqual(
      missing.map(([name]) => name),
      [],
    );
  });

  it('names only component and browser tests that exist', () => {
    // Quotation marks inside a title may be escaped in its source.
    const titles = textOf('e2e/*.spec.ts', 'force-app/**/__tests__/*.test.ts').replaceAll("\\'", "'");
    const named = [...page.matchAll(/“([^”]+)”/g)].map(([, title]) => title);
    const promises = ['what it says', 'dates first, then enable'];
    assert.deepEqual(
      named.filter((title) => !promises.includes(title) && !titles.includes(title)),
      [],
    );
  });
});
