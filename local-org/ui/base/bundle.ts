/**
 * Where the built base components are: built once per version of what goes into them and kept in the cache of
 * `node_modules`, since a build takes the better part of a minute.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface BaseBundle {
  /** Directory of the built files. */
  directory: string;
  /** Changes when the files do: part of their address, so that a browser may keep them for ever. */
  version: string;
  /** `lwc`, `lightning/button` → file below the directory. */
  modules: Record<string, string>;
}

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const BUILT_FROM = ['lightning-base-components', '@lwc/engine-dom', '@lwc/synthetic-shadow', '@lwc/rollup-plugin'];

function packageFile(name: string): string {
  const entry = require.resolve(name === 'lightning-base-components' ? `${name}/package.json` : name);
  const inModules = join('node_modules', ...name.split('/'));
  return join(entry.slice(0, entry.lastIndexOf(inModules) + inModules.length), 'package.json');
}

/** Hash of the versions and of the build's own source: what the result depends on. */
function bundleVersion(): string {
  const hash = createHash('sha256');
  for (const name of BUILT_FROM) {
    hash.update(`${name}@${(JSON.parse(readFileSync(packageFile(name), 'utf8')) as { version: string }).version}\n`);
  }
  for (const file of ['build.ts', 'replaced.ts']) hash.update(readFileSync(join(here, file)));
  return hash.digest('hex').slice(0, 16);
}

function read(directory: string, version: string): BaseBundle {
  const modules = JSON.parse(readFileSync(join(directory, 'modules.json'), 'utf8')) as Record<string, string>;
  return { directory, version, modules };
}

/**
 * The base components, built now if they are not there yet.
 * @param log gets a line when a build starts and ends
 * @throws Error with the build's output when it fails
 */
export async function baseBundle(log: (line: string) => void = () => {}): Promise<BaseBundle> {
  const version = bundleVersion();
  const packages = packageFile('lightning-base-components');
  const cache = join(
    packages.slice(0, packages.lastIndexOf(`${sep}lightning-base-components`)),
    '.cache',
    'local-org-ui',
  );
  const directory = join(cache, version);
  if (existsSync(join(directory, 'modules.json'))) return read(directory, version);

  log('Building the Lightning base components (once per version, about a minute) …');
  const started = Date.now();
  const building = join(cache, `building-${process.pid}`);
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { recursive: true });
  await run(process.execPath, [join(here, 'build.ts'), building]);
  // Another process may have finished first: what it built is the same.
  if (existsSync(directory)) rmSync(building, { recursive: true, force: true });
  else renameSync(building, directory);
  log(`Lightning base components built in ${Math.round((Date.now() - started) / 1000)} s`);
  return read(directory, version);
}

function run(command: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (data: Buffer) => (output += data.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The Lightning base components could not be built:\n${output}`)),
    );
  });
}
