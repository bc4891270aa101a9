/** Permission sets and profiles: what they grant exists, and everything that needs a grant has one. */
import type { Project } from '../../../local-org/metadata/index.ts';
import { isPermissionable } from '../../../local-org/metadata/permissions.ts';
import type { PermissionSetSource } from '../../../local-org/metadata/permission-sets.ts';
import { hasField, hasObject, nameSet, type Findings } from './findings.ts';

export function checkPermissions(project: Project, findings: Findings): void {
  for (const set of [...project.permissionSets, ...project.profiles]) checkGrants(project, set, findings);
  checkGroups(project, findings);
  // Without permission sets a project leaves granting to the org.
  if (project.permissionSets.length) checkCoverage(project, findings);
}

function checkGrants(project: Project, set: PermissionSetSource, findings: Findings): void {
  const { schema } = project;
  const missing = (what: string) => findings.add(set.file!, `grants ${what}, which is not there`);
  for (const name of set.objects.keys()) if (!hasObject(project, name)) missing(`object ${name}`);
  for (const [path, grant] of set.fields) {
    const [objectName, fieldName] = path.split('.');
    const object = schema.object(objectName);
    const field = object && schema.field(object, fieldName);
    if (!hasField(project, objectName, fieldName)) missing(`field ${path}`);
    else if (object && field && field.custom && !isPermissionable(object, field)) {
      findings.add(
        set.file!,
        `grants field ${object.name}.${field.name}, which is required: the platform refuses that`,
      );
    } else if (
      grant.edit &&
      field &&
      (field.formula !== null || field.type === 'Summary' || field.type === 'AutoNumber')
    ) {
      findings.add(set.file!, `makes ${path} editable, which is computed`);
    }
  }
  const prefix = project.namespace ? `${project.namespace.toLowerCase()}__` : '';
  const own = (names: Iterable<{ name: string }>) =>
    new Set([...nameSet(names)].flatMap((name) => [name, prefix + name]));
  const classes = own(project.apexFiles.filter((file) => file.kind === 'class'));
  const custom = own(project.customPermissions);
  const apps = own(project.applications);
  const tabs = own(project.tabs);
  for (const name of set.classes) if (!classes.has(name)) missing(`class ${name}`);
  for (const name of set.customPermissions) if (!custom.has(name)) missing(`custom permission ${name}`);
  for (const name of set.applications.keys())
    if (!apps.has(name) && !name.startsWith('standard__')) missing(`application ${name}`);
  for (const name of set.tabs.keys()) if (!tabs.has(name) && !name.startsWith('standard-')) missing(`tab ${name}`);
  for (const name of [...set.customSettings, ...set.customMetadataTypes]) if (!schema.object(name)) missing(name);
  for (const path of set.recordTypes) {
    const [objectName, type] = path.split('.');
    const object = schema.object(objectName);
    if (object && !object.recordTypes.some((one) => one.developerName.toLowerCase() === type))
      missing(`record type ${path}`);
  }
  // Three public packages (2024 to 2026) report that a package version with this element can't be created: "invalid cross
  // reference id". The package gives the access at run time: `PrincipalAccess`.
  if (set.externalCredentialPrincipals.size > 0 && project.permissionSets.includes(set)) {
    findings.add(set.file!, 'gives access to a principal, with which no package version can be created');
  }
  const principals = new Set(
    project.externalCredentials.flatMap(({ name, principals: all }) =>
      all.map((one) => `${name}-${one.name}`.toLowerCase()),
    ),
  );
  for (const name of set.externalCredentialPrincipals) {
    if (!principals.has(name) && !principals.has(name.slice(prefix.length))) missing(`principal ${name}`);
  }
}

function checkGroups(project: Project, findings: Findings): void {
  const sets = nameSet(project.permissionSets);
  for (const group of project.permissionSetGroups) {
    for (const name of group.permissionSets) {
      if (!sets.has(name.toLowerCase())) findings.add(group.file, `names permission set ${name}, which is not there`);
    }
  }
}

/** Nobody but an administrator of the whole org sees what no permission set grants. */
function checkCoverage(project: Project, findings: Findings): void {
  const granted = (path: string) => project.permissionSets.some((set) => set.fields.get(path)?.read);
  for (const object of project.schema.objects()) {
    if (object.kind !== 'object') continue;
    if (
      object.custom &&
      object.file &&
      !project.permissionSets.some((set) => set.objects.get(object.name.toLowerCase())?.read)
    ) {
      findings.add(object.file, `no permission set grants ${object.name}`);
    }
    for (const field of object.fields.values()) {
      if (!field.custom || !isPermissionable(object, field)) continue;
      if (!granted(`${object.name}.${field.name}`.toLowerCase())) {
        findings.add(field.file ?? object.file ?? object.name, `no permission set grants ${object.name}.${field.name}`);
      }
    }
  }
}
