/**
 * The people of the user switcher: the administrator, and one user for each permission set of the project. And the guest
 * user of sites, who isn't one of them.
 */
import { type Org } from '../../execution/org.ts';
import { findRows, insertRow } from '../../services/rows.ts';
import { profileId } from '../../execution/setup-data.ts';
import { shownProfile } from '../../metadata/organization.ts';
import type { UiUser } from '../host.ts';

const PROFILE = 'Standard User';

const GUEST = 'guest@local-org.example';
const GUEST_PROFILE = 'Local Site Profile';

const usernameOf = (permissionSet: string) => `${permissionSet.toLowerCase()}@local-org.example`;

/** Adds the users that are missing: a person with that permission set and a standard profile. */
export function addUsers(org: Org): void {
  const { store, project } = org;
  const now = Date.now();
  const admin = org.user();
  org.atomically(() => {
    for (const { name, label } of project.permissionSets) {
      const setId = permissionSetId(org, name, label, now, admin.id);
      const known = findRows(store, 'User', ['Id'], 'Username', usernameOf(name))[0]?.[0] as string | undefined;
      const userId =
        known ??
        insertRow(
          store,
          'User',
          {
            Username: usernameOf(name),
            LastName: label,
            Email: usernameOf(name),
            Alias: name.slice(-8).toLowerCase(),
            ProfileId: profileId(store, shownProfile(org.project.organization, PROFILE)),
            TimeZoneSidKey: admin.timeZone,
            LocaleSidKey: admin.locale,
            LanguageLocaleKey: admin.language,
            EmailEncodingKey: 'UTF-8',
            IsActive: 1,
            UserType: 'Standard',
            UserPermissionsMarketingUser: 1,
          },
          now,
          admin.id,
        );
      if (!known)
        insertRow(
          store,
          'PermissionSetAssignment',
          { PermissionSetId: setId, AssigneeId: userId, IsActive: 1 },
          now,
          admin.id,
        );
    }
  });
}

function permissionSetId(org: Org, name: string, label: string, now: number, adminId: string): string {
  const known = findRows(org.store, 'PermissionSet', ['Id'], 'Name', name)[0]?.[0] as string | undefined;
  return (
    known ??
    insertRow(
      org.store,
      'PermissionSet',
      { Name: name, Label: label, NamespacePrefix: org.namespace, IsCustom: 1, IsOwnedByProfile: 0, Type: 'Regular' },
      now,
      adminId,
    )
  );
}

/**
 * Who calls a site without a session. The profile gives nothing: what it may call comes by permission sets that an
 * admin assigns to it.
 */
export function guestUser(org: Org): string {
  const { store } = org;
  const known = findRows(store, 'User', ['Id'], 'Username', GUEST)[0]?.[0] as string | undefined;
  if (known) return known;
  const now = Date.now();
  const admin = org.user();
  return org.atomically(() => {
    const ProfileId =
      profileId(store, GUEST_PROFILE) ??
      insertRow(store, 'Profile', { Name: GUEST_PROFILE, UserType: 'Guest' }, now, admin.id);
    return insertRow(
      store,
      'User',
      {
        Username: GUEST,
        LastName: 'Site Guest User',
        Email: GUEST,
        Alias: 'guest',
        ProfileId,
        TimeZoneSidKey: admin.timeZone,
        LocaleSidKey: admin.locale,
        LanguageLocaleKey: admin.language,
        EmailEncodingKey: 'UTF-8',
        IsActive: 1,
        UserType: 'Guest',
      },
      now,
      admin.id,
    );
  });
}

/** The administrator first. */
export function listUsers(org: Org): UiUser[] {
  const admin = org.user();
  const others = org.project.permissionSets.flatMap(({ name }) => {
    const id = findRows(org.store, 'User', ['Id'], 'Username', usernameOf(name))[0]?.[0] as string | undefined;
    return id ? [describe(org, id, org.user(id).profileName)] : [];
  });
  return [describe(org, admin.id, admin.profileName), ...others];
}

/** The user as the org has it now. */
export const describeUser = (org: Org, { id, description }: UiUser): UiUser => describe(org, id, description);

function describe(org: Org, id: string, description: string): UiUser {
  const { name, email, locale, language, timeZone } = org.user(id);
  return { id, name, email, description, locale, language, timeZone, currency: org.organization().currency };
}
