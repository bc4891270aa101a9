// Specification: conversions.export.at-least-once
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ReceivedEvent } from '../../../emulators/meta/server.ts';
import type { EventRow } from './data-file.ts';
import { judge, type Facts } from './verdict.ts';
import type { Kind } from './world.ts';

const row = (changes: Partial<EventRow> = {}): EventRow => ({
  eventId: 'e',
  status: 'Sent',
  errorCode: null,
  message: null,
  doubts: 0,
  attempts: 1,
  ...changes,
});
const arrived = (changes: Partial<ReceivedEvent> = {}): ReceivedEvent => ({
  eventId: 'e',
  takenByName: { Lead: 1 },
  taken: 1,
  confirmed: 1,
  takenAfterConfirmed: 0,
  refused: 0,
  isPoison: false,
  lastRequest: 1,
  ...changes,
});
const rulesOf = (kind: Kind, changes: Partial<Facts>) =>
  [
    ...judge({
      kindById: new Map([['e', kind]]),
      rows: [row()],
      received: [arrived()],
      underSeveralIds: [],
      everInDoubt: new Set(),
      inFlightAtKill: new Set(),
      ...changes,
    }).violations.keys(),
  ].join('; ');

describe('the verdict of a campaign', () => {
  it('finds nothing wrong with an event that was sent once', () => {
    assert.equal(rulesOf('good', {}), '');
  });

  it('finds an event that is gone from the ledger', () => {
    assert.match(rulesOf('good', { rows: [] }), /is gone/);
  });

  it('finds an event that was lost, and one that counts as lost', () => {
    assert.match(rulesOf('good', { received: [] }), /never arrived/);
    assert.match(rulesOf('good', { rows: [row({ status: 'Rejected', message: 'no' })] }), /does not count as sent/);
  });

  it('finds an event that never came to an end', () => {
    assert.match(rulesOf('good', { rows: [row({ status: 'In Doubt', message: '?' })] }), /must end as Sent/);
  });

  it('finds an end without a reason', () => {
    assert.match(rulesOf('expired', { rows: [row({ status: 'Expired' })], received: [] }), /no reason/);
  });

  it('finds a poison event that went through, and a good one that was taken for poison', () => {
    assert.match(rulesOf('poison', {}), /must end as Rejected/);
    const rejected = {
      rows: [row({ status: 'Rejected', message: 'no' })],
      received: [arrived({ taken: 0, refused: 3 })],
    };
    assert.match(rulesOf('good', rejected), /must end as Sent/);
    assert.equal(rulesOf('poison', rejected), '');
  });

  it('finds an event that was sent though it could be known to be bad', () => {
    const skipped = {
      rows: [row({ status: 'Skipped', message: 'no' })],
      received: [arrived({ taken: 0, refused: 1 })],
    };
    assert.match(rulesOf('unidentified', skipped), /known to be bad/);
  });

  it('allows a repeat of what was in doubt only', () => {
    const repeated = { received: [arrived({ taken: 2 })] };
    assert.match(rulesOf('good', repeated), /without having been in doubt/);
    assert.equal(rulesOf('good', { ...repeated, everInDoubt: new Set(['e']) }), '');
    assert.equal(rulesOf('good', { ...repeated, rows: [row({ doubts: 1 })] }), '');
  });

  it('allows a repeat after an answer only where the answer was lost with a process that was killed', () => {
    const repeated = { received: [arrived({ taken: 2, takenAfterConfirmed: 1 })], everInDoubt: new Set(['e']) };
    assert.match(rulesOf('good', repeated), /its answer had come/);
    assert.equal(rulesOf('good', { ...repeated, inFlightAtKill: new Set(['e']) }), '');
  });

  it('finds one event under several ids, and one that nobody has made', () => {
    assert.match(rulesOf('good', { underSeveralIds: [['e', 'f']] }), /several ids/);
    assert.match(rulesOf('good', { received: [arrived(), arrived({ eventId: 'x' })] }), /nobody has made/);
  });
});
