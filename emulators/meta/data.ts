/** What the Graph API tells of a generated world: accounts, ads, insights, pages, forms, leads; and what tests ask of it. */
import type { IncomingMessage } from 'node:http';
import { FaultPlan, type Fault, type FaultSettings } from '../shared/faults.ts';
import { worldOf } from '../shared/server.ts';
import { actionsOf, truthOf } from '../world/truth.ts';
import type { Account, Ad, Form, Submission } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { insights } from './insights.ts';
import {
  FORM_FIELDS,
  formNode,
  graphTime,
  LEAD_FIELDS,
  leadFilter,
  leadNode,
  testAnswers,
  USUAL_FORM_FIELDS,
  USUAL_LEAD_FIELDS,
} from './leads.ts';
import { sendLeads, verify, type LeadWebhook } from './lead-webhook.ts';
import { badParameter, expiredToken, noAccess, noPermission, refused, type Refusal } from './refusals.ts';
import { page, select, type Node } from './selection.ts';
import { refusalOfMarketingVersion } from './versions.ts';

export type Given = { value: unknown } | { refusal: Refusal };

export interface Asked {
  method: string;
  version: string;
  id: string;
  /** Without its slash; empty for the object itself. */
  edge: string;
  /** Of the address and of a body, form-encoded or JSON. */
  parameters: Record<string, string>;
  search: URLSearchParams;
  /** Address of the edge, for the next page. */
  address: string;
  fault: Fault | null;
  number: number;
  /** The use case whose limits are counted. */
  usage: string;
}

interface Settings {
  largestSync: number;
  pollsUntilDone: number;
  /** The next reports that fail, with what they tell. */
  failReports: { error_code: number; error_subcode?: number; error_message?: string }[];
  /** Calls in 24 hours for each lead of a page in 90 days: 200 × 24. */
  leadCallsPerLead: number;
  optedIn: boolean;
}

interface Report {
  id: string;
  accountId: string;
  ads: readonly Ad[];
  parameters: URLSearchParams;
  polls: number;
  failure: Settings['failReports'][number] | null;
}

const USUAL: Settings = {
  largestSync: 100_000,
  pollsUntilDone: 2,
  failReports: [],
  leadCallsPerLead: 4_800,
  optedIn: false,
};
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const LEAD_DAYS = 90;
const AD_FIELDS = new Set(
  'id name account_id adset adset_id campaign campaign_id configured_status created_time effective_status status updated_time'.split(
    ' ',
  ),
);
const ACCOUNT_FIELDS = new Set('id account_id name account_status currency timezone_name'.split(' '));
const REPORT_FIELDS = new Set(
  'id account_id async_status async_percent_completion date_start date_stop error_code error_message error_subcode error_user_title error_user_msg is_running time_ref'.split(
    ' ',
  ),
);
/** The token of a user without a role in the ad account. */
const TOKEN_WITHOUT_ADS = 'no-ads';

export class MetaData {
  readonly world: World;
  /** What the ids of the world's leads begin with. */
  readonly leadPrefix: string;
  private readonly faults = new FaultPlan();
  private readonly clock: () => number;
  private readonly appSecret: string;
  private settings = USUAL;
  private now: number | null = null;
  private count = 0;
  private reports = new Map<string, Report>();
  private subscribed = new Map<string, string[]>();
  private createdTests = new Map<string, Submission>();
  private deleted = new Set<string>();
  private leadCalls = new Map<string, number>();

  /** @param clock seconds */
  constructor(world: World, clock: () => number, appSecret: string) {
    this.world = world;
    this.clock = clock;
    this.appSecret = appSecret;
    this.leadPrefix = `1${String(world.seed % 100).padStart(2, '0')}`;
  }

  clear(): void {
    this.faults.clear();
    this.settings = USUAL;
    this.now = null;
    this.reports.clear();
    this.subscribed.clear();
    this.createdTests.clear();
    this.deleted.clear();
    this.leadCalls.clear();
  }

  /** Milliseconds. */
  private moment(): number {
    return (this.now ?? this.clock()) * 1000;
  }

