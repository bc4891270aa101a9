/** Statements: Apex Developer Guide, "Control Flow". */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate } from './fixture.ts';

const SEASON = 'enum Season { WINTER, SPRING, SUMMER }';

const cases: [string, string, unknown, string?][] = [
  ['for counts', 'Integer t = 0; for (Integer i = 0, n = 5; i < n; i++) t += i; return t;', 10],
  ['for without any part', 'Integer i = 0; for (;;) { i++; if (i > 3) break; } return i;', 4],
  ['continue', 'Integer t = 0; for (Integer i = 0; i < 5; i++) { if (i == 2) continue; t += i; } return t;', 8],
  ['while', 'Integer i = 0; while (i < 3) i++; return i;', 3],
  ['do runs once at least', 'Integer i = 9; do { i++; } while (i < 3); return i;', 10],
  ['for over a list', "String s = ''; for (String x : new List<String>{'a', 'b'}) { s += x; } return s;", 'ab'],
  ['for over a set', 'Integer t = 0; for (Integer x : new Set<Integer>{1, 2, 2}) t += x; return t;', 3],
  [
    'for over the keys of a map',
    "String s = ''; for (String k : new Map<String, Integer>{'a' => 1, 'b' => 2}.keySet()) s += k; return s;",
    'ab',
  ],
  [
    'a list may not change while it is walked',
    'List<Integer> l = new List<Integer>{1}; try { for (Integer x : l) l.add(2); } catch (Exception e) { return e.getTypeName(); } return null;',
    'System.FinalException',
  ],
  ['arrays', 'Integer[] a = new Integer[3]; a[1] = 5; a[1]++; return a;', '(null, 6, null)'],
  [
    'switch on an Integer',
    "switch on 3 { when 1, 2 { return 'few'; } when 3 { return 'three'; } when else { return 'many'; } }",
    'three',
  ],
  ['switch on a String', "String s = 'b'; switch on s { when 'a' { return 1; } when 'b' { return 2; } } return 0;", 2],
  [
    'switch on an enum',
    "Season s = Season.SPRING; switch on s { when WINTER { return 'w'; } when SPRING { return 's'; } when else { return 'x'; } }",
    's',
    SEASON,
  ],
  ['switch on null', "String s; switch on s { when null { return 'null'; } when else { return 'else'; } }", 'null'],
  [
    'switch on a type',
    "Object o = new A(); switch on o { when B b { return 'B'; } when A a { return a.name(); } } return null;",
    'A',
    "class A { String name() { return 'A'; } } class B {}",
  ],
  [
    'break inside switch leaves the loop',
    'Integer i = 0; while (true) { i++; switch on i { when 3 { break; } } } return i;',
    3,
  ],
  [
    'enum methods',
    "return Season.SUMMER.name() + Season.SUMMER.ordinal() + Season.values().size() + Season.valueOf('winter');",
    'SUMMER23WINTER',
    SEASON,
  ],
  ['names ignore case', 'INTEGER Total = 1; total += TOTAL; RETURN total;', 2],
  [
    'words of JavaScript are names',
    'Integer var = 1; Integer function = 2; Integer let = 3; return var + function + let;',
    6,
  ],
  [
    'a variable ends with its block',
    'Integer t = 0; { Integer x = 1; t += x; } { Integer x = 2; t += x; } return t;',
    3,
  ],
  ['several declarations in one statement', 'Integer a = 1, b = a + 1, c; c = a + b; return c;', 3],
  [
    'a variable that becomes null is checked',
    'Integer a = 1; a = nothing(); try { Integer b = a + 1; } catch (NullPointerException e) { return e.getMessage(); } return null;',
    'Attempt to de-reference a null object',
    'static Integer nothing() { return null; }',
  ],
];

for (const [title, body, expected, more] of cases)
  test(title, () => assert.equal(evaluate(body, 'Object', more), expected));
