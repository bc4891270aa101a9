/** Knows the components; serves the built base components, the design system, static resources. */
import { readFile, realpath, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BaseBundle, buildIfIcons } from '../base/bundle.ts';
import { type ComponentFolder, componentsIn } from '../compile/components.ts';
import type { UiHost } from '../host.ts';
import { type Exchange, FOR_EVER, JAVASCRIPT } from './exchange.ts';

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
