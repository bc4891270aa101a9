/** Test results as text for people, and as JUnit XML for build servers. */
import { totals, type TestResult } from './result.ts';

/** A failing test: its name, what happened, where. */
export function failureText(result: TestResult): string {
  const lines = [`${result.class}.${result.method}`, ...(result.message ?? 'failed').split('\n').map((l) => `  ${l}`)];
  if (result.stack) lines.push(...result.stack.split('\n').map((l) => `    ${l}`));
  return lines.join('\n');
}

/** The last line of a run. */
export function summaryText(results: readonly TestResult[]): string {
  const { passed, failed, skipped } = totals(results);
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

const escapeXml = (text: string): string =>
  text
    // Characters that XML 1.0 cannot hold at all, not even escaped.

    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '?')
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

/** JUnit's XML: one `testsuite` a class. */
export function junitXml(results: readonly TestResult[]): string {
  const { failed, skipped } = totals(results);
  const byClass = Map.groupBy(results, (r) => r.class);
  const milliseconds = (of: readonly TestResult[]) => of.reduce((sum, r) => sum + r.ms, 0);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${results.length}" failures="${failed}" skipped="${skipped}" time="${seconds(milliseconds(results))}">`,
  ];
  for (const [name, tests] of byClass) {
    const of = totals(tests);
    lines.push(
      `  <testsuite name="${escapeXml(name)}" tests="${tests.length}" failures="${of.failed}" skipped="${of.skipped}" time="${seconds(milliseconds(tests))}">`,
    );
    for (const test of tests) {
      const head = `    <testcase classname="${escapeXml(name)}" name="${escapeXml(test.method)}" time="${seconds(test.ms)}"`;
      if (test.outcome === 'Pass') lines.push(`${head}/>`);
      else if (test.outcome === 'Skip') lines.push(`${head}><skipped/></testcase>`);
      else {
        lines.push(
          `${head}><failure message="${escapeXml(test.message ?? '')}">${escapeXml(test.stack ?? '')}</failure></testcase>`,
        );
      }
    }
    lines.push('  </testsuite>');
  }
  lines.push('</testsuites>');
  return lines.join('\n') + '\n';
}
