/** Evaluates expressions of Apex for the tests of this folder: compiled, and run in a transaction without an org. */
import assert from 'node:assert/strict';
import { evaluate } from '../apex/test/fixture.ts';
import { ApexException } from '../values/exceptions.ts';
import { stringOf } from './operations.ts';

/** Asserts what an expression is, as text. @param more statements that come before */
export function apex(expression: string, expected: string, more = ''): void {
  assert.equal(stringOf(evaluate(`${more} return ${expression};`)), expected, expression);
}

/** Asserts which exception an expression throws. */
export function throwsApex(expression: string, type: string, message: string, more = ''): void {
  assert.throws(
    () => evaluate(`${more} return ${expression};`),
    (error) => {
      if (!(error instanceof ApexException)) throw error;
      assert.equal(`${error.typeName}: ${error.text}`, `${type}: ${message}`, expression);
      return true;
    },
    expression,
  );
}
