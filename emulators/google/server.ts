/**
 * A stand-in for googleads.googleapis.com: `search` and `searchStream` over a generated world, with the documented
 * refusals, levels of access, versions and limits, and the sender of lead form webhooks.
 */
import { createHash } from 'node:crypto';
import type { Account } from '../world/model.ts';
import {
  startEmulator,
  type Answer,
  type Asked,
  type Emulation,
  type Frame,
  type ServerOptions,
} from '../shared/server.ts';
import { MANAGER_NAME } from './fields.ts';
import { sendLeads, type LeadWebhook } from './lead-webhook.ts';
import { parseQuery } from './query.ts';
import { answerOf, Refused } from './refusals.ts';
import { search } from './search.ts';
import { checkVersion, numberOf } from './versions.ts';

export interface GoogleOptions extends ServerOptions {
  /** Of the Cloud project that the OAuth client belongs to; default standard. */
  accessLevel?: AccessLevel;
  /** Rows of a page and of a chunk; default 10,000. */
  pageRows?: number;
}

/** Operations a day, and whether accounts that aren't test accounts may be asked. */
const ACCESS_LEVELS = {
  test: { operations: 15_000, production: false },
  explorer: { operations: 2_880, production: true },
  basic: { operations: 15_000, production: true },
  standard: { operations: Infinity, production: true },
} as const;
export type AccessLevel = keyof typeof ACCESS_LEVELS;

/** Tokens with a meaning of their own; any other may do everything. */
const NAMED_TOKENS: Record<string, () => Refused> = {
  invalid: () =>
    new Refused(
      'UNAUTHENTICATED',
      'authenticationError',
      'OAUTH_TOKEN_INVALID',
      'The OAuth token in the header is not valid.',
    ),
  expired: () => expired(),
  'no-permission': () => noPermission(),
};
const expired = () =>
  new Refused('UNAUTHENTICATED', 'authenticationError', 'OAUTH_TOKEN_EXPIRED', 'The OAuth token has expired.');
const noPermission = () =>
  new Refused(
    'PERMISSION_DENIED',
    'authorizationError',
    'USER_PERMISSION_DENIED',
    "User doesn't have permission to access customer.",
  );

const PATH = /^\/(v\d+)\/customers\/([^/]+)\/googleAds:(search|searchStream)$/;
const FIRST_VERSION_WITHOUT_DEVELOPER_TOKEN = 25;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const PAGE_ROWS = 10_000;

interface Body {
  query?: unknown;
  pageSize?: unknown;
  pageToken?: unknown;
  searchSettings?: { returnTotalResultsCount?: boolean };
}

export const startGoogleEmulator = (options: GoogleOptions = {}) =>
  startEmulator(options, (frame) => new GoogleEmulation(frame, options));

class GoogleEmulation implements Emulation {
  readonly name = 'Google Ads';
  readonly controls: [string, string][] = [
    ['POST /_emulator/settings', '{"accessLevel", "pageRows", "writesZeros"}'],
    [
      'POST /_emulator/webhooks',
      '{"url", "key", "form", "ids", "limit", "isTest", "idsAs", "withNewFields", "withColumnNames", "otherIds", …}: sends leads',
    ],
  ];
  private readonly frame: Frame;
  private readonly usual: { accessLevel: AccessLevel; pageRows: number; writesZeros: boolean };
  private settings: { accessLevel: AccessLevel; pageRows: number; writesZeros: boolean };
  private readonly operationsByDay = new Map<number, number>();
  private readonly managers = new Map<string, Account>();

  constructor(frame: Frame, { accessLevel = 'standard', pageRows = PAGE_ROWS }: GoogleOptions) {
    this.frame = frame;
    this.usual = this.settings = { accessLevel, pageRows, writesZeros: false };
    for (const account of frame.world.accounts) {
      if (account.managerId)
        this.managers.set(account.managerId, {
          ...account,
          id: account.managerId,
          name: MANAGER_NAME,
          managerId: null,
        });
    }
  }

  clear(): void {
    this.settings = this.usual;
    this.operationsByDay.clear();
  }

