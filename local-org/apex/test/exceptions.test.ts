/** Exceptions: Apex Developer Guide, "Exceptions in Apex". */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uncaughtException } from '../../values/exceptions.ts';
import { compileAll, evaluate, inTransaction } from './fixture.ts';

const cases: [string, string, unknown, string?][] = [
  [
    'the first clause that fits',
    "try { throw new MyException('a'); } catch (MathException e) { return 1; } catch (MyException e) { return e.getMessage(); } catch (Exception e) { return 2; }",
    'a',
    'class MyException extends Exception {}',
  ],
  [
    'clauses of a superclass',
    "try { throw new Deep('a'); } catch (MyException e) { return e.getTypeName(); } ",
    'T.Deep',
    'virtual class MyException extends Exception {} class Deep extends MyException {}',
  ],
  [
    'what no clause takes goes on',
    "try { try { throw new MyException('a'); } catch (MathException e) { return 1; } } catch (Exception e) { return e.getMessage(); }",
    'a',
    'class MyException extends Exception {}',
  ],
  ['finally runs', "String s = ''; try { s += 'a'; } finally { s += 'b'; } return s;", 'ab'],
  [
    'finally runs when nothing is caught',
    "String s = ''; try { try { throw new MyException(); } finally { s += 'f'; } } catch (Exception e) { s += 'c'; } return s;",
    'fc',
    'class MyException extends Exception {}',
  ],
  [
    'causes',
    "try { try { Integer i = 1 / 0; } catch (Exception e) { throw new MyException('outer', e); } } catch (MyException e) { return e.getMessage() + ': ' + e.getCause().getMessage(); } return null;",
    'outer: Divide by 0',
    'class MyException extends Exception {}',
  ],
  [
    'fields of exceptions',
    'try { throw new MyException(4); } catch (MyException e) { return e.code; }',
    4,
    'class MyException extends Exception { public Integer code = 1; public MyException(Integer code) { this.code = code; } }',
  ],
  [
    'constructors of exceptions call the automatic ones',
    'return new MyException(1).getMessage();',
    'n1',
    "class MyException extends Exception { public MyException(Integer n) { this('n' + n); } }",
  ],
  [
    'an index out of bounds',
    'try { Integer i = new List<Integer>{1}[1]; } catch (ListException e) { return e.getMessage(); } return null;',
    'List index out of bounds: 1',
  ],
  [
    'null has no members',
    'K k; try { k.n = 1; } catch (NullPointerException e) { return e.getMessage(); } return null;',
    'Attempt to de-reference a null object',
    'class K { Integer n; }',
  ],
  [
    'null has no length',
    'String s; try { Integer n = s.length(); } catch (NullPointerException e) { return 1; } return null;',
    1,
  ],
  [
    'a null Boolean is no condition',
    'Boolean b; try { if (b) return 1; } catch (NullPointerException e) { return 2; } return null;',
    2,
  ],
  [
    'a trace names classes, methods and lines',
    'try {\nnew K().fail(); } catch (Exception e) { return e.getStackTraceString(); } return null;',
    'Class.T.K.fail: line 2, column 1\nClass.T.run: line 2, column 1',
    'class K { void fail() { Integer i = 1 / 0; } }',
  ],
];

for (const [title, body, expected, more] of cases)
  test(title, () => assert.equal(evaluate(body, 'Object', more), expected));

test('a class that does not compile throws when it is used; the others run', () => {
  const program = compileAll({
    Broken: 'public class Broken { public static Integer f() { return missing; } }',
    T: 'public class T { public static Integer f() { return 1; } public static Integer g() { return Broken.f(); } }',
  });
  assert.deepEqual(
    program.errors.map((e) => e.message),
    ['Variable does not exist: missing'],
  );
  const [f, g] = program.classes.get('t')!.methods;
  inTransaction(program, () => {
    assert.equal(f.invoke(null, []), 1);
    assert.throws(() => g.invoke(null, []), /Broken.cls:1:\d+ Variable does not exist: missing/);
  });
});

test('scripts run against a program', () => {
  const program = compileAll({ T: 'public class T { public static Integer n = 0; }' });
  inTransaction(program, () => {
    program.anonymous('Integer add(Integer a) { return T.n + a; }\nT.n = add(2);\nT.n = add(3);', 'script.apex')();
    const n = program.classes.get('t')!.fields[0];
    assert.equal(n.get(null), 5);
  });
});

const thrownAt = (source: string): number => {
  const program = compileAll({});
  const error = inTransaction(program, () => {
    try {
      program.anonymous(source, 'script.apex')();
      return null;
    } catch (thrown) {
      return uncaughtException(thrown);
    }
  });
  return error?.lineNumber ?? 0;
};

test('a statement of a script keeps its line, no matter what is below it', () => {
  assert.equal(thrownAt('String s;\ns.length();\nInteger a = 1;\nInteger b = 2;'), 2);
});

test('a method of a script and the statements around it keep their lines', () => {
  const method = 'Integer lengthOf(String s) {\n  return s.length();\n}\n';
  assert.equal(thrownAt(`Integer a = 1;\n${method}lengthOf(null);\nInteger b;`), 3);
  assert.equal(thrownAt(`${method}String s;\ns.length();\nInteger b;`), 5);
});
