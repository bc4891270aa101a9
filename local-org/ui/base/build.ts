/**
 * Builds the Lightning base components, the LWC engine and its synthetic shadow into one script that defines them as
 * modules of a page; each runs when it is first imported. Runs as a process of its own, since the server answers at the
 * same time:
 *
 *   node build.ts DIRECTORY                                     all but the libraries of icons
 *   node build.ts DIRECTORY lightning/iconSvgTemplatesUtility   one of those
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, isAbsolute, join, relative, resolve } from 'node:path';
import { build, type Format, type OnResolveArgs, type OnResolveResult, type Plugin } from 'esbuild';
import { USER_FORMATS } from '../i18n.ts';
import { CompileThreads } from './compile-threads.ts';
import { type BaseContents, CONTENTS } from './contents.ts';
import { isIconLibrary, replacedModules } from './replaced.ts';

const require = createRequire(import.meta.url);
const vendor = dirname(require.resolve('lightning-base-components/package.json'));
const components = join(vendor, 'src', 'lightning');

/** The combobox of 1.28 asks for ElementInternals, which synthetic shadow refuses: the platform's gate is shut here. */
const SHUT_GATES = new Set(['@salesforce/gate/bc.260.enableComboboxElementInternals']);

/** Left to the page: what depends on the user, what the local org answers in its own way, what is built later. */
const isLeftToPage = (specifier: string) => isOfUser(specifier) || replacedModules.has(specifier);

const isOfUser = (specifier: string) => USER_FORMATS.some((name) => specifier === `@salesforce/i18n/${name}`);

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
    const isEntry =
      existsSync(file) &&
      isExposed(`${file}-meta.xml`) &&
      !replacedModules.has(`lightning/${name}`) &&
      !isIconLibrary(`lightning/${name}`);
    if (isEntry) result[`lightning/${name}`] = file;
  }
  return result;
}

/** Finds modules as the platform does: by `namespace/name`, by the vendor's list of names, template and style implied. */
function lightningModules(threads: CompileThreads, left: Set<string>, isLeft: (specifier: string) => boolean): Plugin {
  const named = new Map(
    (manifestOf(vendor).lwc?.modules ?? []).flatMap(({ name, path }) =>
      name && path ? [[name, join(vendor, path)] as const] : [],
    ),
  );
  named.set('lwc', moduleFile('@lwc/engine-dom'));
  named.set('@lwc/engine-dom', moduleFile('@lwc/engine-dom'));
  named.set('@lwc/wire-service', moduleFile('@lwc/wire-service'));

  function find({ path: specifier, importer }: OnResolveArgs): OnResolveResult {
    if (isAbsolute(specifier)) return { path: specifier };
    if (SHUT_GATES.has(specifier)) return { path: specifier, namespace: 'shut-gate' };
    if (specifier.startsWith('.')) return findBeside(specifier, importer);
    if (isIconLibrary(specifier)) return { path: specifier, external: true };
    if (isLeft(specifier)) return leave(specifier);
    const known = named.get(specifier);
    if (known) return { path: known };
    const [namespace, name = ''] = specifier.split('/');
    if (namespace === 'lightning' && existsSync(fileOf(name))) return { path: fileOf(name) };
    const styles = join(components, name, `${name}.css`);
    if (namespace === 'lightning' && existsSync(styles)) return { path: styles };
    // The vendor names modules that the npm edition leaves out.
    return leave(specifier);
  }

  function leave(specifier: string): OnResolveResult {
    left.add(specifier);
    return { path: specifier, namespace: 'page' };
  }

  function findBeside(specifier: string, importer: string): OnResolveResult {
    const [name = '', query] = specifier.split('?', 2);
    const wanted = resolve(dirname(importer), name);
    const file = ['.js', '.html', '.css'].includes(extname(wanted)) ? wanted : `${wanted}.js`;
    if (existsSync(file)) return { path: file, ...(query ? { suffix: `?${query}` } : {}) };
    // Every component names a template and a style sheet, whether it has them or not.
    if (file.endsWith('.html') || file.endsWith('.css')) return { path: 'absent', namespace: 'absent' };
    throw new Error(`${relative(vendor, importer)} imports ${specifier}, which is not there`);
  }

  return {
    name: 'lightning-modules',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /.*/ }, (args) => find(args));
      onLoad({ filter: /.*/, namespace: 'shut-gate' }, () => ({
        contents: 'export default { isOpen: () => false };',
      }));
      onLoad({ filter: /.*/, namespace: 'page' }, ({ path }) => ({
        contents: `module.exports = localOrg.require(${JSON.stringify(path)});`,
      }));
      onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'export default undefined;' }));
      onLoad({ filter: /lightning-base-components.src/, namespace: 'file' }, async ({ path, suffix }) => ({
        contents: await threads.compile(path, suffix.includes('scoped')),
        loader: 'js',
      }));
    },
  };
}

/**
 * Writes one script: for every entry a definition, which runs when a page imports it, and what they share.
 * @param file to write
 * @param isLeft whether a module is one that the page has
 * @returns the modules that are the page's
 */
async function write(
  file: string,
  entry: { contents: string; format: Format },
  isLeft: (specifier: string) => boolean,
): Promise<string[]> {
  const threads = new CompileThreads();
  const left = new Set<string>();
  try {
    await build({
      stdin: { contents: entry.contents, resolveDir: components, sourcefile: 'entries.js' },
      outfile: file,
      bundle: true,
      format: entry.format,
      target: 'es2022',
      // Nobody debugs these here, and every page reads them.
      minifyWhitespace: true,
      minifySyntax: true,
      legalComments: 'none',
      define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.SSR': 'false' },
      plugins: [lightningModules(threads, left, isLeft)],
      // Cycles and unused imports inside the vendor's sources are theirs.
      logLevel: 'error',
    });
    return [...left];
  } finally {
    await threads.close();
  }
}

/** @param directory where the script is written, and `contents.json` when all is done */
export async function buildBaseComponents(directory: string): Promise<void> {
  const definitions = Object.entries(entries()).map(
    ([name, file]) =>
      `localOrg.define(${JSON.stringify(name)}, {}, (_require, module) => { module.exports = require(${JSON.stringify(file)}); });`,
  );
  const left = await write(
    join(directory, 'base.js'),
    { contents: definitions.join('\n'), format: 'iife' },
    isLeftToPage,
  );
  const later = readdirSync(components).map((name) => `lightning/${name}`);
  const contents: BaseContents = {
    icons: Object.fromEntries(later.filter(isIconLibrary).map((name) => [name, `${name}.js`])),
    scoped: left.filter((name) => name.startsWith('@salesforce/')),
  };
  writeFileSync(join(directory, CONTENTS), JSON.stringify(contents, null, 1));
}

/** @param name such as `lightning/iconSvgTemplatesUtility`; its file is written beside the base components' */
export async function buildIconLibrary(directory: string, name: string): Promise<void> {
  const file = JSON.stringify(fileOf(name.slice('lightning/'.length)));
  const contents = `export * from ${file}; export { default } from ${file};`;
  await write(join(directory, `${name}.js`), { contents, format: 'esm' }, (specifier) => specifier === 'lwc');
}

if (import.meta.main) {
  const [directory = '', icons] = process.argv.slice(2);
  await (icons ? buildIconLibrary(directory, icons) : buildBaseComponents(directory));
}
