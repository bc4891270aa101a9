/** Which Lightning page shows a record: the most specific assignment wins. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openOrg, type Org } from '../../execution/org.ts';
import { temporaryProject, type TemporaryProject } from '../../testing/temporary-project.ts';
import type { UiHost, UiSession } from '../host.ts';
import { orgHost } from './org-host.ts';

const META = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const page = (label: string, component = 'force:highlightsPanel', more = '') =>
  `<FlexiPage ${META}><flexiPageRegions><itemInstances><componentInstance>${more}<componentName>${component}</componentName><identifier>one</identifier></componentInstance></itemInstances><name>main</name><type>Region</type></flexiPageRegions><masterLabel>${label}</masterLabel><sobjectType>Visit__c</sobjectType><template><name>${label}</name></template><type>RecordPage</type></FlexiPage>`;
const override = (content: string) =>
  `<actionName>View</actionName><content>${content}</content><formFactor>Large</formFactor><type>Flexipage</type>`;
const app = (label: string, overrides: string) =>
  `<CustomApplication ${META}>${overrides}<label>${label}</label><navType>Standard</navType><tabs>Visit__c</tabs><uiType>Lightning</uiType></CustomApplication>`;
const visible = (name: string) =>
  `<applicationVisibilities><application>${name}</application><visible>true</visible></applicationVisibilities>`;
const rights = (label: string, more: string) =>
  `<PermissionSet ${META}><label>${label}</label>${more}<objectPermissions><object>Visit__c</object><allowRead>true</allowRead><viewAllRecords>true</viewAllRecords></objectPermissions></PermissionSet>`;

const PROJECT = {
  'sfdx-project.json': JSON.stringify({ packageDirectories: [{ path: 'src' }] }),
  'src/objects/Visit__c/Visit__c.object-meta.xml': `<CustomObject ${META}><actionOverrides>${override('Of_Object')}</actionOverrides><label>Visit</label><pluralLabel>Visits</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel></CustomObject>`,
  'src/objects/Visit__c/recordTypes/Guided.recordType-meta.xml': `<RecordType ${META}><fullName>Guided</fullName><active>true</active><label>Guided</label></RecordType>`,
  'src/objects/Note__c/Note__c.object-meta.xml': `<CustomObject ${META}><label>Note</label><pluralLabel>Notes</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel></CustomObject>`,
  'src/objects/Note__c/fields/Visit__c.field-meta.xml': `<CustomField ${META}><fullName>Visit__c</fullName><label>Visit</label><type>Lookup</type><referenceTo>Visit__c</referenceTo><relationshipName>Notes</relationshipName></CustomField>`,
  'src/flexipages/Of_Object.flexipage-meta.xml': page('Of_Object'),
  'src/flexipages/Activated.flexipage-meta.xml': page(
    'Activated',
    'lst:dynamicRelatedList',
    '<componentInstanceProperties><name>relatedListApiName</name><value>Notes__r</value></componentInstanceProperties>',
  ),
  'src/flexipages/Of_App.flexipage-meta.xml': page('Of_App'),
  'src/flexipages/Of_Type.flexipage-meta.xml': page('Of_Type'),
  'src/flexipages/Of_Profile.flexipage-meta.xml': page('Of_Profile'),
  'src/flexipages/Of_Others.flexipage-meta.xml': page('Of_Others'),
  'src/tabs/Visit__c.tab-meta.xml': `<CustomTab ${META}><customObject>true</customObject><motif>Custom2: Star</motif></CustomTab>`,
  'src/applications/Tours.app-meta.xml': app(
    'Tours',
    `<actionOverrides>${override('Of_App')}<pageOrSobjectType>Visit__c</pageOrSobjectType></actionOverrides>
     <profileActionOverrides>${override('Of_Others')}<pageOrSobjectType>Visit__c</pageOrSobjectType><profile>Read Only</profile></profileActionOverrides>
     <profileActionOverrides>${override('Of_Type')}<pageOrSobjectType>Visit__c</pageOrSobjectType><recordType>Visit__c.Guided</recordType><profile>Standard User</profile></profileActionOverrides>
     <profileActionOverrides>${override('Of_Profile')}<pageOrSobjectType>Visit__c</pageOrSobjectType><profile>Standard User</profile></profileActionOverrides>`,
  ),
  'src/applications/Desk.app-meta.xml': app('Desk', ''),
  'src/permissionsets/Desk.permissionset-meta.xml': rights('Desk', visible('Desk')),
  'src/permissionsets/Guide.permissionset-meta.xml': rights('Guide', visible('Tours')),
};

// Salesforce Help, "Activate Lightning Experience Record Pages"; Metadata API Developer Guide, "ProfileActionOverride".
describe('the page of a record', () => {
  let project: TemporaryProject;
  let org: Org;
  let host: UiHost;
  let visit: string;
  let guided: string;
  const as = (name: string): UiSession => host.session(host.users().find((user) => user.name === name)!.id);
  const shown = (name: string, id: string) => as(name).recordPage(id).template;

  before(() => {
    project = temporaryProject(PROJECT);
    org = openOrg({ projects: [project.folder] });
    assert.deepEqual(org.project.problems, []);
    host = orgHost(org);
    const [type] = org.store.first('SELECT Id FROM "RecordType"') as [string];
    visit = as('Administrator').createRecord('Visit__c', { Name: 'Plain' }).id;
    guided = as('Administrator').createRecord('Visit__c', { Name: 'Guided', RecordTypeId: type }).id;
  });
  after(() => {
    org.close();
    project.remove();
  });

  it('is the org default where no app assigns one: what was activated, before what the object declares', () => {
    assert.equal(shown('Desk', visit), 'Of_Object');
    as('Administrator').activatePage('Activated', true);
    assert.equal(shown('Desk', visit), 'Activated');
  });

  it("is the app's before the org default", () => {
    as('Administrator').activatePage('Activated', true);
    assert.equal(shown('Administrator', visit), 'Of_App');
  });

  it('is that for the profile before that of the app, and that for the record type before both', () => {
    assert.equal(shown('Guide', visit), 'Of_Profile');
    assert.equal(shown('Guide', guided), 'Of_Type');
  });

  it('shows no related list of records that the user may not read', () => {
    as('Administrator').activatePage('Activated', true);
    assert.deepEqual(as('Desk').recordPage(visit).regions[0].components, []);
  });
});
