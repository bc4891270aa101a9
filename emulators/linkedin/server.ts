/**
 * A stand-in for api.linkedin.com/rest: accounts, campaigns, creatives, `adAnalytics`, lead forms, their responses and
 * notifications, over a generated world, with the documented versions, encodings and limits.
 */
import { randomInt } from 'node:crypto';
import type { Account, Submission } from '../world/model.ts';
import {
  startEmulator,
  type Answer,
  type Asked,
  type Emulation,
  type Frame,
  type ServerOptions,
} from '../shared/server.ts';
import { analytics } from './analytics.ts';
import { leadForm, leadResponse } from './leads.ts';
import { sendNotifications, shakeHands, type LeadNotifications } from './notifications.ts';
import { answerOf, badRequest, expiredToken, noPermission, notFound, Refused, throttled } from './refusals.ts';
import { idInUrn, parseRestli, rawParameters, versionedForm, type RestliValue } from './restli.ts';
import { checkVersion } from './versions.ts';

export interface LinkedInOptions extends ServerOptions {
  /** Of the app: signs notifications. */
  clientSecret?: string;
}

export const CLIENT_SECRET = 'local-client-secret';

interface Settings {
  /** Elements of one answer of `adAnalytics`; the rest is not told. */
  largestAnswer: number;
  /** Longer addresses are refused. */
  longestUrl: number;
  /** Metric values within five minutes. */
  metricValues: number;
  /** Calls a day, until midnight UTC; unpublished. */
  dailyCalls: number;
  /** Accounts that the token's member cannot read. */
  unreadable: string[];
}

const USUAL: Settings = {
  largestAnswer: 15_000,
  longestUrl: 8_192,
  metricValues: 45_000_000,
  dailyCalls: Infinity,
  unreadable: [],
};
const WINDOW_MILLISECONDS = 5 * 60_000;
const DAY_MILLISECONDS = 24 * 60 * 60_000;
const LARGEST_SUBSCRIPTIONS = 1_500;
const RESPONSE_DAYS = 365;
const LARGEST_PAGE = 1_000;

interface Subscription {
  id: number;
  webhook: string;
  owner: { sponsoredAccount?: string };
  leadType: string;
  /** Handshakes that failed one after the other; three block it. */
  failures: number;
}

interface Call {
  method: string;
  path: string;
  query: Map<string, RestliValue>;
  body: string;
  token: string;
}

export const startLinkedInEmulator = (options: LinkedInOptions = {}) =>
  startEmulator(options, (frame) => new LinkedInEmulation(frame, options));

class LinkedInEmulation implements Emulation {
  readonly name = 'LinkedIn';
  readonly controls: [string, string][] = [
    ['POST /_emulator/settings', '{"largestAnswer", "longestUrl", "metricValues", "dailyCalls", "unreadable"}'],
    [
      'POST /_emulator/webhooks',
      '{"url", "form", "ids", "limit", "isTest", "action", "secret", …}: sends notifications',
    ],
    ['POST /_emulator/handshakes', '{"url", "code"}: a handshake; all subscriptions without a url, as every two hours'],
  ];
  private readonly frame: Frame;
  private readonly clientSecret: string;
  private settings = USUAL;
  private calls = { day: 0, count: 0 };
  private read: { at: number; values: number }[] = [];
  private subscriptions: Subscription[] = [];

  constructor(frame: Frame, { clientSecret = CLIENT_SECRET }: LinkedInOptions) {
    this.frame = frame;
    this.clientSecret = clientSecret;
  }

  clear(): void {
    this.settings = USUAL;
    this.calls = { day: 0, count: 0 };
    this.read = [];
    this.subscriptions = [];
  }

  async answer(asked: Asked): Promise<Answer> {
    try {
      const call = this.admit(asked);
      return await this.route(call, asked);
    } catch (error) {
      if (error instanceof Refused) return answerOf(error);
      if (error instanceof SyntaxError)
        return answerOf(badRequest(`Invalid query parameters passed to request: ${error.message}`));
      throw error;
    }
  }

