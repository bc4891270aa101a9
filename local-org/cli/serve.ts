/** `local-org serve`: the org in a browser; what is queued and scheduled runs. */
import { DATA_OPTIONS, parse, portOf } from './arguments.ts';
import { JobLoop } from '../execution/jobs/loop.ts';
import { openKeptOrg } from './open.ts';

const DEFAULT_PORT = '4000';

export async function run(args: string[]): Promise<number> {
  const { values } = parse(args, { ...DATA_OPTIONS, port: { type: 'string', default: DEFAULT_PORT } }, { names: [] });
  const port = portOf(values.port);
  const { startServer } = await import('../ui/server.ts');
  const org = openKeptOrg(values, { debug: (level, text) => console.log(`${level} ${text}`) });
  let server;
  try {
    server = await startServer(org, { port });
  } catch (error) {
    org.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    console.error(`Port ${port} is in use. Stop what uses it, or choose another: npx local-org serve --port ${port + 1}`);
    return 1;
  }
  const loop = new JobLoop(org, (error) => console.error(error));
  loop.start();
  console.log(`Open http://localhost:${server.port}`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  loop.stop();
  await server.close();
  org.close();
  return 0;
}
