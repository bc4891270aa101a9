/** Opens the org that a command's options name. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { openOrg, type Org, type OpenOptions } from '../execution/org.ts';
import { UsageError } from './arguments.ts';

export interface OrgArguments {
  project?: string[];
  namespace?: string;
  installed?: boolean;
  subscriber?: string;
  data?: string;
  fresh?: boolean;
}

/** The projects given, or the current folder. */
export const projectsOf = (values: OrgArguments): string[] => values.project ?? [process.cwd()];

/**
 * What the options say about the org that the projects run in, for `openOrg` and `loadProject`.
 * @throws UsageError
 */
export function placeOf(values: OrgArguments): { namespace: string | null; installed: { subscriber?: string } | null } {
  if (values.subscriber !== undefined && !values.installed) {
    throw new UsageError('--subscriber describes the org that --installed installs the project into.');
  }
  if (values.installed && values.namespace !== undefined) {
    throw new UsageError('--installed takes the namespace from sfdx-project.json.');
  }
  return {
    namespace: values.namespace ?? null,
    installed: values.installed ? { subscriber: values.subscriber } : null,
  };
}

/** `--data`, else `.local-org/org.sqlite` in the (first) project; of an org with an installed package, in the org's own. */
export function dataFileOf(values: OrgArguments): string {
  if (values.data) return path.resolve(values.data);
  const home = values.subscriber ?? projectsOf(values)[0];
  const name = values.installed && values.subscriber === undefined ? 'installed.sqlite' : 'org.sqlite';
  return path.resolve(home, '.local-org', name);
}

/** Opens the org on its kept data; `--fresh` throws that away first. */
export function openKeptOrg(values: OrgArguments, options: Partial<OpenOptions> = {}): Org {
  const dataFile = dataFileOf(values);
  if (values.fresh) for (const suffix of ['', '-wal', '-shm']) rmSync(dataFile + suffix, { force: true });
  return openOrg({ projects: projectsOf(values), ...placeOf(values), dataFile, ...options });
}
