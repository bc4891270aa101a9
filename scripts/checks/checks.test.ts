/** Each check finds a planted fault: a check that cannot fail is none. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { missingTool } from '../external-tools.ts';

const META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>68.0</apiVersion><status>Active</status></ApexClass>`;

describe('a check', { skip: missingTool('java') ?? false }, () => {
  const folders: string[] = [];
  after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

  const projectWith = (name: string, apex: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'check-'));
    folders.push(folder);
    mkdirSync(join(folder, 'force-app'));
    writeFileSync(
      join(folder, 'sfdx-project.json'),
      '{"packageDirectories":[{"path":"force-app"}],"sourceApiVersion":"68.0"}',
    );
    writeFileSync(join(folder, 'force-app', `${name}.cls`), apex);
    writeFileSync(join(folder, 'force-app', `${name}.cls-meta.xml`), META);
    return folder;
  };
  const run = (script: string, folder: string) =>
    spawnSync(process.execPath, [join(import.meta.dirname, script), folder], { encoding: 'utf8' });

  it('of Apex types names file, line and column of a wrong type', () => {
    const { status, stdout } = run(
      'apex-types.ts',
      projectWith('Wrong', 'public class Wrong {\n  Integer x = new Account();\n}'),
    );
    assert.match(stdout, /^force-app\/Wrong\.cls:2:\d+ Error: /m);
    assert.equal(status, 1);
  });

  it('of Apex types passes a class that is right', () => {
    const { status, stdout } = run('apex-types.ts', projectWith('Right', 'public class Right {\n  Integer x = 1;\n}'));
    assert.match(stdout, /^0 findings/m);
    assert.equal(status, 0);
  });

  it('of security finds an injection', () => {
    const apex = `public with sharing class Open {
  public static List<SObject> find(String name) {
    return Database.query('SELECT Id FROM Account WHERE Name = \\'' + name + '\\' WITH USER_MODE');
  }
}`;
    const { status, stdout } = run('security.ts', projectWith('Open', apex));
    assert.match(stdout, /Open\.cls:3 \w+ pmd\/ApexSOQLInjection: /);
    assert.equal(status, 1);
  });
});
