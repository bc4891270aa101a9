/** String: finding and cutting out. A null text to look for is found nowhere where Apex says so, else refused. */
import { required } from './arguments.ts';
import { defineClass } from './define.ts';
import { sharedLength } from './string.ts';

const lower = (text: string) => text.toLowerCase();

function indexOf(self: string, text: string, from: number): number {
  return self.indexOf(required(text), required(from, 2));
}

function lastIndexOf(self: string, text: string, from: number): number {
  return required(from, 2) < 0 ? -1 : self.lastIndexOf(required(text), from);
}

/** The first character for which the test holds; -1 when there is none. */
function indexWhere(self: string, holds: (character: string) => boolean): number {
  for (let i = 0; i < self.length; i++) if (holds(self[i])) return i;
  return -1;
}

function count(self: string, text: string | null): number {
  if (!text) return 0;
  return self.split(text).length - 1;
}

function between(self: string, open: string | null, close: string | null): string | null {
  if (open === null || close === null) return null;
  const start = self.indexOf(open);
  if (start < 0) return null;
  const end = self.indexOf(close, start + open.length);
  return end < 0 ? null : self.slice(start + open.length, end);
}

function levenshtein(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}

const startsIgnoringCase = (self: string, prefix: string) => lower(self).startsWith(lower(prefix));
const endsIgnoringCase = (self: string, suffix: string) => lower(self).endsWith(lower(suffix));

defineClass('String', {
  'Boolean contains(String text)': (self: string, text: string) => self.includes(required(text)),
  'Boolean containsAny(String characters)': (self: string, characters: string | null) =>
    indexWhere(self, (c) => characters?.includes(c) ?? false) >= 0,
  'Boolean containsIgnoreCase(String text)': (self: string, text: string) =>
    lower(self).includes(lower(required(text))),
  'Boolean containsNone(String characters)': (self: string, characters: string | null) =>
    indexWhere(self, (c) => characters?.includes(c) ?? false) < 0,
  'Boolean containsOnly(String characters)': (self: string, characters: string | null) =>
    characters !== null && indexWhere(self, (c) => !characters.includes(c)) < 0,
  'Integer countMatches(String text)': count,
  'Boolean endsWith(String suffix)': (self: string, suffix: string) => self.endsWith(required(suffix)),
  'Boolean endsWithIgnoreCase(String suffix)': (self: string, suffix: string) =>
    endsIgnoringCase(self, required(suffix)),
  'Integer getLevenshteinDistance(String other)': (self: string, other: string) => levenshtein(self, required(other)),
  'Integer getLevenshteinDistance(String other, Integer threshold)': (
    self: string,
    other: string,
    threshold: number,
  ) => {
    const distance = levenshtein(self, required(other));
    return distance <= required(threshold, 2) ? distance : -1;
  },
  'Integer indexOf(String text)': (self: string, text: string) => indexOf(self, text, 0),
  'Integer indexOf(String text, Integer start)': indexOf,
  'Integer indexOfAny(String characters)': (self: string, characters: string | null) =>
    indexWhere(self, (c) => characters?.includes(c) ?? false),
  'Integer indexOfAnyBut(String characters)': (self: string, characters: string | null) =>
    characters ? indexWhere(self, (c) => !characters.includes(c)) : -1,
  'Integer indexOfChar(Integer character)': (self: string, code: number) =>
    indexOf(self, String.fromCodePoint(required(code)), 0),
  'Integer indexOfChar(Integer character, Integer start)': (self: string, code: number, start: number) =>
    indexOf(self, String.fromCodePoint(required(code)), start),
  'Integer indexOfDifference(String other)': (self: string, other: string | null) => {
    const shared = sharedLength(self, other ?? '');
    return shared === self.length && shared === (other ?? '').length ? -1 : shared;
  },
  'Integer indexOfIgnoreCase(String text)': (self: string, text: string | null) =>
    text === null ? -1 : indexOf(lower(self), lower(text), 0),
  'Integer indexOfIgnoreCase(String text, Integer start)': (self: string, text: string | null, start: number) =>
    text === null ? -1 : indexOf(lower(self), lower(text), start),
  'Integer lastIndexOf(String text)': (self: string, text: string) => lastIndexOf(self, text, self.length),
  'Integer lastIndexOf(String text, Integer end)': lastIndexOf,
  'Integer lastIndexOfChar(Integer character)': (self: string, code: number) =>
    lastIndexOf(self, String.fromCodePoint(required(code)), self.length),
  'Integer lastIndexOfChar(Integer character, Integer end)': (self: string, code: number, end: number) =>
    lastIndexOf(self, String.fromCodePoint(required(code)), end),
  'Integer lastIndexOfIgnoreCase(String text)': (self: string, text: string | null) =>
    text === null ? -1 : lastIndexOf(lower(self), lower(text), self.length),
  'Integer lastIndexOfIgnoreCase(String text, Integer end)': (self: string, text: string | null, end: number) =>
    text === null ? -1 : lastIndexOf(lower(self), lower(text), end),
  'String remove(String text)': (self: string, text: string | null) => (text ? self.replaceAll(text, '') : self),
  'String removeEnd(String suffix)': (self: string, suffix: string | null) =>
    suffix && self.endsWith(suffix) ? self.slice(0, -suffix.length) : self,
  'String removeEndIgnoreCase(String suffix)': (self: string, suffix: string | null) =>
    suffix && endsIgnoringCase(self, suffix) ? self.slice(0, -suffix.length) : self,
  'String removeStart(String prefix)': (self: string, prefix: string | null) =>
    prefix && self.startsWith(prefix) ? self.slice(prefix.length) : self,
  'String removeStartIgnoreCase(String prefix)': (self: string, prefix: string | null) =>
    prefix && startsIgnoringCase(self, prefix) ? self.slice(prefix.length) : self,
  'Boolean startsWith(String prefix)': (self: string, prefix: string) => self.startsWith(required(prefix)),
  'Boolean startsWithIgnoreCase(String prefix)': (self: string, prefix: string) =>
    startsIgnoringCase(self, required(prefix)),
  'String substringAfter(String separator)': (self: string, separator: string | null) => {
    const at = separator === null ? -1 : self.indexOf(separator);
    return at < 0 ? '' : self.slice(at + separator!.length);
  },
  'String substringAfterLast(String separator)': (self: string, separator: string | null) => {
    const at = separator ? self.lastIndexOf(separator) : -1;
    return at < 0 ? '' : self.slice(at + separator!.length);
  },
  'String substringBefore(String separator)': (self: string, separator: string | null) => {
    const at = separator === null ? -1 : self.indexOf(separator);
    return at < 0 ? self : self.slice(0, at);
  },
  'String substringBeforeLast(String separator)': (self: string, separator: string | null) => {
    const at = separator ? self.lastIndexOf(separator) : -1;
    return at < 0 ? self : self.slice(0, at);
  },
  'String substringBetween(String tag)': (self: string, tag: string | null) => between(self, tag, tag),
  'String substringBetween(String open, String close)': between,
});
