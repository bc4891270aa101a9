/** What the Meta emulator received, asked over HTTP as anyone could. */
import type { ReceivedRequest } from '../emulators/meta/server.ts';
import { EMULATOR_PORT } from './world.ts';

const RECEIVED = `http://127.0.0.1:${EMULATOR_PORT}/received`;

export async function receivedByMeta(): Promise<ReceivedRequest[]> {
  return (await (await fetch(RECEIVED)).json()) as ReceivedRequest[];
}

export async function forgetReceived(): Promise<void> {
  await fetch(RECEIVED, { method: 'DELETE' });
}
