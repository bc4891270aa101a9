import { after, before, beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import { temporaryProject, type TemporaryProject } from '../testing/temporary-project.ts';
import { openOrg, type Org } from '../execution/org.ts';

const CLASSES = {
  'Holder.cls': `public class Holder {
    public static List<String> held = new List<String>();
    public static void hold(Integer megabytes) {
      for (Integer i = 0; i < megabytes; i++) { held.add(String.valueOf(i) + 'x'.repeat(999999)); }
    }
  }`,
  'Rows.cls': `public class Rows {
    public static void make() {
      List<Account> rows = new List<Account>();
      for (Integer i = 0; i < 420; i++) { rows.add(new Account(Name = 'r', Description = i + 'd'.repeat(25000))); }
      insert rows;
    }
  }`,
  'Keeper.cls': `public class Keeper implements Queueable {
    private List<String> held = new List<String>();
    public Keeper(Integer megabytes) {
      for (Integer i = 0; i < megabytes; i++) { held.add(String.valueOf(i) + 'x'.repeat(999999)); }
    }
    public void execute(QueueableContext context) {
      insert new Account(Name = String.valueOf(Limits.getHeapSize() > 11000000));
    }
  }`,
  'OnContact.trigger': `trigger OnContact on Contact (after insert) {
    List<Account> rows = [SELECT Description FROM Account WITH SYSTEM_MODE LIMIT 20];
    if (rows.isEmpty()) { throw new IllegalArgumentException('no rows'); }
  }`,
};

let project: TemporaryProject;
let org: Org;
const run = (apex: string) =>
  org.transact({ entry: { kind: 'anonymous', name: 'heap' } }, org.program.anonymous(apex, 'test.apex'));
const highest = (entry: string) => org.marks.all()[entry]?.heapSize?.used ?? 0;

before(() => {
  project = temporaryProject(CLASSES);
});
beforeEach(() => {
  org = openOrg({ projects: [project.folder] });
});
after(() => {
  project.remove();
});

test('what static variables hold is enforced, and Apex cannot catch it', () => {
  run('Holder.hold(9);');
  assert.throws(() => run('try { Holder.hold(11); Integer i = Limits.getHeapSize(); } catch (Exception e) { }'), {
    message: /^(?:System\.LimitException: )?Apex heap size too large: 11\d{6}$/,
  });
});

test('it is enforced at the end as well, and what was saved is gone', () => {
  assert.throws(() => run("insert new Account(Name = 'gone'); Holder.hold(11);"), /Apex heap size too large/);
  assert.deepEqual(org.store.all('SELECT Name FROM Account'), []);
});

test('static variables that were emptied in time are no offense', () => {
  run('for (Integer i = 0; i < 10; i++) { Holder.hold(9); Holder.held.clear(); }');
});

test('a list of rows that is larger than the heap is refused; a loop over the same query is not', () => {
  run('Rows.make();');
  assert.throws(
    () => run('List<Account> rows = [SELECT Description FROM Account];'),
    /Apex heap size too large: 105\d{5}/,
  );
  run(
    'Integer n = 0; for (Account one : [SELECT Description FROM Account]) { n++; } if (n != 420) { Integer i = 1 / 0; }',
  );
  run('Integer n = 0; for (List<Account> some : [SELECT Description FROM Account]) { n += some.size(); }');
  run('for (Integer i = 0; i < 9; i++) { List<Account> some = [SELECT Description FROM Account LIMIT 200]; }');
});

test('asynchronous Apex has more', () => {
  run('System.enqueueJob(new Keeper(4)); ');
  run('Keeper large = new Keeper(12); System.enqueueJob(large);');
  org.jobs.drain();
  assert.deepEqual(org.store.all('SELECT Name FROM Account ORDER BY Name').flat(), ['false', 'true']);
  assert.ok(highest('queueable Keeper.execute') >= 12_000_000);
});

test('rows that a trigger read are let go of when it ends; the most that was held is kept', () => {
  run('Rows.make();');
  run(
    "insert new Contact(LastName = 'c'); Integer left = Limits.getHeapSize(); if (left > 100000) { Integer i = 1 / 0; }",
  );
  assert.ok(highest('anonymous heap') >= 20 * 25_000);
});

test('the same work gives the same figure', () => {
  const script =
    "insert new Account(Name = 'a', Description = 'ø'.repeat(1000)); Holder.hold(1); [SELECT Name FROM Account];";
  const figures = [1, 2].map(() => {
    const one = openOrg({ projects: [project.folder] });
    one.transact({ entry: { kind: 'anonymous', name: 'same' } }, one.program.anonymous(script, 'test.apex'));
    return one.marks.all()['anonymous same'].heapSize?.used;
  });
  assert.ok(figures[0]! > 1_000_000);
  assert.equal(figures[0], figures[1]);
});
