/** What every part of a session works with: the org, whose eyes, what that user may do. */
import { grantsOf, holdingsOf } from '../../data/access.ts';
import type { SObject } from '../../values/sobject.ts';
import { runCount, runQuery } from '../../data/query.ts';
import { parseSoql } from '../../data/soql/parse.ts';
import { resolveSoql } from '../../data/soql/resolve.ts';
import type { Org } from '../../execution/org.ts';
import type { EntryKind } from '../../running/entry-point.ts';
import type { RunningUser } from '../../running/transaction.ts';
import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import { notFound, type UiUser } from '../host.ts';

/** One user's view of an org. */
export interface Context {
  org: Org;
  user: UiUser;
}

/**
 * Runs work as the user in a transaction of its own. Apex called from a component runs with sharing where its class does
 * not say; what a saved record sets off does not (Apex Developer Guide, "Using the with sharing … Keywords").
 */
export function asUser<T>({ org, user }: Context, kind: EntryKind, name: string, work: (running: RunningUser) => T): T {
  const running = org.user(user.id);
  return org.transact({ user: running, sharing: kind === 'aura' ? 'with' : 'without', entry: { kind, name } }, () =>
    work(running),
  );
}

/** Records by a query in user mode. Call it inside `asUser`. @param binds values of `:name` in order */
export function select({ org }: Context, soql: string, binds: unknown[] = []): SObject[] {
  return runQuery(resolveSoql(parseSoql(soql), org.schema), binds, { access: 'user' }).elements;
}

/** Number of rows of a `SELECT COUNT()`. */
export const count = ({ org }: Context, soql: string, binds: unknown[] = []): number =>
  runCount(resolveSoql(parseSoql(soql), org.schema), binds, { access: 'user' });

const holdings = ({ org, user }: Context) => holdingsOf(org, org.user(user.id));

export const objectAccess = (context: Context, object: ObjectSchema) =>
  grantsOf(context.org).object(holdings(context), object.name);

export const fieldAccess = (context: Context, object: ObjectSchema, field: FieldSchema) =>
  grantsOf(context.org).field(holdings(context), object.name, field.name);

export const mayUseClass = (context: Context, className: string): boolean =>
  grantsOf(context.org).apexClass(holdings(context), className);

export const hasCustomPermission = (context: Context, name: string): boolean =>
  grantsOf(context.org).customPermission(holdings(context), name);

export const hasUserPermission = (context: Context, name: string): boolean =>
  grantsOf(context.org).userPermission(holdings(context), name);

export const seesTab = (context: Context, name: string): boolean =>
  grantsOf(context.org).tab(holdings(context), name) !== 'none';

export const seesApplication = (context: Context, name: string): boolean =>
  grantsOf(context.org).application(holdings(context), name);

/** @throws UiError when there is no such object or the user may not read it */
export function readableObject(context: Context, name: string): ObjectSchema {
  const object = context.org.schema.object(name);
  if (!object || !objectAccess(context, object).read) {
    throw notFound(`Object ${name} is not supported in UI API or you have no access to it`);
  }
  return object;
}

/** The object of a record id. @throws UiError when the id is none or names no object the user may read */
export function objectOfRecord(context: Context, recordId: string): ObjectSchema {
  const object = /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(recordId) ? context.org.schema.objectOfId(recordId) : null;
  if (!object) throw notFound();
  return readableObject(context, object.name);
}

/** The object's fields that the user may see, in declared order. */
export const visibleFields = (context: Context, object: ObjectSchema): FieldSchema[] =>
  [...object.fields.values()].filter((field) => field.type === 'Id' || fieldAccess(context, object, field).read);

/** A visible field by its name; null when there is none. */
export function visibleField(context: Context, object: ObjectSchema, name: string): FieldSchema | null {
  const field = context.org.schema.field(object, name);
  return field && (field.type === 'Id' || fieldAccess(context, object, field).read) ? field : null;
}
