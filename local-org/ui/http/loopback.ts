/**
 * Is this machine named? A page of another site can have its name lead to this machine (DNS rebinding) and would be of the
 * same origin as the org then; what it cannot do is say another Host. Names that end in `.localhost` never leave the
 * machine (RFC 6761, 6.3).
 * @param host the Host header of a request, with its port or without
 */
export function isLoopback(host: string | undefined): boolean {
  const name = host?.replace(/:\d+$/, '').toLowerCase();
  return name !== undefined && /^(?:(?:[^.:@/]+\.)*localhost\.?|127\.0\.0\.1|\[::1\])$/.test(name);
}
