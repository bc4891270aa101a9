/**
 * What arrived: every request, and every event by its id. Requests keep their figures for ever and their bodies for a
 * while, events a line each, so that 100,000 of them fit into a small process.
 */
import { createHash } from 'node:crypto';
import type { TokenPlace } from './access.ts';
import { isConversionLead, type ServerEvent } from './event-rules.ts';
import type { Refusal } from './refusals.ts';

export interface ReceivedRequest {
  /** From 1, in the order of arrival. */
  number: number;
  /** ISO 8601. */
  receivedAt: string;
  method: string;
  path: string;
  /** Query parameters as they were sent; a token is named, never shown. */
  query: Record<string, string>;
  tokenIn: TokenPlace | null;
  /** Of the answer, sent or not. */
  httpStatus: number;
  traceId: string;
  testEventCode: string | null;
  eventCount: number;
  acceptedCount: number;
  /** Kind of the fault that happened to it. */
  fault: string | null;
  /** Did the client get the answer that Meta would have given? */
  answered: boolean;
  error: Refusal | null;
  /** The body as it was sent, the access token left out; null once it was dropped. */
  body: unknown;
  /** The events that were taken; empty once the body was dropped. */
  events: ServerEvent[];
}

/** One event id. */
export interface ReceivedEvent {
  eventId: string;
  /** How often it was taken, by event name. */
  takenByName: Record<string, number>;
  /** How often it was taken. */
  taken: number;
  /** How often the client was told so: an intact answer that counts every event of the request. */
  confirmed: number;
  /** How often it was taken although the client had been told before. */
  takenAfterConfirmed: number;
  /** How often it came in a request that was not taken. */
  refused: number;
  isPoison: boolean;
  /** Number of the last request that carried it. */
  lastRequest: number;
}

export interface Summary {
  requests: number;
  requestsRefused: number;
  eventsTaken: number;
  distinctEvents: number;
  eventIds: number;
  /** Taken more than once. */
  repeated: number;
  takenAfterConfirmed: number;
  /** Taken, and the client never heard of it. */
  neverConfirmed: number;
  poison: number;
  withoutEventId: number;
  /** Taken as stages of a lead. */
  conversionLeads: number;
  /** The same event (name, time, person, data) under several ids, the first hundred. */
  underSeveralIds: string[][];
  /** Requests that carried the token in their address. */
  tokensInAddresses: number;
}

const KEPT_BODIES = 200;
const KEPT_EVENTS = 20_000;
const SHOWN_GROUPS = 100;

export class Ledger {
  readonly requests: ReceivedRequest[] = [];
  readonly events: ReceivedEvent[] = [];
  private readonly byId = new Map<string, ReceivedEvent>();
  private readonly idsByContent = new Map<string, string>();
  private severalIds = new Map<string, Set<string>>();
  private keptEvents = 0;
  private firstKept = 0;
  private withoutEventId = 0;
  private conversionLeads = 0;

  clear(): void {
    this.requests.length = 0;
    this.events.length = 0;
    this.byId.clear();
    this.idsByContent.clear();
    this.severalIds.clear();
    this.keptEvents = this.firstKept = this.withoutEventId = this.conversionLeads = 0;
  }

  /**
   * @param carried all events of the request
   * @param isPoison whether Meta would refuse the event
   */
  add(
    request: Omit<ReceivedRequest, 'number'>,
    carried: readonly ServerEvent[],
    isPoison: (event: ServerEvent) => boolean,
  ): ReceivedRequest {
    const numbered = { number: this.requests.length + 1, ...request };
    this.requests.push(numbered);
    this.keptEvents += request.eventCount;
    this.dropBodies();
    const taken = new Set(request.events);
    const isConfirmed = request.answered && request.acceptedCount === request.eventCount;
    for (const event of carried) this.count(event, numbered.number, taken.has(event), isConfirmed, isPoison);
    return numbered;
  }

  find(eventId: string): ReceivedEvent | null {
    return this.byId.get(eventId) ?? null;
  }

  summary(): Summary {
    const total = (of: (event: ReceivedEvent) => number) => this.events.reduce((sum, event) => sum + of(event), 0);
    return {
      requests: this.requests.length,
      requestsRefused: this.requests.filter((request) => request.error).length,
      eventsTaken: total((event) => event.taken) + this.withoutEventId,
      distinctEvents: this.idsByContent.size,
      eventIds: total((event) => (event.taken ? 1 : 0)),
      repeated: total((event) => (event.taken > 1 ? 1 : 0)),
      takenAfterConfirmed: total((event) => (event.takenAfterConfirmed ? 1 : 0)),
      neverConfirmed: total((event) => (event.taken && !event.confirmed ? 1 : 0)),
      poison: total((event) => (event.isPoison ? 1 : 0)),
      withoutEventId: this.withoutEventId,
      conversionLeads: this.conversionLeads,
      underSeveralIds: [...this.severalIds.values()].slice(0, SHOWN_GROUPS).map((ids) => [...ids]),
      tokensInAddresses: this.requests.filter((request) => request.tokenIn === 'query').length,
    };
  }

  private count(
    event: ServerEvent,
    request: number,
    isTaken: boolean,
    isConfirmed: boolean,
    isPoison: (event: ServerEvent) => boolean,
  ): void {
    if (isTaken) {
      if (isConversionLead(event)) this.conversionLeads++;
      this.noteContent(event);
    }
    const id = event.event_id;
    if (id === undefined) {
      if (isTaken) this.withoutEventId++;
      return;
    }
    const line = this.byId.get(id) ?? this.open(id, isPoison(event));
    line.lastRequest = request;
    if (!isTaken) {
      line.refused++;
      return;
    }
    if (line.confirmed) line.takenAfterConfirmed++;
    line.taken++;
    line.takenByName[event.event_name] = (line.takenByName[event.event_name] ?? 0) + 1;
    if (isConfirmed) line.confirmed++;
  }

  private open(eventId: string, isPoison: boolean): ReceivedEvent {
    const line: ReceivedEvent = {
      eventId,
      takenByName: {},
      taken: 0,
      confirmed: 0,
      takenAfterConfirmed: 0,
      refused: 0,
      isPoison,
      lastRequest: 0,
    };
    this.byId.set(eventId, line);
    this.events.push(line);
    return line;
  }

  /** The same event under another id is what Meta would count twice. */
  private noteContent(event: ServerEvent): void {
    const { event_name, event_time, user_data, custom_data } = event;
    const content = createHash('md5')
      .update(JSON.stringify([event_name, event_time, user_data, custom_data]))
      .digest('base64');
    const id = event.event_id ?? '';
    const first = this.idsByContent.get(content);
    if (first === undefined) this.idsByContent.set(content, id);
    else if (first !== id) this.severalIds.set(content, (this.severalIds.get(content) ?? new Set([first])).add(id));
  }

  private dropBodies(): void {
    const { requests } = this;
    while (requests.length - this.firstKept > KEPT_BODIES || this.keptEvents > KEPT_EVENTS) {
      if (this.firstKept >= requests.length - 1) return;
      const oldest = requests[this.firstKept++];
      this.keptEvents -= oldest.eventCount;
      oldest.body = null;
      oldest.events = [];
    }
  }
}
