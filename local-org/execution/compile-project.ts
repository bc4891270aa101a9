/** A project's Apex files → a program. */
import { readFileSync } from 'node:fs';
import { compile } from '../apex/compile.ts';
import type { Program } from '../values/program.ts';
import type { Project } from '../metadata/index.ts';

/** @param cacheFolder where parsed files are kept by the hash of their text */
export function compileProject(project: Project, options: { coverage: boolean; cacheFolder: string }): Program {
  const sources = project.apexFiles.map(({ file, apiVersion }) => ({
    path: file,
    text: readFileSync(file, 'utf8'),
    apiVersion,
  }));
  return compile(sources, {
    schema: project.schema,
    namespace: project.namespace,
    coverage: options.coverage,
    cacheDir: options.cacheFolder,
  });
}
