import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { temporaryProject, type TemporaryProject } from '../../testing/temporary-project.ts';
import { openOrg, type Org } from '../org.ts';

const FILES = {
  'Stuck.cls': `public class Stuck implements Queueable, Schedulable {
  public void execute(QueueableContext context) { work(); }
  public void execute(SchedulableContext context) { work(); }
  private static void work() {
    insert new Account(Name = 'gone');
    Crypto.signWithCertificate('RSA-SHA256', Blob.valueOf('x'), 'none');
  }
  public static void begin() {
    System.enqueueJob(new Stuck());
    System.schedule('Stuck', '0 0 0 * * ?', new Stuck());
  }
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

test('what the local org cannot do fails its job by name; a schedule waits for its next time', () => {
  org.transact({}, () =>
    org.program.classes
      .get('stuck')!
      .methods.find((one) => one.name === 'begin')!
      .invoke(null, []),
  );
  assert.throws(() => org.jobs.runStep(), /Not supported by the local org: signing with a certificate/);
  org.store.run("UPDATE org_job SET due = 1 WHERE kind = 'scheduled'");
  assert.throws(() => org.jobs.runStep(), /Not supported by the local org/);
  assert.equal(org.jobs.runStep(), false, 'neither runs again at once');
  const queueable = org.store.first("SELECT Status, ExtendedStatus FROM AsyncApexJob WHERE JobType = 'Queueable'")!;
  assert.equal(queueable[0], 'Failed');
  assert.match(String(queueable[1]), /^Not supported by the local org: signing with a certificate/);
  assert.deepEqual(org.store.first('SELECT State, TimesTriggered FROM CronTrigger'), ['WAITING', 1]);
  assert.equal(org.store.first('SELECT count(*) FROM Account')![0], 0);
});
