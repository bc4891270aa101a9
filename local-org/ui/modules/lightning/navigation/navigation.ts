/** `lightning/navigation`. */
import { currentPage, go, onPage, type PageReference, type PageReferenceInput, urlOf } from 'localOrg/router';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

// A mixin's constructor takes whatever its base takes: TypeScript asks for `any[]` here (TS2545).
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Base = new (...args: any[]) => object;

function mixin<T extends Base>(base: T) {
  return class extends base {
    [Navigate](page: PageReferenceInput, replace = false): void {
      go(page, replace);
    }
    async [GenerateUrl](page: PageReferenceInput): Promise<string> {
      return urlOf(page);
    }
  };
}

export const NavigationMixin = Object.assign(mixin, { Navigate, GenerateUrl });

type Provide = (value: unknown) => void;

/** Wire adapter: the page reference, provisioned again when it changes. */
export class CurrentPageReference {
  readonly #provide: Provide;
  #stop: (() => void) | null = null;
  constructor(provide: Provide) {
    this.#provide = provide;
    provide(undefined);
  }
  connect(): void {
    this.#stop = onPage((page: PageReference) => this.#provide(structuredClone(page)));
  }
  update(): void {
    // It takes no configuration.
  }
  disconnect(): void {
    this.#stop?.();
  }
}

/** Wire adapter: what `navigate` and `generateUrl` are called with. */
export class NavigationContext {
  constructor(provide: Provide) {
    provide(Object.freeze({ page: currentPage }));
  }
  connect(): void {
    // There is one context; it never changes.
  }
  update(): void {
    // It takes no configuration.
  }
  disconnect(): void {
    // Nothing is held.
  }
}

export const navigate = (_context: unknown, page: PageReferenceInput, options: { replace?: boolean } = {}): void =>
  go(page, options.replace ?? false);

export const generateUrl = (_context: unknown, page: PageReferenceInput): string => urlOf(page);
