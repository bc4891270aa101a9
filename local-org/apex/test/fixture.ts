/** Compiles snippets for the tests of this folder and runs them in a bare transaction. */
import type { Limits } from '../../running/limits.ts';
import { within, type Transaction } from '../../running/transaction.ts';
import { stringOf } from '../../library/operations.ts';
import type { Schema } from '../../metadata/schema.ts';
import { compile, type Options } from '../compile.ts';
import type { Program } from '../../values/program.ts';

const EMPTY: Schema = {
  namespace: null,
  seenFrom: () => EMPTY,
  object: () => null,
  objects: () => [],
  field: () => null,
  relationship: () => null,
  childRelationships: () => [],
  childRelationship: () => null,
  objectOfId: () => null,
  referencesTo: () => [],
};

/** @param sources class name → text; a name that ends in `.trigger` is a trigger */
export function compileAll(sources: Record<string, string>, options: Partial<Options> = {}): Program {
  const files = Object.entries(sources).map(([name, text]) => ({
    path: name.includes('.') ? name : `${name}.cls`,
    text,
  }));
  return compile(files, { schema: EMPTY, ...options });
}

/** Runs `work` in a transaction that has statics and nothing else. */
export function inTransaction<T>(program: Program, work: () => T): T {
  const bare = { program, statics: new Map(), sharing: 'without', triggers: [], limits: null as unknown as Limits };
  return within(bare as unknown as Transaction, work);
}

/** Compiles one class `T` whose static method `run()` holds the statements, and answers what that returns. */
export function evaluate(body: string, returns = 'Object', more = '', others: Record<string, string> = {}): unknown {
  const program = compileAll({ ...others, T: `public class T { public static ${returns} run() { ${body} } ${more} }` });
  if (program.errors.length)
    throw new Error(program.errors.map((e) => `${e.file}:${e.line}:${e.column} ${e.message}`).join('\n'));
  const method = program.classes.get('t')!.methods.find((m) => m.name === 'run')!;
  return inTransaction(program, () => shown(method.invoke(null, [])));
}

/** The compile errors of a class, as `line: message`. */
export function errorsOf(text: string, others: Record<string, string> = {}): string[] {
  return compileAll({ ...others, T: text }).errors.map((e) => `${e.line}: ${e.message}`);
}

/** A result as JavaScript's assertions compare it: Longs, Decimals, lists and the like by their Apex text. */
function shown(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? stringOf(value) : value;
}
