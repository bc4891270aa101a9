/** Sending what a network sends to its subscribers: in order or not, once or several times, again after a failure. */
import { setTimeout as wait } from 'node:timers/promises';
import { shuffled } from './faults.ts';
import { seeded } from './random.ts';

export interface Delivery {
  body: string;
  headers: Record<string, string>;
}

export interface DeliveryOptions {
  url: string;
  /** How often a delivery is tried; default 3. */
  attempts?: number;
  /** Between two attempts; default 0. */
  retryDelayMs?: number;
  /** How long an answer is waited for; default 5,000. */
  timeoutMs?: number;
  /** Share of deliveries that are sent twice; default 0. */
  duplicates?: number;
  /** In another order; default false. */
  outOfOrder?: boolean;
  /** How many at a time; default 1. */
  concurrency?: number;
  seed?: number;
}

export interface Sent {
  body: string;
  /** Status of each attempt; 0 where no answer came. */
  statuses: number[];
  /** The body of the last answer. */
  answer: string;
}

/** @param isFinal whether an answer with this status ends the attempts */
export async function deliver(
  deliveries: readonly Delivery[],
  options: DeliveryOptions,
  isFinal: (status: number) => boolean,
): Promise<Sent[]> {
  const { seed = 1, duplicates = 0, outOfOrder = false, concurrency = 1 } = options;
  const random = seeded(seed);
  const repeated = deliveries.flatMap((delivery) => (random() < duplicates ? [delivery, delivery] : [delivery]));
  const queue = outOfOrder ? shuffled(repeated, seed) : repeated;
  const sent: Sent[] = [];
  let next = 0;
  const worker = async () => {
    while (next < queue.length) {
      const place = next++;
      sent[place] = await deliverOne(queue[place], options, isFinal);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, worker));
  return sent;
}

async function deliverOne(
  { body, headers }: Delivery,
  { url, attempts = 3, retryDelayMs = 0, timeoutMs = 5_000 }: DeliveryOptions,
  isFinal: (status: number) => boolean,
): Promise<Sent> {
  const sent: Sent = { body, statuses: [], answer: '' };
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt) await wait(retryDelayMs);
    try {
      const answer = await fetch(url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...headers },
        signal: AbortSignal.timeout(timeoutMs),
      });
      sent.answer = await answer.text();
      sent.statuses.push(answer.status);
      if (isFinal(answer.status)) break;
    } catch {
      sent.statuses.push(0);
    }
  }
  return sent;
}
