/** The bulk date editor's update of all members, and its undo, as the page sees them: over HTTP, while the server works. */
import { JobLoop } from '../../../local-org/execution/jobs/loop.ts';
import type { Org } from '../../../local-org/execution/org.ts';
import { startServer } from '../../../local-org/ui/server.ts';

export interface Update {
  what: string;
  /** Seconds until the page had its first answer. */
  answer: number;
  /** Seconds from there until the last member was written. */
  seconds: number;
  /** The longest time, in seconds, in which the page saw no progress. */
  longestGap: number;
  /** Seconds that the slowest request for the progress took. */
  slowestAnswer: number;
}
interface Progress {
  updateId: string;
  status: string;
  processed: number;
  updated: number;
  total: number;
  canUndo: boolean;
}

const CONTROLLER = 'BulkTouchpointDatesController';
/** How often the progress is asked for: far more often than the page does, so that gaps are the server's. */
const POLL_MILLISECONDS = 100;

/** Writes a date to all members of a campaign and takes it back. */
export async function measureUpdates(org: Org, campaignId: string, newDate: string): Promise<Update[]> {
  const server = await startServer(org, { port: 0, log: () => {} });
  await server.ready;
  const loop = new JobLoop(org, (error) => {
    throw error;
  });
  loop.start();
  const ask = async (method: string, parameters: object): Promise<Progress> => {
    const response = await fetch(`${server.url}/apex/${CONTROLLER}.${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ parameters }),
    });
    if (!response.ok) throw new Error(`${method}: ${await response.text()}`);
    return (await response.json()) as Progress;
  };
  try {
    const all = { campaignId, filters: [], selectedIds: null, newDate };
    const [set, written] = await follow('set a date', () => ask('start', all), ask);
    const [undo, restored] = await follow('undo', () => ask('undo', { updateId: written.updateId }), ask);
    if (!written.canUndo || restored.updated !== written.updated || restored.updated !== restored.total)
      throw new Error('Not every date was restored: the figures would be of nothing');
    return [set, undo];
  } finally {
    loop.stop();
    await server.close();
  }
}

async function follow(
  what: string,
  begin: () => Promise<Progress>,
  ask: (method: string, parameters: object) => Promise<Progress>,
): Promise<[Update, Progress]> {
  const asked = performance.now();
  let progress = await begin();
  const started = performance.now();
  let changed = started;
  let longestGap = 0;
  let slowestAnswer = 0;
  while (progress.status !== 'Done') {
    if (progress.status === 'Failed') throw new Error(`${what} failed`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
    const before = performance.now();
    const next = await ask('getProgress', { updateId: progress.updateId });
    const now = performance.now();
    slowestAnswer = Math.max(slowestAnswer, now - before);
    if (next.processed !== progress.processed || next.status !== progress.status) {
      longestGap = Math.max(longestGap, now - changed);
      changed = now;
    }
    progress = next;
  }
  const figures = [started - asked, changed - started, longestGap, slowestAnswer].map((time) => time / 1000);
  const [answer, seconds, gap, slowest] = figures;
  return [{ what, answer, seconds, longestGap: gap, slowestAnswer: slowest }, progress];
}
