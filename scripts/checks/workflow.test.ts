/** The jobs on GitHub are the checks of `npm test`, under the same names and in the same order. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PROJECT } from '../project-files.ts';

test('every check is a job of the workflow', () => {
  const workflow = readFileSync(join(PROJECT, '.github/workflows/ci.yml'), 'utf8');
  const [, matrix] = /^ {8}check:\n((?: {10}- \S+\n)+)/m.exec(workflow) ?? [];
  const jobs = matrix
    ?.trim()
    .split('\n')
    .map((line) => line.trim().replace('- ', ''));

  const listed = spawnSync(process.execPath, ['scripts/test.ts', '--list'], { cwd: PROJECT, encoding: 'utf8' });
  const checks = listed.stdout
    .trim()
    .split('\n')
    .map((line) => line.split(/\s/)[0]);

  assert.ok(checks.length > 10, 'The checks were listed');
  assert.deepEqual(jobs, checks, 'The list in .github/workflows/ci.yml differs from npm test -- --list');
});
