/** `local-org limits`: the most each kind of transaction has used of every limit. */
import path from 'node:path';
import { LIMIT_NAMES } from '../running/limits.ts';
import { readMarks } from '../execution/marks.ts';
import { findingText, readFindings } from '../execution/query-findings.ts';
import { ORG_OPTIONS, parse } from './arguments.ts';
import { projectsOf } from './open.ts';
import { table } from './table.ts';

export function run(args: string[]): number {
  const { values } = parse(args, ORG_OPTIONS, { names: [] });
  const folder = path.join(path.resolve(projectsOf(values)[0]), '.local-org');
  const marks = readMarks(path.join(folder, 'limits.json'));
  const rows: unknown[][] = [];
  for (const [entry, used] of Object.entries(marks).sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const name of LIMIT_NAMES) {
      const mark = used[name];
      if (mark) rows.push([entry, name, mark.used, mark.maximum, `${Math.round((100 * mark.used) / mark.maximum)}%`]);
    }
  }
  console.log(rows.length ? table(['transaction', 'limit', 'most used', 'allowed', ''], rows) : 'Nothing has run yet.');
  console.log('CPU is counted as executed work. Heap is an estimate, without what only local variables hold.');
  const findings = readFindings(path.join(folder, 'queries.json'));
  if (findings.length) console.log(`\nQueries that no index serves:\n\n${findings.map(findingText).join('\n')}`);
  return 0;
}
