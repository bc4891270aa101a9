/** Assert. A failed assertion ends the test: no `catch` sees it. */
import { required } from './arguments.ts';
import { defineClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { apexEquals, isInstance, sameValue, stringOf, typeOf } from './operations.ts';
import type { TypeToken } from './type.ts';

/** @param detail what differs, after the caller's message; null when there is nothing to add */
export function assertionFailed(message: unknown, detail: string | null): never {
  const parts = [
    'Assertion Failed',
    ...(message === null ? [] : [stringOf(message)]),
    ...(detail === null ? [] : [detail]),
  ];
  throwApex('AssertException', parts.join(': '));
}

/** Texts are equal here only in the same case; numbers of different types may be. */
function expectedEquals(expected: unknown, actual: unknown): boolean {
  return typeof expected === 'string' || typeof actual === 'string'
    ? expected === actual
    : apexEquals(expected, actual) || sameValue(expected, actual);
}

export function areEqual(expected: unknown, actual: unknown, message: unknown): void {
  if (!expectedEquals(expected, actual)) {
    assertionFailed(message, `Expected: ${stringOf(expected)}, Actual: ${stringOf(actual)}`);
  }
}

export function areNotEqual(notExpected: unknown, actual: unknown, message: unknown): void {
  if (expectedEquals(notExpected, actual)) assertionFailed(message, `Same value: ${stringOf(notExpected)}`);
}

function isType(value: unknown, type: TypeToken, message: unknown): void {
  if (isInstance(value, required(type, 2).type)) return;
  const actual = value === null ? 'null' : typeOf(value).name;
  assertionFailed(message, `Expected type: ${type.name}, Actual type: ${actual}`);
}

function isNotType(value: unknown, type: TypeToken, message: unknown): void {
  if (isInstance(value, required(type, 2).type)) assertionFailed(message, `Not expected type: ${type.name}`);
}

const isTrue = (condition: boolean | null, message: unknown) => areEqual(true, condition, message);
const isFalse = (condition: boolean | null, message: unknown) => areEqual(false, condition, message);

defineClass('Assert', {
  'static void areEqual(Object expected, Object actual)': (expected, actual) => areEqual(expected, actual, null),
  'static void areEqual(Object expected, Object actual, String message)': areEqual,
  'static void areNotEqual(Object notExpected, Object actual)': (notExpected, actual) =>
    areNotEqual(notExpected, actual, null),
  'static void areNotEqual(Object notExpected, Object actual, String message)': areNotEqual,
  'static void fail()': () => assertionFailed(null, null),
  'static void fail(String message)': (message) => assertionFailed(message, null),
  'static void isFalse(Boolean condition)': (condition) => isFalse(condition, null),
  'static void isFalse(Boolean condition, String message)': isFalse,
  'static void isInstanceOfType(Object instance, Type expected)': (value, type) => isType(value, type, null),
  'static void isInstanceOfType(Object instance, Type expected, String message)': isType,
  'static void isNotInstanceOfType(Object instance, Type notExpected)': (value, type) => isNotType(value, type, null),
  'static void isNotInstanceOfType(Object instance, Type notExpected, String message)': isNotType,
  'static void isNotNull(Object value)': (value) => areNotEqual(null, value, null),
  'static void isNotNull(Object value, String message)': (value, message) => areNotEqual(null, value, message),
  'static void isNull(Object value)': (value) => areEqual(null, value, null),
  'static void isNull(Object value, String message)': (value, message) => areEqual(null, value, message),
  'static void isTrue(Boolean condition)': (condition) => isTrue(condition, null),
  'static void isTrue(Boolean condition, String message)': isTrue,
});
