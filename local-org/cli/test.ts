/** `local-org test`: runs Apex tests and reports on them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openOrg } from '../execution/org.ts';
import { findingText } from '../execution/query-findings.ts';
import type { QueryFinding } from '../running/statistics.ts';
import { coverageReport, coverageText, isBelow } from '../testing/coverage.ts';
import { failureText, junitXml, summaryText } from '../testing/report.ts';
import { totals } from '../testing/result.ts';
import { runTests } from '../testing/run.ts';
import { ORG_OPTIONS, parse, UsageError } from './arguments.ts';
import { placeOf, projectsOf } from './open.ts';

const OPTIONS = {
  ...ORG_OPTIONS,
  tests: { type: 'string', multiple: true },
  except: { type: 'string', multiple: true },
  json: { type: 'string' },
  junit: { type: 'string' },
  coverage: { type: 'boolean' },
  'minimum-coverage': { type: 'string' },
  debug: { type: 'boolean' },
  statistics: { type: 'string' },
} as const;

export function run(args: string[]): number {
  const { values } = parse(args, OPTIONS, { names: [] });
  const minimum = minimumOf(values['minimum-coverage']);
  const withCoverage = values.coverage === true || minimum !== null;
  const org = openOrg({
    projects: projectsOf(values),
    ...placeOf(values),
    coverage: withCoverage,
    statisticsFile: values.statistics ?? null,
    ...(values.debug ? { debug: (level, text, line) => console.log(`${level}|${line}|${text}`) } : {}),
  });
  const named = (lists: string[] = []) => lists.flatMap((list) => list.split(',')).filter(Boolean);
  const { results, unmatched } = runTests(org, {
    tests: named(values.tests),
    except: named(values.except),
    onResult: (result) => {
      if (result.outcome !== 'Pass') console.log(`${failureText(result)}\n`);
    },
  });
  if (values.json) write(values.json, JSON.stringify(results, null, 2));
  if (values.junit) write(values.junit, junitXml(results));
  const report = withCoverage ? coverageReport(org.program) : null;
  if (report) console.log(`${coverageText(report)}\n`);
  const isThin = report !== null && minimum !== null && isBelow(report, minimum);
  if (isThin) console.log(`Coverage is below ${minimum} %`);
  for (const line of org.project.leftOut) console.error(line);
  for (const problem of org.project.problems) console.log(problem.message);
  for (const name of unmatched) console.log(`No test ${name}`);
  const findings = org.statistics ? org.findings.all() : [];
  if (org.statistics) printFindings(findings);
  org.close();
  console.log(summaryText(results));
  const hasUnserved = findings.some(({ stated }) => stated === null);
  return totals(results).failed > 0 || unmatched.length > 0 || isThin || hasUnserved ? 1 : 0;
}

function printFindings(findings: QueryFinding[]): void {
  const unserved = findings.filter(({ stated }) => stated === null);
  const meant = findings.length - unserved.length;
  if (unserved.length) console.log(`Queries that no index serves:\n\n${unserved.map(findingText).join('\n')}\n`);
  else console.log('Every query of a large table is served by an index, or says why it reads all.\n');
  if (meant) console.log(`${meant} ${meant === 1 ? 'query reads' : 'queries read'} all, with a reason on the spot\n`);
}

/** @throws UsageError when it is not a percentage */
function minimumOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const minimum = Number(text);
  if (!(minimum >= 0 && minimum <= 100)) {
    throw new UsageError(`--minimum-coverage takes a percentage from 0 to 100, not '${text}'.`);
  }
  return minimum;
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  writeFileSync(file, text);
}
