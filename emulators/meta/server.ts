/**
 * A stand-in for graph.facebook.com: real HTTP, the documented rules (rules.ts, event-rules.ts), the documented
 * envelopes (refusals.ts). It keeps what it accepted and refused, and shows it on `/`; `/_emulator/…` (control.ts) is
 * the same for tests, and lets things go wrong (faults.ts).
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Access, tokenOf, type Token } from './access.ts';
import { control } from './control.ts';
import { MetaData, type Given } from './data.ts';
import { isKnown, receiveEvents, shownQuery, type EventsContext } from './events-endpoint.ts';
import { FaultPlan } from './faults.ts';
import { errorBody, isLoopback, newTraceId, readBody, send, sendJson, sendRefusal, usageHeaders } from './http.ts';
import { World } from '../world/world.ts';
import { LeadIds } from './lead-ids.ts';
import { Ledger } from './ledger.ts';
import { graphObject, selectFields } from './objects.ts';
import { renderPage } from './page.ts';
import { goesWrong } from '../shared/server.ts';
import { noAccess, refused, unknownPath } from './refusals.ts';
import { refusalOfVersion } from './versions.ts';

export type { ReceivedEvent, ReceivedRequest, Summary } from './ledger.ts';

export interface EmulatorOptions {
  port?: number;
  host?: string;
  /** The only tokens it takes; default: any token that is not empty (see `NAMED_TOKENS`). */
  accessTokens?: (string | Token)[];
  /** Datasets it knows; default: any of digits only. */
  datasets?: string[];
  /** Checks `appsecret_proof` where it is sent. */
  appSecret?: string;
  /** Seconds since 1970. */
  clock?: () => number;
  /** What insights and leads are told of; default a small one that ends today. */
  world?: World;
}

/** Signs webhooks where no secret is given. */
export const LOCAL_APP_SECRET = 'local-app-secret';

const GRAPH_PATH = /^\/(v[\d.]+)\/([^/]+)(\/[^/]+)?\/?$/;

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
  const { ledger, faults, access, data, leadIds } = emulator.context;
  return {
    url: `http://${options.host ?? '127.0.0.1'}:${port}`,
    ledger,
    faults,
    access,
    world: data.world,
    received: () => ledger.requests,
    clear: () => {
      ledger.clear();
      faults.clear();
      data.clear();
      leadIds.configure(null);
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

class MetaEmulator {
  readonly context: EventsContext & { data: MetaData };

  constructor({ accessTokens, datasets, appSecret, clock, world }: EmulatorOptions) {
    const tokens = accessTokens?.map((token) => (typeof token === 'string' ? { value: token } : token));
    const seconds = clock ?? (() => Math.floor(Date.now() / 1000));
    const data = new MetaData(
      world ?? new World({ lastDay: new Date(seconds() * 1000).toISOString().slice(0, 10) }),
      seconds,
      appSecret ?? LOCAL_APP_SECRET,
    );
    this.context = {
      data,
      leadIds: new LeadIds(data),
      access: new Access(tokens ?? null),
      faults: new FaultPlan(),
      ledger: new Ledger(),
      datasets: datasets ?? null,
      appSecret: appSecret ?? null,
      clock: seconds,
    };
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://emulator');
    if (!isLoopback(request.headers.host))
      return send(response, 421, 'text/plain', 'Refused: not a name of this machine');
    if (url.pathname === '/') return send(response, 200, 'text/html', renderPage(this.context, url.searchParams));
    if (url.pathname.startsWith('/_emulator')) return control(this.context, request, response, url);
    const [, version, object, edge] = GRAPH_PATH.exec(url.pathname) ?? [];
    if (!version) return sendRefusal(response, newTraceId(), unknownPath(url.pathname));
    if (edge === '/events' && request.method === 'POST') {
      return receiveEvents(this.context, request, response, url, [version, object]);
    }
    return this.read(request, response, url, [version, object, edge ?? '']);
  }

  /** Objects and their edges, as far as a check of the connection reads them. */
  private async read(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    [version, id, edge]: [version: string, id: string, edge: string],
  ): Promise<void> {
    const { access, ledger, clock, datasets, data } = this.context;
    const body = request.method === 'POST' ? await readBody(request) : '';
    const asked = data.asked(request, url, body, [version, id, edge]);
    const token = tokenOf(request, url, asked.parameters);
    const traceId = newTraceId();
    const method = request.method ?? 'GET';
    const answer = (): Given => {
      const now = clock();
      const refusal =
        refusalOfVersion(version, `/${id}${edge}`, now) ??
        access.refusal(token.value, { method, object: id, now, sends: false });
      if (refusal) return { refusal };
      const found = data.answer({ ...asked, token: token.value ?? '' });
      if (found) return found;
      if (method !== 'GET') return { refusal: refused(400, 100, `Unsupported ${method.toLowerCase()} request.`) };
      const object = graphObject(id);
      const isRefused = /^\d+$/.test(id) && !isKnown(datasets, id);
      if (!object || isRefused) return { refusal: noAccess(method, id) };
      if (id === 'me' && edge === '/permissions') return { value: { data: PERMISSIONS } };
      return edge ? { refusal: unknownPath(edge) } : selectFields(object, url.searchParams.get('fields'));
    };
    const given = answer();
    const refusal = 'refusal' in given ? given.refusal : null;
    ledger.add(
      {
        receivedAt: new Date().toISOString(),
        method,
        path: url.pathname,
        query: shownQuery(url),
        tokenIn: token.place,
        httpStatus: refusal?.httpStatus ?? 200,
        traceId,
        testEventCode: null,
        eventCount: 0,
        acceptedCount: 0,
        fault: asked.fault?.kind ?? null,
        answered: true,
        error: refusal,
        body: null,
        events: [],
      },
      [],
      () => false,
    );
    const headers = {
      ...usageHeaders(
        id,
        asked.fault?.kind === 'throttled' ? 100 : 1,
        asked.fault?.kind === 'throttled' ? 5 : 0,
        asked.usage,
      ),
      'facebook-api-version': version,
      'x-fb-trace-id': traceId,
    };
    const status = refusal?.httpStatus ?? 200;
    const written = refusal ? errorBody(refusal, traceId) : (given as { value: unknown }).value;
    if (await goesWrong(response, asked.fault, { status, headers, body: written })) return;
    if ('refusal' in given) sendRefusal(response, traceId, given.refusal, headers);
    else sendJson(response, 200, given.value, headers);
  }
}

const PERMISSIONS = ['ads_management', 'ads_read', 'leads_retrieval'].map((permission) => ({
  permission,
  status: 'granted',
}));

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
