/**
 * Who may do what. Without configured tokens any token may do everything, so that a client can be tried without one of
 * Meta's; a few names stand for tokens with which something is wrong.
 */
import type { IncomingMessage } from 'node:http';
import { expiredToken, invalidToken, missingToken, noAccess, noPermission, type Refusal } from './refusals.ts';

export interface Token {
  value: string;
  /** A token made in a dataset's settings can send only. Default true. */
  canRead?: boolean;
  /** Has the permission `ads_management`? Default true. */
  canSend?: boolean;
  /** Seconds since 1970; default never. */
  expiresAt?: number;
  /** Objects its system user has access to; default all. */
  objects?: string[];
}

/** Tokens with a meaning of their own where none are configured, and what each is good for. */
export const NAMED_TOKENS: Record<string, { token: Omit<Token, 'value'> | null; meaning: string }> = {
  invalid: { token: null, meaning: 'no token of Meta: 190' },
  expired: { token: { expiresAt: 0 }, meaning: 'expired: 190/463' },
  'send-only': { token: { canRead: false }, meaning: "made in the dataset's settings: sends, cannot read" },
  'no-permission': { token: { canSend: false }, meaning: 'may read, may not send: 200' },
  'no-access': { token: { objects: [] }, meaning: 'its system user has access to nothing: 100/33' },
};

export type TokenPlace = 'header' | 'query' | 'body';

export class Access {
  private tokens: Token[] | null;

  /** @param tokens the only ones that are taken; null: any */
  constructor(tokens: Token[] | null) {
    this.tokens = tokens;
  }

  configure(tokens: Token[] | null): void {
    this.tokens = tokens;
  }

  /** Why a request to read or send is refused; null where it is not. */
  refusal(
    value: string | null,
    { method, object, now, sends }: { method: string; object: string; now: number; sends: boolean },
  ): Refusal | null {
    if (!value) return missingToken();
    const token = this.find(value);
    if (!token) return invalidToken();
    if (token.expiresAt !== undefined && token.expiresAt <= now) return expiredToken(token.expiresAt);
    if (token.objects && object !== 'me' && !token.objects.includes(object)) return noAccess(method, object);
    if (sends && token.canSend === false) return noPermission('ads_management permission');
    if (!sends && token.canRead === false) return noPermission('ads_read permission');
    return null;
  }

  private find(value: string): Omit<Token, 'value'> | null {
    if (this.tokens) return this.tokens.find((token) => token.value === value) ?? null;
    return Object.hasOwn(NAMED_TOKENS, value) ? NAMED_TOKENS[value].token : {};
  }
}

/** Meta takes the token as a header, in the query or in the body. */
export function tokenOf(
  request: IncomingMessage,
  url: URL,
  body: unknown,
): { value: string | null; place: TokenPlace | null } {
  const header = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (header) return { value: header, place: 'header' };
  const inQuery = url.searchParams.get('access_token');
  if (inQuery) return { value: inQuery, place: 'query' };
  const inBody = (body as { access_token?: unknown } | null | undefined)?.access_token;
  return typeof inBody === 'string' && inBody ? { value: inBody, place: 'body' } : { value: null, place: null };
}
