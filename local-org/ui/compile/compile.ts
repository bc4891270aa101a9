/**
 * One file of a component → one module of a page, by itself: a changed file is compiled alone, and what a file compiles
 * to is kept by its text, so that only changed files are compiled again after a restart.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { basename, extname, relative, sep } from 'node:path';
import type { CompiledModule, SourceMap } from './compiled-module.ts';
import { type ComponentFolder, isImplicit, sourceFile } from './components.ts';
import { KeptModules } from './kept-modules.ts';

/** A component's file that does not compile: where and why. */
export class ComponentError extends Error {
  readonly file: string;
  constructor(file: string, message: string) {
    super(message);
    this.file = file;
  }
}

const ABSENT: CompiledModule = {
  code: 'Object.defineProperty(exports, "__esModule", { value: true });\nexports.default = undefined;',
  map: null,
  imports: {},
};
const RELATIVE_IMPORT = /(\b(?:from|import)\s*\(?\s*)(["'])(\.{1,2}\/[^"'\n]+)\2/g;
const NAMED_IMPORT = /^[ \t]*(?:import|export)\s+([^"';]*?)\s*from\s*["']([^"'\n]+)["']/gm;
const REQUIRED = /\brequire\("([^"\n]+)"\)/g;

const require = createRequire(import.meta.url);
const versionOf = (name: string) => (require(`${name}/package.json`) as { version: string }).version;

/** What decides how a file compiles, besides its text. */
const COMPILER = createHash('sha256')
  .update(`${versionOf('@lwc/compiler')} ${versionOf('esbuild')} ${process.versions.node}\n`)
  .update(readFileSync(import.meta.filename))
  .digest('hex');

const kept = new KeptModules();

/**
 * Compiles a file of a component as the platform does.
 * @param path inside the component's folder, `.js` for a module whatever its source is; may end in `?scoped=true`
 * @param projectDirectory what file names in messages and source maps are relative to
 * @returns null when the component has no such file
 * @throws ComponentError with file, line and column in the message
 */
export async function compileComponentFile(
  component: ComponentFolder,
  path: string,
  projectDirectory: string,
): Promise<CompiledModule | null> {
  const [name, query = ''] = path.split('?', 2);
  const file = sourceFile(component, name);
  if (!file) return isImplicit(component, name) ? ABSENT : null;
  const source = readFileSync(file, 'utf8');
  const shownName = relative(projectDirectory, file).split(sep).join('/');
  const { namespace, name: componentName, isPlain = false } = component;
  const about = [COMPILER, namespace, componentName, isPlain, query, shownName].join('\n');
  const key = createHash('sha256').update(`${about}\n`).update(source).digest('hex').slice(0, 40);
  return kept.get(key, () => compile(component, file, source, query.includes('scoped'), shownName));
}

async function compile(
  component: ComponentFolder,
  file: string,
  source: string,
  scoped: boolean,
  shownName: string,
): Promise<CompiledModule> {
  try {
    const isModule = ['.js', '.ts'].includes(extname(file));
    const script = extname(file) === '.ts' ? stripTypeScriptTypes(source) : source;
    const { code, map } = component.isPlain
      ? { code: script, map: null }
      : await asElement(component, file, script, scoped);
    const module = withExtensions(code);
    return await asFunction(module, isModule ? shownName : null, source, map);
  } catch (error) {
    throw new ComponentError(shownName, `${shownName}${position(error)} ${messageOf(error)}`);
  }
}

/** The platform's compiler is loaded when there is something to compile: that takes longer than a start should. */
async function asElement(component: ComponentFolder, file: string, script: string, scoped: boolean) {
  const { transformSync } = await import('@lwc/compiler');
  const isModule = ['.js', '.ts'].includes(extname(file));
  const { code, map } = transformSync(
    script,
    // The compiler knows templates and modules of a component by their names.
    isModule ? file.replace(/\.ts$/, '.js') : file,
    {
      namespace: component.namespace,
      name: component.name,
      enableDynamicComponents: true,
      enableLwcOn: true,
      scopedStyles: scoped,
      outputConfig: { sourcemap: isModule },
    },
  );
  return { code, map: isModule ? (map as SourceMap) : null };
}

/**
 * An ES module → the body of a function.
 * @param shownName what the source is called in a source map; null when it gets none
 * @param source what people wrote: taking types out leaves every line and column where it was
 * @param map from `code` to `source`; null when they are line by line the same
 */
async function asFunction(
  code: string,
  shownName: string | null,
  source: string,
  map: SourceMap | null,
): Promise<CompiledModule> {
  const { transform } = await import('esbuild');
  const known = map && shownName ? inlineMap({ ...map, sources: [shownName], sourcesContent: [source] }) : '';
  const { code: body, map: bodyMap } = await transform(code + known, {
    format: 'cjs',
    loader: 'js',
    target: 'es2022',
    supported: { 'dynamic-import': false },
    sourcemap: shownName ? 'external' : false,
    sourcefile: shownName ?? undefined,
    logLevel: 'silent',
  });
  return { code: body, map: bodyMap ? (JSON.parse(bodyMap) as SourceMap) : null, imports: importsOf(code, body) };
}

const inlineMap = (map: SourceMap) =>
  `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`;

/** Only what the function really requires counts: a text may look like an import. */
function importsOf(code: string, body: string): Record<string, string[]> {
  const imports: Record<string, string[]> = {};
  for (const [, specifier = ''] of body.matchAll(REQUIRED)) imports[specifier] = [];
  for (const [, clause = '', specifier = ''] of code.matchAll(NAMED_IMPORT)) {
    imports[specifier]?.push(...namesOf(clause));
  }
  return imports;
}

/** `A, { b as c, d }` → `default`, `b`, `d`; nothing of `* as all`. */
function namesOf(clause: string): string[] {
  const [, first = '', , list = ''] = /^([\w$]*)(\s*,?\s*\{([^}]*)\})?/.exec(clause) ?? [];
  const named = list.split(',').map((name) => name.trim().split(/\s+as\s+/)[0] ?? '');
  return [first && 'default', ...named].filter((name) => name !== '');
}

/** A page takes a relative import as it is written; the platform adds the extension. */
const withExtensions = (code: string) =>
  code.replace(RELATIVE_IMPORT, (whole, keyword: string, quote: string, target: string) => {
    if (/\.(js|html|css)(\?.*)?$/.test(target)) return whole;
    return `${keyword}${quote}${target.replace(/\.ts$/, '')}.js${quote}`;
  });

function position(error: unknown): string {
  const { location, errors } = error as { location?: Place; errors?: { location?: Place }[] };
  const { line, column = 0 } = location ?? errors?.[0]?.location ?? {};
  return line ? `:${line}:${column + 1}` : ':';
}
interface Place {
  line?: number;
  column?: number;
}

/** Without the file name and the code frame that the compiler's messages carry. */
function messageOf(error: unknown): string {
  const ofBundler = (error as { errors?: { text: string }[] }).errors?.[0]?.text;
  const message = ofBundler ?? (error instanceof Error ? error.message : String(error));
  const file = (error as { filename?: string }).filename;
  return (file ? message.replaceAll(file, basename(file)) : message).split('\n')[0];
}
