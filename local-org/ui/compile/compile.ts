/**
 * One file of a component → one native ES module. Nothing is bundled: a browser asks for each file, and a changed file
 * is compiled alone.
 */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { basename, extname, relative } from 'node:path';
import { transformSync } from '@lwc/compiler';
import { type ComponentFolder, isImplicit, sourceFile } from './components.ts';

/** A component's file that does not compile: where and why. */
export class ComponentError extends Error {
  readonly file: string;
  constructor(file: string, message: string) {
    super(message);
    this.file = file;
  }
}

const ABSENT = 'export default undefined;';
const RELATIVE_IMPORT = /(\b(?:from|import)\s*\(?\s*)(["'])(\.{1,2}\/[^"'\n]+)\2/g;

const cache = new Map<string, { source: string; code: string }>();

/**
 * Compiles a file of a component as the platform does.
 * @param path inside the component's folder, `.js` for a module whatever its source is; may end in `?scoped=true`
 * @param projectDirectory what file names in messages and source maps are relative to
 * @returns the module's text; null when the component has no such file
 * @throws ComponentError with file, line and column in the message
 */
export function compileComponentFile(
  component: ComponentFolder,
  path: string,
  projectDirectory: string,
): string | null {
  const [name, query = ''] = path.split('?', 2);
  const file = sourceFile(component, name);
  if (!file) return isImplicit(component, name) ? ABSENT : null;
  const source = readFileSync(file, 'utf8');
  const key = `${file}?${query}`;
  const known = cache.get(key);
  if (known?.source === source) return known.code;
  const code = compile(component, file, source, query.includes('scoped'), relative(projectDirectory, file));
  cache.set(key, { source, code });
  return code;
}

function compile(component: ComponentFolder, file: string, source: string, scoped: boolean, shownName: string): string {
  try {
    const isModule = ['.js', '.ts'].includes(extname(file));
    const script = extname(file) === '.ts' ? stripTypeScriptTypes(source) : source;
    if (component.isPlain) return withExtensions(script);
    const { code } = transformSync(
      script,
      // The compiler knows templates and modules of a component by their names.
      isModule ? file.replace(/\.ts$/, '.js') : file,
      {
        namespace: component.namespace,
        name: component.name,
        enableDynamicComponents: true,
        enableLwcOn: true,
        scopedStyles: scoped,
        outputConfig: { sourcemap: isModule ? 'inline' : false },
      },
    );
    return withExtensions(code);
  } catch (error) {
    throw new ComponentError(shownName, `${shownName}${position(error)} ${messageOf(error)}`);
  }
}

/** A browser takes a relative import as it is written; the platform adds the extension. */
const withExtensions = (code: string) =>
  code.replace(RELATIVE_IMPORT, (whole, keyword: string, quote: string, target: string) => {
    if (/\.(js|html|css)(\?.*)?$/.test(target)) return whole;
    return `${keyword}${quote}${target.replace(/\.ts$/, '')}.js${quote}`;
  });

function position(error: unknown): string {
  const location = (error as { location?: { line?: number; column?: number } }).location;
  return location?.line ? `:${location.line}:${(location.column ?? 0) + 1}` : ':';
}

/** Without the file name and the code frame that the compiler's messages carry. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const file = (error as { filename?: string }).filename;
  return (file ? message.replaceAll(file, basename(file)) : message).split('\n')[0];
}
