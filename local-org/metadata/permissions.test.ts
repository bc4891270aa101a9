import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { loadProject } from './index.ts';
import { accessGrants, administratorProfile, type Holdings } from './permissions.ts';

describe('grants', () => {
  for (const namespace of [null, 'books']) {
    describe(namespace ? `in namespace ${namespace}` : 'without a namespace', () => {
      const project = loadProject([join(import.meta.dirname, 'fixture')], { namespace });
      const grants = accessGrants(project.schema, {
        permissionSets: project.permissionSets,
        profiles: project.profiles,
        groups: project.permissionSetGroups,
      });
      const nobody: Holdings = { profile: 'Minimum Access - Salesforce', permissionSets: [] };
      const librarian: Holdings = { ...nobody, permissionSets: ['Librarian'] };
      const staff: Holdings = { ...nobody, permissionSets: ['Staff'] };
      const admin: Holdings = { profile: administratorProfile, permissionSets: [] };

      it('of nobody are none', () => {
        assert.equal(grants.object(nobody, 'Book__c').read, false);
        assert.equal(grants.field(nobody, 'Book__c', 'Name').read, false);
        assert.equal(grants.apexClass(nobody, 'Shelves'), false);
      });

      it('of the administrator are all', () => {
        assert.equal(grants.object(admin, 'Copy__c').modifyAll, true);
        assert.deepEqual(grants.field(admin, 'Book__c', 'Isbn__c'), { read: true, edit: true });
        assert.deepEqual(grants.field(admin, 'Book__c', 'Gross_Price__c'), { read: true, edit: false });
        assert.equal(grants.apexClass(admin, 'Shelves'), true);
      });

      it('come from permission sets, alone or in a group', () => {
        for (const user of [librarian, staff]) {
          const { create, read, edit, delete: remove, viewAll, modifyAll } = grants.object(user, 'Book__c');
          assert.deepEqual([create, read, edit, remove, viewAll, modifyAll], [true, true, true, false, true, false]);
          assert.deepEqual(grants.field(user, 'Book__c', 'Genre__c'), { read: true, edit: true });
          assert.deepEqual(grants.field(user, 'Book__c', 'Price__c'), { read: true, edit: false });
          assert.deepEqual(grants.field(user, 'Book__c', 'Isbn__c'), { read: false, edit: false });
          assert.equal(grants.apexClass(user, 'Shelves'), true);
          assert.equal(grants.customPermission(user, 'Lend'), true);
        }
      });

      it('of what every record needs come with the object', () => {
        assert.deepEqual(grants.field(librarian, 'Book__c', 'Name'), { read: true, edit: true });
        assert.deepEqual(grants.field(librarian, 'Book__c', 'CreatedDate'), { read: true, edit: false });
      });

      it('of members, shares and history follow the object they belong to', () => {
        const { read, create } = grants.object(librarian, 'CampaignMember');
        assert.deepEqual([read, create], [true, false]);
        assert.equal(grants.field(librarian, 'CampaignMember', 'Status').read, true);
        assert.equal(grants.object(librarian, 'Book__Share').edit, true);
        assert.deepEqual(
          [grants.object(librarian, 'Book__History').read, grants.object(librarian, 'Book__History').edit],
          [true, false],
        );
      });

      it('of standard profiles open standard objects only', () => {
        const standard: Holdings = { profile: 'Standard User', permissionSets: [] };
        assert.equal(grants.object(standard, 'Lead').edit, true);
        assert.equal(grants.object(standard, 'Campaign').edit, false);
        assert.equal(grants.field(standard, 'Lead', 'Email').edit, true);
        assert.equal(grants.object(standard, 'Book__c').read, false);
      });
    });
  }
});
