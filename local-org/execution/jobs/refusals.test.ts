import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { temporaryProject, type TemporaryProject } from '../../testing/temporary-project.ts';
import { openOrg, type Org } from '../org.ts';

const NIGHTLY = (field: string) => `public class Nightly implements Schedulable {
  ${field}
  public void execute(SchedulableContext context) { insert new Account(Name = 'fired'); }
  public static void begin() { System.schedule('Nightly', '0 0 0 * * ?', new Nightly()); }
}`;
const CHAIN = `public class Chain implements Queueable {
  public void execute(QueueableContext context) {
    insert new Account(Name = 'link');
    System.enqueueJob(new Chain());
  }
  public static void begin() { System.enqueueJob(new Chain()); }
}`;

const GREEDY = `public class Greedy implements Queueable {
  public void execute(QueueableContext context) {
    insert new Account(Name = 'greedy');
    try {
      System.enqueueJob(new Greedy());
      System.enqueueJob(new Greedy());
    } catch (Exception caught) {
      insert new Account(Name = 'caught');
    }
  }
  public static void begin() { System.enqueueJob(new Greedy()); }
}`;

let project: TemporaryProject;
let org: Org;

before(() => {
  project = temporaryProject({
    'Nightly.cls': NIGHTLY('private Integer runs = 0;'),
    'Chain.cls': CHAIN,
    'Greedy.cls': GREEDY,
  });
  org = openOrg({ projects: [project.folder] });
});
after(() => {
  org.close();
  project.remove();
});

const begin = (className: string) =>
  org.transact({}, () =>
    org.program.classes
      .get(className)!
      .methods.find((one) => one.name === 'begin')!
      .invoke(null, []),
  );
const letItFire = () => {
  org.store.run("UPDATE org_job SET due = 1 WHERE kind = 'scheduled'");
  org.jobs.drain();
};
const accounts = () => org.store.first('SELECT count(*) FROM Account')![0];

test('a schedule fires while its owner is active, and is passed over when the owner was deactivated', () => {
  begin('nightly');
  letItFire();
  assert.equal(accounts(), 1);
  org.store.run('UPDATE User SET IsActive = 0 WHERE Id = (SELECT OwnerId FROM CronTrigger)');
  letItFire();
  assert.equal(accounts(), 1, 'nothing ran');
  const [state, times, next] = org.store.first('SELECT State, TimesTriggered, NextFireTime FROM CronTrigger')!;
  assert.deepEqual([state, times], ['WAITING', 1], 'it looks like one that waits: only its owner tells');
  assert.notEqual(next, null);
  org.store.run('UPDATE User SET IsActive = 1');
  letItFire();
  assert.equal(accounts(), 2, 'it goes on with its owner');
});

test('an upgrade that takes a field away from a scheduled class breaks its schedule', () => {
  project.write('Nightly.cls', NIGHTLY(''));
  org.reload();
  letItFire();
  assert.equal(accounts(), 2);
  assert.equal(org.store.first('SELECT State FROM CronTrigger')![0], 'WAITING');
});

test('a chain of queueables ends after five links in a Developer Edition org', () => {
  begin('chain');
  org.jobs.drain();
  // The fifth is rolled back with the job that it could not enqueue.
  assert.equal(accounts(), 2 + 4);
  assert.deepEqual(org.store.first("SELECT count(*) FROM AsyncApexJob WHERE Status = 'Failed'"), [1]);
});

test('a queueable that enqueues two jobs is ended, and nothing of it is kept: the exception cannot be caught', () => {
  begin('greedy');
  org.jobs.drain();
  assert.equal(org.store.first("SELECT count(*) FROM Account WHERE Name IN ('greedy', 'caught')")![0], 0);
  const [status, why] = org.store.first('SELECT Status, ExtendedStatus FROM AsyncApexJob ORDER BY Id DESC LIMIT 1')!;
  assert.equal(status, 'Failed');
  assert.match(String(why), /^System\.LimitException/);
});
