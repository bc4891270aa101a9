/** What an org holds before anybody works in it: the organization, profiles, permission sets, a first user, its classes. */
import { readFileSync } from 'node:fs';
import type { Program } from '../values/program.ts';
import type { Store } from '../data/store.ts';
import type { Project } from '../metadata/index.ts';
import { findRows, insertRow, objectOf, updateRow, type Row } from '../services/rows.ts';
import { seedMetadataRows } from './metadata-rows.ts';
import type { Organization } from '../running/org.ts';
import { eventName } from '../running/triggers.ts';

const DEFAULT = { name: 'Local Org', currency: 'USD', timeZone: 'America/Los_Angeles', locale: 'en_US' };
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
  if (!known) {
    const organizationId = add('Organization', {
      Name: DEFAULT.name,
      TimeZoneSidKey: DEFAULT.timeZone,
      LanguageLocaleKey: DEFAULT.locale,
      DefaultLocaleSidKey: DEFAULT.locale,
      OrganizationType: DEVELOPER_EDITION,
      InstanceName: 'LOCAL',
      IsSandbox: 1,
      NamespacePrefix: project.namespace,
    });
    for (const name of PROFILES) add('Profile', { Name: name, UserType: 'Standard' });
    const common = {
      TimeZoneSidKey: DEFAULT.timeZone,
      LocaleSidKey: DEFAULT.locale,
      LanguageLocaleKey: DEFAULT.locale,
      EmailEncodingKey: 'UTF-8',
      IsActive: 1,
      UserType: 'Standard',
      ProfileId: profileId(store, 'System Administrator'),
    };
    add('User', {
      ...common,
      Id: adminId,
      Username: ADMINISTRATOR,
      LastName: 'Administrator',
      Email: ADMINISTRATOR,
      Alias: 'admin',
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
  store.commit();
}

export const profileId = (store: Store, name: string): string | null =>
  (findRows(store, 'Profile', ['Id'], 'Name', name)[0]?.[0] as string | undefined) ?? null;

export function loadOrganization(store: Store): Organization {
  const table = objectOf(store, 'Organization').name;
  const [id, name, timeZone, type] = store.first(
    `SELECT Id, Name, TimeZoneSidKey, OrganizationType FROM "${table}"`,
  ) as string[];
  return { id, name, currency: DEFAULT.currency, timeZone, type };
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
