/**
 * The fields a query may name, with their types in the API's own definitions (a test holds them against the vendor's
 * protos), and what each is in a row.
 */
import { localTime } from '../world/days.ts';
import type { Account, Ad, AdSet, Campaign, Click, Form, Submission } from '../world/model.ts';
import type { ConversionAction } from './conversion-actions.ts';

/** One thing a query finds; parts that its resource doesn't have are missing. */
export interface Row {
  customer: Account;
  client?: Account;
  campaign?: Campaign;
  adGroup?: AdSet;
  ad?: Ad;
  action?: ConversionAction;
  submission?: Submission;
  form?: Form;
  click?: Click;
  day?: string;
  metrics: Record<string, number>;
}

export type FieldType = 'int64' | 'double' | 'string' | 'bool' | 'enum' | 'message';

export interface Field {
  type: FieldType;
  of(row: Row): unknown;
}

const name = (row: Row, kind: string, id: string | undefined) =>
  id ? `customers/${row.customer.id}/${kind}/${id}` : undefined;
const text = (of: Field['of']): Field => ({ type: 'string', of });
const whole = (of: Field['of']): Field => ({ type: 'int64', of });
const named = (of: Field['of']): Field => ({ type: 'enum', of });
const flag = (of: Field['of']): Field => ({ type: 'bool', of });
const metric = (type: 'int64' | 'double', key: string): Field => ({ type, of: ({ metrics }) => metrics[key] ?? 0 });

const STATUS = (ad: Ad | undefined) => (ad?.status === 'PAUSED' ? 'PAUSED' : 'ENABLED');
const adGroupName = (row: Row) => name(row, 'adGroups', row.adGroup?.id);
const adName = (row: Row) => (row.adGroup ? name(row, 'adGroupAds', `${row.adGroup.id}~${row.ad?.id}`) : undefined);
const actionName = (row: Row) => name(row, 'conversionActions', row.action?.id);

const account = (prefix: string, of: (row: Row) => Account | undefined): Record<string, Field> => ({
  [`${prefix}.id`]: whole((row) => of(row)?.id),
  [`${prefix}.descriptive_name`]: text((row) => of(row)?.name),
  [`${prefix}.currency_code`]: text((row) => of(row)?.currency),
  [`${prefix}.time_zone`]: text((row) => of(row)?.timeZone),
  [`${prefix}.manager`]: flag((row) => of(row)?.id === row.customer.id && isManager(row.customer)),
  [`${prefix}.test_account`]: flag(() => false),
  [`${prefix}.status`]: named(() => 'ENABLED'),
});

export const isManager = (customer: Account): boolean => customer.name === MANAGER_NAME;
export const MANAGER_NAME = 'Google Example Manager';

const weekday = (day: string | undefined) =>
  day && ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'][new Date(day).getUTCDay()];

