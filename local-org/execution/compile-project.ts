/** A project's Apex files → a program. */
import { readFileSync } from 'node:fs';
import { compile } from '../apex/compile.ts';
import type { Program } from '../values/program.ts';
import type { Project } from '../metadata/index.ts';

/** @param cacheFolder where parsed files are kept by the hash of their text */
export function compileProject(project: Project, options: { coverage: boolean; cacheFolder: string }): Program {
  const sources = project.apexFiles.map(({ file, apiVersion, namespace }) => ({
    path: file,
    text: readFileSync(file, 'utf8'),
    apiVersion,
    namespace,
  }));
  return compile(sources, {
    schema: project.schema,
    // In an organization with an installed package anonymous Apex is the organization's.
    namespace: project.installation ? null : project.namespace,
    coverage: options.coverage,
    cacheDir: options.cacheFolder,
  });
}
