/** One request and its answer, with the few things that routes do to them. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export const JAVASCRIPT = 'text/javascript; charset=utf-8';
export const HTML = 'text/html; charset=utf-8';

/** For an address that changes with what is behind it. */
export const FOR_EVER = { 'Cache-Control': 'public, max-age=31536000, immutable' };

/** Bodies above this are refused: what a page sends is small. */
const LARGEST_BODY = 12_000_000;

export class Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  constructor(request: IncomingMessage, response: ServerResponse) {
    this.request = request;
    this.response = response;
    this.url = new URL(request.url ?? '/', 'http://localhost');
  }

  get method(): string {
    return this.request.method ?? 'GET';
  }

  get path(): string {
    return this.url.pathname;
  }

  cookie(name: string): string | null {
    const pairs = (this.request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
    const found = pairs.find(([key]) => key === name);
    return found ? decodeURIComponent(found[1]) : null;
  }

  send(status: number, contentType: string, body: string | Buffer, headers: Record<string, string> = {}): void {
    this.response.writeHead(status, {
      'Content-Type': contentType,
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
      ...headers,
    });
    this.response.end(this.method === 'HEAD' ? undefined : body);
  }

  json(value: unknown, status = 200): void {
    this.send(status, 'application/json; charset=utf-8', JSON.stringify(value ?? null));
  }

  redirect(location: string): void {
    this.send(302, 'text/plain', '', { Location: location });
  }

  /** The request's body as JSON; `{}` when there is none. Throws SyntaxError when it is not JSON. */
  async body(): Promise<Record<string, unknown>> {
    const text = (await this.bytes()).toString('utf8');
    return text ? (JSON.parse(text) as Record<string, unknown>) : {};
  }

  /** The request's body as it came. Throws RangeError when it is too large. */
  async bytes(): Promise<Buffer> {
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of this.request as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > LARGEST_BODY) throw new RangeError('The request is too large');
      parts.push(part);
    }
    return Buffer.concat(parts);
  }
}
