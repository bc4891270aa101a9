/**
 * Type-checks every part of the repository that has a tsconfig.json, after generating the declarations of the Apex
 * methods that components import. Exit 1 when one has errors.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PARTS = ['.', 'local-org', 'local-org/ui', 'emulators', 'scripts', 'e2e'];

function succeeds(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

let failed = !succeeds(process.execPath, 'scripts/generate-apex-types.ts');
for (const part of PARTS) {
  const config = `${part}/tsconfig.json`;
  if (!existsSync(config)) throw new Error(`${config} is missing`);
  if (!succeeds('tsc', '--project', config)) failed = true;
}
process.exit(failed ? 1 : 0);
