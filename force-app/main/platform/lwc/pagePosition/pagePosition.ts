/**
 * Where one is in a list that the server pages by cursor. The server only knows the way forward, so the cursors of the
 * pages before are kept to go back.
 */
export interface PagePosition {
  readonly index: number;
  /** The cursor each page so far was asked with; the first page has none. */
  readonly cursors: readonly (string | null)[];
}

export const FIRST_PAGE: PagePosition = { index: 0, cursors: [null] };

export function cursorOf(position: PagePosition): string | null {
  return position.cursors[position.index] ?? null;
}

export function pageAfter(position: PagePosition, nextCursor: string | null): PagePosition {
  if (nextCursor === null) return position;
  return { index: position.index + 1, cursors: [...position.cursors.slice(0, position.index + 1), nextCursor] };
}

export function pageBefore(position: PagePosition): PagePosition {
  return { ...position, index: Math.max(0, position.index - 1) };
}