  async control(call: string, asked: Asked): Promise<unknown> {
    if (asked.method !== 'POST') return undefined;
    const given = JSON.parse(asked.body || '{}') as Record<string, unknown>;
    switch (call) {
      case 'settings':
        this.settings = { ...this.settings, ...given };
        return this.settings;
      case 'webhooks':
        return sendNotifications(this.frame, given as unknown as LeadNotifications, this.clientSecret);
      case 'handshakes':
        if (typeof given.url === 'string')
          return shakeHands(given.url, this.clientSecret, given.code as string | undefined);
        return this.shakeAll();
      default:
        return undefined;
    }
  }

  private admit(asked: Asked): Call {
    const { headers, url, fault } = asked;
    const path = url.pathname;
    if (!path.startsWith('/rest/')) throw notFound(path);
    if (path.length + url.search.length > this.settings.longestUrl)
      throw new Refused(414, 'URI_TOO_LONG', 'Request-URI Too Long');
    const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
    if (!token) throw new Refused(401, 'EMPTY_ACCESS_TOKEN', 'Empty oauth2 access token', 65604);
    if (token === 'invalid') throw new Refused(401, 'INVALID_ACCESS_TOKEN', 'Invalid access token', 65600);
    if (token === 'expired' || fault?.kind === 'token-expired') throw expiredToken();
    if (token === 'no-permission' || fault?.kind === 'no-permission') throw noPermission();
    checkVersion(headers['linkedin-version'] as string | undefined, this.frame.clock());
    if (headers['x-restli-protocol-version'] !== '2.0.0') {
      throw badRequest('Only the Rest.li protocol version 2.0.0 is known here: X-RestLi-Protocol-Version.');
    }
    this.count();
    if (fault?.kind === 'throttled') throw throttled();
    if (fault?.kind === 'temporary') throw new Refused(503, 'SERVICE_UNAVAILABLE', 'Service Unavailable');
    if (fault?.kind === 'error') {
      const { status = 400, code = 'ILLEGAL_ARGUMENT', message = 'An error that was asked for.' } = fault.error ?? {};
      throw new Refused(status as number, code as string, message as string);
    }
    // A query too long for an address comes as the body of a POST.
    const override = headers['x-http-method-override'];
    const isTunneled = asked.method === 'POST' && typeof override === 'string';
    if (isTunneled && !/^application\/x-www-form-urlencoded/.test(headers['content-type'] ?? '')) {
      throw badRequest('A tunneled query has the content type application/x-www-form-urlencoded.');
    }
    const raw = rawParameters(isTunneled ? asked.body : url.search);
    return {
      method: isTunneled ? override.toUpperCase() : asked.method,
      path,
      // `fields` is a projection, not a value of the protocol.
      query: new Map(
        [...raw].map(([name, value]) => [name, name === 'fields' ? decodeURIComponent(value) : parseRestli(value)]),
      ),
      body: isTunneled ? '' : asked.body,
      token,
    };
  }

  private count(): void {
    const day = Math.floor(this.frame.clock() / DAY_MILLISECONDS);
    this.calls = this.calls.day === day ? { day, count: this.calls.count + 1 } : { day, count: 1 };
    if (this.calls.count > this.settings.dailyCalls) throw throttled();
  }

