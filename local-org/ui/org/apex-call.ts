/** Runs `@AuraEnabled` methods for components. */
import type { ClassInfo, MethodInfo } from '../../values/program.ts';
import { DmlException, NotSupportedError, uncaughtException } from '../../values/exceptions.ts';
import { UiError } from '../host.ts';
import { asUser, type Context, mayUseClass } from './context.ts';
import { fromJson } from './from-json.ts';
import { toJson } from './to-json.ts';

interface AuraMethod {
  info: ClassInfo;
  method: MethodInfo;
  cacheable: boolean;
}

/** What an import of `@salesforce/apex/Class.method` has to know; null when there is no such method. */
export function describeMethod(context: Context, className: string, methodName: string): { cacheable: boolean } | null {
  const found = auraMethod(context, className, methodName);
  return found && { cacheable: found.cacheable };
}

/** By its name as an import writes it: `Class.method`, `ns.Class.method`. */
function auraMethod({ org }: Context, className: string, methodName: string): AuraMethod | null {
  const bare = className.slice(className.lastIndexOf('.') + 1).toLowerCase();
  const { classes } = org.program;
  const packaged =
    org.project.installation && classes.get(`${org.project.installation.namespace}.${bare}`.toLowerCase());
  const info = packaged ?? classes.get(className.toLowerCase()) ?? classes.get(bare);
  const method = info?.methods.find(
    ({ name, isStatic }) => isStatic && name.toLowerCase() === methodName.toLowerCase(),
  );
  const annotation = method?.annotations.find(({ name }) => name === 'auraenabled');
  if (!info || !method || !annotation) return null;
  return { info, method, cacheable: annotation.parameters.cacheable === 'true' };
}

/**
 * Calls the method as the user, in a transaction that is rolled back when it throws.
 * @throws UiError with the body that a component gets from an org
 */
export function callApex(
  context: Context,
  className: string,
  methodName: string,
  given: Record<string, unknown>,
): unknown {
  const found = auraMethod(context, className, methodName);
  if (!found) {
    const error = context.org.program.errors[0];
    const hint = error
      ? ` The project does not compile: ${error.file}:${error.line}:${error.column} ${error.message}`
      : '';
    throw new UiError(404, 'NOT_FOUND', `There is no Aura-enabled method ${className}.${methodName}.${hint}`);
  }
  const { info, method } = found;
  if (!mayUseClass(context, info.type.name)) {
    throw new UiError(403, 'INSUFFICIENT_ACCESS', `You do not have access to the Apex class named '${info.name}'.`);
  }
  try {
    return asUser(context, 'aura', `${info.name}.${method.name}`, () => {
      const byName = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
      const known = context.org;
      const args = method.parameters.map(({ name, type }) => fromJson(byName.get(name.toLowerCase()), type, known));
      return toJson(method.invoke(null, args) ?? null);
    });
  } catch (error) {
    throw refusalOf(error);
  }
}

/** How an org words what Apex threw. */
function refusalOf(error: unknown): unknown {
  if (error instanceof NotSupportedError) return new UiError(500, 'NOT_SUPPORTED', error.message);
  const exception = uncaughtException(error);
  if (!exception) return error;
  if (exception instanceof DmlException) return new UiError(400, 'DML_EXCEPTION', exception.text, dmlBody(exception));
  const isHandled = exception.typeName === 'System.AuraHandledException';
  return new UiError(500, 'APEX_ERROR', isHandled ? exception.message : exception.text, {
    exceptionType: exception.typeName,
    isUserDefinedException: exception.$info !== undefined,
    stackTrace: isHandled ? '' : exception.stackTrace,
  });
}

/** An uncaught DmlException has no message of its own: its rows' messages come by page and by field. */
function dmlBody({ rows }: DmlException): Record<string, unknown> {
  const fieldErrors: Record<string, { statusCode: string; message: string }[]> = {};
  const pageErrors: { statusCode: string; message: string }[] = [];
  for (const { statusCode, message, fields } of rows) {
    if (fields.length) for (const field of fields) (fieldErrors[field] ??= []).push({ statusCode, message });
    else pageErrors.push({ statusCode, message });
  }
  return { message: undefined, fieldErrors, pageErrors, index: null, duplicateResults: [] };
}
