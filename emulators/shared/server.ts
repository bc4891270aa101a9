/**
 * The frame of an emulator of reports and leads: HTTP, faults, what arrived, and `/_emulator/…`, which is not the
 * network's: what a test or a person asks of the emulator itself.
 */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { NETWORKS } from '../world/model.ts';
import { actionsOf, truthOf } from '../world/truth.ts';
import { World } from '../world/world.ts';
import { FAULT_KINDS, FaultPlan, type Fault, type FaultSettings } from './faults.ts';
import { isLoopback, readBody, send, sendJson, type Headers } from './http.ts';

export interface ServerOptions {
  port?: number;
  host?: string;
  /** What is told; default a small one that ends today. */
  world?: World;
  /** Milliseconds since 1970. */
  clock?: () => number;
}

export interface Asked {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
  fault: Fault | null;
  /** From 1, in the order of arrival. */
  number: number;
}

/** JSON, or a text as it is. */
export interface Answer {
  status: number;
  headers?: Headers;
  body: unknown;
}

/** What one network adds to the frame. */
export interface Emulation {
  name: string;
  answer(asked: Asked): Answer | Promise<Answer>;
  /** Calls below `/_emulator/` of its own; null where there is no such call. */
  control?(call: string, asked: Asked): Promise<unknown>;
  controls?: [call: string, what: string][];
  clear?(): void;
}

export interface Received {
  number: number;
  method: string;
  path: string;
  status: number;
  fault: string | null;
}

/** What an emulation may ask of its frame. */
export interface Frame {
  world: World;
  faults: FaultPlan;
  clock(): number;
}

const SLOW_MILLISECONDS = 2_000;
const KEPT_REQUESTS = 10_000;
const LARGEST_HEADERS = 1024 * 1024;

const CONTROLS: [call: string, what: string][] = [
  ['GET /_emulator/world', 'accounts, campaigns, ad sets, ads and forms of the network'],
  ['GET /_emulator/truth?ad=KEY&first=DAY&last=DAY', 'what is true of an ad over some days; all ads without one'],
  ['GET /_emulator/actions?ad=KEY', 'each action of a person on an ad'],
  ['GET, DELETE /_emulator/requests', 'what arrived'],
  [
    'GET, POST, DELETE /_emulator/faults',
    `faults: {"seed", "script", "rates", "path"}; ${Object.keys(FAULT_KINDS).join(', ')}`,
  ],
  ['POST, DELETE /_emulator/clock', '{"now": milliseconds}: the clock stands still there'],
];

