import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';
import { packageFiles, PROJECT } from '../project-files.ts';

const { config } = ts.readConfigFile(join(PROJECT, 'tsconfig.base.json'), ts.sys.readFile);
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, PROJECT);

/** A Lightning component's folder: `…/lwc/adEffectiveness`. */
export interface ComponentBundle {
  name: string;
  directory: string;
  /** Every file the platform would get, by name inside the folder, TypeScript already compiled. */
  files: Record<string, string>;
}

/** TypeScript sources of components, tests and declarations left out; relative to the project. */
export function componentSources(): string[] {
  return packageFiles('**/lwc/**/*.ts').filter((file) => !/\/__\w+__\/|\.d\.ts$/.test(file));
}

/**
 * Takes the types out of a component's source. Decorators and class fields stay: the platform's compiler reads them.
 * @throws Error naming file and line where the source does not parse
 */
export function compileComponentSource(file: string): string {
  const { outputText, diagnostics = [] } = ts.transpileModule(readFileSync(join(PROJECT, file), 'utf8'), {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { ...options, noEmit: false },
  });
  const [problem] = diagnostics;
  if (problem) {
    const line = problem.file ? ts.getLineAndCharacterOfPosition(problem.file, problem.start ?? 0).line + 1 : 1;
    throw new Error(`${file}:${line} ${ts.flattenDiagnosticMessageText(problem.messageText, ' ')}`);
  }
  return outputText;
}

/** Every component of the package as the platform would receive it. */
export function componentBundles(): ComponentBundle[] {
  const byDirectory = new Map<string, ComponentBundle>();
  for (const file of packageFiles('**/lwc/*/*.{ts,html,css,svg}')) {
    const directory = dirname(file);
    const bundle = byDirectory.get(directory) ?? { name: basename(directory), directory, files: {} };
    byDirectory.set(directory, bundle);
    const isTypeScript = file.endsWith('.ts');
    const name = isTypeScript ? basename(file).replace(/\.ts$/, '.js') : basename(file);
    bundle.files[name] = isTypeScript ? compileComponentSource(file) : readFileSync(join(PROJECT, file), 'utf8');
  }
  return [...byDirectory.values()];
}
