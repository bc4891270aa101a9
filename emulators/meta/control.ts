/** `/_emulator/…`: what a test or a person asks of the emulator itself, in JSON. None of it is Meta's. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Access, Token } from './access.ts';
import type { FaultPlan, FaultSettings } from './faults.ts';
import { readBody, sendJson } from './http.ts';
import type { LeadIds } from './lead-ids.ts';
import type { Ledger } from './ledger.ts';
import type { MetaData } from './data.ts';

export interface Controlled {
  access: Access;
  faults: FaultPlan;
  ledger: Ledger;
  leadIds: LeadIds;
  data: MetaData;
}

const LARGEST_PAGE = 100_000;

/** What it answers to; the page shows this. */
export const CONTROLS: [call: string, what: string][] = [
  ['GET /_emulator/summary', 'what arrived, in figures'],
  ['GET /_emulator/count', 'how many requests have arrived: cheap, to be asked often'],
  [
    'GET /_emulator/requests?after=0&limit=100',
    'requests in the order of their arrival, the last ones with their bodies',
  ],
  [
    'GET /_emulator/events?from=0&limit=1000',
    'events by id: how often taken, confirmed, refused; repeated=true for those taken more than once',
  ],
  ['GET /_emulator/events/ID', 'one event'],
  ['DELETE /_emulator/requests', 'forgets what arrived'],
  [
    'GET, POST, DELETE /_emulator/faults',
    'faults: {"seed", "script": [fault or null], "rates": [{"kind", "rate"}], "poison": {"rate", "eventIds", "leadIds", "subcode"}}; parts that are left out stay',
  ],
  [
    'POST, DELETE /_emulator/tokens',
    '[{"value", "canRead", "canSend", "expiresAt", "objects"}]: the only tokens that are taken',
  ],
  [
    'POST, DELETE /_emulator/leads',
    '["…"]: the only lead ids that exist besides those of the world; events with others are refused',
  ],
  ['GET /_emulator/world', 'accounts, campaigns, ads and forms'],
  ['GET /_emulator/truth?ad=KEY&first=DAY&last=DAY', 'what is true of an ad over some days; all ads without one'],
  ['GET /_emulator/actions?ad=KEY', 'each action of a person on an ad'],
  [
    'GET, POST, DELETE /_emulator/read-faults',
    'faults of requests for leads, forms and insights: {"seed", "script", "rates", "path"}',
  ],
  ['POST /_emulator/settings', '{"largestSync", "pollsUntilDone", "failReports", "leadCallsPerLead", "optedIn"}'],
  ['POST /_emulator/clock', '{"now": seconds}: the clock of leads and insights stands still there; null lets it go on'],
  [
    'POST /_emulator/webhooks',
    '{"url", "secret", "form", "ids", "limit", "isTest", "idsAs", "entriesPerPost", "changesPerEntry", …}: sends leads',
  ],
  ['POST /_emulator/verify', '{"url", "verifyToken"}: the verification of a webhook'],
];

export async function control(
  { access, faults, ledger, leadIds, data }: Controlled,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const [, , what, id] = url.pathname.split('/');
  const number = (name: string, usual: number) => Number(url.searchParams.get(name) ?? usual);
  try {
    switch (`${request.method} ${what}`) {
      case 'GET summary':
        return sendJson(response, 200, ledger.summary());
      case 'GET count':
        return sendJson(response, 200, { requests: ledger.requests.length });
      case 'GET requests': {
        const after = number('after', 0);
        return sendJson(response, 200, ledger.requests.slice(after, after + number('limit', 100)));
      }
      case 'DELETE requests':
        ledger.clear();
        return sendJson(response, 200, ledger.summary());
      case 'GET events': {
        if (id) {
          const found = ledger.find(decodeURIComponent(id));
          return sendJson(response, found ? 200 : 404, found);
        }
        const wanted =
          url.searchParams.get('repeated') === 'true'
            ? ledger.events.filter((event) => event.taken > 1)
            : ledger.events;
        const from = number('from', 0);
        return sendJson(response, 200, wanted.slice(from, from + Math.min(number('limit', 1000), LARGEST_PAGE)));
      }
      case 'GET faults':
        return sendJson(response, 200, faults.current());
      case 'POST faults':
        return sendJson(response, 200, faults.configure(JSON.parse(await readBody(request)) as Partial<FaultSettings>));
      case 'DELETE faults':
        faults.clear();
        return sendJson(response, 200, faults.current());
      case 'POST tokens':
        access.configure(JSON.parse(await readBody(request)) as Token[]);
        return sendJson(response, 200, {});
      case 'DELETE tokens':
        access.configure(null);
        return sendJson(response, 200, {});
      case 'POST leads':
        leadIds.configure(JSON.parse(await readBody(request)) as string[]);
        return sendJson(response, 200, {});
      case 'DELETE leads':
        leadIds.configure(null);
        return sendJson(response, 200, {});
      default: {
        const text = request.method === 'POST' ? await readBody(request) : '';
        const given = await data.control(`${request.method} ${what}`, text, url.searchParams);
        if (given !== undefined) return sendJson(response, 200, given);
        return sendJson(response, 404, { message: `No such call: ${request.method} ${url.pathname}`, calls: CONTROLS });
      }
    }
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    sendJson(response, 400, { message: error.message });
  }
}
