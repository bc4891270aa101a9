/** The rights that the admin guide asks an admin to give are those that the package's permission sets can't bring. */
// Specification: touchpoints.access.missing-rights
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { PROJECT } from './project-files.ts';

const ROLES = ['Admin', 'Marketer', 'Viewer'];
const RIGHTS = ['Read', 'Create', 'Edit', 'Delete'];
const read = (file: string) => readFileSync(join(PROJECT, file), 'utf8');

/** `Campaign Marketer: Read, Create, Edit`, for each standard object of a permission set. */
function ofPermissionSet(role: string): string[] {
  const set = read(`force-app/main/setup/permissionsets/Touchline_${role}.permissionset-meta.xml`);
  return [...set.matchAll(/<objectPermissions>([^]*?)<\/objectPermissions>/g)].flatMap(([, grant]) => {
    const object = /<object>(\w+)</.exec(grant)?.[1] ?? '';
    if (object.endsWith('__c')) return [];
    const rights = RIGHTS.filter((right) => grant.includes(`<allow${right}>true<`));
    return [`${object} ${role}: ${rights.join(', ')}`];
  });
}

/** The same from the guide's table: `| Campaign | Read, Create, Edit, Delete | Read, Create, Edit | Read | … |`. */
function ofGuide(): string[] {
  const [, table = ''] = /\n\| object .*\n\|[-| ]+\|\n((?:\|.*\n)+)/.exec(read('docs/admin-guide.md')) ?? [];
  return table
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [object, ...cells] = row
        .split('|')
        .slice(1)
        .map((cell) => cell.trim());
      return ROLES.map((role, index) => `${object} ${role}: ${cells[index]}`);
    });
}

describe('rights of the organization', () => {
  it('are in the guide as the permission sets have them', () => {
    const needed = ROLES.flatMap(ofPermissionSet);
    assert.ok(needed.length >= 12, 'The permission sets were read');
    assert.deepEqual(ofGuide().sort(), needed.sort());
  });

  it('are in the guide where pages name them', () => {
    const source = read('force-app/main/platform/access/classes/MissingRights.cls');
    const named = [...source.matchAll(/Schema\.sObjectType\.(\w+)/g)].map(([, object]) => object);
    assert.deepEqual([...new Set(named)], ['Campaign']);
    assert.ok(ofGuide().includes('Campaign Marketer: Read, Create, Edit'));
    assert.match(read('docs/admin-guide.md'), /\*\*Marketing User\*\*/);
  });
});
