/**
 * Exceptions as Apex has them, and what Apex cannot catch. Every exception class of the library is declared here; the
 * emitted class of one written in Apex extends `ApexException`.
 */
import type { ClassInfo } from './program.ts';
import { apexStackTrace, firstLine } from './stack-trace.ts';

// Frames of the library and of JavaScript itself take their share: ten would cut Apex traces short.
Error.stackTraceLimit = 50;

/** What Apex can throw and, but for the uncatchable ones, catch. */
export class ApexException extends Error {
  /** Set on the prototype by classes written in Apex. */
  declare readonly $info?: ClassInfo;
  /** Qualified name of a library exception; null on the prototype of one written in Apex. */
  declare readonly libraryName: string | null;
  /** Can `catch` not see it? */
  declare readonly uncatchable: boolean;
  apexMessage: string | null;
  apexCause: ApexException | null;

  constructor(message: string | null = null, cause: ApexException | null = null) {
    super(message ?? 'Script-thrown exception');
    this.apexMessage = message;
    this.apexCause = cause;
  }

  /** `System.NullPointerException`, `Outer.MyException`. */
  get typeName(): string {
    if (!this.$info) return this.libraryName ?? 'System.Exception';
    return this.$info.namespace ? `${this.$info.namespace}.${this.$info.name}` : this.$info.name;
  }

  /** What `getMessage()` answers. */
  get text(): string {
    return this.apexMessage ?? 'Script-thrown exception';
  }

  setMessage(message: string | null): void {
    this.apexMessage = message;
    this.message = message ?? 'Script-thrown exception';
  }

  get lineNumber(): number {
    return firstLine(this.stack ?? '');
  }

  get stackTrace(): string {
    return apexStackTrace(this.stack ?? '');
  }

  override toString(): string {
    return `${this.typeName}: ${this.text}`;
  }
}
Object.defineProperty(ApexException.prototype, 'libraryName', { value: null, writable: true });
Object.defineProperty(ApexException.prototype, 'uncatchable', { value: false, writable: true });

/** What the local org cannot do. Not an Apex exception: no `catch` sees it. */
export class NotSupportedError extends Error {
  override name = 'NotSupportedError';
}

/** @param where the Apex construct or method that asked for it */
export function notSupported(what: string, where: string): never {
  throw new NotSupportedError(`Not supported by the local org: ${what}, ${where}`);
}

/** One row of a DmlException. */
export interface DmlError {
  /** Place of the record in the list that was saved. */
  index: number;
  id: string | null;
  message: string;
  /** `REQUIRED_FIELD_MISSING` */
  statusCode: string;
  fields: string[];
}

type ExceptionClass = new (message?: string | null, cause?: ApexException | null) => ApexException;

const classes = new Map<string, ExceptionClass>([
  ['exception', ApexException],
  ['system.exception', ApexException],
]);

function register(qualified: string, made: ExceptionClass): void {
  Object.defineProperty(made.prototype, 'libraryName', { value: qualified });
  classes.set(qualified.toLowerCase(), made);
  if (qualified.startsWith('System.')) classes.set(qualified.slice('System.'.length).toLowerCase(), made);
}

function declare(qualified: string, uncatchable = false): void {
  const simple = qualified.slice(qualified.lastIndexOf('.') + 1);
  const made = { [simple]: class extends ApexException {} }[simple];
  if (uncatchable) Object.defineProperty(made.prototype, 'uncatchable', { value: true });
  register(qualified, made);
}

/** Carries the rows that failed. */
export class DmlException extends ApexException {
  rows: DmlError[] = [];
}
register('System.DmlException', DmlException);

/** Has rows as a DmlException has, without being one. */
export class EmailException extends ApexException {
  rows: DmlError[] = [];
}
register('System.EmailException', EmailException);

/** Carries where access was missing: object → fields. */
export class QueryException extends ApexException {
  inaccessibleFields = new Map<string, string[]>();
}
register('System.QueryException', QueryException);

