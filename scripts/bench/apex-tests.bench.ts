/** How long the Apex part of `npm test` takes: cold (nothing cached) and warm, and what the cache is worth. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const WARM_RUNS = 3;

// A copy of the project: its cache is its own, and a bench must not throw away the developer's.
const project = mkdtempSync(join(tmpdir(), 'bench-'));
cpSync('force-app', join(project, 'force-app'), { recursive: true });
cpSync('sfdx-project.json', join(project, 'sfdx-project.json'));

function seconds(): number {
  const started = performance.now();
  const { status, stdout } = spawnSync(process.execPath, ['local-org/bin/local-org.ts', 'test', '--project', project], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The Apex tests fail:\n${stdout.slice(-2000)}`);
  return (performance.now() - started) / 1000;
}

try {
  const cold = seconds();
  const warm = Math.min(...Array.from({ length: WARM_RUNS }, seconds));
  console.log(
    `Apex tests: cold ${cold.toFixed(1)} s, warm ${warm.toFixed(1)} s, cold / warm ${(cold / warm).toFixed(2)}`,
  );
} finally {
  rmSync(project, { recursive: true });
}
