/** The Apex tests of the fixture project: describe calls, settings, labels and permissions as Apex sees them. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openOrg } from '../execution/org.ts';
import { runTests } from '../testing/run.ts';

describe('what Apex learns of metadata', () => {
  for (const namespace of [null, 'books']) {
    it(namespace ? 'as a package' : 'as a project', () => {
      const org = openOrg({ projects: [join(import.meta.dirname, 'fixture')], namespace });
      try {
        assert.deepEqual(org.program.errors, []);
        const { results } = runTests(org);
        const failed = results.filter((result) => result.outcome !== 'Pass');
        assert.deepEqual(
          failed.map((result) => `${result.class}.${result.method}: ${result.message}`),
          [],
        );
        assert.ok(results.length >= 15);
      } finally {
        org.close();
      }
    });
  }
});
