/**
 * Where callouts may go: named credentials and remote sites of the project, and the addresses this machine gives them.
 *
 * The address behind `callout:Name` is, in this order: the environment's `LOCAL_ORG_ENDPOINT_<Name>`,
 * `namedCredentials.<Name>` of `.local-org/config.json`, what the caller of `openOrg` configured (an emulator). The
 * project's own metadata only says that the credential exists: its address is the real service, never called from here.
 */
import { throwApex } from '../values/exceptions.ts';
import type { Destination, RunningEndpoints } from '../running/org.ts';
import type { Project } from '../metadata/index.ts';
import type { NamedCredential } from '../metadata/records.ts';
import { Authentication } from './authentication.ts';

export interface CredentialConfig {
  /** Address that replaces the credential's URL on this machine. */
  endpoint: string;
  /** Replaces the external credential and its permissions: `{ "Authorization": "Bearer …" }`. */
  headers?: Record<string, string>;
}

/** Values of named principals: external credential → principal → parameter → value. */
export type CredentialValues = Record<string, Record<string, Record<string, string>>>;

export class Endpoints implements RunningEndpoints {
  /** By lower-case name without namespace; the canonical name. */
  private readonly credentials = new Map<string, string>();
  private readonly remoteSites: readonly string[];
  private readonly configured: Record<string, CredentialConfig>;
  private readonly namespace: string | null;
  private readonly metadata: readonly NamedCredential[];

  constructor(
    { namedCredentials, remoteSites, namespace }: Pick<Project, 'namedCredentials' | 'remoteSites' | 'namespace'>,
    configured: Record<string, CredentialConfig>,
  ) {
    this.namespace = namespace;
    this.configured = Object.fromEntries(Object.entries(configured).map(([name, c]) => [name.toLowerCase(), c]));
    for (const name of Object.keys(configured)) this.add(name);
    for (const { name } of namedCredentials) this.add(name);
    this.metadata = namedCredentials;
    this.remoteSites = remoteSites.map((site) => site.url);
  }

  /** Names of the named credentials the project has. */
  names(): string[] {
    return [...this.credentials.values()].sort();
  }

  /** Makes a credential known that Apex created (`ConnectApi.NamedCredentials`). */
  add(name: string): void {
    this.credentials.set(name.toLowerCase(), name);
  }

  resolve(endpoint: string): Destination {
    const named = /^callout:([^/?]+)(.*)$/is.exec(endpoint);
    if (named) return this.resolveNamed(named[1], named[2]);
    if (!/^https?:\/\//i.test(endpoint) || !URL.canParse(endpoint)) {
      throwApex('CalloutException', `no protocol: ${endpoint}`);
    }
    const origin = new URL(endpoint).origin;
    if (!this.remoteSites.some((site) => URL.canParse(site) && new URL(site).origin === origin)) {
      throwApex(
        'CalloutException',
        `Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${endpoint}`,
      );
    }
    return { url: endpoint, headers: {}, authentication: null };
  }

  private resolveNamed(written: string, rest: string): Destination {
    const prefix = this.namespace ? `${this.namespace.toLowerCase()}__` : '';
    const key = written.toLowerCase();
    const name = this.credentials.get(prefix && key.startsWith(prefix) ? key.slice(prefix.length) : key);
    const known = this.metadata.find((one) => one.name === name);
    if (!name || known?.isEnabled === false) {
      throwApex(
        'CalloutException',
        `The callout couldn't access the endpoint. You might not have the required permissions, or the named credential "${written}" might not exist.`,
      );
    }
    const config = this.configured[name.toLowerCase()];
    const authentication = config?.headers || !known ? null : Authentication.of(known);
    const fromEnvironment = process.env[`LOCAL_ORG_ENDPOINT_${name}`];
    const base = fromEnvironment ?? config?.endpoint;
    if (!base || !URL.canParse(base)) {
      throwApex(
        'CalloutException',
        `Named credential ${name} has no ${base ? 'valid ' : ''}address on this machine. Set LOCAL_ORG_ENDPOINT_${name}, or namedCredentials.${name}.endpoint in .local-org/config.json.`,
      );
    }
    const headers = config?.headers ?? authentication?.headers() ?? {};
    return { url: base.replace(/\/$/, '') + rest, headers, authentication };
  }
}
