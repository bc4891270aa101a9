/** Metadata that changes what an org does and that the local org does not carry out: it says so by name. */
import type { SourceFile } from './files.ts';

const kinds: Record<string, string> = {
  approvalprocess: 'approval processes',
  assignmentrules: 'assignment rules',
  autoresponserules: 'auto-response rules',
  cmp: 'Aura components',
  duplicaterule: 'duplicate rules',
  dwl: 'DataWeave scripts',
  escalationrules: 'escalation rules',
  flow: 'flows',
  matchingrule: 'matching rules',
  page: 'Visualforce pages',
  restrictionrule: 'restriction rules',
  sharingrules: 'sharing rules',
  workflow: 'workflow rules',
};

/** One line a kind: `Not supported by the local org: flows Create_Case, Close_Case`. */
export function leftOut(files: Iterable<SourceFile>): string[] {
  const namesByKind = Map.groupBy(
    [...files].filter(({ suffix }) => suffix in kinds),
    ({ suffix }) => kinds[suffix],
  );
  return [...namesByKind].map(
    ([kind, found]) => `Not supported by the local org: ${kind} ${found.map(({ name }) => name).join(', ')}`,
  );
}
