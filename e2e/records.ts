/** What is in the org, asked by the commands that anyone has. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { DATA_FILE } from './world.ts';

const localOrg = (...args: string[]) =>
  execFileSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'local-org/bin/local-org.ts', ...args, '--data', DATA_FILE],
    {
      encoding: 'utf8',
    },
  );

/** @returns the records as the API would give them */
export function query(soql: string): Record<string, unknown>[] {
  return (JSON.parse(localOrg('query', soql, '--json')) as { records: Record<string, unknown>[] }).records;
}

/** Runs anonymous Apex in the org. */
export function runApex(apex: string): void {
  const file = '.local-org/e2e.apex';
  writeFileSync(file, apex);
  localOrg('run', file);
}
