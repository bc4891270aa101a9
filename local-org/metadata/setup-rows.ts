/**
 * The rows of setup objects that a project's metadata stands for: an org shows permission sets, record types, custom
 * metadata and the like as records too. Whoever opens an org writes them, see `execution/metadata-rows.ts`.
 */
import { readFileSync, statSync } from 'node:fs';
import type { Project } from './index.ts';
import { administratorProfile } from './permissions.ts';
import type { PermissionSetSource } from './permission-sets.ts';
import type { FieldSchema } from './schema.ts';
import { stageDefaults } from './standard/stages.ts';

/** The id of another row of the list. */
export interface RowReference {
  ref: string;
}
/** A text that the metadata gives for a field; it becomes a value of the field's type. */
export interface MetadataText {
  text: string;
  field: FieldSchema;
}
export type SetupValue = string | number | null | Uint8Array | RowReference | MetadataText;

export interface SetupRow {
  object: string;
  /** What makes it the same row when an org is opened again. */
  identity: Record<string, string | RowReference>;
  values: Record<string, SetupValue>;
  /** Name under which other rows refer to it. */
  ref?: string;
}

/** In an order in which every reference points back. */
export function setupRows(project: Project): SetupRow[] {
  return [
    ...entities(project),
    ...profiles(project),
    ...customPermissions(project),
    ...permissionSets(project),
    ...recordTypes(project),
    ...statuses(project),
    ...queues(project),
    ...staticResources(project),
    ...namedCredentials(project),
    ...customMetadata(project),
    {
      object: 'Pricebook2',
      identity: { Name: 'Standard Price Book' },
      values: { IsStandard: 1, IsActive: 0 },
    },
    {
      object: 'BusinessHours',
      identity: { Name: 'Default' },
      values: { IsActive: 1, IsDefault: 1, TimeZoneSidKey: 'America/Los_Angeles' },
    },
  ];
}

const bit = (value: boolean) => (value ? 1 : 0);

function entities({ schema }: Project): SetupRow[] {
  return [...schema.objects()].map((object) => ({
    object: 'EntityDefinition',
    identity: { QualifiedApiName: object.name },
    ref: `entity:${object.name.toLowerCase()}`,
    values: {
      DurableId: object.name,
      DeveloperName: object.name.replace(/__\w+$/, '').replace(/^\w+?__/, ''),
      NamespacePrefix: object.custom ? schema.namespace : null,
      Label: object.label,
      MasterLabel: object.label,
      PluralLabel: object.pluralLabel,
      KeyPrefix: object.keyPrefix,
      IsQueryable: bit(object.queryable),
      IsCustomSetting: bit(object.kind === 'customSetting'),
      IsCustomizable: bit(object.kind === 'object'),
      IsTriggerable: bit(object.kind === 'object'),
      IsApexTriggerable: bit(object.kind === 'object'),
      InternalSharingModel: object.sharingModel,
    },
  }));
}

function profiles(project: Project): SetupRow[] {
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
    ...[...new Set([...standardProfiles, ...project.profiles.map(({ name }) => name)])].map((name): SetupRow => {
      const own = project.profiles.find((profile) => profile.name === name);
      const isAdministrator = name === administratorProfile;
      return {
        object: 'Profile',
        identity: { Name: name },
        values: {
          UserType: 'Standard',
          UserLicenseId: { ref: 'license' },
          Description: own?.description || null,
          ...Object.fromEntries(
            shownPermissions.map((right) => [`Permissions${right}`, bit(isAdministrator || (own?.userPermissions.has(right) ?? false))])
          )
        }
      };
    })
  ];
}

