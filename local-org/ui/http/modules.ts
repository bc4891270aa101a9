/** Serves code and looks: compiled components, the built base components, the design system, static resources. */
import { existsSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BaseBundle, buildIfIcons } from '../base/bundle.ts';
import { compileComponentFile, ComponentError } from '../compile/compile.ts';
import { type ComponentFolder, componentsIn } from '../compile/components.ts';
import type { UiHost } from '../host.ts';
import { type Exchange, JAVASCRIPT } from './exchange.ts';

const require = createRequire(import.meta.url);
const ui = join(dirname(fileURLToPath(import.meta.url)), '..');
const designSystem = join(dirname(require.resolve('@salesforce-ux/design-system/package.json')), 'assets');

/** The local org's own components and modules. */
const OWN_ROOTS = [
  { namespace: 'lightning', directory: join(ui, 'modules', 'lightning') },
  { namespace: 'localOrg', directory: join(ui, 'modules', 'localOrg'), isPlain: true },
  { namespace: 'shell', directory: join(ui, 'shell') },
];

const CONTENT_TYPES: Record<string, string> = {
  '.js': JAVASCRIPT,
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

const FOR_EVER = { 'Cache-Control': 'public, max-age=31536000, immutable' };
const FOR_A_WHILE = { 'Cache-Control': 'public, max-age=3600' };

/** Every component that a page can name, by `namespace/name`: found once, and again after a change. */
export class ComponentIndex {
  readonly #host: UiHost;
  #found: Map<string, ComponentFolder> | null = null;
  constructor(host: UiHost) {
    this.#host = host;
  }

  all(): ReadonlyMap<string, ComponentFolder> {
    return (this.#found ??= this.#find());
  }

  #find(): Map<string, ComponentFolder> {
    const roots = [...OWN_ROOTS, ...this.#host.componentRoots()];
    return new Map(roots.flatMap(componentsIn).map((one) => [`${one.namespace}/${one.name}`, one]));
  }

  forget(): void {
    this.#found = null;
  }
}

/** Specifier → address, for the page's import map. */
export function importMap(host: UiHost, components: ComponentIndex, base: BaseBundle): Record<string, string> {
  const imports: Record<string, string> = { '@salesforce/': '/salesforce/' };
  for (const [name, file] of Object.entries(base.modules)) imports[name] = `/base/${base.version}/${file}`;
  for (const [specifier, { namespace, name }] of components.all()) {
    const address = `/lwc/${specifier}/${name}.js`;
    imports[specifier] = address;
    // Inside a package its components may be named with its namespace as well; both are one module.
    if (namespace === 'c' && host.namespace) imports[`${host.namespace}/${name}`] = address;
  }
  imports['@salesforce/apex'] = '/lwc/localOrg/apex/apex.js';
  return imports;
}

/** Addresses of the shell's modules: a page asks for all of them at once, not for each when another names it. */
export function shellModules(components: ComponentIndex): string[] {
  return [...components.all().values()]
    .filter(({ namespace }) => namespace === 'shell' || namespace === 'localOrg')
    .flatMap(({ namespace, name, directory }) =>
      ['ts', 'html', 'css']
        .filter((extension) => existsSync(join(directory, `${name}.${extension}`)))
        .map((extension) => `/lwc/${namespace}/${name}/${name}.${extension.replace('ts', 'js')}`),
    );
}

/**
 * `/lwc/<namespace>/<name>/<file>`: a file of a component, compiled.
 * @param report gets the text of a component that does not compile
 */
export function serveComponent(
  exchange: Exchange,
  host: UiHost,
  components: ComponentIndex,
  report: (error: string) => void,
): void {
  const [, , namespace, name, ...rest] = exchange.path.split('/').map(decodeURIComponent);
  const component = components.all().get(`${namespace}/${name}`);
  const path = rest.join('/') + exchange.url.search;
  try {
    const code =
      component && !path.includes('..') ? compileComponentFile(component, path, host.projectDirectory) : null;
    if (code !== null) return exchange.send(200, JAVASCRIPT, code);
    return exchange.send(404, 'text/plain', `There is no module ${namespace}/${name}/${path}`);
  } catch (error) {
    if (!(error instanceof ComponentError)) throw error;
    report(error.message);
    // A module that throws: the page that asked for it can show why.
    return exchange.send(
      200,
      JAVASCRIPT,
      `export default undefined;\nthrow new Error(${JSON.stringify(error.message)});`,
    );
  }
}

/** `/base/<version>/…`: what is built, or an icon library that is built now. */
export async function serveBase(exchange: Exchange, base: BaseBundle): Promise<void> {
  const file = exchange.path.split('/').slice(3).join('/');
  await buildIfIcons(base, file);
  return serveFile(exchange, base.directory, file, FOR_EVER);
}

/** `/assets/…`: the design system's styles, icons and images. */
export const serveDesignSystem = (exchange: Exchange) =>
  serveFile(exchange, designSystem, exchange.path.slice('/assets/'.length), FOR_A_WHILE);

/** Sends a file below a directory, and nothing that lies outside it. */
export async function serveFile(
  exchange: Exchange,
  directory: string,
  path: string,
  headers: Record<string, string> = {},
  contentType?: string,
): Promise<void> {
  const file = join(directory, decodeURIComponent(path));
  const real = await realpath(file).catch(() => null);
  const inside = real !== null && (real + sep).startsWith((await realpath(directory)) + sep);
  if (!inside || !(await stat(real)).isFile()) return exchange.send(404, 'text/plain', 'Not found');
  const type = contentType ?? CONTENT_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
  return exchange.send(200, type, await readFile(real), headers);
}
