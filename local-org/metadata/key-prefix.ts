/** Key prefixes of custom objects: derived from the name, so that adding an object leaves the others' ids as they are. */
import { createHash } from 'node:crypto';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** First characters by what the object is, as an org gives them out. */
const letters = { object: 'a', customSetting: 'a', customMetadata: 'm', platformEvent: 'e' } as const;

export class KeyPrefixes {
  private readonly taken = new Set<string>();

  /** @param taken prefixes in use */
  constructor(taken: Iterable<string> = []) {
    for (const prefix of taken) this.taken.add(prefix);
  }

  /** @param name API name without namespace: the same ids whether or not the project is run as packaged */
  next(name: string, kind: keyof typeof letters): string {
    const hash = createHash('sha256').update(name.toLowerCase()).digest();
    const slots = digits.length * digits.length;
    let slot = hash.readUInt32BE(0) % slots;
    for (let tries = 0; tries < slots; tries++, slot = (slot + 1) % slots) {
      const prefix = letters[kind] + digits[Math.floor(slot / digits.length)] + digits[slot % digits.length];
      if (!this.taken.has(prefix)) {
        this.taken.add(prefix);
        return prefix;
      }
    }
    throw new Error(`More than ${slots} custom objects`);
  }
}
