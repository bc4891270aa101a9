/**
 * Imports against the layers of the local org (config/layers.mjs). Exit 1 when one runs upward, in a circle or out of
 * the local org or the emulators.
 *
 *   node scripts/checks/layers.ts FOLDER    the folder that holds local-org and emulators
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from '../project-files.ts';

const [folder] = process.argv.slice(2);
const cruiser = join(PROJECT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const config = join(PROJECT, 'config/layers.mjs');
const { stdout, stderr } = spawnSync(process.execPath, [cruiser, '--config', config, 'local-org', 'emulators'], {
  cwd: folder,
  encoding: 'utf8',
});
console.log(`${stdout}${stderr}`.trim());
// Its exit code is the number of faults, of which a process keeps eight bits.
process.exit(stdout.includes('no dependency violations found') ? 0 : 1);
