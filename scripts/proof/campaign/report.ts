/** Prints how a campaign went. */
import type { Summary } from '../../../emulators/meta/server.ts';
import type { Find } from './planted.ts';
import type { Course } from './rounds.ts';
import type { Verdict } from './verdict.ts';

export interface Result {
  verdict: Verdict;
  course: Course;
  summary: Summary;
  finds: Find[];
  /** Does the search find people where they stand? */
  searchWorks: boolean;
  seconds: number;
}

const SHOWN = 3;
const STATUSES = ['Sent', 'Rejected', 'Expired', 'Skipped', 'In Doubt', 'Pending'];

export function report({ verdict, course, summary, finds, searchWorks, seconds }: Result): void {
  console.log(row(['what it is', ...STATUSES]));
  for (const [kind, counts] of verdict.counts) {
    console.log(row([kind, ...STATUSES.map((status) => String(counts.get(status) ?? '·'))]));
  }
  console.log(
    `${summary.requests} requests (${summary.requestsRefused} refused), ${course.rounds} exports, ${course.kills} kills, ` +
      `${verdict.repeated} events repeated, ${course.everInDoubt.size} ever in doubt, in ${seconds.toFixed(0)} s`,
  );
  const second = { true: 'refused', false: 'NOT REFUSED', null: 'not tried' }[String(course.secondExportRefused)];
  console.log(`a second export beside a running one: ${second}`);
  for (const [rule, examples] of verdict.violations) {
    console.log(`VIOLATED ${examples.length} times: ${rule}, such as ${examples.slice(0, SHOWN).join(', ')}`);
  }
  for (const { what, place, excerpt } of finds) console.log(`FOUND ${what} in ${place}: …${excerpt}…`);
  if (!searchWorks) console.log('THE SEARCH is blind: it does not find people in their own records');
  if (!verdict.violations.size && !finds.length) {
    console.log(
      'nothing lost, nothing twice, every end has its reason; nothing of a person or a token outside its place',
    );
  }
}

const row = ([first, ...cells]: string[]) => first.padEnd(14) + cells.map((cell) => cell.padStart(10)).join('');
