/**
 * What the running user may see and change: object and field permissions in user mode, rows by sharing.
 *
 * Sharing is simplified to owners, manual and Apex sharing (share rows for the user or a group the user is in) and
 * administrators; there is no role hierarchy and there are no sharing rules.
 */
import type { RunningOrg, RunningStore } from '../running/org.ts';
import type { RunningUser, Transaction } from '../running/transaction.ts';
import { transaction } from '../running/transaction.ts';
import { QueryException } from '../values/exceptions.ts';
import { shareName } from '../metadata/companions.ts';
import { standardProfile } from '../metadata/organization.ts';
import { accessGrants } from '../metadata/permissions.ts';
import type { AccessGrants, FieldGrant, Holdings, ObjectGrant } from '../metadata/permissions.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../metadata/schema.ts';
import { qualifiedColumn, storedGrants } from './stored-grants.ts';
import { quote } from './column.ts';
import type { ResolvedCondition, ResolvedQuery } from './soql/resolved.ts';
import { tableName } from './tables.ts';

/** `user`: object and field permissions and sharing count; `system`: only sharing, where the running class says so. */
export type AccessMode = 'user' | 'system';

const grantsByOrg = new WeakMap<RunningOrg, { schema: Schema; grants: AccessGrants }>();

/** Grants of an org's permission sets and profiles. */
export function grantsOf(org: RunningOrg): AccessGrants {
  const known = grantsByOrg.get(org);
  // An org that has taken up changed files has another schema.
  if (known?.schema === org.schema) return known.grants;
  const { permissionSets, profiles, permissionSetGroups } = org.project;
  const sets = { permissionSets, profiles, groups: permissionSetGroups };
  const grants = accessGrants(org.schema, sets, storedGrants(org));
  grantsByOrg.set(org, { schema: org.schema, grants });
  return grants;
}

const holdingsByStore = new WeakMap<RunningStore, { version: number; byUser: Map<string, Holdings> }>();

/** Profile and assigned permission sets of a user, as they are now. */
export function holdingsOf(org: RunningOrg, user: RunningUser): Holdings {
  const { store } = org;
  let cache = holdingsByStore.get(store);
  if (!cache || cache.version !== store.version)
    holdingsByStore.set(store, (cache = { version: store.version, byUser: new Map() }));
  let holdings = cache.byUser.get(user.id);
  if (!holdings) {
    const rows = store.all(
      `SELECT ${qualifiedColumn('s', 'Name')} FROM "PermissionSetAssignment" a JOIN "PermissionSet" s ON s.Id = a.PermissionSetId WHERE a.AssigneeId = ?1 AND a.IsDeleted = 0 ` +
        `UNION SELECT ${qualifiedColumn('g', 'DeveloperName')} FROM "PermissionSetAssignment" a JOIN "PermissionSetGroup" g ON g.Id = a.PermissionSetGroupId WHERE a.AssigneeId = ?1 AND a.IsDeleted = 0`,
      user.id,
    );
    const [isMarketingUser] =
      store.first('SELECT UserPermissionsMarketingUser FROM "User" WHERE Id = ?', user.id) ?? [];
    holdings = {
      profile: standardProfile(org.project.organization, user.profileName),
      permissionSets: rows.map(([name]) => name as string),
      isMarketingUser: isMarketingUser === 1,
    };
    cache.byUser.set(user.id, holdings);
  }
  return holdings;
}

/** What one user may do. */
export interface UserAccess {
  object(object: ObjectSchema): ObjectGrant;
  field(object: ObjectSchema, field: FieldSchema): FieldGrant;
}

/** Of the running user, or another. */
export function access(user: RunningUser = transaction().user): UserAccess {
  const { org } = transaction();
  const grants = grantsOf(org);
  const holdings = holdingsOf(org, user);
  return {
    object: (object) => grants.object(holdings, object.name),
    field: (object, field) => grants.field(holdings, object.name, field.name),
  };
}

/** Throws QueryException when the query names an object or field that the user may not read. */
export function checkQueryAccess(query: ResolvedQuery, mode: AccessMode): void {
  const rights = access();
  const missing = new Map<string, string[]>();
  let first: { object: ObjectSchema; field: FieldSchema | null } | null = null;
  const miss = (object: ObjectSchema, field: FieldSchema | null) => {
    first ??= { object, field };
    const fields = missing.get(object.name) ?? [];
    missing.set(object.name, fields);
    if (field) fields.push(field.name);
  };
  const visit = (one: ResolvedQuery) => {
    if (!rights.object(one.object).read) miss(one.object, null);
    for (const [object, fields] of one.references) {
      for (const field of fields) if (field.type !== 'Id' && !rights.field(object, field).read) miss(object, field);
    }
    for (const item of one.select) if (item.kind === 'subquery') visit(item.query);
    if (one.where) visitJoins(one.where);
  };
  const visitJoins = (condition: ResolvedCondition): void => {
    if (condition.kind === 'in') visit(condition.query);
    else if (condition.kind === 'not') visitJoins(condition.term);
    else if (condition.kind !== 'compare') condition.terms.forEach(visitJoins);
  };
  visit(query);
  if (!first) return;
  const { object, field } = first as { object: ObjectSchema; field: FieldSchema | null };
  const hint = 'Please reference your WSDL or the describe call for the appropriate names.';
  const message =
    mode === 'system'
      ? 'Insufficient permissions: secure query included inaccessible field'
      : field
        ? `No such column '${field.name}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${hint}`
        : `sObject type '${object.name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${hint}`;
  const exception = new QueryException(message);
  exception.inaccessibleFields = missing;
  throw exception;
}

