/** The pages that map what is promised to its tests name only tests that exist. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { PROJECT } from './project-files.ts';

const FEWEST_TESTS_BY_PAGE = { 'docs/touchpoints-tests.md': 150, 'docs/conversions-tests.md': 150 };
/** What stands in quotation marks without being a test. */
const NO_TITLES = ['what it says', 'dates first, then enable'];

const textOf = (...globs: string[]) =>
  globs
    .flatMap((glob) => globSync(glob, { cwd: PROJECT }))
    .map((file) => readFileSync(join(PROJECT, file), 'utf8'))
    .join('\n');
// Quotation marks inside a title may be escaped in its source.
const titles = textOf('e2e/*.spec.ts', 'force-app/**/__tests__/*.test.ts').replaceAll("\\'", "'");
const apexSources = new Map(
  [
    'force-app/test/*/classes/*Test.cls',
    'scripts/customer-org/rules/classes/*Test.cls',
    'local-org/conformance/*Test.cls',
  ]
    .flatMap((glob) => globSync(glob, { cwd: PROJECT }))
    .map((file) => [basename(file, '.cls'), readFileSync(join(PROJECT, file), 'utf8')]),
);
const components = new Map(
  globSync('force-app/main/*/lwc/*/__tests__/*.test.ts', { cwd: PROJECT }).map((file) => [
    basename(dirname(dirname(file))),
    readFileSync(join(PROJECT, file), 'utf8').replaceAll("\\'", "'"),
  ]),
);

for (const [file, fewest] of Object.entries(FEWEST_TESTS_BY_PAGE)) {
  const page = readFileSync(join(PROJECT, file), 'utf8');

  describe(file, () => {
    it('names only Apex tests that exist', () => {
      const named = [...page.matchAll(/`(\w+Test)(?:\.(\w+))?`/g)];
      assert.ok(named.length > fewest);
      const missing = named.filter(([, testClass, method]) => {
        const source = apexSources.get(testClass);
        return method ? !source?.includes(`static void ${method}()`) : !source;
      });
      assert.deepEqual(
        missing.map(([name]) => name),
        [],
      );
    });

    it('names only component and browser tests that exist', () => {
      const named = [...page.matchAll(/“([^”]+)”/g)].map(([, title]) => title);
      assert.deepEqual(
        named.filter((title) => !NO_TITLES.includes(title) && !titles.includes(title)),
        [],
      );
    });

    it('names the component that a test is of', () => {
      const named = [...page.matchAll(/`([a-z]\w+)`(?:: “([^”]+)”| \(all\))/g)];
      const missing = named.filter(
        ([, component, title]) =>
          !NO_TITLES.includes(title) && components.get(component)?.includes(title ?? '') !== true,
      );
      assert.deepEqual(
        missing.map(([name]) => name),
        [],
      );
    });

    it('names only proofs, benches and files that exist', () => {
      const named = [...page.matchAll(/`((?:scripts|emulators|e2e|docs|local-org)\/[\w./-]+)`/g)].map(
        ([, path]) => path,
      );
      assert.deepEqual(
        named.filter((path) => !existsSync(join(PROJECT, path))),
        [],
      );
    });
  });
}
