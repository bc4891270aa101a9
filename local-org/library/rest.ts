/** RestContext: the request an Apex REST method answers, and its answer. */
import { mapOf, Types } from '../values/types.ts';
import { transaction } from '../running/transaction.ts';
import { defineClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import type { ApexBlob } from '../values/values.ts';
import { ApexMap } from '../values/values.ts';

const textMap = () => new ApexMap<string, string>(mapOf(Types.String, Types.String));

export class ApexRestRequest {
  headers = textMap();
  params = textMap();
  httpMethod: string | null = null;
  remoteAddress: string | null = null;
  requestBody: ApexBlob | null = null;
  requestURI: string | null = null;
  resourcePath: string | null = null;
}

export class ApexRestResponse {
  headers = textMap();
  responseBody: ApexBlob | null = null;
  statusCode: number | null = null;
}

/** Lets Apex read and assign a member of the JavaScript object of the same name. */
const member = <T extends object>(name: keyof T) => ({
  get: (self: T) => self[name],
  set: (self: T, value: T[keyof T]) => (self[name] = value),
});

defineClass(
  'RestRequest',
  {
    'new()': () => new ApexRestRequest(),
    'Map<String, String> headers': (self: ApexRestRequest) => self.headers,
    'Map<String, String> params': (self: ApexRestRequest) => self.params,
    'String httpMethod': member<ApexRestRequest>('httpMethod'),
    'String remoteAddress': member<ApexRestRequest>('remoteAddress'),
    'Blob requestBody': member<ApexRestRequest>('requestBody'),
    'String requestURI': member<ApexRestRequest>('requestURI'),
    'String resourcePath': member<ApexRestRequest>('resourcePath'),
    'void addHeader(String name, String value)': (self: ApexRestRequest, name: string, value: string) =>
      self.headers.put(name, value),
    'void addParameter(String name, String value)': (self: ApexRestRequest, name: string, value: string) =>
      self.params.put(name, value),
  },
  { js: ApexRestRequest },
);

defineClass(
  'RestResponse',
  {
    'new()': () => new ApexRestResponse(),
    'Map<String, String> headers': (self: ApexRestResponse) => self.headers,
    'Blob responseBody': member<ApexRestResponse>('responseBody'),
    'Integer statusCode': member<ApexRestResponse>('statusCode'),
    'void addHeader(String name, String value)': (self: ApexRestResponse, name: string, value: string) => {
      if (/[\r\n]/.test(name + value)) throwApex('InvalidHeaderException', `Invalid header: ${name}`);
      self.headers.put(name, value);
    },
  },
  { js: ApexRestResponse },
);

interface RestState {
  request: ApexRestRequest | null;
  response: ApexRestResponse | null;
}
const KEY = Symbol('RestContext');

/** Begins a REST request: what `RestContext` holds in the running transaction. */
export function beginRequest(request: ApexRestRequest, response: ApexRestResponse): void {
  Object.assign(restState(), { request, response });
}

/** The request and response of the running transaction; both null where no REST request started it. */
function restState(): RestState {
  const { statics } = transaction();
  let state = statics.get(KEY) as RestState | undefined;
  if (!state) statics.set(KEY, (state = { request: null, response: null }));
  return state;
}

defineClass('RestContext', {
  'static RestRequest request': {
    get: () => restState().request,
    set: (value: ApexRestRequest | null) => (restState().request = value),
  },
  'static RestResponse response': {
    get: () => restState().response,
    set: (value: ApexRestResponse | null) => (restState().response = value),
  },
});
