/**
 * The layers of the local org, as docs/architecture.md draws them, for dependency-cruiser: a file imports from its own
 * layer and those before it, types included. `npm test -- --only layers` holds them.
 */
import { join } from 'node:path';

const LAYERS = ['metadata', 'values', 'running', 'data', 'services', 'library', 'apex', 'execution'];

/** What stands on all of the layers, each with what it must not know besides. */
const UPPER = { testing: ['ui', 'cli'], ui: ['testing', 'cli'], cli: [] };

/** A test may make a whole org to test a part of it; so may what only tests import. */
const TESTS = '(\\.(test|bench)|fixture)\\.ts$|^local-org/ui/testing/|^local-org/testing/temporary-project\\.ts$';

const layer = (name, forbidden) => ({
  name: `${name}-imports-from-layers-before-it`,
  severity: 'error',
  from: { path: `^local-org/${name}/`, pathNot: TESTS },
  to: { path: `^local-org/(${[...forbidden, 'bin'].join('|')})/` },
});

/** A folder whose files import nothing from the other folders beside it. */
const alone = (folder, name) => ({
  name,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: `^(?!${folder}/|node_modules/)[^/.][^/]*/`, dependencyTypes: ['local', 'aliased'] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...LAYERS.map((name, at) => layer(name, [...LAYERS.slice(at + 1), ...Object.keys(UPPER)])),
    ...Object.entries(UPPER).map(([name, forbidden]) => layer(name, forbidden)),
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'translation-reaches-the-library-through-runtime',
      severity: 'error',
      from: { path: '^local-org/apex/translate/' },
      to: { path: '^local-org/library/' },
    },
    alone('local-org', 'local-org-knows-no-project'),
    alone('emulators', 'emulators-know-no-project'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    // It names the modules of the pages, which are imported without a path.
    tsConfig: { fileName: join(import.meta.dirname, '../local-org/ui/tsconfig.json') },
  },
};
