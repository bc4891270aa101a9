/** The package in an org with State and Country/Territory picklists: `address-picklists/` switches them on. */
// Specification: conversions.user-data.countries
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

test('codes of countries and states count where addresses have them', () => {
  const { stdout, status } = spawnSync(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      'local-org/bin/local-org.ts',
      'test',
      '--project',
      '.',
      '--project',
      'scripts/user-data/address-picklists',
      '--tests',
      'AddressPicklistsTest',
    ],
    { cwd: join(import.meta.dirname, '../..'), encoding: 'utf8' },
  );
  assert.match(stdout, /[1-9]\d* passed, 0 failed/);
  assert.equal(status, 0);
});
