/**
 * The errors of TypeScript in several parts, each with a tsconfig.json of its own. The parts import one another: here
 * each file is read once and checked once, in the part that lists it, where one compiler a part would check the local
 * org again for every part that imports it.
 */
import { join, resolve } from 'node:path';
import ts from 'typescript';

/** @param folders of the parts, absolute or from the working folder; each holds a `tsconfig.json` */
export function typeErrors(folders: readonly string[]): ts.Diagnostic[] {
  const parts = folders.map(readPart);
  const listed = new Set(parts.flatMap(({ fileNames }) => fileNames));
  const sources = new Map<string, ts.SourceFile | undefined>();
  const checked = new Set<string>();
  return parts.flatMap((part) => {
    const own = new Set(part.fileNames);
    const program = programOf(part, sources);
    const errors = [
      ...part.errors,
      ...program.getConfigFileParsingDiagnostics(),
      ...program.getOptionsDiagnostics(),
      ...program.getGlobalDiagnostics(),
    ];
    for (const file of program.getSourceFiles()) {
      // What no part lists is checked where it is met first.
      if (checked.has(file.fileName) || (listed.has(file.fileName) && !own.has(file.fileName))) continue;
      checked.add(file.fileName);
      errors.push(...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file));
    }
    return ts.sortAndDeduplicateDiagnostics(errors);
  });
}

function readPart(folder: string): ts.ParsedCommandLine {
  const config = resolve(join(folder, 'tsconfig.json'));
  const part = ts.getParsedCommandLineOfConfigFile(
    config,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail },
  );
  if (!part) throw new Error(`${config} is missing`);
  return part;
}

function fail(diagnostic: ts.Diagnostic): never {
  throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
}

/** Programs with the same options for parsing share the files they both hold. */
function programOf(part: ts.ParsedCommandLine, sources: Map<string, ts.SourceFile | undefined>): ts.Program {
  const host = ts.createCompilerHost(part.options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, options, onError) => {
    const key = `${name}\n${parsing(part.options, options)}`;
    if (!sources.has(key)) sources.set(key, read(name, options, onError));
    return sources.get(key);
  };
  return ts.createProgram({
    rootNames: part.fileNames,
    options: part.options,
    configFileParsingDiagnostics: ts.getConfigFileParsingDiagnostics(part),
    host,
  });
}

/** What decides how a text is parsed and its names are bound. */
function parsing(options: ts.CompilerOptions, how: ts.ScriptTarget | ts.CreateSourceFileOptions): string {
  const { target, module, moduleDetection, strict, alwaysStrict, allowUnreachableCode, allowUnusedLabels, jsx } =
    options;
  const format = typeof how === 'object' ? how.impliedNodeFormat : undefined;
  return JSON.stringify([
    target,
    module,
    moduleDetection,
    strict,
    alwaysStrict,
    allowUnreachableCode,
    allowUnusedLabels,
    jsx,
    format,
  ]);
}
