/**
 * Where Lightning web components and JavaScript modules of a namespace lie: `c/conferenceCard` → its folder.
 */
import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface ComponentFolder {
  /** As an import writes it: `c`, `lightning`, `shell`. */
  namespace: string;
  name: string;
  directory: string;
  isPlain?: boolean;
}

/** A folder whose sub-folders are components of one namespace: `…/lwc`. */
export interface ComponentRoot {
  namespace: string;
  directory: string;
  /** Modules without components, of the local org itself: they pass by the compiler for components. */
  isPlain?: boolean;
}

const SKIPPED = new Set(['node_modules', '.git', '.sfdx', '.sf', '__tests__']);

/** Every folder named `lwc` below a package directory of a DX project, however deep. */
export function lwcFolders(packageDirectory: string): string[] {
  const found: string[] = [];
  const visit = (directory: string) => {
    for (const entry of entriesOf(directory)) {
      if (!entry.isDirectory() || SKIPPED.has(entry.name)) continue;
      const path = join(directory, entry.name);
      if (entry.name === 'lwc') found.push(path);
      else visit(path);
    }
  };
  visit(packageDirectory);
  return found;
}

/** Nothing of a folder that is not there, or is being taken away this moment. */
function entriesOf(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** The components of a root: sub-folders that hold a module, a template or a style of their own name. */
export const componentsIn = (root: ComponentRoot): ComponentFolder[] =>
  entriesOf(root.directory)
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ ...root, name, directory: join(root.directory, name) }))
    .filter(({ name, directory }) =>
      ['ts', 'js', 'html', 'css'].some((extension) => existsSync(join(directory, `${name}.${extension}`))),
    );

/**
 * The source behind a module file of a component: `card.js` → `card.ts` where there is one (a compiled file may lie
 * beside it), else `card.js`; null when there is none.
 */
export function sourceFile(component: ComponentFolder, path: string): string | null {
  const candidates = path.endsWith('.js') ? [path.replace(/\.js$/, '.ts'), path] : [path];
  return candidates.map((file) => join(component.directory, file)).find((file) => existsSync(file)) ?? null;
}

/**
 * Is the file one that a compiled module asks for whether it was written or not: the template of a module of that
 * name, the styles of a template of that name?
 */
export function isImplicit(component: ComponentFolder, path: string): boolean {
  const [, stem, , extension] = /^(.*?)(\.scoped)?\.(html|css)$/.exec(path) ?? [];
  if (extension === 'html') return sourceFile(component, `${stem}.js`) !== null;
  return extension === 'css' && existsSync(join(component.directory, `${stem}.html`));
}
