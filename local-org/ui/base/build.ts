/**
 * Builds the Lightning base components, the LWC engine and its synthetic shadow into native ES modules with shared
 * chunks, one entry a component. Runs as a process of its own (`node build.ts DIRECTORY`): a build keeps a processor
 * busy for the better part of a minute, and the server answers meanwhile.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import replacePlugin from '@rollup/plugin-replace';
import lwcPlugin from '@lwc/rollup-plugin';
import { rollup } from 'rollup';
import { replacedModules } from './replaced.ts';

// Both packages are CommonJS in their typings and ES modules at run time.
const lwc = lwcPlugin as unknown as (options: object) => import('rollup').Plugin;
const replace = replacePlugin as unknown as (options: object) => import('rollup').Plugin;

const require = createRequire(import.meta.url);
const components = join(dirname(require.resolve('lightning-base-components/package.json')), 'src', 'lightning');

/** The combobox of 1.28 asks for ElementInternals, which synthetic shadow refuses: the platform's gate is shut here. */
const SHUT_GATES = new Set(['@salesforce/gate/bc.260.enableComboboxElementInternals']);
const SHUT_GATE = '\0shut-gate';

const SMALLEST_CHUNK_BYTES = 40_000;

/** Left to the import map: what depends on the user, and what the local org answers in its own way. */
const isExternal = (id: string) => id.startsWith('@salesforce/i18n/') || replacedModules.has(id);

/** The ES module of a package: resolving its name would find the CommonJS twin. */
function moduleFile(name: string): string {
  const manifest = require.resolve(`${name}/package.json`);
  return join(dirname(manifest), (JSON.parse(readFileSync(manifest, 'utf8')) as { module: string }).module);
}

/**
 * In an org the platform's own localization reads typed dates, with leading zeros or without. The npm edition has a
 * replacement of it that compares digits, and so refuses `01/08/2026` where the pattern says `M/d/yyyy`.
 */
const COMPARED_DIGITS = "originalNumbers.join(',') !== formattedNumbers.join(',')";
const COMPARED_NUMBERS = "originalNumbers.map(Number).join(',') !== formattedNumbers.map(Number).join(',')";

function readsLeadingZeros(code: string, id: string): string | null {
  if (!id.endsWith('internationalizationLibrary/datetime/dateTimeUtils.js')) return null;
  if (!code.includes(COMPARED_DIGITS)) throw new Error('The base components compare typed dates in another way now');
  return code.replace(COMPARED_DIGITS, COMPARED_NUMBERS);
}

/** What components may import; the rest is the vendor's own and part of the chunks. */
const isExposed = (metaFile: string): boolean =>
  existsSync(metaFile) && readFileSync(metaFile, 'utf8').includes('<isExposed>true</isExposed>');

/** Specifier of each entry → file. */
function entries(): Record<string, string> {
  const result: Record<string, string> = {
    lwc: moduleFile('@lwc/engine-dom'),
    '@lwc/synthetic-shadow': moduleFile('@lwc/synthetic-shadow'),
  };
  for (const name of readdirSync(components)) {
    const file = join(components, name, `${name}.js`);
    // Some are style sheets alone.
    const isEntry = existsSync(file) && isExposed(`${file}-meta.xml`) && !replacedModules.has(`lightning/${name}`);
    if (isEntry) result[`lightning/${name}`] = file;
  }
  return result;
}

/** @param directory where the modules are written, with `modules.json`: specifier → file */
export async function buildBaseComponents(directory: string): Promise<void> {
  const input = entries();
  const bundle = await rollup({
    input,
    external: isExternal,
    preserveEntrySignatures: 'strict',
    onwarn: (warning, warn) => {
      // Cycles, unused imports and missing optional CSS inside the vendor's sources are theirs.
      if (warning.code === 'UNRESOLVED_IMPORT') warn(warning);
    },
    plugins: [
      {
        name: 'shut-gates',
        resolveId: (id) => (SHUT_GATES.has(id) ? SHUT_GATE : null),
        load: (id) => (id === SHUT_GATE ? 'export default { isOpen: () => false };' : null),
      },
      { name: 'leading-zeros', transform: readsLeadingZeros },
      lwc({
        rootDir: dirname(components),
        modules: [{ npm: 'lightning-base-components' }],
        enableDynamicComponents: true,
      }),
      replace({
        preventAssignment: true,
        values: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.SSR': 'false' },
      }),
    ],
  });
  const { output } = await bundle.write({
    dir: directory,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    // Each chunk is a request of every page that needs it.
    experimentalMinChunkSize: SMALLEST_CHUNK_BYTES,
  });
  await bundle.close();
  const modules = Object.fromEntries(
    output.flatMap((chunk) => (chunk.type === 'chunk' && chunk.isEntry ? [[chunk.name, chunk.fileName]] : [])),
  );
  writeFileSync(join(directory, 'modules.json'), JSON.stringify(modules, null, 1));
}

if (import.meta.main) await buildBaseComponents(process.argv[2]);
