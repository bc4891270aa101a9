/**
 * What Meta refuses in one event, as pure functions. Meta: Conversions API, "Server event parameters", "Customer
 * information parameters", "Conversion leads", "Data processing options".
 */
import { numberText } from './lossless-json.ts';
import { invalidParameter, SUBCODE, type Refusal } from './refusals.ts';

export interface ServerEvent {
  event_name: string;
  event_time: number;
  action_source: string;
  event_id?: string;
  user_data: Record<string, unknown>;
  custom_data?: Record<string, unknown>;
}

const DAY_SECONDS = 24 * 60 * 60;
const MAX_AGE_SECONDS = 7 * DAY_SECONDS;
const MAX_AGE_SECONDS_PHYSICAL_STORE = 62 * DAY_SECONDS;
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
/** Too broad to find a person by, alone or with the others of its line. */
const BROAD_COMBINATIONS = [
  ['ct', 'country', 'st', 'zp', 'ge', 'client_user_agent'],
  ['db', 'client_user_agent'],
  ['fn', 'ge'],
  ['ln', 'ge'],
];

const SHA256_HEX = /^[0-9a-f]{64}$/;
const LEAD_ID = /^\d{15,17}$/;
const CURRENCY = /^[A-Z]{3}$/;

const FIRST_STATE = 1000;
const LAST_STATE = 1013;
const UNITED_STATES = 1;

/** @param at where the event is in the body: `data[3]` */
export function refusalOfEvent(event: unknown, at: string, nowSeconds: number): Refusal | null {
  if (!isObject(event)) return invalidParameter(`${at} must be an object.`);
  if (typeof event.event_name !== 'string' || event.event_name.trim() === '') {
    return invalidParameter(`${at}.event_name is required.`);
  }
  if (!Number.isInteger(event.event_time)) {
    return invalidParameter(`${at}.event_time is required: a Unix timestamp in seconds.`);
  }
  if (typeof event.action_source !== 'string' || !ACTION_SOURCES.has(event.action_source)) {
    return invalidParameter(`${at}.action_source is required and must be one of the documented sources.`);
  }
  if (event.event_id !== undefined && (typeof event.event_id !== 'string' || event.event_id === '')) {
    return invalidParameter(`${at}.event_id must be a string.`);
  }
  return (
    refusalOfTime(event.event_time as number, event.action_source, at, nowSeconds) ??
    refusalOfUserData(event.user_data, at) ??
    refusalOfCustomData(event, at) ??
    refusalOfDataProcessing(event, at)
  );
}

/** Does it count as a conversion lead? Without these two values an event is taken, but not as a stage of a lead. */
export function isConversionLead(event: ServerEvent): boolean {
  const custom = event.custom_data;
  return (
    event.action_source === 'system_generated' &&
    custom?.event_source === 'crm' &&
    typeof custom.lead_event_source === 'string' &&
    custom.lead_event_source !== '' &&
    event.user_data.lead_id !== undefined
  );
}

function refusalOfTime(eventTime: number, source: string, at: string, nowSeconds: number): Refusal | null {
  const oldest = source === 'physical_store' ? MAX_AGE_SECONDS_PHYSICAL_STORE : MAX_AGE_SECONDS;
  if (eventTime < nowSeconds - oldest) {
    return invalidParameter(`${at}.event_time is too far in the past.`, SUBCODE.tooOld);
  }
  if (eventTime > nowSeconds + MAX_AHEAD_SECONDS) {
    return invalidParameter(`${at}.event_time is in the future.`, SUBCODE.inFuture);
  }
  return null;
}

function refusalOfUserData(userData: unknown, at: string): Refusal | null {
  if (!isObject(userData)) return invalidParameter(`${at}.user_data is required.`);
  const given = Object.keys(userData).filter((key) => hasValue(userData[key]));
  if (BROAD_COMBINATIONS.some((broad) => given.every((key) => broad.includes(key)))) {
    return invalidParameter(`${at}.user_data holds not enough customer information.`, SUBCODE.notEnoughInformation);
  }
  const leadId = userData.lead_id;
  if (leadId !== undefined && !LEAD_ID.test(numberText(leadId) ?? '')) {
    return invalidParameter(`${at}.user_data.lead_id must be an integer of 15 to 17 digits.`, SUBCODE.badLeadId);
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
    return invalidParameter(
      `${at}: a Purchase needs custom_data.value and custom_data.currency.`,
      SUBCODE.purchaseWithoutValue,
    );
  }
  if (currency !== undefined && !(typeof currency === 'string' && CURRENCY.test(currency))) {
    return invalidParameter(`${at}.custom_data.currency must be a three-letter ISO 4217 code.`, SUBCODE.badCurrency);
  }
  return null;
}

/** Limited data use: `["LDU"]` with country and state, 0 and 0 where Meta is to find out; `[]` is off. */
function refusalOfDataProcessing(event: Record<string, unknown>, at: string): Refusal | null {
  const options = event.data_processing_options;
  if (options === undefined) return null;
  if (!Array.isArray(options) || !options.every((option) => option === 'LDU')) {
    return invalidParameter(`${at}.data_processing_options must be [] or ["LDU"].`);
  }
  if (options.length === 0) return null;
  const country = event.data_processing_options_country ?? 0;
  const state = event.data_processing_options_state ?? 0;
  if (country !== 0 && country !== UNITED_STATES) {
    return invalidParameter(`${at}.data_processing_options_country must be 0 or ${UNITED_STATES}.`);
  }
  const isState = Number.isInteger(state) && (state as number) >= FIRST_STATE && (state as number) <= LAST_STATE;
  if (state !== 0 && !(isState && country === UNITED_STATES)) {
    return invalidParameter(
      `${at}.data_processing_options_state must be 0, or ${FIRST_STATE} to ${LAST_STATE} with country ${UNITED_STATES}.`,
    );
  }
  // Only an IP address tells where a person is.
  if (state === 0 && !hasValue((event.user_data as Record<string, unknown>).client_ip_address)) {
    return invalidParameter(`${at}.data_processing_options_state is required without an IP address.`);
  }
  return null;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valuesOf = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

const hasValue = (value: unknown) => valuesOf(value).some((v) => v !== null && v !== '');
