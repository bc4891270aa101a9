/** `lightning/refresh`: one refresh container, the page. */

type Handler = () => Promise<unknown>;

export const REFRESH_ERROR = 'refresh-error';
export const REFRESH_COMPLETE = 'refresh-complete';
export const REFRESH_COMPLETE_WITH_ERRORS = 'refresh-complete-with-errors';

const handlers = new Map<number, Handler>();
let lastId = 0;

/** Asks the page to refresh its records and everything that registered a handler. */
export class RefreshEvent extends CustomEvent<undefined> {
  constructor() {
    super('lightning__refreshview', { bubbles: true, composed: true });
  }
}

export function registerRefreshHandler(context: unknown, handler: Handler): number {
  handlers.set(++lastId, handler.bind(context));
  return lastId;
}

export function unregisterRefreshHandler(id: number): void {
  handlers.delete(id);
}

/** The page itself is the container; its components' handlers run with it. */
export const registerRefreshContainer = (context: unknown, handler: Handler): number =>
  registerRefreshHandler(context, handler);
export const unregisterRefreshContainer = unregisterRefreshHandler;

/** Runs every handler; what the shell does on a RefreshEvent, after its own records. */
export const runRefreshHandlers = (): Promise<unknown> =>
  Promise.allSettled([...handlers.values()].map((run) => run()));