/** Profiles that every org has. */
const standardProfiles = [
  administratorProfile,
  'Standard User',
  'Standard Platform User',
  'Marketing User',
  'Contract Manager',
  'Solution Manager',
  'Read Only',
  'Minimum Access - Salesforce'
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

function customPermissions({ customPermissions: all, namespace }: Project): SetupRow[] {
  return all.map((permission) => ({
    object: 'CustomPermission',
    identity: { DeveloperName: permission.name },
    ref: `permission:${permission.name.toLowerCase()}`,
    values: {
      MasterLabel: permission.label,
      Description: permission.description,
      Language: 'en_US',
      NamespacePrefix: namespace,
    },
  }));
}

function permissionSets(project: Project): SetupRow[] {
  const { namespace, schema } = project;
  const rows: SetupRow[] = [];
  for (const set of project.permissionSets) {
    const ref = `set:${set.name.toLowerCase()}`;
    const parent = { ref };
    rows.push({
      object: 'PermissionSet',
      identity: { Name: set.name },
      ref,
      values: {
        Label: set.label,
        Description: set.description || null,
        IsCustom: 1,
        Type: 'Regular',
        NamespacePrefix: namespace,
        ...userPermissions(set),
      },
    });
    for (const [name, grant] of set.objects) {
      const object = schema.object(name);
      if (!object) continue;
      rows.push({
        object: 'ObjectPermissions',
        identity: { ParentId: parent, SobjectType: object.name },
        values: {
          PermissionsCreate: bit(grant.create),
          PermissionsRead: bit(grant.read),
          PermissionsEdit: bit(grant.edit),
          PermissionsDelete: bit(grant.delete),
          PermissionsViewAllRecords: bit(grant.viewAll),
          PermissionsModifyAllRecords: bit(grant.modifyAll),
        },
      });
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
      const granted = `${namespace ? `${namespace}__` : ''}${permission.name}`.toLowerCase();
      if (!set.customPermissions.has(granted)) continue;
      rows.push({
        object: 'SetupEntityAccess',
        identity: { ParentId: parent, SetupEntityId: { ref: `permission:${permission.name.toLowerCase()}` } },
        values: { SetupEntityType: 'CustomPermission' },
      });
    }
  }
  for (const group of project.permissionSetGroups) {
    const ref = `group:${group.name.toLowerCase()}`;
    rows.push({
      object: 'PermissionSetGroup',
      identity: { DeveloperName: group.name },
      ref,
      values: { MasterLabel: group.label, Language: 'en_US', Status: 'Updated', NamespacePrefix: namespace },
    });
    const known = new Set(project.permissionSets.map((set) => set.name.toLowerCase()));
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

function recordTypes({ schema, namespace }: Project): SetupRow[] {
  const rows: SetupRow[] = [];
  for (const object of schema.objects()) {
    for (const type of object.recordTypes) {
      rows.push({
        object: 'RecordType',
        identity: { SobjectType: object.name, DeveloperName: type.developerName },
        values: {
          Name: type.label,
          Description: type.description,
          IsActive: bit(type.active),
          NamespacePrefix: namespace,
        },
      });
    }
  }
  return rows;
}

/** Objects whose rows are the values of a status field. */
function statuses(project: Project): SetupRow[] {
  const { schema, standardValueSets } = project;
  const valuesOf = (object: string, field: string) => schema.field(object, field)?.picklistValues ?? [];
  const rowsOf = (
    object: string,
    on: string,
    field: string,
    set: string,
    more: (value: string) => Record<string, SetupValue>,
  ) =>
    valuesOf(on, field).map((entry, index): SetupRow => {
      const own = standardValueSets.get(set)?.find((value) => value.value === entry.value);
      return {
        object,
        identity: { ApiName: entry.value },
        values: {
          MasterLabel: entry.label,
          SortOrder: index + 1,
          IsDefault: bit(entry.isDefault),
          ...more(entry.value),
          ...closing(object, own),
        },
      };
    });
  const closing = (
    object: string,
    own?: {
      closed: boolean;
      won: boolean;
      converted: boolean;
      probability: number | null;
      forecastCategory: string | null;
    },
  ): Record<string, SetupValue> => {
    if (!own) return {};
    if (object === 'LeadStatus') return { IsConverted: bit(own.converted) };
    if (object !== 'OpportunityStage') return { IsClosed: bit(own.closed) };
    return {
      IsClosed: bit(own.closed),
      IsWon: bit(own.won),
      DefaultProbability: own.probability ?? 0,
      ...(own.forecastCategory ? { ForecastCategory: own.forecastCategory } : {}),
    };
  };
  return [
    ...rowsOf('LeadStatus', 'Lead', 'Status', 'LeadStatus', (value) => ({
      IsConverted: bit(/converted$/i.test(value) && !/not converted$/i.test(value)),
    })),
    ...rowsOf('CaseStatus', 'Case', 'Status', 'CaseStatus', (value) => ({ IsClosed: bit(/^closed/i.test(value)) })),
    ...rowsOf('TaskStatus', 'Task', 'Status', 'TaskStatus', (value) => ({ IsClosed: bit(value === 'Completed') })),
    ...rowsOf('OpportunityStage', 'Opportunity', 'StageName', 'OpportunityStage', (value) => {
      const stage = stageDefaults(value);
      return {
        IsActive: 1,
        IsClosed: bit(stage.closed),
        IsWon: bit(stage.won),
        DefaultProbability: stage.probability,
        ForecastCategory: stage.forecastCategory,
        ForecastCategoryName: stage.forecastCategoryName,
      };
    }),
  ];
}

function queues({ queues: all, schema }: Project): SetupRow[] {
  return all.flatMap((queue): SetupRow[] => {
    const ref = `queue:${queue.name.toLowerCase()}`;
    return [
      { object: 'Group', identity: { DeveloperName: queue.name, Type: 'Queue' }, ref, values: { Name: queue.label } },
      ...queue.objects.map((name): SetupRow => ({
        object: 'QueueSobject',
        identity: { QueueId: { ref }, SobjectType: schema.object(name)?.name ?? name },
        values: {},
      })),
    ];
  });
}

function staticResources({ staticResources: all, namespace }: Project): SetupRow[] {
  return all.map((resource) => {
    // An archive kept unpacked has no bytes of its own here.
    const isFile = resource.path !== null && statSync(resource.path).isFile();
    const body = isFile ? new Uint8Array(readFileSync(resource.path!)) : null;
    return {
      object: 'StaticResource',
      identity: { Name: resource.name },
      values: {
        ContentType: resource.contentType,
        CacheControl: resource.cacheControl,
        NamespacePrefix: namespace,
        BodyLength: body?.length ?? 0,
        Body: body,
      },
    };
  });
}

function namedCredentials({ namedCredentials: all, namespace }: Project): SetupRow[] {
  return all.map((credential) => ({
    object: 'NamedCredential',
    identity: { DeveloperName: credential.name },
    values: {
      MasterLabel: credential.label,
      Language: 'en_US',
      Endpoint: credential.url,
      NamespacePrefix: namespace,
      CalloutOptionsGenerateAuthorizationHeader: bit(credential.generatesAuthorization),
    },
  }));
}

/** Records that others refer to come first. */
function customMetadata(project: Project): SetupRow[] {
  const { schema, namespace, customMetadataRecords } = project;
  const rows: SetupRow[] = [];
  const refOf = (type: string, name: string) => `record:${type}.${name}`.toLowerCase();
  const byRef = new Map(customMetadataRecords.map((record) => [refOf(record.type, record.developerName), record]));
  const done = new Set<string>();
  const add = (ref: string): void => {
    const record = byRef.get(ref);
    const object = record && schema.object(record.type);
    if (!record || !object || done.has(ref)) return;
    done.add(ref);
    const values: Record<string, SetupValue> = {
      MasterLabel: record.label,
      Label: record.label,
      Language: 'en_US',
      NamespacePrefix: namespace,
      QualifiedApiName: namespace ? `${namespace}__${record.developerName}` : record.developerName,
    };
    for (const [name, text] of record.values) {
      const field = schema.field(object, name);
      if (!field || text === null) continue;
      if (field.type !== 'MetadataRelationship') {
        values[field.name] = { text, field };
        continue;
      }
      const target = field.referenceTo[0];
      if (target === 'EntityDefinition') {
        const entity = schema.object(text);
        values[field.name] = entity ? { ref: `entity:${entity.name.toLowerCase()}` } : null;
      } else if (target === 'FieldDefinition') {
        values[field.name] = text;
      } else {
        const parent = refOf(target, text.includes('__') ? text.slice(text.lastIndexOf('__') + 2) : text);
        add(parent);
        values[field.name] = done.has(parent) ? { ref: parent } : null;
      }
    }
    rows.push({ object: object.name, identity: { DeveloperName: record.developerName }, ref, values });
  };
  for (const ref of byRef.keys()) add(ref);
  return rows;
}
