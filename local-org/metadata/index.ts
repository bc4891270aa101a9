/** Reads one or several projects: everything their metadata says, in one object. */
import { basename, dirname } from 'node:path';
import { runningVersion } from './api-version.ts';
import { DuplicateRuleFiles, type DuplicateRule } from './duplicate-rules.ts';
import { objectFolderOf, projectFolders, sourceFiles, type ProjectFolders, type SourceFile } from './files.ts';
import { dropWhatDoesNotInstall, readInstallation, type Installation } from './installation.ts';
import { readLabels, type Labels } from './labels.ts';
import { readOrganization, usualOrganization, type OrganizationSettings } from './organization.ts';
import { leftOut } from './left-out.ts';
import { loadSchema } from './load-schema.ts';
import { readOrgSettings, type OrgSettings } from './org-settings.ts';
import {
  readActionOverrides,
  readApplication,
  readFlexiPage,
  readLayout,
  readListView,
  readQuickAction,
  readTab,
  readWebLink,
  type ActionOverride,
  type Application,
  type FlexiPage,
  type Layout,
  type ListView,
  type QuickAction,
  type Tab,
  type WebLink,
} from './pages.ts';
import {
  readPermissionSet,
  readPermissionSetGroup,
  type PermissionSetGroup,
  type PermissionSetSource,
} from './permission-sets.ts';
import {
  readCustomMetadataRecord,
  readCustomPermission,
  readNotificationType,
  readExternalCredential,
  readLwcBundle,
  readNamedCredential,
  readStaticResource,
  type CustomMetadataRecord,
  type CustomPermission,
  type NotificationType,
  type ExternalCredential,
  type LwcBundle,
  type NamedCredential,
  type StaticResource,
} from './records.ts';
import type { PicklistValue, Schema } from './schema.ts';
import { readFieldTranslation, readObjectTranslation, readTranslations, Translations } from './translations.ts';
import type { StandardValue } from './value-sets.ts';
import { children, MetadataError, readXml, text, textOr, type XmlNode } from './xml.ts';

export interface ApexFile {
  kind: 'class' | 'trigger';
  /** By its file name. */
  name: string;
  file: string;
  /** Of the package it came with; null for code of the organization. */
  namespace: string | null;
  /** Whose behavior it follows: `68`. */
  apiVersion: number;
}

export interface Project {
  /** Of the package. */
  namespace: string | null;
  /** The organization that the package is installed into; null where the project runs as its source. */
  installation: Installation | null;
  /** The organization that it runs in. */
  organization: OrganizationSettings;
  folders: ProjectFolders[];
  /** What the organization has switched on. */
  settings: OrgSettings;
  schema: Schema;
  apexFiles: ApexFile[];
  labels: Labels;
  translations: Translations;
  permissionSets: PermissionSetSource[];
  profiles: PermissionSetSource[];
  permissionSetGroups: PermissionSetGroup[];
  customPermissions: CustomPermission[];
  notificationTypes: NotificationType[];
  flexipages: FlexiPage[];
  layouts: Layout[];
  tabs: Tab[];
  applications: Application[];
  quickActions: QuickAction[];
  listViews: ListView[];
  webLinks: WebLink[];
  actionOverrides: ActionOverride[];
  customMetadataRecords: CustomMetadataRecord[];
  namedCredentials: NamedCredential[];
  externalCredentials: ExternalCredential[];
  /** Addresses that callouts may go to. */
  remoteSites: { name: string; url: string; file: string }[];
  staticResources: StaticResource[];
  lwcBundles: LwcBundle[];
  /** By lower-case name. */
  globalValueSets: Map<string, PicklistValue[]>;
  /** By name: `LeadStatus`. */
  standardValueSets: Map<string, StandardValue[]>;
  queues: { name: string; label: string; objects: string[]; file: string }[];
  messageChannels: { name: string; file: string }[];
  /** In the order in which they run. */
  duplicateRules: DuplicateRule[];
  /** What the local org does not carry out of this project: one line a kind, for people to read. */
  leftOut: string[];
  /** Files that could not be used, each with what is wrong; everything else was read. */
  problems: MetadataError[];
}

export interface LoadOptions {
  /** Runs the projects as packaged under this namespace. */
  namespace?: string | null;
  /** Installs them, as a managed package, into the organization that a project describes; `{}` for one that has nothing of its own. */
  installed?: { subscriber?: string | null } | null;
}

