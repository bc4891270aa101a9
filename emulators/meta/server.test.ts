import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startMetaEmulator } from './server.ts';

const NOW = 1_800_000_000;
const DAY = 24 * 60 * 60;
type Emulator = Awaited<ReturnType<typeof startMetaEmulator>>;

const crmEvent = (changes: object = {}) => ({
  event_name: 'Qualified',
  event_time: NOW - 60,
  action_source: 'system_generated',
  event_id: 'e-1',
  user_data: { lead_id: 1234567890123456 },
  custom_data: { event_source: 'crm', lead_event_source: 'Salesforce' },
  ...changes,
});

describe('the Meta emulator', () => {
  let emulator: Emulator;
  before(async () => (emulator = await startMetaEmulator({ clock: () => NOW, accessTokens: ['good'] })));
  after(() => emulator.close());
  beforeEach(() => emulator.clear());

  const post = async (body: string | object, { dataset = '1234', token = 'good' } = {}) => {
    const answer = await fetch(`${emulator.url}/v26.0/${dataset}/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: answer.status, json: (await answer.json()) as Record<string, never> };
  };
  const refusal = async (body: string | object, options = {}) => {
    const { status, json } = await post(body, options);
    const { code, error_subcode: subcode, fbtrace_id: traceId } = json.error as Record<string, unknown>;
    assert.equal(typeof traceId, 'string');
    return { status, code, subcode };
  };

  it('accepts the CRM payload and answers with the count and a trace id', async () => {
    const { status, json } = await post({ data: [crmEvent()] });
    assert.equal(status, 200);
    assert.equal(json.events_received, 1);
    assert.deepEqual(json.messages, []);
    assert.equal(json.fbtrace_id, emulator.received()[0].traceId);
    assert.deepEqual(emulator.received()[0].events, [crmEvent()]);
  });

  it('keeps a lead id of 17 digits exactly', async () => {
    await post(JSON.stringify({ data: [crmEvent()] }).replace('1234567890123456', '12345678901234567'));
    assert.match(JSON.stringify(emulator.received()), /"lead_id":12345678901234567\D/);
  });

  it('never keeps the access token', async () => {
    await post({ access_token: 'good', data: [crmEvent()] }, { token: '' });
    assert.equal(emulator.received()[0].httpStatus, 200);
    assert.doesNotMatch(JSON.stringify(emulator.received()), /good/);
  });

  it('refuses all events when one is bad', async () => {
    const { status } = await post({ data: [crmEvent(), crmEvent({ event_name: '' })] });
    assert.equal(status, 400);
    assert.deepEqual(emulator.received()[0].events, []);
  });

  it('refuses an unknown token with 190', async () => {
    assert.deepEqual(await refusal({ data: [crmEvent()] }, { token: 'bad' }), {
      status: 401,
      code: 190,
      subcode: undefined,
    });
  });

  it('refuses a dataset it does not know with 100/33', async () => {
    assert.deepEqual(await refusal({ data: [crmEvent()] }, { dataset: 'abc' }), {
      status: 400,
      code: 100,
      subcode: 33,
    });
  });

  const refused: [string, object | string, number | undefined][] = [
    ['a body that is not JSON', '{', undefined],
    ['a body without data', {}, undefined],
    ['no event', { data: [] }, undefined],
    ['1,001 events', { data: Array.from({ length: 1001 }, () => crmEvent()) }, undefined],
    ['an event without a time', { data: [crmEvent({ event_time: undefined })] }, undefined],
    ['an event without an action source', { data: [crmEvent({ action_source: undefined })] }, undefined],
    ['an event older than 7 days', { data: [crmEvent({ event_time: NOW - 7 * DAY - 1 })] }, 2804003],
    ['an event two minutes ahead', { data: [crmEvent({ event_time: NOW + 120 })] }, 2804004],
    ['a lead id of 14 digits', { data: [crmEvent({ user_data: { lead_id: 12345678901234 } })] }, 2804036],
    ['a lead id in quotes', { data: [crmEvent({ user_data: { lead_id: '1234567890123456' } })] }, 2804036],
    ['a person without an identifier', { data: [crmEvent({ user_data: {} })] }, 2804050],
    ['an e-mail address in clear', { data: [crmEvent({ user_data: { em: 'a@example.com' } })] }, undefined],
    ['a Purchase without value', { data: [crmEvent({ event_name: 'Purchase' })] }, 2804009],
    ['a partner agent that is too long', { partner_agent: 'x'.repeat(23), data: [crmEvent()] }, undefined],
  ];
  for (const [what, body, subcode] of refused) {
    it(`refuses ${what}`, async () => {
      assert.deepEqual(await refusal(body), { status: 400, code: 100, subcode });
    });
  }

  it('accepts 1,000 events in one request', async () => {
    const { json } = await post({ data: Array.from({ length: 1000 }, () => crmEvent()) });
    assert.equal(json.events_received, 1000);
  });

  it('shows what arrived on a page, as text', async () => {
    await post({ data: [crmEvent({ event_name: '<script>' })] });
    const page = await (await fetch(emulator.url)).text();
    assert.match(page, /1 events accepted/);
    assert.doesNotMatch(page, /<script>/);
  });
});
