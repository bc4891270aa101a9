/**
 * Runs Apex tests: each method in a transaction of its own, on the data its class's `@TestSetup` left, all of it rolled
 * back. Static variables start again for each.
 */
import path from 'node:path';
import { CompileFailure } from '../apex/load.ts';
import type { CompileError, MethodInfo } from '../values/program.ts';
import { newTestState, type StatedConditions, type TestState } from '../running/test-state.ts';
import type { Org } from '../execution/org.ts';
import { NotSupportedError, uncaughtException } from '../values/exceptions.ts';
import { apexStackTrace } from '../values/stack-trace.ts';
import { statedConditions } from './stated-conditions.ts';
import { findBrokenTests, findTests, selection, type TestClass } from './discover.ts';
import type { TestResult } from './result.ts';

export interface RunOptions {
  /** `Class` or `Class.method`; empty: all. */
  tests?: readonly string[];
  /** Names in the same form, to be left out. */
  except?: readonly string[];
  /** Of several processes that share the classes among them, which one this is (from 0). */
  shard?: { index: number; count: number };
  /** Hears of each result as it comes. */
  onResult?: (result: TestResult) => void;
}

export interface TestRun {
  results: TestResult[];
  /** What was asked for by name and is not there. */
  unmatched: string[];
}

/** @param org with data in memory that nothing else uses */
export function runTests(org: Org, options: RunOptions = {}): TestRun {
  const selected = selection(options.tests ?? [], options.except ?? []);
  const results: TestResult[] = [];
  const report = (result: TestResult) => {
    results.push(result);
    options.onResult?.(result);
  };
  const isMine = (index: number) => !options.shard || index % options.shard.count === options.shard.index;
  findTests(org.program, selected).forEach((test, index) => {
    if (isMine(index)) runClass(org, test, report);
  });
  findBrokenTests(org.program, selected).forEach(({ class: name, method, error }, index) => {
    if (!isMine(index)) return;
    report({ class: name, method, outcome: 'CompileFail', message: compileErrorText(error), stack: null, ms: 0 });
  });
  return { results, unmatched: selected.unmatched() };
}

function runClass(org: Org, test: TestClass, report: (result: TestResult) => void): void {
  rolledBack(org, () => {
    const conditions = statedConditions(test.info, org.schema);
    const setupFailure = runSetups(org, test, conditions);
    for (const method of test.methods) {
      const begun = performance.now();
      const failure = setupFailure ?? rolledBack(org, () => runMethod(org, test, method, conditions(method.name)));
      report({
        class: test.name,
        method: method.name,
        outcome: failure?.outcome ?? 'Pass',
        message: failure?.message ?? null,
        stack: failure?.stack ?? null,
        ms: Math.round(performance.now() - begun),
      });
    }
  });
}

/** Runs work in a transaction of the data that is always undone. */
function rolledBack<T>(org: Org, work: () => T): T {
  const { store } = org;
  if (!store.inTransaction) {
    store.begin();
    try {
      return work();
    } finally {
      store.rollback();
    }
  }
  const mark = store.savepoint();
  try {
    return work();
  } finally {
    store.rollbackTo(mark);
    store.release(mark);
  }
}

interface Failure {
  outcome: 'Fail' | 'CompileFail';
  message: string;
  stack: string | null;
}

function runSetups(org: Org, test: TestClass, conditions: ReturnType<typeof statedConditions>): Failure | null {
  for (const setup of test.setups) {
    const failure = run(org, test, setup, newTestState(seesAllData(test, setup), 'running', conditions(setup.name)));
    if (failure) return { ...failure, message: `@TestSetup ${setup.name}: ${failure.message}` };
  }
  return null;
}

const runMethod = (org: Org, test: TestClass, method: MethodInfo, conditions: StatedConditions): Failure | null =>
  run(org, test, method, newTestState(seesAllData(test, method), 'running', conditions));

function run(org: Org, test: TestClass, method: MethodInfo, state: TestState): Failure | null {
  try {
    org.transact({ test: state, entry: { kind: 'test', name: `${test.name}.${method.name}` } }, () => {
      method.invoke(null, []);
      // What the test queued and did not wait for runs after it.
      org.jobs.runInTest();
    });
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

/** `force-app/main/A.cls:3:7 Variable does not exist: x` */
const compileErrorText = ({ file, line, column, message }: CompileError): string =>
  `${path.relative(process.cwd(), file)}:${line}:${column} ${message}`;

function seesAllData(test: TestClass, method: MethodInfo): boolean {
  const value = [...method.annotations, ...test.info.annotations]
    .map((a) => (a.name === 'istest' ? a.parameters.seealldata : undefined))
    .find((v) => v !== undefined);
  return value?.toLowerCase() === 'true';
}

function failureOf(error: unknown): Failure {
  if (error instanceof CompileFailure) {
    return { outcome: 'CompileFail', message: error.errors.map(compileErrorText).join('\n'), stack: null };
  }
  const exception = uncaughtException(error);
  if (!exception) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    if (error instanceof NotSupportedError) return { outcome: 'Fail', message, stack: apexStackTrace(stack) };
    return { outcome: 'Fail', message: `Defect of the local org: ${message}`, stack };
  }
  const causes: string[] = [];
  for (let cause = exception.apexCause; cause; cause = cause.apexCause)
    causes.push(`Caused by: ${cause}`, cause.stackTrace);
  return { outcome: 'Fail', message: exception.toString(), stack: [exception.stackTrace, ...causes].join('\n') };
}
