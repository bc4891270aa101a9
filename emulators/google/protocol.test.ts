import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { codeOf, CUSTOMER, googleForTests, NOW, type Chunk, type Failure } from './fixture.ts';

const QUERY =
  'SELECT ad_group_ad.ad.id, segments.date, metrics.clicks FROM ad_group_ad WHERE segments.date DURING LAST_30_DAYS';
const ANY = { query: 'SELECT customer.id FROM customer' };

describe('requests to the Google Ads emulator', () => {
  const google = googleForTests({ pageRows: 50 });
  const code = async (path: string, headers: Record<string, string> = {}, body: object = ANY) => {
    const { status, json } = await google.post(path, body, headers);
    return [status, codeOf(Array.isArray(json) ? (json[0] as Failure) : (json as Failure))];
  };

  it('stream in chunks, the last of which says what the query has cost', async () => {
    const { json } = await google.post(google.at(CUSTOMER, 'searchStream'), { query: QUERY });
    const chunks = json as Chunk[];
    assert.ok(chunks.length > 1);
    assert.ok(chunks.every(({ fieldMask }) => fieldMask === 'adGroupAd.ad.id,segments.date,metrics.clicks'));
    assert.deepEqual(
      chunks.map((chunk) => 'queryResourceConsumption' in chunk),
      chunks.map((_, i) => i === chunks.length - 1),
    );
    assert.ok(chunks.slice(0, -1).every(({ results }) => results?.length === 50));
  });

  it('page through the same rows, and count them where that is asked for', async () => {
    const rows: unknown[] = [];
    let pageToken: string | undefined;
    let total = '';
    do {
      const { json } = await google.post(google.at(CUSTOMER, 'search'), {
        query: QUERY,
        pageToken,
        searchSettings: { returnTotalResultsCount: true },
      });
      const page = json as Chunk;
      rows.push(...(page.results ?? []));
      pageToken = page.nextPageToken;
      total = page.totalResultsCount!;
    } while (pageToken);
    assert.deepEqual(rows, await google.rows(QUERY));
    assert.equal(total, String(rows.length));
  });

  it('are refused with a page size, or the token of another query', async () => {
    const path = google.at(CUSTOMER, 'search');
    assert.deepEqual(await code(path, {}, { ...ANY, pageSize: 100 }), [400, 'requestError.PAGE_SIZE_NOT_SUPPORTED']);
    const { json } = await google.post(path, { query: QUERY });
    const other = { query: `${QUERY} LIMIT 60`, pageToken: (json as Chunk).nextPageToken };
    assert.deepEqual(await code(path, {}, other), [400, 'requestError.INVALID_PAGE_TOKEN']);
  });

  it('are refused in the documented shape, on a stream inside the array', async () => {
    const { json, status } = await google.post(google.at(CUSTOMER, 'searchStream'), {
      query: 'SELECT x FROM campaign',
    });
    assert.equal(status, 400);
    const [{ error }] = json as { error: Record<string, unknown> }[];
    const details = error.details as Record<string, unknown>[];
    assert.equal(error.status, 'INVALID_ARGUMENT');
    assert.equal(details[0]['@type'], 'type.googleapis.com/google.ads.googleads.v25.errors.GoogleAdsFailure');
    assert.ok(details[0].requestId);
    const search = await google.post(google.at(CUSTOMER, 'search'), { query: 'SELECT x FROM campaign' });
    assert.equal(Array.isArray(search.json), false);
  });

  it('are refused without a token, with a bad or an expired one, and without the permission', async () => {
    const path = google.at(CUSTOMER, 'search');
    assert.deepEqual(await code(path, { authorization: '' }), [401, 'authenticationError.OAUTH_TOKEN_HEADER_INVALID']);
    assert.deepEqual(await code(path, { authorization: 'Bearer invalid' }), [
      401,
      'authenticationError.OAUTH_TOKEN_INVALID',
    ]);
    assert.deepEqual(await code(path, { authorization: 'Bearer expired' }), [
      401,
      'authenticationError.OAUTH_TOKEN_EXPIRED',
    ]);
    assert.deepEqual(await code(path, { authorization: 'Bearer no-permission' }), [
      403,
      'authorizationError.USER_PERMISSION_DENIED',
    ]);
  });

  it('are refused for ids with dashes, unknown accounts, and managers of others', async () => {
    assert.deepEqual(await code(google.at('123-456-7890', 'search')), [400, 'requestError.INVALID_CUSTOMER_ID']);
    assert.deepEqual(await code(google.at('1111111111', 'search')), [403, 'authorizationError.USER_PERMISSION_DENIED']);
    const path = google.at(CUSTOMER, 'search');
    assert.deepEqual(await code(path, { 'login-customer-id': '999-000-1111' }), [
      400,
      'headerError.INVALID_LOGIN_CUSTOMER_ID',
    ]);
    assert.deepEqual(await code(path, { 'login-customer-id': '9990001111' }), [
      403,
      'authorizationError.INVALID_LOGIN_CUSTOMER_ID_SERVING_CUSTOMER_ID_COMBINATION',
    ]);
  });

  it('need a developer token before v25', async () => {
    const path = google.at(CUSTOMER, 'search', 'v24');
    assert.deepEqual(await code(path), [400, 'requestError.DEVELOPER_TOKEN_PARAMETER_MISSING']);
    assert.equal((await google.post(path, ANY, { 'developer-token': 'x' })).status, 200);
  });

  it('are refused on versions that have ended, by the clock', async () => {
    assert.deepEqual(await code(google.at(CUSTOMER, 'search', 'v22')), [400, 'requestError.UNSUPPORTED_VERSION']);
    assert.equal((await google.post(google.at(CUSTOMER, 'search', 'v26'), ANY)).status, 200);
    assert.equal((await google.post(google.at(CUSTOMER, 'search', 'v99'), ANY)).status, 404);
    await google.control('clock', { now: Date.parse('2027-09-01T00:00:00Z') });
    assert.deepEqual(await code(google.at(CUSTOMER, 'search')), [400, 'requestError.UNSUPPORTED_VERSION']);
  });

  it('are limited by the level of access: 2,880 a day for explorers, nothing but test accounts for the lowest', async () => {
    const path = google.at(CUSTOMER, 'search');
    await google.control('settings', { accessLevel: 'test' });
    assert.deepEqual(await code(path), [403, 'authorizationError.CLOUD_PROJECT_NOT_APPROVED_FOR_PRODUCTION']);
    assert.deepEqual(await code(google.at(CUSTOMER, 'search', 'v24'), { 'developer-token': 'x' }), [
      403,
      'authorizationError.DEVELOPER_TOKEN_NOT_APPROVED',
    ]);
    await google.control('settings', { accessLevel: 'explorer' });
    for (let i = 0; i < 2_880; i++) assert.equal((await google.post(path, ANY)).status, 200);
    assert.deepEqual(await code(path), [429, 'quotaError.RESOURCE_EXHAUSTED']);
    await google.control('clock', { now: NOW + 24 * 60 * 60 * 1000 });
    assert.equal((await google.post(path, ANY)).status, 200);
  });

  it('go wrong on demand', async () => {
    const path = google.at(CUSTOMER, 'search');
    const fault = (kind: string, more: object = {}) => google.control('faults', { script: [{ kind, ...more }] });
    await fault('throttled');
    assert.deepEqual(await code(path), [429, 'quotaError.RESOURCE_TEMPORARILY_EXHAUSTED']);
    await fault('token-expired');
    assert.deepEqual(await code(path), [401, 'authenticationError.OAUTH_TOKEN_EXPIRED']);
    await fault('temporary');
    assert.deepEqual(await code(path), [500, 'internalError.TRANSIENT_ERROR']);
    await fault('error', {
      error: {
        status: 'RESOURCE_EXHAUSTED',
        class: 'quotaError',
        code: 'EXCESSIVE_SHORT_TERM_QUERY_RESOURCE_CONSUMPTION',
      },
    });
    assert.deepEqual(await code(path), [429, 'quotaError.EXCESSIVE_SHORT_TERM_QUERY_RESOURCE_CONSUMPTION']);
    for (const kind of ['truncated', 'html', 'server-error', 'reset']) {
      await fault(kind);
      await assert.rejects(google.post(path, ANY), kind);
    }
    await fault('no-answer');
    await assert.rejects(
      fetch(google.emulator.url + path, { method: 'POST', body: '{}', signal: AbortSignal.timeout(200) }),
    );
    assert.equal((await google.post('/_emulator/faults', { script: [{ kind: 'nothing' }] })).status, 400);
  });

  it('lose no row to a page that is short, and repeat or mix them on demand', async () => {
    const whole = await google.rows(QUERY);
    const fault = (kind: string) => google.control('faults', { script: [{ kind }] });
    await fault('partial-page');
    assert.deepEqual(await google.rows(QUERY), whole);
    await fault('out-of-order');
    const mixed = await google.rows(QUERY);
    assert.notDeepEqual(mixed, whole);
    assert.deepEqual(mixed.map((row) => JSON.stringify(row)).sort(), whole.map((row) => JSON.stringify(row)).sort());
    await fault('duplicates');
    assert.ok((await google.rows(QUERY)).length > whole.length);
  });
});

