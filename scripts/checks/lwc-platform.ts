/**
 * Compiles every component with the platform's own LWC compiler and looks up what they refer to: Apex methods, labels,
 * fields, other components. Prints one line per finding; exit code 1 when there is one.
 */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAuraClasses } from '../apex-types/aura-surface.ts';
import { componentBundles, type ComponentBundle } from '../lwc/component-source.ts';
import { packageFiles, PROJECT } from '../project-files.ts';

interface Diagnostic {
  level: number;
  message: string;
  filename?: string;
  location?: { line?: number; start?: number };
}

interface PlatformReport {
  success: boolean;
  diagnostics: Diagnostic[];
  metadata?: { references?: { type: string; id: string }[] };
  results?: { diagnostics: Diagnostic[] }[];
}

// The compiler's declarations describe its inside, not this entry: the shapes above are those of its README.
const { compile } = createRequire(import.meta.url)('@lwc/sfdc-lwc-compiler') as {
  compile(config: unknown): Promise<PlatformReport>;
};

/** Levels 0 fatal, 1 error, 2 warning; 3 is only told. */
const WARNING = 2;

const bundles = componentBundles();
const known = knownReferences(bundles);
const findings = (await Promise.all(bundles.map(checkBundle))).flat();

for (const finding of findings) console.error(finding);
console.log(`${bundles.length} components compiled for the platform, ${findings.length} findings`);
process.exitCode = findings.length > 0 ? 1 : 0;

async function checkBundle(bundle: ComponentBundle): Promise<string[]> {
  const report = await compile({
    bundle: { type: 'platform', namespace: 'c', name: bundle.name, files: bundle.files },
    outputConfigs: [{ minify: false, env: { NODE_ENV: 'production' } }],
  });
  const diagnostics = [...report.diagnostics, ...(report.results ?? []).flatMap((result) => result.diagnostics)];
  const problems = diagnostics
    .filter((diagnostic) => diagnostic.level <= WARNING)
    .map((diagnostic) => `${diagnostic.filename ?? ''}:${diagnostic.location?.line ?? ''} ${diagnostic.message}`);
  if (!report.success && problems.length === 0) problems.push('does not compile');
  const missing = (report.metadata?.references ?? [])
    .filter((reference) => !known(reference))
    .map((reference) => `refers to ${reference.type} ${reference.id}, which is not in the package`);
  return [...problems, ...missing].map((problem) => `${bundle.directory}: ${problem}`);
}

/** @returns whether a reference leads somewhere; kinds that only an org can answer (user, i18n, base components) do. */
function knownReferences(all: ComponentBundle[]): (reference: { type: string; id: string }) => boolean {
  const methods = new Set(
    packageFiles('**/*.cls')
      .flatMap((file) => readAuraClasses(readFileSync(join(PROJECT, file), 'utf8'), file))
      .flatMap((apexClass) => apexClass.methods.map((method) => `${apexClass.name}.${method.name}`)),
  );
  const labels = new Set(
    packageFiles('**/*.labels-meta.xml').flatMap((file) =>
      [...readFileSync(join(PROJECT, file), 'utf8').matchAll(/<fullName>(.*?)<\/fullName>/g)].map((match) => match[1]),
    ),
  );
  const components = new Set(all.map((bundle) => bundle.name));
  return ({ type, id }) => {
    if (/apexMethod/i.test(type)) return methods.has(id.replace('/', '.'));
    if (/label/i.test(type)) return labels.has(id.replace(/^c\./, ''));
    if (/schema/i.test(type)) return schemaExists(id);
    if (/resourceUrl/i.test(type)) return packageFiles(`**/staticresources/${id}.resource-meta.xml`).length > 0;
    const component = /^c[-/](.+)$/.exec(id)?.[1];
    return component === undefined || components.has(component.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()));
  };
}

/** Custom objects and fields lie in the package; standard ones are the platform's and taken as given. */
function schemaExists(id: string): boolean {
  const [object, ...path] = id.split('.');
  const field = path.length === 1 && path[0].endsWith('__c') ? path[0] : null;
  if (field) return packageFiles(`**/objects/${object}/fields/${field}.field-meta.xml`).length > 0;
  return !object.endsWith('__c') || packageFiles(`**/objects/${object}/${object}.object-meta.xml`).length > 0;
}
