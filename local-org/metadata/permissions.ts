/**
 * What users may do: grants of permission sets and profiles, added together. The database asks here in user mode,
 * describe calls, `Security.stripInaccessible` and the pages as well.
 */
import { isCustomName, qualify, qualifyPlain } from './names.ts';
import type { ObjectGrant, PermissionSetGroup, PermissionSetSource } from './permission-sets.ts';
import type { FieldSchema, ObjectSchema, Schema } from './schema.ts';
import type { StoredGrants } from './stored-grants.ts';

export type { ObjectGrant } from './permission-sets.ts';

export interface FieldGrant {
  read: boolean;
  edit: boolean;
}

/** What a user holds: the profile, and the permission sets and permission set groups assigned, by developer name. */
export interface Holdings {
  profile: string;
  permissionSets: readonly string[];
}

/** Names may be written with or without the project's namespace prefix, in any case. */
export interface AccessGrants {
  object(user: Holdings, objectName: string): ObjectGrant;
  field(user: Holdings, objectName: string, fieldName: string): FieldGrant;
  apexClass(user: Holdings, className: string): boolean;
  customPermission(user: Holdings, name: string): boolean;
  /** A permission of the platform: `ModifyAllData`, `ViewSetup`. */
  userPermission(user: Holdings, name: string): boolean;
  tab(user: Holdings, name: string): 'visible' | 'available' | 'none';
  application(user: Holdings, name: string): boolean;
  externalCredentialPrincipal(user: Holdings, credential: string, principal: string): boolean;
}

/** The profile that may do everything. */
export const administratorProfile = 'System Administrator';

const everything: ObjectGrant = { create: true, read: true, edit: true, delete: true, viewAll: true, modifyAll: true };
const nothing: ObjectGrant = {
  create: false,
  read: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};
const usual: ObjectGrant = { ...nothing, create: true, read: true, edit: true, delete: true };
const readOnly: ObjectGrant = { ...nothing, read: true };

const mayNotDelete = new Set(['Case', 'Lead', 'Solution']);
const mayOnlyRead = new Set(['Campaign', 'Product2', 'Pricebook2']);
const standardUser = (object: ObjectSchema): ObjectGrant =>
  mayOnlyRead.has(object.name) ? readOnly : { ...usual, delete: !mayNotDelete.has(object.name) };

/** What profiles of a new org grant on standard objects, where the project does not bring the profile itself. */
const standardProfiles: Record<string, (object: ObjectSchema) => ObjectGrant> = {
  'standard user': standardUser,
  'marketing user': (object) => (object.name === 'Campaign' ? usual : standardUser(object)),
  'contract manager': standardUser,
  'solution manager': (object) => (object.name === 'Solution' ? usual : standardUser(object)),
  'read only': () => readOnly,
};

/** Fields of Data.com: no standard profile but the administrator's shows them. */
const dataServiceFields = new Set([
  'CleanStatus',
  'CompanyDunsNumber',
  'DunsNumber',
  'Jigsaw',
  'NaicsCode',
  'NaicsDesc',
  'SicDesc',
  'Tradestyle',
  'YearStarted',
]);

/** Objects without permissions of their own: whoever may do this to the parent may do that to them. */
const governedBy: Record<string, { parent: string; writing: 'edit' | 'read' }> = {
  CampaignMember: { parent: 'Campaign', writing: 'edit' },
  CampaignMemberStatus: { parent: 'Campaign', writing: 'edit' },
  OpportunityContactRole: { parent: 'Opportunity', writing: 'edit' },
  OpportunityLineItem: { parent: 'Opportunity', writing: 'edit' },
  OrderItem: { parent: 'Order', writing: 'edit' },
  PricebookEntry: { parent: 'Pricebook2', writing: 'edit' },
  CaseComment: { parent: 'Case', writing: 'read' },
};

/** Objects every user works with; sharing alone limits them. */
const open = new Set([
  'Task',
  'Event',
  'Note',
  'Attachment',
  'ContentVersion',
  'ContentDocument',
  'ContentDocumentLink',
  'FeedItem',
  'FeedComment',
  'EmailMessage',
  'Name',
  'AggregateResult',
  'Individual',
]);