/**
 * @param roots folders of DX projects, or of Apex alone; what a later one needs may be in an earlier one
 * @throws MetadataError for a folder that is not there or an unreadable sfdx-project.json
 */
export function loadProject(roots: string[], options: LoadOptions = {}): Project {
  const packaged = roots.map(projectFolders);
  const installation = options.installed ? readInstallation(packaged, options.installed.subscriber ?? null) : null;
  const namespace = options.namespace || installation?.namespace || null;
  const subscriber = installation?.subscriber ? [installation.subscriber] : [];
  const folders = [...packaged, ...subscriber];
  const files = [
    ...sourceFiles([...new Set(packaged.flatMap((project) => project.folders))], namespace),
    ...sourceFiles(subscriber.flatMap((project) => project.folders)),
  ];
  const problems: MetadataError[] = [];
  const problem = (error: MetadataError) => problems.push(error);
  // An organization that a package is installed into is described by its own project alone.
  const described = installation ? subscriber : folders;
  const settings = readOrgSettings(
    described.map(({ root }) => root),
    installation ? files.filter((source) => source.namespace === null) : files,
    problem,
  );
  const loaded = loadSchema(files, { namespace, isInstalled: installation !== null, settings }, problem);
  const project: Project = {
    namespace,
    installation,
    organization: installation?.subscriber
      ? readOrganization(installation.subscriber.root, installation.subscriber.localOrg)
      : usualOrganization,
    folders,
    settings,
    ...loaded,
    apexFiles: [],
    labels: new Map(),
    translations: new Translations(loaded.schema),
    permissionSets: [],
    profiles: [],
    permissionSetGroups: [],
    customPermissions: [],
    notificationTypes: [],
    flexipages: [],
    layouts: [],
    tabs: [],
    applications: [],
    quickActions: [],
    listViews: [],
    webLinks: [],
    actionOverrides: [],
    customMetadataRecords: [],
    namedCredentials: [],
    externalCredentials: [],
    remoteSites: [],
    staticResources: [],
    lwcBundles: [],
    queues: [],
    messageChannels: [],
    duplicateRules: [],
    leftOut: leftOut(files),
    problems,
  };
  const duplicates = new DuplicateRuleFiles();
  for (const source of files) {
    try {
      if (source.suffix === 'duplicaterule') duplicates.addRule(readXml(source.file, 'DuplicateRule'), source.name);
      else if (source.suffix === 'matchingrule')
        duplicates.addMatchingRules(readXml(source.file, 'MatchingRules'), source.name);
      else readers[source.suffix]?.(source, project);
    } catch (error) {
      if (!(error instanceof MetadataError)) throw error;
      problem(error);
    }
  }
  project.duplicateRules = duplicates.rulesFor(project.schema, (line) => project.leftOut.push(line));
  for (const { kind, name, language, text } of project.translations.all) {
    if (kind === 'label') project.labels.get(name.toLowerCase())?.translations.set(language, text);
  }
  if (installation) dropWhatDoesNotInstall(project, problem);
  return project;
}

type Reader = (source: SourceFile, project: Project) => unknown;

