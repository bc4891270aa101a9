import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openOrg, type Org } from './org.ts';
import { importTree, ImportError } from './import-tree.ts';

describe('an import', () => {
  let org: Org;
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'import-'));
    org = openOrg({ projects: [join(import.meta.dirname, '../metadata/fixture')] });
  });
  after(() => {
    org.close();
    rmSync(folder, { recursive: true });
  });

  const file = (name: string, content: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  const record = (type: string, referenceId: string | undefined, values: object) => ({
    attributes: { type, referenceId },
    ...values,
  });
  const count = (table: string) => org.store.first(`SELECT COUNT(*) FROM "${table}"`)![0];
  const problemsOf = (files: string | string[]) => {
    try {
      importTree(org, files);
    } catch (error) {
      assert.ok(error instanceof ImportError, String(error));
      return error.problems.map((line) => line.replace(`${folder}/`, ''));
    }
    return assert.fail('the import has no problems');
  };

  it('loads a plan through triggers, with references and creation dates', () => {
    file('books.json', {
      records: [
        record('Book__c', 'Odyssey', {
          Name: 'Odyssey',
          Genre__c: 'Poetry',
          Price__c: 12.5,
          CreatedDate: '2026-01-29T09:00:00.000+0000',
        }),
      ],
    });
    file('readers.json', {
      records: [record('Contact', 'Penelope', { LastName: 'Penelope', Birthdate: '1990-02-03' })],
    });
    file('copies.json', {
      records: [record('Copy__c', undefined, { Book__c: '@Odyssey', Reader__c: '@Penelope', Lost__c: true })],
    });
    const plan = file('plan.json', [
      { sobject: 'Book__c', saveRefs: true, files: ['books.json'] },
      { sobject: 'Contact', saveRefs: true, files: ['readers.json'] },
      { sobject: 'Copy__c', resolveRefs: true, files: ['copies.json'] },
    ]);
    assert.deepEqual(
      [...importTree(org, plan)],
      [
        ['Book__c', 1],
        ['Contact', 1],
        ['Copy__c', 1],
      ],
    );
    assert.deepEqual(org.store.first('SELECT Color__c, CreatedDate FROM "Book__c"'), [
      'Blue',
      Date.UTC(2026, 0, 29, 9),
    ]);
    const copy =
      'SELECT c.Name, c.Lost__c, b.Name, r.LastName FROM "Copy__c" c JOIN "Book__c" b ON b.Id = c.Book__c JOIN "Contact" r ON r.Id = c.Reader__c';
    assert.deepEqual(org.store.first(copy), ['C-0007', 1, 'Odyssey', 'Penelope']);
  });

  it('loads records nested in their parents', () => {
    const before = count('Copy__c') as number;
    const nested = file('nested.json', {
      records: [
        record('Book__c', 'Iliad', {
          Name: 'Iliad',
          Copies__r: { records: [record('Copy__c', undefined, {}), record('Copy__c', undefined, {})] },
        }),
      ],
    });
    assert.equal(importTree(org, [nested]).get('Copy__c'), 2);
    assert.equal(count('Copy__c'), before + 2);
  });

  it('loads more records than a trigger sees at once', () => {
    const many = file('many.json', {
      records: Array.from({ length: 451 }, (_, i) => record('Book__c', `B${i}`, { Name: `Book ${i}` })),
    });
    assert.equal(importTree(org, many).get('Book__c'), 451);
  });

  it('names each bad record, says what is wrong and changes nothing', () => {
    const before = count('Book__c');
    const bad = file('bad.json', {
      records: [
        record('Book__c', 'Good', { Name: 'Good' }),
        record('Book__c', 'Cheap', { Name: 'Cheap', Price__c: -1 }),
        record('Book__c', undefined, { Name: 'Odd', Genre__c: 'Sonnet' }),
        record('Book__c', 'Wordy', { Name: 'Wordy', Price__c: 'much' }),
        record('Book__c', 'Misspelt', { Name: 'Misspelt', Gerne__c: 'Novel' }),
      ],
    });
    const problems = problemsOf(bad);
    assert.equal(problems.length, 4, problems.join('\n'));
    const about = (label: string) => problems.find((line) => line.startsWith(`bad.json: Book__c ${label}: `)) ?? '';
    assert.match(about('Cheap'), /A price is not negative\. \(Price__c\) \[FIELD_CUSTOM_VALIDATION_EXCEPTION\]$/);
    assert.match(about('record 3'), /bad value for restricted picklist field: Sonnet/);
    assert.match(about('Wordy'), /number/);
    assert.match(about('Misspelt'), /Book__c has no field Gerne__c$/);
    assert.equal(count('Book__c'), before);
  });

  it('says which reference leads nowhere', () => {
    const lost = file('lost.json', { records: [record('Copy__c', 'Lonely', { Book__c: '@Nobody' })] });
    assert.deepEqual(problemsOf(lost), [
      'lost.json: Copy__c Lonely: Book__c names @Nobody, which no file of this import declares',
    ]);
    const late = file('late.json', {
      records: [record('Copy__c', 'Early', { Book__c: '@Late' }), record('Book__c', 'Late', { Name: 'Late' })],
    });
    assert.match(
      problemsOf(late)[0],
      /Book__c names @Late, which is loaded later; put its file before this one in the plan$/,
    );
  });

  it('says which file cannot be read', () => {
    assert.deepEqual(problemsOf(join(folder, 'gone.json')), ['gone.json: no such file']);
    assert.match(problemsOf(file('broken.json', '{'))[0], /^broken\.json: not valid JSON: /);
    assert.match(problemsOf(file('planless.json', [{ sobject: 'Book__c' }]))[0], /step 1 has no "files"/);
    assert.match(
      problemsOf(file('strange.json', { records: [{ Name: 'x' }] }))[0],
      /^strange\.json: record 1: has no "attributes"/,
    );
    assert.match(
      problemsOf(file('unknown.json', { records: [record('Scroll__c', 'S', {})] }))[0],
      /unknown\.json: S: there is no object Scroll__c/,
    );
  });
});
