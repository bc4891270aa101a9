/** Finds what a project consists of: one walk over its folders, each file told apart by its suffix. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { MetadataError } from './xml.ts';

export interface SourceFile {
  /** Metadata type suffix, lower case: `object`, `field`, `permissionset`, `cls`. */
  suffix: string;
  /** Developer name as the file name gives it. */
  name: string;
  file: string;
  /** What the names in it belong to where they say nothing else; null for none. */
  namespace: string | null;
}

export interface ProjectFolders {
  /** As given. */
  root: string;
  /** Folders that hold metadata. */
  folders: string[];
  /** What sfdx-project.json declares; null without one. */
  namespace: string | null;
  sourceApiVersion: string | null;
  /** Name of the class that a package runs after its installation; null without one. */
  postInstallScript: string | null;
  /** What it says to the local org: `plugins.localOrg` of sfdx-project.json. */
  localOrg: Record<string, unknown>;
}

const ignored = new Set(['node_modules', '.git', '.sf', '.sfdx', '.local-org', '__tests__', '__mocks__']);
/** Suffixes that are metadata without `-meta.xml`: Apex, and the layout of Metadata API packages. */
const bare = new Set([
  'cls',
  'trigger',
  'object',
  'labels',
  'permissionset',
  'profile',
  'layout',
  'tab',
  'app',
  'flexipage',
  'quickaction',
  'md',
  'translation',
  'objecttranslation',
  'globalvalueset',
  'standardvalueset',
  'namedcredential',
  'custompermission',
  'notiftype',
  'externalcredential',
  'permissionsetgroup',
  'remotesite',
  'queue',
  'role',
  'group',
]);

/**
 * The folders of a project: its package directories, or the folder itself where it is no DX project.
 * @throws MetadataError for a folder that is not there or a sfdx-project.json that cannot be read
 */
export function projectFolders(root: string): ProjectFolders {
  const path = resolve(root);
  if (!existsSync(path) || !statSync(path).isDirectory()) throw new MetadataError(root, 'no such folder');
  const file = join(path, 'sfdx-project.json');
  if (!existsSync(file)) {
    const nothing = { namespace: null, sourceApiVersion: null, postInstallScript: null, localOrg: {} };
    return { root: path, folders: [path], ...nothing };
  }
  let config: {
    packageDirectories?: { path?: string; postInstallScript?: string }[];
    namespace?: string;
    sourceApiVersion?: string;
    plugins?: { localOrg?: Record<string, unknown> };
  };
  try {
    config = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new MetadataError(file, (error as Error).message);
  }
  if (!config.packageDirectories?.length) throw new MetadataError(file, 'names no packageDirectories');
  const folders = config.packageDirectories.map((directory) => {
    if (!directory.path) throw new MetadataError(file, 'a package directory without "path"');
    // Written on Windows, some projects name their folders with backslashes.
    const folder = join(path, directory.path.replaceAll('\\', '/'));
    if (!existsSync(folder)) throw new MetadataError(file, `package directory '${directory.path}' is not there`);
    return folder;
  });
  return {
    root: path,
    folders: withoutNested(folders),
    namespace: config.namespace || null,
    sourceApiVersion: config.sourceApiVersion ?? null,
    postInstallScript: config.packageDirectories.find((one) => one.postInstallScript)?.postInstallScript ?? null,
    localOrg: config.plugins?.localOrg ?? {},
  };
}

/** Folders that lie in another of the list are walked with it. */
function withoutNested(folders: string[]): string[] {
  const distinct = [...new Set(folders)];
  return distinct.filter((a) => !distinct.some((b) => a !== b && !relative(b, a).startsWith('..')));
}

/** Every metadata file below the folders, in the order of their names. */
export function sourceFiles(folders: string[], namespace: string | null = null): SourceFile[] {
  const found: SourceFile[] = [];
  for (const folder of folders) walk(folder, namespace, found);
  return found;
}

function walk(folder: string, namespace: string | null, found: SourceFile[]): void {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!ignored.has(entry.name)) walk(path, namespace, found);
      continue;
    }
    const isMeta = entry.name.endsWith('-meta.xml');
    const plain = isMeta ? entry.name.slice(0, -'-meta.xml'.length) : entry.name;
    const dot = plain.lastIndexOf('.');
    if (dot < 0) continue;
    const suffix = plain.slice(dot + 1).toLowerCase();
    // `X.cls-meta.xml` describes X.cls, which is found by itself; so do the bundles' and static resources' files.
    if (isMeta ? suffix === 'cls' || suffix === 'trigger' : !bare.has(suffix)) continue;
    // Documentation is `.md` as well; custom metadata records have a type before it.
    if (suffix === 'md' && (!plain.slice(0, dot).includes('.') || (!isMeta && basename(folder) !== 'customMetadata')))
      continue;
    if (!isMeta && suffix !== 'cls' && suffix !== 'trigger' && existsSync(`${path}-meta.xml`)) continue;
    found.push({ suffix, name: plain.slice(0, dot), file: path, namespace });
  }
}

/** The object a file lies under: `objects/Lead/fields/X.field-meta.xml` → Lead. */
export function objectFolderOf(file: string): string {
  return basename(dirname(dirname(file)));
}
