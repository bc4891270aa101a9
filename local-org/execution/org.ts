/**
 * An org: a project's metadata and Apex, its data, and the transactions that run on them.
 */
import { findRows } from '../services/rows.ts';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ClassInfo, CompileError, Program } from '../values/program.ts';
import { save } from '../data/dml.ts';
import type { SObject } from '../values/sobject.ts';
import { Store } from '../data/store.ts';
import { readStatistics, StatisticsError } from '../data/table-statistics.ts';
import { stringOf } from '../values/text.ts';
import { loadProject, type Project } from '../metadata/index.ts';
import type { Schema } from '../metadata/schema.ts';
import { compileProject } from './compile-project.ts';
import { CredentialStore } from '../services/credential-store.ts';
import { Endpoints, type CredentialConfig, type CredentialValues } from '../services/endpoints.ts';
import { measureHeap } from '../running/heap.ts';
import { runInstallScript } from './install-script.ts';
import { JobQueue } from './jobs/queue.ts';
import type { JobOrg } from './jobs/job-org.ts';
import type { Organization } from '../running/org.ts';
import { limitsOf } from '../running/limits.ts';
import type { QueryFinding, TableStatistics } from '../running/statistics.ts';
import { LimitMarks } from './marks.ts';
import { seedCurrencies } from './currencies.ts';
import { QueryFindings, statedReason } from './query-findings.ts';
import { ADMINISTRATOR, loadOrganization, seedSetupData, syncApexRows } from './setup-data.ts';
import {
  currentTransaction,
  within,
  type RunningUser,
  type TransactOptions,
  type Transaction,
} from '../running/transaction.ts';
import { loadUser } from '../services/users.ts';

/** `.local-org/config.json`; every part may be missing. */
export interface OrgConfig {
  namedCredentials?: Record<string, CredentialConfig>;
  /** Stored, as secrets, where the org has nothing yet: `{ "Service": { "Account": { "Token": "…" } } }`. */
  credentials?: CredentialValues;
}

export interface OpenOptions {
  /** Folders of DX projects, or of Apex alone; a later one may use what an earlier one declares. */
  projects: string[];
  /** Runs the code as packaged under this namespace. */
  namespace?: string | null;
  /** Installs the projects as a managed package; see `LoadOptions`. */
  installed?: { subscriber?: string | null } | null;
  /** SQLite file of the data; without one the data is in memory. */
  dataFile?: string | null;
  /** Counts executed lines. */
  coverage?: boolean;
  /** What `.local-org/config.json` of the first project does not say. */
  config?: OrgConfig;
  /** Receives `System.debug`; without one it goes nowhere. */
  debug?: (level: string, text: string, line: number) => void;
  /** JSON file with sizes of tables (see `data/table-statistics.ts`), where they are not to be counted. */
  statisticsFile?: string | null;
}

/** Something about how the org is opened that a person has to change; the message says what. */
export class OrgError extends Error {
  override name = 'OrgError';
}

export class Org implements JobOrg {
  readonly store: Store;
  readonly jobs: JobQueue;
  readonly marks: LimitMarks;
  readonly findings: QueryFindings;
  readonly statistics: TableStatistics | null;
  readonly credentials: CredentialStore;
  readonly namespace: string | null;
  /** `.local-org` of the first project: data, marks, cache, configuration. */
  readonly folder: string;
  readonly sentMails: object[] = [];
  private readonly options: OpenOptions;
  private code: Code;
  private organizationRow: Organization | null = null;

  constructor(code: Code, store: Store, folder: string, options: OpenOptions) {
    this.code = code;
    this.store = store;
    this.folder = folder;
    this.namespace = code.project.namespace;
    this.options = options;
    this.marks = new LimitMarks(path.join(folder, 'limits.json'));
    // With sizes that are only supposed, findings are not those of the data that is kept.
    this.statistics = options.statisticsFile ? statisticsOf(options.statisticsFile, code.project.schema) : null;
    this.findings = new QueryFindings(this.statistics ? null : path.join(folder, 'queries.json'));
    this.jobs = new JobQueue(this);
    this.credentials = new CredentialStore(store, options.dataFile ?? null);
  }

