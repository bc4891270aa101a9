import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { temporaryProject, type TemporaryProject } from '../../testing/temporary-project.ts';
import { openOrg, type Org } from '../org.ts';

// Answers every request but those to /hang, and tells the test of each. A thread of its own: Apex waits for the answer.
const SERVER = `
const http = require('node:http');
const { parentPort } = require('node:worker_threads');
http.createServer((request, response) => {
  parentPort.postMessage(request.url);
  if (request.url !== '/hang') response.end('ok');
}).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port); });
`;
const CALL = `HttpRequest request = new HttpRequest();
    request.setEndpoint('callout:Service' + path);
    request.setMethod('POST');
    request.setTimeout(60000);
    new Http().send(request);`;
const FILES = {
  'Sender.cls': `public class Sender implements Queueable, Database.AllowsCallouts {
  public String path;
  public Sender(String path) { this.path = path; }
  public void execute(QueueableContext context) {
    System.attachFinalizer(new Note());
    ${CALL}
    insert new Account(Name = 'sent');
  }
  public class Note implements Finalizer {
    public void execute(FinalizerContext context) { insert new Account(Name = 'finalized ' + context.getResult()); }
  }
  public static void enqueue(String path) { System.enqueueJob(new Sender(path)); }
}`,
  'Walk.cls': `public class Walk implements Database.Batchable<Integer>, Database.AllowsCallouts, Database.Stateful {
  public String path;
  public Integer done = 0;
  public Walk(String path) { this.path = path; }
  public Iterable<Integer> start(Database.BatchableContext context) { return new List<Integer>{ 1, 2, 3 }; }
  public void execute(Database.BatchableContext context, List<Integer> scope) {
    if (scope[0] == 2) {
      ${CALL}
    }
    done += scope[0];
    insert new Account(Name = 'part ' + scope[0]);
  }
  public void finish(Database.BatchableContext context) { insert new Account(Name = 'done ' + done); }
  public static void begin(String path) { Database.executeBatch(new Walk(path), 1); }
}`,
};
// Runs jobs until it is killed.
const RUNNER = `
import { openOrg } from '${path.resolve(import.meta.dirname, '../org.ts')}';
const [project, dataFile] = process.argv.slice(2);
const org = openOrg({ projects: [project], dataFile });
org.jobs.drain();
`;

let server: Worker;
let project: TemporaryProject;
let dataFile: string;
let org: Org;
const requests: string[] = [];

before(async () => {
  server = new Worker(SERVER, { eval: true });
  const [port] = await once(server, 'message');
  server.on('message', (url: string) => requests.push(url));
  project = temporaryProject({
    ...FILES,
    'runner.ts': RUNNER,
    '.local-org/config.json': JSON.stringify({
      namedCredentials: { Service: { endpoint: `http://127.0.0.1:${port}` } },
    }),
  });
  dataFile = path.join(project.folder, 'org.sqlite');
  org = openOrg({ projects: [project.folder], dataFile });
});
after(async () => {
  org.close();
  project.remove();
  await server.terminate();
});

const invoke = (className: string, method: string, ...args: unknown[]) => {
  const found = org.program.classes.get(className)!.methods.find((one) => one.name === method)!;
  return org.transact({}, () => found.invoke(null, args));
};
const all = (sql: string) => org.store.all(sql).map(([first]) => first as string);
const accounts = () => all('SELECT Name FROM Account ORDER BY Id');

/** Waits until the server has told of so many requests. */
async function heard(count: number): Promise<string[]> {
  while (requests.length < count) await once(server, 'message');
  return requests;
}

/** Another process runs the jobs; it is killed while its callout waits for an answer. */
async function killWhileCallingOut(): Promise<void> {
  const calls = requests.length;
  const runner: ChildProcess = spawn(
    process.execPath,
    [path.join(project.folder, 'runner.ts'), project.folder, dataFile],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  await heard(calls + 1);
  runner.kill('SIGKILL');
  await once(runner, 'exit');
}

test('a queueable whose process was killed after its callout runs again, once, with its finalizer', async () => {
  invoke('sender', 'enqueue', '/hang');
  await killWhileCallingOut();
  assert.deepEqual(accounts(), [], 'nothing of it was kept');
  assert.deepEqual(all(`SELECT Status FROM AsyncApexJob`), ['Processing']);
  assert.equal(org.jobs.runStep(), false, 'it is still that process it belongs to');
  // The answer comes now.
  org.store.run(`UPDATE org_job SET payload = replace(payload, '/hang', '/again')`);
  org.jobs.recoverFromOthers();
  org.jobs.drain();
  assert.deepEqual(accounts(), ['sent', 'finalized SUCCESS']);
  assert.deepEqual(all(`SELECT Status FROM AsyncApexJob`), ['Completed']);
  assert.deepEqual(await heard(2), ['/hang', '/again'], 'called twice: the first call is in doubt');
});

test('a batch goes on with the part in which its process was killed, and keeps the state of the part before', async () => {
  org.store.run('DELETE FROM Account');
  org.store.run('DELETE FROM AsyncApexJob');
  invoke('walk', 'begin', '/hang');
  await killWhileCallingOut();
  assert.deepEqual(accounts(), ['part 1']);
  org.store.run(`UPDATE org_job SET payload = replace(payload, '/hang', '/again')`);
  org.jobs.recoverFromOthers();
  org.jobs.drain();
  assert.deepEqual(accounts(), ['part 1', 'part 2', 'part 3', 'done 6']);
  assert.deepEqual(all(`SELECT Status || ' ' || JobItemsProcessed || ' ' || NumberOfErrors FROM AsyncApexJob`), [
    'Completed 3 0',
  ]);
});
