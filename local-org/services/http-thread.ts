/**
 * Synchronous HTTP: Apex waits for its callout, so the thread that runs Apex sleeps until a second thread has the
 * answer. The second thread is started with the first callout and does not keep the process alive.
 */
import { MessageChannel, Worker, receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import type { HttpAnswer, HttpCall } from './http-call.ts';

/** How much longer than the call's own time-out the Apex thread waits before it gives the thread up. */
const GRACE_MILLISECONDS = 5_000;

let thread: { worker: Worker; port: MessagePort; signal: Int32Array } | null = null;

function start(): { worker: Worker; port: MessagePort; signal: Int32Array } {
  const { port1, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('./http-worker.ts', import.meta.url), {
    workerData: { port: port2, signal },
    transferList: [port2],
  });
  worker.unref();
  port1.unref();
  return { worker, port: port1, signal };
}

/** Sends the request and waits for its answer. */
export function callHttp(call: HttpCall): HttpAnswer {
  thread ??= start();
  Atomics.store(thread.signal, 0, 0);
  thread.port.postMessage(call);
  const woken = Atomics.wait(thread.signal, 0, 0, call.timeoutMilliseconds + GRACE_MILLISECONDS);
  const received = woken === 'timed-out' ? undefined : receiveMessageOnPort(thread.port);
  if (!received) {
    void thread.worker.terminate();
    thread = null;
    return { failed: 'TIMEOUT' };
  }
  return received.message as HttpAnswer;
}
