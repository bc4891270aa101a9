import { afterEach, beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { temporaryProject, type TemporaryProject } from '../testing/temporary-project.ts';
import { openOrg, type Org } from './org.ts';

const CLASSES = {
  'Work.cls': `public class Work implements Queueable {
    private List<Map<String, Decimal>> kept = new List<Map<String, Decimal>>{ new Map<String, Decimal>{ 'a' => 1.50 } };
    public void execute(QueueableContext context) {
      insert new Account(Name = 'worked ' + kept[0].get('a'));
    }
  }`,
  'Sweep.cls': `public class Sweep implements Database.Batchable<SObject>, Database.Stateful {
    private Integer total = 0;
    public Database.QueryLocator start(Database.BatchableContext context) {
      String pattern = 'sweep%';
      return Database.getQueryLocator([SELECT Id, Name FROM Account WHERE Name LIKE :pattern ORDER BY Name]);
    }
    public void execute(Database.BatchableContext context, List<Account> scope) {
      total += scope.size();
      if (scope[0].Name == 'sweep 2') { Integer broken = 1 / (total - total); }
      for (Account one : scope) { one.Description = 'swept'; }
      update scope;
    }
    public void finish(Database.BatchableContext context) {
      insert new Account(Name = 'total ' + total);
    }
  }`,
  'Daily.cls': `public class Daily implements Schedulable {
    public void execute(SchedulableContext context) { insert new Account(Name = 'daily'); }
  }`,
};

let project: TemporaryProject;
let org: Org;
const open = () =>
  (org = openOrg({ projects: [project.folder], dataFile: path.join(project.folder, 'data', 'org.sqlite') }));
const run = (apex: string) => org.transact({}, org.program.anonymous(apex, 'test.apex'));
const names = () => org.store.all('SELECT Name FROM Account ORDER BY Name').map(([name]) => name);
const jobs = () =>
  org.store.all('SELECT JobType, Status, JobItemsProcessed, TotalJobItems, NumberOfErrors FROM AsyncApexJob');

beforeEach(() => {
  project = temporaryProject(CLASSES);
  open();
});
afterEach(() => {
  org.close();
  project.remove();
});

test('what a failing transaction saved and queued is gone', () => {
  assert.throws(
    () => run("insert new Account(Name = 'gone'); System.enqueueJob(new Work()); Integer broken = 1 / 0;"),
    /Divide by 0/,
  );
  assert.deepEqual(names(), []);
  org.jobs.drain();
  assert.deepEqual(jobs(), []);
});

test('a queued job survives a restart, its object with it', () => {
  run('System.enqueueJob(new Work());');
  org.close();
  open();
  org.jobs.drain();
  assert.deepEqual(names(), ['worked 1.50']);
  assert.deepEqual(jobs(), [['Queueable', 'Completed', 0, 0, 0]]);
});

test('a batch goes on after a restart where it was; a chunk that fails is rolled back alone', () => {
  run(
    "for (Integer i = 0; i < 5; i++) { insert new Account(Name = 'sweep ' + i); } Database.executeBatch(new Sweep(), 2);",
  );
  assert.ok(org.jobs.runStep(), 'start');
  assert.ok(org.jobs.runStep(), 'first execute');
  org.close();
  open();
  org.jobs.drain();
  assert.deepEqual(jobs(), [['BatchApex', 'Completed', 3, 3, 1]]);
  const swept = org.store.all("SELECT Name FROM Account WHERE Description = 'swept' ORDER BY Name").flat();
  assert.deepEqual(swept, ['sweep 0', 'sweep 1', 'sweep 4']);
  assert.ok(names().includes('total 3'), 'the failed chunk left no trace in the state');
});

test('a job that a process left in the middle is run again', () => {
  run('System.enqueueJob(new Work());');
  const { pid } = spawnSync(process.execPath, ['--eval', '']);
  org.store.run('UPDATE org_job SET running = ?', pid);
  assert.equal(org.jobs.runStep(), false);
  org.close();
  open();
  org.jobs.drain();
  assert.deepEqual(names(), ['worked 1.50']);
});

test('a job that another process runs is left to it', () => {
  run('System.enqueueJob(new Work());');
  org.store.run('UPDATE org_job SET running = ?', process.ppid);
  org.close();
  open();
  org.jobs.drain();
  assert.deepEqual(names(), []);
});

test('a schedule waits for its time, fires, and waits again', () => {
  run("System.schedule('Daily', '0 0 3 * * ?', new Daily());");
  assert.equal(org.jobs.runStep(), false);
  const due = org.jobs.table.nextDue()!;
  assert.ok(due > Date.now());
  org.store.run('UPDATE org_job SET due = ?', Date.now() - 1000);
  assert.equal(org.jobs.runStep(), true);
  assert.deepEqual(names(), ['daily']);
  assert.ok(org.jobs.table.nextDue()! > Date.now());
  const [[state, times]] = org.store.all('SELECT State, TimesTriggered FROM CronTrigger');
  assert.deepEqual([state, times], ['WAITING', 1]);
});

test('takes up changed code, new classes and new fields without losing data', () => {
  run("insert new Account(Name = 'kept');");
  project.write('Work.cls', "public class Work { public static String say() { return 'changed'; } }");
  project.write(
    'objects/Account/fields/Extra__c.field-meta.xml',
    '<?xml version="1.0" encoding="UTF-8"?><CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Extra__c</fullName><label>Extra</label><type>Text</type><length>20</length></CustomField>',
  );
  assert.deepEqual(org.reload(), []);
  run('Account kept = [SELECT Id, Extra__c FROM Account]; kept.Extra__c = Work.say(); update kept;');
  assert.deepEqual(org.store.all('SELECT Name, Extra__c FROM Account'), [['kept', 'changed']]);
});

test('two processes on one file give out different ids', () => {
  const other = openOrg({ projects: [project.folder], dataFile: path.join(project.folder, 'data', 'org.sqlite') });
  run("insert new Account(Name = 'one');");
  other.transact({}, other.program.anonymous("insert new Account(Name = 'two');", 'other.apex'));
  run("insert new Account(Name = 'three');");
  other.close();
  assert.deepEqual(names(), ['one', 'three', 'two']);
});

test('remembers the most that each entry point has used', () => {
  run('Integer n = [SELECT COUNT() FROM Account]; n = [SELECT COUNT() FROM Account];');
  run('Integer n = [SELECT COUNT() FROM Account];');
  assert.deepEqual(org.marks.all()['anonymous work'].queries, { used: 2, maximum: 100 });
});
