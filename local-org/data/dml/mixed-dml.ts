/**
 * Setup objects and others do not mix in one transaction (Apex Developer Guide, "sObjects That Cannot Be Used Together in
 * DML Operations"). Tests separate them with `System.runAs`.
 */
import { transaction } from '../../running/transaction.ts';
import type { SObject } from '../../values/sobject.ts';
import { failure, throwDml } from './errors.ts';
import type { Operation } from './errors.ts';

const SETUP = new Set([
  'FieldPermissions',
  'Group',
  'GroupMember',
  'ObjectPermissions',
  'PermissionSet',
  'PermissionSetAssignment',
  'QueueSobject',
  'SetupEntityAccess',
  'User',
  'UserRole',
  'UserTerritory',
  'Territory',
]);
/** Fields of a user that make a change of it a change of setup. */
const USER_SETUP_FIELDS = ['UserRoleId', 'IsActive', 'ForecastEnabled', 'IsPortalEnabled', 'Username', 'ProfileId'];

function isSetup(operation: string, record: SObject): boolean {
  if (!SETUP.has(record.object.name)) return false;
  // Groups may be inserted and updated together with other objects.
  if (record.object.name === 'Group') return operation === 'delete';
  if (record.object.name !== 'User') return true;
  const set = (name: string) => (record.values.get(name) ?? null) !== null;
  return operation === 'insert'
    ? set('UserRoleId')
    : USER_SETUP_FIELDS.some((name) => record.values.has(name) && !record.queried);
}

/** Custom settings and the platform's own objects belong to neither side. */
const isRegular = (record: SObject): boolean => record.object.kind === 'object' || record.object.kind === 'share';

export function checkMixedDml(operation: Exclude<Operation, 'merge'>, records: readonly SObject[]): void {
  const { savedKinds } = transaction();
  records.forEach((record, index) => {
    const setup = isSetup(operation, record);
    const regular = !setup && isRegular(record);
    if ((setup && savedKinds.regular) || (regular && savedKinds.setup)) {
      const text = `DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${record.object.name}, original object: ${setup ? 'Account' : 'User'}`;
      throwDml(operation, [{ index, id: record.id, errors: [failure('MIXED_DML_OPERATION', text)] }]);
    }
    if (setup) savedKinds.setup = true;
    if (regular) savedKinds.regular = true;
  });
}