describe('the sender of lead forms', () => {
  const google = googleForTests();
  let server: Server;
  let url: string;
  const bodies: Record<string, unknown>[] = [];
  let statuses: number[] = [];
  before(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        bodies.push(JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>);
        response.writeHead(statuses.shift() ?? 200).end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  after(() => server.close());
  const send = async (more: object) => {
    bodies.length = 0;
    const { json } = await google.control('webhooks', { url, key: 'secret', ...more });
    return json as { statuses: number[] }[];
  };

  it('posts every submission with the key in the body', async () => {
    const sent = await send({});
    const ids = google.emulator.world.forms
      .filter(({ network }) => network === 'Google')
      .flatMap((form) => google.emulator.world.submissionsOf({ form }, NOW))
      .filter(({ isTest }) => !isTest)
      .map(({ id }) => id);
    assert.deepEqual(
      bodies.map((body) => body.lead_id),
      ids,
    );
    assert.equal(sent.length, ids.length);
    assert.ok(bodies.every((body) => body.google_key === 'secret' && body.is_test === false));
    assert.ok(bodies.some((body) => 'asset_group_id' in body && !('adgroup_id' in body)));
    assert.ok(bodies.every((body) => typeof body.campaign_id === 'number'));
  });

  it('posts ids as text, without names and new fields, and test leads, where that is asked for', async () => {
    await send({ limit: 1, idsAs: 'string', withNewFields: false, withColumnNames: false });
    const [body] = bodies;
    assert.equal(typeof body.form_id, 'string');
    assert.equal('lead_stage' in body, false);
    assert.equal(JSON.stringify(body).includes('column_name'), false);
    await send({ limit: 1, isTest: true });
    assert.equal(bodies[0].is_test, true);
  });

  it('tries again after 5xx, not after 4xx, and repeats some', async () => {
    statuses = [503, 500, 200];
    assert.deepEqual((await send({ limit: 1 }))[0].statuses, [503, 500, 200]);
    statuses = [400];
    assert.deepEqual((await send({ limit: 1 }))[0].statuses, [400]);
    await send({ limit: 20, duplicates: 0.5, outOfOrder: true, seed: 3 });
    assert.ok(bodies.length > 20);
    assert.equal(new Set(bodies.map((body) => body.lead_id)).size, 20);
  });

  it('knows ids that the list does not', async () => {
    await send({ limit: 1, otherIds: true });
    assert.equal(google.emulator.world.submission('Google', String(bodies[0].lead_id)), null);
  });
});
