/**
 * What a statement of Apex may do must stand beside it. From API 67 on a query or save without a mode runs as the user,
 * before that in system mode, and Salesforce documents triggers in both ways; so in this project
 *   - every query, search and save states its access mode,
 *   - no trigger queries or saves,
 *   - a class that queries or saves states its sharing, unless it is a test,
 *   - every file with an API version has that of the project.
 * Prints `file:line:column message`; exit 1 when there is one.
 *
 *   node scripts/checks/access-modes.ts PATH…    projects, folders or files of one
 */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { columnOf, lineOf, type ClassNode, type Expression, type SourceKind } from '../../local-org/apex/syntax/ast.ts';
import { parse } from '../../local-org/apex/syntax/parse.ts';
import { statesMode } from '../../local-org/data/sosl.ts';

export interface Finding {
  /** Position in the source, as the parser gives it. */
  at: number;
  kind: 'mode' | 'trigger' | 'sharing' | 'syntax';
  message: string;
}

const DATABASE =
  /^(query|countQuery|getQueryLocator|getCursor|insert|update|upsert|delete|undelete|merge|convertLead)(Immediate|Async)?$/i;
const EXCLUDED = ['**/node_modules/**', '**/.local-org/**'];
const CACHE = '.local-org/cache';
const KIND_BY_SUFFIX: Record<string, SourceKind> = { cls: 'class', trigger: 'trigger', apex: 'anonymous' };

/** A node of the syntax tree, a list of them, or a value in one. */
type Tree = null | string | number | boolean | undefined | { [name: string]: Tree } | Tree[];

/**
 * What one file leaves unsaid, in the order of its text.
 * @param cacheFolder where parsed files are kept, as the local org keeps them
 */
export function findingsOf(source: string, kind: SourceKind, cacheFolder: string | null = null): Finding[] {
  const { unit, errors } = parse(source, kind, cacheFolder);
  if (!unit)
    return errors.map(({ line, column, message }) => ({ at: line * 0x10000 + column, kind: 'syntax', message }));
  const levels = namesOfType(unit as unknown as Tree, 'accesslevel');
  const isTest = 'modifiers' in unit && unit.modifiers.annotations.some(({ name }) => name === 'istest');
  const findings: Finding[] = [];
  const walk = (node: Tree, within: ClassNode | null): void => {
    if (Array.isArray(node)) return node.forEach((each) => walk(each, within));
    if (typeof node !== 'object' || node === null) return;
    const statement = statementOf(node as never, levels);
    const at = node.at as number;
    if (statement) {
      if (!statement.stated) findings.push({ at, kind: 'mode', message: `${statement.what} states no access mode` });
      if (kind === 'trigger') findings.push({ at, kind: 'trigger', message: `${statement.what} in a trigger` });
      if (within && !isTest && !within.modifiers.words.some((word) => word.endsWith('sharing')))
        findings.push({ at, kind: 'sharing', message: `${within.name} has ${statement.what} and states no sharing` });
    }
    const inner = node.kind === 'class' ? (node as unknown as ClassNode) : within;
    for (const value of Object.values(node)) walk(value, inner);
  };
  walk(unit as unknown as Tree, null);
  return findings.sort((a, b) => a.at - b.at);
}

type Statement =
  | Expression
  | { kind: 'dml'; operation: string; access: string | null }
  /** Anything else that has a kind. */
  | { kind: 'other' };

/** What reads or writes records, and whether it says how; null for everything else. */
function statementOf(node: Statement, levels: Set<string>): { what: string; stated: boolean } | null {
  switch (node.kind) {
    case 'soql':
      return { what: 'a query', stated: node.query.access === 'user' || node.query.access === 'system' };
    case 'sosl':
      return { what: 'a search', stated: statesMode(node.text) };
    case 'dml':
      return { what: node.operation, stated: node.access !== null };
    case 'call': {
      const owner = node.target && simpleName(node.target);
      const method = node.name;
      if (owner === 'search' ? !/^query$/i.test(method) : owner !== 'database' || !DATABASE.test(method)) return null;
      // A query in brackets states its mode itself.
      if (node.args[0]?.kind === 'soql') return null;
      return {
        what: `${owner === 'search' ? 'Search' : 'Database'}.${method}`,
        stated: node.args.some((arg) => isLevel(arg, levels)),
      };
    }
    default:
      return null;
  }
}

