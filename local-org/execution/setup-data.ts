/** What an org holds before anybody works in it: the organization, profiles, permission sets, a first user, its classes. */
import { readFileSync } from 'node:fs';
import type { Program } from '../values/program.ts';
import type { Store } from '../data/store.ts';
import { qualifiedColumn } from '../data/stored-grants.ts';
import { MetadataError, type Project } from '../metadata/index.ts';
import { shownProfile, type OrganizationSettings, type UserDefinition } from '../metadata/organization.ts';
import { administratorProfile } from '../metadata/permissions.ts';
import { bit } from '../metadata/setup-rows/row.ts';
import { findRows, insertRow, objectOf, updateRow, type Row } from '../services/rows.ts';
import { seedMetadataRows } from './metadata-rows.ts';
import type { Organization } from '../running/org.ts';
import { eventName } from '../running/triggers.ts';

const PROFILES = [
  'System Administrator',
  'Standard User',
  'Minimum Access - Salesforce',
  'Read Only',
  'Standard Platform User',
];
/** User name of the administrator every org begins with. */
export const ADMINISTRATOR = 'admin@local-org.example';
/** What a scratch org is. */
export const DEVELOPER_EDITION = 'Developer Edition';
/** Username of the user that triggers on platform events run as. */
export const automatedProcess = (organizationId: string): string => `autoproc@${organizationId.toLowerCase()}`;

/** Adds what is missing; what is there is left as it is. Runs in a transaction of its own. */
export function seedSetupData(store: Store, project: Project, now: number): void {
  store.begin();
  const known = findRows(store, 'User', ['Id'], 'Username', ADMINISTRATOR)[0]?.[0] as string | undefined;
  const adminId = known ?? store.nextId(objectOf(store, 'User'));
  const add = (object: string, values: Parameters<typeof insertRow>[2]) =>
    insertRow(store, object, values, now, adminId);
  const { organization } = project;
  if (!known) {
    const organizationId = add('Organization', {
      Name: organization.name,
      TimeZoneSidKey: organization.timeZone,
      LanguageLocaleKey: organization.language,
      DefaultLocaleSidKey: organization.locale,
      OrganizationType: DEVELOPER_EDITION,
      InstanceName: 'LOCAL',
      IsSandbox: 1,
      // An installed package has a namespace, the organization has none.
      NamespacePrefix: project.installation ? null : project.namespace,
    });
    for (const name of PROFILES) {
      add('Profile', { Name: shownProfile(organization, name), UserType: 'Standard' });
    }
    const common = {
      TimeZoneSidKey: organization.timeZone,
      LocaleSidKey: organization.locale,
      LanguageLocaleKey: organization.language,
      EmailEncodingKey: 'UTF-8',
      IsActive: 1,
      UserType: 'Standard',
      ProfileId: profileId(store, shownProfile(organization, administratorProfile)),
    };
    add('User', {
      ...common,
      Id: adminId,
      Username: ADMINISTRATOR,
      LastName: 'Administrator',
      Email: ADMINISTRATOR,
      Alias: 'admin',
      UserPermissionsMarketingUser: 1,
    });
    add('User', {
      ...common,
      Username: automatedProcess(organizationId),
      LastName: 'Automated Process',
      Email: automatedProcess(organizationId),
      Alias: 'autoproc',
      UserType: 'AutomatedProcess',
      ProfileId: null,
    });
  }
  seedMetadataRows(store, project, now, adminId);
  for (const user of organization.users) addUser(store, organization, user, now, adminId);
  store.commit();
}

