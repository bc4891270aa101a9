/** The lead form webhook: what Google posts for a submission. Google Ads: lead form extension, webhook implementation. */
import { createHash } from 'node:crypto';
import { deliver, type DeliveryOptions, type Sent } from '../shared/webhooks.ts';
import type { Frame } from '../shared/server.ts';
import type { Submission } from '../world/model.ts';
import type { World } from '../world/world.ts';

export interface LeadWebhook extends DeliveryOptions {
  /** The key that the advertiser entered beside the URL. */
  key: string;
  /** Of this form, or these submissions; all without either. */
  form?: string;
  ids?: string[];
  limit?: number;
  /** Test leads too; default false. */
  isTest?: boolean;
  /** Ids have been seen as either; default number. */
  idsAs?: 'number' | 'string';
  /** The fields of 2026; default true. */
  withNewFields?: boolean;
  /** `column_name` is optional; default true. */
  withColumnNames?: boolean;
  /** The webhook's ids are not those of the list: undocumented; default false. */
  otherIds?: boolean;
}

export function sendLeads({ world, clock }: Frame, webhook: LeadWebhook): Promise<Sent[]> {
  const submissions = world.forms
    .filter(({ network, id }) => network === 'Google' && (webhook.form === undefined || webhook.form === id))
    .flatMap((form) => world.submissionsOf({ form }, clock()))
    .filter(({ id, isTest }) => (webhook.ids ? webhook.ids.includes(id) : isTest === (webhook.isTest ?? false)))
    .slice(0, webhook.limit);
  const deliveries = submissions.map((submission) => ({
    body: JSON.stringify(leadBody(world, submission, webhook)),
    headers: {},
  }));
  // 200 and any 4xx are final; 5xx is tried again.
  return deliver(deliveries, webhook, (status) => status < 500);
}

export function leadBody(world: World, submission: Submission, webhook: LeadWebhook): object {
  const { idsAs = 'number', withNewFields = true, withColumnNames = true, otherIds = false } = webhook;
  const ad = submission.adKey === null ? null : world.adWithKey(submission.adKey);
  const form = world.form('Google', submission.formId)!;
  // Written by `JSON.stringify`: these ids are below 2^53.
  const id = (text: string | null | undefined) => (text == null ? undefined : idsAs === 'number' ? Number(text) : text);
  return {
    lead_id: otherIds ? createHash('sha256').update(submission.id).digest('base64url') : submission.id,
    user_column_data: form.questions.flatMap(({ key, label }) =>
      (submission.answers[key] ?? []).map((value) => ({
        column_id: key,
        ...(withColumnNames ? { column_name: label } : {}),
        string_value: value,
      })),
    ),
    api_version: '1.0',
    form_id: id(submission.formId),
    campaign_id: id(ad?.campaignId ?? '0'),
    google_key: webhook.key,
    is_test: submission.isTest,
    gcl_id: submission.clickId ?? '',
    ...(ad?.level === 'Ad' ? { adgroup_id: id(ad.adSetId), creative_id: id(ad.id) } : {}),
    ...(withNewFields
      ? {
          ...(ad?.level === 'Asset Group' ? { asset_group_id: id(ad.id) } : {}),
          lead_stage: 'LEAD_FORM_SUBMITTED',
          lead_submit_time: new Date(submission.submittedAt).toISOString(),
          lead_source: 'GOOGLE_ADS',
        }
      : {}),
  };
}