/** Starts an emulator. `close()` ends it; `url` is its address without a slash at the end. */
export async function startEmulator(options: ServerOptions, emulate: (frame: Frame) => Emulation) {
  const faults = new FaultPlan();
  const usual = options.clock ?? Date.now;
  let clock = usual;
  const world = options.world ?? new World({ lastDay: new Date(usual()).toISOString().slice(0, 10) });
  const frame: Frame = { world, faults, clock: () => clock() };
  const emulation = emulate(frame);
  const received: Received[] = [];
  let count = 0;
  const clear = () => {
    received.length = 0;
    count = 0;
    faults.clear();
    clock = usual;
    emulation.clear?.();
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isLoopback(request.headers.host)) {
      return send(response, 421, 'text/plain', 'Refused: not a name of this machine');
    }
    const asked: Asked = {
      method: request.method ?? 'GET',
      url: new URL(request.url ?? '/', 'http://emulator'),
      headers: request.headers,
      body: await readBody(request),
      fault: null,
      number: 0,
    };
    const { pathname } = asked.url;
    if (pathname === '/') return send(response, 200, 'text/plain', help());
    if (pathname.startsWith('/_emulator/')) return control(asked, response);
    asked.number = ++count;
    asked.fault = faults.next(pathname);
    const answer = await emulation.answer(asked);
    if (received.length < KEPT_REQUESTS) {
      const { number, method, fault } = asked;
      received.push({ number, method, path: pathname, status: answer.status, fault: fault?.kind ?? null });
    }
    return give(response, asked.fault, answer);
  };

  const control = async (asked: Asked, response: ServerResponse): Promise<void> => {
    try {
      const given = await controlled(asked);
      if (given === undefined)
        sendJson(response, 404, { message: `No such call: ${asked.url.pathname}`, calls: controls() });
      else sendJson(response, 200, given);
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
      sendJson(response, 400, { message: error.message });
    }
  };

  const controls = () => [...CONTROLS, ...(emulation.controls ?? [])];
  const help = () =>
    `${emulation.name} emulator\n\n${controls()
      .map(([call, what]) => `${call}\n    ${what}\n`)
      .join('')}`;

  const controlled = async (asked: Asked): Promise<unknown> => {
    const call = asked.url.pathname.slice('/_emulator/'.length);
    const query = asked.url.searchParams;
    switch (`${asked.method} ${call}`) {
      case 'GET world':
        return worldOf(world);
      case 'GET truth': {
        const key = query.get('ad');
        const ads = key === null ? world.ads : world.ads.filter((ad) => ad.key === key);
        const days = [query.get('first') ?? world.firstDay, query.get('last') ?? world.lastDay] as const;
        return ads.map((ad) => truthOf(world, ad, ...days, clock()));
      }
      case 'GET actions': {
        const ad = world.adWithKey(query.get('ad') ?? '');
        if (!ad) throw new RangeError('No such ad');
        return actionsOf(world, ad, clock());
      }
      case 'GET requests':
        return received;
      case 'DELETE requests':
        received.length = 0;
        return {};
      case 'GET faults':
        return faults.current();
      case 'POST faults':
        return faults.configure(JSON.parse(asked.body) as Partial<FaultSettings>);
      case 'DELETE faults':
        faults.clear();
        return {};
      case 'POST clock': {
        const { now } = JSON.parse(asked.body) as { now: number };
        if (!Number.isFinite(now)) throw new RangeError('now is a number of milliseconds');
        clock = () => now;
        return { now };
      }
      case 'DELETE clock':
        clock = usual;
        return {};
      default:
        return emulation.control?.(call, asked);
    }
  };

  // An address that is too long for the network still arrives, so that the network can refuse it.
  const server = createServer({ maxHeaderSize: LARGEST_HEADERS }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (!response.headersSent) sendJson(response, 500, { message: `The emulator failed: ${String(error)}` });
    });
  });
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, () => resolve());
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    url: `http://${host}:${port}`,
    world,
    faults,
    emulation,
    received: () => received,
    clear,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function give(response: ServerResponse, fault: Fault | null, answer: Answer): Promise<void> {
  if (await goesWrong(response, fault, answer)) return;
  send(response, answer.status, 'application/json', textOf(answer), answer.headers);
}

const textOf = ({ body }: Answer) => (typeof body === 'string' ? body : JSON.stringify(body));

/** Faults on the way of an answer. @returns whether it has been dealt with; false: it is to be sent as it is */
export async function goesWrong(response: ServerResponse, fault: Fault | null, answer: Answer): Promise<boolean> {
  switch (fault?.kind) {
    case 'no-answer':
      // The client gives up, or the server is closed.
      return true;
    case 'reset':
      response.socket?.resetAndDestroy();
      return true;
    case 'truncated': {
      const text = textOf(answer);
      send(response, answer.status, 'application/json', text.slice(0, Math.floor(text.length / 2)), answer.headers);
      return true;
    }
    case 'html':
      send(response, fault.httpStatus ?? 502, 'text/html', '<html><body><h1>Bad Gateway</h1></body></html>');
      return true;
    case 'server-error':
      send(response, fault.httpStatus ?? 500, 'text/plain', '');
      return true;
    case 'slow':
      await wait(fault.delayMs ?? SLOW_MILLISECONDS);
      return false;
    default:
      // The other faults are in the answer.
      return false;
  }
}

export const worldOf = (world: World) =>
  NETWORKS.map((network) => ({
    network,
    firstDay: world.firstDay,
    lastDay: world.lastDay,
    accounts: world.accounts.filter((one) => one.network === network),
    campaigns: world.campaigns.filter((one) => one.network === network),
    ads: world.ads.filter((one) => one.network === network),
    forms: world.forms.filter((one) => one.network === network),
  }));
