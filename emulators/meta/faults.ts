/**
 * What can go wrong with a request, and which request it happens to: by a script (the next requests, in order), else by
 * rates drawn from a seed. Poison events are refused whichever request carries them.
 */
import { numberText } from './lossless-json.ts';
import { seeded, shareOf } from '../shared/random.ts';
import {
  dataUseNotChosen,
  expiredToken,
  invalidParameter,
  missingProof,
  noAccess,
  noPermission,
  refused,
  SUBCODE,
  type Refusal,
} from './refusals.ts';
import type { ServerEvent } from './event-rules.ts';

/** Every kind of fault, and what it does. */
export const FAULT_KINDS = {
  'no-answer': 'the events are taken, the answer never comes',
  reset: 'the events are taken, the connection is reset before the answer',
  truncated: 'the events are taken, the JSON of the answer ends in the middle',
  slow: 'the events are taken, the answer comes after delayMs (2,000)',
  fewer: 'the first events are taken, `missing` (1) of them are not, and the answer counts what was taken',
  'near-limit': 'the events are taken, the usage headers say 98 %',
  html: 'an HTML page of a proxy with httpStatus (502) instead of the answer',
  'server-error': 'httpStatus (500) with an empty body',
  temporary: 'code 2, is_transient',
  'not-ready': 'code 21009: the dataset is not ready yet',
  throttled: 'code (80004) with the usage headers at 100 % and `minutes` (5) to regain access',
  'token-expired': '190/463',
  'no-permission': '200',
  'no-access': '100/33',
  'proof-required': '100 of type GraphMethodException: the request is refused, whatever its events',
  'data-use': '100/2804030: limited data use must be chosen for the dataset',
  error: 'any refusal: code, subcode, type (OAuthException), httpStatus (400), isTransient',
} as const;

export type FaultKind = keyof typeof FAULT_KINDS;

export interface Fault {
  kind: FaultKind;
  /** Are the events taken? Only for faults of the way (`no-answer`, `reset`, `truncated`, `html`, `server-error`). */
  taken?: boolean;
  delayMs?: number;
  httpStatus?: number;
  code?: number;
  subcode?: number;
  type?: string;
  isTransient?: boolean;
  minutes?: number;
  missing?: number;
}

export interface Poison {
  /** Share of all events, decided by their id and the seed. */
  rate?: number;
  eventIds?: string[];
  /** Lead ids that Meta does not know (any more). */
  leadIds?: string[];
  /** Subcode of the refusal; default that of a deleted lead. */
  subcode?: number;
}

export interface FaultSettings {
  seed: number;
  /** For the next requests in order; null: none. */
  script: (Fault | null)[];
  /** For the others: share of requests, 0 to 1. */
  rates: (Fault & { rate: number })[];
  poison: Poison;
}

/** Faults of the way: what the answer would have been does not matter. */
const ON_THE_WAY: ReadonlySet<FaultKind> = new Set(['no-answer', 'reset', 'truncated', 'html', 'server-error']);
const TAKEN_BY_DEFAULT: ReadonlySet<FaultKind> = new Set(['no-answer', 'reset', 'truncated']);

export const isOnTheWay = (fault: Fault | null): boolean => fault !== null && ON_THE_WAY.has(fault.kind);

/** Does a request with this fault reach the point where its events are taken? */
export const takesEvents = (fault: Fault | null): boolean =>
  !isOnTheWay(fault) || (fault!.taken ?? TAKEN_BY_DEFAULT.has(fault!.kind));

/** What this fault answers instead of looking at the request; null where it looks. */
export function refusalBy(fault: Fault | null, dataset: string, nowSeconds: number): Refusal | null {
  switch (fault?.kind) {
    case 'temporary':
      return refused(500, 2, 'Service temporarily unavailable', { isTransient: true });
    case 'not-ready':
      return refused(400, 21009, 'The dataset is not ready yet.');
    case 'throttled':
      return refused(400, fault.code ?? 80004, '(#80004) There have been too many calls to this ad-account.', {
        subcode: fault.subcode,
        isTransient: fault.isTransient,
      });
    case 'token-expired':
      return expiredToken(nowSeconds);
    case 'no-permission':
      return noPermission('ads_management permission');
    case 'no-access':
      return noAccess('post', dataset);
    case 'proof-required':
      return missingProof();
    case 'data-use':
      return dataUseNotChosen();
    case 'error': {
      const refusal = refused(fault.httpStatus ?? 400, fault.code ?? 1, 'An error that was asked for.', {
        subcode: fault.subcode,
        isTransient: fault.isTransient,
      });
      return { ...refusal, type: fault.type ?? refusal.type };
    }
    default:
      return null;
  }
}

export class FaultPlan {
  private settings: FaultSettings = { seed: 1, script: [], rates: [], poison: {} };
  private draw = seeded(1);
  private poisonIds = new Set<string>();
  private poisonLeads = new Set<string>();

  /** @throws RangeError naming what is wrong; nothing is changed then */
  configure(change: Partial<FaultSettings>): FaultSettings {
    const next = { ...this.settings, ...change };
    for (const fault of [...next.script, ...next.rates]) {
      if (fault && !Object.hasOwn(FAULT_KINDS, fault.kind)) throw new RangeError(`Unknown fault: ${fault.kind}`);
    }
    const sum = next.rates.reduce((total, { rate }) => total + rate, 0);
    if (!(sum <= 1) || next.rates.some(({ rate }) => !(rate >= 0))) {
      throw new RangeError('Rates are shares of all requests: each from 0, all together at most 1');
    }
    this.settings = next;
    if (change.seed !== undefined || change.rates) this.draw = seeded(next.seed);
    this.poisonIds = new Set(next.poison.eventIds);
    this.poisonLeads = new Set(next.poison.leadIds);
    return next;
  }

  clear(): void {
    this.configure({ seed: 1, script: [], rates: [], poison: {} });
  }

  current(): FaultSettings {
    return this.settings;
  }

  /** What happens to the next request. */
  next(): Fault | null {
    const { script, rates } = this.settings;
    if (script.length) {
      const [first, ...rest] = script;
      this.settings = { ...this.settings, script: rest };
      return first;
    }
    if (!rates.length) return null;
    let left = this.draw();
    return rates.find(({ rate }) => (left -= rate) < 0) ?? null;
  }

  isPoison(event: ServerEvent): boolean {
    const { poison, seed } = this.settings;
    const id = event.event_id ?? '';
    return (
      this.poisonIds.has(id) ||
      (this.poisonLeads.size > 0 && this.poisonLeads.has(numberText(event.user_data.lead_id) ?? '')) ||
      (poison.rate !== undefined && shareOf(id, seed) < poison.rate)
    );
  }

  /** The refusal that the first poison event brings upon its request. */
  refusalOfPoison(events: readonly ServerEvent[]): Refusal | null {
    const index = events.findIndex((event) => this.isPoison(event));
    if (index < 0) return null;
    const subcode = this.settings.poison.subcode ?? SUBCODE.badLeadId;
    return invalidParameter(`data[${index}]: the lead does not exist or was deleted.`, subcode);
  }
}
