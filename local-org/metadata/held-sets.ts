/** Which permission sets a user holds: those assigned, groups opened, and the profile. */
import { qualifyPlain } from './names.ts';
import type { PermissionSetGroup, PermissionSetSource } from './permission-sets.ts';

/** What a user holds: the profile by its English name, and the permission sets and permission set groups assigned, by developer name. */
export interface Holdings {
  profile: string;
  permissionSets: readonly string[];
  /** Has the feature license Marketing User; by default. */
  isMarketingUser?: boolean;
}

/** What the project's metadata says. */
export interface ProjectSets {
  permissionSets: PermissionSetSource[];
  profiles: PermissionSetSource[];
  groups: PermissionSetGroup[];
}

/** What the org's rows say beside the project's metadata: permission sets and groups that code made while running. */
export interface StoredGrants {
  /** A permission set by developer name; null when there is none. */
  permissionSet(name: string): PermissionSetSource | null;
  /** Names of the permission sets in a group. */
  group(name: string): readonly string[];
}

/** A name in lower case, without the project's namespace prefix. */
export function bareName(name: string, namespace: string | null): string {
  const lower = name.toLowerCase();
  return namespace && lower.startsWith(`${namespace.toLowerCase()}__`) ? lower.slice(namespace.length + 2) : lower;
}

const qualifiedName = ({ name, namespace }: { name: string; namespace: string | null }): string =>
  qualifyPlain(name, namespace).toLowerCase();

export class HeldSets {
  private readonly namespace: string | null;
  private readonly rows: StoredGrants;
  private readonly setByName: Map<string, PermissionSetSource>;
  private readonly profileByName: Map<string, PermissionSetSource>;
  private readonly groupByName: Map<string, PermissionSetGroup>;

  constructor(namespace: string | null, sets: ProjectSets, stored: StoredGrants) {
    this.namespace = namespace;
    this.rows = stored;
    this.setByName = new Map(sets.permissionSets.map((set) => [qualifiedName(set), set]));
    this.profileByName = new Map(sets.profiles.map((profile) => [profile.name.toLowerCase(), profile]));
    this.groupByName = new Map(sets.groups.map((group) => [qualifiedName(group), group]));
  }

  /** Every set the user holds, the profile last. */
  *of(user: Holdings): Generator<PermissionSetSource> {
    for (const name of user.permissionSets) {
      const group = this.find(this.groupByName, name);
      const inGroup = [...(group?.permissionSets ?? []), ...this.rows.group(name)];
      for (const one of inGroup.length ? new Set(inGroup) : [name]) {
        const set = this.named(one);
        if (set) yield set;
      }
    }
    const profile = this.profileByName.get(user.profile.toLowerCase());
    if (profile) yield profile;
  }

  /** What code has added to the sets the user holds, those of metadata included. */
  *stored(user: Holdings): Generator<PermissionSetSource> {
    for (const name of user.permissionSets) {
      const group = this.find(this.groupByName, name);
      for (const one of [name, ...(group?.permissionSets ?? []), ...this.rows.group(name)]) {
        const set = this.rows.permissionSet(one);
        if (set) yield set;
      }
    }
  }

  /** Does one of the sets the user holds say so? */
  some(user: Holdings, says: (set: PermissionSetSource) => boolean): boolean {
    for (const set of this.of(user)) if (says(set)) return true;
    return false;
  }

  /** Is the user's profile among those of the project? */
  bringsProfile(user: Holdings): boolean {
    return this.profileByName.has(user.profile.toLowerCase());
  }

  private named(name: string): PermissionSetSource | null {
    return this.find(this.setByName, name) ?? this.rows.permissionSet(name);
  }

  /** As it is named, else as the project's own without its prefix. */
  private find<T>(byName: ReadonlyMap<string, T>, name: string): T | null {
    return byName.get(name.toLowerCase()) ?? byName.get(qualifyPlain(name, this.namespace).toLowerCase()) ?? null;
  }
}
