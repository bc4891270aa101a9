/**
 * Touchpoints of large campaigns: what enabling one costs from its first member to its last, and what the bulk date
 * editor costs on it; at 10,000 and 100,000 members, with LARGE=1 at 1,000,000 as well. Each size runs in a process of
 * its own, so that its memory is its own. The members are written into the tables directly; everything that is measured
 * is the package's own code, called as its pages call it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCampaign } from './large-campaign/load.ts';
import { measure, type Figures } from './large-campaign/measure.ts';
import { report } from './large-campaign/report.ts';
import { openOrg } from '../../local-org/execution/org.ts';

const SIZES = process.env.LARGE ? [10_000, 100_000, 1_000_000] : [10_000, 100_000];
const own = process.argv[2];

if (own === undefined) report(SIZES.map(inProcessOfItsOwn));
else console.log(JSON.stringify(await run(Number(own))));

function inProcessOfItsOwn(members: number): Figures {
  const { status, stdout } = spawnSync(process.execPath, [...process.execArgv, import.meta.filename, String(members)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`The campaign of ${members} members could not be measured`);
  return JSON.parse(stdout) as Figures;
}

async function run(members: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const org = openOrg({ projects: ['.'], dataFile: join(folder, 'org.sqlite') });
    // Compiles the path before the clock counts.
    await measure(org, loadCampaign(org, 'Warm', 10_000));
    const figures = await measure(org, loadCampaign(org, 'Large', members));
    org.store.close();
    return figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
