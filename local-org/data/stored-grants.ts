/** Permission sets that code made while running: their grants are rows of setup objects, and count like those of metadata. */
import type { RunningOrg } from '../running/org.ts';
import type { StoredGrants } from '../metadata/held-sets.ts';
import { emptyPermissionSet, type PermissionSetSource } from '../metadata/permission-sets.ts';

export function storedGrants(org: RunningOrg): StoredGrants {
  const { store } = org;
  const sets = new Map<string, PermissionSetSource | null>();
  const groups = new Map<string, readonly string[]>();
  let version = store.version;
  const cached = <T>(known: Map<string, T>, name: string, read: (name: string) => T): T => {
    if (version !== store.version) {
      sets.clear();
      groups.clear();
      version = store.version;
    }
    const key = name.toLowerCase();
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = read(name)));
    return value;
  };
  return {
    permissionSet: (name) => cached(sets, name, (wanted) => readSet(org, wanted)),
    group: (name) => cached(groups, name, (wanted) => readGroup(org, wanted)),
  };
}

/** SQL of a developer name with the namespace before it, where the row is of a package. */
export const qualifiedColumn = (alias: string, column: string): string =>
  `coalesce(${alias}.NamespacePrefix || '__', '') || ${alias}.${column}`;

function readGroup({ store }: RunningOrg, name: string): string[] {
  const rows = store.all(
    `SELECT ${qualifiedColumn('s', 'Name')} FROM "PermissionSetGroup" g JOIN "PermissionSetGroupComponent" c ON c.PermissionSetGroupId = g.Id ` +
      `JOIN "PermissionSet" s ON s.Id = c.PermissionSetId WHERE ${qualifiedColumn('g', 'DeveloperName')} = ? AND c.IsDeleted = 0`,
    name,
  );
  return rows.map(([setName]) => setName as string);
}

function readSet({ store, schema }: RunningOrg, name: string): PermissionSetSource | null {
  const [id] =
    store.first(
      `SELECT s.Id FROM "PermissionSet" s WHERE ${qualifiedColumn('s', 'Name')} = ? AND s.IsDeleted = 0`,
      name,
    ) ?? [];
  if (id === undefined) return null;
  const set = emptyPermissionSet(name);
  const rows = (sql: string) => store.all(`${sql} WHERE ParentId = ? AND t.IsDeleted = 0`, id as string);
  for (const [object, create, read, edit, remove, viewAll, modifyAll] of rows(
    'SELECT SobjectType, PermissionsCreate, PermissionsRead, PermissionsEdit, PermissionsDelete, PermissionsViewAllRecords, PermissionsModifyAllRecords FROM "ObjectPermissions" t',
  )) {
    set.objects.set((schema.object(object as string)?.name ?? (object as string)).toLowerCase(), {
      create: create === 1,
      read: read === 1,
      edit: edit === 1,
      delete: remove === 1,
      viewAll: viewAll === 1,
      modifyAll: modifyAll === 1,
    });
  }
  for (const [path, read, edit] of rows('SELECT Field, PermissionsRead, PermissionsEdit FROM "FieldPermissions" t')) {
    set.fields.set((path as string).toLowerCase(), { read: read === 1 || edit === 1, edit: edit === 1 });
  }
  const entities = (table: string, column: string) =>
    rows(
      `SELECT ${qualifiedColumn('e', column)} FROM "SetupEntityAccess" t JOIN "${table}" e ON e.Id = t.SetupEntityId`,
    ).map(([entity]) => (entity as string).toLowerCase());
  for (const entity of entities('CustomPermission', 'DeveloperName')) set.customPermissions.add(entity);
  for (const entity of entities('ApexClass', 'Name')) set.classes.add(entity);
  const principals = rows(
    `SELECT ${qualifiedColumn('c', 'DeveloperName')} || '-' || p.ParameterName FROM "SetupEntityAccess" t
      JOIN "ExternalCredentialParameter" p ON p.Id = t.SetupEntityId
      JOIN "ExternalCredential" c ON c.Id = p.ExternalCredentialId`,
  );
  for (const [principal] of principals) set.externalCredentialPrincipals.add((principal as string).toLowerCase());
  return set;
}