  answer(asked: Asked): Answer {
    const [, version, customerId, method] = PATH.exec(asked.url.pathname) ?? [];
    const requestId = createHash('md5').update(`${asked.number}`).digest('base64url');
    if (!version || asked.method !== 'POST') return notFound();
    const isStream = method === 'searchStream';
    try {
      if (!checkVersion(version, this.frame.clock())) return notFound();
      const customer = this.admit(asked, version, customerId);
      this.refuseByFault(asked);
      return this.find(asked, customer, requestId, isStream);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return answerOf(error, version, requestId, isStream);
    }
  }

  async control(call: string, asked: Asked): Promise<unknown> {
    if (asked.method !== 'POST') return undefined;
    if (call === 'settings') {
      const change = JSON.parse(asked.body) as Partial<typeof this.settings>;
      if (change.accessLevel && !Object.hasOwn(ACCESS_LEVELS, change.accessLevel))
        throw new RangeError('No such level');
      this.settings = { ...this.settings, ...change };
      return this.settings;
    }
    return call === 'webhooks' ? sendLeads(this.frame, JSON.parse(asked.body) as LeadWebhook) : undefined;
  }

  /** Who asks, for which account, and how often today. */
  private admit({ headers }: Asked, version: string, customerId: string): Account {
    const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
    if (!token) {
      throw new Refused(
        'UNAUTHENTICATED',
        'authenticationError',
        'OAUTH_TOKEN_HEADER_INVALID',
        'Request is missing required authentication credential.',
      );
    }
    if (Object.hasOwn(NAMED_TOKENS, token)) throw NAMED_TOKENS[token]();
    const isOlder = numberOf(version) < FIRST_VERSION_WITHOUT_DEVELOPER_TOKEN;
    if (isOlder && !headers['developer-token']) {
      throw new Refused(
        'INVALID_ARGUMENT',
        'requestError',
        'DEVELOPER_TOKEN_PARAMETER_MISSING',
        'The developer-token header is required.',
      );
    }
    if (!/^\d{10}$/.test(customerId)) {
      throw new Refused(
        'INVALID_ARGUMENT',
        'requestError',
        'INVALID_CUSTOMER_ID',
        `Invalid customer id '${customerId}': ten digits without dashes.`,
      );
    }
    const login = headers['login-customer-id'];
    if (login !== undefined && !/^\d{10}$/.test(String(login))) {
      throw new Refused(
        'INVALID_ARGUMENT',
        'headerError',
        'INVALID_LOGIN_CUSTOMER_ID',
        'The login-customer-id is ten digits without dashes.',
      );
    }
    const customer = this.managers.get(customerId) ?? this.frame.world.account('Google', customerId);
    if (!customer) throw noPermission();
    const { managerId } = customer;
    if (managerId && login === undefined) throw noPermission();
    if (login !== undefined && login !== managerId && login !== customerId) {
      throw new Refused(
        'PERMISSION_DENIED',
        'authorizationError',
        'INVALID_LOGIN_CUSTOMER_ID_SERVING_CUSTOMER_ID_COMBINATION',
        'The login customer has no access to the customer.',
      );
    }
    this.count(isOlder);
    return customer;
  }

  private count(isOlder: boolean): void {
    const level = ACCESS_LEVELS[this.settings.accessLevel];
    if (!level.production) {
      const code = isOlder ? 'DEVELOPER_TOKEN_NOT_APPROVED' : 'CLOUD_PROJECT_NOT_APPROVED_FOR_PRODUCTION';
      throw new Refused(
        'PERMISSION_DENIED',
        'authorizationError',
        code,
        'Only test accounts can be used with this level of access.',
      );
    }
    const day = Math.floor(this.frame.clock() / DAY_MILLISECONDS);
    const operations = (this.operationsByDay.get(day) ?? 0) + 1;
    if (operations > level.operations) {
      throw new Refused(
        'RESOURCE_EXHAUSTED',
        'quotaError',
        'RESOURCE_EXHAUSTED',
        'Too many requests. Retry tomorrow.',
        3_600,
      );
    }
    this.operationsByDay.set(day, operations);
  }

