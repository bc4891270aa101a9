/** Asks the local org's server. */

/** What a failed call of Apex or of the UI API rejects with, as the platform words it. */
export interface FetchResponse {
  readonly ok: false;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Record<string, string>;
  readonly errorType: 'fetchResponse';
  readonly body: { message: string; [key: string]: unknown };
}

const failure = (status: number, statusText: string, body: FetchResponse['body']): FetchResponse => ({
  ok: false,
  status,
  statusText,
  headers: {},
  errorType: 'fetchResponse',
  body,
});

/** @throws FetchResponse */
export async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch {
    throw failure(0, 'Network error', { message: 'The local org does not answer. Is it still running?' });
  }
  const answer = (await response.json()) as unknown;
  if (!response.ok) throw failure(response.status, response.statusText, answer as FetchResponse['body']);
  return answer as T;
}

/** A path whose values are escaped: an address of the shell can contain any text. */
export const pathOf = (texts: TemplateStringsArray, ...values: unknown[]): string =>
  String.raw({ raw: texts }, ...values.map((value) => encodeURIComponent(String(value))));

/** `/path?a=1`: leaves out what is undefined, null or empty. */
export function withQuery(path: string, query: Record<string, string | number | boolean | null | undefined>): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return entries.length ? `${path}?${new URLSearchParams(entries.map(([k, v]) => [k, String(v)]))}` : path;
}
