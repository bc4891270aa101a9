/** What the Meta emulator received and what it lets go wrong, asked over HTTP as anyone could. */
import type { Token } from '../emulators/meta/access.ts';
import type { FaultSettings } from '../emulators/meta/faults.ts';
import type { ReceivedRequest } from '../emulators/meta/server.ts';
import { currentWorld } from './world.ts';

const emulator = (path: string): string => `http://127.0.0.1:${currentWorld().emulatorPort}/_emulator/${path}`;

/** Requests with events, in the order of their arrival. */
export async function receivedByMeta(): Promise<ReceivedRequest[]> {
  const requests = (await (await fetch(emulator('requests?limit=1000'))).json()) as ReceivedRequest[];
  return requests.filter(({ method }) => method === 'POST');
}

export async function forgetReceived(): Promise<void> {
  await fetch(emulator('requests'), { method: 'DELETE' });
}

/** Lets the next requests, or a share of them, go wrong. */
export async function letFail(faults: Partial<FaultSettings>): Promise<void> {
  await fetch(emulator('faults'), { method: 'POST', body: JSON.stringify(faults) });
}

export async function letSucceed(): Promise<void> {
  await fetch(emulator('faults'), { method: 'DELETE' });
}

/** Only these tokens are taken. */
export async function takeTokens(tokens: Token[]): Promise<void> {
  await fetch(emulator('tokens'), { method: 'POST', body: JSON.stringify(tokens) });
}

export async function takeAnyToken(): Promise<void> {
  await fetch(emulator('tokens'), { method: 'DELETE' });
}