  /** Of the world or made as a test, not deleted and not older than is kept. */
  lead(id: string): Submission | null {
    const found = this.createdTests.get(id) ?? this.world.submission('Facebook', id);
    return found && found.submittedAt <= this.moment() && !this.deleted.has(id) ? found : null;
  }

  asked(request: IncomingMessage, url: URL, body: string, [version, id, edge]: [string, string, string]): Asked {
    const search = new URLSearchParams(url.searchParams);
    for (const [name, value] of Object.entries(bodyParameters(body))) search.set(name, value);
    const name = edge.slice(1);
    const isData = this.isData(id, name);
    return {
      method: request.method ?? 'GET',
      version,
      id,
      edge: name,
      parameters: Object.fromEntries(search),
      search,
      address: `http://${request.headers.host}${url.pathname}`,
      fault: isData ? this.faults.next(url.pathname) : null,
      number: ++this.count,
      usage:
        name === 'insights'
          ? 'ads_insights'
          : /leads|leadgen/.test(name) || this.lead(id)
            ? 'leadgen'
            : 'ads_management',
    };
  }

  /** Is it of the generated world, and not of the datasets of conversions? */
  private isData(id: string, edge: string): boolean {
    return this.kindOf(id) !== null || (id === 'me' && ['accounts', 'adaccounts'].includes(edge));
  }

  private kindOf(id: string): 'account' | 'page' | 'form' | 'lead' | 'ad' | 'adset' | 'campaign' | 'report' | null {
    const { world } = this;
    if (world.account('Facebook', id)) return 'account';
    if (world.forms.some(({ network, pageId }) => network === 'Facebook' && pageId === id)) return 'page';
    if (world.form('Facebook', id)) return 'form';
    if (world.ad('Facebook', id)) return 'ad';
    if (this.reports.has(id)) return 'report';
    if (this.lead(id)) return 'lead';
    const adSet = world.adSet(id);
    if (adSet) return 'adset';
    return world.campaigns.some((campaign) => campaign.network === 'Facebook' && campaign.id === id)
      ? 'campaign'
      : null;
  }

