/** String: what kind of characters it has. Empty text is of no kind, except where Apex says otherwise. */
import { defineClass } from './define.ts';

const blank = (value: string | null) => value === null || !/[^\s\x1c-\x1f]/.test(value);
const check = (pattern: RegExp) => (self: string) => pattern.test(self);

defineClass('String', {
  'static Boolean isBlank(String text)': blank,
  'static Boolean isNotBlank(String text)': (value: string | null) => !blank(value),
  'static Boolean isEmpty(String text)': (value: string | null) => value === null || value === '',
  'static Boolean isNotEmpty(String text)': (value: string | null) => value !== null && value !== '',
  'Boolean containsWhitespace()': check(/\s/),
  'Boolean isAllLowerCase()': check(/^\p{Ll}+$/u),
  'Boolean isAllUpperCase()': check(/^\p{Lu}+$/u),
  'Boolean isAlpha()': check(/^\p{L}+$/u),
  'Boolean isAlphaSpace()': check(/^[\p{L} ]*$/u),
  'Boolean isAlphanumeric()': check(/^[\p{L}\p{Nd}]+$/u),
  'Boolean isAlphanumericSpace()': check(/^[\p{L}\p{Nd} ]*$/u),
  'Boolean isAsciiPrintable()': check(/^[ -~]*$/),
  'Boolean isNumeric()': check(/^\p{Nd}+$/u),
  'Boolean isNumericSpace()': check(/^[\p{Nd} ]*$/u),
  'Boolean isWhitespace()': check(/^\s*$/),
});
