/** Apex REST called without a session, as a site's guest user. */
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openOrg, type Org } from '../../execution/org.ts';
import { findRows, insertRow } from '../../services/rows.ts';
import type { RestCall, RestReply, UiHost } from '../host.ts';
import { orgHost } from './org-host.ts';
import { guestUser } from './users.ts';

const FIXTURE = join(dirname(fileURLToPath(import.meta.url)), '..', 'fixture');
const text = ({ body }: RestReply) => Buffer.from(body).toString('utf8');

describe('Apex REST of a site', () => {
  let org: Org;
  let host: UiHost;
  const send = (call: Partial<RestCall>): RestReply =>
    host.siteRequest({ path: '/rooms/7', method: 'GET', headers: {}, parameters: {}, body: Buffer.alloc(0), ...call });

  beforeEach(() => {
    org = openOrg({ projects: [FIXTURE] });
    host = orgHost(org);
    const setId = findRows(org.store, 'PermissionSet', ['Id'], 'Name', 'Room_Requests')[0][0] as string;
    const AssigneeId = guestUser(org);
    insertRow(org.store, 'PermissionSetAssignment', { PermissionSetId: setId, AssigneeId, IsActive: 1 }, 0, AssigneeId);
  });

  it('hands the request to the class whose mapping fits, as a guest user', () => {
    const reply = send({ parameters: { size: 'L' } });
    assert.equal(reply.status, 200);
    assert.equal(text(reply), '"/rooms/7 L Guest"');
  });

  it('answers with what Apex puts into the response', () => {
    const reply = send({ method: 'POST', headers: { 'x-signature': 's1' }, body: Buffer.from('blå') });
    assert.equal(reply.status, 201);
    assert.equal(text(reply), 'BLÅ');
    assert.deepEqual(reply.headers, { 'X-Signature': 's1', 'Content-Type': 'text/plain' });
  });

  it('refuses a user without access to the class', () => {
    org.store.run('DELETE FROM "PermissionSetAssignment"');
    assert.equal(send({}).status, 403);
  });

  it('gives the guest user nothing beyond the class', () => {
    assert.equal(send({ method: 'DELETE' }).status, 500);
  });

  it('knows neither other paths nor other methods', () => {
    assert.equal(send({ path: '/elsewhere' }).status, 404);
    assert.equal(send({ method: 'PUT' }).status, 405);
  });

  it('answers an exception as an error', () => {
    const reply = send({ method: 'POST', body: Buffer.from('nonsense') });
    assert.equal(reply.status, 500);
    assert.match(text(reply), /APEX_ERROR/);
  });

  it('expects the namespace of a package before the path', () => {
    org = openOrg({ projects: [FIXTURE], namespace: 'rooms' });
    host = orgHost(org);
    assert.equal(send({}).status, 404);
    assert.equal(send({ path: '/rooms/rooms/7' }).status, 403);
  });
});
