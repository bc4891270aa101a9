/** `local-org serve`: the org in a browser; what is queued and scheduled runs. */
import { DATA_OPTIONS, parse, portOf } from './arguments.ts';
import { JobLoop } from '../execution/jobs/loop.ts';
import type { Org } from '../execution/org.ts';
import { openKeptOrg } from './open.ts';

const DEFAULT_PORT = '4000';

export async function run(args: string[]): Promise<number> {
  const { values } = parse(args, { ...DATA_OPTIONS, port: { type: 'string', default: DEFAULT_PORT } }, { names: [] });
  const port = portOf(values.port);
  return serveUntilStopped(openKeptOrg(values, { debug: printDebug }), port);
}

/** Shows what Apex writes with `System.debug` on the console. */
export const printDebug = (level: string, text: string) => console.log(`${level} ${text}`);

/**
 * Serves an org and runs its jobs until the process is told to stop, then closes it.
 * @returns the exit code: 1 when the port is taken
 */
export async function serveUntilStopped(org: Org, port: number): Promise<number> {
  const { startServer } = await import('../ui/server.ts');
  let server;
  try {
    server = await startServer(org, { port });
  } catch (error) {
    org.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    console.error(`Port ${port} is in use. Stop what uses it, or choose another with --port ${port + 1}`);
    return 1;
  }
  const loop = new JobLoop(org, (error) => console.error(error));
  loop.start();
  await server.ready;
  console.log(`Open ${server.url}`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  loop.stop();
  await server.close();
  org.close();
  return 0;
}