export const FIELDS: Readonly<Record<string, Field>> = {
  'customer.resource_name': text(({ customer }) => `customers/${customer.id}`),
  ...account('customer', ({ customer }) => customer),

  'customer_client.resource_name': text((row) => name(row, 'customerClients', row.client?.id)),
  'customer_client.client_customer': text(({ client }) => client && `customers/${client.id}`),
  'customer_client.level': whole(({ client, customer }) => (client?.id === customer.id ? 0 : 1)),
  'customer_client.hidden': flag(() => false),
  ...account('customer_client', ({ client }) => client),

  'campaign.resource_name': text((row) => name(row, 'campaigns', row.campaign?.id)),
  'campaign.id': whole(({ campaign }) => campaign?.id),
  'campaign.name': text(({ campaign }) => campaign?.name),
  'campaign.status': named(() => 'ENABLED'),
  'campaign.advertising_channel_type': named(({ campaign }) =>
    campaign?.isPerformanceMax ? 'PERFORMANCE_MAX' : 'SEARCH',
  ),

  'ad_group.resource_name': text(adGroupName),
  'ad_group.id': whole(({ adGroup }) => adGroup?.id),
  'ad_group.name': text(({ adGroup }) => adGroup?.name),
  'ad_group.status': named(() => 'ENABLED'),
  'ad_group.campaign': text((row) => name(row, 'campaigns', row.campaign?.id)),

  'ad_group_ad.resource_name': text(adName),
  'ad_group_ad.ad_group': text(adGroupName),
  'ad_group_ad.status': named(({ ad }) => STATUS(ad)),
  'ad_group_ad.ad.resource_name': text((row) => name(row, 'ads', row.ad?.id)),
  'ad_group_ad.ad.id': whole(({ ad }) => ad?.id),
  'ad_group_ad.ad.name': text(({ ad }) => ad?.name),
  'ad_group_ad.ad.type': named(() => 'RESPONSIVE_SEARCH_AD'),

  'asset_group.resource_name': text((row) => name(row, 'assetGroups', row.ad?.id)),
  'asset_group.id': whole(({ ad }) => ad?.id),
  'asset_group.name': text(({ ad }) => ad?.name),
  'asset_group.status': named(({ ad }) => STATUS(ad)),
  'asset_group.campaign': text((row) => name(row, 'campaigns', row.campaign?.id)),

  'conversion_action.resource_name': text(actionName),
  'conversion_action.id': whole(({ action }) => action?.id),
  'conversion_action.name': text(({ action }) => action?.name),
  'conversion_action.status': named(() => 'ENABLED'),
  'conversion_action.type': named(({ action }) => action?.type),
  'conversion_action.origin': named(({ action }) => action?.origin),
  'conversion_action.category': named(({ action }) => action?.category),
  'conversion_action.owner_customer': text(({ customer }) => `customers/${customer.id}`),
  'conversion_action.primary_for_goal': flag(({ action }) => action?.isIncluded),
  'conversion_action.include_in_conversions_metric': flag(({ action }) => action?.isIncluded),
  'conversion_action.counting_type': named(() => 'ONE_PER_CLICK'),

  'asset.resource_name': text((row) => name(row, 'assets', row.form?.id)),
  'asset.id': whole(({ form }) => form?.id),
  'asset.name': text(({ form }) => form?.name),
  'asset.type': named(() => 'LEAD_FORM'),
  'asset.lead_form_asset.headline': text(({ form }) => form?.name),

  'lead_form_submission_data.resource_name': text((row) => name(row, 'leadFormSubmissionData', row.submission?.id)),
  'lead_form_submission_data.id': text(({ submission }) => submission?.id),
  'lead_form_submission_data.asset': text((row) => name(row, 'assets', row.submission?.formId)),
  'lead_form_submission_data.campaign': text((row) => name(row, 'campaigns', row.campaign?.id)),
  'lead_form_submission_data.ad_group': text(adGroupName),
  'lead_form_submission_data.ad_group_ad': text(adName),
  'lead_form_submission_data.gclid': text(({ submission }) => submission?.clickId ?? undefined),
  'lead_form_submission_data.submission_date_time': text(
    ({ submission, customer }) => submission && localTime(submission.submittedAt, customer.timeZone),
  ),
  'lead_form_submission_data.lead_form_submission_fields': {
    type: 'message',
    of: (row) => answers(row, true).map(([key, value]) => ({ fieldType: key, fieldValue: value })),
  },
  'lead_form_submission_data.custom_lead_form_submission_fields': {
    type: 'message',
    of: (row) => answers(row, false).map(([key, value]) => ({ questionText: key, fieldValue: value })),
  },

  'click_view.resource_name': text((row) => name(row, 'clickViews', row.click && `${row.day}~${row.click.id}`)),
  'click_view.gclid': text(({ click }) => click?.id),
  'click_view.ad_group_ad': text(adName),

  'segments.date': text(({ day }) => day),
  'segments.day_of_week': named(({ day }) => weekday(day)),
  'segments.month': text(({ day }) => day && `${day.slice(0, 7)}-01`),
  'segments.conversion_action': text(actionName),
  'segments.conversion_action_name': text(({ action }) => action?.name),
  'segments.conversion_action_category': named(({ action }) => action?.category),

  'metrics.impressions': metric('int64', 'impressions'),
  'metrics.clicks': metric('int64', 'clicks'),
  'metrics.cost_micros': metric('int64', 'cost_micros'),
  'metrics.conversions': metric('double', 'conversions'),
  'metrics.all_conversions': metric('double', 'all_conversions'),
  'metrics.conversions_by_conversion_date': metric('double', 'conversions_by_conversion_date'),
  'metrics.all_conversions_by_conversion_date': metric('double', 'all_conversions_by_conversion_date'),
};

/** Segments that say to which conversion action a number belongs. */
export const CONVERSION_SEGMENTS = new Set(Object.keys(FIELDS).filter((field) => /^segments\.conversion_/.test(field)));
/** Segments that may stand in WHERE without standing in SELECT. */
export const DATE_SEGMENTS = new Set(['segments.date', 'segments.month', 'segments.day_of_week']);
export const isConversionMetric = (field: string): boolean => /^metrics\.(all_)?conversions/.test(field);

const FIELD_LIMIT = 70;

function answers({ submission, form }: Row, isStandard: boolean): [key: string, value: string][] {
  if (!submission || !form) return [];
  return form.questions
    .filter(({ asks }) => (asks !== null) === isStandard)
    .flatMap(({ key }) =>
      (submission.answers[key] ?? []).map((value): [string, string] => [
        key,
        isStandard ? value : value.slice(0, FIELD_LIMIT),
      ]),
    );
}

/** What may be selected with which resource. */
export const RESOURCES: Readonly<Record<string, { with: string[]; metrics: boolean | string[]; segments: boolean }>> = {
  customer: { with: [], metrics: true, segments: true },
  customer_client: { with: ['customer'], metrics: false, segments: false },
  campaign: { with: ['customer'], metrics: true, segments: true },
  ad_group: { with: ['customer', 'campaign'], metrics: true, segments: true },
  ad_group_ad: { with: ['customer', 'campaign', 'ad_group'], metrics: true, segments: true },
  asset_group: { with: ['customer', 'campaign'], metrics: true, segments: true },
  conversion_action: { with: ['customer'], metrics: false, segments: false },
  asset: { with: ['customer'], metrics: false, segments: false },
  lead_form_submission_data: {
    with: ['customer', 'campaign', 'ad_group', 'ad_group_ad'],
    metrics: false,
    segments: false,
  },
  click_view: { with: ['customer', 'campaign', 'ad_group'], metrics: ['metrics.clicks'], segments: true },
};
