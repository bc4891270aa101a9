import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { openOrg, type Org } from '../execution/org.ts';
import { coverageReport } from './coverage.ts';
import type { TestResult } from './result.ts';
import { runTests } from './run.ts';
import { temporaryProject, type TemporaryProject } from './temporary-project.ts';

const testClass = (name: string, body: string) => `@IsTest\nprivate class ${name} {\n${body}\n}\n`;
let project: TemporaryProject;
let org: Org;
let results: Map<string, TestResult>;

before(() => {
  project = temporaryProject({
    'Half.cls':
      'public class Half {\n  public static Integer of(Integer n) {\n    if (n < 0) {\n      return 0;\n    }\n    return n / 2;\n  }\n}\n',
    'HalfTest.cls': testClass(
      'HalfTest',
      '@IsTest static void halves() {\n  Assert.areEqual(2, Half.of(4));\n}\n@IsTest static void fails() {\n  Assert.areEqual(3, Half.of(4));\n}\nstatic testMethod void oldStyle() {\n  Half.of(1);\n}',
    ),
    'TypeErrorTest.cls': testClass(
      'TypeErrorTest',
      '@IsTest static void one() {\n  Integer x = nowhere;\n}\n@IsTest static void two() {}',
    ),
    'SyntaxErrorTest.cls': testClass(
      'SyntaxErrorTest',
      '@IsTest static void one() {\n  Integer = ;\n}\n// @IsTest static void comment() {}',
    ),
    'MissingTest.cls': testClass(
      'MissingTest',
      `static Wave.Nothing kept;
       @IsTest static void works() { Assert.areEqual(1, 1); }
       @IsTest static void needsIt() { try { String s = 'a'.notThere(1); s.length(); } catch (Exception e) { System.debug('never here'); } }`,
    ),
    'LimitTest.cls': testClass(
      'LimitTest',
      `@IsTest static void queries() { swallow(101); }
       @IsTest static void loops() { try { while (true) {} } catch (Exception e) { System.debug('never here'); } }
       @IsTest static void deep() { try { deeper(1); } catch (Exception e) { System.debug('never here'); } }
       static Integer deeper(Integer n) { return deeper(n + 1) + 1; }
       static void swallow(Integer count) {
         try {
           for (Integer i = 0; i < count; i++) { Integer n = [SELECT COUNT() FROM Account]; }
         } catch (Exception e) { System.debug('never here'); }
       }
       @IsTest static void nothing() { String s; s.length(); }`,
    ),
  });
  org = openOrg({ projects: [project.folder], coverage: true });
  results = new Map(runTests(org).results.map((r) => [`${r.class}.${r.method}`, r]));
});
after(() => {
  org.close();
  project.remove();
});

const result = (name: string): TestResult => results.get(name) ?? assert.fail(`no result ${name}`);

test('runs methods of both spellings, and says why one failed and where', () => {
  assert.equal(result('HalfTest.halves').outcome, 'Pass');
  assert.equal(result('HalfTest.oldStyle').outcome, 'Pass');
  const failed = result('HalfTest.fails');
  assert.equal(failed.outcome, 'Fail');
  assert.equal(failed.message, 'System.AssertException: Assertion Failed: Expected: 3, Actual: 2');
  assert.equal(failed.stack, 'Class.HalfTest.fails: line 7, column 1');
});

test('a class that does not compile fails alone, each of its tests with the error', () => {
  for (const name of ['TypeErrorTest.one', 'TypeErrorTest.two', 'SyntaxErrorTest.one']) {
    assert.equal(result(name).outcome, 'CompileFail', name);
    assert.match(result(name).message ?? '', /ErrorTest\.cls:4:\d+ /, name);
  }
  assert.ok(!results.has('SyntaxErrorTest.comment'));
});

test('what is missing here of the platform breaks only the methods that need it', () => {
  assert.equal(result('MissingTest.works').outcome, 'Pass');
  assert.equal(result('MissingTest.needsIt').outcome, 'CompileFail');
  assert.match(result('MissingTest.needsIt').message ?? '', /Not supported by the local org: method String\.notThere/);
  assert.ok(org.program.errors.some((e) => e.message === 'Not supported by the local org: type Wave.Nothing'));
});

test('used-up limits cannot be caught', () => {
  assert.equal(result('LimitTest.queries').message, 'System.LimitException: Too many SOQL queries: 101');
  assert.equal(result('LimitTest.loops').message, 'System.LimitException: Apex CPU time limit exceeded');
  assert.match(result('LimitTest.deep').message ?? '', /^System\.LimitException: Maximum stack depth/);
});

test('null is a NullPointerException', () => {
  assert.equal(
    result('LimitTest.nothing').message,
    'System.NullPointerException: Attempt to de-reference a null object',
  );
});

test('runs what is asked for and names what is not there', () => {
  const { results: some, unmatched } = runTests(org, { tests: ['halftest.HALVES', 'Nowhere'] });
  assert.deepEqual(
    some.map((r) => r.method),
    ['halves'],
  );
  assert.deepEqual(unmatched, ['Nowhere']);
});

test('shards share the classes without gap or overlap', () => {
  const shard = (index: number) =>
    runTests(org, { shard: { index, count: 2 } }).results.map((r) => `${r.class}.${r.method}`);
  const both = [...shard(0), ...shard(1)].sort();
  assert.deepEqual(both, [...results.keys()].sort());
});

test('counts covered lines of what is no test', () => {
  const { classes } = coverageReport(org.program);
  const half = classes.find((c) => c.name === 'Half');
  assert.ok(half);
  assert.deepEqual(half.uncovered, [4]);
  assert.ok(!classes.some((c) => c.name === 'HalfTest'));
});
