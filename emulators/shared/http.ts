/** Reading requests and writing answers, for every emulator. */
import type { IncomingMessage, ServerResponse } from 'node:http';

const MAX_BODY_BYTES = 64 * 1024 * 1024;

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

/** Is this machine named? Names that end in `.localhost` never leave it (RFC 6761, 6.3); any other may be another site's. */
export function isLoopback(host: string | undefined): boolean {
  const name = host?.replace(/:\d+$/, '').toLowerCase();
  return name !== undefined && /^(?:(?:[^.:@/]+\.)*localhost\.?|127\.0\.0\.1|\[::1\])$/.test(name);
}
