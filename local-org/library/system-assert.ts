/** `System.assert`, `System.assertEquals`, `System.assertNotEquals`. */
import { areEqual, areNotEqual, assertionFailed } from './assert.ts';
import { defineClass } from './define.ts';

function assertThat(condition: boolean | null, message: unknown): void {
  if (condition !== true) assertionFailed(message, null);
}

defineClass('System', {
  'static void assert(Boolean condition)': (condition) => assertThat(condition, null),
  'static void assert(Boolean condition, Object message)': assertThat,
  'static void assertEquals(Object expected, Object actual)': (expected, actual) => areEqual(expected, actual, null),
  'static void assertEquals(Object expected, Object actual, Object message)': areEqual,
  'static void assertNotEquals(Object expected, Object actual)': (expected, actual) =>
    areNotEqual(expected, actual, null),
  'static void assertNotEquals(Object expected, Object actual, Object message)': areNotEqual,
});
