/** A protected setting isn't shown in Setup: each of its fields is on a page, or the package alone writes it. */
// Specification: touchpoints.access.settings
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { PROJECT } from './project-files.ts';

const SETTING = 'Touchline_Settings__c';
/** What says how far the package is, and no admin enters. */
const OF_THE_PACKAGE = [
  'Export_Paused__c',
  'Last_Touchpoint_Check__c',
  'Pause_Code__c',
  'Paused_At__c',
  'Throttled_Until__c',
  'Waiting_Starts__c',
];
/** Classes that store what a page's controller hands them. */
const STORES = ['ConnectionSettings', 'AdAccountSetup', 'PackageSchedulesController', 'ExportFrequency'];

const MAIN = join(PROJECT, 'force-app/main');
const read = (file: string) => readFileSync(join(MAIN, file), 'utf8');
const find = (pattern: string) => globSync(pattern, { cwd: MAIN }).sort();

describe('the settings of the package', () => {
  const fields = find(`setup/objects/${SETTING}/fields/*`).map((file) => basename(file).split('.')[0]);

  it('are protected, and no permission set names them', () => {
    assert.match(read(`setup/objects/${SETTING}/${SETTING}.object-meta.xml`), /<visibility>Protected<\/visibility>/);
    const sets = find('setup/permissionsets/*');
    assert.ok(sets.length > 0);
    assert.deepEqual(
      sets.filter((file) => read(file).includes(SETTING)),
      [],
    );
  });

  it('are on a page where an admin enters them', () => {
    const stores = STORES.map((name) => find(`**/${name}.cls`)[0]).map(read);
    const entered = fields.filter((field) => stores.some((code) => new RegExp(`\\b${field}\\b`).test(code)));
    assert.ok(fields.length >= 20, 'The fields were found');
    assert.deepEqual(
      fields.filter((field) => !entered.includes(field)),
      OF_THE_PACKAGE,
    );
  });
});
