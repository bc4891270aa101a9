import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays, dayOf, localTime } from '../world/days.ts';
import { truthOf } from '../world/truth.ts';
import { CUSTOMER, googleForTests, MANAGED, MANAGER, NOW } from './fixture.ts';

type Group = Record<string, Record<string, string | number>>;

describe('the Google Ads emulator', () => {
  const google = googleForTests();
  const all = "segments.date BETWEEN '2026-10-17' AND '2026-12-01'";

  it('tells the account: currency, time zone, an id of ten digits as text', async () => {
    const [row] = await google.rows('SELECT customer.id, customer.currency_code, customer.time_zone FROM customer');
    const { currency, timeZone } = google.emulator.world.account('Google', CUSTOMER)!;
    assert.deepEqual(row, {
      customer: { resourceName: `customers/${CUSTOMER}`, id: CUSTOMER, currencyCode: currency, timeZone },
    });
  });

  it('delivers the same numbers as the truth, ad by ad, performance max by asset group', async () => {
    const { world } = google.emulator;
    const query = (resource: string, id: string) =>
      `SELECT ${id}, segments.date, metrics.impressions, metrics.clicks, metrics.cost_micros FROM ${resource} WHERE ${all}`;
    const ads = await google.rows(query('ad_group_ad', 'ad_group_ad.ad.id'));
    const groups = await google.rows(query('asset_group', 'asset_group.id'));
    for (const ad of world.adsOf(world.account('Google', CUSTOMER)!)) {
      const rows = (ad.level === 'Ad' ? ads : groups).filter((row) => {
        const { adGroupAd, assetGroup } = row as { adGroupAd?: { ad: { id: string } }; assetGroup?: { id: string } };
        return (adGroupAd?.ad.id ?? assetGroup?.id) === ad.id;
      }) as Group[];
      const { network } = truthOf(world, ad, world.firstDay, '2026-12-01', NOW);
      const sum = (metric: string) => rows.reduce((total, { metrics }) => total + Number(metrics[metric] ?? 0), 0);
      assert.equal(sum('impressions'), network.impressions);
      assert.equal(sum('clicks'), network.clicks);
      assert.equal(sum('costMicros'), network.spendMicros);
      assert.ok(rows.every(({ metrics }) => typeof metrics.costMicros === 'string'));
    }
    assert.ok(groups.length > 0);
  });

  it('tells conversions by action in a query of their own, hosted forms apart from the website', async () => {
    const { world } = google.emulator;
    const actions = (await google.rows(
      'SELECT conversion_action.id, conversion_action.type FROM conversion_action',
    )) as Group[];
    const typeByName = new Map(
      actions.map(({ conversionAction }) => [conversionAction.resourceName, conversionAction.type]),
    );
    const rows = (await google.rows(
      `SELECT campaign.id, segments.date, segments.conversion_action, metrics.conversions, metrics.all_conversions FROM campaign WHERE ${all}`,
    )) as Group[];
    const sum = (type: string, metric: string) =>
      rows
        .filter(({ segments }) => typeByName.get(segments.conversionAction) === type)
        .reduce((total, { metrics }) => total + Number(metrics[metric] ?? 0), 0);
    const truth = world
      .adsOf(world.account('Google', CUSTOMER)!)
      .map((ad) => truthOf(world, ad, world.firstDay, '2026-12-01', NOW).network);
    const total = (of: 'form' | 'web' | 'other') => truth.reduce((sumOf, network) => sumOf + network[of], 0);
    assert.ok(Math.abs(sum('LEAD_FORM_SUBMIT', 'conversions') - total('form')) < 1e-6);
    assert.ok(Math.abs(sum('WEBPAGE', 'conversions') - total('web')) < 1e-6);
    assert.ok(Math.abs(sum('UPLOAD_CLICKS', 'allConversions') - total('other')) < 1e-6);
    assert.equal(sum('UPLOAD_CLICKS', 'conversions'), 0);
  });

  it('dates conversions by the click, and by the conversion where that is asked for', async () => {
    const by = async (metric: string) =>
      (
        (await google.rows(
          `SELECT segments.date, ${metric} FROM customer WHERE ${all} ORDER BY segments.date`,
        )) as Group[]
      ).map(({ segments, metrics }) => [segments.date, Object.values(metrics)[0]]);
    const byClick = await by('metrics.all_conversions');
    const byConversion = await by('metrics.all_conversions_by_conversion_date');
    const sum = (rows: unknown[][]) => Math.round(rows.reduce((total, [, value]) => total + Number(value), 0) * 1e4);
    assert.notDeepEqual(byClick, byConversion);
    assert.equal(sum(byClick), sum(byConversion));
  });

  it('leaves out fields that are zero, and writes them where that is asked of it', async () => {
    const query = 'SELECT customer.id, customer.manager FROM customer';
    assert.equal('manager' in (await google.rows(query))[0].customer, false);
    await google.control('settings', { writesZeros: true });
    assert.equal((await google.rows(query))[0].customer.manager, false);
  });

  it('gives no row for segments without a metric', async () => {
    assert.deepEqual(await google.rows(`SELECT campaign.name, segments.date FROM campaign WHERE ${all}`), []);
  });

  it('counts days in the zone of the account', async () => {
    const rows = (await google.rows(
      'SELECT segments.date, metrics.impressions FROM customer WHERE segments.date DURING TODAY',
    )) as Group[];
    const { timeZone } = google.emulator.world.account('Google', CUSTOMER)!;
    assert.deepEqual(
      rows.map(({ segments }) => segments.date),
      [dayOf(NOW, timeZone)].filter((day) => day <= google.emulator.world.lastDay),
    );
  });

  it('sorts, limits, filters by lists, and leaves out resource names', async () => {
    const rows = (await google.rows(
      `SELECT ad_group_ad.ad.id, metrics.clicks FROM ad_group_ad WHERE ${all} AND ad_group_ad.status IN ('ENABLED', 'PAUSED')
       ORDER BY metrics.clicks DESC LIMIT 3 PARAMETERS omit_unselected_resource_names = true`,
    )) as Group[];
    assert.equal(rows.length, 3);
    assert.ok(Number(rows[0].metrics.clicks) >= Number(rows[2].metrics.clicks));
    assert.equal('resourceName' in rows[0].adGroupAd, false);
    assert.deepEqual(await google.rows("SELECT campaign.id FROM campaign WHERE campaign.name LIKE '%nowhere%'"), []);
  });

  it('lists submissions of the last 60 days with answers, moment and ad, asset groups without one, tests not at all', async () => {
    const { world } = google.emulator;
    const account = world.account('Google', CUSTOMER)!;
    const query = `SELECT lead_form_submission_data.id, lead_form_submission_data.asset, lead_form_submission_data.campaign,
      lead_form_submission_data.ad_group, lead_form_submission_data.ad_group_ad, lead_form_submission_data.gclid,
      lead_form_submission_data.submission_date_time, lead_form_submission_data.lead_form_submission_fields,
      lead_form_submission_data.custom_lead_form_submission_fields FROM lead_form_submission_data`;
    const rows = (await google.rows(query)) as { leadFormSubmissionData: Record<string, unknown> }[];
    const listed = new Map(rows.map(({ leadFormSubmissionData: data }) => [data.id, data]));
    const expected = world.adsOf(account).flatMap((ad) => world.submissionsOf({ ad }, NOW));
    assert.deepEqual([...listed.keys()].sort(), expected.map(({ id }) => id).sort());
    for (const submission of expected) {
      const data = listed.get(submission.id)!;
      assert.equal(data.submissionDateTime, localTime(submission.submittedAt, account.timeZone));
      assert.equal(data.gclid, submission.clickId);
      assert.equal('adGroupAd' in data, world.adWithKey(submission.adKey!)!.level === 'Ad');
      const fields = data.leadFormSubmissionFields as { fieldType: string; fieldValue: string }[];
      assert.deepEqual(fields.find(({ fieldType }) => fieldType === 'EMAIL')?.fieldValue, submission.email);
    }
    const middle = localTime(expected[4].submittedAt, account.timeZone).slice(0, 19);
    const later = await google.rows(`${query} WHERE lead_form_submission_data.submission_date_time >= '${middle}'`);
    assert.equal(later.length, expected.filter(({ submittedAt }) => submittedAt >= expected[4].submittedAt).length);
    await google.control('clock', { now: NOW + 61 * 24 * 60 * 60 * 1000 });
    assert.deepEqual(await google.rows(query), []);
  });

  it('finds the ad of a click, one day a query', async () => {
    const { world } = google.emulator;
    const account = world.account('Google', CUSTOMER)!;
    const click = world.historyOf(world.adsOf(account)[0]).clicks[0];
    const day = dayOf(click.clickedAt, account.timeZone);
    const rows = (await google.rows(
      `SELECT click_view.gclid, click_view.ad_group_ad, ad_group.id, segments.date FROM click_view WHERE segments.date = '${day}'`,
    )) as Group[];
    const found = rows.find(({ clickView }) => clickView.gclid === click.id);
    assert.ok(String(found?.clickView.adGroupAd).endsWith(`~${world.adWithKey(click.adKey)!.id}`));
    const without = 'SELECT click_view.gclid FROM click_view';
    assert.equal(await google.refusal(without), 'queryError.EXPECTED_FILTERS_ON_DATE_RANGE');
    assert.equal(await google.refusal(`${without} WHERE ${all}`), 'queryError.DATE_RANGE_TOO_WIDE');
    const old = addDays(dayOf(NOW, account.timeZone), -91);
    assert.equal(await google.refusal(`${without} WHERE segments.date = '${old}'`), 'queryError.DATE_RANGE_TOO_WIDE');
  });

  it('reaches a managed account through its manager only, and lists the clients of a manager', async () => {
    const query = 'SELECT customer.id FROM customer';
    assert.equal(await google.refusal(query, MANAGED), 'authorizationError.USER_PERMISSION_DENIED');
    const login = { 'login-customer-id': MANAGER };
    assert.equal((await google.rows(query, MANAGED, login)).length, 1);
    const clients = (await google.rows(
      'SELECT customer_client.id, customer_client.level FROM customer_client',
      MANAGER,
      login,
    )) as Group[];
    assert.deepEqual(
      clients.map(({ customerClient }) => customerClient.id),
      [MANAGER, MANAGED],
    );
    const metrics = await google.post(
      google.at(MANAGER, 'searchStream'),
      { query: 'SELECT metrics.clicks FROM customer' },
      login,
    );
    assert.match(JSON.stringify(metrics.json), /REQUESTED_METRICS_FOR_MANAGER/);
  });

  const refused: [query: string, code: string][] = [
    ['', 'requestError.REQUIRED_FIELD_MISSING'],
    ['DELETE FROM campaign', 'queryError.EXPECTED_SELECT'],
    ['SELECT campaign.id', 'queryError.UNEXPECTED_END_OF_QUERY'],
    ['SELECT campaign.id WHERE', 'queryError.EXPECTED_FROM'],
    ['SELECT campaign.idd FROM campaign', 'queryError.UNRECOGNIZED_FIELD'],
    ['SELECT campaign.id FROM campaigns', 'queryError.BAD_RESOURCE_TYPE_IN_FROM_CLAUSE'],
    ['SELECT ad_group.id FROM campaign', 'queryError.PROHIBITED_RESOURCE_TYPE_IN_SELECT_CLAUSE'],
    ['SELECT campaign.id FROM campaign WHERE ad_group.id = 1', 'queryError.PROHIBITED_RESOURCE_TYPE_IN_WHERE_CLAUSE'],
    ['SELECT campaign.id FROM campaign WHERE campaign.id IN ()', 'queryError.PROHIBITED_EMPTY_LIST_IN_CONDITION'],
    ["SELECT campaign.id FROM campaign WHERE campaign.name = 'x", 'queryError.STRING_NOT_TERMINATED'],
    ['SELECT campaign.id FROM campaign WHERE campaign.id = 1 OR campaign.id = 2', 'queryError.EXPECTED_AND'],
    ['SELECT campaign.id FROM campaign WHERE campaign.id = = 1', 'queryError.BAD_VALUE'],
    ['SELECT campaign.id FROM campaign LIMIT 0', 'queryError.LIMIT_VALUE_TOO_LOW'],
    ['SELECT campaign.id FROM campaign LIMIT x', 'queryError.BAD_LIMIT_VALUE'],
    ['SELECT campaign.id FROM campaign PARAMETERS nothing = true', 'queryError.BAD_PARAMETER_NAME'],
    ['SELECT segments.date, metrics.clicks FROM campaign', 'queryError.EXPECTED_FILTERS_ON_DATE_RANGE'],
    [
      "SELECT segments.date, metrics.clicks FROM campaign WHERE segments.date >= '2026-11-01'",
      'queryError.EXPECTED_FILTERS_ON_DATE_RANGE',
    ],
    [
      "SELECT segments.date, metrics.clicks FROM campaign WHERE segments.date = '2026-02-30'",
      'queryError.INVALID_DATE_FORMAT',
    ],
    [
      'SELECT segments.date, metrics.clicks FROM campaign WHERE segments.date DURING LAST_YEAR',
      'queryError.INVALID_VALUE_WITH_DURING_OPERATOR',
    ],
    [
      `SELECT segments.conversion_action, metrics.clicks FROM campaign WHERE ${all}`,
      'queryError.PROHIBITED_SEGMENT_WITH_METRIC_IN_SELECT_OR_WHERE_CLAUSE',
    ],
    [
      `SELECT segments.conversion_action, metrics.cost_micros FROM ad_group_ad WHERE ${all}`,
      'queryError.PROHIBITED_SEGMENT_WITH_METRIC_IN_SELECT_OR_WHERE_CLAUSE',
    ],
    [
      "SELECT metrics.conversions FROM campaign WHERE segments.conversion_action_category = 'SUBMIT_LEAD_FORM'",
      'queryError.EXPECTED_REFERENCED_FIELD_IN_SELECT_CLAUSE',
    ],
    [
      'SELECT campaign.id FROM campaign ORDER BY metrics.clicks',
      'queryError.EXPECTED_REFERENCED_FIELD_IN_SELECT_CLAUSE',
    ],
    ['SELECT metrics.clicks FROM lead_form_submission_data', 'queryError.PROHIBITED_METRIC_IN_SELECT_OR_WHERE_CLAUSE'],
    [
      "SELECT segments.date, metrics.clicks FROM campaign WHERE segments.date BETWEEN '2026-11-02' AND '2026-11-01'",
      'dateRangeError.START_DATE_AFTER_END_DATE',
    ],
    [
      "SELECT segments.date, metrics.clicks FROM campaign WHERE segments.date BETWEEN '2023-09-30' AND '2023-11-01'",
      'dateRangeError.REQUESTED_DATE_GRANULARITY_NOT_SUPPORTED',
    ],
  ];
  for (const [query, code] of refused) {
    it(`refuses with ${code}: ${query}`, async () => assert.equal(await google.refusal(query), code));
  }
});
