/**
 * Runs every benchmark (`*.bench.ts` of the local org and of scripts/bench), one after the other, each in a process of
 * its own. Each prints lines of figures; ratios compare two things measured in the same run, so they hold on any
 * machine, while times and rates are this machine's.
 *
 *   npm run bench [-- PART_OF_A_NAME …]
 *   npm run bench -- start [--old COMMIT]    only when asked for: fresh clones of two builds start, some minutes
 *   npm run bench -- checks [--old COMMIT]   only when asked for: `npm test` of both, half an hour
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';

/** These install and run whole builds. */
const LONG = ['start.bench.ts', 'checks.bench.ts'];

const { values, positionals: wanted } = parseArgs({ options: { old: { type: 'string' } }, allowPositionals: true });
const files = globSync(['scripts/bench/*.bench.ts', 'local-org/**/*.bench.ts'], { exclude: ['**/node_modules'] })
  .sort()
  .filter((file) =>
    wanted.length ? wanted.some((part) => basename(file).includes(part)) : !LONG.includes(basename(file)),
  );
if (!files.length) {
  console.error(`No benchmark matches ${wanted.join(', ')}`);
  process.exit(2);
}

let failed = 0;
for (const file of files) {
  console.log(`── ${basename(file, '.bench.ts')}`);
  const options = LONG.includes(basename(file)) && values.old ? ['--old', values.old] : [];
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...options], {
    stdio: 'inherit',
  });
  if (status !== 0) failed++;
}
process.exit(failed ? 1 : 0);
