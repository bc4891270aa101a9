/** Queries that are texts at run time: parsed, resolved, their binds looked up by name. */
import { callerSchema } from '../running/caller.ts';
import { QueryException, throwApex } from '../values/exceptions.ts';
import { takesSecurityEnforced } from '../values/versions.ts';
import { SoqlError } from './soql/ast.ts';
import { parseSoql } from './soql/parse.ts';
import { resolveSoql } from './soql/resolve.ts';
import type { ResolvedQuery } from './soql/resolved.ts';
import { getDynamic } from './sobject-access.ts';
import { SObject } from '../values/sobject.ts';
import { notSupported } from '../values/exceptions.ts';

/** Value of a variable by its name in lower case; undefined when there is none. */
export type ScopeVariables = (name: string) => unknown;

export const SECURITY_ENFORCED_REFUSED =
  'WITH SECURITY_ENFORCED is not supported in API version 67.0 and later. Use WITH USER_MODE.';

/**
 * @param apiVersion of the calling class
 * @throws QueryException for a faulty query or a bind without a variable
 */
export function resolveDynamic(
  text: string,
  variables: ScopeVariables,
  apiVersion: number,
): { query: ResolvedQuery; binds: unknown[] } {
  const schema = callerSchema();
  let query: ResolvedQuery;
  try {
    query = resolveSoql(parseSoql(text), schema);
  } catch (error) {
    if (!(error instanceof SoqlError)) throw error;
    if (error.code === 'UNSUPPORTED') notSupported(error.message.replace('Not supported by the local org: ', ''), text);
    throw new QueryException(error.message);
  }
  if (query.source.access === 'securityEnforced' && !takesSecurityEnforced(apiVersion))
    throw new QueryException(SECURITY_ENFORCED_REFUSED);
  const binds = query.source.binds.map((bind) => {
    const [name, ...path] = bind.text.toLowerCase().split('.');
    let value = variables(name);
    for (const field of path) value = value instanceof SObject ? getDynamic(schema, value, field) : undefined;
    return value === undefined ? throwApex('QueryException', `Variable does not exist: ${bind.text}`) : value;
  });
  return { query, binds };
}
