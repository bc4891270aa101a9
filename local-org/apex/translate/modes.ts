/** The access mode of queries, searches and saves that state none. */
import type { AccessMode } from '../../data/access.ts';
import { SECURITY_ENFORCED_REFUSED } from '../../data/dynamic-query.ts';
import { defaultMode, takesSecurityEnforced } from '../../values/versions.ts';
import type { BoundMethod } from '../members.ts';
import type { Position } from '../syntax/ast.ts';
import { Types } from '../../values/types.ts';
import type { Body } from './body.ts';

/**
 * Salesforce contradicts itself on statements in a trigger from API 67 on: the release notes of Summer '26 say that
 * triggers always run in system mode, the Apex Developer Guide ("Implementation in Apex Triggers") that their statements
 * run in user mode. So none may be left to a default here.
 */
export function unstatedMode(body: Body, at: Position, what: string): AccessMode {
  const { apiVersion, kind } = body.unit.file;
  const mode = defaultMode(apiVersion);
  if (kind === 'trigger' && mode === 'user')
    body.error(
      at,
      `Not supported by the local org: ${what} without an access mode in a trigger of API 67 or later. State user or system mode.`,
    );
  return mode;
}

/** What a trigger may not leave unstated in the arguments of `Database` and `Search`. */
const MODED = /^(query|countQuery|getQueryLocator|getCursor|insert|update|upsert|delete|undelete|merge|convertLead)$/i;

export function checkMode(body: Body, { method }: BoundMethod, at: Position): void {
  if (body.unit.file.kind !== 'trigger' || !/^(Database|Search)$/.test(method.owner.name)) return;
  if (!MODED.test(method.name) || method.parameters.some(({ type }) => type.name === 'AccessLevel')) return;
  // A query in brackets is checked by itself.
  if (/^get/i.test(method.name) && method.parameters[0].type !== Types.String) return;
  unstatedMode(body, at, `${method.owner.name}.${method.name}`);
}

export function checkSecurityEnforced(body: Body, at: Position, access: string | null): void {
  if (access === 'securityEnforced' && !takesSecurityEnforced(body.unit.file.apiVersion)) {
    body.error(at, SECURITY_ENFORCED_REFUSED);
  }
}
