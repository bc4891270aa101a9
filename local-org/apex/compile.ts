/**
 * Apex source → a program that runs, in phases with a product each:
 *
 * | phase     | makes                                                              | in                          |
 * |-----------|--------------------------------------------------------------------|-----------------------------|
 * | parse     | syntax trees, cached by the hash of the source                     | syntax/                     |
 * | declare   | symbols of every class: what it extends, holds, offers             | declare.ts, symbols.ts      |
 * | link      | overriding and contracts checked, JavaScript names settled         | link.ts                     |
 * | translate | JavaScript of each file, types resolved on the way, line for line  | translate/                  |
 * | load      | the classes (runtime/linker.ts) filled with their methods          | load.ts, class-info.ts      |
 *
 * `runtime/` is what the emitted code calls besides the library.
 */
import '../library/index.ts';
import { CURRENT_API_VERSION } from '../metadata/api-version.ts';
import type { Schema } from '../metadata/schema.ts';
import { ClassInfos } from './class-info.ts';
import { declareChain, declareClass, declareMembers, declareParents } from './declare.ts';
import { Diagnostics } from './diagnostics.ts';
import { linkClass } from './link.ts';
import { CompileFailure, load, markBroken } from './load.ts';
import type { ClassInfo, CompileError, Program, TriggerInfo, TriggerTiming } from '../values/program.ts';
import { registerFrames } from '../values/frames.ts';
import { Linker, type Shell } from './runtime/linker.ts';
import { spansOf } from './spans.ts';
import type { ClassSymbol, SourceFile } from './symbols.ts';
import { SymbolTable } from './symbol-table.ts';
import { position } from './syntax/ast.ts';
import type { AnonymousNode, ClassNode, Member, Statement, TriggerNode } from './syntax/ast.ts';
import type { SourceKind } from './syntax/ast.ts';
import { parse } from './syntax/parse.ts';
import { parseAhead } from './syntax/parse-ahead.ts';
import { emitClass, emitStatements } from './translate/classes.ts';
import { Unit, type CompileOptions } from './translate/unit.ts';
import { Writer } from './translate/writer.ts';

export interface Source {
  path: string;
  text: string;
  /** Whose behavior it follows; by default the current one. */
  apiVersion?: number;
  /** Of the package it belongs to, in an organization that holds others' code too; by default the program's. */
  namespace?: string | null;
}

export interface Options {
  schema: Schema;
  /** Namespace of the project's code. */
  namespace?: string | null;
  /** Count executed lines. */
  coverage?: boolean;
  /** Where parse results are kept; null: nowhere. */
  cacheDir?: string | null;
  /** Count executed work for the CPU limit. Default: yes. */
  cpuCounting?: boolean;
}

const kindOf = (path: string): SourceKind => (path.endsWith('.trigger') ? 'trigger' : 'class');

/** One file on its way through the phases. */
interface Module {
  file: SourceFile;
  diagnostics: Diagnostics;
  symbol: ClassSymbol | null;
  trigger: TriggerNode | null;
}

/** Compiles `.cls` and `.trigger` files together. Errors are in the program; classes without any run. */
export function compile(sources: Source[], options: Options): Program {
  return new Compiler(options).compile(sources);
}

class Compiler {
  private readonly table: SymbolTable;
  private readonly linker: Linker;
  private readonly infos: ClassInfos;
  private readonly options: Options;
  private readonly emission: CompileOptions;
  private readonly coverage = new Map<string, { executable: Set<number>; executed: Set<number> }>();

  constructor(options: Options) {
    this.options = options;
    this.table = new SymbolTable(options.schema, options.namespace ?? null);
    this.linker = new Linker(this.table);
    this.infos = new ClassInfos(this.table, this.linker);
    this.emission = { coverage: options.coverage ?? false, cpuCounting: options.cpuCounting ?? true };
  }

