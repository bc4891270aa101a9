/** `POST /{version}/{dataset}/events`: rules, faults, what is kept, what is answered. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { tokenOf, type Access } from './access.ts';
import type { ServerEvent } from './event-rules.ts';
import { isOnTheWay, refusalBy, takesEvents, type Fault, type FaultPlan } from './faults.ts';
import { newTraceId, readBody, send, sendJson, sendRefusal, usageHeaders, type Headers } from './http.ts';
import type { Ledger } from './ledger.ts';
import { parseLossless, withoutNulls } from './lossless-json.ts';
import type { LeadIds } from './lead-ids.ts';
import { invalidParameter, noAccess, type Refusal } from './refusals.ts';
import { refusalOf, refusalOfProof } from './rules.ts';
import { refusalOfVersion } from './versions.ts';

export interface EventsContext {
  access: Access;
  faults: FaultPlan;
  ledger: Ledger;
  /** Datasets it knows; null: any of digits only. */
  datasets: string[] | null;
  appSecret: string | null;
  /** Lead ids that exist. */
  leadIds: LeadIds;
  /** Seconds since 1970. */
  clock(): number;
}

interface Body {
  data?: ServerEvent[];
  test_event_code?: string;
}

const SLOW_MILLISECONDS = 2_000;
const USUAL_SHARE = 1;
const NEAR_LIMIT_SHARE = 98;
const THROTTLED_MINUTES = 5;

export async function receiveEvents(
  context: EventsContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  [version, dataset]: [version: string, dataset: string],
): Promise<void> {
  const text = await readBody(request);
  const now = context.clock();
  const fault = context.faults.next();
  const parsed = parse(text);
  const token = tokenOf(request, url, parsed.json);
  const body = (parsed.json ?? {}) as Body;
  const refusal =
    refusalOfVersion(version, `/${dataset}/events`, now) ??
    parsed.error ??
    context.access.refusal(token.value, { method: 'post', object: dataset, now, sends: true }) ??
    (isKnown(context.datasets, dataset) ? null : noAccess('post', dataset)) ??
    refusalOfProof(parsed.json, token.value ?? '', context.appSecret) ??
    refusalBy(fault, dataset, now) ??
    refusalOf(parsed.json, now) ??
    context.faults.refusalOfPoison(body.data ?? []) ??
    context.leadIds.refusalOfUnknown(body.data ?? []);

  const carried = Array.isArray(body.data) ? body.data.filter(isEventLike) : [];
  const missing = fault?.kind === 'fewer' ? Math.min(fault.missing ?? 1, carried.length) : 0;
  const taken = !refusal && takesEvents(fault) ? carried.slice(0, carried.length - missing) : [];
  const traceId = newTraceId();
  context.ledger.add(
    {
      receivedAt: new Date().toISOString(),
      method: 'POST',
      path: url.pathname,
      query: shownQuery(url),
      tokenIn: token.place,
      httpStatus: refusal?.httpStatus ?? 200,
      traceId,
      testEventCode: body.test_event_code ?? null,
      eventCount: carried.length,
      acceptedCount: taken.length,
      fault: fault?.kind ?? null,
      answered: !isOnTheWay(fault),
      error: refusal,
      body: withoutToken(parsed.json),
      events: taken,
    },
    carried,
    (event) => context.faults.isPoison(event),
  );
  await answer(response, { fault, refusal, traceId, dataset, taken: taken.length, version });
}

interface Answer {
  fault: Fault | null;
  refusal: Refusal | null;
  traceId: string;
  dataset: string;
  taken: number;
  version: string;
}

async function answer(response: ServerResponse, about: Answer): Promise<void> {
  const { fault, refusal, traceId, taken } = about;
  switch (fault?.kind) {
    case 'no-answer':
      // The client gives up, or the server is closed.
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'truncated':
      return send(response, 200, 'application/json', JSON.stringify(success(taken, traceId)).slice(0, -9));
    case 'html':
      return send(response, fault.httpStatus ?? 502, 'text/html', '<html><body><h1>Bad Gateway</h1></body></html>');
    case 'server-error':
      return send(response, fault.httpStatus ?? 500, 'text/plain', '');
    case 'slow':
      await wait(fault.delayMs ?? SLOW_MILLISECONDS);
      break;
    default:
    // The other faults are in the refusal or in the headers.
  }
  const headers = headersOf(about);
  if (refusal) sendRefusal(response, traceId, refusal, headers);
  else sendJson(response, 200, success(taken, traceId), headers);
}

const success = (eventsReceived: number, traceId: string) => ({
  events_received: eventsReceived,
  messages: [],
  fbtrace_id: traceId,
});

function headersOf({ fault, dataset, version, traceId }: Answer): Headers {
  const usage =
    fault?.kind === 'throttled'
      ? usageHeaders(dataset, 100, fault.minutes ?? THROTTLED_MINUTES)
      : usageHeaders(dataset, fault?.kind === 'near-limit' ? NEAR_LIMIT_SHARE : USUAL_SHARE, fault?.minutes ?? 0);
  return { ...usage, 'facebook-api-version': version, 'x-fb-trace-id': traceId };
}

export const isKnown = (known: string[] | null, object: string) =>
  known ? known.includes(object) : /^\d+$/.test(object);

/** Something that could be counted as an event, valid or not. */
const isEventLike = (event: unknown): event is ServerEvent =>
  typeof event === 'object' &&
  event !== null &&
  typeof (event as ServerEvent).user_data === 'object' &&
  (event as ServerEvent).user_data !== null;

export function shownQuery(url: URL): Record<string, string> {
  return Object.fromEntries([...url.searchParams].map(([name, value]) => [name, /token/i.test(name) ? '…' : value]));
}

function withoutToken(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json ?? null;
  const copy: Record<string, unknown> = { ...json };
  delete copy.access_token;
  return copy;
}

function parse(text: string): { json?: unknown; error?: Refusal } {
  try {
    return { json: withoutNulls(parseLossless(text)) };
  } catch {
    return { error: invalidParameter('The body is not valid JSON.') };
  }
}