  private async route(call: Call, asked: Asked): Promise<Answer> {
    const [, , resource, key, inner] = call.path.split('/').map(decodeURIComponent);
    switch (`${call.method} ${resource}${inner ? `/${inner}` : ''}`) {
      case 'GET adAnalytics':
        return this.analytics(call, asked);
      case 'GET adAccounts':
        return key ? ok(this.accountNamed(key, call)) : this.search(call, asked, this.readable(call).map(accountJson));
      case 'GET adAccounts/adCampaignGroups':
      case 'GET adAccounts/adCampaigns':
      case 'GET adAccounts/creatives':
        return this.search(call, asked, this.partsOf(key, inner, call));
      case 'GET leadForms':
        return key ? this.form(key, call) : this.forms(call, asked);
      case 'GET leadFormResponses':
        return key ? this.response(key, call) : this.responses(call, asked);
      case 'POST leadNotifications':
        return this.subscribe(call);
      case 'GET leadNotifications':
        return ok({
          elements: this.subscriptions.map(({ failures, ...shown }) => ({ ...shown, isBlocked: failures >= 3 })),
        });
      case 'DELETE leadNotifications':
        this.subscriptions = this.subscriptions.filter(({ id }) => String(id) !== key);
        return { status: 204, body: '' };
      default:
        throw notFound(call.path);
    }
  }

  private analytics({ query, token }: Call, asked: Asked): Answer {
    const now = this.frame.clock();
    this.read = this.read.filter(({ at }) => at > now - WINDOW_MILLISECONDS);
    const found = analytics(this.frame.world, query, now, (id) => this.canRead(id, token));
    const sum = this.read.reduce((total, { values }) => total + values, found.metricValues);
    if (sum > this.settings.metricValues) {
      throw throttled('Request would return too many metric values: more than 45 million within 5 minutes.');
    }
    this.read.push({ at: now, values: found.metricValues });
    const { rows } = this.frame.faults.arrange(
      asked.fault,
      found.elements.slice(0, this.settings.largestAnswer),
      asked.number,
    );
    return ok({ paging: { start: 0, count: 10, links: [] }, elements: rows });
  }

  private canRead(accountId: string, token: string): boolean {
    return token !== 'no-access' && !this.settings.unreadable.includes(accountId);
  }

  private readable({ token }: Call): Account[] {
    return this.frame.world.accounts.filter(({ network, id }) => network === 'LinkedIn' && this.canRead(id, token));
  }

  private accountNamed(key: string, call: Call): object {
    const account = this.readable(call).find(({ id }) => id === key);
    if (!account) throw noPermission();
    return accountJson(account);
  }

  private partsOf(key: string, kind: string, call: Call): object[] {
    const { world } = this.frame;
    const account = this.readable(call).find(({ id }) => id === key);
    if (!account) throw noPermission();
    const urn = `urn:li:sponsoredAccount:${account.id}`;
    const campaigns = world.campaigns.filter(
      ({ network, accountId }) => network === 'LinkedIn' && accountId === account.id,
    );
    const ids = new Set(campaigns.map(({ id }) => id));
    if (kind === 'adCampaignGroups') {
      return campaigns.map(({ id, name }) => ({ id: Number(id), name, account: urn, status: 'ACTIVE' }));
    }
    if (kind === 'adCampaigns') {
      return world.adSets
        .filter(({ campaignId }) => ids.has(campaignId))
        .map(({ id, name, campaignId }) => ({
          id: Number(id),
          name,
          account: urn,
          campaignGroup: `urn:li:sponsoredCampaignGroup:${campaignId}`,
          status: 'ACTIVE',
        }));
    }
    return world.adsOf(account).map(({ id, name, adSetId, status }) => ({
      id: `urn:li:sponsoredCreative:${id}`,
      name,
      account: urn,
      campaign: `urn:li:sponsoredCampaign:${adSetId}`,
      intendedStatus: status,
      isServing: status === 'ACTIVE',
    }));
  }

