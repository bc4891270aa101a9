/** Maps of the describe calls: keys in lower case, found in any case, with or without the namespace prefix of the code that asks. */
import { mapOf, Types, type ApexType } from '../values/types.ts';
import { ApexMap } from '../values/values.ts';
import { KeyedStore } from '../values/keyed.ts';

class NameStore<V> extends KeyedStore<V> {
  private readonly prefix: string | null;

  constructor(namespace: string | null) {
    super();
    this.prefix = namespace ? `${namespace.toLowerCase()}__` : null;
  }

  override find(key: unknown): unknown {
    return super.find(this.spelling(key));
  }

  override get(key: unknown): V | undefined {
    return super.get(this.spelling(key));
  }

  override has(key: unknown): boolean {
    return super.has(this.spelling(key));
  }

  private spelling(key: unknown): unknown {
    if (typeof key !== 'string') return key;
    const lower = key.toLowerCase();
    return this.prefix && this.entries.has(this.prefix + lower) ? this.prefix + lower : lower;
  }
}

/** @param entries by name in any case */
export function nameMap<V>(
  valueType: ApexType,
  entries: Iterable<[string, V]>,
  namespace: string | null,
): ApexMap<string, V> {
  const map = new ApexMap<string, V>(mapOf(Types.String, valueType));
  const store = new NameStore<V>(namespace);
  for (const [name, value] of entries) store.entries.set(name.toLowerCase(), value);
  Object.defineProperty(map, 'store', { value: store });
  return map;
}
