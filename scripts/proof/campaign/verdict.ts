/** What must be true at the end of a campaign, whatever went wrong on the way. Pure. */
import type { ReceivedEvent } from '../../../emulators/meta/server.ts';
import type { EventRow } from './data-file.ts';
import type { Kind } from './world.ts';

export interface Facts {
  kindById: ReadonlyMap<string, Kind>;
  /** The org's own ledger. */
  rows: readonly EventRow[];
  /** Meta's. */
  received: readonly ReceivedEvent[];
  underSeveralIds: readonly string[][];
  everInDoubt: ReadonlySet<string>;
  inFlightAtKill: ReadonlySet<string>;
}

export interface Verdict {
  /** How many events of which kind ended how. */
  counts: Map<Kind, Map<string, number>>;
  /** What is not as it must be, by rule. */
  violations: Map<string, string[]>;
  repeated: number;
}

const END_BY_KIND: Record<Kind, string> = {
  good: 'Sent',
  poison: 'Rejected',
  worthless: 'Rejected',
  expired: 'Expired',
  deleted: 'Skipped',
  unidentified: 'Skipped',
  malformed: 'Rejected',
};
/** Kinds that Meta must never see: the checks before sending set them aside. */
const NEVER_SENT: ReadonlySet<Kind> = new Set(['worthless', 'expired', 'deleted', 'unidentified', 'malformed']);

export function judge(facts: Facts): Verdict {
  const { kindById, rows, everInDoubt, inFlightAtKill } = facts;
  const receivedById = new Map(facts.received.map((event) => [event.eventId, event]));
  const verdict: Verdict = { counts: new Map(), violations: new Map(), repeated: 0 };
  const violate = (rule: string, id: string) =>
    verdict.violations.set(rule, [...(verdict.violations.get(rule) ?? []), id]);
  const rowById = new Map(rows.map((row) => [row.eventId, row]));

  for (const [id, kind] of kindById) {
    const row = rowById.get(id);
    const received = receivedById.get(id);
    if (!row) {
      violate('an event is gone', id);
      continue;
    }
    count(verdict, kind, row.status);
    const taken = received?.taken ?? 0;
    if (row.status !== END_BY_KIND[kind]) violate(`${kind}: must end as ${END_BY_KIND[kind]}`, `${id}: ${row.status}`);
    if (row.status !== 'Sent' && !row.message) violate('an event that was not sent has no reason', id);
    if (row.status === 'Sent' && taken === 0) violate('an event counts as sent, and never arrived', id);
    if (row.status !== 'Sent' && taken > 0) violate('an event arrived, and does not count as sent', id);
    if (NEVER_SENT.has(kind) && received) violate('an event was sent although it could be known to be bad', id);
    if (taken > 1) {
      verdict.repeated++;
      const isDoubted = everInDoubt.has(id) || row.doubts > 0;
      if (!isDoubted) violate('an event was repeated without having been in doubt', id);
    }
    if (received?.takenAfterConfirmed && !inFlightAtKill.has(id)) {
      violate('an event was repeated although its answer had come', id);
    }
  }
  for (const id of receivedById.keys()) if (!kindById.has(id)) violate('an event arrived that nobody has made', id);
  for (const ids of facts.underSeveralIds) violate('an event arrived under several ids', ids.join(' '));
  return verdict;
}

function count({ counts }: Verdict, kind: Kind, status: string): void {
  const byStatus = counts.get(kind) ?? new Map<string, number>();
  counts.set(kind, byStatus.set(status, (byStatus.get(status) ?? 0) + 1));
}