  /** Pages by a token, as the searches of accounts do. */
  private search({ query }: Call, asked: Asked, all: object[]): Answer {
    if (query.get('q') !== 'search' && query.get('q') !== 'criteria') throw badRequest('Unknown finder.');
    const size = numberIn(query, 'pageSize', 100);
    if (size < 1 || size > LARGEST_PAGE) throw badRequest(`pageSize is 1 to ${LARGEST_PAGE}.`);
    const token = query.get('pageToken');
    const start = token === undefined ? 0 : Number(Buffer.from(String(token), 'base64url').toString());
    if (!Number.isInteger(start)) throw badRequest('pageToken is not one of LinkedIn.');
    const { rows, kept } = this.frame.faults.arrange(asked.fault, all.slice(start, start + size), asked.number);
    const next = start + kept;
    const nextPageToken = Buffer.from(String(next)).toString('base64url');
    return ok({ elements: rows, metadata: next < all.length ? { nextPageToken } : {} });
  }

  private form(key: string, call: Call): Answer {
    const form = this.frame.world.form('LinkedIn', key);
    if (!form || !this.canRead(form.accountId, call.token)) throw notFound(key);
    const version = numberIn(call.query, 'version', form.version);
    if (version < 1 || version > form.version) throw notFound(`${key}, version ${version}`);
    return ok(leadForm(form, version));
  }

  private forms(call: Call, asked: Asked): Answer {
    const account = this.ownerIn(call);
    const forms = this.frame.world.forms.filter(
      ({ network, accountId }) => network === 'LinkedIn' && accountId === account.id,
    );
    return this.paged(
      call,
      asked,
      forms.map((form) => leadForm(form, form.version)),
    );
  }

  /** The page role is asked for besides the role in the ad account: without, it is refused. */
  private ownerIn({ query, token }: Call): Account {
    if (query.get('q') !== 'owner') throw badRequest('Unknown finder. Use q=owner.');
    const owner = query.get('owner');
    const id = idInUrn(
      typeof owner === 'object' && !Array.isArray(owner) ? owner.sponsoredAccount : undefined,
      'sponsoredAccount',
    );
    if (!id) throw badRequest('owner is (sponsoredAccount:urn%3Ali%3AsponsoredAccount%3A1).');
    const account = this.frame.world.account('LinkedIn', id);
    if (!account || !this.canRead(id, token)) throw noPermission();
    return account;
  }

  private responses(call: Call, asked: Asked): Answer {
    const { query } = call;
    const { world, clock } = this.frame;
    const account = this.ownerIn(call);
    const type = query.get('leadType');
    const leadType = typeof type === 'object' && !Array.isArray(type) ? type.leadType : undefined;
    if (leadType === undefined) throw badRequest('leadType is (leadType:SPONSORED).');
    const isTest = query.get('limitedToTestLeads') === 'true';
    const range = query.get('submittedAtTimeRange');
    const bounds = typeof range === 'object' && !Array.isArray(range) ? range : {};
    if (range !== undefined && bounds.start === undefined && bounds.end === undefined) {
      throw badRequest('submittedAtTimeRange is (start:ms,end:ms).');
    }
    const now = clock();
    const from = Math.max(Number(bounds.start ?? 0), now - RESPONSE_DAYS * DAY_MILLISECONDS);
    const to = Number(bounds.end ?? now + 1);
    if (Number.isNaN(from) || Number.isNaN(to))
      throw badRequest('The bounds of submittedAtTimeRange are milliseconds.');
    const urn = query.get('versionedLeadGenFormUrn');
    const wanted = urn === undefined ? null : versionedForm(String(urn));
    if (urn !== undefined && !wanted) throw badRequest('versionedLeadGenFormUrn is no URN of a form and its version.');
    const found = world.forms
      .filter(
        ({ network, accountId, id }) =>
          network === 'LinkedIn' && accountId === account.id && (!wanted || wanted.id === id),
      )
      .flatMap((form) => world.submissionsOf({ form }, now))
      .filter(
        (one) => leadType === 'SPONSORED' && one.isTest === isTest && (!wanted || wanted.version === one.formVersion),
      )
      .filter((one) => one.submittedAt >= from && one.submittedAt < to && !isGone(one, now))
      .sort((a, b) => a.submittedAt - b.submittedAt || (a.id < b.id ? -1 : 1));
    return this.paged(
      call,
      asked,
      found.map((one) => leadResponse(world, one)),
    );
  }

