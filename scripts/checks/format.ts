/**
 * Prettier over the whole project. Its Apex plug-in starts a process a class, which is most of what the check costs;
 * where Java is there, one parser on this machine answers for all of them instead (prettier-plugin-apex, *Built-in
 * server*). The result is the same.
 *
 *   node scripts/checks/format.ts
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { missingTool } from '../external-tools.ts';
import { PROJECT } from '../project-files.ts';
import { SHORT_LIVED } from './java.ts';

const MAX_START_SECONDS = 60;

const plugin = dirname(dirname(dirname(fileURLToPath(import.meta.resolve('prettier-plugin-apex')))));
const prettier = join(dirname(fileURLToPath(import.meta.resolve('prettier'))), 'bin/prettier.cjs');
const serializer = join(plugin, 'vendor/apex-ast-serializer/bin/apex-ast-serializer-http');

const port = missingTool('java') ? null : await freePort();
const server = port === null ? null : startParser(port);
try {
  const isReady = server !== null && (await answers(server, port!));
  const options = isReady
    ? [
        '--plugin=prettier-plugin-apex',
        '--plugin=@prettier/plugin-xml',
        '--apex-standalone-parser=built-in',
        `--apex-standalone-port=${port}`,
      ]
    : [];
  const { status } = spawnSync(process.execPath, [prettier, '--check', '--log-level=warn', ...options, '.'], {
    cwd: PROJECT,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} finally {
  // The whole group: what is started is a shell that starts Java.
  if (server?.pid && server.exitCode === null) process.kill(-server.pid);
}

function startParser(at: number): ChildProcess {
  return spawn(serializer, ['-s', '-h', 'localhost', '-p', String(at)], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, JAVA_OPTS: SHORT_LIVED.join(' ') },
  });
}

/** @returns whether it answers; false when it ended or never came, and each class starts its own process again */
async function answers(started: ChildProcess, at: number): Promise<boolean> {
  for (const end = Date.now() + MAX_START_SECONDS * 1000; Date.now() < end && started.exitCode === null;) {
    try {
      await fetch(`http://localhost:${at}/api/ast`);
      return true;
    } catch {
      await wait(100);
    }
  }
  return false;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, 'localhost', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
