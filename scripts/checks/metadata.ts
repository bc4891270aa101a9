/**
 * Checks the metadata of a DX project without an org: every element against the Metadata API, every file as a component
 * of the Salesforce tools, every reference between files. `node scripts/checks/metadata.ts [PROJECT]` prints one line per
 * finding, `file: what`; exit code 1 when there is one.
 */
import { resolve } from 'node:path';
import { loadProject, MetadataError } from '../../local-org/metadata/index.ts';
import { writeGeneratedSources } from '../generated-sources.ts';
import { componentFindings } from './metadata/components.ts';
import { limitFindings } from './metadata/documented-limits.ts';
import { elementFindings } from './metadata/elements.ts';
import { Findings } from './metadata/findings.ts';
import { checkLayoutBehaviors } from './metadata/layout-behaviors.ts';
import { checkCode, checkFields, checkRecords } from './metadata/other-references.ts';
import { checkPages } from './metadata/page-references.ts';
import { checkPermissions } from './metadata/permission-references.ts';
import { checkTranslations } from './metadata/translations.ts';

/** All findings of a project, each once. */
export async function metadataFindings(root: string): Promise<string[]> {
  const path = resolve(root);
  try {
    const project = loadProject([path]);
    const folders = project.folders.flatMap((one) => one.folders);
    const findings = new Findings(path);
    for (const problem of project.problems) findings.add(problem.file, problem.reason);
    checkPermissions(project, findings);
    checkPages(project, findings);
    checkLayoutBehaviors(project, findings);
    checkCode(project, findings);
    checkFields(project, findings);
    checkRecords(project, findings);
    checkTranslations(project, findings);
    const lines = [
      ...elementFindings(path, folders),
      ...limitFindings(path, folders),
      ...(await componentFindings(path, folders)),
      ...findings.lines,
    ];
    return [...new Set(lines)].sort();
  } catch (error) {
    if (error instanceof MetadataError) return [error.message];
    throw error;
  }
}

if (import.meta.main) {
  // This project's own static resource is generated: without it there is nothing to deploy.
  writeGeneratedSources();
  const findings = await metadataFindings(process.argv[2] ?? '.');
  for (const finding of findings) console.log(finding);
  console.log(`${findings.length} findings`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
