/** How many rows tables have, where that is given instead of counted; and what was found out about queries by it. */

/** What is known of a field's values. */
export interface FieldStatistics {
  /** How many rows hold each value, on average. */
  rowsPerValue: number | null;
  /** Rows by value, in lower case: those that are not average. */
  values: ReadonlyMap<string, number>;
  /** Of dates and times: the first and the last, in milliseconds since 1970. In between rows are taken as even. */
  range: { from: number; to: number } | null;
}

export interface ObjectStatistics {
  /** Those in the recycle bin included. */
  rows: number;
  /** By lower-case API name. */
  fields: ReadonlyMap<string, FieldStatistics>;
}

/** By lower-case API name of the object. */
export type TableStatistics = ReadonlyMap<string, ObjectStatistics>;

/** A query that reads a large table where an index should serve it. */
export interface QueryFinding {
  /** `Class.MemberSelector.find: line 12, column 1`: the statement that runs it. */
  place: string;
  /** What ran it: a trigger, a job, or anything else. */
  context: 'trigger' | 'job' | 'other';
  object: string;
  rows: number;
  reasons: string[];
  /** The query, on one line. */
  text: string;
  /** Was it refused? */
  isRefused: boolean;
  /** Does a batch walk it, in parts? */
  isLocator: boolean;
  /** The reason that its code states for reading all; null where it states none. */
  stated: string | null;
}