  compile(sources: Source[]): Program {
    const { cacheDir } = this.options;
    if (cacheDir)
      parseAhead(
        sources.map(({ path, text }) => ({ text, kind: kindOf(path) })),
        cacheDir,
      );
    const modules = sources.map((source) => this.parseModule(source));
    const declared = modules.filter((m) => m.symbol !== null);
    for (const m of declared) declareParents(this.tableOf(m.file), m.symbol!, m.diagnostics);
    for (const m of declared) declareChain(this.table, m.symbol!);
    for (const m of declared) declareMembers(this.tableOf(m.file), m.symbol!, m.diagnostics);
    this.link(declared);
    const triggers: TriggerInfo[] = [];
    for (const m of modules) {
      const trigger = this.emitModule(m);
      if (trigger) triggers.push(trigger);
    }
    const classes = new Map<string, ClassInfo>();
    for (const { symbol, trigger } of declared) {
      if (symbol && !trigger && this.table.symbolOf(symbol.type) === symbol) this.describe(symbol, classes);
    }
    return {
      classes,
      triggers,
      errors: modules.flatMap((m) => [...m.diagnostics.errors, ...m.diagnostics.unsupported]),
      anonymous: (text, file) => this.anonymous(text, file),
      ...(this.emission.coverage ? { coverage: this.coverage } : {}),
    };
  }

  private tableOf(file: SourceFile): SymbolTable {
    return this.table.seenFrom(file.namespace);
  }

  private parseModule({ path, text, apiVersion = CURRENT_API_VERSION, ...source }: Source): Module {
    const diagnostics = new Diagnostics(path);
    const kind = kindOf(path);
    const { namespace = this.options.namespace ?? null } = source;
    const file: SourceFile = { path, text, namespace, apiVersion, kind };
    const { unit, errors } = parse(text, kind, this.options.cacheDir ?? null);
    for (const error of errors) diagnostics.errors.push({ file: path, ...error });
    const module: Module = { file, diagnostics, symbol: null, trigger: null };
    if (unit?.kind === 'trigger') {
      module.trigger = unit;
      module.symbol = this.scriptSymbol(unit, `trigger ${unit.name}`, file, diagnostics);
    } else if (unit && unit.kind !== 'anonymous')
      module.symbol = declareClass(this.tableOf(file), unit, file, null, diagnostics);
    return module;
  }

  /** A class of its own for a trigger or a script, which no name leads to. */
  private scriptSymbol(
    node: TriggerNode | AnonymousNode,
    name: string,
    file: SourceFile,
    diagnostics: Diagnostics,
  ): ClassSymbol {
    const asClass: ClassNode = {
      kind: 'class',
      at: node.at,
      endLine: node.endLine,
      // Anonymous Apex always runs with sharing; a trigger as what fires it says.
      modifiers: { words: ['public', node.kind === 'trigger' ? 'inherited sharing' : 'with sharing'], annotations: [] },
      name,
      extends: null,
      implements: [],
      members: node.members.map(asStatic),
      constants: [],
    };
    return declareClass(this.tableOf(file), asClass, file, null, diagnostics, true);
  }

  /** Superclasses before what extends them, wherever they stand. */
  private link(modules: Module[]): void {
    const done = new Set<ClassSymbol>();
    const home = new Map<ClassSymbol, Diagnostics>();
    const visit = (symbol: ClassSymbol): void => {
      const diagnostics = home.get(symbol);
      if (done.has(symbol) || !diagnostics) return;
      done.add(symbol);
      const parent = this.table.superclass(symbol);
      if (parent) visit(parent);
      linkClass(this.tableOf(symbol.file!), symbol, diagnostics);
    };
    const collect = (symbol: ClassSymbol, diagnostics: Diagnostics): void => {
      home.set(symbol, diagnostics);
      for (const inner of symbol.inner.values()) collect(inner, diagnostics);
    };
    for (const m of modules) collect(m.symbol!, m.diagnostics);
    for (const symbol of home.keys()) visit(symbol);
  }

  private emitModule(m: Module): TriggerInfo | null {
    if (!m.symbol) return null;
    if (m.symbol.node) registerFrames(m.file.path, spansOf(m.symbol.node, m.file.namespace));
    if (!m.trigger) {
      this.emit(m.file, m.symbol, m.diagnostics, [(unit, out) => emitClass(unit, out, m.symbol!)]);
      return null;
    }
    const object = this.tableOf(m.file).object(m.trigger.object);
    if (!object) m.diagnostics.report(m.trigger.at, `Invalid SObject type: ${m.trigger.object}`);
    const name = object?.name ?? m.trigger.object;
    this.emitStatements(m.file, m.symbol, m.diagnostics, m.trigger.body.statements, name);
    const { symbol, diagnostics } = m;
    return {
      name: m.trigger.name,
      namespace: m.file.namespace,
      object: name,
      timings: m.trigger.timings as TriggerTiming[],
      file: m.file.path,
      apiVersion: m.file.apiVersion,
      run: () => {
        if (diagnostics.errors.length) throw new CompileFailure(diagnostics.errors);
        this.linker.shell(symbol).$run();
      },
    };
  }

