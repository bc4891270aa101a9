/** Runs emitted JavaScript, which fills the shells; makes classes that did not compile say so when they are used. */
import { compileFunction } from 'node:vm';
import type { CompileError } from '../values/program.ts';
import { INITIALIZE } from './runtime/initializers.ts';
import type { Linker } from './runtime/linker.ts';
import { DEFAULT_CONSTRUCTOR, type ClassSymbol } from './symbols.ts';
import type { Unit } from './translate/unit.ts';

/** JavaScript keeps ten frames of a stack; traces of Apex are longer. */
Error.stackTraceLimit = 64;

/** A class was used that has compile errors. No `catch` of Apex sees it. */
export class CompileFailure extends Error {
  override name = 'CompileFailure';
  readonly errors: CompileError[];
  constructor(errors: CompileError[]) {
    super(errors.map((e) => `${e.file}:${e.line}:${e.column} ${e.message}`).join('\n'));
    this.errors = errors;
  }
}

/** @param script JavaScript of the whole file; its constants come from `unit` */
export function load(unit: Unit, script: string, coverage: Uint8Array): void {
  const run = compileFunction(script, ['$constants', '$coverage'], { filename: unit.file.path });
  run(unit.constants(), coverage);
}

/** Every way into the class throws its errors. */
export function markBroken(linker: Linker, symbol: ClassSymbol, errors: CompileError[]): void {
  const fail = (): never => {
    throw new CompileFailure(errors);
  };
  linker.broken.set(symbol, fail);
  const shell = linker.shell(symbol);
  const define = (target: object, name: string) =>
    Object.defineProperty(target, name, { value: fail, writable: true, configurable: true });
  for (const method of [...symbol.methods.values()].flat())
    define(method.isStatic ? shell : shell.prototype, method.js);
  for (const constructor of symbol.constructors) define(shell.prototype, constructor.js);
  define(shell.prototype, DEFAULT_CONSTRUCTOR);
  define(shell.prototype, INITIALIZE);
  for (const field of symbol.fields.values()) {
    if (field.property !== 'code') continue;
    define(field.isStatic ? shell : shell.prototype, `get$${field.js}`);
    define(field.isStatic ? shell : shell.prototype, `set$${field.js}`);
  }
  for (const inner of symbol.inner.values()) markBroken(linker, inner, errors);
}
