/** Forms that occur in Apex as people write it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate } from './fixture.ts';

const cases: [string, string, unknown, string?][] = [
  [
    'methods named like properties of JavaScript functions',
    'return name() + length() + new K().constructor();',
    'n1c',
    "static String name() { return 'n'; } static Integer length() { return 1; } class K { String constructor() { return 'c'; } }",
  ],
  [
    'fields named like properties of JavaScript objects',
    'K k = new K(); k.constructor = 2; k.prototype = 3; return k.constructor + k.prototype + k.hasOwnProperty;',
    6,
    'class K { Integer constructor; Integer prototype; Integer hasOwnProperty = 1; }',
  ],
  [
    'nested generics',
    "Map<String, List<Map<Integer, String>>> m = new Map<String, List<Map<Integer, String>>>{ 'a' => new List<Map<Integer, String>>{ new Map<Integer, String>{ 1 => 'x' } } }; return m.get('a')[0].get(1);",
    'x',
  ],
  [
    'assignments in conditions',
    "List<String> l = new List<String>{'b', 'a'}; String s; String all = ''; while ((s = l.isEmpty() ? null : l.remove(0)) != null) all += s; return all;",
    'ba',
  ],
  [
    'casts of results',
    "Map<String, Object> m = new Map<String, Object>{ 'a' => new List<Object>{ 1, 'x' } }; return ((List<Object>) m.get('a')).size();",
    2,
  ],
  ['casts bind closer than operators', 'Object o = 2; return (Integer) o + 1;', 3],
  [
    'rethrowing',
    "try { try { Integer i = 1 / 0; } catch (Exception e) { throw e; } } catch (MathException e) { return 'math'; } return null;",
    'math',
  ],
  ['a parameter is a variable', 'return twice(4);', 8, 'static Integer twice(Integer n) { n = n * 2; return n; }'],
  ['recursion', 'return f(10);', 55, 'static Integer f(Integer n) { return n < 2 ? n : f(n - 1) + f(n - 2); }'],
  [
    'a list is passed by reference',
    'List<Integer> l = new List<Integer>(); add(l); return l.size();',
    1,
    'static void add(List<Integer> l) { l.add(1); }',
  ],
  [
    'lists are covariant',
    "return count(new List<String>{ 'a' });",
    1,
    'static Integer count(List<Object> l) { return l.size(); }',
  ],
  [
    'a query of an inner class by its outer name',
    'T.K k = new T.K(); return k.n;',
    1,
    'public class K { public Integer n = 1; }',
  ],
  [
    'System before library names',
    'System.String s = System.String.valueOf(1); return s + System.Math.max(1, 2);',
    '12',
  ],
  ['a user class hides a library class', 'return Math.twice(2);', 4],
  ['the library class is still there', 'return System.Math.abs(-2);', 2],
  ['enums of other classes', "return Other.Kind.BIG == Other.Kind.valueOf('big');", true],
  ['escapes', "return 'it\\'s \\u0041\\n'.length();", 7],
  ['ternaries in concatenations', "Boolean b = true; return 'a' + (b ? 'yes' : 'no') + 1 + 2;", 'ayes12'],
  ['sums before texts', "return 1 + 2 + 'a';", '3a'],
  [
    'Long literals and conversions',
    "Long l = 3; l += 2; Integer i = l.intValue(); Decimal d = l; return i + '/' + d;",
    '5/5',
  ],
  [
    'Decimals take Doubles and Integers',
    'Decimal d = 1; Double e = 2.5; d += e; d++; return String.valueOf(d);',
    '4.5',
  ],
  ['comparison chains', 'Integer a = 1; return 0 < a == a < 2;', true],
  ['static and instance methods of one name', "return new Both().f(1) + Both.f('x');", 'instancestatic'],
  [
    'properties with a private setter',
    'K k = new K(); return k.n;',
    5,
    'public class K { public Integer n { get; private set; } public K() { n = 5; } }',
  ],
  [
    'virtual properties',
    'A a = new B(); return a.n;',
    2,
    'virtual class A { public virtual Integer n { get { return 1; } set; } } class B extends A { public override Integer n { get { return 2; } set; } }',
  ],
  [
    'chained calls over lines',
    'return new K()\n .add(1)\n .add(2)\n .total;',
    3,
    'class K { Integer total = 0; K add(Integer n) { total += n; return this; } }',
  ],
  [
    'clone of an object is another one with the same fields',
    'K a = new K(); K b = a.clone(); b.n = 2; return a.n;',
    1,
    'class K { Integer n = 1; }',
  ],
  [
    'an outer static from an inner class',
    'return new K().get();',
    7,
    'private static Integer hidden = 7; class K { Integer get() { return hidden; } }',
  ],
  [
    'an interface as a key type',
    'Map<I, Integer> m = new Map<I, Integer>(); I k = new K(); m.put(k, 3); return m.get(k);',
    3,
    'interface I {} class K implements I {}',
  ],
  [
    'sets of sets of operators',
    'Set<Integer> s = new Set<Integer>{1, 2, 3}; s.retainAll(new Set<Integer>{2, 3, 4}); return s.contains(2) && !s.contains(1);',
    true,
  ],
  [
    'a dereferenced null index',
    'List<Integer> l; try { return l[0]; } catch (NullPointerException e) { return 0; }',
    0,
  ],
  [
    'initializers of all classes run before the first constructor',
    'return new B().text;',
    'set',
    "abstract class A { A() { register(); } protected abstract void register(); } class B extends A { String text; List<String> names = new List<String>(); protected override void register() { names.add('a'); text = 'set'; } }",
  ],
  [
    'switch with several types of literals',
    "switch on 5L { when 5L { return 'five'; } when else { return 'other'; } }",
    'five',
  ],
  ['an empty statement body', 'for (Integer i = 0; i < 3; i++); return 1;', 1],
  ['comments anywhere', '/* a */ Integer i /* b */ = 1; // c\n return i; /* d */', 1],
  ['multiline strings', "return '''\na\nb''';", 'a\nb'],
];

const others = {
  Math: 'public class Math { public static Integer twice(Integer n) { return n * 2; } }',
  Other: 'public class Other { public enum Kind { SMALL, BIG } }',
  Both: "public class Both { public String f(Integer i) { return 'instance'; } public static String f(String s) { return 'static'; } }",
};
for (const [title, body, expected, more] of cases) {
  const withMath = title === 'a user class hides a library class' ? others : { Other: others.Other, Both: others.Both };
  test(title, () => assert.equal(evaluate(body, 'Object', more, withMath), expected));
}
