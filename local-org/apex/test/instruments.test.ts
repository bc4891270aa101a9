/** What compiled code does beside the program: coverage, executed work, names for stubs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cpu } from '../../running/limits.ts';
import { compileAll, inTransaction } from './fixture.ts';

test('coverage tells executable and executed lines', () => {
  const text =
    'public class T {\n  static Integer n = f();\n  static Integer f() {\n    if (1 > 2) {\n      return 1;\n    }\n    return 2;\n  }\n  public static Integer run() {\n    return n;\n  }\n}';
  const program = compileAll({ T: text }, { coverage: true });
  inTransaction(program, () =>
    program.classes
      .get('t')!
      .methods.find((m) => m.name === 'run')!
      .invoke(null, []),
  );
  const { executable, executed } = program.coverage!.get('T.cls')!;
  assert.deepEqual(
    [...executable].sort((a, b) => a - b),
    [2, 4, 5, 7, 10],
  );
  assert.deepEqual(
    [...executed].sort((a, b) => a - b),
    [2, 4, 7, 10],
  );
  assert.equal(executed.has(5), false);
});

test('executed work is the same in every run', () => {
  const program = compileAll({
    T: 'public class T { public static Integer run() { Integer t = 0; for (Integer i = 0; i < 10000; i++) { t += i; t -= 1; } return t; } }',
  });
  const run = program.classes.get('t')!.methods[0];
  const measure = () => {
    const before = cpu.work;
    inTransaction(program, () => run.invoke(null, []));
    return cpu.work - before;
  };
  const first = measure();
  assert.ok(first >= 30_000, `${first} units`);
  assert.equal(measure(), first);
});

test('CPU time is limited, also in a loop that never ends', () => {
  const program = compileAll({
    T: 'public class T { public static void run() { try { while (true) { Integer i = 1; } } catch (Exception e) { } } }',
  });
  cpu.maximum = cpu.work + 100_000;
  try {
    assert.throws(
      () => inTransaction(program, () => program.classes.get('t')!.methods[0].invoke(null, [])),
      /Apex CPU time limit exceeded/,
    );
  } finally {
    cpu.maximum = Number.POSITIVE_INFINITY;
  }
});

test('a subclass made at run time overrides by jsName, for Apex and for the library', () => {
  const program = compileAll({
    T: 'public class T { public virtual class P implements Comparable { public virtual Integer compareTo(Object o) { return 1; } } public static Integer run(P p) { return p.compareTo(null); } }',
  });
  const info = program.classes.get('t.p')!;
  const method = info.methods[0];
  const Stub = class extends info.js() {};
  Object.defineProperty(Stub.prototype, method.jsName, { value: () => 42 });
  const run = program.classes.get('t')!.methods.find((m) => m.name === 'run')!;
  inTransaction(program, () => {
    assert.equal(run.invoke(null, [new Stub()]), 42);
    assert.equal((new Stub() as unknown as Record<string, (o: unknown) => number>).compareTo$1(null), 42);
  });
});
