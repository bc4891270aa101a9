/**
 * Builds the Lightning base components, the LWC engine and its synthetic shadow into native ES modules with shared
 * chunks, one entry a component. Runs as a process of its own, since the server answers at the same time:
 *
 *   node build.ts DIRECTORY                                     all but the libraries of icons
 *   node build.ts DIRECTORY lightning/iconSvgTemplatesUtility   one of those
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { build, type OnResolveArgs, type OnResolveResult, type Plugin } from 'esbuild';
import { CompileThreads } from './compile-threads.ts';
import { isIconLibrary, replacedModules } from './replaced.ts';

const require = createRequire(import.meta.url);
const vendor = dirname(require.resolve('lightning-base-components/package.json'));
const components = join(vendor, 'src', 'lightning');

/** The combobox of 1.28 asks for ElementInternals, which synthetic shadow refuses: the platform's gate is shut here. */
const SHUT_GATES = new Set(['@salesforce/gate/bc.260.enableComboboxElementInternals']);

/** Left to the import map: what depends on the user, what the local org answers in its own way, what is built later. */
const isExternal = (specifier: string) =>
  specifier.startsWith('@salesforce/i18n/') || replacedModules.has(specifier) || isIconLibrary(specifier);

interface Manifest {
  module: string;
  lwc?: { modules: { name?: string; path?: string }[] };
}

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** The ES module of a package: resolving its name would find the CommonJS twin. */
function moduleFile(name: string): string {
  const folder = dirname(require.resolve(`${name}/package.json`));
  return join(folder, manifestOf(folder).module);
}

/** What components may import; the rest is the vendor's own and part of the chunks. */
const isExposed = (metaFile: string): boolean =>
  existsSync(metaFile) && readFileSync(metaFile, 'utf8').includes('<isExposed>true</isExposed>');

const fileOf = (name: string) => join(components, name, `${name}.js`);

/** Specifier of each entry → file. */
function entries(): Record<string, string> {
  const result: Record<string, string> = {
    lwc: moduleFile('@lwc/engine-dom'),
    '@lwc/synthetic-shadow': moduleFile('@lwc/synthetic-shadow'),
  };
  for (const name of readdirSync(components)) {
    const file = fileOf(name);
    // Some are style sheets alone.
    const isEntry = existsSync(file) && isExposed(`${file}-meta.xml`) && !isExternal(`lightning/${name}`);
    if (isEntry) result[`lightning/${name}`] = file;
  }
  return result;
}

/** Finds modules as the platform does: by `namespace/name`, by the vendor's list of names, template and style implied. */
function lightningModules(threads: CompileThreads, external: string[]): Plugin {
  const named = new Map(
    (manifestOf(vendor).lwc?.modules ?? []).flatMap(({ name, path }) =>
      name && path ? [[name, join(vendor, path)] as const] : [],
    ),
  );
  named.set('lwc', moduleFile('@lwc/engine-dom'));
  named.set('@lwc/engine-dom', moduleFile('@lwc/engine-dom'));
  named.set('@lwc/wire-service', moduleFile('@lwc/wire-service'));

  function find({ path: specifier, importer }: OnResolveArgs): OnResolveResult {
    if (SHUT_GATES.has(specifier)) return { path: specifier, namespace: 'shut-gate' };
    if (specifier.startsWith('.')) return findBeside(specifier, importer);
    if (isExternal(specifier) || external.includes(specifier)) return { path: specifier, external: true };
    const known = named.get(specifier);
    if (known) return { path: known };
    const [namespace, name = ''] = specifier.split('/');
    if (namespace === 'lightning' && existsSync(fileOf(name))) return { path: fileOf(name) };
    const styles = join(components, name, `${name}.css`);
    if (namespace === 'lightning' && existsSync(styles)) return { path: styles };
    // The vendor names modules that the npm edition leaves out.
    return { path: specifier, external: true };
  }

  function findBeside(specifier: string, importer: string): OnResolveResult {
    const [name = '', query] = specifier.split('?', 2);
    const wanted = resolve(dirname(importer), name);
    const file = ['.js', '.html', '.css'].includes(extname(wanted)) ? wanted : `${wanted}.js`;
    if (existsSync(file)) return { path: file, ...(query ? { suffix: `?${query}` } : {}) };
    // Every component names a template and a style sheet, whether it has them or not.
    if (file.endsWith('.html') || file.endsWith('.css')) return { path: file, namespace: 'absent' };
    throw new Error(`${relative(vendor, importer)} imports ${specifier}, which is not there`);
  }

  return {
    name: 'lightning-modules',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /.*/ }, (args) => (args.kind === 'entry-point' ? null : find(args)));
      onLoad({ filter: /.*/, namespace: 'shut-gate' }, () => ({
        contents: 'export default { isOpen: () => false };',
      }));
      onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'export default undefined;' }));
      onLoad({ filter: /lightning-base-components.src/ }, async ({ path, suffix }) => ({
        contents: await threads.compile(path, suffix.includes('scoped')),
        loader: 'js',
      }));
    },
  };
}

/** @returns the files written, by the specifiers of their entries */
async function write(
  directory: string,
  entryPoints: Record<string, string>,
  external: string[] = [],
): Promise<Record<string, string>> {
  const threads = new CompileThreads();
  try {
    await build({
      entryPoints,
      outdir: directory,
      bundle: true,
      splitting: true,
      format: 'esm',
      target: 'es2022',
      chunkNames: 'chunks/[name]-[hash]',
      define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.SSR': 'false' },
      plugins: [lightningModules(threads, external)],
      // Cycles and unused imports inside the vendor's sources are theirs.
      logLevel: 'error',
    });
    return Object.fromEntries(Object.keys(entryPoints).map((name) => [name, `${name}.js`]));
  } finally {
    await threads.close();
  }
}

/** @param directory where the modules are written, with `modules.json`: specifier → file, icons' included */
export async function buildBaseComponents(directory: string): Promise<void> {
  const modules = await write(directory, entries());
  const later = readdirSync(components).map((name) => `lightning/${name}`);
  for (const name of later.filter(isIconLibrary)) modules[name] = `${name}.js`;
  writeFileSync(join(directory, 'modules.json'), JSON.stringify(modules, null, 1));
}

/** @param name such as `lightning/iconSvgTemplatesUtility`; its file is written beside the base components' */
export async function buildIconLibrary(directory: string, name: string): Promise<void> {
  await write(directory, { [name]: fileOf(name.slice('lightning/'.length)) }, ['lwc']);
}

if (import.meta.main) {
  const [directory = '', icons] = process.argv.slice(2);
  await (icons ? buildIconLibrary(directory, icons) : buildBaseComponents(directory));
}