/** By suffix of the source file. Kinds that are not here mean nothing to a running org, or are read elsewhere. */
const readers: Record<string, Reader> = {
  cls: ({ name, file, namespace }, { apexFiles, folders }) =>
    apexFiles.push({ kind: 'class', name, file, namespace, apiVersion: runningVersion(file, folders) }),
  trigger: ({ name, file, namespace }, { apexFiles, folders }) =>
    apexFiles.push({ kind: 'trigger', name, file, namespace, apiVersion: runningVersion(file, folders) }),
  labels: ({ file, namespace }, { labels, problems }) =>
    problems.push(...readLabels(readXml(file, 'CustomLabels'), file, namespace, labels)),
  translation: ({ name, file, namespace }, { translations }) =>
    readTranslations(readXml(file, 'Translations'), name, file, namespace, translations),
  objecttranslation: ({ name, file, namespace }, { translations }) =>
    readObjectTranslation(readXml(file, 'CustomObjectTranslation'), name, file, namespace, translations),
  fieldtranslation: ({ file, namespace }, { translations }) =>
    readFieldTranslation(readXml(file, 'CustomFieldTranslation'), file, namespace, translations),
  permissionset: ({ name, file, namespace }, { permissionSets }) =>
    permissionSets.push(readPermissionSet(readXml(file, 'PermissionSet'), name, file, namespace, false)),
  profile: ({ name, file, namespace }, { profiles }) =>
    profiles.push(readPermissionSet(readXml(file, 'Profile'), name, file, namespace, true)),
  permissionsetgroup: ({ name, file, namespace }, { permissionSetGroups }) =>
    permissionSetGroups.push(readPermissionSetGroup(readXml(file, 'PermissionSetGroup'), name, file, namespace)),
  custompermission: ({ name, file, namespace }, { customPermissions }) =>
    customPermissions.push(readCustomPermission(readXml(file, 'CustomPermission'), name, file, namespace)),
  notiftype: ({ name, file, namespace }, { notificationTypes }) =>
    notificationTypes.push(readNotificationType(readXml(file, 'CustomNotificationType'), name, file, namespace)),
  flexipage: ({ name, file, namespace }, { flexipages }) =>
    flexipages.push(readFlexiPage(readXml(file, 'FlexiPage'), name, file, namespace)),
  layout: ({ name, file, namespace }, { layouts }) =>
    layouts.push(readLayout(readXml(file, 'Layout'), name, file, namespace)),
  tab: ({ name, file, namespace }, { tabs }) => tabs.push(readTab(readXml(file, 'CustomTab'), name, file, namespace)),
  app: ({ name, file, namespace }, { applications }) => {
    // Aura applications have the suffix too.
    if (basename(dirname(file)) !== 'applications') return;
    applications.push(readApplication(readXml(file, 'CustomApplication'), name, file, namespace));
  },
  quickaction: ({ name, file }, { quickActions }) =>
    quickActions.push(readQuickAction(readXml(file, 'QuickAction'), name, file)),
  listview: ({ name, file }, { listViews }) =>
    listViews.push(readListView(readXml(file, 'ListView'), objectFolderOf(file), name, file)),
  weblink: ({ name, file }, { webLinks }) =>
    webLinks.push(readWebLink(readXml(file, 'WebLink'), objectFolderOf(file), name, file)),
  object: ({ name, file, namespace }, { listViews, webLinks, actionOverrides }) => {
    const root = readIfWellFormed(file);
    if (!root) return;
    actionOverrides.push(...readActionOverrides(root, name, namespace));
    for (const node of children(root, 'listViews'))
      listViews.push(readListView(node, name, textOr(node, 'fullName', ''), file));
    for (const node of children(root, 'webLinks'))
      webLinks.push(readWebLink(node, name, textOr(node, 'fullName', ''), file));
  },
  md: ({ name, file, namespace }, { customMetadataRecords }) =>
    customMetadataRecords.push(readCustomMetadataRecord(readXml(file, 'CustomMetadata'), name, file, namespace)),
  namedcredential: ({ name, file }, { namedCredentials }) =>
    namedCredentials.push(readNamedCredential(readXml(file, 'NamedCredential'), name, file)),
  externalcredential: ({ name, file }, { externalCredentials }) =>
    externalCredentials.push(readExternalCredential(readXml(file, 'ExternalCredential'), name, file)),
  remotesite: ({ name, file }, { remoteSites }) => {
    const root = readXml(file, 'RemoteSiteSetting');
    if (text(root, 'isActive') === 'true') remoteSites.push({ name, url: textOr(root, 'url', ''), file });
  },
  resource: ({ name, file }, { staticResources }) =>
    staticResources.push(readStaticResource(readXml(file, 'StaticResource'), name, file)),
  js: ({ file }, { lwcBundles }) => lwcBundles.push(readLwcBundle(readXml(file, 'LightningComponentBundle'), file)),
  queue: ({ name, file }, { queues }) => {
    const root = readXml(file, 'Queue');
    queues.push({
      name,
      label: textOr(root, 'name', name),
      objects: children(root, 'queueSobject').map((node) => textOr(node, 'sobjectType', '')),
      file,
    });
  },
  messagechannel: ({ name, file }, { messageChannels }) => messageChannels.push({ name, file }),
};

/** The schema has reported an unreadable object file already. */
function readIfWellFormed(file: string): XmlNode | null {
  try {
    return readXml(file, 'CustomObject');
  } catch (error) {
    if (error instanceof MetadataError) return null;
    throw error;
  }
}

export { MetadataError };
export type { Schema };
