/** What is in the org of the running test, asked as `local-org query` and `local-org run` ask, without starting them. */
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { Question, Reply } from './org-thread.ts';
import { currentWorld } from './world.ts';

/** Opening an org compiles the package: one thread keeps it open for all tests of a worker. */
interface Thread {
  dataFile: string;
  port: MessagePort;
  signal: Int32Array;
}
let thread: Thread | undefined;

function start(dataFile: string): Thread {
  const { port1, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('./org-thread.ts', import.meta.url), {
    workerData: { dataFile, port: port2, signal },
    transferList: [port2],
    // Without what the test runner adds: Node reads these files as they are.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  worker.unref();
  port1.unref();
  return { dataFile, port: port1, signal };
}

/** Waits for the answer as a command would be waited for. */
function ask(question: Question): Reply & { error?: undefined } {
  const { dataFile } = currentWorld();
  if (thread?.dataFile !== dataFile) thread = start(dataFile);
  Atomics.store(thread.signal, 0, 0);
  thread.port.postMessage(question);
  Atomics.wait(thread.signal, 0, 0);
  const reply = receiveMessageOnPort(thread.port)?.message as Reply;
  if (reply.error !== undefined) throw new Error(reply.error);
  return reply;
}

/** @returns the records as the API would give them */
export const query = (soql: string): Record<string, unknown>[] => ask({ soql }).records ?? [];

/** Runs anonymous Apex in the org, and the jobs it queues. */
export function runApex(apex: string): void {
  ask({ apex });
}
