import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { Store, StoreError } from './store.ts';
import { customField, customObject, testSchema } from './test-fixture.ts';

const schemaWith = (...fields: string[]) =>
  testSchema([
    customObject(
      'Note__c',
      'a09',
      fields.map((name) => customField(name, 'Text', { length: 20, unique: name === 'Key__c' })),
    ),
  ]);

function inFolder(work: (file: string) => void): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'local-org-'));
  try {
    work(path.join(folder, 'deep', 'org.db'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('data and numbers outlive the process, and a new field is added to the data of before', () => {
  inFolder((file) => {
    const first = new Store(schemaWith('Key__c'), file);
    const object = first.schema.object('Note__c')!;
    first.begin();
    const id = first.nextId(object);
    first.run('INSERT INTO "Note__c" (Id, Name, Key__c) VALUES (?, ?, ?)', id, 'kept', 'K');
    first.commit();
    first.close();

    const second = new Store(schemaWith('Key__c', 'More__c'), file);
    assert.deepEqual(second.first('SELECT Id, Name, Key__c, More__c FROM "Note__c"'), [id, 'kept', 'K', null]);
    assert.ok(second.nextId(second.schema.object('Note__c')!) > id);
    second.close();
  });
});

test('savepoints nest; ids are not given twice after a rollback', () => {
  const store = new Store(schemaWith());
  const object = store.schema.object('Note__c')!;
  const insert = () => {
    const id = store.nextId(object);
    store.run('INSERT INTO "Note__c" (Id, Name) VALUES (?, ?)', id, 'n');
    return id;
  };
  store.begin();
  insert();
  const outer = store.savepoint();
  const second = insert();
  const inner = store.savepoint();
  insert();
  store.rollbackTo(inner);
  assert.equal(store.count(object), 2);
  store.rollbackTo(outer);
  assert.equal(store.count(object), 1);
  assert.notEqual(insert(), second);
  store.release(outer);
  store.commit();
  assert.equal(store.count(object), 2);
  store.close();
});

test('a file that is no data file gives one line that says what to do', () => {
  inFolder((file) => {
    new Store(schemaWith(), file).close();
    writeFileSync(
      file,
      'this is not a database, but it is long enough to look like a file with something in it'.repeat(50),
    );
    assert.throws(
      () => new Store(schemaWith(), file),
      (error) =>
        error instanceof StoreError &&
        /cannot be used .*Move it away, or start with --fresh\.$/.test(error.message) &&
        !error.message.includes('\n'),
    );
  });
});

test('a database of another program is refused', () => {
  inFolder((file) => {
    const store = new Store(schemaWith(), file);
    store.db.exec('PRAGMA application_id = 7');
    store.close();
    assert.throws(() => new Store(schemaWith(), file), /was not made by the local org/);
  });
});
