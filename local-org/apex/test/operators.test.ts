/** Operators: Apex Developer Guide, "Expression Operators" and "Arithmetic". */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate } from './fixture.ts';

const cases: [string, string, unknown][] = [
  ['Integer addition wraps at 32 bits', 'Integer x = 2147483647; x++; return x;', -2147483648],
  ['Integer multiplication wraps at 32 bits', 'Integer x = 65536; return x * x;', 0],
  ['Integer division truncates', 'return -7 / 2;', -3],
  [
    'the remainder has the sign of the dividend',
    "return Math.mod(-7, 3) + ' ' + Math.mod(7, -3) + ' ' + Math.mod(-6, 3);",
    '-1 1 0',
  ],
  [
    'a divisor of zero',
    'try { Integer zero = 0; return 1 / zero; } catch (MathException e) { return e.getMessage(); }',
    'Divide by 0',
  ],
  [
    'Long arithmetic has 64 bits',
    'Long x = 9223372036854775807L; x = x + 1; return String.valueOf(x);',
    '-9223372036854775808',
  ],
  ['Integer and Long give Long', 'Long x = 2147483647 + 1L; return String.valueOf(x);', '2147483648'],
  ['a number with a point is a Decimal', 'Object x = 1.5; return x instanceof Decimal;', true],
  ['Decimal sums are exact', 'return String.valueOf(0.1 + 0.2);', '0.3'],
  ['an Integer divided by a Decimal is a Decimal', 'Decimal d = 10; return String.valueOf(1 / d);', '0.1'],
  [
    'Double arithmetic is binary',
    'Double a = 0.1; Double b = 0.2; return String.valueOf(a + b);',
    '0.30000000000000004',
  ],
  ['string comparison by == ignores case', "return 'Apex' == 'aPEX';", true],
  ['string comparison by === has the value in mind', "String a = 'x'; return a === 'x';", true],
  ['equals is case-sensitive', "return 'Apex'.equals('apex');", false],
  [
    '15 and 18 characters of an id are equal',
    "Id a = '001000000000001AAA'; String b = '001000000000001'; return a == b;",
    true,
  ],
  ['null in a concatenation is the word', "String s; return 'a' + s + 1 + true;", 'anull1true'],
  ['a null number is less than nothing', 'Integer x; return x < 1;', false],
  ['a null number is greater than nothing', 'Integer x; return x >= 1;', false],
  ['strings compare in order', "return 'a' < 'B';", true],
  ['numbers of different types are equal by value', 'Long a = 5; Decimal b = 5.0; return a == b;', true],
  ['shifts', "Integer x = -8; return (x >> 1) + ' ' + (x >>> 28) + ' ' + (x << 1);", '-4 15 -16'],
  ['bit operators', "return (6 & 3) + ' ' + (6 | 3) + ' ' + (6 ^ 3);", '2 7 5'],
  ['boolean ^', 'return true ^ true;', false],
  ['&& does not evaluate its right side in vain', 'Integer x; return x != null && x > 1;', false],
  ['postfix answers the value before', 'Integer i = 1; Integer j = i++ + i; return j;', 3],
  ['prefix answers the value after', 'Integer i = 1; Integer j = ++i + i; return j;', 4],
  ['compound assignment', 'Integer i = 7; i += 3; i *= 2; i -= 1; i /= 2; i <<= 1; i |= 1; return i;', 19],
  ['a string grows by +=', "String s = 'a'; s += 1; s += null; return s;", 'a1null'],
  ['an assignment is a value', 'Integer a; Integer b = (a = 4) + 1; return a + b;', 9],
  ['brackets around an operand are not a cast', 'Integer a = 5; Integer b = 3; return (a) - b;', 2],
  ['a cast of a negative number', 'return (Integer) -5L;', -5],
  ['unary minus of a variable', 'Integer a = 5; return -a + +a;', 0],
  ['ternaries unify their branches', 'Decimal d = 1 > 0 ? 1 : 2.5; return String.valueOf(d);', '1'],
  ['?? takes the right side of null', "String s; return s ?? 'none';", 'none'],
  ['?. ends the chain in null', 'String s; return s?.trim().length();', null],
  ['?. goes on otherwise', "String s = ' a '; return s?.trim().length();", 1],
  ['instanceof', "Object o = 'x'; return o instanceof String && !(o instanceof Integer);", true],
  ['casts of numbers truncate', 'return (Integer) 3.99;', 3],
  ['a date plus days', 'Date d = Date.newInstance(2024, 2, 28) + 2; return String.valueOf(d);', '2024-03-01'],
  ['a Boolean in a ternary chain', "Integer n = 2; return n == 1 ? 'one' : n == 2 ? 'two' : 'many';", 'two'],
  ['lists are equal by their elements', 'return new List<Integer>{1, 2} == new List<Integer>{1, 2};', true],
];

for (const [title, body, expected] of cases) test(title, () => assert.equal(evaluate(body), expected));