  private response(key: string, call: Call): Answer {
    const { world, clock } = this.frame;
    const submission = world.submission('LinkedIn', key);
    const form = submission && world.form('LinkedIn', submission.formId);
    const isThere = submission && submission.submittedAt <= clock() && !isGone(submission, clock());
    if (!isThere || !form || !this.canRead(form.accountId, call.token)) throw notFound(key);
    return ok(projected(leadResponse(world, submission), call.query));
  }

  /** Pages by start and count. */
  private paged({ query, path }: Call, asked: Asked, all: object[]): Answer {
    const start = numberIn(query, 'start', 0);
    const count = numberIn(query, 'count', 10);
    if (count < 0 || count > LARGEST_PAGE) throw badRequest(`count is at most ${LARGEST_PAGE}.`);
    const { rows, kept } = this.frame.faults.arrange(asked.fault, all.slice(start, start + count), asked.number);
    const links =
      start + kept < all.length
        ? [{ type: 'application/json', rel: 'next', href: `${path}?start=${start + kept}&count=${count}` }]
        : [];
    return ok({
      paging: { start, count, total: all.length, links },
      elements: rows.map((row) => projected(row, query)),
    });
  }

  private async subscribe({ body, token }: Call): Promise<Answer> {
    const { webhook, owner, leadType } = JSON.parse(body) as Partial<Subscription>;
    const id = idInUrn(owner?.sponsoredAccount, 'sponsoredAccount');
    if (!webhook || !URL.canParse(webhook) || !id || !leadType)
      throw badRequest('webhook, owner and leadType are required.');
    if (!this.canRead(id, token)) throw noPermission();
    const ofOwner = this.subscriptions.filter((one) => one.owner.sponsoredAccount === owner?.sponsoredAccount);
    if (ofOwner.length >= LARGEST_SUBSCRIPTIONS)
      throw badRequest(`An owner has at most ${LARGEST_SUBSCRIPTIONS} subscriptions.`);
    const { isValid } = await shakeHands(webhook, this.clientSecret);
    if (!isValid) throw badRequest('The webhook could not be validated: it did not answer the challenge.');
    const subscription: Subscription = { id: randomInt(1, 2 ** 40), webhook, owner: owner!, leadType, failures: 0 };
    this.subscriptions.push(subscription);
    return { status: 201, headers: { 'x-restli-id': String(subscription.id) }, body: '' };
  }

  /** What LinkedIn does every two hours. */
  private async shakeAll(): Promise<object[]> {
    for (const subscription of this.subscriptions) {
      const { isValid } = await shakeHands(subscription.webhook, this.clientSecret);
      subscription.failures = isValid ? 0 : subscription.failures + 1;
    }
    return this.subscriptions;
  }
}

const ok = (body: unknown): Answer => ({ status: 200, body });

const isGone = ({ deletedAt }: Submission, now: number) => deletedAt !== null && deletedAt <= now;

const accountJson = ({ id, name, currency, pageId }: Account) => ({
  id: Number(id),
  name,
  currency,
  status: 'ACTIVE',
  type: 'BUSINESS',
  reference: `urn:li:organization:${pageId}`,
});

function numberIn(query: Map<string, RestliValue>, name: string, usual: number): number {
  const value = query.get(name);
  if (value === undefined) return usual;
  if (typeof value !== 'string' || !/^\d+$/.test(value)) throw badRequest(`${name} is a number.`);
  return Number(value);
}

/** `fields=id,form:(id,name)`: what is named at the top, whole. */
function projected(element: object, query: Map<string, RestliValue>): object {
  const fields = query.get('fields');
  if (typeof fields !== 'string') return element;
  const names = new Set(fields.replace(/:\((?:[^()]|\([^()]*\))*\)/g, '').split(','));
  return Object.fromEntries(Object.entries(element).filter(([name]) => names.has(name)));
}
