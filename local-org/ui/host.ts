/**
 * What the pages ask of an org. `org-host.ts` answers it from a real local org; tests of the server answer it from
 * plain values.
 */
import type { ComponentRoot } from './compile/components.ts';
import type {
  ActivatablePage,
  AppDescription,
  LayoutDescription,
  ListPage,
  ListRequest,
  LookupMatch,
  ObjectInfo,
  PicklistValues,
  RecordPage,
  RecordRepresentation,
  RelatedListPage,
  RelatedListRequest,
  TabDescription,
  UserNotification,
} from './shapes.ts';

/** A person to run as, as the user switcher shows it. */
export interface UiUser {
  id: string;
  name: string;
  email: string;
  /** What tells users apart: the labels of the permission sets. */
  description: string;
  /** `en_US` */
  locale: string;
  language: string;
  timeZone: string;
  currency: string;
}

export interface UiHost {
  /** Directory of the project: file names in messages are relative to it. */
  readonly projectDirectory: string;
  readonly namespace: string | null;
  componentRoots(): ComponentRoot[];
  /** Names of components that say `lightning__UrlAddressable`: only they have an address of their own. */
  addressableComponents(): string[];
  /**
   * Full names of an object and of a path of fields, as a component of the project writes them: in an installed package
   * `Ad__c` is `acme__Ad__c`. Independent of the user: `@salesforce/schema` is resolved when a component is deployed.
   * @returns null when there is no such object, or no such field where the path is one field
   */
  schemaNames(objectName: string, path: string[]): { objectApiName: string; path: string[] } | null;
  /** Directories in which a change concerns the pages or the org. */
  watchedDirectories(): string[];
  users(): UiUser[];
  /** Everything below runs as this user, each call in a transaction of its own. */
  session(userId: string): UiSession;
  /**
   * Calls Apex REST as the guest user of a site: a request without a session.
   * @param request path after `/services/apexrest`, method, headers, parameters, and the body as it came
   */
  siteRequest(request: RestCall): RestReply;
  /** What of the project does not compile, one line each. */
  problems(): string[];
  /**
   * Takes up changed Apex or metadata.
   * @returns what did not compile, one line each
   */
  reload(files: string[]): Promise<string[]>;
}

export interface RestCall {
  path: string;
  method: string;
  headers: Record<string, string>;
  parameters: Record<string, string>;
  body: Uint8Array;
}

export interface RestReply {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

export interface UiSession {
  readonly user: UiUser;

  /** The annotation's parameters of an Aura-enabled method; null when there is no such method. */
  apexMethod(className: string, methodName: string): { cacheable: boolean } | null;
  /**
   * Runs an Aura-enabled method.
   * @returns its result as JSON values
   * @throws UiError as an org answers
   */
  callApex(className: string, methodName: string, parameters: Record<string, unknown>): unknown;

  objectInfo(objectApiName: string): ObjectInfo;
  picklistValues(objectApiName: string, fieldApiName: string): PicklistValues;
  record(recordId: string, fields: string[], optionalFields: string[]): RecordRepresentation;
  createRecord(objectApiName: string, fields: Record<string, unknown>): RecordRepresentation;
  updateRecord(recordId: string, fields: Record<string, unknown>): RecordRepresentation;
  deleteRecord(recordId: string): void;
  lookup(objectApiName: string, fieldApiName: string, text: string): LookupMatch[];

  listRecords(request: ListRequest): ListPage;
  relatedList(request: RelatedListRequest): RelatedListPage;

  apps(): AppDescription[];
  tab(name: string): TabDescription;
  recordPage(recordId: string): RecordPage;
  newRecordLayout(objectApiName: string): LayoutDescription;

  /** Setup: the record pages, and which of them are the org's default. */
  activatablePages(): ActivatablePage[];
  /** @returns what `activatablePages` says then */
  activatePage(name: string, isOrgDefault: boolean): ActivatablePage[];

  /** The user's custom notifications, the latest first. */
  notifications(): UserNotification[];
  /** @param id one of them; null: all */
  markNotificationsRead(id: number | null): void;

  /** Texts of the project's labels in the user's language, by name without a namespace. */
  labels(): ReadonlyMap<string, string>;
  hasCustomPermission(name: string): boolean;
  hasUserPermission(name: string): boolean;
  /** File or directory of an unpacked static resource; null when there is none. */
  staticResource(name: string): { file: string; contentType: string } | null;
}

export interface FieldError {
  field: string;
  fieldLabel: string;
  message: string;
}

/** A refusal as the UI API words it: status, `message`, and for a save which fields it is about. */
export class UiError extends Error {
  readonly status: number;
  readonly errorCode: string;
  /** Added to the body that a component's `error.body` is. */
  readonly body: Record<string, unknown>;
  constructor(status: number, errorCode: string, message: string, body: Record<string, unknown> = {}) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
    this.body = body;
  }
}

/** The record does not exist or is not the user's to see: an org does not say which. */
export const notFound = (message = 'The requested resource does not exist') => new UiError(404, 'NOT_FOUND', message);

export const noAccess = (message: string) => new UiError(403, 'INSUFFICIENT_ACCESS', message);

/** A save that was refused: general messages and messages at fields. */
export function saveError(messages: string[], fieldErrors: FieldError[]): UiError {
  const byField: Record<string, { message: string; fieldLabel: string; field: string }[]> = {};
  for (const { field, fieldLabel, message } of fieldErrors)
    (byField[field] ??= []).push({ message, fieldLabel, field });
  return new UiError(400, 'INVALID_INPUT', 'An error occurred while trying to update the record. Please try again.', {
    output: { errors: messages.map((message) => ({ message })), fieldErrors: byField },
  });
}
