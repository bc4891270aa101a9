// Specification: conversions.connection.token-secret
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { PLANTED, personOf } from './people.ts';
import { findPlanted, needles, type Place } from './planted.ts';

const person = personOf(7);
const find = (text: string) => findPlanted([['a log', text]] satisfies Place[], needles()).map(({ what }) => what);

describe('the search for planted values', () => {
  it('finds each of them in a log, in whatever case and form', () => {
    assert.deepEqual(find(`sent to ${person.email.toUpperCase()}`), ['a name or an address']);
    assert.deepEqual(find(`Dear ${person.lastName},`), ['a name or an address']);
    assert.deepEqual(find(`call ${person.phone} now`), ['a phone']);
    assert.deepEqual(find(`{"ph":"${person.phone.replace(/\D/g, '')}"}`), ['a phone']);
    assert.deepEqual(find(`Authorization: Bearer ${PLANTED.token}`), ['the token']);
  });

  it('finds the hash of an address and of a phone', () => {
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    assert.deepEqual(find(`em=${sha256(person.email.toLowerCase())}.`), ['a hashed address']);
    assert.deepEqual(find(`ph=${sha256(person.phone.replace(/\D/g, ''))}.`), ['a hashed phone']);
  });

  it('says where, and finds nothing where nothing is', () => {
    const [found] = findPlanted([['table X', `… ${person.email} …`]], needles());
    assert.equal(found.place, 'table X');
    assert.match(found.excerpt, /q7zk/i);
    assert.deepEqual(find(`Sent event-1-7 for lead 00Q000000000007AAA, trace A1b2c3, ${'a'.repeat(64)}`), []);
  });
});
