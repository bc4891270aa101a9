/**
 * Where the built base components are: built once per version of what goes into them and kept in the cache of
 * `node_modules`. The libraries of icons follow when a page asks for them.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './cache-folder.ts';
import { type BaseContents, CONTENTS } from './contents.ts';
import { isIconLibrary } from './replaced.ts';

export interface BaseBundle {
  /** Directory of the built files. */
  directory: string;
  /** Changes when the files do: part of their address, so that a browser may keep them for ever. */
  version: string;
  /** Libraries of icons: specifier → file below the directory, built when it is asked for. */
  icons: Record<string, string>;
  /** What it leaves to the page: `@salesforce/…` modules that are the user's. */
  scoped: string[];
}

/** The file that defines all other modules. */
export const BASE_SCRIPT = 'base.js';

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const BUILT_FROM = [
  'lightning-base-components',
  '@lwc/engine-dom',
  '@lwc/synthetic-shadow',
  '@lwc/compiler',
  'esbuild',
];
const BUILT_BY = ['build.ts', 'compile-threads.ts', 'compile-worker.ts', 'replaced.ts', '../i18n.ts'];

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
  for (const file of BUILT_BY) hash.update(readFileSync(join(here, file)));
  return hash.digest('hex').slice(0, 16);
}

function read(directory: string, version: string): BaseBundle {
  const { icons, scoped } = JSON.parse(readFileSync(join(directory, CONTENTS), 'utf8')) as BaseContents;
  return { directory, version, icons, scoped };
}

let bundle: Promise<BaseBundle> | undefined;

/**
 * The base components, built now if they are not there yet: in another process, so that who has something else to do
 * first calls this before.
 * @param log gets a line when a build starts and ends
 * @throws Error with the build's output when it fails
 */
export function baseBundle(log: (line: string) => void = () => {}): Promise<BaseBundle> {
  return (bundle ??= findOrBuild(log));
}

async function findOrBuild(log: (line: string) => void): Promise<BaseBundle> {
  const version = bundleVersion();
  const cache = cacheFolder();
  const directory = join(cache, version);
  if (existsSync(join(directory, CONTENTS))) return read(directory, version);

  log('Building the Lightning base components (once per version, some seconds) …');
  const started = Date.now();
  const building = join(cache, `building-${process.pid}`);
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { recursive: true });
  await build(building);
  // Another process may have finished first: what it built is the same.
  if (existsSync(directory)) rmSync(building, { recursive: true, force: true });
  else renameSync(building, directory);
  log(`Lightning base components built in ${Math.round((Date.now() - started) / 1000)} s`);
  return read(directory, version);
}

const libraries = new Map<string, Promise<void>>();

/**
 * Builds a library of icons when it is the first time that one is asked for.
 * @param file below the bundle's directory, as an import names it
 * @throws Error with the build's output when it fails
 */
export async function buildIfIcons({ directory }: BaseBundle, file: string): Promise<void> {
  const name = file.replace(/\.js$/, '');
  if (!isIconLibrary(name) || existsSync(join(directory, file))) return;
  let building = libraries.get(name);
  if (!building) {
    building = buildIcons(directory, name, file).finally(() => libraries.delete(name));
    libraries.set(name, building);
  }
  await building;
}

/** Written beside and moved: another process may build the same, and nobody may read half of it. */
async function buildIcons(directory: string, name: string, file: string): Promise<void> {
  // A folder of its own: the page of an icon asks for several libraries at once.
  const building = `${directory}-${basename(name)}-${process.pid}`;
  await build(building, name);
  mkdirSync(dirname(join(directory, file)), { recursive: true });
  renameSync(join(building, file), join(directory, file));
  rmSync(building, { recursive: true, force: true });
}

function build(...args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(here, 'build.ts'), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (data: Buffer) => (output += data.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    // Nobody waits for it any more when this process ends before, as it does when it can't use the data.
    const stop = () => child.kill();
    process.once('exit', stop);
    child.on('error', reject);
    child.on('exit', (code) => {
      process.off('exit', stop);
      if (code === 0) resolve();
      else reject(new Error(`The Lightning base components could not be built:\n${output}`));
    });
  });
}
