/**
 * Installs what package-lock.json names, when it is not installed yet, and finds the Node that the project runs on.
 *
 * Plain JavaScript without dependencies: it runs on whatever Node (18 or newer) the machine has, before anything is
 * installed. Everything else runs on the Node that comes as a devDependency.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'node_modules', '.touchline-installed');

/** The Node of this project, as an absolute path. */
const projectNode = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

/** Runs `npm ci` unless node_modules already holds exactly the locked versions. Ends the process when it fails. */
function installIfNeeded() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const installed = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : null;
  if (installed === wanted && existsSync(projectNode)) return;
  console.log('Installing the locked dependencies (the first time takes a minute or two) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // `npm test -- …` sets npm_config_* variables that must not reach the inner npm: only its own configuration counts.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^npm_(config_(argv|global)|lifecycle)/.test(key)),
  );
  const { status, error } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    env,
  });
  if (error || status !== 0) {
    console.error('npm ci failed (see above). Check the network connection and run the command again.');
    process.exit(1);
  }
  writeFileSync(stampFile, wanted);
}

/** Runs a script of the project with its own Node, hands it this process's arguments, and ends as it ends. */
export async function runWithProjectNode(script) {
  installIfNeeded();
  const { spawn } = await import('node:child_process');
  const bin = join(root, 'node_modules', '.bin');
  const separator = process.platform === 'win32' ? ';' : ':';
  const child = spawn(
    projectNode,
    ['--disable-warning=ExperimentalWarning', join(root, script), ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH: `${bin}${separator}${process.env.PATH}` },
    },
  );
  // The terminal sends Ctrl-C to the whole group: wait for the child to end in its own time.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