  private refuseByFault({ fault }: Asked): void {
    switch (fault?.kind) {
      case 'token-expired':
        throw expired();
      case 'no-permission':
        throw noPermission();
      case 'throttled':
        throw new Refused(
          'RESOURCE_EXHAUSTED',
          'quotaError',
          'RESOURCE_TEMPORARILY_EXHAUSTED',
          'Too many requests. Retry in 30 seconds.',
          30,
        );
      case 'temporary':
        throw new Refused('INTERNAL', 'internalError', 'TRANSIENT_ERROR', 'A transient internal error occurred.');
      case 'error': {
        const {
          status = 'INVALID_ARGUMENT',
          class: errorClass = 'requestError',
          code = 'UNKNOWN',
          message = 'An error that was asked for.',
        } = (fault.error ?? {}) as Record<string, string>;
        throw new Refused(status as Refused['status'], errorClass, code, message);
      }
      default:
    }
  }

  private find(asked: Asked, customer: Account, requestId: string, isStream: boolean): Answer {
    const body = parse(asked.body);
    if (typeof body.query !== 'string' || !body.query.trim()) {
      throw new Refused(
        'INVALID_ARGUMENT',
        'requestError',
        'REQUIRED_FIELD_MISSING',
        'Required field is missing: query.',
      );
    }
    if (!isStream && body.pageSize !== undefined) {
      throw new Refused(
        'INVALID_ARGUMENT',
        'requestError',
        'PAGE_SIZE_NOT_SUPPORTED',
        'Setting the page size is not supported. Pages have 10000 rows.',
      );
    }
    const { world, faults } = this.frame;
    const clients = world.accounts.filter(({ managerId }) => managerId === customer.id);
    const { results, fieldMask } = search(parseQuery(body.query), customer, clients, {
      world,
      now: this.frame.clock(),
      writesZeros: this.settings.writesZeros,
    });
    const { pageRows } = this.settings;
    const consumption = { queryResourceConsumption: String(10 + results.length) };
    const page = (start: number) => {
      const { rows, kept } = faults.arrange(asked.fault, results.slice(start, start + pageRows), asked.number);
      return { next: start + kept, ...(rows.length ? { results: rows } : {}) };
    };
    const headers = { 'request-id': requestId };
    if (isStream) {
      const chunks: object[] = [];
      let start = 0;
      do {
        const { next, ...rows } = page(start);
        start = next;
        chunks.push({ ...rows, fieldMask, requestId, ...(start < results.length ? {} : consumption) });
      } while (start < results.length);
      return { status: 200, headers, body: chunks };
    }
    const start = body.pageToken ? startOf(body.pageToken, body.query) : 0;
    const { next, ...rows } = page(start);
    return {
      status: 200,
      headers,
      body: {
        ...rows,
        ...(next < results.length ? { nextPageToken: tokenOf(next, body.query) } : {}),
        ...(body.searchSettings?.returnTotalResultsCount ? { totalResultsCount: String(results.length) } : {}),
        fieldMask,
        ...consumption,
      },
    };
  }
}

function parse(text: string): Body {
  try {
    return JSON.parse(text) as Body;
  } catch {
    throw new Refused('INVALID_ARGUMENT', 'requestError', 'UNKNOWN', 'Invalid JSON payload received.');
  }
}

const hashOf = (query: string) => createHash('md5').update(query).digest('base64url').slice(0, 8);
const tokenOf = (start: number, query: string) => Buffer.from(`${hashOf(query)}:${start}`).toString('base64url');

function startOf(token: unknown, query: string): number {
  const [hash, start] = Buffer.from(String(token), 'base64url').toString().split(':');
  if (hash !== hashOf(query) || !/^\d+$/.test(start ?? '')) {
    throw new Refused('INVALID_ARGUMENT', 'requestError', 'INVALID_PAGE_TOKEN', 'The page token is not of this query.');
  }
  return Number(start);
}

/** What is no path of the API never reaches it. */
const notFound = (): Answer => ({
  status: 404,
  body: { error: { code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' } },
});
