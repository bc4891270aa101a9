/** An HTTP callout from Apex: the platform's checks, then a mock in tests or real HTTP. */
import { hasSavepoints } from '../data/savepoints.ts';
import { notSupported, throwApex } from '../values/exceptions.ts';
import { callHttp } from './http-thread.ts';
import { MAXIMUM_CALLOUT_MILLISECONDS } from '../running/limits.ts';
import { transaction, type Transaction } from '../running/transaction.ts';

export interface CalloutRequest {
  method: string;
  endpoint: string;
  headers: ReadonlyMap<string, string>;
  body: Uint8Array | null;
  timeoutMilliseconds: number;
}

export interface CalloutResponse {
  status: number;
  statusText: string;
  headers: [name: string, value: string][];
  body: Uint8Array;
}

const MAXIMUM_BODY = { synchronous: 6_000_000, asynchronous: 12_000_000 };

const FAILURES: Record<string, string> = {
  TIMEOUT: 'Read timed out',
  NO_ANSWER: 'Unexpected end of file from server',
  TRUNCATED: 'Premature EOF',
  MALFORMED: 'Invalid Http response',
  ECONNREFUSED: 'Connection refused',
  ECONNRESET: 'Connection reset',
  ENOTFOUND: 'Unknown host',
  EAI_AGAIN: 'Unknown host',
  ETIMEDOUT: 'Connection timed out',
};

/** Refuses what the platform refuses before it looks at the request, and counts the callout. */
export function admitCallout(): void {
  const current = transaction();
  if (current.triggers.length) {
    throwApex('CalloutException', 'Callout from triggers are currently not supported.');
  }
  if (current.entry.calloutsRefused) throwApex('CalloutException', current.entry.calloutsRefused);
  if (current.hasUncommittedWork || hasSavepoints(current)) {
    throwApex('CalloutException', 'You have uncommitted work pending. Please commit or rollback before calling out');
  }
  current.limits.use('callouts');
}

/** Sends the request and waits. @throws CalloutException when there is no answer */
export function send(request: CalloutRequest): CalloutResponse {
  const current = transaction();
  if (current.test) {
    throwApex('TypeException', 'Methods defined as TestMethod do not support Web service callouts');
  }
  const maximumBody = current.isAsync ? MAXIMUM_BODY.asynchronous : MAXIMUM_BODY.synchronous;
  if ((request.body?.length ?? 0) > maximumBody) {
    throwApex(
      'CalloutException',
      `Exceeded max size limit of ${maximumBody} with request size ${request.body?.length}`,
    );
  }
  const { url, headers, authentication } = current.org.endpoints.resolve(request.endpoint);
  const own = [...request.headers].map(([name, value]) => [name, authentication?.header(value) ?? value] as const);
  const answer = timed(current, request.timeoutMilliseconds, (timeoutMilliseconds) =>
    callHttp({
      method: request.method,
      url,
      headers: { ...Object.fromEntries(own), ...headers },
      body: authentication ? authentication.body(request.body) : request.body,
      timeoutMilliseconds,
    }),
  );
  if ('failed' in answer) throwApex('CalloutException', FAILURES[answer.failed] ?? answer.failed);
  const encoding = answer.headers.find(([name]) => name.toLowerCase() === 'content-encoding')?.[1];
  // Whether an org decodes it is not documented; servers send it only where code asked with Accept-Encoding.
  if (encoding && encoding !== 'identity') notSupported(`a response compressed by ${encoding}`, 'Http.send');
  if (answer.body.length > maximumBody) {
    throwApex('CalloutException', `Exceeded max size limit of ${maximumBody} with response size ${answer.body.length}`);
  }
  return answer;
}

function timed<T>(current: Transaction, wanted: number, call: (timeoutMilliseconds: number) => T): T {
  const left = MAXIMUM_CALLOUT_MILLISECONDS - current.limits.calloutMilliseconds;
  if (left <= 0) {
    throwApex('CalloutException', `Exceeded maximum time allotted for callout (${MAXIMUM_CALLOUT_MILLISECONDS} ms)`);
  }
  const begun = performance.now();
  try {
    return call(Math.min(wanted, left));
  } finally {
    current.limits.calloutMilliseconds += performance.now() - begun;
  }
}
