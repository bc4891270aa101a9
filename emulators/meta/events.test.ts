import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crmEvent, crmEvents, emulatorForTests, NOW, refusalIn } from './fixture.ts';

const DAY = 24 * 60 * 60;

describe('the events endpoint', () => {
  const meta = emulatorForTests();

  it('accepts the CRM payload and answers with the count and a trace id', async () => {
    const { status, json } = await meta.post({ data: [crmEvent()] });
    assert.equal(status, 200);
    assert.deepEqual(json, { events_received: 1, messages: [], fbtrace_id: meta.emulator.received()[0].traceId });
    assert.deepEqual(meta.emulator.received()[0].events, [crmEvent()]);
  });

  it('keeps a lead id of 17 digits exactly', async () => {
    await meta.post(JSON.stringify({ data: [crmEvent()] }).replace('1234567890123456', '12345678901234567'));
    assert.match(JSON.stringify(meta.emulator.received()), /"lead_id":12345678901234567\D/);
  });

  it('refuses all events when one is bad', async () => {
    const { status } = await meta.post({ data: [crmEvent(), crmEvent({ event_name: '' })] });
    assert.equal(status, 400);
    assert.deepEqual(meta.emulator.received()[0].events, []);
  });

  it('accepts 1,000 events in one request', async () => {
    const { json } = await meta.post({ data: crmEvents(1000) });
    assert.equal(json.events_received, 1000);
  });

  it('describes a refusal in the documented envelope', async () => {
    const { status, json } = await meta.post({ data: [crmEvent({ event_time: NOW - 8 * DAY })] });
    assert.equal(status, 400);
    assert.deepEqual(json.error, {
      message: 'Invalid parameter',
      type: 'OAuthException',
      code: 100,
      error_subcode: 2804003,
      is_transient: false,
      error_user_title: 'Event Timestamp Too Old',
      error_user_msg: 'data[0].event_time is too far in the past.',
      fbtrace_id: meta.emulator.received()[0].traceId,
    });
  });

  const hash = 'a'.repeat(64);
  const ldu = (country: unknown, state: unknown, more = {}) =>
    crmEvent({
      data_processing_options: ['LDU'],
      data_processing_options_country: country,
      data_processing_options_state: state,
      ...more,
    });

  const refused: [what: string, body: object | string, subcode?: number][] = [
    ['a body that is not JSON', '{'],
    ['a body without data', {}],
    ['no event', { data: [] }],
    ['1,001 events', { data: crmEvents(1001) }],
    ['an event that is no object', { data: [1] }],
    ['an event without a name', { data: [crmEvent({ event_name: ' ' })] }],
    ['an event without a time', { data: [crmEvent({ event_time: undefined })] }],
    ['a time that is a text', { data: [crmEvent({ event_time: String(NOW) })] }],
    ['an event without an action source', { data: [crmEvent({ action_source: undefined })] }],
    ['an unknown action source', { data: [crmEvent({ action_source: 'crm' })] }],
    ['an event id that is a number', { data: [crmEvent({ event_id: 1 })] }],
    ['an event older than 7 days', { data: [crmEvent({ event_time: NOW - 7 * DAY - 1 })] }, 2804003],
    ['an event two minutes ahead', { data: [crmEvent({ event_time: NOW + 120 })] }, 2804004],
    ['a time in milliseconds', { data: [crmEvent({ event_time: NOW * 1000 })] }, 2804004],
    ['a lead id of 14 digits', { data: [crmEvent({ user_data: { lead_id: 12345678901234 } })] }, 2804036],
    [
      'a lead id of 18 digits',
      `{"data":[${JSON.stringify(crmEvent()).replace('1234567890123456', '123456789012345678')}]}`,
      2804036,
    ],
    ['a lead id in quotes', { data: [crmEvent({ user_data: { lead_id: '1234567890123456' } })] }, 2804036],
    ['a person without user data', { data: [crmEvent({ user_data: undefined })] }],
    ['a person without an identifier', { data: [crmEvent({ user_data: {} })] }, 2804050],
    [
      'a person known by country and city only',
      { data: [crmEvent({ user_data: { country: [hash], ct: [hash] } })] },
      2804050,
    ],
    ['an e-mail address in clear', { data: [crmEvent({ user_data: { em: 'a@example.com' } })] }],
    ['a phone in clear among hashed ones', { data: [crmEvent({ user_data: { ph: [hash, '4712345678'] } })] }],
    ['a hash in upper case', { data: [crmEvent({ user_data: { em: 'A'.repeat(64) } })] }],
    ['a Purchase without value', { data: [crmEvent({ event_name: 'Purchase' })] }, 2804009],
    [
      'a Purchase without currency',
      { data: [crmEvent({ event_name: 'Purchase', custom_data: { value: 1 } })] },
      2804009,
    ],
    ['a currency in lower case', { data: [crmEvent({ custom_data: { value: 1, currency: 'eur' } })] }, 2804008],
    ['a partner agent of 23 characters', { partner_agent: 'x'.repeat(23), data: [crmEvent()] }],
    ['a partner agent of one letter', { partner_agent: 'x-1.0', data: [crmEvent()] }],
    ['an empty test event code', { test_event_code: '', data: [crmEvent()] }],
    ['an unknown data processing option', { data: [crmEvent({ data_processing_options: ['CCPA'] })] }],
    ['limited data use in another country', { data: [ldu(2, 0)] }],
    ['limited data use in an unknown state', { data: [ldu(1, 1014)] }],
    ['limited data use in a state of no country', { data: [ldu(0, 1000)] }],
    ['limited data use without a state and without an IP address', { data: [ldu(0, 0)] }],
  ];
  for (const [what, body, subcode] of refused) {
    it(`refuses ${what}`, async () => {
      assert.deepEqual(refusalIn(await meta.post(body)), { status: 400, code: 100, subcode });
    });
  }

  const accepted: [what: string, body: object][] = [
    ['an event of exactly 7 days ago', { data: [crmEvent({ event_time: NOW - 7 * DAY })] }],
    ['an event a minute ahead', { data: [crmEvent({ event_time: NOW + 60 })] }],
    [
      'a visit to a store two months ago',
      { data: [crmEvent({ action_source: 'physical_store', event_time: NOW - 61 * DAY })] },
    ],
    ['a person known by a hashed address only', { data: [crmEvent({ user_data: { em: hash } })] }],
    [
      'a Purchase with value and currency',
      { data: [crmEvent({ event_name: 'Purchase', custom_data: { value: 1, currency: 'EUR' } })] },
    ],
    ['a partner agent of 22 characters', { partner_agent: 'x'.repeat(22), data: [crmEvent()] }],
    ['limited data use in California', { data: [ldu(1, 1000)] }],
    [
      'limited data use where the IP address tells the place',
      { data: [ldu(0, 0, { user_data: { lead_id: 10 ** 15, client_ip_address: '192.0.2.1' } })] },
    ],
    ['limited data use that is off', { data: [crmEvent({ data_processing_options: [] })] }],
  ];
  for (const [what, body] of accepted) {
    it(`accepts ${what}`, async () => {
      assert.equal((await meta.post(body)).json.events_received, 1);
    });
  }

  it('counts events with a test event code like any other', async () => {
    await meta.post({ test_event_code: 'TEST123', data: [crmEvent()] });
    assert.equal(meta.emulator.received()[0].testEventCode, 'TEST123');
    assert.equal(meta.emulator.ledger.summary().eventsTaken, 1);
  });

  it('knows which events count as conversion leads', async () => {
    await meta.post({ data: [crmEvent(), crmEvent({ event_id: 'e-2', custom_data: { event_source: 'crm' } })] });
    assert.equal(meta.emulator.ledger.summary().conversionLeads, 1);
  });

  it('says how much of the rate limits is used', async () => {
    const { headers } = await meta.post({ data: [crmEvent()] });
    const [usage] = Object.values(JSON.parse(headers.get('x-business-use-case-usage')!) as Record<string, object[]>);
    assert.deepEqual(usage, [
      { type: 'ads_management', call_count: 1, total_cputime: 1, total_time: 1, estimated_time_to_regain_access: 0 },
    ]);
    assert.ok(headers.get('x-app-usage') && headers.get('x-ad-account-usage'));
  });
});
