import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder. */
export const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** The folders that `sfdx-project.json` packages, relative to the project. */
export function packageDirectories(project = PROJECT): string[] {
  const { packageDirectories: entries } = JSON.parse(readFileSync(join(project, 'sfdx-project.json'), 'utf8')) as {
    packageDirectories: { path: string }[];
  };
  return entries.map((entry) => entry.path);
}

/** Files of the packaged folders that match a glob, such as every `.cls`, sorted, relative to the project. */
export function packageFiles(glob: string, project = PROJECT): string[] {
  return packageDirectories(project)
    .flatMap((directory) => globSync(`${directory}/${glob}`, { cwd: project }))
    .sort();
}
