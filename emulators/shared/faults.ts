/** What can go wrong with a request for data, and which request it happens to: by a script, else by rates from a seed. */
import { seeded } from './random.ts';

/** Every kind of fault, and what it does. */
export const FAULT_KINDS = {
  'no-answer': 'the answer never comes',
  reset: 'the connection is reset before the answer',
  truncated: 'the JSON of the answer ends in the middle',
  slow: 'the answer comes after delayMs (2,000)',
  html: 'an HTML page of a proxy with httpStatus (502) instead of the answer',
  'server-error': 'httpStatus (500) with an empty body',
  temporary: 'what the network answers when it is out of order for a moment',
  throttled: 'what the network answers to too many calls',
  'token-expired': 'what the network answers to a token that has expired',
  'no-permission': 'what the network answers to a token without the permission',
  error: 'any refusal of the network: the fields of `error`',
  'partial-page': 'half of the rows of the page; the next page goes on after them',
  duplicates: 'every second row of the page twice',
  'out-of-order': 'the rows of the page in another order',
} as const;

export type FaultKind = keyof typeof FAULT_KINDS;

export interface Fault {
  kind: FaultKind;
  delayMs?: number;
  httpStatus?: number;
  error?: Record<string, unknown>;
}

export interface FaultSettings {
  seed: number;
  /** For the next requests in order; null: none. */
  script: (Fault | null)[];
  /** For the others: share of requests, 0 to 1. */
  rates: (Fault & { rate: number })[];
  /** Only to requests whose path holds this; null: to all. */
  path: string | null;
}

const NONE: FaultSettings = { seed: 1, script: [], rates: [], path: null };

export class FaultPlan {
  private settings = NONE;
  private draw = seeded(1);

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
    return next;
  }

  clear(): void {
    this.settings = NONE;
    this.draw = seeded(1);
  }

  current(): FaultSettings {
    return this.settings;
  }

  /** What happens to the next request with this path. */
  next(path: string): Fault | null {
    const { script, rates } = this.settings;
    if (this.settings.path !== null && !path.includes(this.settings.path)) return null;
    if (script.length) {
      this.settings = { ...this.settings, script: script.slice(1) };
      return script[0];
    }
    if (!rates.length) return null;
    let left = this.draw();
    return rates.find(({ rate }) => (left -= rate) < 0) ?? null;
  }

  /**
   * The rows of a page as the fault leaves them. What is `kept` of the page decides where the next one begins.
   * @param shuffleKey decides the other order
   */
  arrange<T>(fault: Fault | null, rows: readonly T[], shuffleKey: number): { rows: T[]; kept: number } {
    switch (fault?.kind) {
      case 'partial-page': {
        const kept = Math.ceil(rows.length / 2);
        return { rows: rows.slice(0, kept), kept };
      }
      case 'duplicates':
        return { rows: rows.flatMap((row, i) => (i % 2 ? [row, row] : [row])), kept: rows.length };
      case 'out-of-order':
        return { rows: shuffled(rows, shuffleKey), kept: rows.length };
      default:
        return { rows: [...rows], kept: rows.length };
    }
  }
}

export function shuffled<T>(rows: readonly T[], seed: number): T[] {
  const random = seeded(seed);
  const copy = [...rows];
  for (let i = copy.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [copy[i], copy[other]] = [copy[other], copy[i]];
  }
  return copy;
}
