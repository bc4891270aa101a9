/** The check of access modes finds a planted fault of each kind: a check that can't fail is none. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { findingsOf } from './access-modes.ts';

const method = (body: string, head = 'public with sharing class C') => `${head} { void run() { ${body} } }`;
const kindsIn = (source: string) => findingsOf(source, 'class').map(({ kind }) => kind);

describe('the check of access modes', () => {
  const UNSTATED = [
    'List<Account> all = [SELECT Id FROM Account];',
    'List<Account> all = [SELECT Id FROM Account WITH SECURITY_ENFORCED];',
    "List<List<SObject>> all = [FIND 'x' RETURNING Account(Id)];",
    'insert new Account();',
    'merge a b;',
    'Database.update(accounts, false);',
    "List<Account> all = Database.query('SELECT Id FROM Account WITH USER_MODE');",
    'System.Database.delete(accounts);',
    "List<List<SObject>> all = Search.query('FIND {x} RETURNING Account(Id)');",
    'Database.QueryLocator all = Database.getQueryLocator([SELECT Id FROM Account]);',
    'for (Account each : [SELECT Id FROM Account LIMIT 1]) { }',
  ];
  for (const body of UNSTATED) it(`finds ${body}`, () => assert.deepEqual(kindsIn(method(body)), ['mode']));

  const STATED = [
    'List<Account> all = [SELECT Id FROM Account WITH USER_MODE];',
    "List<List<SObject>> all = [FIND 'x' RETURNING Account(Id) WITH SYSTEM_MODE];",
    'insert as user new Account();',
    'Database.update(accounts, false, AccessLevel.SYSTEM_MODE);',
    'AccessLevel level = AccessLevel.USER_MODE; Database.delete(accounts, level);',
    'Database.QueryLocator all = Database.getQueryLocator([SELECT Id FROM Account WITH USER_MODE]);',
    'Savepoint before = Database.setSavepoint(); Database.rollback(before);',
    "others.query('x'); others.rollback(1);",
  ];
  for (const body of STATED) it(`takes ${body}`, () => assert.deepEqual(kindsIn(method(body)), []));

  it('finds a query in a trigger, whatever its mode', () => {
    const source = 'trigger T on Account (after insert) { List<Account> a = [SELECT Id FROM Account WITH USER_MODE]; }';
    const kinds = findingsOf(source, 'trigger').map(({ kind }) => kind);
    assert.deepEqual(kinds, ['trigger']);
  });

  it('finds a class that saves and states no sharing, an inner one too, but no test', () => {
    const body = 'insert as system new Account();';
    assert.deepEqual(kindsIn(method(body, 'public class C')), ['sharing']);
    assert.deepEqual(kindsIn(`public with sharing class C { ${method(body, 'class Inner')} }`), ['sharing']);
    assert.deepEqual(kindsIn(method(body, '@IsTest private class C')), []);
  });

  it('names file, line and column, and files of another API version', () => {
    const folder = mkdtempSync(join(tmpdir(), 'modes-'));
    after(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'app'));
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    write('sfdx-project.json', '{"packageDirectories":[{"path":"app"}],"sourceApiVersion":"68.0"}');
    write('app/C.cls', method('\n  insert new Account();\n'));
    write('app/C.cls-meta.xml', '<ApexClass><apiVersion>67.0</apiVersion></ApexClass>');
    const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'access-modes.ts'), folder], {
      encoding: 'utf8',
    });
    assert.match(stdout, /C\.cls:2:3 insert states no access mode/);
    assert.match(stdout, /C\.cls-meta\.xml:1:1 API version 67\.0; the project has 68\.0/);
    assert.equal(status, 1);
  });
});
