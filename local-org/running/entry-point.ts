/** What the platform started: it decides limits, what may be called out to, and what `Request.getQuiddity()` says. */
export type EntryKind =
  | 'anonymous'
  | 'test'
  | 'aura'
  | 'rest'
  /** A record saved from a page. */
  | 'page'
  | 'queueable'
  | 'finalizer'
  | 'future'
  | 'batch start'
  | 'batch execute'
  | 'batch finish'
  | 'scheduled'
  /** What a package runs after its installation. */
  | 'install'
  /** Triggers on platform events, and callbacks of publishing. */
  | 'event';

export interface EntryPoint {
  kind: EntryKind;
  /** What runs: `ClassName.method`, a file, an object. */
  name: string;
  /** Why callouts are refused here (the platform's text), or null where they are allowed. */
  calloutsRefused?: string | null;
  /** Id of the AsyncApexJob that runs, if one does. */
  jobId?: string | null;
}
