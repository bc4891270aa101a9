/** What an organization gets of a package that it installs: less than the source holds. */
import { isCustomName, namespaceOf } from './names.ts';
import { projectFolders, type ProjectFolders } from './files.ts';
import type { ActionOverride, Application } from './pages.ts';
import type { PermissionSetSource } from './permission-sets.ts';
import type { Schema } from './schema.ts';
import { MetadataError } from './xml.ts';

/** The organization that a package is installed into. */
export interface Installation {
  /** Of the package. */
  namespace: string;
  /** What describes the organization's own metadata, code and users; null for one that has nothing of its own. */
  subscriber: ProjectFolders | null;
  /**
   * Credential principals in a permission set of the package: by default the installation is refused, as creating such
   * a package version fails ("invalid cross reference id"). `plugins.localOrg.installsPrincipals` says otherwise.
   */
  installsPrincipals: boolean;
}

/**
 * @param packaged the projects of the package; the first one's namespace is its own
 * @param subscriber folder of the project that describes the organization
 * @throws MetadataError for a package without a namespace
 */
export function readInstallation(packaged: ProjectFolders[], subscriber: string | null): Installation {
  const [{ namespace, root }] = packaged;
  if (!namespace) {
    throw new MetadataError(root, 'sfdx-project.json names no "namespace": a managed package has one');
  }
  const own = subscriber === null ? null : projectFolders(subscriber);
  return { namespace, subscriber: own, installsPrincipals: own?.localOrg.installsPrincipals === true };
}

/** What a project holds that an installation changes. */
export interface Installed {
  readonly namespace: string | null;
  readonly installation: Installation | null;
  readonly schema: Schema;
  readonly permissionSets: PermissionSetSource[];
  readonly applications: Application[];
  profiles: PermissionSetSource[];
  actionOverrides: ActionOverride[];
}

/**
 * Takes away what does not travel in a managed package. Sources: ISVforce Guide, "Components Available in Managed
 * Packages" (Permission Set, Page Layout, Custom Object) and "Permission Sets and Profile Settings in Packages".
 */
export function dropWhatDoesNotInstall(project: Installed, problem: (error: MetadataError) => void): void {
  const isRefused = !project.installation?.installsPrincipals;
  const isPackaged = (one: { namespace: string | null }) => one.namespace === project.namespace;
  for (const set of project.permissionSets.filter(isPackaged)) {
    if (isRefused && set.externalCredentialPrincipals.size) {
      throw new MetadataError(
        set.file ?? set.name,
        'externalCredentialPrincipalAccesses in a packaged permission set: the package version is not created',
      );
    }
    dropRights(set, project.schema, problem);
  }
  // Profiles are not installed; what they grant is offered to the installing admin at most.
  project.profiles = project.profiles.filter((profile) => !isPackaged(profile));
  // Which page an organization shows for its own objects is its admin's choice.
  project.actionOverrides = project.actionOverrides.filter((one) => !isPackaged(one) || isCustomName(one.object));
  for (const application of project.applications.filter(isPackaged)) {
    application.pageOverrides = application.pageOverrides.filter(({ object }) => isCustomName(object));
  }
}

function dropRights(set: PermissionSetSource, schema: Schema, problem: (error: MetadataError) => void): void {
  const file = set.file ?? set.name;
  if (set.license !== null) {
    problem(new MetadataError(file, `a permission set with the license ${set.license} cannot be packaged`));
  }
  set.userPermissions.clear();
  for (const name of [...set.objects.keys()]) if (!travels(schema, name)) set.objects.delete(name);
  for (const name of [...set.tabs.keys()]) if (name.startsWith('standard-')) set.tabs.delete(name);
}

/** Rights on standard objects, and on details of them, are the organization's to give. */
function travels(schema: Schema, objectName: string): boolean {
  if (namespaceOf(objectName) === null) return false;
  const fields = schema.object(objectName)?.fields.values() ?? [];
  return ![...fields].some(
    ({ type, referenceTo }) => type === 'MasterDetail' && referenceTo.some((parent) => !isCustomName(parent)),
  );
}