  get project(): Project {
    return this.code.project;
  }
  get schema(): Schema {
    return this.code.project.schema;
  }
  get program(): Program {
    return this.code.program;
  }
  get endpoints(): Endpoints {
    return this.code.endpoints;
  }

  /** Takes up what changed in the project's files since it was opened; the data stays. Answers what does not compile. */
  reload(): CompileError[] {
    const code = loadCode(this.options);
    this.store.useSchema(code.project.schema);
    seedSetupData(this.store, code.project, Date.now());
    seedCurrencies(this.store, code.project, this.organization().currency, this.user().id, Date.now());
    syncApexRows(this.store, code.program, this.user().id, Date.now());
    this.code = code;
    return code.program.errors;
  }

  organization(): Organization {
    return (this.organizationRow ??= loadOrganization(this.store, this.project));
  }

  user(key: string = ADMINISTRATOR): RunningUser {
    return loadUser(this.store, key) ?? fail(`No user ${key}`);
  }

  isActive(userId: string): boolean {
    return findRows(this.store, 'User', ['IsActive'], 'Id', userId)[0]?.[0] === 1;
  }

  transact<T>(options: TransactOptions, work: () => T): T {
    const next = this.newTransaction(options);
    return within(next, () => {
      const finish = this.beginWork();
      try {
        const result = work();
        measureHeap(next);
        finish(true);
        return result;
      } catch (error) {
        finish(false);
        throw error;
      } finally {
        this.marks.record(next.entry, next.limits);
        if (next.afterwards.length) this.atomically(() => next.afterwards.forEach((each) => each()));
      }
    });
  }

  atomically<T>(work: () => T): T {
    const finish = this.beginWork();
    try {
      const result = work();
      finish(true);
      return result;
    } catch (error) {
      finish(false);
      throw error;
    }
  }

  /** A savepoint inside a transaction of the store, else a transaction; answers what ends it. */
  private beginWork(): (keep: boolean) => void {
    const { store } = this;
    if (!store.inTransaction) {
      store.begin();
      return (keep) => (keep ? store.commit() : store.rollback());
    }
    const mark = store.savepoint();
    return (keep) => {
      if (!keep) store.rollbackTo(mark);
      store.release(mark);
    };
  }

  private newTransaction(options: TransactOptions): Transaction {
    const outer = currentTransaction();
    const { user = outer?.user ?? ADMINISTRATOR, isAsync = false, test = null } = options;
    const entry = options.entry ?? { kind: 'anonymous', name: 'work' };
    return {
      org: this,
      schema: this.schema,
      program: this.program,
      user: typeof user === 'string' ? this.user(user) : user,
      sharing: options.sharing ?? 'without',
      limits: limitsOf(entry.kind, isAsync),
      triggers: [],
      isTest: test !== null,
      isAsync,
      now: () => Date.now(),
      // Jobs that a test runs share its static variables, as on the platform.
      statics: outer?.test ? outer.statics : new Map(),
      heapRoots: [],
      afterwards: [],
      hasUncommittedWork: false,
      entry,
      requestId: options.requestId ?? randomUUID(),
      test,
      savedKinds: { setup: false, regular: false },
    };
  }

  debug(level: string, value: unknown): void {
    const { debug } = this.options;
    if (!debug) return;
    const line = /\.(?:cls|trigger|apex):(\d+):/.exec(new Error().stack ?? '')?.[1];
    debug(level, stringOf(value), Number(line ?? 0));
  }

  noteQuery(finding: Omit<QueryFinding, 'stated'>): void {
    const [, name] = /^Class\.([^:]+)/.exec(finding.place) ?? [];
    const running = name ? classNamed(this.program, name) : null;
    // What a test itself looks up runs in no customer's org.
    if (running?.annotations.some((annotation) => annotation.name === 'istest')) return;
    this.findings.note({ ...finding, stated: running ? statedReason(finding, running.file) : null });
  }

  insertSystem(records: SObject[]): void {
    save('insert', records, { allOrNone: true, access: 'system' });
  }

