const identities = new WeakMap<object, number>();
let nextIdentity = 1;

/** A number of an object's own: the same as long as it lives. */
export function identityHash(value: object): number {
  let hash = identities.get(value);
  if (hash === undefined) identities.set(value, (hash = Math.imul(nextIdentity++, 0x9e3779b1) & 0x7fffffff));
  return hash;
}
