/** Mistakes the compiler refuses, with the words the platform has for them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorsOf } from './fixture.ts';

const inMethod = (body: string, returns = 'void') => `public class T { ${returns} f() { ${body} } }`;

const cases: [string, string, string][] = [
  ['an unknown variable', inMethod('Integer i = missing;'), '1: Variable does not exist: missing'],
  ['an Integer beyond 32 bits', inMethod('Integer i = -2147483648;'), '1: Illegal integer'],
  ['a Long beyond 64 bits', inMethod('Long l = 9223372036854775808L;'), '1: Illegal long'],
  ['an unknown type', inMethod('Missing m;'), '1: Invalid type: Missing'],
  [
    'an unknown method',
    inMethod('g(1);'),
    '1: Method does not exist or incorrect signature: void g(Integer) from the type T',
  ],
  [
    'a wrong argument',
    "public class T { void g(Integer i) {} void f() { g('x'); } }",
    '1: Method does not exist or incorrect signature: void g(String) from the type T',
  ],
  ['a wrong assignment', inMethod("Integer i = 'x';"), '1: Illegal assignment from String to Integer'],
  ['a Decimal into an Integer', inMethod('Integer i = 1.5;'), '1: Illegal assignment from Decimal to Integer'],
  ['a duplicate variable', inMethod('Integer i; String I;'), '1: Duplicate variable: I'],
  [
    'a missing return',
    inMethod('Integer i = 1;', 'Integer'),
    '1: Missing return statement required return type: Integer',
  ],
  ['a condition that is none', inMethod('if (1) {}'), '1: Condition expression must be of type Boolean: Integer'],
  [
    'comparing what cannot be equal',
    inMethod("Boolean b = 1 == 'x';"),
    '1: Comparison arguments must be compatible types: Integer, String',
  ],
  [
    'an interface left open',
    'public class T implements Comparable {}',
    '1: Class T must implement the method: Integer Comparable.compareTo(Object)',
  ],
  [
    'an abstract method left open',
    'public class T { abstract class A { abstract void f(); } class B extends A {} }',
    '1: Class T.B must implement the method: void T.A.f()',
  ],
  ['an abstract class made', inMethod('A a = new A(); } abstract class A {'), '1: Type cannot be constructed: T.A'],
  [
    'a constructor that is not there',
    inMethod('A a = new A(1); } class A {'),
    '1: Constructor not defined: [T.A].<Constructor>(Integer)',
  ],
  [
    'a void value',
    'public class T { void g() {} void f() { Integer i = g(); } }',
    '1: Illegal assignment from void to Integer',
  ],
  [
    'this in a static method',
    'public class T { static void f() { Object o = this; } }',
    "1: Can not reference 'this' in a static context",
  ],
  [
    'a private member of another class',
    'public class T { void f() { Other.hidden(); } }',
    '1: Method is not visible: Other.hidden',
  ],
  [
    'a final variable changed',
    inMethod('final Integer i = 1; i = 2;'),
    '1: Final variables may only be assigned once: i',
  ],
  ['syntax', 'public class T { void f() { Integer i = ; } }', '1: '],
  [
    'a cast that can never be',
    inMethod("Integer i = (Integer) 'x';"),
    '1: Incompatible types since an instance of String is never an instance of Integer',
  ],
];

for (const [title, text, expected] of cases) {
  test(title, () => {
    const errors = errorsOf(text, { Other: 'public class Other { private static void hidden() {} }' });
    assert.ok(
      errors.some((e) => e.startsWith(expected)),
      errors.join('\n') || 'no error',
    );
  });
}

test('positions are those of the source', () => {
  assert.deepEqual(errorsOf('public class T {\n  void f() {\n    Integer i = missing;\n  }\n}'), [
    '3: Variable does not exist: missing',
  ]);
});
