/** A running emulator for tests, with a clock that doesn't move. */
import { after, afterEach, before } from 'node:test';
import { startMetaEmulator, type EmulatorOptions } from './server.ts';

export const NOW = 1_800_000_000;
export const DATASET = '1234567';
export const TOKEN = 'good';

type Emulator = Awaited<ReturnType<typeof startMetaEmulator>>;

export interface Answer {
  status: number;
  headers: Headers;
  json: Record<string, unknown>;
}

export interface PostOptions {
  dataset?: string;
  version?: string;
  token?: string | null;
  query?: string;
}

/** Starts an emulator for the tests of one `describe`; it forgets everything after each. */
export function emulatorForTests(options: EmulatorOptions = {}) {
  let emulator: Emulator;
  before(async () => (emulator = await startMetaEmulator({ clock: () => NOW, accessTokens: [TOKEN], ...options })));
  after(() => emulator.close());
  afterEach(() => emulator.clear());

  const call = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const answer = await fetch(emulator.url + path, init);
    return {
      status: answer.status,
      headers: answer.headers,
      json: (await answer.json()) as Record<string, unknown>,
    };
  };
  return {
    get emulator() {
      return emulator;
    },
    call,
    get: (path: string, token: string = TOKEN) => call(path, { headers: { authorization: `Bearer ${token}` } }),
    control: (path: string, method = 'GET', body?: unknown) =>
      call(`/_emulator/${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body) }),
    post: (body: string | object, more: PostOptions = {}) => {
      const { dataset = DATASET, version = 'v27.0', token = TOKEN, query = '' } = more;
      return call(`/${version}/${dataset}/events${query}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
    },
  };
}

/** An event as a CRM sends it. */
export const crmEvent = (changes: object = {}) => ({
  event_name: 'Qualified',
  event_time: NOW - 60,
  action_source: 'system_generated',
  event_id: 'e-1',
  user_data: { lead_id: 1234567890123456 },
  custom_data: { event_source: 'crm', lead_event_source: 'Salesforce' },
  ...changes,
});

/** So many different events. */
export const crmEvents = (count: number) =>
  Array.from({ length: count }, (_, i) => crmEvent({ event_id: `e-${i}`, user_data: { lead_id: 10 ** 15 + i } }));

/** Status, code and subcode of a refusal. */
export function refusalIn({ status, json }: Answer) {
  const { code, error_subcode: subcode } = json.error as Record<string, unknown>;
  return { status, code, subcode };
}
