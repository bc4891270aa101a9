/** Http, HttpRequest, HttpResponse and the mocks that replace them in tests. */
import { gzipSync } from 'node:zlib';
import { listOf, Types } from '../values/types.ts';
import { admitCallout, send } from '../services/callouts.ts';
import { handOut } from '../running/heap.ts';
import { mockFor } from '../running/test-methods.ts';
import { transaction } from '../running/transaction.ts';
import { bridgeName } from '../values/bridge.ts';
import { defineClass, defineInterface } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { ApexBlob, ApexList } from '../values/values.ts';

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE']);
const DEFAULT_TIMEOUT_MILLISECONDS = 10_000;
const MAXIMUM_TIMEOUT_MILLISECONDS = 120_000;
const RESPOND = bridgeName('respond', 1);

/** Headers: names keep the case they were given in, and are found in any. */
export class HttpHeaders {
  readonly byName = new Map<string, string>();

  set(name: string, value: string): void {
    this.byName.set(this.canonical(name) ?? name, value);
  }
  /** In alphabetical order, as the platform lists them. */
  names(): string[] {
    return [...this.byName.keys()].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  }
  get(name: string): string | null {
    const known = this.canonical(name);
    return known === null ? null : (this.byName.get(known) ?? null);
  }
  private canonical(name: string): string | null {
    const lower = name.toLowerCase();
    for (const known of this.byName.keys()) if (known.toLowerCase() === lower) return known;
    return null;
  }
}

class HttpMessage {
  readonly headers = new HttpHeaders();
  body: Uint8Array = new Uint8Array();

  get text(): string {
    return new TextDecoder().decode(this.body);
  }
  set text(value: string) {
    this.body = new TextEncoder().encode(value);
  }
}

export class ApexHttpRequest extends HttpMessage {
  endpoint: string | null = null;
  method: string | null = null;
  compressed = false;
  timeoutMilliseconds = DEFAULT_TIMEOUT_MILLISECONDS;
  override toString(): string {
    return `System.HttpRequest[Endpoint=${this.endpoint}, Method=${this.method}]`;
  }
}

export class ApexHttpResponse extends HttpMessage {
  status: string | null = null;
  statusCode = 0;
  override toString(): string {
    return `System.HttpResponse[Status=${this.status}, StatusCode=${this.statusCode}]`;
  }
}

class ApexHttp {}

const notNull = <T>(value: T | null, name: string): T =>
  value === null ? throwApex('NullPointerException', `Argument cannot be null: ${name}`) : value;

const MESSAGE_MEMBERS = {
  'String getBody()': (self: HttpMessage) => self.text,
  'Blob getBodyAsBlob()': (self: HttpMessage) => new ApexBlob(self.body),
  'void setBody(String body)': (self: HttpMessage, body: string | null) => (self.text = notNull(body, 'body')),
  'void setBodyAsBlob(Blob body)': (self: HttpMessage, body: ApexBlob | null) =>
    (self.body = notNull(body, 'body').bytes),
  'String getHeader(String key)': (self: HttpMessage, key: string | null) =>
    key === null ? null : self.headers.get(key),
  'void setHeader(String key, String value)': (self: HttpMessage, key: string | null, value: string | null) =>
    self.headers.set(notNull(key, 'key'), notNull(value, 'value')),
};

defineClass(
  'HttpRequest',
  {
    'new()': () => new ApexHttpRequest(),
    ...MESSAGE_MEMBERS,
    'Boolean getCompressed()': (self: ApexHttpRequest) => self.compressed,
    'void setCompressed(Boolean compressed)': (self: ApexHttpRequest, compressed: boolean | null) =>
      (self.compressed = compressed === true),
    'String getEndpoint()': (self: ApexHttpRequest) => self.endpoint,
    'void setEndpoint(String endpoint)': (self: ApexHttpRequest, endpoint: string | null) => (self.endpoint = endpoint),
    'String getMethod()': (self: ApexHttpRequest) => self.method,
    'void setMethod(String method)': (self: ApexHttpRequest, method: string | null) => (self.method = method),
    'void setTimeout(Integer timeout)': (self: ApexHttpRequest, timeout: number | null) => {
      const milliseconds = notNull(timeout, 'timeout');
      if (milliseconds < 1 || milliseconds > MAXIMUM_TIMEOUT_MILLISECONDS) {
        throwApex(
          'CalloutException',
          `Invalid timeout: ${milliseconds}. Must be between 1 and ${MAXIMUM_TIMEOUT_MILLISECONDS} milliseconds`,
        );
      }
      self.timeoutMilliseconds = milliseconds;
    },
    'String toString()': (self: ApexHttpRequest) => self.toString(),
  },
  { js: ApexHttpRequest },
);

