/** Runs an emulator by itself, and tells its address to a process that forked it. */
import { parseArgs } from 'node:util';
import { SIZES, World } from '../world/world.ts';

interface Started {
  url: string;
  close(): Promise<void>;
}

/** @param start gets the port and, where one was asked for by seed, size or last day, a world */
export async function runEmulator(
  name: string,
  usualPort: number,
  start: (options: { port: number; world: World }) => Promise<Started>,
): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: String(usualPort) },
      seed: { type: 'string', default: '1' },
      size: { type: 'string', default: 'small' },
      'last-day': { type: 'string', default: new Date().toISOString().slice(0, 10) },
    },
  });
  if (!Object.hasOwn(SIZES, values.size)) {
    console.error(`--size is one of ${Object.keys(SIZES).join(', ')}.`);
    process.exit(2);
  }
  const world = new World({
    seed: Number(values.seed),
    size: values.size as keyof typeof SIZES,
    lastDay: values['last-day'],
  });
  const emulator = await start({ port: Number(values.port), world }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    console.error(`Port ${values.port} is in use. Stop what uses it, or choose another with --port.`);
    return process.exit(2);
  });
  console.log(`${name} emulator at ${emulator.url}`);
  process.send?.({ url: emulator.url });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void emulator.close().then(() => process.exit(0)));
  }
  // Started by another process: end with it, even when it is killed.
  if (process.channel) process.once('disconnect', () => process.exit(0));
}