  /** @returns null for what is not of the world */
  answer(asked: Asked & { token: string }): Given | null {
    const { id, edge, method, version } = asked;
    if (!this.isData(id, edge)) return null;
    const refusal =
      refusalOfMarketingVersion(version, `/${id}/${edge}`, this.moment() / 1000) ??
      this.refusalByFault(asked) ??
      this.refusalOfLeadCalls(asked);
    if (refusal) return { refusal };
    const kind = id === 'me' ? 'me' : this.kindOf(id)!;
    const route = `${method} ${kind}${edge ? `/${edge}` : ''}`;
    switch (route) {
      case 'GET me/accounts':
        return this.list(asked, this.pages(), 'id,name,access_token', new Set(['id', 'name', 'access_token', 'tasks']));
      case 'GET me/adaccounts':
        return this.list(asked, this.accounts().map(accountNode), 'id,account_id', ACCOUNT_FIELDS);
      case 'GET account':
        return select(
          accountNode(this.world.account('Facebook', id)!),
          asked.search.get('fields'),
          'id,account_id',
          ACCOUNT_FIELDS,
        );
      case 'GET account/ads':
      case 'GET account/adsets':
      case 'GET account/campaigns':
        return this.list(asked, this.structure(this.world.account('Facebook', id)!, edge), 'id', AD_FIELDS);
      case 'GET ad':
        return select(this.adNode(this.world.ad('Facebook', id)!), asked.search.get('fields'), 'id', AD_FIELDS);
      case 'GET adset':
        return select(
          { ...this.world.adSet(id)!, campaign_id: this.world.adSet(id)!.campaignId },
          asked.search.get('fields'),
          'id',
          AD_FIELDS,
        );
      case 'GET campaign':
        return select({ ...this.world.campaign(id) }, asked.search.get('fields'), 'id', AD_FIELDS);
      case 'GET account/insights':
      case 'GET campaign/insights':
      case 'GET adset/insights':
      case 'GET ad/insights':
        return this.insights(asked, kind as 'account', this.adsIn(kind, id), asked.search, true);
      case 'POST account/insights':
      case 'POST campaign/insights':
        return this.orderReport(asked, this.adsIn(kind, id));
      case 'GET report':
        return this.pollReport(asked);
      case 'GET report/insights':
        return this.readReport(asked);
      case 'GET page':
        return select(
          this.pages().find((one) => one.id === id)!,
          asked.search.get('fields'),
          'id,name',
          new Set(['id', 'name', 'access_token']),
        );
      case 'GET page/leadgen_forms':
        return this.list(
          asked,
          this.formsOf(id).map((form) => this.formNode(form)),
          USUAL_FORM_FIELDS,
          FORM_FIELDS,
        );
      case 'GET page/subscribed_apps':
        return {
          value: {
            data: [
              ...(this.subscribed.has(id)
                ? [{ id: '1', name: 'App', subscribed_fields: this.subscribed.get(id) }]
                : []),
            ],
          },
        };
      case 'POST page/subscribed_apps': {
        const fields = (asked.parameters.subscribed_fields ?? '')
          .replace(/[[\]"']/g, '')
          .split(',')
          .filter(Boolean);
        if (!fields.length) return { refusal: badParameter('Param subscribed_fields is required') };
        this.subscribed.set(id, fields);
        return { value: { success: true } };
      }
      case 'DELETE page/subscribed_apps':
        this.subscribed.delete(id);
        return { value: { success: true } };
      case 'GET form':
        return select(
          this.formNode(this.world.form('Facebook', id)!),
          asked.search.get('fields'),
          USUAL_FORM_FIELDS,
          FORM_FIELDS,
        );
      case 'GET form/leads':
        return this.leads(asked, { form: this.world.form('Facebook', id)! });
      case 'GET ad/leads':
        return this.leads(asked, { ad: this.world.ad('Facebook', id)! });
      case 'GET form/test_leads':
        return this.list(
          asked,
          this.testsOf(id).map((lead) => leadNode(this.world, lead, true)),
          USUAL_LEAD_FIELDS,
          LEAD_FIELDS,
        );
      case 'POST form/test_leads':
        return this.createTest(id);
      case 'GET lead':
        return this.readLead(asked);
      case 'DELETE lead':
        if (!this.lead(id)!.isTest) return { refusal: noPermission('permission to delete leads') };
        this.deleted.add(id);
        return { value: { success: true } };
      default:
        return { refusal: noAccess(method, id) };
    }
  }

  /** @returns undefined where there is no such call */
  async control(call: string, body: string, query: URLSearchParams): Promise<unknown> {
    const { world } = this;
    switch (call) {
      case 'GET world':
        return worldOf(world);
      case 'GET truth': {
        const key = query.get('ad');
        const ads = key === null ? world.ads : world.ads.filter((ad) => ad.key === key);
        return ads.map((ad) =>
          truthOf(world, ad, query.get('first') ?? world.firstDay, query.get('last') ?? world.lastDay, this.moment()),
        );
      }
      case 'GET actions': {
        const ad = world.adWithKey(query.get('ad') ?? '');
        if (!ad) throw new RangeError('No such ad');
        return actionsOf(world, ad, this.moment());
      }
      case 'GET read-faults':
        return this.faults.current();
      case 'POST read-faults':
        return this.faults.configure(JSON.parse(body) as Partial<FaultSettings>);
      case 'DELETE read-faults':
        this.faults.clear();
        return {};
      case 'POST settings':
        return (this.settings = { ...this.settings, ...(JSON.parse(body) as Partial<Settings>) });
      case 'POST clock':
        this.now = (JSON.parse(body) as { now: number | null }).now;
        return { now: this.now };
      case 'POST webhooks': {
        const webhook = JSON.parse(body) as LeadWebhook;
        return sendLeads(world, this.leadsToSend(webhook), webhook, this.appSecret);
      }
      case 'POST verify': {
        const { url, verifyToken } = JSON.parse(body) as { url: string; verifyToken: string };
        return verify(url, verifyToken);
      }
      default:
        return undefined;
    }
  }

  private refusalByFault({ fault, usage }: Asked): Refusal | null {
    switch (fault?.kind) {
      case 'throttled': {
        const code = { leadgen: 80005, ads_insights: 80000, ads_management: 80004 }[usage] ?? 80004;
        return refused(400, code, `(#${code}) There have been too many calls. Wait a bit and try again.`);
      }
      case 'token-expired':
        return expiredToken(this.moment() / 1000);
      case 'no-permission':
        return noPermission('leads_retrieval permission');
      case 'temporary':
        return refused(500, 2, 'Service temporarily unavailable', { isTransient: true });
      case 'error': {
        const {
          status = 400,
          code = 100,
          subcode,
          isTransient,
        } = (fault.error ?? {}) as Record<string, number | undefined>;
        return refused(status, code, 'An error that was asked for.', { subcode, isTransient: Boolean(isTransient) });
      }
      default:
        return null;
    }
  }

  /** 4,800 calls in 24 hours for each lead of the page in 90 days: none for a page without leads. */
  private refusalOfLeadCalls({ id, usage }: Asked): Refusal | null {
    const form = this.world.form('Facebook', id);
    if (usage !== 'leadgen' || !form) return null;
    const pageId = form.pageId!;
    const day = Math.floor(this.moment() / DAY_MILLISECONDS);
    const calls = (this.leadCalls.get(`${pageId} ${day}`) ?? 0) + 1;
    this.leadCalls.set(`${pageId} ${day}`, calls);
    // Counting the leads of a page costs more than the call: only when it may matter.
    if (calls <= this.settings.leadCallsPerLead) return null;
    const leads = this.formsOf(pageId).flatMap((one) => this.kept({ form: one })).length;
    return calls <= this.settings.leadCallsPerLead * leads
      ? null
      : refused(400, 80005, '(#80005) There have been too many leadgen api calls to this Page account.');
  }

  private accounts(): Account[] {
    return this.world.accounts.filter(({ network }) => network === 'Facebook');
  }

  private pages(): Node[] {
    return this.accounts().map(({ pageId, name }) => ({
      id: pageId,
      name: `Page of ${name}`,
      access_token: `page-${pageId}`,
      tasks: ['ADVERTISE', 'MANAGE'],
    }));
  }

  private formsOf(pageId: string): Form[] {
    return this.world.forms.filter((form) => form.network === 'Facebook' && form.pageId === pageId);
  }

  private formNode(form: Form): Node {
    return formNode(form, this.kept({ form }));
  }

  private adsIn(kind: string, id: string): readonly Ad[] {
    if (kind === 'account') return this.world.adsOf(this.world.account('Facebook', id)!);
    const of = { ad: 'id', adset: 'adSetId', campaign: 'campaignId' } as const;
    return this.world.ads.filter((ad) => ad.network === 'Facebook' && ad[of[kind as 'ad']] === id);
  }

  private adNode(ad: Ad): Node {
    return {
      id: ad.id,
      name: ad.name,
      account_id: ad.accountId.replace('act_', ''),
      adset_id: ad.adSetId,
      adset: { id: ad.adSetId, name: this.world.adSet(ad.adSetId)?.name },
      campaign_id: ad.campaignId,
      campaign: { id: ad.campaignId, name: this.world.campaign(ad.campaignId).name },
      status: ad.status,
      configured_status: ad.status,
      effective_status: ad.status,
      created_time: graphTime(Date.parse(this.world.firstDay)),
    };
  }

  private structure(account: Account, edge: string): Node[] {
    const campaigns = this.world.campaigns.filter(
      ({ network, accountId }) => network === 'Facebook' && accountId === account.id,
    );
    if (edge === 'campaigns')
      return campaigns.map(({ id, name }) => ({ id, name, status: 'ACTIVE', effective_status: 'ACTIVE' }));
    if (edge === 'adsets') {
      const ids = new Set(campaigns.map(({ id }) => id));
      return this.world.adSets
        .filter(({ campaignId }) => ids.has(campaignId))
        .map(({ id, name, campaignId }) => ({ id, name, campaign_id: campaignId, status: 'ACTIVE' }));
    }
    return this.world.adsOf(account).map((ad) => this.adNode(ad));
  }

  /** A page of a list, each with the fields asked for. */
  private list(asked: Asked, nodes: Node[], usual: string, known: ReadonlySet<string>): Given {
    const found = page(
      nodes,
      asked.search,
      ({ id }) => String(id),
      (rows) => this.faults.arrange(asked.fault, rows, asked.number),
      (after) => nextAddress(asked, after),
    );
    if ('refusal' in found) return found;
    const data: Node[] = [];
    for (const node of found.value.rows) {
      const chosen = select(node, asked.search.get('fields'), usual, known);
      if ('refusal' in chosen) return chosen;
      data.push(chosen.value);
    }
    return { value: { data, ...(found.value.paging ? { paging: found.value.paging } : {}) } };
  }

  /** Leads are kept 90 days; the newest come first. */
  private kept(of: { form: Form } | { ad: Ad }): Submission[] {
    const now = this.moment();
    const made = 'form' in of ? [...this.createdTests.values()].filter(({ formId }) => formId === of.form.id) : [];
    return [...this.world.submissionsOf(of, now), ...made]
      .filter(({ id, submittedAt }) => submittedAt > now - LEAD_DAYS * DAY_MILLISECONDS && !this.deleted.has(id))
      .sort((a, b) => b.submittedAt - a.submittedAt || (a.id < b.id ? 1 : -1));
  }

  private leads(asked: Asked & { token: string }, of: { form: Form } | { ad: Ad }): Given {
    const filter = leadFilter(asked.search.get('filtering'));
    if ('refusal' in filter) return filter;
    const nodes = this.kept(of)
      .filter((lead) => filter.isWanted(lead))
      .map((lead) => leadNode(this.world, lead, asked.token !== TOKEN_WITHOUT_ADS));
    return this.list(asked, nodes, USUAL_LEAD_FIELDS, LEAD_FIELDS);
  }

  private readLead(asked: Asked & { token: string }): Given {
    const lead = this.lead(asked.id)!;
    if (lead.submittedAt <= this.moment() - LEAD_DAYS * DAY_MILLISECONDS) return { refusal: noAccess('get', asked.id) };
    return select(
      leadNode(this.world, lead, asked.token !== TOKEN_WITHOUT_ADS),
      asked.search.get('fields'),
      USUAL_LEAD_FIELDS,
      LEAD_FIELDS,
    );
  }

  private testsOf(formId: string): Submission[] {
    return this.kept({ form: this.world.form('Facebook', formId)! }).filter(({ isTest }) => isTest);
  }

  /** One a form: the one before is to be deleted first. */
  private createTest(formId: string): Given {
    if (this.testsOf(formId).length) return { refusal: badParameter('A test lead exists already. Delete it first.') };
    const form = this.world.form('Facebook', formId)!;
    const id = `${this.leadPrefix}9999999${String(this.createdTests.size + 1).padStart(7, '0')}`;
    this.createdTests.set(id, {
      network: 'Facebook',
      id,
      formId,
      formVersion: 1,
      adKey: null,
      personIndex: 0,
      email: 'test@fb.com',
      impressionAt: this.moment(),
      submittedAt: this.moment(),
      isTest: true,
      isOrganic: true,
      deletedAt: null,
      answers: testAnswers(form),
      consents: Object.fromEntries(form.consents.map(({ key }) => [key, true])),
      clickId: null,
    });
    return { value: { id } };
  }

  private leadsToSend({ form, ids, isTest = false, limit }: LeadWebhook): Submission[] {
    return this.world.forms
      .filter(({ network, id }) => network === 'Facebook' && (form === undefined || form === id))
      .flatMap((one) => this.kept({ form: one }).reverse())
      .filter((lead) => (ids ? ids.includes(lead.id) : lead.isTest === isTest))
      .slice(0, limit);
  }

  private insights(
    asked: Asked,
    level: 'account' | 'campaign' | 'adset' | 'ad',
    ads: readonly Ad[],
    parameters: URLSearchParams,
    isSynchronous: boolean,
  ): Given {
    const { largestSync, optedIn } = this.settings;
    const rows = insights(this.world, ads, level, parameters, {
      now: this.moment(),
      largestSync,
      optedIn,
      isSynchronous,
    });
    if ('refusal' in rows) return rows;
    const found = page(
      rows.value,
      asked.search,
      (_row, i) => String(i),
      (some) => this.faults.arrange(asked.fault, some, asked.number),
      (after) => nextAddress(asked, after),
    );
    if ('refusal' in found) return found;
    return { value: { data: found.value.rows, ...(found.value.paging ? { paging: found.value.paging } : {}) } };
  }

  private orderReport(asked: Asked, ads: readonly Ad[]): Given {
    const checked = insights(this.world, ads, 'account', asked.search, {
      now: this.moment(),
      largestSync: Infinity,
      optedIn: true,
      isSynchronous: false,
    });
    if ('refusal' in checked) return checked;
    const id = `60000${String(this.reports.size + 1).padStart(11, '0')}`;
    const [failure = null, ...others] = this.settings.failReports;
    this.settings = { ...this.settings, failReports: others };
    this.reports.set(id, { id, accountId: asked.id, ads, parameters: asked.search, polls: 0, failure });
    return { value: { report_run_id: id } };
  }

  private pollReport(asked: Asked): Given {
    const report = this.reports.get(asked.id)!;
    const { pollsUntilDone } = this.settings;
    report.polls++;
    const isOver = report.polls > pollsUntilDone;
    const failed = isOver && report.failure;
    const status = failed
      ? 'Job Failed'
      : isOver
        ? 'Job Completed'
        : report.polls === 1
          ? 'Job Not Started'
          : 'Job Running';
    const percent = isOver && !failed ? 100 : Math.floor((report.polls / (pollsUntilDone + 1)) * 90);
    const node = {
      id: report.id,
      account_id: report.accountId.replace('act_', ''),
      async_status: status,
      async_percent_completion: percent,
      is_running: !isOver,
      // From v25, and negative for some.
      ...(failed && Number(asked.version.slice(1)) >= 25
        ? {
            error_message: 'The report failed.',
            error_user_title: 'Report failed',
            error_user_msg: 'Try again.',
            ...failed,
          }
        : {}),
    };
    return select(
      node,
      asked.search.get('fields'),
      'id,account_id,async_status,async_percent_completion',
      REPORT_FIELDS,
    );
  }

  private readReport(asked: Asked): Given {
    const report = this.reports.get(asked.id)!;
    if (report.polls <= this.settings.pollsUntilDone || report.failure)
      return { refusal: badParameter('The report is not ready', 1504022) };
    return this.insights(asked, 'account', report.ads, report.parameters, false);
  }
}

const accountNode = ({ id, name, currency, timeZone }: Account): Node => ({
  id,
  account_id: id.replace('act_', ''),
  name,
  account_status: 1,
  currency,
  timezone_name: timeZone,
});

function nextAddress({ address, search }: Asked, after: string): string {
  const next = new URLSearchParams(search);
  next.set('after', after);
  return `${address}?${next.toString()}`;
}

/** A body is form-encoded, or JSON whose inner values are written as JSON again. */
function bodyParameters(body: string): Record<string, string> {
  if (!body.trim()) return {};
  if (!body.trim().startsWith('{')) return Object.fromEntries(new URLSearchParams(body));
  try {
    const json = JSON.parse(body) as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(json)
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name, value]) => [
          name,
          typeof value === 'string'
            ? value
            : Array.isArray(value) && value.every((one) => typeof one === 'string')
              ? value.join(',')
              : JSON.stringify(value),
        ]),
    );
  } catch {
    return {};
  }
}
