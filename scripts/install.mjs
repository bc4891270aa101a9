/**
 * Installs what package-lock.json names, as far as it is not installed yet, and finds the Node the project runs on.
 *
 * `dependencies` are what the package needs to run here; `devDependencies` check it. `npm start` installs the first,
 * everything else both, so that a first look doesn't wait for linters and analyzers.
 *
 * Plain JavaScript without dependencies: it runs on whatever Node (18 or newer) the machine has, before anything is
 * installed. Everything else runs on the Node that comes as a dependency.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The Node of this project, as an absolute path. */
const projectNode = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

/** @returns what a lock file holds: place below the root → package; null when there is no such file */
function packagesOf(lockFile) {
  const file = join(root, lockFile);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null;
}

/** Asks npm's own record of what lies in node_modules, so it doesn't matter who installed it. */
function isInstalled(wanted, found, toRunOnly) {
  return Object.entries(wanted)
    .filter(([place, { link }]) => place.includes('node_modules/') && !link)
    .filter(([, { dev, devOptional }]) => !toRunOnly || !(dev || devOptional))
    .every(([place, { version, optional, devOptional }]) =>
      // What is optional may be for another kind of machine.
      place in found ? found[place].version === version : optional || devOptional,
    );
}

/** Ends the process when the installation fails. */
function installIfNeeded(toRunOnly) {
  const wanted = packagesOf('package-lock.json');
  const found = packagesOf('node_modules/.package-lock.json');
  if (found && existsSync(projectNode) && isInstalled(wanted, found, toRunOnly)) return;
  // An installation without the development packages would remove those that are there.
  const hasChecks = found !== null && Object.values(found).some(({ dev }) => dev);
  const omits = toRunOnly && !hasChecks ? ['--omit=dev'] : [];
  console.log(`Installing what ${omits.length ? 'the package needs to run' : 'the checks need'} (once) …`);
  // `npm ci` begins with an empty folder; `npm install` adds what is missing, in the versions of the lock file.
  const command = found ? ['install', '--no-save'] : ['ci'];
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // `npm test -- …` sets npm_config_* variables that must not reach the inner npm: only its own configuration counts.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^npm_(config_(argv|global)|lifecycle)/.test(key)),
  );
  const { status, error } = spawnSync(
    npm,
    [...command, ...omits, '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'],
    { cwd: root, stdio: 'inherit', env },
  );
  if (error || status !== 0) {
    console.error(`npm ${command[0]} failed (see above). Check the network connection and run the command again.`);
    process.exit(1);
  }
}

/**
 * Runs a script of the project with its own Node, hands it this process's arguments, and ends as it ends.
 * @param options.toRunOnly the script needs no development package
 */
export function runWithProjectNode(script, { toRunOnly = false } = {}) {
  installIfNeeded(toRunOnly);
  const bin = join(root, 'node_modules', '.bin');
  const separator = process.platform === 'win32' ? ';' : ':';
  const child = spawn(
    projectNode,
    ['--disable-warning=ExperimentalWarning', join(root, script), ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        // What one process has stripped of types and compiled, the next ones read: each test file is a process.
        NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
        ...process.env,
        PATH: `${bin}${separator}${process.env.PATH}`,
      },
    },
  );
  // The terminal sends Ctrl-C to the whole group: wait for the child to end in its own time.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
