/** A thread that has an org open and answers what a test asks of it; see records.ts. */
import { type MessagePort, workerData } from 'node:worker_threads';
import { openKeptOrg } from '../local-org/cli/open.ts';
import { recordsOf } from '../local-org/cli/query.ts';
import type { Org } from '../local-org/execution/org.ts';
import { CompileFailure } from '../local-org/apex/load.ts';

export type Question = { soql: string } | { apex: string };
export type Reply = { records?: Record<string, unknown>[]; error?: undefined } | { error: string };

const { dataFile, port, signal } = workerData as { dataFile: string; port: MessagePort; signal: Int32Array };
let org: Org | undefined;

port.on('message', (question: Question) => {
  port.postMessage(answer(question));
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
});

function answer(question: Question): Reply {
  try {
    org ??= openKeptOrg({ data: dataFile });
    if ('soql' in question) return { records: recordsOf(org, question.soql) };
    const script = org.program.anonymous(question.apex, 'e2e.apex');
    org.transact({ entry: { kind: 'anonymous', name: 'e2e.apex' } }, script);
    org.jobs.drain();
    return {};
  } catch (error) {
    const details =
      error instanceof CompileFailure ? error.errors.map((e) => `\n${e.line}:${e.column} ${e.message}`) : [];
    return { error: `${(error as Error).stack ?? String(error)}${details.join('')}` };
  }
}
