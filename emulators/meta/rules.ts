/**
 * The documented rules of Meta's Conversions API for the body of `POST /{version}/{dataset}/events`, as pure functions:
 * a body and a clock in, the first thing Meta would refuse out. One bad event refuses the whole request.
 */
import { createHmac } from 'node:crypto';
import { isObject, refusalOfEvent } from './event-rules.ts';
import { invalidParameter, invalidProof, type Refusal } from './refusals.ts';

const MAX_EVENTS_PER_REQUEST = 1000;
const AGENT_LENGTH = 23;

/**
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
  const isAgent = typeof agent === 'string' && agent.length < AGENT_LENGTH && /[a-z].*[a-z]/i.test(agent);
  if (agent !== undefined && !isAgent) {
    return invalidParameter('partner_agent must be shorter than 23 characters and contain at least two letters.');
  }
  const testCode = body.test_event_code;
  if (testCode !== undefined && (typeof testCode !== 'string' || testCode.trim() === '')) {
    return invalidParameter('test_event_code must be a string.');
  }
  for (const [index, event] of data.entries()) {
    const refusal = refusalOfEvent(event, `data[${index}]`, nowSeconds);
    if (refusal) return refusal;
  }
  return null;
}

/** `appsecret_proof`, where it is sent and the app's secret is known: HMAC-SHA256 of the token, in hex. */
export function refusalOfProof(body: unknown, token: string, appSecret: string | null): Refusal | null {
  const proof = isObject(body) ? body.appsecret_proof : undefined;
  if (proof === undefined || appSecret === null) return null;
  return proof === createHmac('sha256', appSecret).update(token).digest('hex') ? null : invalidProof();
}
