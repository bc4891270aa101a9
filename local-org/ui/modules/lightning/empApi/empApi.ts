/** `lightning/empApi`: the local org streams no events to pages. */

const refused = () => Promise.reject(new Error('Not supported by the local org: lightning/empApi'));

export const subscribe = refused;
export const unsubscribe = refused;
export const isEmpEnabled = (): Promise<boolean> => Promise.resolve(false);
export function onError(_listener: unknown): void {
  // No error can arise where nothing is subscribed.
}
export function setDebugFlag(_flag: boolean): void {
  // There is nothing to log.
}
