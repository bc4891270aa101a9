/** Documented rules that hold only where an organization has switched something on: each folder is such an organization. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { openOrg } from '../execution/org.ts';
import { failureText } from './report.ts';
import { runTests } from './run.ts';

const orgs = path.join(import.meta.dirname, '..', 'conformance-orgs');

for (const name of readdirSync(orgs)) {
  describe(`an org with ${name.replaceAll('-', ' ')}`, () => {
    const org = openOrg({ projects: [path.join(orgs, name)] });
    const { results } = runTests(org);
    it('has tests, and nothing that could not be read', () => {
      assert.ok(results.length > 0);
      assert.deepEqual(org.project.problems, []);
      assert.deepEqual(org.program.errors, []);
      assert.deepEqual(org.project.leftOut, []);
    });
    for (const result of results) {
      it(`${result.class}.${result.method}`, () => assert.equal(result.outcome, 'Pass', failureText(result)));
    }
  });
}
