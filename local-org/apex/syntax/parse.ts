/** Apex source → syntax tree, kept on disk by the hash of the source. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import { SoqlError } from '../../data/soql/ast.ts';
import { columnOf, lineOf, type SourceKind, type SourceTree, type SyntaxError } from './ast.ts';
import { buildAnonymous, buildTrigger, buildUnit } from './build-declarations.ts';
import { BuildError } from './build-expressions.ts';

/** Code that decides what a tree looks like: trees cached by another version of it are not read. */
const SOURCES = ['.', '../../data/soql'];
const version = createHash('sha256');
for (const folder of SOURCES) {
  const path = join(import.meta.dirname, folder);
  for (const name of readdirSync(path).sort()) {
    if (/^(?!.*\.test\.).*\.ts$/.test(name)) version.update(readFileSync(join(path, name)));
  }
}
const VERSION = version.digest('hex');

class Collector extends ApexErrorListener {
  readonly errors: SyntaxError[] = [];
  apexSyntaxError(line: number, column: number, message: string): void {
    this.errors.push({ line, column: column + 1, message: readable(message) });
  }
}

/** The parser lists every token it would have taken: the first few words are what helps. */
const readable = (message: string) => message.replace(/ expecting \{([^}]{60})[^}]*\}/, ' expecting one of {$1…}');

/** Where the tree of a text is kept: named for the text and for the code that makes the tree. */
export function cacheFileOf(text: string, kind: SourceKind, cacheDir: string): string {
  const hash = createHash('sha256').update(`${VERSION} ${kind}\n`).update(text).digest('hex').slice(0, 40);
  return join(cacheDir, `${hash}.json`);
}

/** Parses a file, or reads its tree from `cacheDir` when the same text was parsed before. */
export function parse(text: string, kind: SourceKind, cacheDir: string | null = null): SourceTree {
  if (!cacheDir) return parseText(text, kind);
  const file = cacheFileOf(text, kind, cacheDir);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Not parsed before, or the cache was cut short while it was written.
  }
  const tree = parseText(text, kind);
  mkdirSync(cacheDir, { recursive: true });
  const temporary = `${file}.${process.pid}-${threadId}`;
  writeFileSync(temporary, JSON.stringify(tree));
  renameSync(temporary, file);
  return tree;
}

function parseText(text: string, kind: SourceKind): SourceTree {
  const collector = new Collector();
  const { parser } = ApexParserFactory.createLexerAndParser(unwrapOperands(text), collector);
  const tree =
    kind === 'class' ? parser.compilationUnit() : kind === 'trigger' ? parser.triggerUnit() : parser.anonymousUnit();
  const { errors } = collector;
  if (errors.length) return { unit: null, errors };
  try {
    const unit =
      kind === 'class'
        ? buildUnit(tree as never)
        : kind === 'trigger'
          ? buildTrigger(tree as never)
          : buildAnonymous(tree as never);
    return { unit, errors };
  } catch (error) {
    if (error instanceof BuildError) {
      return { unit: null, errors: [{ line: lineOf(error.at), column: columnOf(error.at), message: error.message }] };
    }
    if (error instanceof SoqlError) {
      return { unit: null, errors: [{ line: error.line, column: error.column, message: error.message }] };
    }
    throw error;
  }
}

/** What may stand before an expression: an operator or a bracket, or a word that introduces one. */
const BEFORE_EXPRESSION = /(?:[-+*/=<>!&|^?:,;({[]|\breturn)\s*$/i;
const NUMBER_TYPES = /^(?:system\.)?(?:integer|long|double|decimal|object)$/i;

/**
 * The grammar reads `(a) - b` as a cast of `-b`. Where the name in brackets is no number type, the brackets around it
 * mean nothing: blanks take their place, so that positions stay.
 */
function unwrapOperands(text: string): string {
  // Strings and comments are matched first, to be left alone.
  const pattern = /'(?:\\.|[^'\\])*'|\/\/.*|\/\*[\s\S]*?\*\/|\((\s*[a-z_][\w.]*\s*)\)(?=\s*[-+](?![-+]))/gi;
  return text.replace(pattern, (whole, name: string | undefined, offset: number) => {
    if (name === undefined || NUMBER_TYPES.test(name.trim())) return whole;
    return BEFORE_EXPRESSION.test(text.slice(Math.max(0, offset - 60), offset)) ? ` ${name} ` : whole;
  });
}
