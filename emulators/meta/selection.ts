/** `fields=id,name,campaign{name}`: what of an object is asked for, and pages of lists. */
import { badParameter, type Refusal } from './refusals.ts';

export type Node = Record<string, unknown>;
export type Outcome<T> = { value: T } | { refusal: Refusal };

/** Top-level names with what is asked for inside of each. */
function parts(fields: string): [name: string, inner: string | null][] {
  const found: [string, string | null][] = [];
  for (const [, name, , inner] of fields.matchAll(/([\w.]+)(\{((?:[^{}]|\{[^{}]*\})*)\})?/g))
    found.push([name, inner ?? null]);
  return found;
}

/**
 * @param fields as in the query; null: the usual ones
 * @param known names that may be asked for, though an object has none
 */
export function select(node: Node, fields: string | null, usual: string, known: ReadonlySet<string>): Outcome<Node> {
  const chosen: Node = {};
  for (const [name, inner] of parts(fields ?? usual)) {
    if (!known.has(name)) return { refusal: badParameter(`Tried accessing nonexisting field (${name})`) };
    const value = node[name];
    if (value === undefined) continue;
    if (inner === null || typeof value !== 'object' || value === null) chosen[name] = value;
    else {
      const nested = select(value as Node, inner, 'id', new Set(Object.keys(value)));
      if ('refusal' in nested) return nested;
      chosen[name] = nested.value;
    }
  }
  return { value: node.id === undefined ? chosen : { id: node.id, ...chosen } };
}

export interface Page<T> {
  rows: T[];
  paging?: { cursors: { before: string; after: string }; next?: string };
}

const USUAL_LIMIT = 25;
const LARGEST_LIMIT = 5_000;

const cursorOf = (key: string) => Buffer.from(key).toString('base64url');

/**
 * A page of a list, by a cursor that names the last row before it.
 * @param next makes the address of the next page of the cursor
 */
export function page<T>(
  all: readonly T[],
  parameters: URLSearchParams,
  keyOf: (row: T, index: number) => string,
  arrange: (rows: T[]) => { rows: T[]; kept: number },
  next: (after: string) => string,
): Outcome<Page<T>> {
  const limit = Number(parameters.get('limit') ?? USUAL_LIMIT);
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_LIMIT)
    return { refusal: badParameter('Param limit must be a number from 1 to 5000') };
  const after = parameters.get('after');
  let start = 0;
  if (after) {
    const key = Buffer.from(after, 'base64url').toString();
    start = all.findIndex((row, i) => keyOf(row, i) === key) + 1;
    if (!start) return { refusal: badParameter('Invalid cursor') };
  }
  const { rows, kept } = arrange(all.slice(start, start + limit));
  if (!rows.length) return { value: { rows } };
  const last = cursorOf(keyOf(all[start + kept - 1], start + kept - 1));
  return {
    value: {
      rows,
      paging: {
        cursors: { before: cursorOf(keyOf(all[start], start)), after: last },
        ...(start + kept < all.length ? { next: next(last) } : {}),
      },
    },
  };
}
