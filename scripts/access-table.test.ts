/** Everything that pages can call is in the table of `AccessTest`: tried as administrator, marketer, viewer and nobody. */
// Specification: touchpoints.access.methods, conversions.access.methods
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readAuraClasses } from './apex-types/aura-surface.ts';
import { packageFiles, PROJECT } from './project-files.ts';

const sources = new Map(packageFiles('**/*.cls').map((file) => [file, readFileSync(join(PROJECT, file), 'utf8')]));

/** `EnableTouchpointsController.save`, of all classes that are no tests. */
const callable = [...sources]
  .filter(([, source]) => !/^@IsTest/im.test(source))
  .flatMap(([file, source]) => readAuraClasses(source, file))
  .flatMap(({ name, methods }) => methods.map((method) => `${name}.${method.name}`))
  .sort();

const accessTest = [...sources].find(([file]) => file.endsWith('/AccessTest.cls'))?.[1] ?? '';

/** The keys of the tables, `'EnableTouchpoints.save' => …`, with the controller's whole name. */
const listed = [...accessTest.matchAll(/'(\w+)\.(\w+)'\s*=>\s*new List<String>/g)].map(
  ([, controller, method]) => `${controller}Controller.${method}`,
);

describe('who may call what', () => {
  it('is tried for every @AuraEnabled method', () => {
    assert.ok(callable.length > 30, 'The controllers were found');
    assert.deepEqual(
      callable.filter((method) => !listed.includes(method)),
      [],
      'Add these to the table of AccessTest',
    );
  });

  it('is tried for nothing that does not exist', () => {
    assert.deepEqual(
      listed.filter((method) => !callable.includes(method)),
      [],
    );
  });

  it('is tried by really calling each of them', () => {
    assert.deepEqual(
      callable.filter((method) => !accessTest.includes(`${method}(`)),
      [],
    );
  });
});
