/** A running Google Ads emulator for tests, on the last day of its world. */
import { after, afterEach, before } from 'node:test';
import { World } from '../world/world.ts';
import { startGoogleEmulator, type GoogleOptions } from './server.ts';

export const NOW = Date.parse('2026-11-30T22:00:00Z');
/** Its day is that of Asia/Kolkata. */
export const CUSTOMER = '1234567890';
export const MANAGED = '1234567891';
export const MANAGER = '9990001111';

export interface Failure {
  error: { code: number; status: string; details: { errors: { errorCode: Record<string, string> }[] }[] };
}
export interface Chunk {
  results?: Record<string, Record<string, unknown>>[];
  fieldMask: string;
  requestId: string;
  queryResourceConsumption?: string;
  nextPageToken?: string;
  totalResultsCount?: string;
}

export function googleForTests(options: GoogleOptions = {}) {
  let emulator: Awaited<ReturnType<typeof startGoogleEmulator>>;
  before(
    async () => (emulator = await startGoogleEmulator({ world: new World({ seed: 5 }), clock: () => NOW, ...options })),
  );
  after(() => emulator.close());
  afterEach(() => emulator.clear());

  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(emulator.url + path, {
      method: 'POST',
      headers: { authorization: 'Bearer good', ...headers },
      body: JSON.stringify(body),
    });
    return { status: answer.status, headers: answer.headers, json: (await answer.json()) as unknown };
  };
  const at = (customer: string, method: string, version = 'v25') =>
    `/${version}/customers/${customer}/googleAds:${method}`;
  return {
    get emulator() {
      return emulator;
    },
    post,
    at,
    control: (call: string, body: unknown) => post(`/_emulator/${call}`, body),
    /** All rows of a stream. */
    rows: async (query: string, customer = CUSTOMER, headers: Record<string, string> = {}) => {
      const { status, json } = await post(at(customer, 'searchStream'), { query }, headers);
      if (status !== 200) throw new Error(JSON.stringify(json));
      return (json as Chunk[]).flatMap(({ results }) => results ?? []);
    },
    /** The code of the one error a query is refused with, with its class: `queryError.BAD_VALUE`. */
    refusal: async (query: string, customer = CUSTOMER) => {
      const { json } = await post(at(customer, 'searchStream'), { query });
      return codeOf((json as Failure[])[0]);
    },
  };
}

export function codeOf(failure: Failure): string {
  const [[errorClass, code]] = Object.entries(failure.error.details[0].errors[0].errorCode);
  return `${errorClass}.${code}`;
}