  private emitStatements(
    file: SourceFile,
    symbol: ClassSymbol,
    diagnostics: Diagnostics,
    statements: Statement[],
    object: string | null,
  ) {
    // Two texts: statements and the methods between them each keep their lines.
    this.emit(file, symbol, diagnostics, [
      (unit, out) => emitClass(unit, out, symbol),
      (unit, out) => emitStatements(unit, out, symbol, statements, object),
    ]);
  }

  private emit(
    file: SourceFile,
    symbol: ClassSymbol,
    diagnostics: Diagnostics,
    parts: ((unit: Unit, out: Writer) => void)[],
  ): void {
    const unit = new Unit(this.tableOf(file), file, diagnostics, this.emission, this.linker);
    const texts = parts.map(() => new Writer());
    let line = 1;
    try {
      for (const [index, write] of parts.entries()) {
        write(unit, texts[index]);
        line = Math.max(line, texts[index].line);
      }
      const lines = new Uint8Array(line + 2);
      if (this.emission.coverage)
        this.coverage.set(file.path, { executable: unit.executable, executed: executedLines(lines) });
      if (!diagnostics.errors.length) for (const text of texts) load(unit, unit.prologue() + text.text(), lines);
    } catch (error) {
      // A defect of the compiler must not take the other files down; it is said where it struck.
      const message = error instanceof Error ? error.message : String(error);
      diagnostics.report(position(line, 1), `Defect of the local org's compiler: ${message}`);
    }
    if (diagnostics.errors.length) markBroken(this.linker, symbol, diagnostics.errors);
  }

  private describe(symbol: ClassSymbol, classes: Map<string, ClassInfo>): void {
    classes.set(symbol.type.name.toLowerCase(), this.infos.of(symbol));
    for (const inner of symbol.inner.values()) this.describe(inner, classes);
  }

  private anonymous(text: string, path: string): () => void {
    const diagnostics = new Diagnostics(path);
    const { unit, errors } = parse(text, 'anonymous');
    for (const error of errors) diagnostics.errors.push({ file: path, ...error });
    if (unit?.kind !== 'anonymous') throw new CompileFailure(diagnostics.errors);
    const file: SourceFile = {
      path,
      text,
      namespace: this.options.namespace ?? null,
      apiVersion: CURRENT_API_VERSION,
      kind: 'anonymous',
    };
    const symbol = this.scriptSymbol(unit, 'AnonymousBlock', file, diagnostics);
    const table = this.tableOf(file);
    declareParents(table, symbol, diagnostics);
    declareChain(table, symbol);
    declareMembers(table, symbol, diagnostics);
    this.link([{ file, diagnostics, symbol, trigger: null }]);
    this.emitStatements(file, symbol, diagnostics, unit.body.statements, null);
    const found = [...diagnostics.errors, ...diagnostics.unsupported];
    if (found.length) throw new CompileFailure(found);
    this.describe(symbol, new Map());
    const shell: Shell = this.linker.shell(symbol);
    return () => shell.$run();
  }
}

/** Methods of a trigger or a script have no object to be called on; their classes are virtual without saying so. */
function asStatic(member: Member): Member {
  const word = member.kind === 'method' ? 'static' : member.kind === 'class' ? 'virtual' : null;
  if (!word || member.kind === 'initializer') return member;
  return { ...member, modifiers: { ...member.modifiers, words: [...member.modifiers.words, word] } };
}

/** The lines that ran, read from the counters whenever they are asked for. */
function executedLines(counters: Uint8Array): Set<number> {
  const live = new Set<number>();
  const refresh = () => counters.forEach((count, line) => count && Set.prototype.add.call(live, line));
  return new Proxy(live, {
    get(target, key) {
      refresh();
      const found = Reflect.get(target, key, target);
      return typeof found === 'function' ? found.bind(target) : found;
    },
  });
}

export type { CompileError };
export { CompileFailure };
