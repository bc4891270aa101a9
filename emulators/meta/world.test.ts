/** Insights, forms, leads and webhooks of the generated world. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import sdk from 'facebook-nodejs-business-sdk';
import { dayOf } from '../world/days.ts';
import { truthOf } from '../world/truth.ts';
import { World } from '../world/world.ts';
import { crmEvent, emulatorForTests, refusalIn, type Answer } from './fixture.ts';
import { INSIGHT_FIELDS } from './insights.ts';
import { FORM_FIELDS, LEAD_FIELDS } from './leads.ts';
import { LOCAL_APP_SECRET } from './server.ts';

const NOW = Date.parse('2026-12-01T12:00:00Z') / 1000;
const ACCOUNT = 'act_10100';
const FIELDS = 'ad_id,ad_name,campaign_id,impressions,clicks,spend,actions,attribution_setting';
const RANGE = encodeURIComponent(JSON.stringify({ since: '2026-10-10', until: '2026-12-01' }));
const REPORT = `/v27.0/${ACCOUNT}/insights?level=ad&time_increment=1&fields=${FIELDS}&time_range=${RANGE}`;

const meta = emulatorForTests({ world: new World({ seed: 5 }), clock: () => NOW });
interface Row {
  ad_id: string;
  date_start: string;
  impressions: string;
  spend: string;
  actions?: { action_type: string; value: string }[];
}
interface List<T = Record<string, unknown>> {
  data: T[];
  paging?: { next?: string; cursors: { after: string } };
}
const list = <T = Record<string, unknown>>({ json }: Answer) => json as unknown as List<T>;

async function all<T = Record<string, unknown>>(path: string): Promise<T[]> {
  const rows: T[] = [];
  let next: string | undefined = path;
  while (next) {
    const answer: Answer = await meta.get(next);
    assert.equal(answer.status, 200, JSON.stringify(answer.json));
    const { data, paging } = list<T>(answer);
    rows.push(...data);
    next = paging?.next?.replace(meta.emulator.url, '');
  }
  return rows;
}
const world = () => meta.emulator.world;
const account = () => world().account('Facebook', ACCOUNT)!;
const form = () => world().forms.find(({ network, status }) => network === 'Facebook' && status === 'ACTIVE')!;
const now = NOW * 1000;

describe('insights', () => {
  it('tell the truth of each ad by day in the zone of the account, numbers as texts', async () => {
    const rows = await all<Row>(`${REPORT}&limit=100`);
    for (const ad of world().adsOf(account())) {
      const own = rows.filter(({ ad_id: id }) => id === ad.id);
      const { network } = truthOf(world(), ad, '2026-10-10', '2026-12-01', now);
      const actions = (type: string) =>
        own
          .flatMap(({ actions: some = [] }) => some)
          .filter((one) => one.action_type === type)
          .reduce((sum, { value }) => sum + Number(value), 0);
      assert.equal(
        own.reduce((sum, { impressions }) => sum + Number(impressions), 0),
        network.impressions,
      );
      assert.equal(
        Math.round(own.reduce((sum, { spend }) => sum + Number(spend), 0) * 100),
        Math.round(network.spendMicros / 10_000),
      );
      assert.equal(actions('onsite_conversion.lead_grouped'), network.form);
      assert.equal(actions('offsite_conversion.fb_pixel_lead'), network.web);
      assert.equal(actions('onsite_web_lead'), network.web);
      assert.equal(actions('lead'), network.total);
    }
    assert.ok(rows.every(({ impressions, spend }) => typeof impressions === 'string' && /^\d+\.\d\d$/.test(spend)));
    assert.ok(rows.some(({ actions = [] }) => !actions.some(({ action_type: type }) => type === 'lead')));
    assert.ok(rows.every(({ date_start: day }) => day <= dayOf(now, account().timeZone)));
  });

  it('date a lead of a form by its impression, not by its submission', async () => {
    const rows = await all<Row>(`${REPORT}&limit=500`);
    const moved = world()
      .adsOf(account())
      .flatMap((ad) => world().historyOf(ad).submissions)
      .find(
        ({ adKey, impressionAt, submittedAt }) =>
          adKey && dayOf(impressionAt, account().timeZone) < dayOf(submittedAt, account().timeZone),
      )!;
    const row = rows.find(
      (one) =>
        `Facebook:${one.ad_id}` === moved.adKey && one.date_start === dayOf(moved.impressionAt, account().timeZone),
    )!;
    assert.ok(row.actions!.some(({ action_type: type }) => type === 'onsite_conversion.lead_grouped'));
  });

  it('page by a cursor', async () => {
    const first = list(await meta.get(`${REPORT}&limit=10`));
    const second = list(await meta.get(`${REPORT}&limit=10&after=${first.paging!.cursors.after}`));
    assert.equal(first.data.length, 10);
    assert.notDeepEqual(second.data, first.data);
    assert.deepEqual(refusalIn(await meta.get(`${REPORT}&after=nothing`)).code, 100);
  });

  it('run asynchronously: ordered, polled, read', async () => {
    const ordered = await meta.call(REPORT, { method: 'POST', headers: { authorization: 'Bearer good' } });
    const id = ordered.json.report_run_id as string;
    const statuses: unknown[] = [];
    for (let i = 0; i < 3; i++) statuses.push((await meta.get(`/v27.0/${id}?fields=async_status`)).json.async_status);
    assert.deepEqual(statuses, ['Job Not Started', 'Job Running', 'Job Completed']);
    assert.deepEqual(await all(`/v27.0/${id}/insights?limit=500`), await all(`${REPORT}&limit=500`));
  });

  it('fail asynchronously with a code that may be negative', async () => {
    await meta.control('settings', 'POST', {
      failReports: [{ error_code: -2, error_subcode: 2490547 }],
      pollsUntilDone: 0,
    });
    const ordered = await meta.call(REPORT, { method: 'POST', headers: { authorization: 'Bearer good' } });
    const run = await meta.get(
      `/v27.0/${ordered.json.report_run_id as string}?fields=async_status,error_code,error_subcode`,
    );
    assert.deepEqual([run.json.async_status, run.json.error_code, run.json.error_subcode], ['Job Failed', -2, 2490547]);
    assert.equal((await meta.get(`/v27.0/${ordered.json.report_run_id as string}/insights`)).status, 400);
  });

  it('refuse synchronously what would take too long', async () => {
    await meta.control('settings', 'POST', { largestSync: 100 });
    assert.deepEqual(refusalIn(await meta.get(REPORT)), { status: 400, code: 100, subcode: 1504018 });
  });

  it('give no row and no error for breakdowns that need an opt-in, and refuse others', async () => {
    assert.deepEqual(list(await meta.get(`${REPORT}&breakdowns=impression_device`)).data, []);
    await meta.control('settings', 'POST', { optedIn: true });
    assert.ok(list(await meta.get(`${REPORT}&breakdowns=impression_device`)).data.length > 0);
    assert.deepEqual(refusalIn(await meta.get(`${REPORT}&breakdowns=shoe_size`)), {
      status: 400,
      code: 2,
      subcode: 1504041,
    });
  });

  const refused: [what: string, change: (path: string) => string, code: number][] = [
    ['an unknown field', (path) => path.replace('clicks', 'klicks'), 100],
    ['an unknown level', (path) => path.replace('level=ad', 'level=page'), 100],
    ['a range that ends before it starts', (path) => path.replace('2026-10-10', '2026-12-02'), 100],
    ['a range without days', (path) => path.replace('2026-10-10', '2026-13-10'), 100],
    ['days beyond 37 months', (path) => path.replace('2026-10-10', '2023-10-31'), 3018],
    ['Marketing versions that have ended', (path) => path.replace('v27.0', 'v24.0'), 2635],
  ];
  for (const [what, change, code] of refused) {
    it(`refuse ${what}`, async () => assert.equal(refusalIn(await meta.get(change(REPORT))).code, code));
  }

  it('are refused on v25 once its Marketing end has come, while conversions are still taken', async () => {
    await meta.control('clock', 'POST', { now: Date.parse('2027-02-23T00:00:00Z') / 1000 });
    assert.equal(refusalIn(await meta.get(REPORT.replace('v27.0', 'v25.0'))).code, 2635);
    assert.equal((await meta.post({ data: [crmEvent({ event_time: NOW - 60 })] }, { version: 'v25.0' })).status, 200);
  });
});

describe('forms and leads', () => {
  it('are listed by the page, with the questions of each form', async () => {
    const forms = await all<{ id: string; questions: { key: string; type: string }[] }>(
      `/v27.0/${form().pageId}/leadgen_forms?fields=id,name,status,questions&limit=1`,
    );
    assert.deepEqual(
      forms.map(({ id }) => id),
      world()
        .forms.filter(({ pageId }) => pageId === form().pageId)
        .map(({ id }) => id),
    );
    assert.deepEqual(forms[0].questions.find(({ key }) => key === 'email')?.type, 'EMAIL');
  });

  it('give every lead of a form once, the newest first, organic and test leads without an ad', async () => {
    const leads = await all<{ id: string; ad_id?: string; is_organic: boolean }>(
      `/v27.0/${form().id}/leads?fields=id,ad_id,is_organic&limit=7`,
    );
    const expected = world()
      .submissionsOf({ form: form() }, now)
      .sort((a, b) => b.submittedAt - a.submittedAt || (a.id < b.id ? 1 : -1));
    assert.deepEqual(
      leads.map(({ id }) => id),
      expected.map(({ id }) => id),
    );
    assert.ok(leads.some(({ is_organic: isOrganic }) => isOrganic));
    for (const lead of leads) assert.equal(lead.is_organic, lead.ad_id === undefined);
  });

  it('give answers by key as arrays, consents as texts, and nothing of consents in the answers', async () => {
    const submission = world().submissionsOf({ form: form() }, now)[0];
    const { json } = await meta.get(
      `/v27.0/${submission.id}?fields=id,created_time,field_data,custom_disclaimer_responses`,
    );
    const data = json.field_data as { name: string; values: string[] }[];
    assert.deepEqual(data.find(({ name }) => name === 'email')?.values, [submission.email]);
    assert.ok(data.every(({ values }) => Array.isArray(values)));
    assert.ok(
      (json.custom_disclaimer_responses as { is_checked: string }[]).every(({ is_checked: isChecked }) =>
        ['1', ''].includes(isChecked),
      ),
    );
    assert.match(json.created_time as string, /\+0000$/);
    assert.deepEqual(Object.keys((await meta.get(`/v27.0/${submission.id}`)).json), [
      'id',
      'created_time',
      'field_data',
    ]);
  });

  it('are filtered by time, each operator as documented', async () => {
    const submissions = world().submissionsOf({ form: form() }, now);
    const at = Math.floor(submissions[3].submittedAt / 1000);
    const count = async (operator: string) =>
      (
        await all(
          `/v27.0/${form().id}/leads?limit=500&filtering=${encodeURIComponent(JSON.stringify([{ field: 'time_created', operator, value: at }]))}`,
        )
      ).length;
    const seconds = submissions.map(({ submittedAt }) => Math.floor(submittedAt / 1000));
    assert.equal(await count('GREATER_THAN'), seconds.filter((one) => one > at).length);
    assert.equal(await count('GREATER_THAN_OR_EQUAL'), seconds.filter((one) => one >= at).length);
    assert.equal(await count('LESS_THAN'), seconds.filter((one) => one < at).length);
    assert.equal(refusalIn(await meta.get(`/v27.0/${form().id}/leads?filtering=nothing`)).code, 100);
  });

  it('of an ad are a part of those of its form', async () => {
    const ad = world().ads.find(({ network, formId }) => network === 'Facebook' && formId === form().id)!;
    const ofAd = await all<{ id: string }>(`/v27.0/${ad.id}/leads?limit=500`);
    const ofForm = new Set((await all<{ id: string }>(`/v27.0/${form().id}/leads?limit=500`)).map(({ id }) => id));
    assert.ok(ofAd.length > 0 && ofAd.length < ofForm.size && ofAd.every(({ id }) => ofForm.has(id)));
  });

  it('are gone after 90 days, unknown before they exist, and lack the ad where the role in its account is missing', async () => {
    const submission = world()
      .submissionsOf({ form: form() }, now)
      .find(({ adKey }) => adKey)!;
    meta.emulator.access.configure(null);
    assert.equal('ad_id' in (await meta.get(`/v27.0/${submission.id}?fields=id,ad_id`)).json, true);
    assert.equal('ad_id' in (await meta.get(`/v27.0/${submission.id}?fields=id,ad_id`, 'no-ads')).json, false);
    meta.emulator.access.configure([{ value: 'good' }]);
    await meta.control('clock', 'POST', { now: NOW + 91 * 24 * 60 * 60 });
    assert.deepEqual(refusalIn(await meta.get(`/v27.0/${submission.id}`)), { status: 400, code: 100, subcode: 33 });
    assert.deepEqual(await all(`/v27.0/${form().id}/leads`), []);
  });

  it('have one test lead a form: the old one is deleted first', async () => {
    const path = `/v27.0/${form().id}/test_leads`;
    const post = () => meta.call(path, { method: 'POST', headers: { authorization: 'Bearer good' } });
    const [existing] = await all<{ id: string }>(path);
    assert.equal((await post()).status, 400);
    await meta.call(`/v27.0/${existing.id}`, { method: 'DELETE', headers: { authorization: 'Bearer good' } });
    const made = (await post()).json.id as string;
    assert.equal((await meta.get(`/v27.0/${made}?fields=id,is_organic`)).json.is_organic, true);
    const real = world()
      .submissionsOf({ form: form() }, now)
      .find(({ isTest }) => !isTest)!;
    assert.equal(
      (await meta.call(`/v27.0/${real.id}`, { method: 'DELETE', headers: { authorization: 'Bearer good' } })).status,
      403,
    );
  });

  it('are throttled by the leads of the page: 80005, with the minutes in the header', async () => {
    await meta.control('settings', 'POST', { leadCallsPerLead: 0 });
    assert.equal(refusalIn(await meta.get(`/v27.0/${form().id}/leads`)).code, 80005);
    await meta.control('settings', 'POST', { leadCallsPerLead: 4_800 });
    await meta.control('read-faults', 'POST', { script: [{ kind: 'throttled' }] });
    const answer = await meta.get(`/v27.0/${form().id}/leads`);
    assert.equal(refusalIn(answer).code, 80005);
    const [usage] = Object.values(
      JSON.parse(answer.headers.get('x-business-use-case-usage')!) as Record<string, [Record<string, unknown>]>,
    )[0];
    assert.deepEqual([usage.type, usage.call_count, usage.estimated_time_to_regain_access], ['leadgen', 100, 5]);
  });

  it('go wrong on demand, and lose nothing to short pages', async () => {
    const path = `/v27.0/${form().id}/leads?limit=10`;
    const whole = await all(path);
    const fault = (kind: string, more: object = {}) =>
      meta.control('read-faults', 'POST', { script: [{ kind, ...more }] });
    await fault('partial-page');
    assert.deepEqual(await all(path), whole);
    await fault('out-of-order');
    assert.notDeepEqual(list(await meta.get(path)).data, whole.slice(0, 10));
    await fault('duplicates');
    assert.equal(list(await meta.get(path)).data.length, 15);
    await fault('token-expired');
    assert.deepEqual(refusalIn(await meta.get(path)), { status: 401, code: 190, subcode: 463 });
    await fault('error', { error: { code: 4, subcode: 1504022 } });
    assert.deepEqual(refusalIn(await meta.get(path)), { status: 400, code: 4, subcode: 1504022 });
    await fault('truncated');
    await assert.rejects(meta.get(path));
    await fault('reset');
    await assert.rejects(meta.get(path));
  });

  it('are sent to an app that the page has subscribed', async () => {
    const path = `/v27.0/${form().pageId}/subscribed_apps`;
    assert.deepEqual(list(await meta.get(path)).data, []);
    await meta.call(`${path}?subscribed_fields=leadgen`, { method: 'POST', headers: { authorization: 'Bearer good' } });
    assert.deepEqual(list(await meta.get(path)).data[0].subscribed_fields, ['leadgen']);
  });
});

describe('lead ids of conversion events', () => {
  const send = (id: string) =>
    meta.post(JSON.stringify({ data: [crmEvent({ event_time: NOW - 60 })] }).replace('1234567890123456', id));

  it('must exist where they have the digits of the world, others are taken', async () => {
    const known = world().submissionsOf({ form: form() }, now)[0].id;
    assert.equal((await send(known)).status, 200);
    assert.deepEqual(refusalIn(await send(`${known.slice(0, -3)}999`)), { status: 400, code: 100, subcode: 2804036 });
    assert.equal((await send('1234567890123456')).status, 200);
  });

  it('must be in the list, once there is one', async () => {
    await meta.control('leads', 'POST', ['1234567890123456']);
    assert.equal((await send('1234567890123456')).status, 200);
    assert.equal(refusalIn(await send('1234567890123457')).subcode, 2804036);
    await meta.control('leads', 'DELETE');
    assert.equal((await send('1234567890123457')).status, 200);
  });
});

describe('the webhook of a page', () => {
  let server: Server;
  let url: string;
  const posts: { body: string; signature: unknown }[] = [];
  let statuses: number[] = [];
  const textOf = async (request: IncomingMessage) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    return text;
  };
  before(async () => {
    server = createServer((request, response) => {
      void (async () => {
        const query = new URL(request.url!, 'http://x').searchParams;
        if (request.method === 'GET')
          return response
            .writeHead(query.get('hub.verify_token') === 'right' ? 200 : 403)
            .end(query.get('hub.challenge'));
        posts.push({ body: await textOf(request), signature: request.headers['x-hub-signature-256'] });
        return response.writeHead(statuses.shift() ?? 200).end();
      })();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  after(() => server.close());
  afterEach(() => (posts.length = 0));
  const send = async (more: object = {}) =>
    (await meta.control('webhooks', 'POST', { url, ...more })).json as unknown as { statuses: number[] }[];

  it('gets several entries and changes in one post, signed over its bytes', async () => {
    await send({ entriesPerPost: 2, changesPerEntry: 3, limit: 12 });
    assert.equal(posts.length, 2);
    for (const { body, signature } of posts) {
      assert.equal(signature, `sha256=${createHmac('sha256', LOCAL_APP_SECRET).update(body).digest('hex')}`);
      const { object, entry } = JSON.parse(body) as { object: string; entry: { changes: unknown[] }[] };
      assert.equal(object, 'page');
      assert.deepEqual(
        entry.map(({ changes }) => changes.length),
        [3, 3],
      );
    }
  });

  it('gets ids as numbers beyond 2^53, whole, or as texts; no answers', async () => {
    await send({ limit: 1 });
    const [, id] = /"leadgen_id":(\d{17})\D/.exec(posts[0].body)!;
    assert.equal(meta.emulator.world.submission('Facebook', id)?.id, id);
    assert.notEqual(String(Number(id) + 1), String(BigInt(id) + 1n));
    assert.doesNotMatch(posts[0].body, /example\.com/);
    await send({ limit: 1, idsAs: 'string' });
    assert.match(posts[1].body, /"leadgen_id":"\d{17}"/);
  });

  it('gets a post again until it answers 200, some twice, some forged', async () => {
    statuses = [500, 404, 200];
    assert.deepEqual((await send({ limit: 1 }))[0].statuses, [500, 404, 200]);
    await send({ limit: 5, duplicates: 1, outOfOrder: true });
    assert.equal(posts.length, 13);
    await send({ limit: 1, secret: 'guessed' });
    const { body, signature } = posts.at(-1)!;
    assert.notEqual(signature, `sha256=${createHmac('sha256', LOCAL_APP_SECRET).update(body).digest('hex')}`);
  });

  it('is verified by its challenge and token', async () => {
    assert.deepEqual((await meta.control('verify', 'POST', { url, verifyToken: 'right' })).json, {
      status: 200,
      isValid: true,
    });
    assert.equal((await meta.control('verify', 'POST', { url, verifyToken: 'wrong' })).json.isValid, false);
  });
});

describe("Meta's own client", () => {
  const { AdAccount, AdsInsights, EventRequest, FacebookAdsApi, Lead, LeadgenForm, Page, ServerEvent, UserData } = sdk;
  const usual = {
    graph: Object.getOwnPropertyDescriptor(FacebookAdsApi, 'GRAPH')!,
    version: Object.getOwnPropertyDescriptor(FacebookAdsApi, 'VERSION')!,
  };
  before(() => {
    Object.defineProperty(FacebookAdsApi, 'GRAPH', { configurable: true, get: () => meta.emulator.url });
    Object.defineProperty(FacebookAdsApi, 'VERSION', { configurable: true, get: () => 'v27.0' });
    FacebookAdsApi.init('good');
  });
  after(() => {
    Object.defineProperty(FacebookAdsApi, 'GRAPH', usual.graph);
    Object.defineProperty(FacebookAdsApi, 'VERSION', usual.version);
  });

  it('knows every field that is known here', () => {
    const known = (fields: Record<string, string>) => new Set(Object.values(fields));
    assert.deepEqual(LEAD_FIELDS, known(Lead.Fields));
    assert.deepEqual(FORM_FIELDS, known(LeadgenForm.Fields));
    const insightFields = known(AdsInsights.Fields);
    assert.deepEqual(
      [...INSIGHT_FIELDS].filter((field) => !insightFields.has(field)),
      [],
    );
  });

  it('sends its plainest request of events, in which whatever was not set is null', async () => {
    const event = new ServerEvent()
      .setEventName('Qualified')
      .setEventTime(NOW - 60)
      .setUserData(new UserData().setEmail('nora@example.com'))
      .setActionSource('system_generated');
    const response = await new EventRequest('good', '1234567').setEvents([event]).execute();
    assert.equal(response.events_received, 1);
    assert.equal(meta.emulator.received().at(-1)?.error, null);
  });

  it('reads insights through all pages', async () => {
    let cursor = await new AdAccount(ACCOUNT).getInsights(['ad_id', 'impressions'], {
      level: 'ad',
      time_increment: 1,
      time_range: { since: '2026-11-01', until: '2026-11-10' },
      limit: 50,
    });
    const rows = [...cursor];
    while (cursor.hasNext()) {
      cursor = await cursor.next();
      rows.push(...cursor);
    }
    const expected = await all(
      `/v27.0/${ACCOUNT}/insights?level=ad&time_increment=1&fields=ad_id,impressions&limit=500&time_range=${encodeURIComponent('{"since":"2026-11-01","until":"2026-11-10"}')}`,
    );
    assert.deepEqual(
      rows.map((row: { _data: unknown }) => row._data),
      expected,
    );
  });

  it('reads forms of a page, leads of a form, and one lead', async () => {
    const forms = await new Page(form().pageId!).getLeadGenForms(['id', 'questions']);
    assert.ok(forms.length > 0);
    const leads = await new LeadgenForm(form().id).getLeads(['id', 'field_data', 'ad_id'], { limit: 5 });
    assert.equal(leads.length, 5);
    const lead = await new Lead(leads[0].id as string).get(['id', 'form_id']);
    assert.equal(lead.form_id, form().id);
  });
});
