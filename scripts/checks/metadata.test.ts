/** The metadata check finds each kind of fault in an otherwise good project, and nothing in the good one. */
// Specification: touchpoints.access.translations
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { metadataFindings } from './metadata.ts';

const xml = (type: string, content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${type}>\n`;

const textField = (name: string, more = '') =>
  xml('CustomField', `<fullName>${name}</fullName><label>${name}</label><length>80</length><type>Text</type>${more}`);
const fieldGrant = (path: string, editable = true) =>
  `<fieldPermissions><editable>${editable}</editable><field>${path}</field><readable>true</readable></fieldPermissions>`;
const objectGrant = (name: string) =>
  `<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${name}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`;
const permissionSet = (more = '') =>
  xml(
    'PermissionSet',
    `<classAccesses><apexClass>Rooms</apexClass><enabled>true</enabled></classAccesses>${fieldGrant('Room__c.Floor__c')}${more}<label>Rooms</label>${objectGrant('Room__c')}`,
  );
const page = (component: string, more = '') =>
  xml(
    'FlexiPage',
    `<flexiPageRegions><itemInstances><componentInstance><componentName>${component}</componentName><identifier>one</identifier>${more}</componentInstance></itemInstances><name>main</name><type>Region</type></flexiPageRegions><masterLabel>Room</masterLabel><sobjectType>Room__c</sobjectType><template><name>flexipage:recordHomeTemplateDesktop</name></template><type>RecordPage</type>`,
  );
const layout = (field: string, more = '', behavior = 'Edit') =>
  xml(
    'Layout',
    `${more}<layoutSections><customLabel>false</customLabel><detailHeading>true</detailHeading><editHeading>true</editHeading><label>All</label><layoutColumns><layoutItems><behavior>${behavior}</behavior><field>${field}</field></layoutItems><layoutItems><behavior>Required</behavior><field>Name</field></layoutItems></layoutColumns><style>OneColumn</style></layoutSections><showEmailCheckbox>false</showEmailCheckbox><showHighlightsPanel>false</showHighlightsPanel><showInteractionLogPanel>false</showInteractionLogPanel><showRunAssignmentRulesCheckbox>false</showRunAssignmentRulesCheckbox><showSubmitAndAttachButton>false</showSubmitAndAttachButton>`,
  );
const labels = (...names: string[]) =>
  xml(
    'CustomLabels',
    names
      .map(
        (name) =>
          `<labels><fullName>${name}</fullName><language>en_US</language><protected>false</protected><shortDescription>${name}</shortDescription><value>${name}</value></labels>`,
      )
      .join(''),
  );
const bundle = (target: string, exposed = true) =>
  xml(
    'LightningComponentBundle',
    `<apiVersion>68.0</apiVersion><isExposed>${exposed}</isExposed><targets><target>${target}</target></targets>`,
  );
const apexMeta = xml('ApexClass', '<apiVersion>68.0</apiVersion><status>Active</status>');

const good: Record<string, string> = {
  'sfdx-project.json': '{"packageDirectories":[{"path":"app","default":true}],"sourceApiVersion":"68.0"}',
  'app/objects/Room__c/Room__c.object-meta.xml': xml(
    'CustomObject',
    '<deploymentStatus>Deployed</deploymentStatus><label>Room</label><nameField><label>Room</label><type>Text</type></nameField><pluralLabel>Rooms</pluralLabel><sharingModel>ReadWrite</sharingModel>',
  ),
  'app/objects/Room__c/fields/Floor__c.field-meta.xml': textField('Floor__c'),
  'app/permissionsets/Rooms.permissionset-meta.xml': permissionSet(),
  'app/classes/Rooms.cls': 'public with sharing class Rooms { static String text() { return System.Label.Greeting; } }',
  'app/classes/Rooms.cls-meta.xml': apexMeta,
  'app/labels/CustomLabels.labels-meta.xml': labels('Greeting'),
  'app/lwc/roomCard/roomCard.js': "import greeting from '@salesforce/label/c.Greeting'; export default greeting;",
  'app/lwc/roomCard/roomCard.js-meta.xml': bundle('lightning__RecordPage'),
  'app/flexipages/Room.flexipage-meta.xml': page('roomCard'),
  'app/layouts/Room__c-Room Layout.layout-meta.xml': layout('Floor__c'),
  'app/tabs/Room__c.tab-meta.xml': xml(
    'CustomTab',
    '<customObject>true</customObject><motif>Custom57: Building</motif>',
  ),
  'app/applications/Rooms.app-meta.xml': xml(
    'CustomApplication',
    '<formFactors>Large</formFactors><label>Rooms</label><navType>Standard</navType><tabs>Room__c</tabs><uiType>Lightning</uiType>',
  ),
};

const translated = (...entries: string[]) => xml('Translations', entries.join(''));
const inSpanish = (element: string, name: string, label: string) =>
  `<${element}><label>${label}</label><name>${name}</name></${element}>`;
const spanish = [inSpanish('customApplications', 'Rooms', 'Salas'), inSpanish('customLabels', 'Greeting', 'Hola')];
const spanishField = (more = '') => xml('CustomFieldTranslation', `<label>Planta</label><name>Floor__c</name>${more}`);
const spanishFiles: Record<string, string> = {
  'app/translations/es.translation-meta.xml': translated(...spanish),
  'app/objectTranslations/Room__c-es/Room__c-es.objectTranslation-meta.xml': xml(
    'CustomObjectTranslation',
    '<caseValues><plural>false</plural><value>Sala</value></caseValues><caseValues><plural>true</plural><value>Salas</value></caseValues><layouts><layout>Room Layout</layout><sections><label>Todo</label><section>All</section></sections></layouts><nameFieldLabel>Sala</nameFieldLabel>',
  ),
  'app/objectTranslations/Room__c-es/Floor__c.fieldTranslation-meta.xml': spanishField(),
};

const rule = (name: string, more = '') =>
  xml(
    'ValidationRule',
    `<fullName>${name}</fullName><active>true</active>${more}<errorConditionFormula>ISBLANK(Floor__c)</errorConditionFormula><errorMessage>Enter a floor.</errorMessage>`,
  );
const lookup = (constraint: string, required: boolean) =>
  xml(
    'CustomField',
    `<fullName>Next__c</fullName><deleteConstraint>${constraint}</deleteConstraint><label>Next</label><referenceTo>Room__c</referenceTo><relationshipName>Earlier</relationshipName><required>${required}</required><type>Lookup</type>`,
  );

/** What is planted, and the finding that must appear. */
const faults: { what: string; files: Record<string, string>; finding: RegExp }[] = [
  {
    what: 'a label of more than 1,000 characters',
    files: {
      'app/labels/CustomLabels.labels-meta.xml': labels('Greeting').replace(
        /<value>.*<\/value>/,
        `<value>${'a'.repeat(1001)}</value>`,
      ),
    },
    finding: /CustomLabels\.labels-meta\.xml: <value> has 1001 characters, at most 1000/,
  },
  {
    what: 'categories of a label of more than 255 characters',
    files: {
      'app/labels/CustomLabels.labels-meta.xml': labels('Greeting').replace(
        '<language>',
        `<categories>${'a'.repeat(256)}</categories><language>`,
      ),
    },
    finding: /<categories> has 256 characters, at most 255/,
  },
  {
    what: 'a translation of more than 1,000 characters',
    files: {
      ...spanishFiles,
      'app/translations/es.translation-meta.xml': translated(
        spanish[0],
        inSpanish('customLabels', 'Greeting', 'a'.repeat(1001)),
      ),
    },
    finding: /es\.translation-meta\.xml: <label> has 1001 characters, at most 1000/,
  },
  {
    what: 'a validation rule with a name of more than 40 characters',
    files: { 'app/objects/Room__c/validationRules/Rule.validationRule-meta.xml': rule('R'.repeat(41)) },
    finding: /<fullName> has 41 characters, at most 40/,
  },
  {
    what: 'a validation rule with a description of more than 255 characters',
    files: {
      'app/objects/Room__c/validationRules/Rule.validationRule-meta.xml': rule(
        'Rule',
        `<description>${'a'.repeat(256)}</description>`,
      ),
    },
    finding: /<description> has 256 characters, at most 255/,
  },
  {
    what: 'a related list that the object of the page does not have',
    files: {
      'app/flexipages/Room.flexipage-meta.xml': page(
        'lst:dynamicRelatedList',
        '<componentInstanceProperties><name>relatedListApiName</name><value>Visits__r</value></componentInstanceProperties>',
      ),
    },
    finding: /Room\.flexipage-meta\.xml: shows related list Visits__r, which Room__c does not have/,
  },
  {
    what: 'a label of a page that is not there',
    files: {
      'app/flexipages/Room.flexipage-meta.xml': page(
        'lst:dynamicRelatedList',
        '<componentInstanceProperties><name>relatedListLabel</name><value>{!$Label.Visits}</value></componentInstanceProperties>',
      ),
    },
    finding: /Room\.flexipage-meta\.xml: lst:dynamicRelatedList names label Visits, which is not there/,
  },
  {
    what: 'a notification type with a name of more than 80 characters',
    files: {
      'app/notificationtypes/Alarm.notiftype-meta.xml': xml(
        'CustomNotificationType',
        `<customNotifTypeName>${'a'.repeat(81)}</customNotifTypeName><desktop>true</desktop><masterLabel>Alarm</masterLabel><mobile>true</mobile>`,
      ),
    },
    finding: /<customNotifTypeName> has 81 characters, at most 80/,
  },
  {
    what: 'a notification type that does not say whether it is for the desktop',
    files: {
      'app/notificationtypes/Alarm.notiftype-meta.xml': xml(
        'CustomNotificationType',
        '<customNotifTypeName>Alarm</customNotifTypeName><masterLabel>Alarm</masterLabel><mobile>true</mobile>',
      ),
    },
    finding: /Alarm\.notiftype-meta\.xml: .*desktop/,
  },
  {
    what: 'a required lookup that would be cleared',
    files: { 'app/objects/Room__c/fields/Next__c.field-meta.xml': lookup('SetNull', true) },
    finding: /Next__c\.field-meta\.xml: a required lookup can’t be cleared/,
  },
  {
    what: 'a lookup of a standard object that deletes its records',
    files: { 'app/objects/Lead/fields/Next__c.field-meta.xml': lookup('Cascade', false) },
    finding: /Lead\/fields\/Next__c\.field-meta\.xml: a lookup of the standard object Lead can’t delete its records/,
  },
  {
    what: 'an element that the type does not have',
    files: { 'app/objects/Room__c/fields/Floor__c.field-meta.xml': textField('Floor__c', '<color>red</color>') },
    finding: /Floor__c\.field-meta\.xml: <CustomField> has no element <color>/,
  },
  {
    what: 'an element that is missing',
    files: { 'app/permissionsets/Rooms.permissionset-meta.xml': permissionSet().replace('<label>Rooms</label>', '') },
    finding: /Rooms\.permissionset-meta\.xml: <PermissionSet> lacks <label>/,
  },
  {
    what: 'an element that occurs twice',
    files: { 'app/objects/Room__c/fields/Floor__c.field-meta.xml': textField('Floor__c', '<label>Again</label>') },
    finding: /<label> occurs 2 times in <CustomField>/,
  },
  {
    what: 'a word where true or false belongs',
    files: { 'app/objects/Room__c/fields/Floor__c.field-meta.xml': textField('Floor__c', '<unique>maybe</unique>') },
    finding: /<CustomField\/unique> is true or false, not 'maybe'/,
  },
  {
    what: 'a root element that is no type',
    files: { 'app/tabs/Room__c.tab-meta.xml': xml('CustomTabs', '') },
    finding: /Room__c\.tab-meta\.xml: <CustomTabs> is no type/,
  },
  {
    what: 'XML that cannot be read',
    files: { 'app/tabs/Room__c.tab-meta.xml': '<CustomTab><label></CustomTab>' },
    finding: /^app\/tabs\/Room__c\.tab-meta\.xml: line 1: /m,
  },
  {
    what: 'a file in the wrong folder',
    files: { 'app/classes/Stray.field-meta.xml': textField('Stray__c') },
    finding: /Stray\.field-meta\.xml: /,
  },
  {
    what: 'a grant of a field that is not there',
    files: { 'app/permissionsets/Rooms.permissionset-meta.xml': permissionSet(fieldGrant('Room__c.Roof__c')) },
    finding: /Rooms\.permissionset-meta\.xml: grants field room__c\.roof__c, which is not there/,
  },
  {
    what: 'a grant of an object that is not there',
    files: { 'app/permissionsets/Rooms.permissionset-meta.xml': permissionSet(objectGrant('House__c')) },
    finding: /grants object house__c, which is not there/,
  },
  {
    what: 'a grant of a class that is not there',
    files: {
      'app/permissionsets/Rooms.permissionset-meta.xml': permissionSet(
        '<classAccesses><apexClass>Gone</apexClass><enabled>true</enabled></classAccesses>',
      ),
    },
    finding: /grants class gone, which is not there/,
  },
  {
    what: 'a grant of a tab that is not there',
    files: {
      'app/permissionsets/Rooms.permissionset-meta.xml': permissionSet(
        '<tabSettings><tab>House__c</tab><visibility>Visible</visibility></tabSettings>',
      ),
    },
    finding: /grants tab house__c, which is not there/,
  },
  {
    what: 'a grant of a record type that is not there',
    files: {
      'app/permissionsets/Rooms.permissionset-meta.xml': permissionSet(
        '<recordTypeVisibilities><recordType>Room__c.Rare</recordType><visible>true</visible></recordTypeVisibilities>',
      ),
    },
    finding: /grants record type room__c\.rare, which is not there/,
  },
  {
    what: 'a field that nothing grants',
    files: { 'app/objects/Lead/fields/Mood__c.field-meta.xml': textField('Mood__c') },
    finding: /objects\/Lead\/fields\/Mood__c\.field-meta\.xml: no permission set grants Lead\.Mood__c/,
  },
  {
    what: 'a grant of a required field',
    files: { 'app/objects/Room__c/fields/Floor__c.field-meta.xml': textField('Floor__c', '<required>true</required>') },
    finding: /grants field Room__c\.Floor__c, which is required/,
  },
  {
    what: 'a page with a component that is not there',
    files: { 'app/flexipages/Room.flexipage-meta.xml': page('roomPicture') },
    finding: /Room\.flexipage-meta\.xml: shows component roomPicture, which is not there/,
  },
  {
    what: 'a page with a component made for other pages',
    files: { 'app/lwc/roomCard/roomCard.js-meta.xml': bundle('lightning__AppPage') },
    finding: /shows component roomCard, which lacks the target lightning__RecordPage/,
  },
  {
    what: 'a page whose visibility depends on a field that is not there',
    files: {
      'app/flexipages/Room.flexipage-meta.xml': page(
        'roomCard',
        '<visibilityRule><criteria><leftValue>{!Record.Roof__c}</leftValue><operator>EQUAL</operator><rightValue>x</rightValue></criteria></visibilityRule>',
      ),
    },
    finding: /depends on Room__c\.Roof__c, which is not there/,
  },
  {
    what: 'a layout with a field that is not there',
    files: { 'app/layouts/Room__c-Room Layout.layout-meta.xml': layout('Roof__c') },
    finding: /Room Layout\.layout-meta\.xml: shows field Room__c\.Roof__c, which is not there/,
  },
  {
    what: 'a layout that shows a required field as read-only',
    files: {
      'app/objects/Room__c/fields/Floor__c.field-meta.xml': textField('Floor__c', '<required>true</required>'),
      'app/layouts/Room__c-Room Layout.layout-meta.xml': layout('Floor__c', '', 'Readonly'),
    },
    finding: /Room Layout\.layout-meta\.xml: shows field Room__c\.Floor__c as Readonly, which must be Required/,
  },
  {
    what: 'a layout that shows a text name as optional',
    files: {
      'app/layouts/Room__c-Room Layout.layout-meta.xml': layout('Floor__c').replace('Required', 'Edit'),
    },
    finding: /shows field Room__c\.Name as Edit, which must be Required/,
  },
  {
    what: 'a layout without a required field',
    files: {
      'app/objects/Room__c/fields/Door__c.field-meta.xml': textField('Door__c', '<required>true</required>'),
    },
    finding: /Room Layout\.layout-meta\.xml: lacks field Room__c\.Door__c, which every record needs/,
  },
  {
    what: 'a layout with a button that is not there',
    files: {
      'app/layouts/Room__c-Room Layout.layout-meta.xml': layout('Floor__c', '<customButtons>Open</customButtons>'),
    },
    finding: /has button Open, which is not there/,
  },
  {
    what: 'a tab that shows nothing',
    files: {
      'app/tabs/Rooms_Page.tab-meta.xml': xml(
        'CustomTab',
        '<flexiPage>Gone</flexiPage><label>Rooms</label><motif>Custom57: Building</motif>',
      ),
    },
    finding: /Rooms_Page\.tab-meta\.xml: shows page Gone, which is not there/,
  },
  {
    what: 'an app with a tab that is not there',
    files: {
      'app/applications/Rooms.app-meta.xml': good['app/applications/Rooms.app-meta.xml'].replace(
        '<tabs>Room__c</tabs>',
        '<tabs>House__c</tabs>',
      ),
    },
    finding: /Rooms\.app-meta\.xml: has tab House__c, which is not there/,
  },
  {
    what: 'an action that opens a component that is not there',
    files: {
      'app/quickActions/Room__c.Paint.quickAction-meta.xml': xml(
        'QuickAction',
        '<actionSubtype>ScreenAction</actionSubtype><label>Paint</label><lightningWebComponent>painter</lightningWebComponent><optionsCreateFeedItem>false</optionsCreateFeedItem><type>LightningWebComponent</type>',
      ),
    },
    finding: /Room__c\.Paint\.quickAction-meta\.xml: opens component painter, which is not there/,
  },
  {
    what: 'a list view with a field that is not there',
    files: {
      'app/objects/Room__c/listViews/All.listView-meta.xml': xml(
        'ListView',
        '<fullName>All</fullName><columns>NAME</columns><columns>Roof__c</columns><filterScope>Everything</filterScope><label>All</label>',
      ),
    },
    finding: /All\.listView-meta\.xml: shows Room__c\.Roof__c, which is not there/,
  },
  {
    what: 'a label that Apex uses and nobody wrote',
    files: {
      'app/labels/CustomLabels.labels-meta.xml': labels('Farewell'),
      'app/lwc/roomCard/roomCard.js': 'export default 1;',
    },
    finding: /Rooms\.cls: uses label Greeting, which is not there/,
  },
  {
    what: 'a label that a component uses and nobody wrote',
    files: { 'app/lwc/roomCard/roomCard.js': "import bye from '@salesforce/label/c.Farewell'; export default bye;" },
    finding: /roomCard\.js: uses label Farewell, which is not there/,
  },
  {
    what: 'a label in two files',
    files: { 'app/rooms/labels/CustomLabels.labels-meta.xml': labels('Greeting') },
    finding: /label Greeting is in .*CustomLabels\.labels-meta\.xml as well/,
  },
  {
    what: 'a lookup to an object that is not there',
    files: {
      'app/objects/Room__c/fields/House__c.field-meta.xml': xml(
        'CustomField',
        '<fullName>House__c</fullName><label>House</label><referenceTo>House__c</referenceTo><relationshipName>Rooms</relationshipName><type>Lookup</type>',
      ),
      'app/permissionsets/Rooms.permissionset-meta.xml': permissionSet(fieldGrant('Room__c.House__c')),
    },
    finding: /House__c\.field-meta\.xml: Room__c\.House__c points to House__c, which is not there/,
  },
  {
    what: 'a label that another language lacks',
    files: { ...spanishFiles, 'app/translations/es.translation-meta.xml': translated(spanish[0]) },
    finding: /CustomLabels\.labels-meta\.xml: label greeting lacks its translation into es/,
  },
  {
    what: 'a picklist value that another language lacks',
    files: {
      ...spanishFiles,
      'app/objects/Room__c/fields/Floor__c.field-meta.xml': xml(
        'CustomField',
        '<fullName>Floor__c</fullName><label>Floor</label><type>Picklist</type><valueSet><valueSetDefinition><sorted>false</sorted><value><fullName>First</fullName><default>false</default><label>First</label></value></valueSetDefinition></valueSet>',
      ),
    },
    finding: /Floor__c\.field-meta\.xml: value Room__c\.Floor__c\/First lacks its translation into es/,
  },
  {
    what: 'a translation with other placeholders',
    files: {
      ...spanishFiles,
      'app/translations/es.translation-meta.xml': translated(
        spanish[0],
        inSpanish('customLabels', 'Greeting', 'Hola, {0}'),
      ),
    },
    finding: /es\.translation-meta\.xml: label Greeting has placeholders \{0\} in es, not none/,
  },
  {
    what: 'a translation of a label that is not there',
    files: {
      ...spanishFiles,
      'app/translations/es.translation-meta.xml': translated(
        ...spanish,
        inSpanish('customLabels', 'Farewell', 'Adiós'),
      ),
    },
    finding: /es\.translation-meta\.xml: translates label Farewell, which is not there/,
  },
  {
    what: 'a translation of a value that is not there',
    files: {
      ...spanishFiles,
      'app/objectTranslations/Room__c-es/Floor__c.fieldTranslation-meta.xml': spanishField(
        '<picklistValues><masterLabel>Roof</masterLabel><translation>Tejado</translation></picklistValues>',
      ),
    },
    finding: /Floor__c\.fieldTranslation-meta\.xml: translates value Room__c\.Floor__c\/Roof, which is not there/,
  },
  {
    what: 'a translated field label that is too long',
    files: {
      ...spanishFiles,
      'app/objectTranslations/Room__c-es/Floor__c.fieldTranslation-meta.xml': spanishField().replace(
        'Planta',
        'Planta '.repeat(6),
      ),
    },
    finding: /field Room__c\.Floor__c has more than 40 characters in es/,
  },
  {
    what: 'a credential without the one behind it',
    files: {
      'app/namedCredentials/Weather.namedCredential-meta.xml': xml(
        'NamedCredential',
        '<generateAuthorizationHeader>true</generateAuthorizationHeader><label>Weather</label><namedCredentialParameters><externalCredential>Gone</externalCredential><parameterName>ExternalCredential</parameterName><parameterType>Authentication</parameterType></namedCredentialParameters><namedCredentialType>SecuredEndpoint</namedCredentialType>',
      ),
    },
    finding: /Weather\.namedCredential-meta\.xml: uses external credential Gone, which is not there/,
  },
];

describe('the metadata check', () => {
  const folders: string[] = [];
  after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

  const findingsOf = (files: Record<string, string>) => {
    const folder = mkdtempSync(join(tmpdir(), 'metadata-'));
    folders.push(folder);
    for (const [name, content] of Object.entries({ ...good, ...files })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return metadataFindings(folder);
  };

  it('finds nothing in a good project', async () => assert.deepEqual(await findingsOf({}), []));

  it('finds nothing in a good project of two languages', async () =>
    assert.deepEqual(await findingsOf(spanishFiles), []));

  for (const { what, files, finding } of faults) {
    it(`finds ${what}`, async () => assert.match((await findingsOf(files)).join('\n'), finding));
  }

  it('says in one line that a folder is not there', async () =>
    assert.deepEqual(await metadataFindings('/nowhere'), ['/nowhere: no such folder']));
});
