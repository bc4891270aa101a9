/** `hashCode()` of any value: what Java answers for texts and numbers, so that Apex code that combines hashes agrees. */
import { bridgeName } from '../values/bridge.ts';
import { ApexDouble } from '../values/values.ts';
import { hashOf } from '../values/equality.ts';
import { identityHash } from '../values/identity.ts';

const HASH_CODE = bridgeName('hashCode', 0);

/** What Java hashes a text to: 32 bits. */
export function hashText(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(31, hash) + text.charCodeAt(i)) | 0;
  return hash;
}

export function hashCodeOf(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return hashText(value);
    case 'number':
      return value | 0;
    case 'boolean':
      return value ? 1231 : 1237;
    case 'bigint':
      return Number(BigInt.asIntN(32, value ^ (value >> 32n)));
    default:
  }
  if (value === null) return 0;
  if (value instanceof ApexDouble) {
    const bits = new DataView(new ArrayBuffer(8));
    bits.setFloat64(0, value.value);
    return bits.getInt32(0) ^ bits.getInt32(4);
  }
  const own = (value as Record<string, unknown>)[HASH_CODE];
  if (typeof own === 'function') return own.call(value) as number;
  const hash = hashOf(value as object);
  return hash === undefined ? identityHash(value as object) : hashText(String(hash));
}
