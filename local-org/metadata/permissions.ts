/**
 * What users may do: grants of permission sets and profiles, added together. The database asks here in user mode,
 * describe calls, `Security.stripInaccessible` and the pages as well.
 */
import { isCustomName, qualify, qualifyPlain } from './names.ts';
import { bareName, HeldSets, type Holdings, type ProjectSets, type StoredGrants } from './held-sets.ts';
import type { ObjectGrant, PermissionSetSource } from './permission-sets.ts';
import type { FieldSchema, ObjectSchema, Schema } from './schema.ts';
import {
  dataServiceFields,
  everything,
  governedBy,
  nothing,
  openObjects,
  readOnly,
  standardProfiles,
  usual,
} from './standing-grants.ts';

export type { Holdings } from './held-sets.ts';
export type { ObjectGrant } from './permission-sets.ts';

export interface FieldGrant {
  read: boolean;
  edit: boolean;
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

const isAdministrator = (user: Holdings) => user.profile.toLowerCase() === administratorProfile.toLowerCase();

/**
 * @param sets what the project's metadata says
 * @param stored what code that ran has added to it
 */
export function accessGrants(
  schema: Schema,
  sets: ProjectSets,
  stored: StoredGrants = { permissionSet: () => null, group: () => [] },
): AccessGrants {
  return new Grants(schema, new HeldSets(schema.namespace, sets, stored));
}

class Grants implements AccessGrants {
  private readonly schema: Schema;
  private readonly sets: HeldSets;

  constructor(schema: Schema, sets: HeldSets) {
    this.schema = schema;
    this.sets = sets;
  }

  object(user: Holdings, objectName: string): ObjectGrant {
    const known = this.schema.object(objectName);
    if (!known) return nothing;
    // Salesforce Help, "Campaign permissions": creating and editing campaigns needs Marketing User beside the rights.
    if (known.name === 'Campaign' && user.isMarketingUser === false) {
      return { ...this.grantOf(user, known), create: false, edit: false, delete: false };
    }
    return this.grantOf(user, known);
  }

  private grantOf(user: Holdings, known: ObjectSchema): ObjectGrant {
    if (isAdministrator(user) || this.userPermission(user, 'ModifyAllData')) return everything;
    if (known.kind === 'setup') return readOnly;
    if (openObjects.has(known.name)) return usual;
    return this.grantOfParent(user, known) ?? this.ownGrant(user, known);
  }

  /** Of objects that have no permissions of their own; null for the others. */
  private grantOfParent(user: Holdings, object: ObjectSchema): ObjectGrant | null {
    if (object.kind === 'share' || object.kind === 'history') {
      const parent = [...object.fields.values()].find((field) => field.childRelationshipName)?.referenceTo[0];
      const grant = parent ? this.object(user, parent) : nothing;
      return object.kind === 'history'
        ? { ...nothing, read: grant.read }
        : { ...nothing, create: grant.edit, read: grant.read, edit: grant.edit, delete: grant.edit };
    }
    const governor = governedBy[object.name];
    if (!governor) return null;
    const grant = this.object(user, governor.parent);
    const writes = grant[governor.writing];
    return { ...grant, create: writes, edit: writes, delete: writes };
  }

  private ownGrant(user: Holdings, object: ObjectSchema): ObjectGrant {
    const sum = { ...nothing };
    const add = (grant: ObjectGrant) => {
      for (const right of Object.keys(sum) as (keyof ObjectGrant)[]) sum[right] ||= grant[right];
    };
    const key = object.name.toLowerCase();
    for (const set of this.sets.of(user)) {
      const grant = set.objects.get(key);
      if (grant) add(grant);
      // Settings and metadata types are granted by name; what is not protected code may always read.
      if (set.customSettings.has(key) || set.customMetadataTypes.has(key)) add(readOnly);
    }
    const standing = object.custom ? null : this.standingProfile(user);
    if (standing) add(standing(object));
    if (this.userPermission(user, 'ViewAllData')) add({ ...nothing, read: true, viewAll: true });
    return sum;
  }

