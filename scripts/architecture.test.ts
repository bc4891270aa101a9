/**
 * The tables of docs/architecture.md name what exists: a class that moves or is renamed takes its row along. A reader who
 * looks for a promise of docs/specification.md by its tag finds the test that holds it, in one step.
 */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { PROJECT } from './project-files.ts';
import { readPromises, readTaggedTests, type Promised, type TaggedTest } from './specification.ts';

interface Row {
  behavior: string;
  /** Relative to `force-app/main`. */
  folder: string;
  /** Relative to `docs`. */
  link: string;
  /** Classes, components, and folders of metadata. */
  code: string[];
  /** Apex test classes and browser tests. */
  tests: string[];
  /** First two parts of tags, such as `touchpoints.verdict`. */
  promises: string[];
}

const filesOf = (...globs: string[]) => globs.flatMap((glob) => globSync(glob, { cwd: PROJECT }));
const classes = new Map(filesOf('{force-app,subscribers}/**/*.cls').map((file) => [basename(file, '.cls'), file]));
const components = new Set(filesOf('force-app/main/*/lwc/*').map((file) => basename(file)));
const browserTests = new Set(filesOf('e2e/*.spec.ts').map((file) => basename(file)));
const nodeTests = new Set(filesOf('scripts/**/*.test.ts').map((file) => basename(file)));

function readRows(page = readFileSync(join(PROJECT, 'docs/architecture.md'), 'utf8')): Row[] {
  const namesIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
  const behaviors = page.slice(page.indexOf('## Where each behavior is'), page.indexOf('## A natural way through'));
  const rows = behaviors.matchAll(/^\| (\S.*?) +\| \[(\S+)\]\((\S+)\) +\| (.*?) +\| (.*?) +\| (.*?) +\|$/gm);
  return [...rows].map(([, behavior, folder, link, code, tests, promises]) => {
    return { behavior, folder, link, code: namesIn(code), tests: namesIn(tests), promises: namesIn(promises) };
  });
}

const groupOf = (tag: string) => tag.split('.').slice(0, 2).join('.');

/** The promises of whose group no row names a test that holds them. Tests of a component count where it is named. */
function promisesWithoutRow(rows: Row[], promises: Promised[], tests: TaggedTest[]): string[] {
  return promises
    .filter(({ tag }) => {
      const names = new Set(
        rows.filter((row) => row.promises.includes(groupOf(tag))).flatMap((row) => [...row.code, ...row.tests]),
      );
      return !tests.some(({ file, tags }) => {
        return (
          tags.includes(tag) &&
          (names.has(basename(file)) || names.has(basename(file).replace(/\.(cls|test\.ts)$/, '')))
        );
      });
    })
    .map(({ tag }) => tag);
}

describe('the tables of behaviors', () => {
  const rows = readRows();

  for (const { behavior, folder, link, code, tests } of rows) {
    it(`know where it is: ${behavior}`, () => {
      assert.ok(existsSync(join(PROJECT, 'docs', link)), `${link} is missing`);
      assert.ok(code.length, 'A class or a component is named');
      for (const name of code) {
        const isThere = classes.has(name) || components.has(name) || existsSync(join(PROJECT, 'docs', link, name));
        assert.ok(isThere, `${name} is missing`);
      }
      const [first] = code;
      if (classes.has(first)) assert.equal(classes.get(first), `force-app/main/${folder}/classes/${first}.cls`);
      for (const name of tests) {
        assert.ok(browserTests.has(name) || nodeTests.has(name) || classes.has(name), `Test ${name} is missing`);
      }
    });
  }

  it('lead from every promise to a test that holds it', () => {
    assert.deepEqual(promisesWithoutRow(rows, readPromises(), readTaggedTests()), []);
  });

  it('name no promise that was not made', () => {
    const made = new Set(readPromises().map(({ tag }) => groupOf(tag)));
    assert.deepEqual(
      [...new Set(rows.flatMap((row) => row.promises))].filter((group) => !made.has(group)),
      [],
    );
  });

  it('lack a row when none of its group names the test', () => {
    const promises = [{ tag: 'a.b.c', sentence: 'It works.', section: 'Works' }];
    const held = { line: 1, name: 'It works', tags: ['a.b.c'] };
    const found = (cells: string, file: string) => {
      const page = `## Where each behavior is\n\n| it works | [a](../a) | ${cells} |\n\n## A natural way through`;
      return promisesWithoutRow(readRows(page), promises, [{ ...held, file }]);
    };
    assert.deepEqual(found('`Works` | `WorksTest` | `a.b`', 'a/classes/WorksTest.cls'), []);
    assert.deepEqual(found('`works` | `works.spec.ts` | `a.b`', 'a/lwc/works/__tests__/works.test.ts'), []);
    assert.deepEqual(found('`Works` | `WorksTest` | `a.b`', 'a/classes/OtherTest.cls'), ['a.b.c']);
    assert.deepEqual(found('`Works` | `WorksTest` | `a.d`', 'a/classes/WorksTest.cls'), ['a.b.c']);
  });
});
