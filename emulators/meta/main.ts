#!/usr/bin/env node
/** Runs the Meta emulator by itself: `node emulators/meta/main.ts [--port 4010]`; tells its address to a process that forked it. */
import { parseArgs } from 'node:util';
import { startMetaEmulator } from './server.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4010' } } });
const emulator = await startMetaEmulator({ port: Number(values.port) }).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error;
  console.error(`Port ${values.port} is in use. Stop what uses it, or choose another with --port.`);
  return process.exit(2);
});
console.log(`Meta emulator at ${emulator.url}`);
process.send?.({ url: emulator.url });
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void emulator.close().then(() => process.exit(0)));
}
// Started by another process: end with it, even when it is killed.
if (process.channel) process.once('disconnect', () => process.exit(0));