/** A user of the organization's own, unless it is there. */
function addUser(
  store: Store,
  organization: OrganizationSettings,
  { fields, profileName, permissionSets, file }: UserDefinition,
  now: number,
  adminId: string,
): void {
  const username = String(fields.Username ?? '');
  if (!username) throw new MetadataError(file, 'a user needs a Username');
  if (findRows(store, 'User', ['Id'], 'Username', username).length) return;
  const ownProfile = profileId(store, profileName);
  if (ownProfile === null) throw new MetadataError(file, `the profile ${profileName} is not there`);
  const values: Row = {
    TimeZoneSidKey: organization.timeZone,
    LocaleSidKey: organization.locale,
    LanguageLocaleKey: organization.language,
    EmailEncodingKey: 'UTF-8',
    Email: username,
    Alias: username.slice(0, 8),
    IsActive: 1,
    UserType: 'Standard',
    ProfileId: ownProfile,
  };
  for (const [name, value] of Object.entries(fields)) values[name] = typeof value === 'boolean' ? bit(value) : value;
  const id = insertRow(store, 'User', values, now, adminId);
  const sets = store.all(`SELECT s.Id, ${qualifiedColumn('s', 'Name')} FROM "PermissionSet" s WHERE s.IsDeleted = 0`);
  for (const wanted of permissionSets) {
    const set = sets.find(([, name]) => (name as string).toLowerCase() === wanted.toLowerCase());
    if (!set) throw new MetadataError(file, `the permission set ${wanted} is not there`);
    insertRow(
      store,
      'PermissionSetAssignment',
      { PermissionSetId: set[0] as string, AssigneeId: id, IsActive: 1 },
      now,
      adminId,
    );
  }
}

export const profileId = (store: Store, name: string): string | null =>
  (findRows(store, 'Profile', ['Id'], 'Name', name)[0]?.[0] as string | undefined) ?? null;

export function loadOrganization(store: Store, { organization }: Project): Organization {
  const table = objectOf(store, 'Organization').name;
  const [id, name, timeZone, type] = store.first(
    `SELECT Id, Name, TimeZoneSidKey, OrganizationType FROM "${table}"`,
  ) as string[];
  return { id, name, currency: organization.currency, timeZone, type };
}

/** Rows of ApexClass and ApexTrigger: jobs and queries refer to them. */
export function syncApexRows(store: Store, program: Program, userId: string, now: number): void {
  const classes = [...program.classes.values()].filter((info) => !info.outer);
  store.begin();
  const common = { Status: 'Active', IsValid: 1 };
  sync(
    store,
    'ApexClass',
    classes.map(({ name, namespace, file, apiVersion }) => ({
      ...common,
      ...source(file, apiVersion),
      Name: name,
      NamespacePrefix: namespace,
    })),
    userId,
    now,
  );
  sync(
    store,
    'ApexTrigger',
    program.triggers.map((trigger) => ({
      ...common,
      ...source(trigger.file, trigger.apiVersion),
      Name: trigger.name,
      NamespacePrefix: trigger.namespace,
      TableEnumOrId: trigger.object,
      ...Object.fromEntries(trigger.timings.map((timing) => [`Usage${eventName(timing)}`, 1])),
    })),
    userId,
    now,
  );
  store.commit();
}

function source(file: string, apiVersion: number): Row {
  const text = readFileSync(file, 'utf8');
  // The column holds tenths.
  return {
    ApiVersion: Math.round(apiVersion * 10),
    Body: text,
    LengthWithoutComments: text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').length,
  };
}

function sync(store: Store, objectName: string, rows: Row[], userId: string, now: number): void {
  const known = new Map(
    store
      .all(`SELECT lower(Name), lower(NamespacePrefix), Id, Body FROM "${objectOf(store, objectName).name}"`)
      .map(([name, namespace, id, body]) => [`${namespace as string}.${name as string}`, { id: id as string, body }]),
  );
  for (const row of rows) {
    const found = known.get(`${String(row.NamespacePrefix ?? null)}.${String(row.Name)}`.toLowerCase());
    if (!found) insertRow(store, objectName, row, now, userId);
    else if (found.body !== row.Body) updateRow(store, objectName, found.id, row, now);
  }
}
