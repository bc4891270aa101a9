/**
 * What the running transaction may ask of its org. The org itself is made in the execution layer, of all the layers
 * between; this file holds what those layers, the data, and the library need of it.
 */
import type { SQLInputValue } from 'node:sqlite';
import type { Project } from '../metadata/index.ts';
import type { Schema } from '../metadata/schema.ts';
import type { SObject } from '../values/sobject.ts';
import type { RunningJobs } from './jobs.ts';
import type { QueryFinding, TableStatistics } from './statistics.ts';

export interface RunningOrg {
  readonly project: Project;
  readonly schema: Schema;
  /** Of the project's code; null when it is not packaged. */
  readonly namespace: string | null;
  /** Its data, as far as SQL goes; `storeOf` in data/running.ts knows what else it is. */
  readonly store: RunningStore;
  readonly jobs: RunningJobs;
  readonly endpoints: RunningEndpoints;
  readonly credentials: RunningCredentials;
  /** Mails that Apex sent; nothing leaves this machine. */
  readonly sentMails: object[];

  /** Sizes of tables that are given; others are counted. */
  readonly statistics: TableStatistics | null;

  organization(): Organization;
  /** Inserts records in system mode, triggers and validation included. */
  insertSystem(records: SObject[]): void;
  /** Content of a static resource; null when there is none of that name. */
  staticResource(name: string): Uint8Array | null;
  /** A query reads a large table without an index. */
  noteQuery(finding: Omit<QueryFinding, 'stated'>): void;
  /** `System.debug`. */
  debug(level: string, value: unknown): void;
}

/** The data: one table an object. */
export interface RunningStore {
  /** Counted up whenever rows of an object that others cache (users, permissions, settings) are written or rolled back. */
  readonly version: number;
  /** Rows as arrays of what the columns hold. */
  all(sql: string, ...parameters: SQLInputValue[]): unknown[][];
  /** The first row, or null. */
  first(sql: string, ...parameters: SQLInputValue[]): unknown[] | null;
  /** Answers how many rows changed. */
  run(sql: string, ...parameters: SQLInputValue[]): number;
}

/** The row of Organization. */
export interface Organization {
  id: string;
  name: string;
  /** ISO 4217. */
  currency: string;
  /** IANA name: the org's default time zone. */
  timeZone: string;
  /** Organization.OrganizationType: `Developer Edition`, `Enterprise Edition` … */
  type: string;
}

/** Where callouts may go. */
export interface RunningEndpoints {
  /**
   * Where a request to this endpoint goes.
   * @throws CalloutException, as the platform where it would refuse
   */
  resolve(endpoint: string): Destination;
}

export interface Destination {
  url: string;
  /** What the credential adds. */
  headers: Record<string, string>;
  /** The values of the request's merge fields; null where headers were configured instead. */
  authentication: RequestMerge | null;
}

/** What a credential makes of what code has set. */
export interface RequestMerge {
  header(value: string): string;
  body(bytes: Uint8Array | null): Uint8Array | null;
}

/** What external credentials hold: tokens, passwords. */
export interface RunningCredentials {
  /** Values by name, in the order of names; empty when none were stored. */
  read(owner: CredentialOwner): Map<string, CredentialValue>;
  /** Stores these values beside what is there; one of the same name is replaced. */
  write(owner: CredentialOwner, values: ReadonlyMap<string, CredentialValue>): void;
  /** @param names what to remove; without them everything of the owner's */
  remove(owner: CredentialOwner, names?: readonly string[] | null): void;
}

export interface CredentialValue {
  value: string;
  /** Never shown again; other values are. */
  encrypted: boolean;
}

/** Whose values: those of a named principal have no user. Names in lower case, without namespace. */
export interface CredentialOwner {
  externalCredential: string;
  principal: string;
  userId: string | null;
}
