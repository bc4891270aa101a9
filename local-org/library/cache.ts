/** Platform Cache: org and session partitions, in the memory of this process. */
import { listOf, setOf, Types } from '../values/types.ts';
import { transaction } from '../running/transaction.ts';
import { bridgeName } from '../values/bridge.ts';
import { defineClass, defineEnum, defineInterface, type Members } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { classByName } from './type-of.ts';
import type { TypeToken } from './type.ts';
import { ApexDouble, ApexList, ApexSet } from '../values/values.ts';

const DEFAULT_SECONDS = { Org: 86_400, Session: 28_800 } as const;
const DO_LOAD = bridgeName('doLoad', 1);
type Scope = keyof typeof DEFAULT_SECONDS;

interface Entry {
  value: unknown;
  expires: number;
}

class CachePartition {
  readonly scope: Scope;
  readonly name: string;
  constructor(scope: Scope, name: string) {
    this.scope = scope;
    this.name = name;
  }

  /** Tests start with an empty cache of their own; outside of them the org's, one a user for sessions. */
  private get entries(): Map<string, Entry> {
    const { org, test, user } = transaction();
    const owner: object = test ?? org;
    let partitions = caches.get(owner);
    if (!partitions) caches.set(owner, (partitions = new Map()));
    const key = `${this.scope} ${this.name} ${this.scope === 'Session' ? user.id : ''}`;
    let entries = partitions.get(key);
    if (!entries) partitions.set(key, (entries = new Map()));
    return entries;
  }

  put(key: string, value: unknown, seconds: number = DEFAULT_SECONDS[this.scope]): void {
    checkKey(key);
    if (value === null) throwApex('Cache.InvalidParamException', 'Cache value cannot be null');
    this.entries.set(key, { value, expires: transaction().now() + seconds * 1000 });
  }
  get(key: string): unknown {
    checkKey(key);
    const entry = this.entries.get(key);
    if (!entry) return null;
    if (entry.expires > transaction().now()) return entry.value;
    this.entries.delete(key);
    return null;
  }
  has(key: string): boolean {
    return this.get(key) !== null;
  }
  delete(key: string): boolean {
    checkKey(key);
    return this.entries.delete(key);
  }
  keys(): string[] {
    return [...this.entries.keys()].filter((key) => this.has(key));
  }
  /** The value of a CacheBuilder class, loaded when it is not there. */
  load(builder: { $info?: { name: string } } & object, key: string): unknown {
    const full = builderKey(builder.$info?.name ?? '', key);
    const found = this.get(full);
    if (found !== null) return found;
    const value = (builder as Record<string, (key: string) => unknown>)[DO_LOAD](key);
    if (value !== null) this.put(full, value);
    return value;
  }
}
class OrgPartition extends CachePartition {}
class SessionPartition extends CachePartition {}

const caches = new WeakMap<object, Map<string, Map<string, Entry>>>();

/** Under which the value of a CacheBuilder class is kept. */
const builderKey = (className: string, key: string) => `${className}${key}`.replace(/[^A-Za-z0-9]/g, '').slice(0, 50);

/** `key`, or `namespace.partition.key`. */
function checkKey(key: string | null): void {
  if (!key || !/^([A-Za-z0-9]+\.[A-Za-z0-9]+\.)?[A-Za-z0-9]{1,50}$/.test(key)) {
    throwApex('Cache.InvalidParamException', `Invalid cache key: ${key}. Keys are 1 to 50 letters and digits.`);
  }
}

function builderOf(type: TypeToken): object {
  const info = classByName(type.type.name);
  return (
    info?.construct() ??
    throwApex('Cache.InvalidCacheBuilderException', `${type.name} does not implement Cache.CacheBuilder`)
  );
}

/** The methods of a partition; `self` finds it: for the static classes it is the default partition. */
function partitionMembers(prefix: string, find: (self: CachePartition) => CachePartition): Members {
  const member =
    <A extends unknown[]>(work: (partition: CachePartition, ...args: A) => unknown) =>
    (...args: unknown[]) =>
      prefix
        ? work(find(null as unknown as CachePartition), ...(args as A))
        : work(find(args[0] as CachePartition), ...(args.slice(1) as A));
  return {
    [`${prefix}Boolean contains(String key)`]: member((partition, key: string) => partition.has(key)),
    [`${prefix}Object get(String key)`]: member((partition, key: string) => partition.get(key)),
    [`${prefix}Object get(Type cacheBuilder, String key)`]: member((partition, builder: TypeToken, key: string) =>
      partition.load(builderOf(builder), key),
    ),
    [`${prefix}void put(String key, Object value)`]: member((partition, key: string, value: unknown) =>
      partition.put(key, value),
    ),
    [`${prefix}void put(String key, Object value, Integer ttlSecs)`]: member(
      (partition, key: string, value: unknown, seconds: number) => partition.put(key, value, seconds),
    ),
    [`${prefix}void put(String key, Object value, Integer ttlSecs, Cache.Visibility visibility, Boolean immutable)`]:
      member((partition, key: string, value: unknown, seconds: number) => partition.put(key, value, seconds)),
    [`${prefix}Boolean remove(Type cacheBuilder, String key)`]: member((partition, builder: TypeToken, key: string) =>
      partition.delete(builderKey(builder.type.name, key)),
    ),
    [`${prefix}Boolean remove(String key)`]: member((partition, key: string) => partition.delete(key)),
    [`${prefix}Set<String> getKeys()`]: member((partition) => new ApexSet(setOf(Types.String), partition.keys())),
    [`${prefix}Integer getNumKeys()`]: member((partition) => partition.keys().length),
    // How full it is: nothing here has a size.
    [`${prefix}Double getCapacity()`]: () => new ApexDouble(0),
    [`${prefix}String getName()`]: member((partition) => partition.name),
    [`${prefix}Boolean isAvailable()`]: () => true,
  };
}

const self = (partition: CachePartition) => partition;
defineEnum('Cache.Visibility', ['ALL', 'NAMESPACE']);
defineInterface('Cache.CacheBuilder', ['Object doLoad(String var)']);
defineClass('Cache.Partition', partitionMembers('', self), { js: CachePartition });
defineClass('Cache.OrgPartition', partitionMembers('', self), { js: OrgPartition, extends: 'Cache.Partition' });
defineClass('Cache.SessionPartition', partitionMembers('', self), { js: SessionPartition, extends: 'Cache.Partition' });
defineClass('Cache.Org', {
  ...partitionMembers('static ', () => new OrgPartition('Org', 'local.default')),
  'static Cache.OrgPartition getPartition(String name)': (name: string) => new OrgPartition('Org', name),
  'static List<String> getPartitionNames()': () => new ApexList(listOf(Types.String)),
});
defineClass('Cache.Session', {
  ...partitionMembers('static ', () => new SessionPartition('Session', 'local.default')),
  'static Cache.SessionPartition getPartition(String name)': (name: string) => new SessionPartition('Session', name),
});
