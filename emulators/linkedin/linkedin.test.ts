import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import { RestliClient } from 'linkedin-api-client';
import { truthOf } from '../world/truth.ts';
import { World } from '../world/world.ts';
import { parseRestli } from './restli.ts';
import { CLIENT_SECRET, startLinkedInEmulator } from './server.ts';

const NOW = Date.parse('2026-11-30T22:00:00Z');
const ACCOUNT = 'urn:li:sponsoredAccount:512345';
const OWNER = 'q=owner&owner=(sponsoredAccount:urn%3Ali%3AsponsoredAccount%3A512345)&leadType=(leadType:SPONSORED)';
const NOVEMBER = 'dateRange=(start:(year:2026,month:10,day:17),end:(year:2026,month:11,day:30))';
const REPORT = `/rest/adAnalytics?q=analytics&pivot=CREATIVE&timeGranularity=DAILY&${NOVEMBER}&accounts=List(urn%3Ali%3AsponsoredAccount%3A512345)`;

interface Json {
  elements: Record<string, unknown>[];
  code: string;
  message: string;
  paging: { total: number; links: unknown[] };
  metadata: { nextPageToken?: string };
}

let emulator: Awaited<ReturnType<typeof startLinkedInEmulator>>;
before(async () => (emulator = await startLinkedInEmulator({ world: new World({ seed: 5 }), clock: () => NOW })));
after(() => emulator.close());
afterEach(() => emulator.clear());

const HEADERS = { authorization: 'Bearer good', 'linkedin-version': '202607', 'x-restli-protocol-version': '2.0.0' };

async function call(path: string, init: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
  const answer = await fetch(emulator.url + path, { ...init, headers: { ...HEADERS, ...init.headers } });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, json: (text ? JSON.parse(text) : null) as Json };
}
const control = (name: string, body: unknown) =>
  call(`/_emulator/${name}`, { method: 'POST', body: JSON.stringify(body) });
const refusal = async (path: string, headers: Record<string, string> = {}) => {
  const { status, json } = await call(path, { headers });
  return [status, json.code];
};
const ads = () => emulator.world.adsOf(emulator.world.account('LinkedIn', '512345')!);

