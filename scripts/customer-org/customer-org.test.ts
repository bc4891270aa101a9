/** The package beside a customer's own rules: `rules/` holds what an admin might add, and Apex tests of what follows. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

test('the package works in an organization with rules of its own', () => {
  const root = join(import.meta.dirname, '../..');
  const { stdout, status } = spawnSync(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      'local-org/bin/local-org.ts',
      'test',
      '--project',
      'scripts/customer-org',
      '--tests',
      'CustomerRulesTest,CustomerStagesTest',
    ],
    { cwd: root, encoding: 'utf8' },
  );
  assert.match(stdout, /[1-9]\d* passed, 0 failed/);
  assert.equal(status, 0);
});
