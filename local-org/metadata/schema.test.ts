import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { labelIn } from './labels.ts';
import { loadProject } from './index.ts';

const fixture = join(import.meta.dirname, 'fixture');
const plain = loadProject([fixture]);
const packaged = loadProject([fixture], { namespace: 'books' });

describe('a project', () => {
  const field = (path: string) => {
    const [object, name] = path.split('.');
    return plain.schema.field(object, name)!;
  };

  it('is read without problems', () => assert.deepEqual(plain.problems, []));

  it('gives one object the fields of several folders', () => {
    assert.ok(field('Copy__c.Book__c'));
    assert.ok(field('Copy__c.Reader__c'));
    assert.ok(field('Contact.Card_Number__c').custom);
    assert.equal(field('Contact.LastName').custom, false);
  });

  it('amends standard fields only where it may', () => {
    assert.equal(field('Contact.LeadSource').helpText, 'Where the reader came from');
    assert.ok(field('Contact.LeadSource').picklistValues.length > 1);
  });

  it('reads picklists, their default, and inactive values', () => {
    const genre = field('Book__c.Genre__c');
    assert.equal(genre.restrictedPicklist, true);
    assert.equal(genre.defaultValue, "'Novel'");
    assert.deepEqual(
      genre.picklistValues.map(({ value, isActive }) => [value, isActive]),
      [
        ['Novel', true],
        ['Poetry', true],
        ['Scroll', false],
      ],
    );
    assert.deepEqual(
      field('Book__c.Color__c').picklistValues.map(({ value }) => value),
      ['Red', 'Blue'],
    );
  });

  it('reads master-detail and lookup with the names of both directions', () => {
    const master = field('Copy__c.Book__c');
    assert.deepEqual(
      [master.type, master.required, master.deleteConstraint, master.relationshipName, master.childRelationshipName],
      ['MasterDetail', true, 'Cascade', 'Book__r', 'Copies__r'],
    );
    assert.equal(master.masterReadSuffices, true);
    assert.equal(field('Copy__c.Reader__c').deleteConstraint, 'SetNull');
    assert.equal(plain.schema.relationship('Copy__c', 'reader__r')?.name, 'Reader__c');
    assert.deepEqual(
      plain.schema.childRelationships('Contact').find(({ childObject }) => childObject === 'Copy__c'),
      { childObject: 'Copy__c', field: 'Reader__c', relationshipName: 'Borrowed__r', cascadeDelete: false },
    );
  });

  it('reads formulas and roll-ups as what cannot be written', () => {
    const gross = field('Book__c.Gross_Price__c');
    assert.deepEqual(
      [gross.formula, gross.type, gross.createable, gross.formulaBlankAsZero],
      ['Price__c * 1.25', 'Currency', false, true],
    );
    assert.deepEqual(field('Book__c.Copies__c').summary, {
      operation: 'count',
      childObject: 'Copy__c',
      foreignKey: 'Book__c',
      field: null,
      filters: [{ field: 'Lost__c', operation: 'equals', value: 'False' }],
    });
    assert.equal(field('Book__c.Copies__c').scale, 0);
  });

  it('reads validation rules, record types, field sets and the compact layout', () => {
    const book = plain.schema.object('Book__c')!;
    assert.deepEqual(book.validationRules, [
      {
        name: 'Price_Not_Negative',
        namespace: null,
        active: true,
        formula: 'Price__c < 0',
        message: 'A price is not negative.',
        field: 'Price__c',
      },
    ]);
    assert.deepEqual(book.recordTypes[0].picklistValues.get('genre__c'), [{ value: 'Poetry', isDefault: true }]);
    assert.ok(book.fields.has('recordtypeid'));
    assert.deepEqual(book.fieldSets[0].fields[1], { field: 'Owner.Name', required: false });
    assert.deepEqual(book.compactLayout, ['Name', 'Genre__c']);
  });

  it('gives each kind of object the fields the platform adds', () => {
    const names = (object: string) => [...plain.schema.object(object)!.fields.keys()];
    assert.ok(names('Book__c').includes('ownerid'));
    assert.ok(names('Book__c').includes('lastactivitydate'));
    assert.ok(!names('Copy__c').includes('ownerid'), 'a detail has no owner');
    assert.deepEqual(field('Copy__c.Name').autoNumber, { format: 'C-{0000}', start: 7 });
    assert.ok(names('Settings__c').includes('setupownerid'));
    assert.ok(names('Fee__mdt').includes('developername'));
    assert.ok(names('Loan__e').includes('replayid'));
    assert.equal(plain.schema.object('Loan__e')!.publishAfterCommit, true);
    assert.equal(plain.schema.object('Settings__c')!.customSettingType, 'Hierarchy');
  });

  it('has shares where records are shared by themselves, and history where it is kept', () => {
    assert.ok(plain.schema.object('Book__Share'));
    assert.equal(plain.schema.object('Copy__Share'), null);
    assert.ok(plain.schema.object('Book__History'));
    assert.ok(plain.schema.object('CampaignShare'));
  });

  it('replaces the values of standard value sets', () => {
    assert.deepEqual(
      field('Lead.Status').picklistValues.map(({ value }) => value),
      ['Asked', 'Member'],
    );
    assert.equal(field('Lead.Status').defaultValue, "'Asked'");
  });

  it('reads labels with their translations', () => {
    const label = plain.labels.get('welcome')!;
    assert.equal(label.value, 'Welcome & read');
    assert.equal(labelIn(label, 'es_MX'), 'Bienvenido');
    assert.equal(labelIn(label, 'nb'), 'Welcome & read');
  });

  it('reads what objects, fields and values are called in other languages', () => {
    for (const { schema, translations } of [plain, packaged]) {
      const book = schema.object('Book__c')!;
      const genre = schema.field(book, 'Genre__c')!;
      assert.equal(translations.objectLabel(book, 'es'), 'Libro');
      assert.equal(translations.objectPlural(book, 'es_MX'), 'Libros');
      assert.equal(translations.fieldLabel(genre, 'es'), 'Género');
      assert.equal(translations.fieldLabel(schema.field(book, 'Name')!, 'es'), 'Título');
      assert.equal(translations.fieldHelp(genre, 'no'), 'What kind of book it is');
      assert.deepEqual(
        genre.picklistValues.map((value) => translations.valueLabel(genre, value, 'es')),
        ['A novel', 'Poemas', 'Scroll'],
      );
    }
  });

  it('reads custom metadata records with their nil values', () => {
    const weekly = plain.customMetadataRecords.find((record) => record.developerName === 'Weekly')!;
    assert.deepEqual(
      [weekly.type, weekly.values.get('Amount__c'), weekly.values.get('Base__c')],
      ['Fee__mdt', '3.0', null],
    );
  });
});

