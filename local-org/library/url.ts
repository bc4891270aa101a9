/** Url: its parts as Java's URL has them. */
import { required } from './arguments.ts';
import { bridgeName } from '../values/bridge.ts';
import { defineClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';

const FORM =
  /^([a-z][a-z0-9+.-]*):(?:\/\/(?:([^/?#@]*)@)?(\[[^\]]*\]|[^/?#:]*)(?::(\d+))?)?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/i;

export class ApexUrl {
  readonly text: string;
  readonly protocol: string;
  readonly userInfo: string | null;
  readonly host: string;
  /** -1 when none is written. */
  readonly port: number;
  readonly path: string;
  readonly query: string | null;
  readonly reference: string | null;

  constructor(text: string) {
    const match = FORM.exec(text.trim());
    if (!match) throwApex('StringException', `no protocol: ${text}`);
    this.text = text.trim();
    this.protocol = match[1].toLowerCase();
    this.userInfo = match[2] ?? null;
    this.host = match[3] ?? '';
    this.port = match[4] ? Number(match[4]) : -1;
    this.path = match[5];
    this.query = match[6] ?? null;
    this.reference = match[7] ?? null;
  }

  get authority(): string {
    return `${this.userInfo ? `${this.userInfo}@` : ''}${this.host}${this.port < 0 ? '' : `:${this.port}`}`;
  }
  /** The path with the query. */
  get file(): string {
    return this.path + (this.query === null ? '' : `?${this.query}`);
  }
  [bridgeName('toString', 0)](): string {
    return this.text;
  }
  [bridgeName('equals', 1)](other: unknown): boolean {
    return other instanceof ApexUrl && other.text === this.text;
  }
}

const DEFAULT_PORTS: Record<string, number> = { http: 80, https: 443, ftp: 21 };

/** A file whose path does not begin with a slash gets one. */
const assemble = (protocol: string, host: string, port: number, file: string) =>
  new ApexUrl(`${required(protocol)}://${required(host, 2)}${port < 0 ? '' : `:${port}`}${required(file, 3)}`);

function relativeTo(context: ApexUrl, spec: string): ApexUrl {
  try {
    return new ApexUrl(new URL(required(spec, 2), required(context).text).href);
  } catch {
    return throwApex('StringException', `no protocol: ${spec}`);
  }
}

/** No browser ever goes there: the pages of the local org have no My Domain. */
const orgUrl = () => new ApexUrl('https://local-org.my.salesforce.com');

defineClass(
  'Url',
  {
    'new(String spec)': (_type, spec: string) => new ApexUrl(required(spec)),
    'new(Url context, String spec)': (_type, context: ApexUrl, spec: string) => relativeTo(context, spec),
    'new(String protocol, String host, String file)': (_type, protocol: string, host: string, file: string) =>
      assemble(protocol, host, -1, file),
    'new(String protocol, String host, Integer port, String file)': (
      _type,
      protocol: string,
      host: string,
      port: number,
      file: string,
    ) => assemble(protocol, host, required(port, 3), file),
    'static Url getOrgDomainUrl()': orgUrl,
    'static Url getSalesforceBaseUrl()': orgUrl,
    'String getAuthority()': (self: ApexUrl) => self.authority,
    'Integer getDefaultPort()': (self: ApexUrl) => DEFAULT_PORTS[self.protocol] ?? -1,
    'String getFile()': (self: ApexUrl) => self.file,
    'String getHost()': (self: ApexUrl) => self.host,
    'String getPath()': (self: ApexUrl) => self.path,
    'Integer getPort()': (self: ApexUrl) => self.port,
    'String getProtocol()': (self: ApexUrl) => self.protocol,
    'String getQuery()': (self: ApexUrl) => self.query,
    'String getRef()': (self: ApexUrl) => self.reference,
    'String getUserInfo()': (self: ApexUrl) => self.userInfo,
    'Boolean sameFile(Url other)': (self: ApexUrl, other: ApexUrl) =>
      self.protocol === required(other).protocol && self.authority === other.authority && self.file === other.file,
    'String toExternalForm()': (self: ApexUrl) => self.text,
    'String toString()': (self: ApexUrl) => self.text,
  },
  { js: ApexUrl },
);
