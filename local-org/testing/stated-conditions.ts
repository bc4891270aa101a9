/**
 * What a test states about its org in comments, which an org ignores:
 *
 *     // local-org statistics {"CampaignMember": {"rows": 1000000}}
 *     // local-org busy {"Campaign": 2}
 *
 * Above a test method it holds for that method, above the class for all of them. Sizes of tables: see
 * `data/table-statistics.ts`; records that another transaction holds: see `data/locks.ts`.
 */
import { readFileSync } from 'node:fs';
import { readStatistics, StatisticsError } from '../data/table-statistics.ts';
import type { Schema } from '../metadata/schema.ts';
import type { ObjectStatistics, TableStatistics } from '../running/statistics.ts';
import type { StatedConditions } from '../running/test-state.ts';
import type { ClassInfo } from '../values/program.ts';

const COMMENT = /^\s*\/\/ local-org (statistics|busy) (\{.*\})\s*$/;

interface Stated {
  /** Line of the comment, from 1. */
  line: number;
  statistics: TableStatistics;
  busy: ReadonlyMap<string, number>;
}

/** What holds for each test method, by its name. */
export function statedConditions(info: ClassInfo, schema: Schema): (method: string) => StatedConditions {
  const stated: Stated[] = [];
  readFileSync(info.file, 'utf8')
    .split('\n')
    .forEach((text, index) => {
      const match = COMMENT.exec(text);
      if (!match) return;
      const line = index + 1;
      const from = `${info.name}, line ${line}`;
      const isBusy = match[1] === 'busy';
      stated.push({
        line,
        statistics: isBusy ? new Map() : readStatistics(match[2], schema, from),
        busy: isBusy ? readBusy(match[2], schema, from) : new Map(),
      });
    });
  const methods = info.methods
    .map(({ name, line }) => ({ name: name.toLowerCase(), line }))
    .sort((a, b) => a.line - b.line);
  return (method) => {
    const sizes = new Map<string, ObjectStatistics>();
    const busy = new Map<string, number>();
    for (const { line, ...given } of stated) {
      const isOfClass = line < info.line;
      if (!isOfClass && methods.find((one) => one.line >= line)?.name !== method.toLowerCase()) continue;
      for (const [object, one] of given.statistics) sizes.set(object, one);
      for (const [object, times] of given.busy) busy.set(object, times);
    }
    return { statistics: sizes.size ? sizes : null, busy };
  };
}

function readBusy(text: string, schema: Schema, from: string): Map<string, number> {
  const busy = new Map<string, number>();
  for (const [name, times] of Object.entries(JSON.parse(text) as Record<string, unknown>)) {
    const object = schema.object(name);
    if (!object) throw new StatisticsError(`${from}: there is no object ${name}`);
    if (typeof times !== 'number') throw new StatisticsError(`${from}: how often ${name} is busy is no number`);
    busy.set(object.name.toLowerCase(), times);
  }
  return busy;
}