  /** What the user's profile grants on standard objects; null where the project brings the profile itself. */
  private standingProfile(user: Holdings) {
    return this.sets.bringsProfile(user) ? null : (standardProfiles[user.profile.toLowerCase()] ?? null);
  }

  field(user: Holdings, objectName: string, fieldName: string): FieldGrant {
    const known = this.schema.object(objectName);
    const found = known && this.schema.field(known, fieldName);
    if (!known || !found) return { read: false, edit: false };
    const isWritable = found.updateable || found.createable;
    if (isAdministrator(user)) return { read: true, edit: isWritable };
    const grant = this.object(user, known.name);
    const mayWrite = isWritable && (grant.edit || grant.create);
    // Standard fields are open in the standard profiles of an org.
    const isOpen =
      !found.custom && !dataServiceFields.has(found.name) && this.standingProfile(user)?.(known).read === true;
    if (isOpen || !isPermissionable(known, found)) return { read: grant.read, edit: mayWrite };
    const key = `${known.name}.${found.name}`.toLowerCase();
    let read = false;
    let edit = false;
    for (const set of this.sets.of(user)) {
      const given = set.fields.get(key) ?? compoundGrant(set, known, found);
      if (given) {
        read ||= given.read;
        edit ||= given.edit;
      }
    }
    return { read: grant.read && read, edit: mayWrite && edit };
  }

  apexClass(user: Holdings, className: string): boolean {
    const name = className.replace('.', '__').toLowerCase();
    const qualified = qualifyPlain(name, this.schema.seenFrom(null).namespace).toLowerCase();
    return (
      isAdministrator(user) ||
      this.userPermission(user, 'AuthorApex') ||
      this.sets.some(user, ({ classes }) => classes.has(name) || classes.has(qualified))
    );
  }

  customPermission(user: Holdings, name: string): boolean {
    const wanted = qualifyPlain(name, this.schema.namespace).toLowerCase();
    return this.sets.some(
      user,
      ({ customPermissions }) => customPermissions.has(wanted) || customPermissions.has(name.toLowerCase()),
    );
  }

  userPermission(user: Holdings, name: string): boolean {
    return isAdministrator(user) || this.sets.some(user, (set) => set.userPermissions.has(name));
  }

  tab(user: Holdings, name: string): 'visible' | 'available' | 'none' {
    if (isAdministrator(user)) return 'visible';
    let best: 'visible' | 'available' | 'none' = 'none';
    for (const set of this.sets.of(user)) {
      const setting = (
        set.tabs.get(name.toLowerCase()) ??
        set.tabs.get(`standard-${name.toLowerCase()}`) ??
        set.tabs.get(qualify(name, this.schema.namespace).toLowerCase())
      )?.toLowerCase();
      if (setting === 'visible' || setting === 'defaulton') best = 'visible';
      else if ((setting === 'available' || setting === 'defaultoff') && best === 'none') best = 'available';
    }
    const isStandard = !isCustomName(name) && this.schema.object(name);
    return best === 'none' && isStandard && this.object(user, name).read ? 'visible' : best;
  }

  application(user: Holdings, name: string): boolean {
    const wanted = bareName(name, this.schema.namespace);
    return isAdministrator(user) || this.sets.some(user, (set) => set.applications.get(wanted)?.visible ?? false);
  }

  externalCredentialPrincipal(user: Holdings, credential: string, principal: string): boolean {
    const { namespace } = this.schema;
    const wanted = `${bareName(credential, namespace)}-${principal.toLowerCase()}`;
    const grants = ({ externalCredentialPrincipals: all }: PermissionSetSource) =>
      [...all].some((given) => bareName(given, namespace) === wanted);
    return this.sets.some(user, grants) || [...this.sets.stored(user)].some(grants);
  }
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
