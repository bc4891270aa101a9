/** Compile errors as they are found, and how a pass that was only a trial takes its own back. */
import type { CompileError } from './program.ts';
import { columnOf, lineOf, type Position } from './syntax/ast.ts';

export class Diagnostics {
  readonly file: string;
  errors: CompileError[] = [];

  constructor(file: string) {
    this.file = file;
  }

  report(at: Position, message: string): void {
    const line = lineOf(at);
    const column = columnOf(at);
    if (this.errors.some((e) => e.line === line && e.column === column && e.message === message)) return;
    this.errors.push({ file: this.file, line, column, message });
  }

  mark(): number {
    return this.errors.length;
  }

  /** Forgets what was reported since `mark`. */
  reset(mark: number): void {
    this.errors.length = mark;
  }
}
