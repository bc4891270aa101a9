/** The people of the user switcher: the administrator, and one user for each permission set of the project. */
import { type Org } from '../../execution/org.ts';
import { findRows, insertRow } from '../../services/rows.ts';
import { profileId } from '../../execution/setup-data.ts';
import { shownProfile } from '../../metadata/organization.ts';
import type { UiUser } from '../host.ts';

const PROFILE = 'Standard User';

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
