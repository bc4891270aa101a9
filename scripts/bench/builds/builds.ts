/** Two builds side by side: this one as committed, and an older commit, each in a fresh clone of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { availableParallelism, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT } from '../../project-files.ts';

/** The build before installing and checking were made fast. */
const OLD_COMMIT = 'ef8dc29';

export interface Build {
  name: 'old' | 'new';
  commit: string;
  folder: string;
}

/** A clone has to find its own Node and its own npm settings, not those of the run that measures it. */
const environment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^(npm_|INIT_CWD$|NODE$|NODE_OPTIONS$)/i.test(key)),
  ),
  PATH: (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter),
};

/** @throws Error with what git printed */
function git(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', ['-C', PROJECT, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr.trim()}`);
  return stdout.trim();
}

/**
 * Clones both builds, lets the measurement run and removes the clones.
 * The old one is the commit after `--old`.
 */
export async function withBothBuilds(measure: (builds: [old: Build, fresh: Build]) => Promise<void>): Promise<void> {
  const { values } = parseArgs({ options: { old: { type: 'string', default: OLD_COMMIT } } });
  const root = mkdtempSync(join(tmpdir(), 'builds-'));
  try {
    const clone = (name: Build['name'], wanted: string): Build => {
      const commit = git('rev-parse', `${wanted}^{commit}`);
      const folder = join(root, name);
      git('clone', '--quiet', '--no-local', PROJECT, folder);
      git('-C', folder, 'fetch', '--quiet', PROJECT, commit);
      git('-C', folder, 'checkout', '--quiet', '--detach', commit);
      return { name, commit, folder };
    };
    const builds: [Build, Build] = [clone('old', values.old), clone('new', 'HEAD')];
    if (git('status', '--porcelain')) console.log('What is not committed is not measured.');
    const [old, fresh] = builds.map(({ commit }) => commit.slice(0, 7));
    console.log(`old: ${old}, new: ${fresh}, each a fresh clone; ${availableParallelism()} cores, the same for both`);
    await measure(builds);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Back to what a clone holds: nothing installed, nothing cached, no data. */
export function makeFresh({ folder }: Build): void {
  git('-C', folder, 'clean', '-xdffq');
}

/** An npm command of a build, in a process group of its own. */
export function npm({ folder }: Build, args: string[], settings: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn('npm', args, {
    cwd: folder,
    env: { ...environment, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
}

/** Waits for a command's end. @returns what it printed and how it ended */
export function ended(child: ChildProcess): Promise<{ output: string; code: number | null }> {
  return new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ output, code }));
  });
}

/** Ports that are free now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve) => server.listen(0, 'localhost', () => resolve(server)));
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** `x` of the old build's time, for a person to read. */
export const ratioText = (old: number, fresh: number): string => `${(fresh / old).toFixed(2)} of the old build's time`;
