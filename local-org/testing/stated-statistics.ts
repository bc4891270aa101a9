/**
 * Sizes of tables that a test states in a comment, which an org ignores:
 *
 *     // local-org statistics {"CampaignMember": {"rows": 1000000}}
 *
 * Above a test method it holds for that method, above the class for all of them. See `data/table-statistics.ts`.
 */
import { readFileSync } from 'node:fs';
import { readStatistics } from '../data/table-statistics.ts';
import type { Schema } from '../metadata/schema.ts';
import type { ObjectStatistics, TableStatistics } from '../running/statistics.ts';
import type { ClassInfo } from '../values/program.ts';

const COMMENT = /^\s*\/\/ local-org statistics (\{.*\})\s*$/;

interface Stated {
  /** Line of the comment, from 1. */
  line: number;
  statistics: TableStatistics;
}

/** What holds for each test method, by its name in lower case; null: nothing is stated. */
export function statedStatistics(info: ClassInfo, schema: Schema): (method: string) => TableStatistics | null {
  const stated: Stated[] = [];
  readFileSync(info.file, 'utf8')
    .split('\n')
    .forEach((text, index) => {
      const match = COMMENT.exec(text);
      if (!match) return;
      const line = index + 1;
      stated.push({ line, statistics: readStatistics(match[1], schema, `${info.name}, line ${line}`) });
    });
  if (!stated.length) return () => null;
  const methods = info.methods
    .map(({ name, line }) => ({ name: name.toLowerCase(), line }))
    .sort((a, b) => a.line - b.line);
  return (method) => {
    const found = new Map<string, ObjectStatistics>();
    for (const { line, statistics } of stated) {
      const isOfClass = line < info.line;
      if (!isOfClass && methods.find((one) => one.line >= line)?.name !== method.toLowerCase()) continue;
      for (const [object, sizes] of statistics) found.set(object, sizes);
    }
    return found.size ? found : null;
  };
}
