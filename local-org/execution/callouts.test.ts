import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { temporaryProject, type TemporaryProject } from '../testing/temporary-project.ts';
import { openOrg, type Org } from './org.ts';

// A thread of its own: Apex waits for the answer.
const SERVER = `
const http = require('node:http');
const { parentPort } = require('node:worker_threads');
http.createServer((request, response) => {
  if (request.url === '/slow') return;
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

const call = (endpoint: string, timeout = 5000) => {
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

test('a slow answer is a time-out', () => {
  assert.throws(() => call('callout:Service/slow', 100), /CalloutException: Read timed out/);
});