/** `Database` or `System.Database`, in lower case. */
function simpleName(target: Expression): string | null {
  if (target.kind === 'name') return target.name.toLowerCase();
  return target.kind === 'field' && simpleName(target.target) === 'system' ? target.name.toLowerCase() : null;
}

function isLevel(value: Expression, levels: Set<string>): boolean {
  if (value.kind === 'name') return levels.has(value.name.toLowerCase());
  if (value.kind === 'ternary') return isLevel(value.yes, levels) && isLevel(value.no, levels);
  if (value.kind !== 'field') return false;
  return simpleName(value.target) === 'accesslevel' || levels.has(value.name.toLowerCase());
}

/** Names of the variables, fields and parameters of a type, in lower case. */
function namesOfType(tree: Tree, type: string, found = new Set<string>()): Set<string> {
  if (Array.isArray(tree)) tree.forEach((each) => namesOfType(each, type, found));
  else if (typeof tree === 'object' && tree !== null) {
    const ref = tree.type as { parts?: { name: string }[] } | undefined;
    if (ref?.parts?.at(-1)?.name.toLowerCase() === type) {
      const declarators = (tree.declarators ?? [tree]) as { name?: string }[];
      for (const { name } of declarators) if (name) found.add(name.toLowerCase());
    }
    for (const value of Object.values(tree)) namesOfType(value, type, found);
  }
  return found;
}

/** The folders of a project's packages; of a folder that is no project, itself. */
function foldersOf(root: string): string[] {
  const project = readProject(root);
  return project ? project.packageDirectories.map(({ path }) => join(root, path)) : [root];
}

interface ProjectFile {
  packageDirectories: { path: string }[];
  sourceApiVersion?: string;
}

function readProject(folder: string): ProjectFile | null {
  const file = join(folder, 'sfdx-project.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ProjectFile) : null;
}

/** The version of the project that a file lies in. */
function versionAround(file: string): string | undefined {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const project = readProject(folder);
    if (project) return project.sourceApiVersion;
    if (dirname(folder) === folder) return undefined;
  }
}

function check(path: string): string[] {
  const folder = statSync(path).isDirectory() ? path : dirname(path);
  const wanted = folder === path ? '**/*{-meta.xml,.cls,.trigger,.apex}' : basename(path);
  const found: string[] = [];
  for (const name of globSync(wanted, { cwd: folder, exclude: EXCLUDED }).sort()) {
    const file = join(folder, name);
    const shown = relative('.', file);
    const text = readFileSync(file, 'utf8');
    if (name.endsWith('-meta.xml')) {
      const own = /<apiVersion>\s*([\d.]+)\s*</.exec(text)?.[1];
      const version = versionAround(file);
      if (own && version && own !== version) found.push(`${shown}:1:1 API version ${own}; the project has ${version}`);
      continue;
    }
    for (const { at, message } of findingsOf(text, KIND_BY_SUFFIX[name.split('.').at(-1)!], CACHE))
      found.push(`${shown}:${lineOf(at)}:${columnOf(at)} ${message}`);
  }
  return found;
}

if (process.argv[1] === import.meta.filename) {
  const found = process.argv.slice(2).flatMap((root) => foldersOf(resolve(root)).flatMap(check));
  for (const finding of found) console.log(finding);
  console.log(`${found.length} places that leave an access mode, sharing or version unsaid`);
  process.exit(found.length ? 1 : 0);
}