export function accessGrants(
  schema: Schema,
  sets: { permissionSets: PermissionSetSource[]; profiles: PermissionSetSource[]; groups: PermissionSetGroup[] },
  stored: StoredGrants = { permissionSet: () => null, group: () => [] },
): AccessGrants {
  const { namespace } = schema;
  const byName = new Map<string, PermissionSetSource>();
  const profiles = new Map(sets.profiles.map((profile) => [profile.name.toLowerCase(), profile]));
  const groups = new Map(sets.groups.map((group) => [group.name.toLowerCase(), group]));
  for (const set of sets.permissionSets) byName.set(set.name.toLowerCase(), set);

  const bare = (name: string) => {
    const lower = name.toLowerCase();
    return namespace && lower.startsWith(`${namespace.toLowerCase()}__`) ? lower.slice(namespace.length + 2) : lower;
  };
  const isAdministrator = (user: Holdings) => user.profile.toLowerCase() === administratorProfile.toLowerCase();
  /** Every set a user holds, groups opened, the profile last. */
  function* held(user: Holdings): Generator<PermissionSetSource> {
    for (const name of user.permissionSets) {
      const group = groups.get(bare(name));
      const inGroup = [...(group?.permissionSets ?? []), ...stored.group(name)];
      for (const one of inGroup.length ? new Set(inGroup) : [name]) {
        const set = byName.get(bare(one)) ?? byName.get(one.toLowerCase()) ?? stored.permissionSet(one);
        if (set) yield set;
      }
    }
    const profile = profiles.get(user.profile.toLowerCase());
    if (profile) yield profile;
  }
  const holds = (user: Holdings, has: (set: PermissionSetSource) => boolean) => {
    for (const set of held(user)) if (has(set)) return true;
    return false;
  };
  const userPermission = (user: Holdings, name: string) =>
    isAdministrator(user) || holds(user, (set) => set.userPermissions.has(name));

  function object(user: Holdings, objectName: string): ObjectGrant {
    const known = schema.object(objectName);
    if (!known) return nothing;
    if (isAdministrator(user) || userPermission(user, 'ModifyAllData')) return everything;
    if (known.kind === 'setup') return readOnly;
    if (open.has(known.name)) return usual;
    if (known.kind === 'share' || known.kind === 'history') {
      const parent = [...known.fields.values()].find((field) => field.childRelationshipName)?.referenceTo[0];
      const grant = parent ? object(user, parent) : nothing;
      return known.kind === 'history'
        ? { ...nothing, read: grant.read }
        : { ...nothing, create: grant.edit, read: grant.read, edit: grant.edit, delete: grant.edit };
    }
    const governor = governedBy[known.name];
    if (governor) {
      const grant = object(user, governor.parent);
      const writes = grant[governor.writing];
      return { ...grant, create: writes, edit: writes, delete: writes };
    }
    const sum = { ...nothing };
    const add = (grant: ObjectGrant) => {
      for (const right of Object.keys(sum) as (keyof ObjectGrant)[]) sum[right] ||= grant[right];
    };
    const key = known.name.toLowerCase();
    for (const set of held(user)) {
      const grant = set.objects.get(key);
      if (grant) add(grant);
      // Settings and metadata types are granted by name; what is not protected code may always read.
      if (set.customSettings.has(key) || set.customMetadataTypes.has(key)) add(readOnly);
    }
    if (!known.custom && !profiles.has(user.profile.toLowerCase())) {
      const standing = standardProfiles[user.profile.toLowerCase()];
      if (standing) add(standing(known));
    }
    if (userPermission(user, 'ViewAllData')) add({ ...nothing, read: true, viewAll: true });
    return sum;
  }

  function field(user: Holdings, objectName: string, fieldName: string): FieldGrant {
    const known = schema.object(objectName);
    const found = known && schema.field(known, fieldName);
    if (!known || !found) return { read: false, edit: false };
    if (isAdministrator(user)) return { read: true, edit: found.updateable || found.createable };
    const grant = object(user, known.name);
    const mayWrite = (found.updateable || found.createable) && (grant.edit || grant.create);
    if (!isPermissionable(known, found)) return { read: grant.read, edit: mayWrite };
    const profile = user.profile.toLowerCase();
    // Standard fields are open in the standard profiles of an org.
    const isOpen = !found.custom && !dataServiceFields.has(found.name) && !profiles.has(profile);
    if (isOpen && standardProfiles[profile]?.(known).read) {
      return { read: grant.read, edit: mayWrite };
    }
    const key = `${known.name}.${found.name}`.toLowerCase();
    let read = false;
    let edit = false;
    for (const set of held(user)) {
      const given = set.fields.get(key) ?? compoundGrant(set, known, found);
      if (given) {
        read ||= given.read;
        edit ||= given.edit;
      }
    }
    return { read: grant.read && read, edit: mayWrite && edit };
  }

  return {
    object,
    field,
    apexClass: (user, className) => {
      const name = qualifyPlain(className.replace('.', '__'), namespace).toLowerCase();
      return isAdministrator(user) || userPermission(user, 'AuthorApex') || holds(user, (set) => set.classes.has(name));
    },
    customPermission: (user, name) =>
      holds(user, (set) => set.customPermissions.has(qualifyPlain(name, namespace).toLowerCase())),
    userPermission,
    tab(user, name) {
      if (isAdministrator(user)) return 'visible';
      let best: 'visible' | 'available' | 'none' = 'none';
      const isStandard = !isCustomName(name) && schema.object(name);
      for (const set of held(user)) {
        const setting = (
          set.tabs.get(name.toLowerCase()) ??
          set.tabs.get(`standard-${name.toLowerCase()}`) ??
          set.tabs.get(qualify(name, namespace).toLowerCase())
        )?.toLowerCase();
        if (setting === 'visible' || setting === 'defaulton') best = 'visible';
        else if ((setting === 'available' || setting === 'defaultoff') && best === 'none') best = 'available';
      }
      return best === 'none' && isStandard && object(user, name).read ? 'visible' : best;
    },
    application: (user, name) =>
      isAdministrator(user) || holds(user, (set) => set.applications.get(bare(name))?.visible ?? false),
    externalCredentialPrincipal(user, credential, principal) {
      const wanted = `${bare(credential)}-${principal.toLowerCase()}`;
      return holds(user, (set) => [...set.externalCredentialPrincipals].some((given) => bare(given) === wanted));
    },
  };
}

