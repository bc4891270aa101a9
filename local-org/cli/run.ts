/** `local-org run FILE.apex`: anonymous Apex, then the jobs it queued. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CompileFailure } from '../apex/load.ts';
import { DATA_OPTIONS, parse, UsageError } from './arguments.ts';
import { openKeptOrg } from './open.ts';

export function run(args: string[]): number {
  const { values, positionals } = parse(args, { ...DATA_OPTIONS, user: { type: 'string' } }, { names: ['FILE.apex'] });
  const file = path.resolve(positionals[0]);
  if (!existsSync(file)) throw new UsageError(`No such file: ${positionals[0]}.`);
  const org = openKeptOrg(values, {
    debug: (level, text, line) => console.log(level === 'DEBUG' ? text : `${level}|${line}|${text}`),
  });
  try {
    const script = org.program.anonymous(readFileSync(file, 'utf8'), file);
    org.transact({ user: values.user, entry: { kind: 'anonymous', name: path.basename(file) } }, script);
    org.jobs.drain();
    return 0;
  } catch (error) {
    if (!(error instanceof CompileFailure)) throw error;
    for (const e of error.errors) console.error(`${positionals[0]}:${e.line}:${e.column} ${e.message}`);
    return 1;
  } finally {
    org.close();
  }
}
