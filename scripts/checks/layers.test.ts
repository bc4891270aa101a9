/** The check of layers finds a planted fault of each kind: a check that can't fail is none. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';

/** A tree in which every import is allowed. */
const RIGHT = {
  'local-org/metadata/schema.ts': 'export interface Schema { name: string }',
  'local-org/values/value.ts':
    "import type { Schema } from '../metadata/schema.ts';\nexport const value = {} as Schema;",
  'local-org/values/value.test.ts': "import type { Org } from '../execution/org.ts';\nexport type Tested = Org;",
  'local-org/execution/org.ts': "import { value } from '../values/value.ts';\nexport type Org = typeof value;",
  'local-org/execution/jobs.ts': 'export const jobs = 1;',
  'local-org/library/map.ts': 'export const map = 1;',
  'local-org/apex/runtime/library.ts': "export { map } from '../../library/map.ts';",
  'local-org/testing/run.ts': "import type { Org } from '../execution/org.ts';\nexport type Run = Org;",
  'local-org/ui/server.ts': "import type { Org } from '../execution/org.ts';\nexport type Server = Org;",
  'local-org/cli/main.ts':
    "export type { Run } from '../testing/run.ts';\nexport type { Server } from '../ui/server.ts';",
  'emulators/meta/server.ts': "import http from 'node:http';\nexport const server = http.createServer();",
  'scripts/start.ts': "import type { Run } from '../local-org/testing/run.ts';\nexport const start = {} as Run;",
  'force-app/lwc/page.ts': 'export const page = 1;',
};

/** Files with one fault each, but for the circle, which takes two. */
const WRONG = {
  'local-org/library/list.ts': "import { jobs } from '../execution/jobs.ts';\nexport const list = jobs;",
  'local-org/metadata/sets.ts': "import type { Org } from '../execution/org.ts';\nexport type Sets = Org;",
  'local-org/testing/query.ts': "import type { Store } from './store.ts';\nexport interface Query { store: Store }",
  'local-org/testing/store.ts': "import type { Query } from './query.ts';\nexport interface Store { queries: Query[] }",
  'local-org/apex/translate/calls.ts': "import { map } from '../../library/map.ts';\nexport const calls = map;",
  'local-org/ui/host.ts': "export type { Run } from '../testing/run.ts';",
  'local-org/services/page.ts': "export { page } from '../../force-app/lwc/page.ts';",
  'local-org/cli/start.ts': "export { start } from '../../scripts/start.ts';",
  'local-org/cli/start.test.ts': "export { start } from '../../scripts/start.ts';",
  'emulators/meta/org.ts': "export type { Org } from '../../local-org/execution/org.ts';",
  'emulators/meta/start.ts': "export { start } from '../../scripts/start.ts';",
};

describe('the check of layers', () => {
  const folders: string[] = [];
  after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

  const check = (files: Record<string, string>) => {
    const folder = mkdtempSync(join(tmpdir(), 'layers-'));
    folders.push(folder);
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return spawnSync(process.execPath, [join(import.meta.dirname, 'layers.ts'), folder], { encoding: 'utf8' });
  };

  it('passes a tree in which every import is allowed', () => {
    const { status, stdout, stderr } = check(RIGHT);
    assert.equal(status, 0, stdout + stderr);
  });

  describe('in a tree with planted faults', () => {
    let outcome: ReturnType<typeof check>;
    before(() => (outcome = check({ ...RIGHT, ...WRONG })));

    const finds = (rule: string, from: string, to: string) => {
      const found = new RegExp(`${rule}: ${from.replaceAll('.', '\\.')} →\\s+${to.replaceAll('.', '\\.')}`);
      assert.match(outcome.stdout, found);
    };

    it('fails, and finds nothing else', () => {
      assert.equal(outcome.status, 1);
      assert.match(outcome.stdout, /\b10 dependency violations \(10 errors/);
    });

    it('finds a value imported from a layer above', () => {
      finds('library-imports-from-layers-before-it', 'local-org/library/list.ts', 'local-org/execution/jobs.ts');
    });

    it('finds a type imported from a layer above', () => {
      finds('metadata-imports-from-layers-before-it', 'local-org/metadata/sets.ts', 'local-org/execution/org.ts');
    });

    it('finds a circle, of types too', () => {
      assert.match(outcome.stdout, /no-circles: local-org\/testing\/(store|query)\.ts/);
    });

    it('finds translation reaching into the library', () => {
      finds(
        'translation-reaches-the-library-through-runtime',
        'local-org/apex/translate/calls.ts',
        'local-org/library/map.ts',
      );
    });

    it('finds the pages importing the test runner', () => {
      finds('ui-imports-from-layers-before-it', 'local-org/ui/host.ts', 'local-org/testing/run.ts');
    });

    it('finds the local org importing the package or a script, from a test too', () => {
      finds('local-org-knows-no-project', 'local-org/services/page.ts', 'force-app/lwc/page.ts');
      finds('local-org-knows-no-project', 'local-org/cli/start.ts', 'scripts/start.ts');
      finds('local-org-knows-no-project', 'local-org/cli/start.test.ts', 'scripts/start.ts');
    });

    it('finds an emulator importing the local org or a script', () => {
      finds('emulators-know-no-project', 'emulators/meta/org.ts', 'local-org/execution/org.ts');
      finds('emulators-know-no-project', 'emulators/meta/start.ts', 'scripts/start.ts');
    });
  });
});
