/** Classes: Apex Developer Guide, "Classes, Objects, and Interfaces". */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileAll, evaluate, inTransaction } from './fixture.ts';

const cases: [string, string, unknown, string][] = [
  [
    'constructors chain',
    'return new B(2).text;',
    'A2B',
    `
    virtual class A { public String text = 'A'; public A(Integer n) { text += n; } }
    class B extends A { public B(Integer n) { super(n); text += 'B'; } }`,
  ],
  [
    'this() chains',
    'return new A().n;',
    7,
    'class A { public Integer n; public A() { this(7); } public A(Integer n) { this.n = n; } }',
  ],
  [
    'initializers run in order before the body',
    'return new A().text;',
    'abc',
    `
    class A { public String text = one(); { text += 'b'; } public A() { text += 'c'; } String one() { return 'a'; } }`,
  ],
  [
    'overriding',
    'A a = new B(); return a.name() + a.greet();',
    'BHello B',
    `
    abstract class A { public abstract String name(); public virtual String greet() { return 'Hello ' + name(); } }
    class B extends A { public override String name() { return 'B'; } }`,
  ],
  [
    'super calls',
    'return new B().name();',
    'AB',
    `
    virtual class A { public virtual String name() { return 'A'; } }
    class B extends A { public override String name() { return super.name() + 'B'; } }`,
  ],
  [
    'overloads by type',
    "return f(1) + f('x') + f(1L) + f(1.0) + f(new List<Integer>());",
    'integerstringlongobjectlist',
    `
    static String f(Object o) { return 'object'; } static String f(Integer i) { return 'integer'; }
    static String f(Long l) { return 'long'; } static String f(String s) { return 'string'; } static String f(List<Integer> l) { return 'list'; }`,
  ],
  [
    'null prefers the specific overload',
    'return f(null);',
    'string',
    "static String f(Object o) { return 'object'; } static String f(String s) { return 'string'; }",
  ],
  [
    'properties',
    'A a = new A(); a.n = 4; a.twice = 10; return a.n + a.twice;',
    15,
    `
    class A { public Integer n { get; set; } public Integer twice { get { return twice; } set { twice = value + 1; } } }`,
  ],
  ['computed properties', 'return new A().full;', 'ab', "class A { public String full { get { return 'a' + 'b'; } } }"],
  [
    'lazy static properties',
    'return one + one;',
    2,
    'static Integer made = 0; static Integer one { get { if (one == null) { made++; one = made; } return one; } set; }',
  ],
  ['static initializers run once, in order', 'return text;', 'ab', "static String text = 'a'; static { text += 'b'; }"],
  ['constants', 'return LIMIT_SIZE * 2;', 10, 'static final Integer LIMIT_SIZE = 5;'],
  [
    'interfaces',
    'Shape s = new Square(); return s.area();',
    4,
    'interface Shape { Integer area(); } class Square implements Shape { public Integer area() { return 4; } }',
  ],
  [
    'interfaces that extend',
    'C c = new D(); return c.a() + c.b();',
    3,
    'interface A { Integer a(); } interface C extends A { Integer b(); } class D implements C { public Integer a() { return 1; } public Integer b() { return 2; } }',
  ],
  [
    'Comparable sorts',
    "List<P> l = new List<P>{ new P(3), new P(1), new P(2) }; l.sort(); String s = ''; for (P p : l) s += p.n; return s;",
    '123',
    'class P implements Comparable { public Integer n; P(Integer n) { this.n = n; } public Integer compareTo(Object o) { return n - ((P) o).n; } }',
  ],
  [
    'Iterable is walked',
    "String s = ''; for (String x : new Words()) s += x; return s;",
    'xy',
    "class Words implements Iterable<String> { public Iterator<String> iterator() { return new List<String>{'x', 'y'}.iterator(); } }",
  ],
  [
    'Iterator written in Apex',
    'Integer t = 0; Iterator<Integer> i = new Three(); while (i.hasNext()) t += i.next(); return t;',
    6,
    'class Three implements Iterator<Integer> { Integer n = 0; public Boolean hasNext() { return n < 3; } public Integer next() { n++; return n; } }',
  ],
  [
    'equals and hashCode make keys',
    "Map<K, String> m = new Map<K, String>{ new K(1) => 'a' }; return m.get(new K(1)) + (new K(1) == new K(1));",
    'atrue',
    'class K { Integer n; K(Integer n) { this.n = n; } public Boolean equals(Object o) { return n == ((K) o).n; } public Integer hashCode() { return n; } }',
  ],
  [
    'toString is what text is made of',
    "return 'x' + new K();",
    'xK!',
    "class K { public override String toString() { return 'K!'; } }",
  ],
  [
    'super reaches what every object can do',
    'K a = new K(); return a.toString() + a.equals(a) + (a.hashCode() == a.hashCode());',
    'text K:[n=1]truetrue',
    "class K { Integer n = 1; public override String toString() { return 'text ' + super.toString(); } public override Boolean equals(Object o) { return super.equals(o); } public override Integer hashCode() { return super.hashCode(); } }",
  ],
  ['casts down', 'Object o = new K(); return ((K) o).n;', 1, 'class K { Integer n = 1; }'],
  [
    'a cast that fails',
    "Object o = 'x'; try { K k = (K) o; } catch (TypeException e) { return e.getMessage(); } return null;",
    'Invalid conversion from runtime type String to T.K',
    'class K {}',
  ],
  [
    'private members of inner classes are seen from outside',
    'return new K().n;',
    3,
    'class K { private Integer n = 3; }',
  ],
  [
    'a field may have the name of a type',
    "String string = 'a'; return string.toUpperCase() + String.valueOf(1);",
    'A1',
    '',
  ],
  [
    'private methods are not virtual',
    'return new B().call();',
    'A',
    `
    virtual class A { private String name() { return 'A'; } public String call() { return name(); } }
    class B extends A { private String name() { return 'B'; } }`,
  ],
  [
    'a static method may implement an interface',
    'Shape s = new Square(); return s.area();',
    4,
    'interface Shape { Integer area(); } class Square implements Shape { public static Integer area() { return 4; } }',
  ],
  ['inherited inner classes', 'return new Other.Deep().n;', 5, ''],
];

