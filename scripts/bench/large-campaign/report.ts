/** Prints the figures of campaigns of several sizes, and what they say about growth. */
import type { Call, Figures } from './measure.ts';

/** Of a page of members with its count. */
const MAX_QUERIES = 3;
/** By how much the cost of a member may vary between the sizes. */
const LINEAR = 1.2;

/** @param sizes the smallest campaign first */
export function report(sizes: Figures[]): void {
  for (const figures of sizes) reportOne(figures);
  if (sizes.length > 1) reportGrowth(sizes);
}

const count = (value: number) => value.toLocaleString('en');
/** Microseconds of processor time. */
const cost = ({ members, processorSeconds }: Figures) => (processorSeconds / members) * 1e6;
const milliseconds = (seconds: number) => `${(seconds * 1000).toFixed(0)} ms`;
const share = (used: number, maximum: number) => `${Math.round((100 * used) / maximum)} %`;

function reportOne(figures: Figures): void {
  const { members, seconds, saveSeconds, longestStep, memory, execute, editor, card, updates } = figures;
  console.log(
    `campaign of ${count(members)} members: ${count(Math.round(members / seconds))} members a second, ${cost(figures).toFixed(0)} µs of processor time each`,
  );
  console.log(
    `  the card's save ${milliseconds(saveSeconds)}; longest step of the job ${milliseconds(longestStep)} (goal: progress every 2 s); memory ${memory.toFixed(0)} MB at most`,
  );
  const uses = execute.map(
    ({ limit, used, maximum }) => `${limit} ${count(used)} of ${count(maximum)} (${share(used, maximum)})`,
  );
  console.log(
    `  most expensive execute: ${uses.join(', ')} (goals: queries ≤ 20, dmlStatements ≤ 10, cpu and heap ≤ 50 %)`,
  );
  for (const call of editor) reportCall('bulk editor', call);
  for (const call of card) reportCall('card', call);
  for (const { what, answer, seconds: lasted, longestGap, slowestAnswer } of updates) {
    const gap = `longest time without visible progress ${milliseconds(longestGap)} (goal: ≤ 2,000 ms${missed(longestGap, 2)})`;
    console.log(
      `  ${what}, all members: answer ${milliseconds(answer)}, ${lasted.toFixed(0)} s, ${count(Math.round(members / lasted))} members a second; ${gap}, slowest answer during it ${milliseconds(slowestAnswer)}`,
    );
  }
}

const missed = (seconds: number, goal: number): string => (seconds > goal ? ', MISSED' : '');

/** The first call of a kind makes the index that later ones use; what people wait for is the median. */
function reportCall(page: string, { what, goal, queries, first, median }: Call): void {
  const limit = goal === null ? 'no goal' : `goal: ≤ ${milliseconds(goal)}${missed(median, goal)}`;
  const asked =
    goal !== null && queries > MAX_QUERIES
      ? `${queries} queries (goal: ≤ ${MAX_QUERIES}, MISSED)`
      : `${queries} queries`;
  console.log(`  ${page}, ${what}: ${asked}, median ${milliseconds(median)} (${limit}), first ${milliseconds(first)}`);
}

function reportGrowth(sizes: Figures[]): void {
  const [smallest, largest] = [sizes[0], sizes[sizes.length - 1]];
  const costs = sizes.map(cost);
  const spread = Math.max(...costs) / Math.min(...costs);
  console.log(`${count(smallest.members)} → ${count(largest.members)} members, largest / smallest:`);
  console.log(
    `  cost of a member: dearest / cheapest ${spread.toFixed(2)} (goal: ≤ ${LINEAR}${spread > LINEAR ? ', MISSED' : ''}); memory ${(largest.memory / smallest.memory).toFixed(2)}`,
  );
  const ratios = largest.editor.map(
    ({ what, median }, index) => `${what} ${(median / smallest.editor[index].median).toFixed(1)}`,
  );
  console.log(`  bulk editor: ${ratios.join(', ')}`);
}
