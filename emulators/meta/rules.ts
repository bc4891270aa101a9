/**
 * The documented rules of Meta's Conversions API for `POST /{version}/{dataset}/events`, as pure functions:
 * a request body and a clock in, the first thing Meta would refuse out. One bad event refuses the whole request.
 *
 * Sources: Meta, Conversions API: "Server event parameters", "Conversion leads", "Using the API"; codes as in the
 * Graph API's error reference.
 */
import { numberText } from './lossless-json.ts';

/** What the API answers when it refuses: the `error` object of the documented envelope, without its trace id. */
export interface Refusal {
  httpStatus: number;
  message: string;
  type: string;
  code: number;
  error_subcode?: number;
  is_transient: boolean;
  error_user_title?: string;
  error_user_msg?: string;
}

export interface ServerEvent {
  event_name: string;
  event_time: number;
  action_source: string;
  event_id?: string;
  user_data: Record<string, unknown>;
  custom_data?: Record<string, unknown>;
}

const MAX_EVENTS_PER_REQUEST = 1000;
const MAX_AGE_SECONDS = 7 * 24 * 60 * 60;
const MAX_AGE_SECONDS_PHYSICAL_STORE = 62 * 24 * 60 * 60;
const MAX_AHEAD_SECONDS = 60;

const ACTION_SOURCES = new Set([
  'email',
  'website',
  'app',
  'phone_call',
  'chat',
  'physical_store',
  'system_generated',
  'business_messaging',
  'other',
]);

const HASHED_KEYS = ['em', 'ph', 'fn', 'ln', 'db', 'ge', 'ct', 'st', 'zp', 'country'];
const IDENTIFYING_KEYS = [
  'lead_id',
  'em',
  'ph',
  'external_id',
  'fbc',
  'fbp',
  'madid',
  'client_ip_address',
  'subscription_id',
];

const SHA256_HEX = /^[0-9a-f]{64}$/;
const LEAD_ID = /^\d{15,17}$/;
const CURRENCY = /^[A-Z]{3}$/;

/** A refusal of code 100, "Invalid parameter", with the subcode Meta documents for the cause. */
export function invalidParameter(detail: string, subcode?: number): Refusal {
  return {
    httpStatus: 400,
    message: 'Invalid parameter',
    type: 'OAuthException',
    code: 100,
    ...(subcode === undefined ? {} : { error_subcode: subcode }),
    is_transient: false,
    error_user_title: 'Invalid parameter',
    error_user_msg: detail,
  };
}

export const invalidToken = (): Refusal => ({
  httpStatus: 401,
  message: 'Invalid OAuth access token - Cannot parse access token',
  type: 'OAuthException',
  code: 190,
  is_transient: false,
});

/** 100/33: the dataset does not exist or the token's system user has no access to it. */
export const noAccess = (dataset: string): Refusal => ({
  ...invalidParameter('The object does not exist or the token has no permission for it.', 33),
  message: `Unsupported post request. Object with ID '${dataset}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
  type: 'GraphMethodException',
});

/**
 * Checks a request's body.
 * @param body the parsed JSON body
 * @param nowSeconds the receiver's clock, seconds since 1970
 * @returns the refusal of the first thing that is wrong, or null when every event would be accepted
 */
export function refusalOf(body: unknown, nowSeconds: number): Refusal | null {
  if (!isObject(body)) return invalidParameter('The body must be a JSON object.');
  const data = body.data;
  if (!Array.isArray(data)) return invalidParameter('The parameter data is required and must be an array.');
  if (data.length === 0) return invalidParameter('The parameter data must hold at least one event.');
  if (data.length > MAX_EVENTS_PER_REQUEST) {
    return invalidParameter(`At most ${MAX_EVENTS_PER_REQUEST} events are accepted in one request.`);
  }
  const agent = body.partner_agent;
  if (agent !== undefined && !(typeof agent === 'string' && agent.length < 23 && /[a-z].*[a-z]/i.test(agent))) {
    return invalidParameter('partner_agent must be shorter than 23 characters and contain at least two letters.');
  }
  for (const [index, event] of data.entries()) {
    const refusal = refusalOfEvent(event, index, nowSeconds);
    if (refusal) return refusal;
  }
  return null;
}

function refusalOfEvent(event: unknown, index: number, nowSeconds: number): Refusal | null {
  const at = `data[${index}]`;
  if (!isObject(event)) return invalidParameter(`${at} must be an object.`);
  if (typeof event.event_name !== 'string' || event.event_name === '') {
    return invalidParameter(`${at}.event_name is required.`);
  }
  if (!Number.isInteger(event.event_time)) {
    return invalidParameter(`${at}.event_time is required: a Unix timestamp in seconds.`);
  }
  if (typeof event.action_source !== 'string' || !ACTION_SOURCES.has(event.action_source)) {
    return invalidParameter(`${at}.action_source is required and must be one of the documented sources.`);
  }
  return (
    refusalOfTime(event.event_time as number, event.action_source, at, nowSeconds) ??
    refusalOfUserData(event.user_data, at) ??
    refusalOfCustomData(event, at)
  );
}

function refusalOfTime(eventTime: number, source: string, at: string, nowSeconds: number): Refusal | null {
  const oldest = source === 'physical_store' ? MAX_AGE_SECONDS_PHYSICAL_STORE : MAX_AGE_SECONDS;
  if (eventTime < nowSeconds - oldest) {
    return invalidParameter(`${at}.event_time is too far in the past.`, 2804003);
  }
  if (eventTime > nowSeconds + MAX_AHEAD_SECONDS) {
    return invalidParameter(`${at}.event_time is in the future.`, 2804004);
  }
  return null;
}

function refusalOfUserData(userData: unknown, at: string): Refusal | null {
  if (!isObject(userData)) return invalidParameter(`${at}.user_data is required.`);
  if (!IDENTIFYING_KEYS.some((key) => hasValue(userData[key]))) {
    return invalidParameter(`${at}.user_data holds not enough customer information.`, 2804050);
  }
  const leadId = userData.lead_id;
  if (leadId !== undefined && !LEAD_ID.test(numberText(leadId) ?? '')) {
    return invalidParameter(`${at}.user_data.lead_id must be an integer of 15 to 17 digits.`, 2804036);
  }
  for (const key of HASHED_KEYS) {
    for (const value of valuesOf(userData[key])) {
      if (typeof value !== 'string' || !SHA256_HEX.test(value)) {
        return invalidParameter(`${at}.user_data.${key} must be hashed with SHA-256.`);
      }
    }
  }
  return null;
}

function refusalOfCustomData(event: Record<string, unknown>, at: string): Refusal | null {
  const custom = event.custom_data;
  if (custom !== undefined && !isObject(custom)) return invalidParameter(`${at}.custom_data must be an object.`);
  const value = custom?.value;
  const currency = custom?.currency;
  if (event.event_name === 'Purchase' && (!Number.isFinite(value) || typeof currency !== 'string')) {
    return invalidParameter(`${at}: a Purchase needs custom_data.value and custom_data.currency.`, 2804009);
  }
  if (currency !== undefined && !(typeof currency === 'string' && CURRENCY.test(currency))) {
    return invalidParameter(`${at}.custom_data.currency must be a three-letter ISO 4217 code.`, 2804008);
  }
  return null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valuesOf = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

const hasValue = (value: unknown) => valuesOf(value).some((v) => v !== null && v !== '');
