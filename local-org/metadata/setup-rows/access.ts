/** Profiles, permission sets and what they grant. */
import type { Project } from '../index.ts';
import { qualifyPlain } from '../names.ts';
import { shownProfile } from '../organization.ts';
import { accessGrants, administratorProfile } from '../permissions.ts';
import type { ObjectGrant, PermissionSetSource } from '../permission-sets.ts';
import type { ObjectSchema } from '../schema.ts';
import { governedBy, openObjects } from '../standing-grants.ts';
import { bit, type SetupRow } from './row.ts';

export function profiles(project: Project): SetupRow[] {
  return [
    {
      object: 'UserLicense',
      identity: { Name: 'Salesforce' },
      ref: 'license',
      values: {
        LicenseDefinitionKey: 'SFDC',
        MasterLabel: 'Salesforce',
        Status: 'Active',
        TotalLicenses: 10,
        UsedLicenses: 1,
      },
    },
    ...profileNames(project).map((name): SetupRow => {
      const own = project.profiles.find((profile) => profile.name === name);
      const isAdministrator = name === administratorProfile;
      return {
        object: 'Profile',
        identity: { Name: shownProfile(project.organization, name) },
        ref: `profile:${name.toLowerCase()}`,
        values: {
          UserType: 'Standard',
          UserLicenseId: { ref: 'license' },
          Description: own?.description || null,
          ...Object.fromEntries(
            shownPermissions.map((right) => [
              `Permissions${right}`,
              bit(isAdministrator || (own?.userPermissions.has(right) ?? false)),
            ]),
          ),
        },
      };
    }),
    ...profileNames(project).flatMap((name) => profilePermissions(project, name)),
  ];
}

const profileNames = (project: Project): string[] => [
  ...new Set([...standardProfiles, ...project.profiles.map(({ name }) => name)]),
];

/** The permission set that a profile owns, with its rights on objects: what each profile grants can be read there. */
function profilePermissions(project: Project, name: string): SetupRow[] {
  const { schema, permissionSets: sets, profiles: own, permissionSetGroups: groups } = project;
  const grants = accessGrants(schema, { permissionSets: sets, profiles: own, groups });
  const ref = `profile set:${name.toLowerCase()}`;
  const rows: SetupRow[] = [
    {
      object: 'PermissionSet',
      identity: { Name: `X_${name.replace(/\W/g, '')}`, NamespacePrefix: null },
      ref,
      values: {
        Label: shownProfile(project.organization, name),
        IsOwnedByProfile: 1,
        ProfileId: { ref: `profile:${name.toLowerCase()}` },
        Type: 'Profile',
      },
    },
  ];
  for (const object of schema.objects()) {
    if (object.kind !== 'object' || governedBy[object.name] || openObjects.has(object.name)) continue;
    const grant = grants.object({ profile: name, permissionSets: [] }, object.name);
    if (grant.read) rows.push(objectPermissions(ref, object, grant));
  }
  return rows;
}

const objectPermissions = (parent: string, object: ObjectSchema, grant: ObjectGrant): SetupRow => ({
  object: 'ObjectPermissions',
  identity: { ParentId: { ref: parent }, SobjectType: object.name },
  values: {
    PermissionsCreate: bit(grant.create),
    PermissionsRead: bit(grant.read),
    PermissionsEdit: bit(grant.edit),
    PermissionsDelete: bit(grant.delete),
    PermissionsViewAllRecords: bit(grant.viewAll),
    PermissionsModifyAllRecords: bit(grant.modifyAll),
  },
});

/** Profiles that every org has. */
const standardProfiles = [
  administratorProfile,
  'Standard User',
  'Standard Platform User',
  'Marketing User',
  'Contract Manager',
  'Solution Manager',
  'Read Only',
  'Minimum Access - Salesforce',
];