describe('the LinkedIn emulator', () => {
  it('tells the truth of each creative by day, in UTC, leads apart from conversions of the website', async () => {
    const fields =
      'dateRange,pivotValues,impressions,clicks,costInLocalCurrency,oneClickLeads,externalWebsiteConversions';
    const { json } = await call(`${REPORT}&fields=${fields}`);
    for (const ad of ads()) {
      const rows = json.elements.filter(
        ({ pivotValues }) => (pivotValues as string[])[0] === `urn:li:sponsoredCreative:${ad.id}`,
      );
      const { network } = truthOf(emulator.world, ad, '2026-10-17', '2026-11-30', NOW);
      const sum = (field: string) => rows.reduce((total, row) => total + Number(row[field]), 0);
      assert.equal(sum('impressions'), network.impressions);
      assert.equal(sum('oneClickLeads'), network.form);
      assert.equal(sum('externalWebsiteConversions'), network.web);
      assert.equal(Math.round(sum('costInLocalCurrency') * 1e6), network.spendMicros);
    }
  });

  it('writes costs as decimals of more than 20 digits, in a text', async () => {
    const { json } = await call(`${REPORT}&fields=costInLocalCurrency`);
    assert.ok(json.elements.some(({ costInLocalCurrency }) => /^\d+\.\d{19}$/.test(costInLocalCurrency as string)));
  });

  it('tells impressions and clicks alone where no fields are named, and refuses more than 20', async () => {
    const { json } = await call(REPORT);
    assert.deepEqual(Object.keys(json.elements[0]), ['impressions', 'clicks']);
    const fields = Array.from({ length: 21 }, () => 'clicks').join(',');
    assert.deepEqual(await refusal(`${REPORT}&fields=${fields}`), [400, 'ILLEGAL_ARGUMENT']);
    assert.deepEqual(await refusal(`${REPORT}&fields=spend`), [400, 'ILLEGAL_ARGUMENT']);
  });

  it('answers an empty list, no error, where the access is missing', async () => {
    await control('settings', { unreadable: ['512345'] });
    const { status, json } = await call(REPORT);
    assert.equal(status, 200);
    assert.deepEqual(json.elements, []);
  });

  it('tells no element beyond the largest answer, and has no pages', async () => {
    const whole = (await call(REPORT)).json.elements.length;
    await control('settings', { largestAnswer: 100 });
    assert.ok(whole > 100);
    assert.equal((await call(REPORT)).json.elements.length, 100);
    assert.equal((await call(`${REPORT}&start=100&count=100`)).json.elements.length, 100);
  });

  it('throttles more than the metric values of five minutes, and more than the calls of a day, without Retry-After', async () => {
    await control('settings', { metricValues: 2_000 });
    assert.equal((await call(REPORT)).status, 200);
    const { status, headers, json } = await call(REPORT);
    assert.equal(status, 429);
    assert.equal(headers.get('retry-after'), null);
    assert.match(json.message, /45 million/);
    await control('clock', { now: NOW + 330_000 });
    assert.equal((await call(REPORT)).status, 200);
    await control('settings', { dailyCalls: 4 });
    assert.deepEqual(await refusal(REPORT), [429, 'TOO_MANY_REQUESTS']);
    await control('clock', { now: NOW + 3 * 60 * 60 * 1000 });
    await control('settings', { dailyCalls: 1 });
    assert.equal((await call(REPORT)).status, 200);
  });

  it('refuses versions that are dead, unknown or missing', async () => {
    for (const version of ['202511', '202512', '202412', '209901', 'v2']) {
      assert.deepEqual(await refusal(REPORT, { 'linkedin-version': version }), [426, 'NONEXISTENT_VERSION'], version);
    }
    assert.deepEqual(await refusal(REPORT, { 'linkedin-version': '' }), [400, 'VERSION_MISSING']);
    for (const version of ['202601', '202609'])
      assert.equal((await call(REPORT, { headers: { 'linkedin-version': version } })).status, 200);
    await control('clock', { now: Date.parse('2027-01-15T00:00:00Z') });
    assert.deepEqual(await refusal(REPORT, { 'linkedin-version': '202601' }), [426, 'NONEXISTENT_VERSION']);
  });

  it('refuses tokens that are missing, bad, expired or without permission', async () => {
    assert.deepEqual(await refusal(REPORT, { authorization: '' }), [401, 'EMPTY_ACCESS_TOKEN']);
    assert.deepEqual(await refusal(REPORT, { authorization: 'Bearer invalid' }), [401, 'INVALID_ACCESS_TOKEN']);
    assert.deepEqual(await refusal(REPORT, { authorization: 'Bearer expired' }), [401, 'EXPIRED_ACCESS_TOKEN']);
    assert.deepEqual(await refusal(`/rest/leadFormResponses?${OWNER}`, { authorization: 'Bearer no-permission' }), [
      403,
      'ACCESS_DENIED',
    ]);
  });

  it('refuses an address that is too long, and takes the same query in a body', async () => {
    const creatives = `List(${Array.from({ length: 400 }, () => `urn%3Ali%3AsponsoredCreative%3A${ads()[0].id}`).join(',')})`;
    const query = `q=analytics&pivot=CREATIVE&timeGranularity=ALL&${NOVEMBER}&creatives=${creatives}`;
    assert.equal((await call(`/rest/adAnalytics?${query}`)).status, 414);
    const { status, json } = await call('/rest/adAnalytics', {
      method: 'POST',
      body: query,
      headers: { 'x-http-method-override': 'GET', 'content-type': 'application/x-www-form-urlencoded' },
    });
    assert.equal(status, 200);
    assert.equal(json.elements.length, 1);
  });

  it('lists responses by time, page by page, tests apart, withdrawn ones not', async () => {
    const { world } = emulator;
    const form = world.forms.find(({ network, accountId }) => network === 'LinkedIn' && accountId === '512345')!;
    const all = world.submissionsOf({ form }, NOW);
    const expected = all.filter(({ isTest, deletedAt }) => !isTest && !(deletedAt !== null && deletedAt <= NOW));
    const ids: unknown[] = [];
    for (let start = 0; ; start += 7) {
      const { json } = await call(`/rest/leadFormResponses?${OWNER}&limitedToTestLeads=false&start=${start}&count=7`);
      ids.push(...json.elements.map(({ id }) => id));
      assert.equal(json.paging.total, expected.length);
      if (!json.paging.links.length) break;
    }
    assert.deepEqual(
      ids,
      expected.map(({ id }) => id),
    );
    const gone = all.find(({ deletedAt }) => deletedAt !== null && deletedAt <= NOW)!;
    assert.equal((await call(`/rest/leadFormResponses/${gone.id}`)).status, 404);
    const tests = await call(`/rest/leadFormResponses?${OWNER}&limitedToTestLeads=true`);
    assert.deepEqual(
      tests.json.elements.map(({ testLead, associatedEntity }) => [testLead, associatedEntity]),
      [[true, undefined]],
    );
    const middle = expected[5].submittedAt;
    const range = await call(
      `/rest/leadFormResponses?${OWNER}&submittedAtTimeRange=(start:${middle},end:${middle + 1})`,
    );
    assert.deepEqual(
      range.json.elements.map(({ id }) => id),
      expected.filter(({ submittedAt }) => submittedAt === middle).map(({ id }) => id),
    );
    assert.equal(
      (await call(`/rest/leadFormResponses?${OWNER}&submittedAtTimeRange=(start:${middle})&count=500`)).json.elements
        .length,
      expected.length - 5,
    );
  });

  it('gives answers by ids that only the form of that version explains', async () => {
    const { json } = await call(`/rest/leadFormResponses?${OWNER}&count=500`);
    const versions = new Set(json.elements.map(({ versionedLeadGenFormUrn }) => versionedLeadGenFormUrn));
    assert.equal(versions.size, 2);
    for (const element of json.elements) {
      const [, id, version] = /leadGenForm:(\d+),(\d+)/.exec(element.versionedLeadGenFormUrn as string)!;
      const form = (await call(`/rest/leadForms/${id}?version=${version}`)).json as unknown as {
        content: { questions: { questionId: number; predefinedField?: string }[] };
      };
      const asked = form.content.questions.map(({ questionId }) => questionId);
      const { answers } = element.formResponse as { answers: { questionId: number }[] };
      assert.deepEqual(
        answers.map(({ questionId }) => questionId),
        asked,
      );
      assert.ok(form.content.questions.some(({ predefinedField }) => predefinedField === 'EMAIL'));
    }
    const id = json.elements[0].id as string;
    assert.deepEqual((await call(`/rest/leadFormResponses/${id}?fields=id,formResponse:(answers)`)).json, {
      id,
      formResponse: json.elements[0].formResponse,
    });
  });

  it('takes parentheses of a URN encoded, those of a parameter literally, and nothing else', async () => {
    const form = emulator.world.forms.find(({ network }) => network === 'LinkedIn')!;
    const urn = (open: string, comma: string, close: string) =>
      `/rest/leadFormResponses?${OWNER}&count=500&versionedLeadGenFormUrn=urn%3Ali%3AversionedLeadGenForm%3A${open}urn%3Ali%3AleadGenForm%3A${form.id}${comma}2${close}`;
    const { status, json } = await call(urn('%28', '%2C', '%29'));
    assert.equal(status, 200);
    assert.ok(json.elements.length > 0);
    assert.deepEqual(await refusal(urn('(', ',', ')')), [400, 'ILLEGAL_ARGUMENT']);
    assert.deepEqual(
      await refusal(`/rest/leadFormResponses?${OWNER.replace('(sponsored', '%28sponsored').replace('345)', '345%29')}`),
      [400, 'ILLEGAL_ARGUMENT'],
    );
    assert.deepEqual(await refusal(`/rest/leadFormResponses?${OWNER.replaceAll('%3A', ':')}`), [
      400,
      'ILLEGAL_ARGUMENT',
    ]);
    assert.deepEqual(parseRestli("List((a:1,b:List(x,y)),'')"), [{ a: '1', b: ['x', 'y'] }, '']);
    assert.deepEqual(await refusal(REPORT, { 'x-restli-protocol-version': '1.0.0' }), [400, 'ILLEGAL_ARGUMENT']);
  });

  it('finds accounts, campaigns and creatives by pages with a token', async () => {
    assert.equal((await call('/rest/adAccounts?q=search')).json.elements.length, 2);
    const found: unknown[] = [];
    let token: string | undefined;
    do {
      const { json } = await call(
        `/rest/adAccounts/512345/creatives?q=criteria&pageSize=5${token ? `&pageToken=${token}` : ''}`,
      );
      found.push(...json.elements.map(({ id }) => id));
      token = json.metadata.nextPageToken;
    } while (token);
    assert.deepEqual(
      found,
      ads().map(({ id }) => `urn:li:sponsoredCreative:${id}`),
    );
    const campaigns = (await call('/rest/adAccounts/512345/adCampaigns?q=search')).json.elements;
    assert.deepEqual(new Set(campaigns.map(({ id }) => String(id))), new Set(ads().map(({ adSetId }) => adSetId)));
  });

  it('goes wrong on demand, and loses nothing to a short page', async () => {
    const fault = (kind: string) => control('faults', { script: [{ kind }] });
    await fault('throttled');
    assert.deepEqual(await refusal(REPORT), [429, 'TOO_MANY_REQUESTS']);
    await fault('token-expired');
    assert.deepEqual(await refusal(REPORT), [401, 'EXPIRED_ACCESS_TOKEN']);
    await fault('temporary');
    assert.equal((await call(REPORT)).status, 503);
    await fault('truncated');
    await assert.rejects(call(REPORT));
    await fault('partial-page');
    const { json } = await call(`/rest/leadFormResponses?${OWNER}&count=10`);
    assert.equal(json.elements.length, 5);
    assert.match(JSON.stringify(json.paging.links), /start=5&/);
  });
});

