/** Serves an org's pages: the shell, the project's components, and what they ask of the org. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Org } from '../execution/org.ts';
import { type BaseBundle, baseBundle } from './base/bundle.ts';
import type { UiHost, UiSession } from './host.ts';
import { isApiPath, serveApi } from './http/api.ts';
import { Bundles } from './http/bundles.ts';
import { Exchange, HTML } from './http/exchange.ts';
import { LivePages } from './http/live.ts';
import { isLoopback } from './http/loopback.ts';
import { ComponentIndex, serveBase, serveDesignSystem, serveFile } from './http/modules.ts';
import { page, waitingPage } from './http/page.ts';
import { orgHost } from './org/org-host.ts';

export interface ServerOptions {
  port: number;
  /** Address to listen on; by default this machine alone can reach the pages. */
  host?: string;
  /** Gets what a person at the console wants to know. */
  log?: (line: string) => void;
}

export interface UiServer {
  url: string;
  port: number;
  /** Settles when pages can be shown: the base components are built. */
  ready: Promise<void>;
  close(): Promise<void>;
}

/** The address of a public site: a caller is its guest user, whatever the cookie says. */
const SITE = '/site/services/apexrest/';
const USER_COOKIE = 'local_org_user';
const ui = dirname(fileURLToPath(import.meta.url));

/** Starts the pages of a local org. See `serve`. */
export const startServer = (org: Org, options: ServerOptions): Promise<UiServer> => serve(orgHost(org), options);

/**
 * Starts the pages of a host.
 * @throws Error with code `EADDRINUSE` when the port is taken
 */
export async function serve(
  host: UiHost,
  { port, host: address = 'localhost', log = console.log }: ServerOptions,
): Promise<UiServer> {
  const live = new LivePages();
  const components = new ComponentIndex(host);
  const bundles = new Bundles(host, components);
  let base: BaseBundle | null = null;
  const ready = baseBundle(log).then((bundle) => {
    base = bundle;
  });
  // The code that awaits `ready` reports a failed build. A server that nothing waits for must not end because of it.
  ready.catch((error: Error) => log(error.message));

  const problem = (text: string) => {
    log(text);
    live.send({ type: 'problem', text });
  };

  async function answer(exchange: Exchange): Promise<void> {
    const { path } = exchange;
    if (!isLoopback(exchange.request.headers.host))
      return exchange.send(421, 'text/plain', "Refused: open the org under localhost, this machine's own name");
    if (isForeign(exchange)) return exchange.send(403, 'text/plain', 'Refused: the request comes from another site');
    const first = path.split('/')[1];
    if (first === 'assets') return serveDesignSystem(exchange);
    if (path === '/shell.css') return serveFile(exchange, join(ui, 'shell'), 'shell.css');
    if (path === '/events') return live.open(exchange);
    if (first === 'modules') return bundles.serve(exchange);
    if (first === 'base' && base) return serveBase(exchange, base);
    if (path === '/switch-user' && exchange.method === 'POST') return switchUser(exchange, host);

    if (path.startsWith(SITE)) return serveSite(exchange, host);
    const session = host.session(userOf(exchange, host));
    if (isApiPath(path)) return serveApi(exchange, host, session);
    if (first === 'resource') return serveResource(exchange, session);
    if (path === '/') return exchange.redirect('/lightning/page/home');
    if (first !== 'lightning') return exchange.send(404, 'text/plain', 'Not found');
    if (!base) return exchange.send(200, HTML, waitingPage());
    const [shell, project] = await Promise.all([bundles.get('shell'), bundles.get('project')]);
    for (const error of [...shell.errors, ...project.errors]) problem(error);
    const names = [...components.all().keys()].filter((name) => name.startsWith('c/'));
    return exchange.send(200, HTML, page(host, session, names, { base, shell, project }));
  }

  const server = createServer((request, response) => {
    const exchange = new Exchange(request, response);
    answer(exchange).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) exchange.send(500, 'text/plain', 'The local org failed to answer; see its console.');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, resolve);
  });

  live.setProblems(host.problems());
  live.watch(host.watchedDirectories(), (files) => {
    components.forget();
    bundles.forget();
    host
      .reload(files)
      .then((problems) => {
        problems.forEach((text) => log(text));
        live.setProblems(problems);
        live.send({ type: 'reload' });
      })
      .catch((error: Error) => problem(error.message));
  });

  const { port: boundPort } = server.address() as AddressInfo;
  return {
    url: `http://${address}:${boundPort}`,
    port: boundPort,
    ready,
    async close() {
      live.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A change asked for by a page of another site, which a browser would send along with this site's cookie. */
function isForeign({ request, method }: Exchange): boolean {
  const { origin, host } = request.headers;
  return method !== 'GET' && origin !== undefined && new URL(origin).host !== host;
}

/** The user of the switcher's choice, kept in a cookie; else the first. */
function userOf(exchange: Exchange, host: UiHost): string {
  const chosen = exchange.cookie(USER_COOKIE);
  const users = host.users();
  return users.some(({ id }) => id === chosen) ? (chosen as string) : users[0].id;
}

async function switchUser(exchange: Exchange, host: UiHost): Promise<void> {
  const { userId } = await exchange.body();
  const user = host.users().find(({ id }) => id === userId);
  if (!user) return exchange.json({ message: 'There is no such user' }, 404);
  exchange.response.setHeader('Set-Cookie', `${USER_COOKIE}=${encodeURIComponent(user.id)}; Path=/; SameSite=Lax`);
  return exchange.json({ id: user.id });
}

async function serveSite(exchange: Exchange, host: UiHost): Promise<void> {
  const { request, url, method } = exchange;
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : String(value),
    ]),
  );
  const reply = host.siteRequest({
    path: `/${exchange.path.slice(SITE.length)}`,
    method,
    headers,
    parameters: Object.fromEntries(url.searchParams),
    body: await exchange.bytes(),
  });
  const { 'Content-Type': type = 'application/json', ...others } = reply.headers;
  exchange.send(reply.status, type, Buffer.from(reply.body), others);
}

/** `/resource/<name>` or, of an archive, `/resource/<name>/<path>`. */
async function serveResource(exchange: Exchange, session: UiSession): Promise<void> {
  const [, , name, ...path] = exchange.path.split('/');
  const resource = session.staticResource(decodeURIComponent(name));
  if (!resource) return exchange.send(404, 'text/plain', 'Not found');
  if (path.length) return serveFile(exchange, resource.file, path.join('/'));
  return serveFile(
    exchange,
    dirname(resource.file),
    resource.file.slice(dirname(resource.file).length),
    {},
    resource.contentType,
  );
}
