/** Leads and forms of Facebook, as the Graph API gives them. Meta: Retrieving Leads; Page, leadgen_forms. */
import type { Form, Submission } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { badParameter, type Refusal } from './refusals.ts';
import type { Node } from './selection.ts';

/** Of the vendor's SDK: `Lead.Fields`. */
export const LEAD_FIELDS = new Set(
  'ad_id ad_name adset_id adset_name campaign_id campaign_name created_time custom_disclaimer_responses field_data form_id home_listing id is_organic partner_name platform post post_submission_check_result retailer_item_id vehicle'.split(
    ' ',
  ),
);
/** Of the vendor's SDK: `LeadgenForm.Fields`. */
export const FORM_FIELDS = new Set(
  'allow_organic_lead block_display_for_non_targeted_viewer context_card created_time creator expired_leads_count follow_up_action_text follow_up_action_url id is_optimized_for_quality leads_count legal_content locale name organic_leads_count page page_id privacy_policy_url question_page_custom_headline questions status thank_you_page tracking_parameters'.split(
    ' ',
  ),
);

export const USUAL_LEAD_FIELDS = 'id,created_time,field_data';
export const USUAL_FORM_FIELDS = 'id,name,status,locale';

const QUESTION_TYPES: Record<string, string> = {
  fullName: 'FULL_NAME',
  firstName: 'FIRST_NAME',
  lastName: 'LAST_NAME',
  email: 'EMAIL',
  phone: 'PHONE',
  company: 'COMPANY_NAME',
};

/** `2026-11-30T22:00:00+0000`. */
export const graphTime = (moment: number) => new Date(moment).toISOString().replace(/\.\d+Z$/, '+0000');

/** What Meta's testing tool answers. */
export const testAnswers = (form: Form): Record<string, string[]> =>
  Object.fromEntries(
    form.questions.map(({ key, asks }) => [
      key,
      [asks === 'email' ? 'test@fb.com' : `<test lead: dummy data for ${key}>`],
    ]),
  );

/** @param withAds the token's user has a role in the ad account: else ids of ads are missing */
export function leadNode(world: World, submission: Submission, withAds: boolean): Node {
  const form = world.form('Facebook', submission.formId)!;
  const ad = submission.adKey === null || !withAds ? null : world.adWithKey(submission.adKey);
  const adSet = ad && world.adSet(ad.adSetId);
  const answers = submission.isTest ? testAnswers(form) : submission.answers;
  return {
    id: submission.id,
    created_time: graphTime(submission.submittedAt),
    form_id: submission.formId,
    is_organic: submission.isOrganic,
    platform: submission.personIndex % 3 ? 'fb' : 'ig',
    ...(ad && adSet
      ? {
          ad_id: ad.id,
          ad_name: ad.name,
          adset_id: adSet.id,
          adset_name: adSet.name,
          campaign_id: ad.campaignId,
          campaign_name: world.campaign(ad.campaignId).name,
        }
      : {}),
    field_data: [
      ...form.questions.map(({ key }) => ({ name: key, values: answers[key] })),
      ...trackingOf(form).map(({ key, value }) => ({ name: key, values: [value] })),
    ],
    // Texts, and empty for no.
    custom_disclaimer_responses: Object.entries(submission.consents).map(([key, isChecked]) => ({
      checkbox_key: key,
      is_checked: isChecked ? '1' : '',
    })),
  };
}

const trackingOf = ({ id }: Form) => [{ key: 'utm_content', value: `form-${id}` }];

export function formNode(form: Form, submissions: readonly Submission[]): Node {
  return {
    id: form.id,
    name: form.name,
    status: form.status,
    locale: 'en_US',
    page_id: form.pageId,
    page: { id: form.pageId },
    created_time: graphTime(form.createdAt),
    leads_count: submissions.filter(({ isTest }) => !isTest).length,
    organic_leads_count: submissions.filter(({ isOrganic, isTest }) => isOrganic && !isTest).length,
    expired_leads_count: 0,
    tracking_parameters: trackingOf(form),
    questions: form.questions.map(({ key, label, asks, options }, i) => ({
      id: `${form.id}${i}`,
      key,
      label,
      type: asks ? QUESTION_TYPES[asks] : 'CUSTOM',
      ...(options ? { options: options.map((option) => ({ key: option.id, value: option.label })) } : {}),
    })),
    legal_content: {
      custom_disclaimer: {
        checkboxes: form.consents.map(({ key, text, isRequired }) => ({ key, text, is_required: isRequired })),
      },
    },
  };
}

interface Filter {
  field: string;
  operator: string;
  value: unknown;
}

const OPERATORS: Record<string, (seconds: number, value: number) => boolean> = {
  GREATER_THAN: (seconds, value) => seconds > value,
  GREATER_THAN_OR_EQUAL: (seconds, value) => seconds >= value,
  LESS_THAN: (seconds, value) => seconds < value,
};

/** `filtering=[{"field":"time_created","operator":"GREATER_THAN","value":1700000000}]`. */
export function leadFilter(
  text: string | null,
): { isWanted: (submission: Submission) => boolean } | { refusal: Refusal } {
  let filters: Filter[];
  try {
    filters = text === null ? [] : (JSON.parse(text) as Filter[]);
  } catch {
    return { refusal: badParameter('param filtering must be an array.') };
  }
  if (!Array.isArray(filters)) return { refusal: badParameter('param filtering must be an array.') };
  const wrong = filters.find(
    ({ field, operator, value }) =>
      field !== 'time_created' || !Object.hasOwn(OPERATORS, operator) || !Number.isFinite(Number(value)),
  );
  if (wrong) return { refusal: badParameter(`Filtering by ${wrong.field} ${wrong.operator} is not supported`) };
  return {
    isWanted: ({ submittedAt }) =>
      filters.every(({ operator, value }) => OPERATORS[operator](Math.floor(submittedAt / 1000), Number(value))),
  };
}
