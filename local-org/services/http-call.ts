/** What the Apex thread and the thread that does its HTTP say to each other. */

export interface HttpCall {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: Uint8Array | null;
  timeoutMilliseconds: number;
}

export type HttpAnswer =
  | { status: number; statusText: string; headers: [name: string, value: string][]; body: Uint8Array }
  /** What went wrong: `TIMEOUT`, `NO_ANSWER`, `TRUNCATED`, `MALFORMED`, or the system's code (`ECONNREFUSED`). */
  | { failed: string };
