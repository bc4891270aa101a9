import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { crmEvent, crmEvents, emulatorForTests } from './fixture.ts';
import { Ledger, type ReceivedRequest } from './ledger.ts';
import type { ServerEvent } from './event-rules.ts';

describe('what arrived', () => {
  const meta = emulatorForTests();

  it('is counted by event id and name', async () => {
    await meta.post({ data: [crmEvent()] });
    await meta.post({ data: [crmEvent({ event_name: 'Purchased' })] });
    const { json } = await meta.control('events/e-1');
    assert.deepEqual(json, {
      eventId: 'e-1',
      takenByName: { Qualified: 1, Purchased: 1 },
      taken: 2,
      confirmed: 2,
      takenAfterConfirmed: 1,
      refused: 0,
      isPoison: false,
      lastRequest: 2,
    });
    assert.equal((await meta.control('events/e-2')).status, 404);
  });

  it('tells a repeat of what was never confirmed from one of what was', async () => {
    await meta.control('faults', 'POST', { script: [{ kind: 'truncated' }] });
    await meta.post({ data: [crmEvent()] }).catch(() => null);
    await meta.post({ data: [crmEvent()] });
    const { repeated, takenAfterConfirmed } = meta.emulator.ledger.summary();
    assert.deepEqual({ repeated, takenAfterConfirmed }, { repeated: 1, takenAfterConfirmed: 0 });
    await meta.post({ data: [crmEvent()] });
    assert.equal(meta.emulator.ledger.summary().takenAfterConfirmed, 1);
  });

  it('shows one event that came under two ids', async () => {
    await meta.post({ data: [crmEvent(), crmEvent({ event_id: 'other' })] });
    assert.deepEqual(meta.emulator.ledger.summary().underSeveralIds, [['e-1', 'other']]);
  });

  it('can be asked for in parts, and forgotten', async () => {
    await meta.post({ data: crmEvents(5) });
    const ids = async (query: string) => {
      const { json } = await meta.control(`events?${query}`);
      return (json as unknown as { eventId: string }[]).map(({ eventId }) => eventId);
    };
    assert.deepEqual(await ids('from=1&limit=2'), ['e-1', 'e-2']);
    assert.deepEqual(await ids('repeated=true'), []);
    assert.equal(((await meta.control('requests?after=0')).json as unknown as ReceivedRequest[]).length, 1);
    assert.deepEqual((await meta.control('count')).json, { requests: 1 });
    assert.equal((await meta.control('requests', 'DELETE')).json.requests, 0);
  });

  it('answers calls that it does not know with those that it does', async () => {
    const { status, json } = await meta.control('nonsense');
    assert.equal(status, 404);
    assert.ok((json.calls as string[][]).length > 3);
  });

  it('is on a page, as text, with what goes wrong on purpose', async () => {
    await meta.post({ data: [crmEvent({ event_name: '<script>' })] });
    await meta.control('faults', 'POST', { script: [{ kind: 'reset' }] });
    const page = await (await fetch(meta.emulator.url)).text();
    assert.match(page, /Events accepted<\/dt><dd>1</);
    assert.match(page, /&#60;script&#62; \(1\)/);
    assert.doesNotMatch(page, /<script>/);
    assert.match(page, /&#34;kind&#34;: &#34;reset&#34;/);
    assert.match(await (await fetch(`${meta.emulator.url}/?event=none`)).text(), /No such event/);
  });

  it('is shown only under a name of this machine', async () => {
    const { hostname, port } = new URL(meta.emulator.url);
    const statusOf = (host: string, path: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        request({ host: hostname, port, path, headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
    for (const host of ['localhost:4001', '127.0.0.1', '[::1]:4001', 'meta.localhost'])
      assert.equal(await statusOf(host, '/'), 200, host);
    for (const host of ['other.example', 'localhost.example', 'graph.facebook.com'])
      for (const path of ['/', '/_emulator/events/e-1', '/v27.0/1234567'])
        assert.equal(await statusOf(host, path), 421, `${host}${path}`);
  });

  it('keeps 100,000 events in little memory: the figures of all, the bodies of the last', () => {
    const ledger = new Ledger();
    for (let request = 0; request < 100; request++) {
      const events = crmEvents(1000).map((event, i) => ({ ...event, event_id: `${request}-${i}` })) as ServerEvent[];
      ledger.add(received(events), events, () => false);
    }
    assert.equal(ledger.summary().eventIds, 100_000);
    assert.equal(ledger.find('0-0')?.taken, 1);
    assert.equal(ledger.requests[0].body, null);
    assert.notEqual(ledger.requests[99].body, null);
    assert.ok(ledger.requests.filter(({ body }) => body !== null).length <= 20);
  });
});

const received = (events: ServerEvent[]): Omit<ReceivedRequest, 'number'> => ({
  receivedAt: '2026-01-01T00:00:00.000Z',
  method: 'POST',
  path: '/v27.0/1234567/events',
  query: {},
  tokenIn: 'header',
  httpStatus: 200,
  traceId: 'A1',
  testEventCode: null,
  eventCount: events.length,
  acceptedCount: events.length,
  fault: null,
  answered: true,
  error: null,
  body: { data: events },
  events,
});