  staticResource(name: string): Uint8Array | null {
    const wanted = name.toLowerCase();
    const resource = this.project.staticResources.find((r) => r.name.toLowerCase() === wanted);
    if (!resource?.path || statSync(resource.path).isDirectory()) return null;
    return new Uint8Array(readFileSync(resource.path));
  }

  close(): void {
    this.marks.save();
    this.findings.save();
    this.store.close();
  }
}

/** Loads metadata, compiles, opens the data. Compile errors do not keep an org from opening: see `program.errors`. */
export function openOrg(options: OpenOptions): Org {
  if (!options.projects.length) throw new OrgError('No project given');
  const code = loadCode(options);
  const store = new Store(code.project.schema, options.dataFile ?? null);
  seedSetupData(store, code.project, Date.now());
  const org = new Org(code, store, folderOf(options), options);
  seedCurrencies(store, code.project, org.organization().currency, org.user().id, Date.now());
  syncApexRows(store, code.program, org.user().id, Date.now());
  seedCredentials(org, code.credentials);
  install(org);
  org.jobs.recover();
  return org;
}

/** @throws OrgError where the package's own script ends the installation */
function install(org: Org): void {
  const [{ postInstallScript }] = org.project.folders;
  if (!org.project.installation || !postInstallScript) return;
  try {
    runInstallScript(org, postInstallScript);
  } catch (error) {
    org.close();
    throw new OrgError(`The installation was aborted: ${postInstallScript}: ${(error as Error).message}`);
  }
}

/** What was entered in the org goes before what is configured. */
function seedCredentials(org: Org, credentials: CredentialValues): void {
  org.atomically(() => {
    for (const [externalCredential, principals] of Object.entries(credentials)) {
      for (const [principal, values] of Object.entries(principals)) {
        const owner = {
          externalCredential: externalCredential.toLowerCase(),
          principal: principal.toLowerCase(),
          userId: null,
        };
        if (org.credentials.read(owner).size) continue;
        const secrets = Object.entries(values).map(([name, value]) => [name, { value, encrypted: true }] as const);
        org.credentials.write(owner, new Map(secrets));
      }
    }
  });
}

/** What is made from the project's files, and made again when they change. */
interface Code {
  project: Project;
  program: Program;
  endpoints: Endpoints;
  credentials: CredentialValues;
}

const folderOf = ({ projects }: OpenOptions): string => path.join(path.resolve(projects[0]), '.local-org');

function loadCode(options: OpenOptions): Code {
  const folder = folderOf(options);
  const project = loadProject(options.projects, options);
  const program = compileProject(project, {
    coverage: options.coverage ?? false,
    cacheFolder: path.join(folder, 'cache'),
  });
  const config = readConfig(path.join(folder, 'config.json'));
  const endpoints = new Endpoints(project, { ...options.config?.namedCredentials, ...config.namedCredentials });
  return { project, program, endpoints, credentials: { ...options.config?.credentials, ...config.credentials } };
}

/** @param place `Class.method` or `namespace.Class.method`, of inner classes as well */
function classNamed({ classes }: Program, place: string): ClassInfo | null {
  const parts = place.toLowerCase().split('.');
  return classes.get(parts[0]) ?? classes.get(parts.slice(0, 2).join('.')) ?? null;
}

function statisticsOf(file: string, schema: Schema): TableStatistics {
  try {
    return readStatistics(readFileSync(file, 'utf8'), schema, file);
  } catch (error) {
    if (error instanceof StatisticsError) throw new OrgError(error.message);
    throw new OrgError(`The statistics cannot be read: ${(error as Error).message}`);
  }
}

function readConfig(file: string): OrgConfig {
  if (!existsSync(file)) return {};
  let config: unknown;
  try {
    config = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new OrgError(`${file} is not valid JSON: ${(error as Error).message}. Correct or remove it.`);
  }
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    throw new OrgError(`${file} must hold an object such as {"namedCredentials": {}}. Correct or remove it.`);
  }
  return config;
}

function fail(message: string): never {
  throw new OrgError(message);
}
