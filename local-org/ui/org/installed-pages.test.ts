/** Pages in an organization that a package is installed into: what shows, what waits for its admin, what is called how. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openOrg, type Org } from '../../execution/org.ts';
import { temporaryProject, type TemporaryProject } from '../../testing/temporary-project.ts';
import { scopedModules } from '../http/scoped-modules.ts';
import { UiError, type UiHost, type UiSession } from '../host.ts';
import { orgHost } from './org-host.ts';

const META = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const field = (name: string) =>
  `<CustomField ${META}><fullName>${name}</fullName><label>${name}</label><type>Text</type><length>80</length></CustomField>`;
const page = (label: string, object: string, component: string) =>
  `<FlexiPage ${META}><flexiPageRegions><itemInstances><componentInstance><componentName>${component}</componentName><identifier>one</identifier></componentInstance></itemInstances><name>main</name><type>Region</type></flexiPageRegions><masterLabel>${label}</masterLabel><sobjectType>${object}</sobjectType><template><name>flexipage:recordHomeTemplateDesktop</name></template><type>RecordPage</type></FlexiPage>`;
const layout = (field: string, behavior = 'Edit') =>
  `<Layout ${META}><layoutSections><detailHeading>true</detailHeading><label>Information</label><layoutColumns><layoutItems><behavior>${behavior}</behavior><field>${field}</field></layoutItems></layoutColumns><style>OneColumn</style></layoutSections></Layout>`;
const rights = (more: string) => `<PermissionSet ${META}><label>Agent</label>${more}</PermissionSet>`;

const PACKAGE = {
  'sfdx-project.json': JSON.stringify({ namespace: 'acme', packageDirectories: [{ path: 'src' }] }),
  'src/objects/Account/Account.object-meta.xml': `<CustomObject ${META}><actionOverrides><actionName>View</actionName><content>Account_Page</content><formFactor>Large</formFactor><type>Flexipage</type></actionOverrides></CustomObject>`,
  'src/objects/Account/fields/Region__c.field-meta.xml': field('Region__c'),
  'src/objects/Visit__c/Visit__c.object-meta.xml': `<CustomObject ${META}><label>Visit</label><pluralLabel>Visits</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel></CustomObject>`,
  'src/objects/Visit__c/fields/Place__c.field-meta.xml': field('Place__c'),
  'src/layouts/Account-Account Layout.layout-meta.xml': layout('Region__c'),
  'src/layouts/Visit__c-Visit Layout.layout-meta.xml': layout('Place__c'),
  'src/flexipages/Account_Page.flexipage-meta.xml': page('Account of Acme', 'Account', 'visits'),
  'src/flexipages/Other_Page.flexipage-meta.xml': page('Other account of Acme', 'Account', 'visits'),
  'src/flexipages/Visit_Page.flexipage-meta.xml': page('Visit', 'Visit__c', 'visits'),
  'src/objects/Visit__c/fields/Secret__c.field-meta.xml': field('Secret__c'),
  'src/objects/Visit__c/fields/Account__c.field-meta.xml': `<CustomField ${META}><fullName>Account__c</fullName><label>Account</label><type>Lookup</type><referenceTo>Account</referenceTo><relationshipLabel>Visits</relationshipLabel><relationshipName>Visits</relationshipName></CustomField>`,
  'src/flexipages/List_Page.flexipage-meta.xml': page(
    'Account with visits',
    'Account',
    'lst:dynamicRelatedList',
  ).replace(
    '<componentName>',
    '<componentInstanceProperties><name>relatedListLabel</name><value>{!$Label.Hello}</value></componentInstanceProperties><componentName>',
  ),
  'src/tabs/Planner.tab-meta.xml': `<CustomTab ${META}><label>Planner</label><lwcComponent>visits</lwcComponent><motif>Custom1: Heart</motif></CustomTab>`,
  'src/tabs/Visit__c.tab-meta.xml': `<CustomTab ${META}><customObject>true</customObject><motif>Custom2: Star</motif></CustomTab>`,
  'src/applications/Acme.app-meta.xml': `<CustomApplication ${META}><label>Acme</label><navType>Standard</navType><tabs>Planner</tabs><tabs>Visit__c</tabs><uiType>Lightning</uiType></CustomApplication>`,
  'src/customPermissions/Plan.customPermission-meta.xml': `<CustomPermission ${META}><label>Plan</label></CustomPermission>`,
  'src/labels/CustomLabels.labels-meta.xml': `<CustomLabels ${META}><labels><fullName>Hello</fullName><language>en_US</language><protected>true</protected><shortDescription>x</shortDescription><value>Hello from acme</value></labels></CustomLabels>`,
  'src/permissionsets/Agent.permissionset-meta.xml': rights(`
    <applicationVisibilities><application>Acme</application><visible>true</visible></applicationVisibilities>
    <customPermissions><enabled>true</enabled><name>Plan</name></customPermissions>
    <objectPermissions><object>Account</object><allowRead>true</allowRead><allowEdit>true</allowEdit><allowDelete>true</allowDelete></objectPermissions>
    <objectPermissions><object>Visit__c</object><allowRead>true</allowRead></objectPermissions>
    <fieldPermissions><field>Visit__c.Place__c</field><readable>true</readable></fieldPermissions>
    <fieldPermissions><field>Visit__c.Account__c</field><readable>true</readable></fieldPermissions>
    <tabSettings><tab>Planner</tab><visibility>Visible</visibility></tabSettings>
    <tabSettings><tab>Visit__c</tab><visibility>Visible</visibility></tabSettings>`),
};
const SUBSCRIBER = {
  'sfdx-project.json': JSON.stringify({ packageDirectories: [{ path: 'org' }] }),
  'org/objects/Account/fields/Region__c.field-meta.xml': field('Region__c'),
};

describe('pages of an installed package', () => {
  let acme: TemporaryProject;
  let plain: TemporaryProject;
  let org: Org;
  let host: UiHost;
  let admin: UiSession;
  let agent: UiSession;
  let accountId: string;

  before(() => {
    acme = temporaryProject(PACKAGE);
    plain = temporaryProject(SUBSCRIBER);
    org = openOrg({ projects: [acme.folder], installed: { subscriber: plain.folder } });
    assert.deepEqual(org.project.problems, []);
    host = orgHost(org);
    const [first, second] = host.users();
    admin = host.session(first.id);
    agent = host.session(second.id);
    accountId = admin.createRecord('Account', { Name: 'Harbor' }).id;
  });
  after(() => {
    org.close();
    acme.remove();
    plain.remove();
  });

  const shown = (id: string) =>
    admin.recordPage(id).regions.flatMap(({ components }) => components.map(({ name }) => name));
  const imported = (name: string, session = admin) => {
    const specifier = `@salesforce/${name}`;
    return scopedModules([specifier], session, host)[specifier];
  };

  // Salesforce Help, "Activate Lightning Experience Record Pages"; ISVforce Guide, "Components Available in Managed Packages".
  it('shows its record page of a standard object only after an admin made it the org default', () => {
    assert.ok(!shown(accountId).includes('c:visits'));
    const listed = admin.activatePage('acme__Account_Page', true);
    assert.deepEqual(
      listed.filter(({ isOrgDefault }) => isOrgDefault).map(({ name, objectApiName }) => [name, objectApiName]),
      [['acme__Account_Page', 'Account']],
    );
    assert.deepEqual(shown(accountId), ['c:visits']);
    const again = admin.activatePage('acme__Other_Page', true);
    assert.deepEqual(
      again.filter(({ isOrgDefault }) => isOrgDefault).map(({ name }) => name),
      ['acme__Other_Page'],
      'an object has one default page',
    );
    admin.activatePage('acme__Other_Page', false);
    assert.ok(!shown(accountId).includes('c:visits'));
  });

  // Salesforce Help, "Dynamic Related List - Single Component": columns, order and buttons are the page's, not a layout's.
  it('lists what a page says of a related list, by the names that the package writes', () => {
    for (const place of ['Oslo', 'Bergen']) {
      admin.createRecord('acme__Visit__c', { Name: place, acme__Place__c: place, acme__Account__c: accountId });
    }
    const own = {
      fields: ['NAME', 'Place__c', 'Secret__c'],
      sortField: 'Place__c',
      descending: true,
      actions: ['New'],
    };
    const request = { recordId: accountId, relatedList: 'Visits__r', page: 0, pageSize: 6, own };
    const list = admin.relatedList(request);
    assert.deepEqual(
      list.columns.map(({ fieldApiName }) => fieldApiName),
      ['Name', 'acme__Place__c', 'acme__Secret__c'],
    );
    assert.deepEqual(
      list.records.map(({ fields }) => fields.Name.value),
      ['Oslo', 'Bergen'],
    );
    assert.equal(list.canCreate, true);
    assert.equal(admin.relatedList({ ...request, own: { ...own, actions: ['none'] } }).canCreate, false);
    const seen = agent.relatedList(request);
    assert.deepEqual(
      seen.columns.map(({ fieldApiName }) => fieldApiName),
      ['Name', 'acme__Place__c'],
      'a field that the user cannot read has no column',
    );
    assert.equal(seen.canCreate, false, 'the user may only read visits');
  });

  it('calls a part of a page as the label says that it names', () => {
    admin.activatePage('acme__List_Page', true);
    const [{ components }] = admin.recordPage(accountId).regions;
    assert.equal(components[0].properties.relatedListLabel, 'Hello from acme');
    admin.activatePage('acme__List_Page', false);
  });

  it('keeps activation for those who may customize the organization', () => {
    assert.throws(
      () => agent.activatePage('acme__Account_Page', true),
      (error: unknown) => error instanceof UiError && error.status === 403,
    );
    assert.throws(
      () => admin.activatePage('acme__Nonsense', true),
      (error: unknown) => error instanceof UiError && error.status === 404,
    );
  });

  it('shows the record page of its own object', () => {
    const visit = admin.createRecord('acme__Visit__c', { Name: 'First' });
    assert.deepEqual(shown(visit.id), ['c:visits']);
  });

  // ISVforce Guide, "Components Available in Managed Packages", Page Layout: assigned to no profile of the organization.
  it('assigns its layout of a standard object to nobody, that of its own object to all', () => {
    const fields = (object: string) =>
      admin
        .newRecordLayout(object)
        .sections.flatMap(({ columns }) => columns.flat().map((one) => one?.fieldApiName ?? ''));
    assert.ok(fields('Account').includes('Phone'), 'the standard layout shows');
    assert.deepEqual(fields('acme__Visit__c'), ['acme__Place__c']);
  });

  it('drops its rights on standard objects and keeps those on its own', () => {
    assert.equal(agent.objectInfo('Account').deletable, true, "the organization's own profile gives it");
    const given = org.project.permissionSets.find(({ name }) => name.endsWith('Agent'))!;
    assert.deepEqual([...given.objects.keys()], ['acme__visit__c']);
    const { createable, queryable } = agent.objectInfo('acme__Visit__c');
    assert.deepEqual({ createable, queryable }, { createable: false, queryable: true });
  });

  it('calls its tabs and pages by full names, and finds them by those', () => {
    const [{ tabs }] = agent.apps();
    assert.deepEqual(
      tabs.map(({ name, url }) => [name, url]),
      [
        ['acme__Planner', '/lightning/n/acme__Planner'],
        ['acme__Visit__c', '/lightning/o/acme__Visit__c/list'],
      ],
    );
    assert.equal(agent.tab('acme__Planner').label, 'Planner');
    assert.equal(agent.tab('Planner').label, 'Planner', 'as a component of the package writes it');
  });

  it("gives components the package's own things under full names", () => {
    assert.deepEqual(imported('schema/Visit__c'), { value: { objectApiName: 'acme__Visit__c' } });
    assert.deepEqual(imported('schema/Account.Region__c'), {
      value: { objectApiName: 'Account', fieldApiName: 'acme__Region__c' },
    });
    assert.deepEqual(imported('schema/Visit__c.Owner.Rank__c'), {
      value: { objectApiName: 'acme__Visit__c', fieldApiName: 'Owner.acme__Rank__c' },
    });
    assert.deepEqual(imported('label/c.Hello'), { value: 'Hello from acme' });
    assert.deepEqual(imported('customPermission/Plan', agent), { value: true });
    assert.deepEqual(imported('customPermission/acme__Plan', agent), { value: true });
    assert.ok('error' in imported('schema/Nonsense__c'));
  });

  it('tells records by full field names', () => {
    const { fields } = admin.record(accountId, ['Account.acme__Region__c', 'Account.Region__c'], []);
    assert.deepEqual(Object.keys(fields).sort(), ['Region__c', 'acme__Region__c']);
  });
});
