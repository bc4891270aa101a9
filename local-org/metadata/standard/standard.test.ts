/** The tables of standard objects against an independent description: the types that the Apex checker apex-ls carries. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { historyOf, shareOf } from '../companions.ts';
import type { FieldType } from '../schema.ts';
import { parseTable, readStandardObjects } from './read.ts';

const project = join(import.meta.dirname, '../../..');
const [archive] = globSync('node_modules/@salesforce/code-analyzer-pmd-engine/dist/java-lib/sobject-types-*.jar', {
  cwd: project,
});

describe('the standard objects', () => {
  const objects = readStandardObjects().map(({ object }) => object);
  const companions = readStandardObjects().flatMap(({ object, hasShare, hasHistory }) => [
    ...(hasShare ? [shareOf(object, '')] : []),
    ...(hasHistory ? [historyOf(object, '')] : []),
  ]);

  it('refer to each other by names that exist', () => {
    const names = new Set(objects.map(({ name }) => name));
    for (const object of objects) {
      for (const { summary, name } of object.fields.values()) {
        if (summary) assert.ok(names.has(summary.childObject), `${object.name}.${name}`);
      }
      if (object.nameField) assert.ok(object.fields.has(object.nameField.toLowerCase()), object.name);
    }
  });

  it('have key prefixes of their own', () => {
    // Values of statuses and stages share one.
    const prefixes = objects.map(({ keyPrefix }) => keyPrefix).filter((prefix) => prefix !== '01J');
    assert.equal(new Set(prefixes).size, prefixes.length);
  });

  it('use only fields that exist in derived ones', () => {
    const byName = new Map(objects.map((object) => [object.name, object]));
    for (const object of objects) {
      for (const field of object.fields.values()) {
        for (const [, path] of (field.derived ?? '').matchAll(/\{([\w.]+)\}/g)) {
          let owner = object;
          const steps = path.split('.');
          for (const step of steps.slice(0, -1)) {
            const parent = [...owner.fields.values()].find((one) => one.relationshipName === step);
            assert.ok(parent, `${object.name}.${field.name}: ${path}`);
            owner = byName.get(parent.referenceTo[0])!;
          }
          assert.ok(owner.fields.has(steps.at(-1)!.toLowerCase()), `${object.name}.${field.name}: ${path}`);
        }
      }
    }
  });

  // Rows that permission sets refer to; Apex comes to them by ConnectApi only.
  const hiddenFromApex = new Set(['ExternalCredential', 'ExternalCredentialParameter']);

  it(
    'agree with the Apex type checker on fields, types and relationships',
    { skip: archive ? false : 'the type checker is not installed' },
    () => {
      const classes = readClasses(join(project, archive), new Set([...objects, ...companions].map(({ name }) => name)));
      const differences: string[] = [];
      for (const object of [...objects, ...companions]) {
        const fields = classes.get(object.name);
        if (!fields && hiddenFromApex.has(object.name)) continue;
        if (!fields) {
          differences.push(`no object ${object.name}`);
          continue;
        }
        for (const { name, type, relationshipName, childRelationshipName, referenceTo } of object.fields.values()) {
          const path = `${object.name}.${name}`;
          const expected = exceptions[path] ?? apexTypes[type] ?? 'System/String';
          if (fields.get(name) !== expected) differences.push(`${path} is ${fields.get(name)}, not ${expected}`);
          if (relationshipName && !fields.has(relationshipName) && !(path in exceptions))
            differences.push(`${path}: no relationship ${relationshipName}`);
          for (const parent of childRelationshipName ? referenceTo : []) {
            if (classes.get(parent)?.has(childRelationshipName!) === false)
              differences.push(`${path}: ${parent} has no children ${childRelationshipName}`);
          }
        }
      }
      assert.deepEqual(differences, []);
    },
  );
});

describe('a table', () => {
  it('names file and line of what it cannot read', () =>
    assert.throws(
      () => parseTable('object A 0AA | A\n  B color | B\n', 'x.txt'),
      /x\.txt:2: Unknown type 'color' of field B/,
    ));
});

/** Where the platform's type is a reference and the checker's a text. */
const exceptions: Record<string, string> = {
  // Object Reference, FlowDefinitionView: a reference to EntityDefinition, of which the type checker knows no relationship.
  'FlowDefinitionView.TriggerObjectOrEventId': 'System/String',
  'FieldDefinition.EntityDefinitionId': 'System/String',
};

const apexTypes: Partial<Record<FieldType, string>> = {
  Id: 'System/Id',
  Lookup: 'System/Id',
  Integer: 'System/Integer',
  Checkbox: 'System/Boolean',
  Date: 'System/Date',
  DateTime: 'System/Datetime',
  Time: 'System/Time',
  Currency: 'System/Decimal',
  Number: 'System/Decimal',
  Percent: 'System/Decimal',
  Base64: 'System/Blob',
  AnyType: 'java/lang/Object',
  Address: 'SObjects/Address',
};

/** Names of the fields of each class with their types, `System/String`, from a Java archive. */
function readClasses(jar: string, wanted: Set<string>): Map<string, Map<string, string>> {
  const bytes = readFileSync(jar);
  const classes = new Map<string, Map<string, string>>();
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = /SObjects\/(\w+)\.class$/.exec(bytes.toString('utf8', at + 46, at + 46 + nameLength))?.[1];
    if (name && wanted.has(name)) {
      const local = bytes.readUInt32LE(at + 42);
      const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const content = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
      classes.set(name, fieldsOfClass(bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content));
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return classes;
}

/** Java Virtual Machine Specification, chapter 4: constant pool, interfaces, fields. */
function fieldsOfClass(bytes: Buffer): Map<string, string> {
  const texts = new Map<number, string>();
  let at = 10;
  for (let index = 1, count = bytes.readUInt16BE(8); index < count; index++) {
    const tag = bytes[at];
    if (tag === 1) {
      const length = bytes.readUInt16BE(at + 1);
      texts.set(index, bytes.toString('utf8', at + 3, at + 3 + length));
      at += 3 + length;
    } else {
      at +=
        tag === 7 || tag === 8 || tag === 16 || tag === 19 || tag === 20
          ? 3
          : tag === 15
            ? 4
            : tag === 5 || tag === 6
              ? 9
              : 5;
      if (tag === 5 || tag === 6) index++;
    }
  }
  at += 8 + 2 * bytes.readUInt16BE(at + 6);
  const fields = new Map<string, string>();
  let count = bytes.readUInt16BE(at);
  for (at += 2; count > 0; count--) {
    const type = texts.get(bytes.readUInt16BE(at + 4))!.replace(/^\[?L(com\/nawforce\/runforce\/)?|;$/g, '');
    fields.set(texts.get(bytes.readUInt16BE(at + 2))!, type);
    let attributes = bytes.readUInt16BE(at + 6);
    for (at += 8; attributes > 0; attributes--) at += 6 + bytes.readUInt32BE(at + 2);
  }
  return fields;
}