for (const [title, body, expected, more] of cases) {
  const others = { Other: 'public class Other { public class Deep { public Integer n = 5; } }' };
  test(title, () => assert.equal(evaluate(body, 'Object', more, others), expected));
}

test('statics belong to a transaction', () => {
  const program = compileAll({
    T: 'public class T { static Integer n = made(); static Integer made() { return 1; } public static Integer next() { return n++; } }',
  });
  const next = program.classes.get('t')!.methods.find((m) => m.name === 'next')!;
  assert.deepEqual(
    inTransaction(program, () => [next.invoke(null, []), next.invoke(null, [])]),
    [1, 2],
  );
  assert.equal(
    inTransaction(program, () => next.invoke(null, [])),
    1,
  );
});

test('classes are described', () => {
  const program = compileAll({
    T: '@IsTest(SeeAllData=false) private class T { @TestVisible Integer n = 2; @IsTest static void works() {} class In { public In(String s) {} } }',
  });
  const info = program.classes.get('t')!;
  assert.deepEqual(info.annotations, [{ name: 'istest', parameters: { seealldata: 'false' } }]);
  assert.equal(info.methods[0].annotations[0].name, 'istest');
  const inner = program.classes.get('t.in')!;
  assert.equal(inner.outer, info);
  inTransaction(program, () => {
    const object = info.construct();
    assert.equal(info.fields[0].get(object), 2);
    assert.equal(inner.construct(['x']).$info.name, 'T.In');
  });
});

test('of two classes with one name the first stays', () => {
  const program = compileAll({
    'a/T.cls':
      'public class T { public class In { public Integer n = 1; } public static Integer run() { return new In().n; } }',
    'b/T.cls': 'public class T { public class In { public Integer m = 2; } }',
  });
  assert.deepEqual(
    program.errors.map((e) => `${e.file}: ${e.message}`),
    ['b/T.cls: Duplicate class name: T'],
  );
  const run = program.classes.get('t')!.methods[0];
  assert.equal(
    inTransaction(program, () => run.invoke(null, [])),
    1,
  );
});

test('scripts may declare the same class one after the other', () => {
  const program = compileAll({ T: 'public class T { public static Integer n = 0; }' });
  inTransaction(program, () => {
    for (const step of [1, 2]) {
      program.anonymous(`public class In { public Integer n = ${step}; }\nT.n += new In().n;`, 'script.apex')();
    }
    assert.equal(program.classes.get('t')!.fields[0].get(null), 3);
  });
});
