/** The tables of docs/architecture.md name what exists: a class that moves or is renamed takes its row along. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { PROJECT } from './project-files.ts';

const page = readFileSync(join(PROJECT, 'docs/architecture.md'), 'utf8');
const behaviors = page.slice(page.indexOf('## Where each behavior is'), page.indexOf('## A natural way through'));
const rows = [...behaviors.matchAll(/^\| ([a-z].*?) +\| \[(\S+)\]\((\S+)\) +\| (.*?) +\| (.*?) +\|$/gm)];
const namesIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
const filesOf = (...globs: string[]) => globs.flatMap((glob) => globSync(glob, { cwd: PROJECT }));
const classes = new Map(filesOf('force-app/**/*.cls').map((file) => [basename(file, '.cls'), file]));
const components = new Set(filesOf('force-app/main/*/lwc/*').map((file) => basename(file)));
const browserTests = new Set(filesOf('e2e/*.spec.ts').map((file) => basename(file)));

describe('the table of behaviors', () => {
  it('has a row for each of them', () => assert.ok(rows.length >= 40, `${rows.length} rows were found`));

  for (const [, behavior, folder, link, code, tests] of rows) {
    it(`knows where it is: ${behavior}`, () => {
      assert.ok(existsSync(join(PROJECT, 'docs', link)), `${link} is missing`);
      const names = namesIn(code);
      assert.ok(names.length, 'A class or a component is named');
      for (const name of names) {
        const isThere = classes.has(name) || components.has(name) || existsSync(join(PROJECT, 'docs', link, name));
        assert.ok(isThere, `${name} is missing`);
      }
      const [first] = names;
      if (classes.has(first)) assert.equal(classes.get(first), `force-app/main/${folder}/classes/${first}.cls`);
      for (const name of namesIn(tests)) {
        assert.ok(browserTests.has(name) || classes.has(name), `Test ${name} is missing`);
      }
    });
  }
});
