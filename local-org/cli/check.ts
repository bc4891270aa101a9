/** `local-org check`: compiles, prints what is wrong. */
import path from 'node:path';
import { loadProject } from '../metadata/index.ts';
import { compileProject } from '../execution/compile-project.ts';
import { ORG_OPTIONS, parse } from './arguments.ts';
import { placeOf, projectsOf } from './open.ts';

export function run(args: string[]): number {
  const { values } = parse(args, ORG_OPTIONS, { names: [] });
  const projects = projectsOf(values);
  const project = loadProject(projects, placeOf(values));
  const cacheFolder = path.join(path.resolve(projects[0]), '.local-org', 'cache');
  const { errors, classes, triggers } = compileProject(project, { coverage: false, cacheFolder });
  const lines = [
    ...project.problems.map((problem) => problem.message),
    ...errors.map((e) => `${path.relative(process.cwd(), e.file)}:${e.line}:${e.column} ${e.message}`),
  ];
  for (const line of project.leftOut) console.error(line);
  for (const line of lines) console.log(line);
  const topLevel = [...classes.values()].filter((info) => !info.outer).length;
  console.log(
    lines.length ? `${lines.length} problems` : `${topLevel} classes and ${triggers.length} triggers compile`,
  );
  return lines.length ? 1 : 0;
}
