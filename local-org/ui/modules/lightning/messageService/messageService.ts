/** `lightning/messageService`, within one browser page. */

type Listener = (message: unknown) => void;
export interface Subscription {
  readonly channel: unknown;
  readonly listener: Listener;
}

/** Messages reach hidden parts of an app as well; on one page at a time there are none. */
export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

const subscriptions = new Set<Subscription>();

export const createMessageContext = (): object => ({});
export function releaseMessageContext(_context: object): void {
  // Subscriptions end by `unsubscribe`.
}

/** Wire adapter: the context that `publish` and `subscribe` are called with. */
export class MessageContext {
  constructor(provide: (value: unknown) => void) {
    provide(createMessageContext());
  }
  connect(): void {
    // The context is given at once.
  }
  update(): void {
    // It takes no configuration.
  }
  disconnect(): void {
    // Nothing is held.
  }
}

export function publish(_context: unknown, channel: unknown, message?: unknown): void {
  const copy = message === undefined ? undefined : (JSON.parse(JSON.stringify(message)) as unknown);
  for (const { channel: subscribed, listener } of [...subscriptions]) if (subscribed === channel) listener(copy);
}

export function subscribe(_context: unknown, channel: unknown, listener: Listener, _options?: unknown): Subscription {
  const subscription = { channel, listener };
  subscriptions.add(subscription);
  return subscription;
}

export function unsubscribe(subscription: Subscription): void {
  subscriptions.delete(subscription);
}