const shownPermissions = [
  'ModifyAllData',
  'ViewAllData',
  'AuthorApex',
  'ViewSetup',
  'ApiEnabled',
  'CustomizeApplication',
  'ManageUsers',
];

const userPermissions = (set: PermissionSetSource) =>
  Object.fromEntries(shownPermissions.map((name) => [`Permissions${name}`, bit(set.userPermissions.has(name))]));

export function customPermissions({ customPermissions: all }: Project): SetupRow[] {
  return all.map((permission) => ({
    object: 'CustomPermission',
    identity: { DeveloperName: permission.name, NamespacePrefix: permission.namespace },
    ref: `permission:${qualifiedName(permission)}`,
    values: {
      MasterLabel: permission.label,
      Description: permission.description,
      Language: 'en_US',
    },
  }));
}

/** What tells things of several packages apart: `acme__admin`. */
const qualifiedName = ({ name, namespace }: { name: string; namespace: string | null }): string =>
  qualifyPlain(name, namespace).toLowerCase();

export function permissionSets(project: Project): SetupRow[] {
  const { schema } = project;
  const rows: SetupRow[] = [];
  for (const set of project.permissionSets) {
    const ref = `set:${qualifiedName(set)}`;
    const parent = { ref };
    rows.push({
      object: 'PermissionSet',
      identity: { Name: set.name, NamespacePrefix: set.namespace },
      ref,
      values: {
        Label: set.label,
        Description: set.description || null,
        IsCustom: 1,
        Type: 'Regular',
        ...userPermissions(set),
      },
    });
    for (const [name, grant] of set.objects) {
      const object = schema.object(name);
      if (!object) continue;
      rows.push(objectPermissions(ref, object, grant));
    }
    for (const [path, grant] of set.fields) {
      const object = schema.object(path.slice(0, path.indexOf('.')));
      const field = object && schema.field(object, path.slice(path.indexOf('.') + 1));
      if (!object || !field) continue;
      rows.push({
        object: 'FieldPermissions',
        identity: { ParentId: parent, Field: `${object.name}.${field.name}` },
        values: { SobjectType: object.name, PermissionsRead: bit(grant.read), PermissionsEdit: bit(grant.edit) },
      });
    }
    for (const permission of project.customPermissions) {
      const granted = qualifiedName(permission);
      if (!set.customPermissions.has(granted)) continue;
      rows.push({
        object: 'SetupEntityAccess',
        identity: { ParentId: parent, SetupEntityId: { ref: `permission:${granted}` } },
        values: { SetupEntityType: 'CustomPermission' },
      });
    }
    for (const principal of set.externalCredentialPrincipals) {
      rows.push({
        object: 'SetupEntityAccess',
        identity: { ParentId: parent, SetupEntityId: { ref: `principal:${principal}` } },
        values: { SetupEntityType: 'ExternalCredentialParameter' },
      });
    }
    for (const file of project.apexFiles) {
      if (file.kind !== 'class' || !set.classes.has(qualifiedName(file))) continue;
      rows.push({
        object: 'SetupEntityAccess',
        identity: { ParentId: parent, SetupEntityId: { ref: `class:${qualifiedName(file)}` } },
        values: { SetupEntityType: 'ApexClass' },
      });
    }
  }
  for (const group of project.permissionSetGroups) {
    const ref = `group:${qualifiedName(group)}`;
    rows.push({
      object: 'PermissionSetGroup',
      identity: { DeveloperName: group.name, NamespacePrefix: group.namespace },
      ref,
      values: { MasterLabel: group.label, Language: 'en_US', Status: 'Updated' },
    });
    const known = new Set(project.permissionSets.map(qualifiedName));
    for (const name of group.permissionSets.filter((one) => known.has(one.toLowerCase()))) {
      rows.push({
        object: 'PermissionSetGroupComponent',
        identity: { PermissionSetGroupId: { ref }, PermissionSetId: { ref: `set:${name.toLowerCase()}` } },
        values: {},
      });
    }
  }
  return rows;
}
