import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryProject } from './temporary-project.ts';

const COMMAND = path.join(import.meta.dirname, '../bin/local-org.ts');
const STATED = '// Reads all: the night has time for it.';

interface Queries {
  request?: string;
  batch?: string;
  trigger?: string;
}

/** Runs a test that asks each of them; `…` stands for a query that no index serves. */
function testRun({ request = '', batch = '', trigger = '' }: Queries) {
  const query = "[SELECT Id FROM Lead WHERE Title = 'Chief' WITH SYSTEM_MODE]";
  const written = (code: string) => code.replaceAll('…', query);
  const project = temporaryProject({
    'sizes.json': '{ "Lead": { "rows": 1000000 } }',
    'Chiefs.cls': `public class Chiefs implements Database.Batchable<SObject> {
      public static void ask() {
        ${written(request)}
      }
      public Database.QueryLocator start(Database.BatchableContext context) {
        ${written(batch) || "return Database.getQueryLocator([SELECT Id FROM Lead WHERE Name = 'Ada' WITH SYSTEM_MODE]);"}
      }
      public void execute(Database.BatchableContext context, List<SObject> leads) {}
      public void finish(Database.BatchableContext context) {}
      public static void inTrigger() {
        ${written(trigger)}
      }
    }`,
    'Campaigns.trigger': 'trigger Campaigns on Campaign (before insert) { Chiefs.inTrigger(); }',
    'ChiefsTest.cls': `@IsTest private class ChiefsTest {
      @IsTest static void asks() {
        Chiefs.ask();
        insert as system new Campaign(Name = 'New');
        Test.startTest();
        Database.executeBatch(new Chiefs());
        Test.stopTest();
      }
    }`,
  });
  const args = ['test', '--project', project.folder, '--statistics', path.join(project.folder, 'sizes.json')];
  const { status, stdout } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', COMMAND, ...args], {
    encoding: 'utf8',
  });
  project.remove();
  return { status, stdout };
}

test('a query that no index serves fails a run, and is named with its line', () => {
  const { status, stdout } = testRun({ request: 'List<Lead> chiefs = …;' });
  assert.equal(status, 1, stdout);
  assert.match(stdout, /Class\.Chiefs\.ask: line 3: Lead \(1,000,000 rows\), in a request\n {2}Title has no index/);
  assert.match(stdout, /1 passed, 0 failed/);
});

test('one that says on the spot why it reads all passes: in a request, and as what a batch walks', () => {
  const { status, stdout } = testRun({
    request: `${STATED}\n        List<Lead> chiefs = …;`,
    batch: `${STATED}\n        return Database.getQueryLocator(…);`,
  });
  assert.equal(status, 0, stdout);
  assert.match(stdout, /2 queries read all, with a reason on the spot/);
});

test('no reason lets a query of a trigger or of a job pass', () => {
  const inTrigger = testRun({ trigger: `${STATED}\n        List<Lead> chiefs = …;` });
  assert.equal(inTrigger.status, 1);
  assert.match(inTrigger.stdout, /Class\.Chiefs\.inTrigger: line \d+: Lead \(1,000,000 rows\), in a trigger, refused/);
  const inJob = testRun({
    batch: `${STATED}\n        List<Lead> chiefs = …;\n        return Database.getQueryLocator(…);`,
  });
  assert.equal(inJob.status, 1);
  assert.match(inJob.stdout, /Class\.Chiefs\.start: line \d+: Lead \(1,000,000 rows\), in a job, refused/);
});

test('the reason belongs to the statement right below it', () => {
  const { status } = testRun({ request: `${STATED}\n        Integer n = 1;\n        List<Lead> chiefs = …;` });
  assert.equal(status, 1);
});
