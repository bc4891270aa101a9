/**
 * The thread that does a callout's HTTP while the Apex thread sleeps on `signal`. One request at a time; redirects are
 * not followed and bodies not decoded, as the platform's Http class does neither.
 */
import http from 'node:http';
import https from 'node:https';
import { workerData, type MessagePort } from 'node:worker_threads';
import type { HttpAnswer, HttpCall } from './http-call.ts';

const { port, signal } = workerData as { port: MessagePort; signal: Int32Array };

const answer = (message: HttpAnswer) => {
  port.postMessage(message);
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
};

port.on('message', (call: HttpCall) => {
  let settled = false;
  const settle = (message: HttpAnswer) => {
    if (settled) return;
    settled = true;
    clearTimeout(timer);
    answer(message);
  };
  const url = new URL(call.url);
  const client = url.protocol === 'https:' ? https : http;
  const request = client.request(url, { method: call.method, headers: call.headers, agent: false }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('error', () => settle({ failed: 'TRUNCATED' }));
    response.on('end', () => {
      const headers: [string, string][] = [];
      for (let i = 0; i < response.rawHeaders.length; i += 2) {
        headers.push([response.rawHeaders[i], response.rawHeaders[i + 1]]);
      }
      settle({
        status: response.statusCode ?? 0,
        statusText: response.statusMessage ?? '',
        headers,
        body: new Uint8Array(Buffer.concat(chunks)),
      });
    });
  });
  const timer = setTimeout(() => {
    settle({ failed: 'TIMEOUT' });
    request.destroy();
  }, call.timeoutMilliseconds);
  request.on('error', (error: NodeJS.ErrnoException) => settle({ failed: failureOf(error) }));
  request.end(call.body);
});

/** The server closed without an answer, answered something that is no HTTP, or the system's code. */
function failureOf({ code, message }: NodeJS.ErrnoException): string {
  if (message === 'socket hang up') return 'NO_ANSWER';
  if (code?.startsWith('HPE_')) return 'MALFORMED';
  return code ?? message;
}