describe("LinkedIn's own client", () => {
  const client = new RestliClient();
  before(() => {
    client.axiosInstance.interceptors.request.use((config) => ({
      ...config,
      url: config.url!.replace('https://api.linkedin.com', emulator.url),
    }));
  });
  const usual = { accessToken: 'good', versionString: '202607' };
  const day = (date: number) => ({ year: 2026, month: 11, day: date });
  const report = (creatives: string[]) =>
    client.finder({
      ...usual,
      resourcePath: '/adAnalytics',
      finderName: 'analytics',
      queryParams: {
        pivot: 'CREATIVE',
        timeGranularity: 'ALL',
        dateRange: { start: day(1), end: day(30) },
        creatives,
        fields: 'pivotValues,impressions,costInLocalCurrency',
      },
    });

  it('reads reports, in an address and, above 4,000 characters, in a body', async () => {
    const one = `urn:li:sponsoredCreative:${ads()[0].id}`;
    const short = await report([one]);
    const long = await report(Array.from({ length: 300 }, () => one));
    assert.deepEqual(short.data.elements, long.data.elements);
    assert.equal(short.data.elements.length, 1);
    assert.deepEqual(
      emulator.received().map(({ method }) => method),
      ['GET', 'POST'],
    );
  });

  it('reads lead responses of a form version, and a form', async () => {
    const form = emulator.world.forms.find(({ network }) => network === 'LinkedIn')!;
    const { data } = await client.finder({
      ...usual,
      resourcePath: '/leadFormResponses',
      finderName: 'owner',
      queryParams: {
        owner: { sponsoredAccount: ACCOUNT },
        leadType: { leadType: 'SPONSORED' },
        limitedToTestLeads: false,
        submittedAtTimeRange: { start: 1, end: NOW },
        versionedLeadGenFormUrn: `urn:li:versionedLeadGenForm:(urn:li:leadGenForm:${form.id},1)`,
        start: 0,
        count: 100,
      },
    });
    const elements = data.elements as unknown as { id: string; versionedLeadGenFormUrn: string }[];
    assert.ok(
      elements.length > 0 && elements.every(({ versionedLeadGenFormUrn }) => versionedLeadGenFormUrn.endsWith(',1)')),
    );
    const got = await client.get({ ...usual, resourcePath: '/leadForms/{id}', pathKeys: { id: form.id } });
    assert.equal((got.data as { id: number }).id, Number(form.id));
    const single = await client.get({
      ...usual,
      resourcePath: '/leadFormResponses/{id}',
      pathKeys: { id: elements[0].id },
    });
    assert.deepEqual(single.data, elements[0]);
  });

  it('is told about a dead version by 426', async () => {
    await assert.rejects(client.get({ ...usual, versionString: '202511', resourcePath: '/adAccounts/1' }), /426/);
  });
});