describe('a namespace', () => {
  const { schema } = packaged;

  it('prefixes custom names and leaves standard ones', () => {
    assert.equal(schema.object('Book__c')!.name, 'books__Book__c');
    assert.equal(schema.object('BOOKS__book__C')!.name, 'books__Book__c');
    assert.equal(schema.field('Contact', 'Card_Number__c')!.name, 'books__Card_Number__c');
    assert.equal(schema.field('Contact', 'LastName')!.name, 'LastName');
    assert.equal(schema.relationship('Copy__c', 'Book__r')!.relationshipName, 'books__Book__r');
    assert.equal(
      schema.childRelationships('books__Book__c').find((one) => one.field === 'books__Book__c')!.relationshipName,
      'books__Copies__r',
    );
    assert.equal(schema.field('Book__c', 'Copies__c')!.summary!.childObject, 'books__Copy__c');
    assert.equal(schema.object('Book__Share')!.name, 'books__Book__Share');
  });

  it('keeps the key prefixes, so that data fits both ways', () =>
    assert.equal(schema.object('Book__c')!.keyPrefix, plain.schema.object('Book__c')!.keyPrefix));
});

describe('what cannot be read', () => {
  const folders: string[] = [];
  after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));
  const load = (files: Record<string, string>) => {
    const folder = mkdtempSync(join(tmpdir(), 'project-'));
    folders.push(folder);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return loadProject([folder]);
  };

  it('is named with file and line, and the rest is loaded', () => {
    const project = load({
      'objects/Good__c/Good__c.object-meta.xml': '<CustomObject><label>Good</label></CustomObject>',
      'objects/Good__c/fields/Bad__c.field-meta.xml': '<CustomField>\n<fullName>Bad__c</CustomField>',
      'objects/Good__c/fields/Odd__c.field-meta.xml':
        '<CustomField><fullName>Odd__c</fullName><type>Odd</type></CustomField>',
      'objects/Lost__c/fields/A__c.field-meta.xml':
        '<CustomField><fullName>A__c</fullName><type>Text</type></CustomField>',
    });
    assert.ok(project.schema.object('Good__c'));
    const lines = project.problems.map(({ file, reason }) => `${file.split('/').at(-1)}: ${reason}`);
    assert.match(lines[0], /^Bad__c\.field-meta\.xml: line 2: /);
    assert.ok(lines.includes("Odd__c.field-meta.xml: field Odd__c has unsupported <type> 'Odd'"));
    assert.ok(lines.includes('A__c.field-meta.xml: object Lost__c is not declared (no Lost__c.object-meta.xml)'));
    assert.ok(lines.every((line) => !line.includes('\n')));
  });

  it('says so of a project file', () => {
    assert.throws(() => load({ 'sfdx-project.json': '{' }), /sfdx-project\.json: /);
    assert.throws(
      () => load({ 'sfdx-project.json': '{"packageDirectories":[{"path":"gone"}]}' }),
      /package directory 'gone' is not there/,
    );
    assert.throws(() => loadProject(['/nowhere']), /\/nowhere: no such folder/);
  });

  it('takes a folder with nothing but Apex as a project', () => {
    const project = load({
      'deep/Thing.cls': 'public class Thing {}',
      'README.md': '# Apex',
      'On.trigger': 'trigger On on Account (before insert) {}',
    });
    assert.deepEqual(
      project.apexFiles.map(({ kind, name }) => `${kind} ${name}`),
      ['trigger On', 'class Thing'],
    );
    assert.deepEqual(project.problems, []);
  });

  it('names kinds that it does not carry out', () => {
    const project = load({ 'flows/Greet.flow-meta.xml': '<Flow/>', 'flows/Part.flow-meta.xml': '<Flow/>' });
    assert.deepEqual(project.leftOut, ['Not supported by the local org: flows Greet, Part']);
  });

  it('names lookup filters that refuse saves', () => {
    const lookup = (name: string, active: boolean) =>
      `<CustomField><fullName>${name}</fullName><label>Mother</label><type>Lookup</type><referenceTo>Contact</referenceTo>` +
      `<relationshipName>${name.replace('__c', 's')}</relationshipName><lookupFilter>\n<active>${active}</active></lookupFilter></CustomField>`;
    const project = load({
      'objects/Contact/fields/Mother__c.field-meta.xml': lookup('Mother__c', true),
      'objects/Contact/fields/Father__c.field-meta.xml': lookup('Father__c', false),
    });
    assert.deepEqual(project.problems, []);
    assert.deepEqual(project.leftOut, ['Not supported by the local org: lookup filters of Mother__c']);
  });

  it('reads the layout of Metadata API packages as well', () => {
    const { schema, problems } = load({
      'src/objects/Old__c.object':
        '<CustomObject><label>Old</label><fields><fullName>Size__c</fullName><label>Size</label><type>Number</type><precision>4</precision><scale>1</scale></fields><sharingModel>Read</sharingModel></CustomObject>',
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      [schema.field('Old__c', 'size__c')!.precision, schema.object('Old__c')!.sharingModel],
      [4, 'Read'],
    );
  });
});
