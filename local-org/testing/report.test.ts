import { test } from 'node:test';
import assert from 'node:assert/strict';
import { failureText, junitXml, summaryText } from './report.ts';
import type { TestResult } from './result.ts';

const RESULTS: TestResult[] = [
  { class: 'ATest', method: 'works', outcome: 'Pass', message: null, stack: null, ms: 12 },
  {
    class: 'ATest',
    method: 'breaks',
    outcome: 'Fail',
    message: 'System.AssertException: Assertion Failed: Expected: <1>, Actual: "2"\u0001',
    stack: 'Class.ATest.breaks: line 3, column 1',
    ms: 8,
  },
  { class: 'ns.BTest', method: 'all', outcome: 'CompileFail', message: 'BTest.cls:1:1 no', stack: null, ms: 0 },
];

test('counts compile failures as failures', () => {
  assert.equal(summaryText(RESULTS), '1 passed, 2 failed, 0 skipped');
});

test('shows name, message and Apex stack of a failure', () => {
  assert.match(
    failureText(RESULTS[1]),
    /^ATest\.breaks\n {2}System\.AssertException.*\n {4}Class\.ATest\.breaks: line 3/s,
  );
});

test('writes well-formed JUnit XML', () => {
  const xml = junitXml(RESULTS);
  assert.match(xml, /<testsuites tests="3" failures="2" skipped="0" time="0.020">/);
  assert.match(xml, /Expected: &#60;1&#62;, Actual: &#34;2&#34;\?"/);
  assert.equal(xml.match(/<testsuite /g)?.length, 2);
});
