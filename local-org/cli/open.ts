/** Opens the org that a command's options name. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { openOrg, type Org, type OpenOptions } from '../execution/org.ts';

export interface OrgArguments {
  project?: string[];
  namespace?: string;
  data?: string;
  fresh?: boolean;
}

/** The projects given, or the current folder. */
export const projectsOf = (values: OrgArguments): string[] => values.project ?? [process.cwd()];

/** `--data`, else `.local-org/org.sqlite` in the (first) project. */
export const dataFileOf = (values: OrgArguments): string =>
  path.resolve(values.data ?? path.join(projectsOf(values)[0], '.local-org', 'org.sqlite'));

/** Opens the org on its kept data; `--fresh` throws that away first. */
export function openKeptOrg(values: OrgArguments, options: Partial<OpenOptions> = {}): Org {
  const dataFile = dataFileOf(values);
  if (values.fresh) for (const suffix of ['', '-wal', '-shm']) rmSync(dataFile + suffix, { force: true });
  return openOrg({ projects: projectsOf(values), namespace: values.namespace ?? null, dataFile, ...options });
}
