/** Reading requests and writing answers: what is Meta's own. */
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { sendJson, type Headers } from '../shared/http.ts';
import type { Refusal } from './refusals.ts';

export { isLoopback, readBody, send, sendJson, type Headers } from '../shared/http.ts';

export const newTraceId = () => `A${randomBytes(16).toString('base64url')}`;

/** The documented envelope of an error. */
export function errorBody({ httpStatus: _status, ...error }: Refusal, traceId: string): object {
  return { error: { ...error, fbtrace_id: traceId } };
}

/** Sends it with its status and headers. */
export function sendRefusal(response: ServerResponse, traceId: string, refusal: Refusal, headers: Headers = {}): void {
  const { httpStatus } = refusal;
  const expired: Headers =
    httpStatus === 401 ? { 'www-authenticate': `OAuth "Facebook Platform" "invalid_token"` } : {};
  sendJson(response, httpStatus, errorBody(refusal, traceId), { ...headers, ...expired });
}

/**
 * The headers that say how much of the rate limits is used. Meta: Graph API, rate limiting.
 * @param share percent used
 * @param minutes until calls are answered again
 * @param type the use case that is counted
 */
export function usageHeaders(id: string, share: number, minutes: number, type = 'ads_management'): Headers {
  const figures = { call_count: share, total_cputime: share, total_time: share };
  return {
    'x-business-use-case-usage': JSON.stringify({
      [id]: [{ type, ...figures, estimated_time_to_regain_access: minutes }],
    }),
    'x-app-usage': JSON.stringify(figures),
    'x-ad-account-usage': JSON.stringify({ acc_id_util_pct: share }),
  };
}