/** Carries the error code that the REST resource would answer. */
export class ConnectApiException extends ApexException {
  errorCode: string | null = null;
}
register('ConnectApi.ConnectApiException', ConnectApiException);

for (const name of [
  'AsyncException',
  'AuraHandledException',
  'BigObjectException',
  'CalloutException',
  'DataWeaveScriptException',
  'DuplicateMessageException',
  'EventObjectException',
  'ExternalObjectException',
  'FinalException',
  'FlowException',
  'HandledException',
  'IllegalArgumentException',
  'InvalidHeaderException',
  'InvalidParameterValueException',
  'JSONException',
  'LicenseException',
  'ListException',
  'MathException',
  'NoAccessException',
  'NoDataFoundException',
  'NoSuchElementException',
  'NullPointerException',
  'PlatformCacheException',
  'ProcedureException',
  'RequiredFeatureMissingException',
  'SObjectException',
  'SearchException',
  'SecurityException',
  'SerializationException',
  'StringException',
  'TouchHandledException',
  'TransientException',
  'TypeException',
  'UnexpectedException',
  'UnsupportedOperationException',
  'VisualforceException',
  'XmlException',
]) {
  declare(`System.${name}`);
}
declare('System.LimitException', true);
declare('System.AssertException', true);
for (const name of [
  'Auth.AuthProviderPluginException',
  'Cache.CacheException',
  'Cache.InvalidCacheBuilderException',
  'Cache.InvalidParamException',
  'Cache.ItemSizeLimitExceededException',
  'Cache.Org.OrgCacheException',
  'Cache.PlatformCacheInvalidOperationException',
  'Cache.Session.SessionCacheException',
  'Canvas.CanvasRenderException',
  'ConnectApi.NotFoundException',
  'ConnectApi.RateLimitException',
]) {
  declare(name);
}

/** @param name with or without `System.`; null when there is no such library exception */
export const exceptionClass = (name: string): ExceptionClass | null => classes.get(name.toLowerCase()) ?? null;

/** Qualified names of all library exceptions. */
export const exceptionNames = (): string[] => [
  ...new Set([...classes.values()].map((made) => made.prototype.libraryName ?? 'System.Exception')),
];

/** A new library exception, not thrown. */
export function makeException(
  name: string,
  message: string | null = null,
  cause: ApexException | null = null,
): ApexException {
  const made = exceptionClass(name);
  if (!made) throw new Error(`No library exception ${name}`);
  return new made(message, cause);
}

/** Throws a library exception: `throwApex('ListException', 'List index out of bounds: 3')`. */
export function throwApex(name: string, message: string, cause: ApexException | null = null): never {
  throw makeException(name, message, cause);
}

/**
 * What a catch clause of Apex sees of a JavaScript error: the Apex exception it is or represents. Access to null is a
 * TypeError in JavaScript. What Apex must not catch is thrown on: `LimitException`, failed assertions, what the local
 * org does not support, defects of the local org itself.
 */
export function toApexException(error: unknown): ApexException {
  if (error instanceof ApexException) {
    if (error.uncatchable) throw error;
    return error;
  }
  const apex = uncaughtException(error);
  if (!apex || apex.uncatchable) throw error;
  return apex;
}

/** Like `toApexException` for code that reports errors: answers uncatchable ones as well; null for a defect of the local org. */
export function uncaughtException(error: unknown): ApexException | null {
  if (error instanceof ApexException) return error;
  if (
    error instanceof TypeError &&
    /(of|property of|read properties of|set properties of) null|null \(|is null|null is not|on null/.test(error.message)
  ) {
    return withStack(makeException('NullPointerException', 'Attempt to de-reference a null object'), error);
  }
  if (error instanceof RangeError && /call stack/i.test(error.message)) {
    return withStack(makeException('LimitException', 'Maximum stack depth reached: 1001'), error);
  }
  return null;
}

function withStack(exception: ApexException, source: Error): ApexException {
  exception.stack = source.stack;
  return exception;
}
