import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { temporaryProject, type TemporaryProject } from '../../testing/temporary-project.ts';
import { openOrg, type Org } from '../org.ts';

// Limits cannot be caught: a test in Apex would end with them. So these jobs run as they do in an org that serves.
const FILES = {
  'Spender.cls': `public class Spender implements Queueable, Finalizer {
  public String kind;
  public Integer attempt = 1;
  public Spender(String kind) { this.kind = kind; }
  public void execute(QueueableContext context) {
    System.attachFinalizer(this);
    insert new Account(Name = 'lost');
    try {
      if (kind == 'queries') {
        for (Integer i = 0; i < 201; i++) { List<Account> unused = [SELECT Id FROM Account LIMIT 1]; }
      } else if (kind == 'work') {
        while (true) { attempt = 1; }
      } else if (kind == 'assertion') {
        Assert.fail('planned');
      }
    } catch (Exception e) {
      insert new Account(Name = 'caught');
    }
    if (kind == 'always' || (kind == 'twice' && attempt <= 2)) throw new IllegalArgumentException('attempt ' + attempt);
  }
  public void execute(FinalizerContext context) {
    Exception problem = context.getException();
    insert new Account(Name = context.getResult() + ' ' + problem?.getTypeName(), Description = problem?.getMessage());
    if (kind != 'always' && kind != 'twice' || problem == null) return;
    attempt++;
    System.enqueueJob(this);
  }
  public static void enqueue(String kind) { System.enqueueJob(new Spender(kind)); }
}`,
};

let project: TemporaryProject;
let org: Org;

before(() => {
  project = temporaryProject(FILES);
  org = openOrg({ projects: [project.folder] });
});
after(() => {
  org.close();
  project.remove();
});

function run(kind: string): { accounts: string[]; jobs: string[] } {
  org.store.run('DELETE FROM Account');
  org.store.run('DELETE FROM AsyncApexJob');
  const method = org.program.classes.get('spender')!.methods.find((one) => one.name === 'enqueue')!;
  org.transact({}, () => method.invoke(null, [kind]));
  org.jobs.drain();
  const column = (sql: string) => org.store.all(sql).map(([first]) => first as string);
  return {
    accounts: column('SELECT Name FROM Account ORDER BY Id'),
    jobs: column("SELECT Status || coalesce(' ' || ExtendedStatus, '') FROM AsyncApexJob ORDER BY Id"),
  };
}

test('a finalizer runs after a limit that nothing can catch, and what the job saved is gone', () => {
  const { accounts, jobs } = run('queries');
  assert.deepEqual(accounts, ['UNHANDLED_EXCEPTION System.LimitException']);
  assert.deepEqual(jobs, ['Failed System.LimitException: Too many SOQL queries: 201']);
  assert.deepEqual(run('work').accounts, ['UNHANDLED_EXCEPTION System.LimitException']);
  assert.deepEqual(run('assertion').accounts, ['UNHANDLED_EXCEPTION System.AssertException']);
});

test('a job that always fails is started again five times and then no more', () => {
  const { accounts, jobs } = run('always');
  assert.equal(jobs.length, 6);
  assert.ok(jobs.every((status, i) => status === `Failed System.IllegalArgumentException: attempt ${i + 1}`));
  // The sixth finalizer fails at enqueueing, so its own save is gone as well.
  assert.equal(accounts.length, 5);
});

test('a job that succeeds at last ends the series', () => {
  const { accounts, jobs } = run('twice');
  assert.deepEqual(accounts, [
    'UNHANDLED_EXCEPTION System.IllegalArgumentException',
    'UNHANDLED_EXCEPTION System.IllegalArgumentException',
    'lost',
    'SUCCESS null',
  ]);
  assert.equal(jobs.at(-1), 'Completed');
});
