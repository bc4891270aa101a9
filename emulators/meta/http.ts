/** Reading requests and writing answers. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal } from './refusals.ts';

const MAX_BODY_BYTES = 64 * 1024 * 1024;

export const newTraceId = () => `A${randomBytes(16).toString('base64url')}`;

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY_BYTES) throw new Error(`The body is larger than ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export type Headers = Record<string, string>;

export function send(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string,
  headers: Headers = {},
): void {
  response.writeHead(status, { 'content-type': `${contentType}; charset=UTF-8`, ...headers });
  response.end(body);
}

export const sendJson = (response: ServerResponse, status: number, value: unknown, headers: Headers = {}) =>
  send(response, status, 'application/json', JSON.stringify(value), headers);

/** The documented envelope of an error. */
export function sendRefusal(response: ServerResponse, traceId: string, refusal: Refusal, headers: Headers = {}): void {
  const { httpStatus, ...error } = refusal;
  const expired: Headers =
    httpStatus === 401 ? { 'www-authenticate': `OAuth "Facebook Platform" "invalid_token"` } : {};
  sendJson(response, httpStatus, { error: { ...error, fbtrace_id: traceId } }, { ...headers, ...expired });
}

/**
 * The headers that say how much of the rate limits is used. Meta: Graph API, rate limiting.
 * @param share percent used
 * @param minutes until calls are answered again
 */
export function usageHeaders(id: string, share: number, minutes: number): Headers {
  const figures = { call_count: share, total_cputime: share, total_time: share };
  return {
    'x-business-use-case-usage': JSON.stringify({
      [id]: [{ type: 'ads_management', ...figures, estimated_time_to_regain_access: minutes }],
    }),
    'x-app-usage': JSON.stringify(figures),
    'x-ad-account-usage': JSON.stringify({ acc_id_util_pct: share }),
  };
}

/** Is this machine named? Names that end in `.localhost` never leave it (RFC 6761, 6.3); any other may be another site's. */
export function isLoopback(host: string | undefined): boolean {
  const name = host?.replace(/:\d+$/, '').toLowerCase();
  return name !== undefined && /^(?:(?:[^.:@/]+\.)*localhost\.?|127\.0\.0\.1|\[::1\])$/.test(name);
}