/** May field-level security hide this field? What every record needs, or the platform fills, it cannot. */
export function isPermissionable(object: ObjectSchema, field: FieldSchema): boolean {
  if (object.kind !== 'object') return false;
  if (field.custom) return !field.required;
  if (
    object.name === 'CampaignMember' ||
    object.name === 'OpportunityContactRole' ||
    object.name === 'CampaignMemberStatus'
  )
    return false;
  if (!field.nillable && field.type !== 'Checkbox') return false;
  if (
    field.name === object.nameField ||
    field.name === 'OwnerId' ||
    field.name === 'RecordTypeId' ||
    field.name === 'IsDeleted'
  )
    return false;
  // First and last name go with the name, and dates of use with the record.
  return !['FirstName', 'LastName', 'Salutation', 'LastViewedDate', 'LastReferencedDate', 'MasterRecordId'].includes(
    field.name,
  );
}

/** Parts of an address are granted together: `Contact.MailingAddress` gives MailingCity. */
function compoundGrant(set: PermissionSetSource, object: ObjectSchema, field: FieldSchema): FieldGrant | null {
  const part =
    /^(.*?)(Street|City|State|PostalCode|Country|Latitude|Longitude|GeocodeAccuracy|StateCode|CountryCode)$/.exec(
      field.name,
    );
  if (field.custom || !part) return null;
  return set.fields.get(`${object.name}.${part[1]}Address`.toLowerCase()) ?? null;
}
