/** What a test may do to its own run: begin a second set of limits, end it, put mocks in place. */
import { throwApex } from '../values/exceptions.ts';
import type { ApexObject } from '../values/values.ts';
import { Limits } from './limits.ts';
import type { TestState } from './test-state.ts';
import { transaction } from './transaction.ts';

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

/** A mock as Apex gave it, kept by the interface it implements. */
export function setMock(interfaceName: string, mock: ApexObject | object): void {
  testState('Test.setMock').mocks.set(simpleName(interfaceName), mock);
}

export const mockFor = (interfaceName: string): object | null =>
  transaction().test?.mocks.get(simpleName(interfaceName)) ?? null;

const simpleName = (name: string) => name.slice(name.lastIndexOf('.') + 1).toLowerCase();
