/**
 * What every `@wire` reads here: resources by key, shared by all components that ask for the same, read-only,
 * refreshed on demand. A component that comes later gets the known value at once and, when it has changed since, the
 * new one after it.
 */
import { unwrap, type WireAdapterConstructor } from 'lwc';

export interface Provision {
  data: unknown;
  error: unknown;
}
type Listener = (provision: Provision) => void;

const NOTHING: Provision = Object.freeze({ data: undefined, error: undefined });
/** Resources nobody listens to are kept for so many, least recently used first to go. */
const KEPT = 200;

const resources = new Map<string, Resource>();
/** Which resource a provisioned value came from: what `refreshApex` is given. */
const origins = new WeakMap<object, Resource>();

export class Resource {
  readonly key: string;
  readonly #load: () => Promise<unknown>;
  readonly #listeners = new Set<Listener>();
  #latest: Provision | null = null;
  #text: string | undefined;
  #loading: Promise<void> | null = null;

  constructor(key: string, load: () => Promise<unknown>) {
    this.key = key;
    this.#load = load;
  }

  get isUsed(): boolean {
    return this.#listeners.size > 0;
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (this.#latest) listener(this.#latest);
    void this.refresh();
    return () => this.#listeners.delete(listener);
  }

  /** The value, from the server unless it is known already. */
  async read(): Promise<unknown> {
    if (!this.#latest) await this.refresh();
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- A wire adapter passes on what the server answered.
    if (this.#latest?.error !== undefined) throw this.#latest.error;
    return this.#latest?.data;
  }

  /** Asks again; listeners hear of it only when the answer differs. */
  refresh(): Promise<void> {
    this.#loading ??= this.#ask().finally(() => (this.#loading = null));
    return this.#loading;
  }

  async #ask(): Promise<void> {
    let next: Provision;
    try {
      next = { data: await this.#load(), error: undefined };
    } catch (error) {
      next = { data: undefined, error };
    }
    const text = JSON.stringify(next);
    if (text === this.#text) return;
    this.#text = text;
    this.#latest = deepFreeze(next);
    origins.set(next, this);
    for (const listener of [...this.#listeners]) listener(next);
  }
}

/** The resource of this key, made by `load` when it is asked for the first time. */
export function resource(key: string, load: () => Promise<unknown>): Resource {
  const known = resources.get(key) ?? new Resource(key, load);
  resources.delete(key);
  resources.set(key, known);
  if (resources.size > KEPT) {
    for (const [oldKey, old] of resources) {
      if (old.isUsed || old === known) continue;
      resources.delete(oldKey);
      break;
    }
  }
  return known;
}

/** Asks again for every resource whose key fits; those that nobody listens to are forgotten. */
export async function refreshWhere(fits: (key: string) => boolean): Promise<void> {
  const asked: Promise<void>[] = [];
  for (const [key, found] of resources) {
    if (!fits(key)) continue;
    if (found.isUsed) asked.push(found.refresh());
    else resources.delete(key);
  }
  await Promise.all(asked);
}

/** The resource a wired property's value came from; undefined for anything else. */
export const originOf = (value: unknown): Resource | undefined =>
  typeof value === 'object' && value !== null ? origins.get(unwrap(value) as object) : undefined;

type Configuration = Record<string, unknown>;

/**
 * A wire adapter over resources.
 * @param resourceFor gives the resource of a configuration, or null while one of its parameters is missing
 */
export function adapterFor(resourceFor: (configuration: Configuration) => Resource | null) {
  class ResourceAdapter {
    readonly #provide: Listener;
    #resource: Resource | null = null;
    #unsubscribe: (() => void) | null = null;
    #connected = false;
    #configuration: Configuration | null = null;

    constructor(provide: Listener) {
      this.#provide = provide;
      provide(NOTHING);
    }

    connect(): void {
      this.#connected = true;
      this.#follow();
    }

    update(configuration: Configuration): void {
      this.#configuration = configuration;
      if (this.#connected) this.#follow();
    }

    disconnect(): void {
      this.#connected = false;
      this.#unsubscribe?.();
      this.#unsubscribe = null;
      this.#resource = null;
    }

    #follow(): void {
      const next = this.#configuration ? resourceFor(this.#configuration) : null;
      if (next === this.#resource) return;
      this.#unsubscribe?.();
      this.#resource = next;
      this.#unsubscribe = next ? next.subscribe(this.#provide) : null;
    }
  }
  // What is provisioned is for the component to know.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return ResourceAdapter as unknown as WireAdapterConstructor<Configuration, any>;
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