describe('lead notifications of LinkedIn', () => {
  let server: Server;
  let webhook: string;
  let knows = true;
  const posts: { body: string; signature: string | undefined }[] = [];
  const hmac = (text: string) => createHmac('sha256', CLIENT_SECRET).update(text).digest('hex');
  const bodyOf = async (request: IncomingMessage) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    return body;
  };
  before(async () => {
    server = createServer((request, response) => {
      void (async () => {
        const code = new URL(request.url!, 'http://x').searchParams.get('challengeCode');
        if (request.method === 'GET') {
          response.writeHead(200, { 'content-type': 'application/json' });
          return response.end(JSON.stringify({ challengeCode: code, challengeResponse: knows ? hmac(code!) : 'no' }));
        }
        posts.push({ body: await bodyOf(request), signature: request.headers['x-li-signature'] as string });
        return response.writeHead(204).end();
      })();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    webhook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  after(() => server.close());
  afterEach(() => {
    posts.length = 0;
    knows = true;
  });
  const subscribe = () =>
    call('/rest/leadNotifications', {
      method: 'POST',
      body: JSON.stringify({ webhook, owner: { sponsoredAccount: ACCOUNT }, leadType: 'SPONSORED' }),
    });

  it('are subscribed to by a webhook that answers the challenge, and blocked after three it does not', async () => {
    const { status, headers } = await subscribe();
    assert.equal(status, 201);
    assert.match(headers.get('x-restli-id')!, /^\d+$/);
    knows = false;
    assert.equal((await subscribe()).status, 400);
    for (let i = 0; i < 3; i++) await control('handshakes', {});
    const { json } = await call('/rest/leadNotifications?q=criteria');
    assert.deepEqual(
      json.elements.map(({ isBlocked }) => isBlocked),
      [true],
    );
    await call(`/rest/leadNotifications/${headers.get('x-restli-id')}`, { method: 'DELETE' });
    assert.deepEqual((await call('/rest/leadNotifications?q=criteria')).json.elements, []);
  });

  it('can ask a challenge that is no UUID', async () => {
    const { json } = await control('handshakes', { url: webhook, code: 'sign-this' });
    assert.deepEqual(json, { status: 200, isValid: true });
  });

  it('are signed over prefix and body, and tell each lead', async () => {
    await control('webhooks', { url: webhook });
    const form = emulator.world.forms.filter(({ network }) => network === 'LinkedIn');
    const expected = form
      .flatMap((one) => emulator.world.submissionsOf({ form: one }, NOW))
      .filter(({ isTest }) => !isTest);
    assert.equal(posts.length, expected.length);
    for (const { body, signature } of posts) {
      assert.equal(signature, hmac(`hmacsha256=${body}`));
      assert.match((JSON.parse(body) as { leadGenForm: string }).leadGenForm, /\(urn:li:leadGenForm:\d+, \d+\)$/);
    }
  });

  it('tell of withdrawn leads, repeat, and can be forged', async () => {
    await control('webhooks', { url: webhook, action: 'DELETED', limit: 2 });
    assert.ok(posts.length > 0 && posts.every(({ body }) => body.includes('"leadAction":"DELETED"')));
    posts.length = 0;
    await control('webhooks', { url: webhook, limit: 10, duplicates: 1 });
    assert.equal(posts.length, 20);
    await control('webhooks', { url: webhook, limit: 1, secret: 'guessed' });
    assert.notEqual(posts.at(-1)!.signature, hmac(`hmacsha256=${posts.at(-1)!.body}`));
  });
});
