import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { temporaryProject, type TemporaryProject } from '../testing/temporary-project.ts';
import { openOrg, type Org } from '../execution/org.ts';
import { transaction } from '../running/transaction.ts';

// A thread of its own: Apex waits for the answer.
const SERVER = `
const http = require('node:http');
const { parentPort } = require('node:worker_threads');
http.createServer((request, response) => {
  const { socket } = request;
  switch (request.url) {
    case '/slow': return;
    case '/drip': response.writeHead(200); setInterval(() => response.write('.'), 20).unref(); return;
    case '/hangup': return socket.end();
    case '/reset': return socket.resetAndDestroy();
    case '/garbage': return socket.end('this is no HTTP\\r\\n\\r\\n');
    case '/truncated': return socket.end('HTTP/1.1 200 OK\\r\\nContent-Length: 100\\r\\n\\r\\n{"half":');
    case '/chunked': response.write('one '); return response.end('two');
    case '/packed': response.writeHead(200, { 'Content-Encoding': 'gzip' }); return response.end('x');
    case '/moved': response.writeHead(302, { Location: '/else' }); return response.end('moved');
    case '/broken': response.writeHead(503, 'Out of order', { 'Content-Type': 'text/html' }); return response.end('<html>later</html>');
    case '/huge': return response.end(Buffer.alloc(6000001, 'x'));
  }
  response.writeHead(200, { 'X-Auth': request.headers.authorization ?? 'none' });
  response.end(request.method + ' ' + request.url);
}).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port); });
`;
const CREDENTIAL = `<?xml version="1.0" encoding="UTF-8"?>
<NamedCredential xmlns="http://soap.sforce.com/2006/04/metadata"><label>Service</label>
<namedCredentialParameters><parameterName>Url</parameterName><parameterType>Url</parameterType><parameterValue>https://service.example</parameterValue></namedCredentialParameters>
<namedCredentialType>SecuredEndpoint</namedCredentialType></NamedCredential>`;
const CALLER = `public class Caller {
  public static String call(String endpoint, Integer timeout) {
    HttpRequest request = new HttpRequest();
    request.setEndpoint(endpoint);
    request.setMethod('GET');
    request.setTimeout(timeout);
    HttpResponse response = new Http().send(request);
    return response.getStatusCode() + ' ' + response.getBody() + ' ' + response.getHeader('x-auth');
  }
}`;

let server: Worker;
let base: string;
let project: TemporaryProject;
let org: Org;

before(async () => {
  server = new Worker(SERVER, { eval: true });
  const [port] = await once(server, 'message');
  base = `http://127.0.0.1:${port}`;
  project = temporaryProject({
    'Caller.cls': CALLER,
    'namedCredentials/Service.namedCredential-meta.xml': CREDENTIAL,
    'namedCredentials/Unset.namedCredential-meta.xml': CREDENTIAL,
    '.local-org/config.json': JSON.stringify({
      namedCredentials: { Service: { endpoint: base, headers: { Authorization: 'Bearer secret' } } },
    }),
  });
  org = openOrg({ projects: [project.folder] });
});
after(async () => {
  org.close();
  project.remove();
  await server.terminate();
});

const call = (endpoint: string, timeout = 60_000) => {
  const method = org.program.classes.get('caller')!.methods[0];
  return org.transact({}, () => method.invoke(null, [endpoint, timeout]));
};

test('a named credential leads to its configured address with its authentication', () => {
  assert.equal(call('callout:Service/v1/events?x=1'), '200 GET /v1/events?x=1 Bearer secret');
});

test('the environment goes before the configuration', () => {
  process.env.LOCAL_ORG_ENDPOINT_Service = `${base}/other`;
  try {
    assert.match(String(call('callout:Service/v1')), /GET \/other\/v1/);
  } finally {
    delete process.env.LOCAL_ORG_ENDPOINT_Service;
  }
});

test('refuses what an org refuses, and says what is not set up', () => {
  assert.throws(() => call('callout:Nobody/x'), /named credential "Nobody" might not exist/);
  assert.throws(() => call('callout:Unset/x'), /Set LOCAL_ORG_ENDPOINT_Unset/);
  assert.throws(() => call(`${base}/x`), /Unauthorized endpoint, please check Setup->Security->Remote site settings/);
  assert.throws(() => call('ftp://x'), /CalloutException: no protocol/);
});

test('a slow answer is a time-out, one that never ends as well', () => {
  for (const path of ['/slow', '/drip']) {
    assert.throws(() => call(`callout:Service${path}`, 150), /CalloutException: Read timed out/);
  }
});

test('an answer that breaks off is an exception that says how', () => {
  assert.throws(() => call('callout:Service/hangup'), /CalloutException: Unexpected end of file from server/);
  assert.throws(() => call('callout:Service/reset'), /CalloutException: Connection reset/);
  assert.throws(() => call('callout:Service/garbage'), /CalloutException: Invalid Http response/);
  assert.throws(() => call('callout:Service/truncated'), /CalloutException: Premature EOF/);
});

test('errors of a server are answers, redirects are not followed, chunks are put together', () => {
  assert.equal(call('callout:Service/broken'), '503 <html>later</html> null');
  assert.equal(call('callout:Service/moved'), '302 moved null');
  assert.equal(call('callout:Service/chunked'), '200 one two null');
});

test('an answer of more than 6 MB is refused, a compressed one not supported', () => {
  assert.throws(
    () => call('callout:Service/huge'),
    /CalloutException: Exceeded max size limit of 6000000 with response size 6000001/,
  );
  assert.throws(() => call('callout:Service/packed'), /Not supported by the local org: a response compressed by gzip/);
});

test('asynchronous Apex takes 12 MB', () => {
  const method = org.program.classes.get('caller')!.methods[0];
  const answer = org.transact({ isAsync: true }, () => method.invoke(null, ['callout:Service/huge', 60_000]));
  assert.equal(String(answer).length, '200 '.length + 6_000_001 + ' null'.length);
});

test('the 101st callout of a transaction ends it', () => {
  const method = org.program.classes.get('caller')!.methods[0];
  assert.throws(
    () =>
      org.transact({}, () => {
        for (let i = 0; i < 101; i++) method.invoke(null, ['callout:Service/x', 60_000]);
      }),
    /System.LimitException: Too many callouts: 101/,
  );
});

test('all callouts of a transaction have 120 seconds together', () => {
  assert.throws(
    () =>
      org.transact({}, () => {
        transaction().limits.calloutMilliseconds = 119_900;
        org.program.classes.get('caller')!.methods[0].invoke(null, ['callout:Service/slow', 5000]);
      }),
    /CalloutException: Read timed out/,
  );
  assert.throws(
    () =>
      org.transact({}, () => {
        transaction().limits.calloutMilliseconds = 120_000;
        org.program.classes.get('caller')!.methods[0].invoke(null, ['callout:Service/x', 60_000]);
      }),
    /CalloutException: Exceeded maximum time allotted for callout \(120000 ms\)/,
  );
});
