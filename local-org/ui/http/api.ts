/** The JSON side: Apex calls, records, lists, pages. Each route is one call of the session. */
import { notFound, type UiHost, type UiSession, UiError } from '../host.ts';
import type { Exchange } from './exchange.ts';

type Body = Record<string, unknown>;
interface Call {
  session: UiSession;
  host: UiHost;
  /** The parts of the path that the pattern's groups caught. */
  parts: string[];
  query: URLSearchParams;
  body: Body;
}
type Route = [method: string, pattern: RegExp, answer: (call: Call) => unknown];

const list = (text: string | null) => (text ? text.split(',').filter(Boolean) : []);
const number = (text: string | null, otherwise: number) =>
  text !== null && /^\d+$/.test(text) ? Number(text) : otherwise;

const routes: Route[] = [
  [
    'POST',
    /^\/apex\/(.+)\.([^.]+)$/,
    ({ session, parts, body }) => session.callApex(parts[0], parts[1], (body.parameters as Body | undefined) ?? {}),
  ],
  ['GET', /^\/ui-api\/object-info\/([^/]+)$/, ({ session, parts }) => session.objectInfo(parts[0])],
  [
    'GET',
    /^\/ui-api\/object-info\/([^/]+)\/picklist-values\/[^/]+\/([^/]+)$/,
    ({ session, parts }) => session.picklistValues(parts[0], parts[1]),
  ],
  [
    'GET',
    /^\/ui-api\/records\/([^/]+)$/,
    ({ session, parts, query }) =>
      session.record(parts[0], list(query.get('fields')), list(query.get('optionalFields'))),
  ],
  [
    'POST',
    /^\/ui-api\/records$/,
    ({ session, body }) => session.createRecord(String(body.apiName), (body.fields as Body | undefined) ?? {}),
  ],
  [
    'PATCH',
    /^\/ui-api\/records\/([^/]+)$/,
    ({ session, parts, body }) => session.updateRecord(parts[0], (body.fields as Body | undefined) ?? {}),
  ],
  ['DELETE', /^\/ui-api\/records\/([^/]+)$/, ({ session, parts }) => session.deleteRecord(parts[0])],
  [
    'GET',
    /^\/ui-api\/lookups\/([^/]+)\/([^/]+)$/,
    ({ session, parts, query }) => session.lookup(parts[0], parts[1], query.get('q') ?? ''),
  ],
  [
    'GET',
    /^\/ui-api\/list-records\/([^/]+)$/,
    ({ session, parts, query }) =>
      session.listRecords({
        objectApiName: parts[0],
        listView: query.get('listView'),
        page: number(query.get('page'), 0),
        pageSize: Math.min(200, number(query.get('pageSize'), 50)),
        sortBy: query.get('sortBy'),
        descending: query.get('descending') === 'true',
        search: query.get('search') ?? '',
      }),
  ],
  [
    'GET',
    /^\/ui-api\/related-list-records\/([^/]+)\/([^/]+)$/,
    ({ session, parts, query }) =>
      session.relatedList({
        recordId: parts[0],
        relatedList: parts[1],
        page: number(query.get('page'), 0),
        pageSize: Math.min(200, number(query.get('pageSize'), 6)),
        own: query.has('actions')
          ? {
              fields: list(query.get('fields')),
              sortField: query.get('sortField'),
              descending: query.get('descending') === 'true',
              actions: list(query.get('actions')),
            }
          : null,
      }),
  ],
  ['GET', /^\/shell-api\/apps$/, ({ session }) => session.apps()],
  ['GET', /^\/shell-api\/tab\/([^/]+)$/, ({ session, parts }) => session.tab(parts[0])],
  ['GET', /^\/shell-api\/record-page\/([^/]+)$/, ({ session, parts }) => session.recordPage(parts[0])],
  ['GET', /^\/shell-api\/new-record\/([^/]+)$/, ({ session, parts }) => session.newRecordLayout(parts[0])],
  ['GET', /^\/shell-api\/notifications$/, ({ session }) => session.notifications()],
  [
    'POST',
    /^\/shell-api\/notifications\/read$/,
    ({ session, body }) => {
      session.markNotificationsRead(typeof body.id === 'number' ? body.id : null);
      return session.notifications();
    },
  ],
  ['GET', /^\/shell-api\/setup\/record-pages$/, ({ session }) => session.activatablePages()],
  [
    'POST',
    /^\/shell-api\/setup\/record-pages\/([^/]+)$/,
    ({ session, parts, body }) => session.activatePage(parts[0], body.isOrgDefault === true),
  ],
];

export const isApiPath = (path: string) => /^\/(apex|ui-api|shell-api)\//.test(path);

/** Answers a request below `/apex`, `/ui-api` or `/shell-api`; a refusal has the body that components see. */
export async function serveApi(exchange: Exchange, host: UiHost, session: UiSession): Promise<void> {
  try {
    for (const [method, pattern, answer] of routes) {
      const match = method === exchange.method ? pattern.exec(exchange.path) : null;
      if (!match) continue;
      const body = method === 'GET' || method === 'DELETE' ? {} : await exchange.body();
      const parts = match.slice(1).map(decoded);
      return exchange.json(answer({ session, host, parts, query: exchange.url.searchParams, body }));
    }
    throw new UiError(404, 'NOT_FOUND', `Not supported by the local org: ${exchange.method} ${exchange.path}`);
  } catch (error) {
    const { status, errorCode, message, body } = asUiError(error);
    exchange.json({ statusCode: status, errorCode, message, ...body }, status);
  }
}

/** @throws UiError when the text is not what an address may hold */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw notFound();
  }
}

function asUiError(error: unknown): UiError {
  if (error instanceof UiError) return error;
  if (error instanceof SyntaxError) return new UiError(400, 'JSON_PARSER_ERROR', error.message);
  // A defect of the local org: its console has the place.
  console.error(error);
  return new UiError(500, 'UNKNOWN_EXCEPTION', error instanceof Error ? error.message : String(error));
}
