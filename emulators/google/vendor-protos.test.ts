/** The vendor's own definitions decide what an answer may look like. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { actionsOfAccount } from './conversion-actions.ts';
import { FIELDS, RESOURCES } from './fields.ts';
import { CUSTOMER, googleForTests, MANAGED, MANAGER, type Chunk, type Failure } from './fixture.ts';
import { faultsOf, fieldNamed, vendorProtos } from './vendor-protos.ts';

describe("Google's own protos", () => {
  const root = vendorProtos();
  const google = googleForTests();

  it('know every field that a query may name, with its type', () => {
    for (const [name, { type }] of Object.entries(FIELDS)) {
      const field = fieldNamed(root, name);
      assert.ok(field, name);
      const expected = field.resolvedType ? ('values' in field.resolvedType ? 'enum' : 'message') : field.type;
      assert.equal(type, expected, name);
    }
  });

  it('find nothing wrong with an answer, whatever is asked for', async () => {
    for (const [resource, allowed] of Object.entries(RESOURCES)) {
      const parts = [resource, ...allowed.with, ...(allowed.segments ? ['segments'] : [])];
      const named = Object.keys(FIELDS).filter(
        (field) =>
          parts.includes(field.slice(0, field.indexOf('.'))) ||
          (allowed.metrics === true && field.startsWith('metrics.')) ||
          (Array.isArray(allowed.metrics) && allowed.metrics.includes(field)),
      );
      const isOfActions = (field: string) => /^segments\.conversion/.test(field);
      const isDelivery = (field: string) => /^metrics\.(impressions|clicks|cost)/.test(field);
      const where = allowed.segments ? "WHERE segments.date = '2026-11-20'" : '';
      for (const fields of [named.filter((f) => !isOfActions(f)), named.filter((f) => !isDelivery(f))]) {
        if (resource === 'click_view' && fields.some(isOfActions)) continue;
        const query = `SELECT ${fields.join(', ')} FROM ${resource} ${where}`;
        for (const customer of [CUSTOMER, MANAGED]) {
          const { status, json } = await google.post(
            google.at(customer, 'searchStream'),
            { query },
            customer === MANAGED ? { 'login-customer-id': MANAGER } : {},
          );
          assert.equal(status, 200, JSON.stringify(json));
          const chunks = json as Chunk[];
          assert.ok(chunks[0].results?.length, query);
          for (const chunk of chunks)
            assert.deepEqual(faultsOf(root, 'services.SearchGoogleAdsStreamResponse', chunk), []);
          const page = await google.post(
            google.at(customer, 'search'),
            { query },
            customer === MANAGED ? { 'login-customer-id': MANAGER } : {},
          );
          assert.deepEqual(faultsOf(root, 'services.SearchGoogleAdsResponse', page.json), []);
        }
      }
    }
  });

  it('can make messages of the rows and find them whole', async () => {
    const type = root.lookupType('google.ads.googleads.v25.services.GoogleAdsRow');
    const rows = await google.rows(
      'SELECT campaign.id, segments.date, metrics.cost_micros FROM campaign WHERE segments.date DURING LAST_7_DAYS',
    );
    const message = type.fromObject({
      campaign: { id: rows[0].campaign.id },
      metrics: { cost_micros: rows[0].metrics.costMicros },
    });
    assert.equal(type.verify(message), null);
    const read = type.toObject(type.decode(type.encode(message).finish()), { longs: String }) as {
      metrics: { cost_micros: string };
    };
    assert.equal(read.metrics.cost_micros, rows[0].metrics.costMicros);
  });

  it('know the errors that queries are refused with', async () => {
    for (const query of [
      'SELECT x FROM campaign',
      'SELECT campaign.id FROM y',
      'SELECT segments.date, metrics.clicks FROM campaign',
    ]) {
      const { json } = await google.post(google.at(CUSTOMER, 'search'), { query });
      const [failure] = (json as Failure).error.details;
      assert.deepEqual(faultsOf(root, 'errors.GoogleAdsFailure', failure), []);
    }
    await google.control('faults', { script: [{ kind: 'throttled' }] });
    const { json } = await google.post(google.at(CUSTOMER, 'search'), { query: 'SELECT customer.id FROM customer' });
    assert.deepEqual(faultsOf(root, 'errors.GoogleAdsFailure', (json as Failure).error.details[0]), []);
  });

  it('would find what is wrong', () => {
    const wrong = { results: [{ metrics: { clicks: 3, nothing: 1 }, campaign: { status: 'SLEEPING', id: '1' } }] };
    assert.equal(faultsOf(root, 'services.SearchGoogleAdsResponse', wrong).length, 3);
    assert.equal(fieldNamed(root, 'campaign.idd'), null);
  });

  it('know the kinds of conversion actions', () => {
    const values = (name: string) => root.lookupEnum(`google.ads.googleads.v25.enums.${name}Enum.${name}`).values;
    for (const { type, origin, category } of actionsOfAccount(google.emulator.world.accounts[0])) {
      assert.ok(type in values('ConversionActionType'));
      assert.ok(origin in values('ConversionOrigin'));
      assert.ok(category in values('ConversionActionCategory'));
    }
  });
});
