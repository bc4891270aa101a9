import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
import { callHttp } from './http-thread.ts';

// The server needs a thread of its own: the test's thread sleeps during the call.
const SERVER = `
const http = require('node:http');
const { parentPort } = require('node:worker_threads');
const server = http.createServer((request, response) => {
  if (request.url === '/slow') return;
  const chunks = [];
  request.on('data', (c) => chunks.push(c));
  request.on('end', () => {
    response.writeHead(request.url === '/moved' ? 302 : 201, { 'X-Seen': request.method, Location: '/else' });
    response.end('got ' + Buffer.concat(chunks).toString() + ' ' + request.headers['x-sent']);
  });
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;
let server: Worker;
let base: string;

before(async () => {
  server = new Worker(SERVER, { eval: true });
  const [port] = await once(server, 'message');
  base = `http://127.0.0.1:${port}`;
});
after(() => server.terminate());

const call = (path: string, timeoutMilliseconds = 60_000) =>
  callHttp({
    method: 'POST',
    url: base + path,
    headers: { 'X-Sent': 'yes' },
    body: Buffer.from('ø'),
    timeoutMilliseconds,
  });

test('answers with status, headers and body', () => {
  const answer = call('/any');
  assert.ok(!('failed' in answer));
  assert.equal(answer.status, 201);
  assert.equal(Buffer.from(answer.body).toString(), 'got ø yes');
  assert.ok(answer.headers.some(([name, value]) => name === 'X-Seen' && value === 'POST'));
});

test('does not follow redirects', () => {
  const answer = call('/moved');
  assert.ok(!('failed' in answer) && answer.status === 302);
});

test('gives up at its time-out and can be used again', () => {
  assert.deepEqual(call('/slow', 150), { failed: 'TIMEOUT' });
  assert.ok(!('failed' in call('/any')));
});

test('tells why there is no answer', () => {
  const answer = callHttp({
    method: 'GET',
    url: 'http://127.0.0.1:1/',
    headers: {},
    body: null,
    timeoutMilliseconds: 60_000,
  });
  assert.deepEqual(answer, { failed: 'ECONNREFUSED' });
});
