/** What a running test method shares with the asynchronous work it starts. */
import type { ApexObject } from '../values/values.ts';
import { throwApex } from '../values/exceptions.ts';
import { Limits } from './limits.ts';
import { transaction } from './transaction.ts';

export interface TestState {
  /** `running` before startTest. */
  phase: 'setup' | 'running' | 'started' | 'stopped';
  /** The limits that count again after stopTest. */
  outerLimits: Limits | null;
  /** Set by `Test.setMock`: by lower-case interface name, without namespace. */
  readonly mocks: Map<string, object>;
  /** Set by `Test.setFixedSearchResults`. */
  searchResults: string[] | null;
  readonly seeAllData: boolean;
  /** Levels of queueables that started queueables. */
  queueableDepth: number;
}

export const newTestState = (seeAllData: boolean, phase: TestState['phase'] = 'running'): TestState => ({
  phase,
  outerLimits: null,
  mocks: new Map(),
  searchResults: null,
  seeAllData,
  queueableDepth: 0,
});

/** The running test's state; outside of a test the method that asked is refused, as on the platform. */
export function testState(method: string): TestState {
  const { test } = transaction();
  if (!test) throwApex('UnexpectedException', `${method} can only be called from a test`);
  return test;
}

/** A second set of limits begins; what was saved so far no longer keeps callouts from being made. */
export function startTest(): void {
  const test = testState('Test.startTest');
  const current = transaction();
  if (test.phase !== 'running') throwApex('FinalException', 'Testing already started');
  test.phase = 'started';
  test.outerLimits = current.limits;
  current.limits = new Limits(false);
  current.hasUncommittedWork = false;
  Limits.activate(current.limits);
}

/** Runs what was queued, then the first limits count on. */
export function stopTest(): void {
  const test = testState('Test.stopTest');
  const current = transaction();
  if (test.phase !== 'started') throwApex('FinalException', 'Testing already stopped');
  test.phase = 'stopped';
  try {
    current.org.jobs.runInTest();
  } finally {
    current.limits = test.outerLimits ?? current.limits;
    Limits.activate(current.limits);
  }
}

/** A mock as Apex gave it, kept by the interface it stands for. */
export function setMock(interfaceName: string, mock: ApexObject | object): void {
  testState('Test.setMock').mocks.set(simpleName(interfaceName), mock);
}

export const mockFor = (interfaceName: string): object | null =>
  transaction().test?.mocks.get(simpleName(interfaceName)) ?? null;

const simpleName = (name: string) => name.slice(name.lastIndexOf('.') + 1).toLowerCase();
