/** String: parts, joining, changing, converting. Searching, tests, escapes and splitting have files of their own. */
import { listOf, Types } from '../values/types.ts';
import { required, requiredValue } from './arguments.ts';
import { defineClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { hashCodeOf } from './hash-code.ts';
import { formatDate } from './date-format.ts';
import { elementsOf } from './iteration.ts';
import { formatMessage } from './message-format.ts';
import { stringOf } from './operations.ts';
import { replaceMatches } from './regex-apply.ts';
import type { ApexDatetime } from '../values/values.ts';
import { ApexList, type ApexDate, type ApexDecimal, type ApexDouble } from '../values/values.ts';
import { userZone } from './time-zones.ts';

const integers = (items: number[]) => new ApexList(listOf(Types.Integer), items);

function outside(position: number): never {
  throwApex('StringException', `Index out of bounds: ${position}`);
}

function substring(self: string, start: number, end: number): string {
  if (required(start) < 0 || start > self.length)
    throwApex('StringException', `Starting position out of bounds: ${start}`);
  if (required(end, 2) > self.length || end < start)
    throwApex('StringException', `Ending position out of bounds: ${end}`);
  return self.slice(start, end);
}

function abbreviate(self: string, maxWidth: number, offset: number): string {
  if (maxWidth < 4) throwApex('StringException', 'Minimum abbreviation width is 4');
  if (self.length <= maxWidth) return self;
  let start = Math.min(offset, self.length);
  if (self.length - start < maxWidth - 3) start = self.length - (maxWidth - 3);
  if (start <= 4) return `${self.slice(0, maxWidth - 3)}...`;
  if (maxWidth < 7) throwApex('StringException', 'Minimum abbreviation width with offset is 7');
  if (start + maxWidth - 3 < self.length) return `...${abbreviate(self.slice(start), maxWidth - 3, 0)}`;
  return `...${self.slice(self.length - (maxWidth - 3))}`;
}

const padding = (length: number, pad: string | null) =>
  length <= 0 ? '' : (pad || ' ').repeat(Math.ceil(length / (pad || ' ').length)).slice(0, length);
const leftPad = (self: string, length: number, pad: string | null) => padding(length - self.length, pad) + self;
const rightPad = (self: string, length: number, pad: string | null) => self + padding(length - self.length, pad);

function center(self: string, size: number, pad: string | null): string {
  if (size <= self.length) return self;
  return rightPad(leftPad(self, self.length + Math.floor((size - self.length) / 2), pad), size, pad);
}

function codePointAt(self: string, index: number): number {
  if (index < 0 || index >= self.length) outside(index);
  return self.codePointAt(index)!;
}

function codePointBefore(self: string, index: number): number {
  if (index < 1 || index > self.length) outside(index);
  const pair = index >= 2 ? self.codePointAt(index - 2)! : 0;
  return pair > 0xffff ? pair : self.charCodeAt(index - 1);
}

function offsetByCodePoints(self: string, index: number, offset: number): number {
  let position = index;
  for (let left = offset; left > 0; left--) position += codePointAt(self, position) > 0xffff ? 2 : 1;
  for (let left = offset; left < 0; left++) position -= codePointBefore(self, position) > 0xffff ? 2 : 1;
  return position;
}

function commonPrefix(texts: ApexList<string | null>): string {
  const [first = '', ...others] = required(texts).elements.map((text) => text ?? '');
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
}

const localTime = (value: ApexDatetime | null) =>
  value === null ? null : formatDate(value.millis, 'yyyy-MM-dd HH:mm:ss', userZone());
const text = (value: unknown) => (value === null ? null : stringOf(value));

defineClass('String', {
  'static String escapeSingleQuotes(String text)': (value: string) => required(value).replace(/['\\]/g, '\\$&'),
  'static String format(String pattern, List<Object> arguments)': (pattern: string, args: ApexList | null) =>
    formatMessage(required(pattern), args === null ? [] : args.elements.map(stringOf)),
  'static String fromCharArray(List<Integer> characters)': (codes: ApexList<number>) =>
    required(codes)
      .elements.map((code) => String.fromCodePoint(code))
      .join(''),
  'static String getCommonPrefix(List<String> texts)': commonPrefix,
  'static String join(Object values, String separator)': (values: unknown, separator: string) =>
    elementsOf(required(values))
      .map((value) => (value === null ? '' : stringOf(value)))
      .join(required(separator, 2)),
  'static String valueOf(Date value)': (value: ApexDate | null) => (value === null ? null : value.toString()),
  'static String valueOf(Datetime value)': localTime,
  'static String valueOf(Decimal value)': (value: ApexDecimal | null) => text(value),
  'static String valueOf(Double value)': (value: ApexDouble | null) => text(value),
  'static String valueOf(Integer value)': (value: number | null) => text(value),
  'static String valueOf(Long value)': (value: bigint | null) => text(value),
  'static String valueOf(Object value)': text,
  'static String valueOfGmt(Datetime value)': (value: ApexDatetime) => requiredValue(value).toString(),

  'String abbreviate(Integer maxWidth)': (self: string, width: number) => abbreviate(self, required(width), 0),
  'String abbreviate(Integer maxWidth, Integer offset)': (self: string, width: number, offset: number) =>
    abbreviate(self, required(width), required(offset, 2)),
  'String capitalize()': (self: string) => (self === '' ? '' : self[0].toUpperCase() + self.slice(1)),
  'String center(Integer size)': (self: string, size: number) => center(self, required(size), ' '),
  'String center(Integer size, String padding)': (self: string, size: number, pad: string | null) =>
    center(self, required(size), pad),
  'Integer charAt(Integer index)': codePointAt,
  'List<Integer> getChars()': (self: string) =>
    integers(Array.from({ length: self.length }, (_, i) => self.charCodeAt(i))),
  'Integer codePointAt(Integer index)': codePointAt,
  'Integer codePointBefore(Integer index)': codePointBefore,
  'Integer codePointCount(Integer beginIndex, Integer endIndex)': (self: string, begin: number, end: number) => {
    if (begin < 0 || begin > end) outside(begin);
    if (end > self.length) outside(end);
    return [...self.slice(begin, end)].length;
  },
  'Integer compareTo(String other)': (self: string, other: string) => compareTexts(self, required(other)),
  'String deleteWhitespace()': (self: string) => self.replace(/\s/g, ''),
  'String difference(String other)': (self: string, other: string) => required(other).slice(sharedLength(self, other)),
  'Boolean equals(Object other)': (self: string, other: unknown) => self === other,
  'Boolean equalsIgnoreCase(String other)': (self: string, other: string | null) =>
    other !== null && self.length === other.length && self.toLowerCase() === other.toLowerCase(),
  'Integer hashCode()': (self: string) => hashCodeOf(self),
  'String left(Integer length)': (self: string, length: number) => self.slice(0, Math.max(0, required(length))),
  'String leftPad(Integer length)': (self: string, length: number) => leftPad(self, required(length), ' '),
  'String leftPad(Integer length, String padding)': leftPad,
  'Integer length()': (self: string) => self.length,
  'String mid(Integer start, Integer length)': (self: string, start: number, length: number) =>
    required(length, 2) < 0 || start > self.length
      ? ''
      : self.slice(Math.max(0, required(start)), Math.max(0, start) + length),
  'String normalizeSpace()': (self: string) => self.trim().replace(/\s+/g, ' '),
  'Integer offsetByCodePoints(Integer index, Integer codePointOffset)': offsetByCodePoints,
  'String repeat(Integer times)': (self: string, times: number) => self.repeat(Math.max(0, required(times))),
  'String repeat(String separator, Integer times)': (self: string, separator: string | null, times: number) =>
    new Array(Math.max(0, required(times, 2))).fill(self).join(separator ?? ''),
  'String replace(String target, String replacement)': (self: string, target: string, replacement: string) =>
    self.replaceAll(required(target), () => required(replacement, 2)),
  'String replaceAll(String regex, String replacement)': (self: string, regex: string, replacement: string) =>
    replaceMatches(self, required(regex), required(replacement, 2), true),
  'String replaceFirst(String regex, String replacement)': (self: string, regex: string, replacement: string) =>
    replaceMatches(self, required(regex), required(replacement, 2), false),
  'String reverse()': (self: string) => [...self].reverse().join(''),
  'String right(Integer length)': (self: string, length: number) => (required(length) <= 0 ? '' : self.slice(-length)),
  'String rightPad(Integer length)': (self: string, length: number) => rightPad(self, required(length), ' '),
  'String rightPad(Integer length, String padding)': rightPad,
  'String stripHtmlTags()': (self: string) => self.replace(/<[^>]*>/g, ''),
  'String substring(Integer start)': (self: string, start: number) => substring(self, start, self.length),
  'String substring(Integer start, Integer end)': substring,
  'String swapCase()': (self: string) =>
    [...self].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join(''),
  'String toLowerCase()': (self: string) => self.toLowerCase(),
  'String toLowerCase(String locale)': (self: string, locale: string) => self.toLocaleLowerCase(languageTag(locale)),
  'String toUpperCase()': (self: string) => self.toUpperCase(),
  'String toUpperCase(String locale)': (self: string, locale: string) => self.toLocaleUpperCase(languageTag(locale)),
  'String toString()': (self: string) => self,
  'String trim()': (self: string) => self.replace(/^[\0-\x20]+|[\0-\x20]+$/g, ''),
  'String uncapitalize()': (self: string) => (self === '' ? '' : self[0].toLowerCase() + self.slice(1)),
});

const languageTag = (locale: string) => required(locale).replaceAll('_', '-');

/** Difference of the first characters that differ, else of the lengths: as Java's `compareTo`. */
function compareTexts(a: string, b: string): number {
  const shared = sharedLength(a, b);
  if (shared < a.length && shared < b.length) return a.charCodeAt(shared) - b.charCodeAt(shared);
  return a.length - b.length;
}

/** How many first characters two texts share. */
export function sharedLength(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let length = 0;
  while (length < end && a[length] === b[length]) length++;
  return length;
}