defineClass(
  'HttpResponse',
  {
    'new()': () => new ApexHttpResponse(),
    ...MESSAGE_MEMBERS,
    'List<String> getHeaderKeys()': (self: ApexHttpResponse) =>
      new ApexList(listOf(Types.String), self.headers.names()),
    'String getStatus()': (self: ApexHttpResponse) => self.status,
    'void setStatus(String status)': (self: ApexHttpResponse, status: string | null) => (self.status = status),
    'Integer getStatusCode()': (self: ApexHttpResponse) => self.statusCode,
    'void setStatusCode(Integer statusCode)': (self: ApexHttpResponse, statusCode: number | null) =>
      (self.statusCode = notNull(statusCode, 'statusCode')),
    'String toString()': (self: ApexHttpResponse) => self.toString(),
  },
  { js: ApexHttpResponse },
);

defineClass(
  'Http',
  {
    'new()': () => new ApexHttp(),
    'HttpResponse send(HttpRequest request)': (_self: ApexHttp, request: ApexHttpRequest | null) =>
      sendRequest(notNull(request, 'request')),
    'String toString()': () => 'System.Http[]',
  },
  { js: ApexHttp },
);

function sendRequest(request: ApexHttpRequest): ApexHttpResponse {
  const { endpoint, method } = request;
  admitCallout();
  const mock = mockFor('HttpCalloutMock');
  if (mock) return (mock as Record<string, (r: ApexHttpRequest) => ApexHttpResponse>)[RESPOND](request);
  // A mock answers a request of any kind, an unfinished one too.
  if (!endpoint) throwApex('CalloutException', 'Missing endpoint');
  if (!method) throwApex('CalloutException', 'Missing method');
  if (!METHODS.has(method.toUpperCase())) throwApex('CalloutException', `Invalid HTTP method: ${method}`);
  const headers = new Map(request.headers.byName);
  if (request.compressed) headers.set('Content-Encoding', 'gzip');
  const body = request.compressed ? gzipSync(request.body) : request.body;
  const answer = send({
    method: method.toUpperCase(),
    endpoint,
    headers,
    body: body.length ? body : null,
    timeoutMilliseconds: request.timeoutMilliseconds,
  });
  const response = new ApexHttpResponse();
  response.statusCode = answer.status;
  response.status = answer.statusText;
  response.body = answer.body;
  handOut(answer.body.length);
  for (const [name, value] of answer.headers) response.headers.set(name, value);
  return response;
}

defineInterface('HttpCalloutMock', ['HttpResponse respond(HttpRequest request)']);
defineInterface('WebServiceMock', [
  'void doInvoke(Object stub, Object request, Map<String, Object> response, String endpoint, String soapAction, String requestName, String responseNS, String responseName, String responseType)',
]);

/** Answers every request from static resources. */
class StaticResourceMock extends HttpMessage {
  status = 'OK';
  statusCode = 200;
  resource: string | null = null;
  readonly byEndpoint = new Map<string, string>();

  respond(request: ApexHttpRequest): ApexHttpResponse {
    const name = this.byEndpoint.get(request.endpoint ?? '') ?? this.resource;
    if (name === null) {
      throwApex('CalloutException', `No static resource is set for the endpoint ${request.endpoint}`);
    }
    const response = new ApexHttpResponse();
    response.statusCode = this.statusCode;
    response.status = this.status;
    response.body =
      transaction().org.staticResource(name) ?? throwApex('CalloutException', `Static resource not found: ${name}`);
    for (const [header, value] of this.headers.byName) response.headers.set(header, value);
    return response;
  }
}
// `Http.send` calls it as it calls a mock written in Apex.
Object.defineProperty(StaticResourceMock.prototype, RESPOND, { value: StaticResourceMock.prototype.respond });
class MultiStaticResourceMock extends StaticResourceMock {}

const STATIC_MOCK_MEMBERS = {
  'HttpResponse respond(HttpRequest request)': (self: StaticResourceMock, request: ApexHttpRequest) =>
    self.respond(request),
  'void setHeader(String name, String value)': (self: StaticResourceMock, name: string, value: string) =>
    self.headers.set(name, value),
  'void setStatus(String status)': (self: StaticResourceMock, status: string) => (self.status = status),
  'void setStatusCode(Integer statusCode)': (self: StaticResourceMock, statusCode: number) =>
    (self.statusCode = statusCode),
};

defineClass(
  'StaticResourceCalloutMock',
  {
    'new()': () => new StaticResourceMock(),
    ...STATIC_MOCK_MEMBERS,
    'void setStaticResource(String name)': (self: StaticResourceMock, name: string) => (self.resource = name),
  },
  { js: StaticResourceMock, implements: ['HttpCalloutMock'] },
);

defineClass(
  'MultiStaticResourceCalloutMock',
  {
    'new()': () => new MultiStaticResourceMock(),
    ...STATIC_MOCK_MEMBERS,
    'void setStaticResource(String endpoint, String name)': (
      self: StaticResourceMock,
      endpoint: string,
      name: string,
    ) => self.byEndpoint.set(endpoint, name),
  },
  { js: MultiStaticResourceMock, implements: ['HttpCalloutMock'] },
);
