/** Who gets a custom notification, and what becomes of it. */
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openOrg, type Org } from '../../execution/org.ts';
import type { UiHost } from '../host.ts';
import { orgHost } from './org-host.ts';

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'conformance');

describe('custom notifications', () => {
  let org: Org;
  let host: UiHost;
  const run = (apex: string) =>
    org.transact({ entry: { kind: 'anonymous', name: 'notify' } }, org.program.anonymous(apex, 'notify.apex'));
  const send = (recipients: string, then = '') =>
    run(`
      Messaging.CustomNotification notification = new Messaging.CustomNotification();
      notification.setNotificationTypeId([SELECT Id FROM CustomNotificationType WITH SYSTEM_MODE].Id);
      notification.setTitle('Vault open');
      notification.setBody('Vault 1 was opened.');
      notification.setTargetId('000000000000000AAA');
      notification.send(new Set<String>{ ${recipients} });
      ${then}
    `);
  const sessionOf = (index: number) => host.session(host.users()[index].id);

  beforeEach(() => {
    org = openOrg({ projects: [PROJECT] });
    host = orgHost(org);
  });
  afterEach(() => org.close());

  it('are listed for their recipients, until they are read', () => {
    send(`'${host.users()[0].id}'`);
    send(`'${host.users()[0].id}'`);
    const [latest, first] = sessionOf(0).notifications();
    assert.equal(latest.title, 'Vault open');
    assert.equal(latest.recordId, null, 'An id of no object leads nowhere');
    assert.deepEqual(sessionOf(1).notifications(), []);
    // Another user's notification is not to be touched.
    sessionOf(1).markNotificationsRead(latest.id);
    assert.equal(sessionOf(0).notifications()[0].isRead, false);
    sessionOf(0).markNotificationsRead(latest.id);
    assert.deepEqual(
      sessionOf(0)
        .notifications()
        .map(({ isRead }) => isRead),
      [true, false],
    );
    sessionOf(0).markNotificationsRead(null);
    assert.ok(
      sessionOf(0)
        .notifications()
        .every(({ isRead }) => isRead),
    );
    assert.ok(first.id < latest.id);
  });

  it('reach the active members of a group, once each', () => {
    const [admin, other] = host.users();
    run(`
      Group people = new Group(Name = 'People', DeveloperName = 'People');
      insert as system people;
      insert as system new List<GroupMember>{
        new GroupMember(GroupId = people.Id, UserOrGroupId = '${admin.id}'),
        new GroupMember(GroupId = people.Id, UserOrGroupId = '${other.id}')
      };
      update as system new User(Id = '${other.id}', IsActive = false);
    `);
    send(`'${admin.id}', [SELECT Id FROM Group WHERE DeveloperName = 'People' WITH SYSTEM_MODE].Id`);
    assert.equal(sessionOf(0).notifications().length, 1);
    assert.equal(sessionOf(1).notifications().length, 0);
  });

  it('are taken back with the transaction that sent them', () => {
    assert.throws(() => send(`'${host.users()[0].id}'`, `Integer i = 1 / 0;`));
    assert.deepEqual(sessionOf(0).notifications(), []);
  });
});
