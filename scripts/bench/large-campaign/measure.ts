/** Measures one large campaign: enabling it, then the bulk date editor on it. */
import type { LimitName } from '../../../local-org/running/limits.ts';
import type { Org } from '../../../local-org/execution/org.ts';
import { callApex } from '../../../local-org/ui/org/apex-call.ts';
import type { Context } from '../../../local-org/ui/org/context.ts';
import { listUsers } from '../../../local-org/ui/org/users.ts';
import type { LoadedCampaign } from './load.ts';
import { measureUpdates, type Update } from './updates.ts';

export interface Figures {
  members: number;
  /** Seconds of the card's save, which starts the job. */
  saveSeconds: number;
  /** Seconds from there until the last member was evaluated. */
  seconds: number;
  /** Processor seconds of the same: what others do on the machine matters less. */
  processorSeconds: number;
  /** The longest time between two steps of the job: so often progress can be seen. */
  longestStep: number;
  /** Megabytes of the process at its largest while the job ran. */
  memory: number;
  /** Of the most expensive execute. */
  execute: Use[];
  editor: Call[];
  card: Call[];
  updates: Update[];
}
export interface Use {
  limit: LimitName;
  used: number;
  maximum: number;
}
export interface Call {
  what: string;
  /** Seconds that it may take; null where none is set. */
  goal: number | null;
  queries: number;
  /** Of the first time, and the median of all. */
  first: number;
  median: number;
}

const CARD = 'EnableTouchpointsController';
const EDITOR = 'BulkTouchpointDatesController';
const RUNS = 5;
const SORTED = ['name', 'company', 'email', 'status', 'touchpointDate', 'createdDate', 'touchpointStatus'];
const PAGE_SIZE = 50;
const SHOWN: LimitName[] = ['queries', 'dmlStatements', 'dmlRows', 'cpuTime', 'heapSize'];
const DATE = '2026-01-09T10:00:00.000Z';

export async function measure(org: Org, { id, members }: LoadedCampaign): Promise<Figures> {
  const context: Context = { org, user: listUsers(org)[0] };
  const state = callApex(context, CARD, 'getState', { campaignId: id }) as { version: string };
  const choice = { campaignId: id, choice: 'IncludeAll', startDate: null, endDate: null, version: state.version };
  const saveSeconds = timed(() => callApex(context, CARD, 'save', choice)).seconds;
  let longestStep = 0;
  let memory = 0;
  const processorBefore = process.cpuUsage();
  const { seconds } = timed(() => {
    for (;;) {
      const step = timed(() => org.jobs.runStep());
      if (!step.result) break;
      longestStep = Math.max(longestStep, step.seconds);
      memory = Math.max(memory, process.memoryUsage.rss() / 2 ** 20);
    }
  });
  const { user, system } = process.cpuUsage(processorBefore);
  requireTouchpoints(org, id, members);
  return {
    members,
    saveSeconds,
    seconds,
    processorSeconds: (user + system) / 1e6,
    longestStep,
    memory,
    execute: executeOf(org),
    editor: editor(context, id),
    card: card(context, id),
    updates: await measureUpdates(org, id, DATE),
  };
}

function requireTouchpoints(org: Org, campaignId: string, members: number): void {
  const [found] = org.store.first('SELECT count(*) FROM Buyer_Touchpoint__c WHERE Campaign__c = ?', campaignId)!;
  if (found !== members) throw new Error(`${String(found)} touchpoints of ${members}: the figures would be of nothing`);
}

function executeOf(org: Org): Use[] {
  const mark = org.marks.all()['batch execute TouchpointEvaluationJob.execute'];
  return SHOWN.map((limit) => ({ limit, ...(mark?.[limit] ?? { used: 0, maximum: 0 }) }));
}

function editor(context: Context, campaignId: string): Call[] {
  const page = (sortField: string, cursor: string | null = null, filters: object[] = []) => ({
    request: { campaignId, filters, sortField, sortDirection: 'asc', cursor, pageSize: PAGE_SIZE },
  });
  const call = (what: string, goal: number | null, method: string, given: object): Call =>
    repeated(context, EDITOR, { what, goal, method, given: given as Record<string, unknown> });
  const pages = SORTED.flatMap((field) => {
    const first = call(`sorted by ${field}`, field === 'name' ? 1.5 : 0.5, 'getMembers', page(field));
    const { nextCursor } = callApex(context, EDITOR, 'getMembers', page(field)) as { nextCursor: string };
    return [first, call(`sorted by ${field}, next page`, 0.5, 'getMembers', page(field, nextCursor))];
  });
  const blank = [{ field: 'touchpointDate', operator: 'isBlank', value: null }];
  const preview = { campaignId, filters: [], selectedIds: null, newDate: DATE };
  return [
    ...pages,
    call('members without a date', null, 'getMembers', page('name', null, blank)),
    call('preview of a date', null, 'preview', preview),
  ];
}

function card(context: Context, campaignId: string): Call[] {
  const choice = { campaignId, choice: 'IncludeResponded', startDate: null, endDate: null };
  return [
    repeated(context, CARD, { what: 'shown', goal: null, method: 'getState', given: { campaignId } }),
    repeated(context, CARD, { what: 'preview of a choice', goal: null, method: 'preview', given: choice }),
  ];
}

interface Asked {
  what: string;
  goal: number | null;
  method: string;
  given: Record<string, unknown>;
}

function repeated(context: Context, controller: string, { what, goal, method, given }: Asked): Call {
  const marks = context.org.marks.all();
  const entry = `aura ${controller}.${method}`;
  // The most that this kind of call has used: from here on.
  delete marks[entry];
  const times = Array.from({ length: RUNS }, () => timed(() => callApex(context, controller, method, given)).seconds);
  const sorted = [...times].sort((a, b) => a - b);
  return { what, goal, queries: marks[entry]?.queries?.used ?? 0, first: times[0], median: sorted[RUNS >> 1] };
}

function timed<T>(work: () => T): { result: T; seconds: number } {
  const started = performance.now();
  const result = work();
  return { result, seconds: (performance.now() - started) / 1000 };
}
