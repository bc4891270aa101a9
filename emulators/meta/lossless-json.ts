/**
 * JSON whose integers of 16 and 17 digits survive. A lead id has 15 to 17 digits, and `JSON.parse` rounds what exceeds
 * 2^53. Meta reads 64-bit integers, so such a number is kept as raw JSON: the digits that were sent, which
 * `JSON.stringify` writes again as they were.
 */

interface RawJson {
  rawJSON: string;
}

// TypeScript's library does not describe these parts of ECMAScript 2026 ("JSON.parse source text access") yet.
const json = JSON as typeof JSON & {
  rawJSON(text: string): RawJson;
  isRawJSON(value: unknown): value is RawJson;
};

/** @throws SyntaxError when the text is not JSON */
export function parseLossless(text: string): unknown {
  return JSON.parse(text, function (_key, value: unknown, context?: { source: string }) {
    const isRounded = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
    return isRounded && context ? json.rawJSON(context.source) : value;
  } as (this: unknown, key: string, value: unknown) => unknown);
}

/** The digits of a JSON number that `parseLossless` gave, or null when the value is not a number. */
export function numberText(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return json.isRawJSON(value) ? value.rawJSON : null;
}

/** A JSON number with these digits, for `JSON.stringify`. */
export const rawNumber = (digits: string): unknown => json.rawJSON(digits);

/** Without the keys whose value is null: Meta's own client sends null for everything that was not set. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null || json.isRawJSON(value)) return value;
  const given = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(given.map(([key, inner]) => [key, withoutNulls(inner)]));
}
