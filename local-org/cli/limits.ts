/** `local-org limits`: the most each kind of transaction has used of every limit. */
import path from 'node:path';
import { LIMIT_NAMES } from '../running/limits.ts';
import { readMarks } from '../execution/marks.ts';
import { ORG_OPTIONS, parse } from './arguments.ts';
import { projectsOf } from './open.ts';
import { table } from './table.ts';

export function run(args: string[]): number {
  const { values } = parse(args, ORG_OPTIONS, { names: [] });
  const marks = readMarks(path.join(path.resolve(projectsOf(values)[0]), '.local-org', 'limits.json'));
  const rows: unknown[][] = [];
  for (const [entry, used] of Object.entries(marks).sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const name of LIMIT_NAMES) {
      const mark = used[name];
      if (mark) rows.push([entry, name, mark.used, mark.maximum, `${Math.round((100 * mark.used) / mark.maximum)}%`]);
    }
  }
  console.log(rows.length ? table(['transaction', 'limit', 'most used', 'allowed', ''], rows) : 'Nothing has run yet.');
  console.log('CPU is counted as executed work. Heap is an estimate, without what only local variables hold.');
  return 0;
}
