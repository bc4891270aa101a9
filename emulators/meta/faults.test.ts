import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { crmEvent, crmEvents, emulatorForTests, refusalIn } from './fixture.ts';
import type { Fault } from './faults.ts';

describe('faults', () => {
  const meta = emulatorForTests();
  const body = { data: crmEvents(3) };
  const script = (...faults: (Fault | null)[]) => meta.control('faults', 'POST', { script: faults });
  const taken = () => meta.emulator.ledger.events.filter((event) => event.taken).length;

  it('happen to the next requests in the order of the script', async () => {
    await script(null, { kind: 'temporary' });
    assert.equal((await meta.post(body)).status, 200);
    assert.equal((await meta.post(body)).status, 500);
    assert.equal((await meta.post(body)).status, 200);
  });

  it('can take the events and never answer', async () => {
    await script({ kind: 'no-answer' });
    const patience = new AbortController();
    const given = fetch(`${meta.emulator.url}/v27.0/1234567/events`, {
      method: 'POST',
      headers: { authorization: 'Bearer good' },
      body: JSON.stringify(body),
      signal: patience.signal,
    });
    while (taken() < 3) await wait(10);
    patience.abort();
    await assert.rejects(given, { name: 'AbortError' });
    assert.equal(taken(), 3);
    assert.equal(meta.emulator.ledger.summary().neverConfirmed, 3);
  });

  it('can reset the connection after or before the events are taken', async () => {
    await script({ kind: 'reset', taken: false }, { kind: 'reset' });
    await assert.rejects(meta.post(body));
    assert.equal(taken(), 0);
    await assert.rejects(meta.post(body));
    assert.equal(taken(), 3);
  });

  it('can cut the JSON of the answer', async () => {
    await script({ kind: 'truncated' });
    await assert.rejects(meta.post(body), SyntaxError);
    assert.equal(taken(), 3);
  });

  it('can answer with the HTML page of a proxy, or nothing', async () => {
    await script({ kind: 'html' }, { kind: 'server-error', httpStatus: 503 });
    await assert.rejects(meta.post(body), SyntaxError);
    await assert.rejects(meta.post(body), SyntaxError);
    assert.equal(taken(), 0);
  });

  it('can be slow', async () => {
    await script({ kind: 'slow', delayMs: 150 });
    const begun = performance.now();
    assert.equal((await meta.post(body)).json.events_received, 3);
    assert.ok(performance.now() - begun >= 145);
  });

  it('can take fewer events than were sent, and say so', async () => {
    await script({ kind: 'fewer', missing: 2 });
    assert.equal((await meta.post(body)).json.events_received, 1);
    assert.equal(taken(), 1);
    assert.equal(meta.emulator.ledger.find('e-0')?.confirmed, 0);
  });

  it('can throttle, with the time in the header', async () => {
    await script({ kind: 'throttled', minutes: 12 });
    const answer = await meta.post(body);
    assert.deepEqual(refusalIn(answer), { status: 400, code: 80004, subcode: undefined });
    assert.match(
      answer.headers.get('x-business-use-case-usage')!,
      /"call_count":100.*"estimated_time_to_regain_access":12\D/,
    );
    assert.equal(taken(), 0);
  });

  it('can come near the limit while the events are taken', async () => {
    await script({ kind: 'near-limit' });
    const { status, headers } = await meta.post(body);
    assert.equal(status, 200);
    assert.match(headers.get('x-business-use-case-usage')!, /"call_count":98/);
  });

  const refusing: [fault: Fault, refusal: object][] = [
    [{ kind: 'temporary' }, { status: 500, code: 2 }],
    [{ kind: 'not-ready' }, { status: 400, code: 21009 }],
    [{ kind: 'token-expired' }, { status: 401, code: 190, subcode: 463 }],
    [{ kind: 'no-permission' }, { status: 403, code: 200 }],
    [{ kind: 'no-access' }, { status: 400, code: 100, subcode: 33 }],
    [{ kind: 'proof-required' }, { status: 400, code: 100 }],
    [{ kind: 'data-use' }, { status: 400, code: 100, subcode: 2804030 }],
    [
      { kind: 'throttled', code: 613, subcode: 1487742 },
      { status: 400, code: 613, subcode: 1487742 },
    ],
    [
      { kind: 'error', code: 341, httpStatus: 403 },
      { status: 403, code: 341 },
    ],
  ];
  for (const [fault, refusal] of refusing) {
    it(`can refuse: ${JSON.stringify(fault)}`, async () => {
      await script(fault);
      assert.deepEqual(refusalIn(await meta.post(body)), { subcode: undefined, ...refusal });
      assert.equal(taken(), 0);
    });
  }

  it('say by their type whether the request is refused or what is in it', async () => {
    const typeOf = async (fault: Fault) => {
      await script(fault);
      return ((await meta.post(body)).json.error as { type: string }).type;
    };
    assert.equal(await typeOf({ kind: 'proof-required' }), 'GraphMethodException');
    assert.equal(await typeOf({ kind: 'error', code: 100 }), 'OAuthException');
    assert.equal(await typeOf({ kind: 'error', code: 100, type: 'GraphMethodException' }), 'GraphMethodException');
  });

  it('come at a rate, the same ones for the same seed', async () => {
    const statuses = async () => {
      await meta.control('faults', 'POST', { seed: 7, rates: [{ kind: 'temporary', rate: 0.3 }] });
      const seen: number[] = [];
      for (let i = 0; i < 40; i++) seen.push((await meta.post(body)).status);
      return seen;
    };
    const first = await statuses();
    assert.deepEqual(await statuses(), first);
    const share = first.filter((status) => status === 500).length / first.length;
    assert.ok(share > 0.1 && share < 0.5, `share of faults: ${share}`);
  });

  it('poison: the event is refused whichever request carries it, the others are taken', async () => {
    await meta.control('faults', 'POST', { poison: { eventIds: ['e-1'] } });
    assert.deepEqual(refusalIn(await meta.post(body)), { status: 400, code: 100, subcode: 2804036 });
    assert.equal((await meta.post({ data: [crmEvent({ event_id: 'e-0' })] })).status, 200);
    assert.deepEqual(refusalIn(await meta.post({ data: [crmEvent({ event_id: 'e-1' })] })).subcode, 2804036);
    assert.equal(meta.emulator.ledger.find('e-1')?.isPoison, true);
    assert.equal(meta.emulator.ledger.summary().poison, 1);
  });

  it('poison by lead id and by rate', async () => {
    await meta.control('faults', 'POST', { poison: { leadIds: ['1234567890123456'], subcode: 2804050 } });
    assert.equal(refusalIn(await meta.post({ data: [crmEvent()] })).subcode, 2804050);
    await meta.control('faults', 'POST', { seed: 3, poison: { rate: 0.1 } });
    const events = crmEvents(1000);
    await meta.post({ data: events });
    const poison = meta.emulator.ledger.events.filter((event) => event.isPoison).length;
    assert.ok(poison > 60 && poison < 150, `poison: ${poison} of 1,000`);
  });

  it('are refused when they are unknown or too many; the active ones stay', async () => {
    assert.equal((await script({ kind: 'earthquake' as never })).status, 400);
    const tooMany = {
      rates: [
        { kind: 'reset', rate: 0.7 },
        { kind: 'html', rate: 0.7 },
      ],
    };
    assert.equal((await meta.control('faults', 'POST', tooMany)).status, 400);
    assert.deepEqual((await meta.control('faults')).json, { seed: 1, script: [], rates: [], poison: {} });
  });
});
