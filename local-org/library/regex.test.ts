import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexException, NotSupportedError } from '../values/exceptions.ts';
import { replaceMatches, splitBy } from './regex-apply.ts';
import { javaRegex } from './regex.ts';

function matches(pattern: string, text: string): boolean {
  const { source, flags } = javaRegex(pattern);
  return new RegExp(`^(?:${source})$`, `v${flags}`).test(text);
}
const all = (pattern: string, text: string) => {
  const { source, flags } = javaRegex(pattern);
  return [...text.matchAll(new RegExp(source, `gv${flags}`))].map((m) => m[0]);
};

test('what Java and JavaScript write the same way', () => {
  assert.equal(matches('a+b*c?(d|e){2,3}', 'aabcded'), true);
  assert.equal(matches('(?<year>\\d{4})-\\k<year>', '2020-2020'), true);
  assert.equal(matches('(a)(b)\\2\\1', 'abba'), true);
  assert.equal(matches('[^@]+@[a-z.-]+', 'x y@example.co-op'), true);
  assert.equal(matches('[a-zA-Z0-9._|\\\\%#~`=?&/$^*!}{+-]+@x', 'a{b}|c&-@x'), true);
});

test('flags inside a pattern', () => {
  assert.equal(matches('(?i)abc', 'ABC'), true);
  assert.equal(matches('a(?i)b', 'aB'), true);
  assert.equal(matches('a(?i)b', 'AB'), false);
  assert.equal(matches('(?i:a)b', 'Ab'), true);
  assert.deepEqual(all('(?m)^\\w+$', 'one\ntwo'), ['one', 'two']);
  assert.equal(matches('(?s)a.b', 'a\nb'), true);
  assert.equal(matches('(?x) a b # comment', 'ab'), true);
});

test('classes of classes', () => {
  assert.equal(matches('[a-z&&[^aeiou]]+', 'xyz'), true);
  assert.equal(matches('[a-z&&[^aeiou]]+', 'xyza'), false);
  assert.equal(matches('[a-c[x-z]]+', 'axcz'), true);
  assert.equal(matches('\\p{Alpha}\\p{Digit}\\P{Alpha}', 'a1_'), true);
  assert.equal(matches('\\p{L}+', 'Æøå'), true);
  assert.equal(matches('[\\w\\s-]+', 'a b-c'), true);
  assert.equal(matches('[]a]+', ']a'), true);
});

test('quoting and escapes', () => {
  assert.equal(matches('\\Qa.b(\\E+', 'a.b(('), true);
  assert.equal(matches('\\u0041\\x42\\t', 'AB\t'), true);
  assert.equal(matches('\\-\\_\\"\\@', '-_"@'), true);
});

test('the end of input is before a final line break too', () => {
  assert.deepEqual(all('b$', 'ab\n'), ['b']);
  assert.deepEqual(all('b\\z', 'ab\n'), []);
});

test('what has no equal in JavaScript fails by name, what is no pattern with a StringException', () => {
  assert.throws(() => javaRegex('a++'), NotSupportedError);
  assert.throws(() => javaRegex('(?>a)'), NotSupportedError);
  assert.throws(
    () => javaRegex('(a'),
    (e) => e instanceof ApexException && e.typeName === 'System.StringException',
  );
  assert.throws(() => javaRegex('*a'), ApexException);
});

test('replacements', () => {
  assert.equal(replaceMatches('John Smith', '(\\w+) (\\w+)', '$2, $1', true), 'Smith, John');
  assert.equal(replaceMatches('a.b.c', '\\.', '\\$', true), 'a$b$c');
  assert.equal(replaceMatches('abc', '', '-', true), '-a-b-c-');
  assert.equal(replaceMatches('aXbX', 'X', '', false), 'abX');
  assert.equal(replaceMatches('2020', '(?<y>\\d+)', '<${y}>', true), '<2020>');
  assert.throws(() => replaceMatches('a', 'a', '$1', true), ApexException);
});

test('splitting', () => {
  assert.deepEqual(splitBy('boo:and:foo', 'o', 0), ['b', '', ':and:f']);
  assert.deepEqual(splitBy('boo:and:foo', 'o', -1), ['b', '', ':and:f', '', '']);
  assert.deepEqual(splitBy('boo:and:foo', ':', 2), ['boo', 'and:foo']);
  assert.deepEqual(splitBy('abc', '', 0), ['a', 'b', 'c']);
  assert.deepEqual(splitBy(',a', ',', 0), ['', 'a']);
  assert.deepEqual(splitBy('', ',', 0), ['']);
  assert.deepEqual(splitBy(',', ',', 0), []);
});