type RowFilter = (object: ObjectSchema, alias: string) => string | null;
const everyRow: RowFilter = () => null;

/** SQL that holds for the rows that the user may see; null where all may be seen. */
export function visibleRows(current: Transaction, mode: AccessMode): RowFilter {
  return rowFilter(current, mode, ['Private'], 'read');
}

/** SQL that holds for the rows that the user may change. */
export function editableRows(current: Transaction, mode: AccessMode): RowFilter {
  return rowFilter(current, mode, ['Private', 'Read'], 'edit');
}

function rowFilter(
  current: Transaction,
  mode: AccessMode,
  restricted: ObjectSchema['sharingModel'][],
  right: 'read' | 'edit',
): RowFilter {
  if (mode !== 'user' && current.sharing !== 'with') return everyRow;
  const { user, schema, org } = current;
  const grants = grantsOf(org);
  const holdings = holdingsOf(org, user);
  const userId = user.id.replace(/[^0-9A-Za-z]/g, '');
  const filter: RowFilter = (object, alias) => {
    if (object.name === 'Profile' && mode === 'user') return profileFilter(grants, holdings, user, alias);
    if (object.kind !== 'object' && object.kind !== 'share') return null;
    if (object.sharingModel === 'ControlledByParent') {
      const master = masterOf(object, schema);
      if (!master) return null;
      const inner = filter(master.object, 'master');
      return (
        inner &&
        `(${alias}.${quote(master.field.name)} IS NULL OR ${alias}.${quote(master.field.name)} IN (SELECT master.Id FROM ${quote(tableName(master.object))} master WHERE ${inner}))`
      );
    }
    if (!restricted.includes(object.sharingModel) || !object.fields.has('ownerid')) return null;
    const grant = grants.object(holdings, object.name);
    if (right === 'read' ? grant.viewAll || grant.modifyAll : grant.modifyAll) return null;
    return `(${alias}.OwnerId = '${userId}'${sharedTo(object, alias, schema, userId, right)})`;
  };
  return filter;
}

/**
 * "Only users with correct permissions can view profile names other than their own" (Object Reference, Profile): View All
 * Profiles, which Winter '27 demands in every org; before, only where profile filtering was on. System mode sees all.
 */
function profileFilter(grants: AccessGrants, holdings: Holdings, user: RunningUser, alias: string): string | null {
  const seesAll = ['ViewAllProfiles', 'ManageUsers'].some((right) => grants.userPermission(holdings, right));
  return seesAll ? null : `${alias}.Id = '${user.profileId.replace(/[^0-9A-Za-z]/g, '')}'`;
}

/** The object whose sharing decides: of a detail its master, of a contact its account, of a member its campaign. */
function masterOf(object: ObjectSchema, schema: Schema): { field: FieldSchema; object: ObjectSchema } | null {
  const usual: Record<string, string> = {
    Contact: 'accountid',
    CampaignMember: 'campaignid',
    CampaignMemberStatus: 'campaignid',
    OpportunityLineItem: 'opportunityid',
  };
  const field =
    [...object.fields.values()].find((one) => one.type === 'MasterDetail') ??
    object.fields.get(usual[object.name] ?? '');
  const master = field && schema.object(field.referenceTo[0]);
  return field && master ? { field, object: master } : null;
}

function sharedTo(object: ObjectSchema, alias: string, schema: Schema, userId: string, right: 'read' | 'edit'): string {
  const share = schema.object(shareName(object.name));
  if (!share) return '';
  const parent = object.custom ? 'ParentId' : `${object.name}Id`;
  const level = share.fields.get(object.custom ? 'accesslevel' : `${object.name.toLowerCase()}accesslevel`);
  const enough = right === 'edit' && level ? ` AND s.${quote(level.name)} IN ('Edit', 'All')` : '';
  return (
    ` OR ${alias}.Id IN (SELECT s.${quote(parent)} FROM ${quote(tableName(share))} s WHERE s.IsDeleted = 0 AND (s.UserOrGroupId = '${userId}' ` +
    `OR s.UserOrGroupId IN (SELECT m.GroupId FROM "GroupMember" m WHERE m.UserOrGroupId = '${userId}' AND m.IsDeleted = 0))${enough})`
  );
}
