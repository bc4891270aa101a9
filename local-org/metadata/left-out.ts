/** Metadata that changes what an org does and that the local org does not carry out: it says so by name. */
import { readFileSync } from 'node:fs';
import type { SourceFile } from './files.ts';

const kinds: Record<string, string> = {
  approvalprocess: 'approval processes',
  assignmentrules: 'assignment rules',
  autoresponserules: 'auto-response rules',
  cmp: 'Aura components',
  dwl: 'DataWeave scripts',
  escalationrules: 'escalation rules',
  flow: 'flows',
  mutingpermissionset: 'muting permission sets',
  page: 'Visualforce pages',
  restrictionrule: 'restriction rules',
  sharingrules: 'sharing rules',
  workflow: 'workflow rules',
};

/** A filter that is switched on refuses saves. It belongs to its field, and the field to its object in the layout of Metadata API packages. */
const ACTIVE_LOOKUP_FILTER = /<lookupFilter>\s*<active>true/;

/** One line a kind: `Not supported by the local org: flows Create_Case, Close_Case`. */
export function leftOut(files: Iterable<SourceFile>): string[] {
  const namesByKind = Map.groupBy(
    [...files].filter((source) => kindOf(source) !== null),
    kindOf,
  );
  return [...namesByKind].map(
    ([kind, found]) => `Not supported by the local org: ${kind} ${found.map(({ name }) => name).join(', ')}`,
  );
}

function kindOf({ suffix, file }: SourceFile): string | null {
  if (suffix === 'field' || suffix === 'object') {
    return ACTIVE_LOOKUP_FILTER.test(readFileSync(file, 'utf8')) ? 'lookup filters of' : null;
  }
  return kinds[suffix] ?? null;
}
