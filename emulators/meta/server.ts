/**
 * A stand-in for graph.facebook.com: real HTTP, the documented rules (rules.ts), the documented envelopes. It keeps
 * what it accepted and refused, and shows it on `/` and, for tests, as JSON on `/received`.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { randomBytes } from 'node:crypto';
import { parseLossless } from './lossless-json.ts';
import { renderPage } from './page.ts';
import { invalidParameter, invalidToken, noAccess, refusalOf, type Refusal, type ServerEvent } from './rules.ts';

export interface ReceivedRequest {
  /** ISO 8601. */
  receivedAt: string;
  path: string;
  httpStatus: number;
  traceId: string;
  testEventCode: string | null;
  /** The body as it was sent, the access token left out. */
  body: unknown;
  events: ServerEvent[];
  error: Refusal | null;
}

export interface EmulatorOptions {
  port?: number;
  host?: string;
  /** Tokens it accepts; default: any token that is not empty. */
  accessTokens?: string[];
  /** Datasets it knows; default: any of digits only. */
  datasets?: string[];
  /** Seconds since 1970. */
  clock?: () => number;
}

const EVENTS_PATH = /^\/(v\d+\.\d+)\/([^/]+)\/events$/;
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** Starts the emulator. `close()` ends it; `url` is its address without a slash at the end. */
export async function startMetaEmulator(options: EmulatorOptions = {}) {
  const emulator = new MetaEmulator(options);
  const server = createServer((request, response) => {
    emulator.handle(request, response).catch((error: unknown) => {
      sendJson(response, 500, { error: { message: String(error), type: 'EmulatorError', code: 1 } });
    });
  });
  await listen(server, options.port ?? 0, options.host ?? '127.0.0.1');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    url: `http://${options.host ?? '127.0.0.1'}:${port}`,
    received: () => emulator.received,
    clear: () => emulator.clear(),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

class MetaEmulator {
  received: ReceivedRequest[] = [];
  readonly #options: EmulatorOptions;

  constructor(options: EmulatorOptions) {
    this.#options = options;
  }

  clear() {
    this.received = [];
  }

  async handle(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', 'http://emulator');
    if (request.method === 'GET' && url.pathname === '/') return sendHtml(response, renderPage(this.received));
    if (url.pathname === '/received') {
      if (request.method === 'DELETE') this.clear();
      return sendJson(response, 200, this.received);
    }
    const match = EVENTS_PATH.exec(url.pathname);
    if (!match) {
      return sendRefusal(response, newTraceId(), {
        ...invalidParameter('The emulator answers POST /{version}/{dataset}/events only.'),
        message: `Unsupported ${(request.method ?? 'get').toLowerCase()} request: ${url.pathname}`,
      });
    }
    if (request.method !== 'POST') {
      return sendRefusal(response, newTraceId(), invalidParameter('Events are sent with POST.'));
    }
    await this.#receiveEvents(request, response, url, match[2]);
  }

  async #receiveEvents(request: IncomingMessage, response: ServerResponse, url: URL, dataset: string) {
    const traceId = newTraceId();
    const body = parseBody(await readBody(request));
    const refusal = body.error ?? this.#refusal(request, url, dataset, body.json);
    const json = body.json as { data?: ServerEvent[]; test_event_code?: string; access_token?: string } | undefined;
    const events = !refusal && json?.data ? json.data : [];
    this.received.push({
      receivedAt: new Date().toISOString(),
      path: url.pathname,
      httpStatus: refusal?.httpStatus ?? 200,
      traceId,
      testEventCode: json?.test_event_code ?? null,
      body: withoutToken(json),
      events,
      error: refusal,
    });
    if (refusal) return sendRefusal(response, traceId, refusal);
    sendJson(response, 200, { events_received: events.length, messages: [], fbtrace_id: traceId });
  }

  #refusal(request: IncomingMessage, url: URL, dataset: string, json: unknown): Refusal | null {
    const token = tokenOf(request, url, json);
    const { accessTokens, datasets } = this.#options;
    if (!token || (accessTokens && !accessTokens.includes(token))) return invalidToken();
    if (datasets ? !datasets.includes(dataset) : !/^\d+$/.test(dataset)) return noAccess(dataset);
    const clock = this.#options.clock ?? (() => Math.floor(Date.now() / 1000));
    return refusalOf(json, clock());
  }
}

/** Meta takes the token as a header, in the query or in the body. */
function tokenOf(request: IncomingMessage, url: URL, json: unknown): string | null {
  const header = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const inBody = (json as { access_token?: unknown } | undefined)?.access_token;
  return header ?? url.searchParams.get('access_token') ?? (typeof inBody === 'string' ? inBody : null);
}

function withoutToken(json: object | undefined): unknown {
  if (!json) return null;
  const copy: Record<string, unknown> = { ...json };
  delete copy.access_token;
  return copy;
}

function parseBody(text: string): { json?: unknown; error?: Refusal } {
  try {
    return { json: parseLossless(text) };
  } catch {
    return { error: invalidParameter('The body is not valid JSON.') };
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY_BYTES) throw new Error(`The body is larger than ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function sendRefusal(response: ServerResponse, traceId: string, refusal: Refusal) {
  const { httpStatus, ...error } = refusal;
  sendJson(response, httpStatus, { error: { ...error, fbtrace_id: traceId } });
}

function sendJson(response: ServerResponse, status: number, value: unknown) {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(JSON.stringify(value));
}

function sendHtml(response: ServerResponse, html: string) {
  response.writeHead(200, { 'content-type': 'text/html; charset=UTF-8' });
  response.end(html);
}

const newTraceId = () => `A${randomBytes(16).toString('base64url')}`;

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
