/** `local-org import PLAN.json`: sample data in the format of `sf data import tree`. */
import path from 'node:path';
import { importTree } from '../execution/import-tree.ts';
import { DATA_OPTIONS, parse } from './arguments.ts';
import { openKeptOrg } from './open.ts';

export function run(args: string[]): number {
  const { values, positionals } = parse(args, { ...DATA_OPTIONS, user: { type: 'string' } }, { names: ['PLAN.json'] });
  const org = openKeptOrg(values);
  try {
    const counts = importTree(org, [path.resolve(positionals[0])], values.user);
    org.jobs.drain();
    for (const [object, count] of counts) console.log(`${object}  ${count}`);
    return 0;
  } finally {
    org.close();
  }
}
