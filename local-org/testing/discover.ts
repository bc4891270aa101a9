/** Finds the tests of a program, those of classes that did not compile included. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Annotation, ClassInfo, CompileError, MethodInfo, Program } from '../values/program.ts';

export interface TestClass {
  /** With its namespace, when it has one. */
  name: string;
  info: ClassInfo;
  setups: MethodInfo[];
  methods: MethodInfo[];
}

/** A test that cannot run because its class does not compile. */
export interface BrokenTest {
  class: string;
  method: string;
  error: CompileError;
}

/** `--tests A,B.method`: everything of A, one method of B. `--except`: not these. Case does not matter. */
export interface Selection {
  includes(className: string, method: string): boolean;
  /** What was asked for and matched nothing. */
  unmatched(): string[];
}

export function selection(asked: readonly string[], except: readonly string[] = []): Selection {
  const wanted = asked.map(nameOf);
  const unwanted = except.map(nameOf);
  return {
    includes(className, method) {
      const keys = [className.toLowerCase(), `${className}.${method}`.toLowerCase()];
      if (matches(unwanted, keys)) return false;
      return !wanted.length || matches(wanted, keys);
    },
    unmatched: () => [...wanted, ...unwanted].filter((one) => !one.isMatched).map((one) => one.text),
  };
}

interface Name {
  text: string;
  key: string;
  isMatched: boolean;
}

const nameOf = (text: string): Name => ({ text, key: text.toLowerCase(), isMatched: false });

/** Notes every name that is matched: several may be. */
function matches(names: Name[], keys: string[]): boolean {
  let found = false;
  for (const one of names) {
    if (!keys.some((key) => key === one.key || key.endsWith(`.${one.key}`))) continue;
    one.isMatched = found = true;
  }
  return found;
}

export const annotation = (annotations: readonly Annotation[], name: string): Annotation | null =>
  annotations.find((a) => a.name === name) ?? null;

const isTest = (method: MethodInfo) => method.isStatic && annotation(method.annotations, 'istest') !== null;

/** Test classes by name, with the methods selected. */
export function findTests(program: Program, selected: Selection): TestClass[] {
  const found: TestClass[] = [];
  for (const info of program.classes.values()) {
    const name = info.namespace ? `${info.namespace}.${info.name}` : info.name;
    const methods = info.methods.filter((m) => isTest(m) && selected.includes(name, m.name));
    if (!methods.length) continue;
    const setups = info.methods.filter((m) => annotation(m.annotations, 'testsetup') !== null);
    found.push({ name, info, setups, methods });
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const TEST_METHOD =
  /@istest\b(?:\s*\([^)]*\))?(?:\s|@\w+(?:\([^)]*\))?|\b(?:private|public|global|static)\b)*\bvoid\s+(\w+)|\btestmethod\s+(?:static\s+)?void\s+(\w+)|\bstatic\s+testmethod\s+void\s+(\w+)/gi;

/** The tests of files with compile errors, found by their text: there is no tree of them to look at. */
export function findBrokenTests(program: Program, selected: Selection): BrokenTest[] {
  const first = new Map<string, CompileError>();
  for (const error of program.errors) if (!first.has(error.file)) first.set(error.file, error);
  const runnable = new Set([...program.classes.values()].map((info) => info.file));
  const broken: BrokenTest[] = [];
  for (const [file, error] of first) {
    if (!file.endsWith('.cls') || runnable.has(file)) continue;
    const name = path.basename(file, '.cls');
    for (const match of withoutComments(readFileSync(file, 'utf8')).matchAll(TEST_METHOD)) {
      const method = match[1] ?? match[2] ?? match[3];
      if (selected.includes(name, method)) broken.push({ class: name, method, error });
    }
  }
  return broken;
}

const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
