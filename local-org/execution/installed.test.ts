/** A package installed into an organization with things of its own: what each side's code reaches, and what is left out. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CompileFailure } from '../apex/load.ts';
import { runTests } from '../testing/run.ts';
import { temporaryProject, type TemporaryProject } from '../testing/temporary-project.ts';
import { openOrg, type Org } from './org.ts';

const META = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const field = (name: string, more: string) =>
  `<CustomField ${META}><fullName>${name}</fullName><label>${name}</label>${more}</CustomField>`;
const text = (name: string) => field(name, '<type>Text</type><length>80</length>');

const PACKAGE = {
  'sfdx-project.json': JSON.stringify({ namespace: 'acme', packageDirectories: [{ path: 'src' }] }),
  'src/objects/Account/fields/Region__c.field-meta.xml': text('Region__c'),
  'src/objects/Account/fields/Shouted_Region__c.field-meta.xml': field(
    'Shouted_Region__c',
    '<type>Text</type><formula>UPPER(Region__c)</formula>',
  ),
  'src/objects/Visit__c/Visit__c.object-meta.xml': `<CustomObject ${META}><label>Visit</label><pluralLabel>Visits</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel></CustomObject>`,
  'src/objects/Visit__c/fields/Account__c.field-meta.xml': field(
    'Account__c',
    '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Visits</relationshipName>',
  ),
  'src/objects/Badge__c/Badge__c.object-meta.xml': `<CustomObject ${META}><label>Badge</label><pluralLabel>Badges</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><sharingModel>ControlledByParent</sharingModel></CustomObject>`,
  'src/objects/Badge__c/fields/Account__c.field-meta.xml': field(
    'Account__c',
    '<type>MasterDetail</type><referenceTo>Account</referenceTo><relationshipName>Badges</relationshipName>',
  ),
  'src/objects/Secrets__c/Secrets__c.object-meta.xml': `<CustomObject ${META}><label>Secrets</label><customSettingsType>Hierarchy</customSettingsType><visibility>Protected</visibility></CustomObject>`,
  'src/objects/Secrets__c/fields/Word__c.field-meta.xml': text('Word__c'),
  'src/permissionsets/Agent.permissionset-meta.xml': `<PermissionSet ${META}><label>Agent</label>
    <objectPermissions><object>Account</object><allowRead>true</allowRead><allowEdit>true</allowEdit></objectPermissions>
    <objectPermissions><object>Visit__c</object><allowRead>true</allowRead></objectPermissions>
    <objectPermissions><object>Badge__c</object><allowRead>true</allowRead></objectPermissions>
    <fieldPermissions><field>Account.Region__c</field><readable>true</readable><editable>true</editable></fieldPermissions>
    <tabSettings><tab>standard-Account</tab><visibility>Visible</visibility></tabSettings>
    <tabSettings><tab>Visit__c</tab><visibility>Visible</visibility></tabSettings>
    <userPermissions><enabled>true</enabled><name>ViewSetup</name></userPermissions></PermissionSet>`,
  'src/labels/CustomLabels.labels-meta.xml': `<CustomLabels ${META}><labels><fullName>Hello</fullName><language>en_US</language><protected>true</protected><shortDescription>x</shortDescription><value>Hello from acme</value></labels></CustomLabels>`,
  'src/classes/Regions.cls': `global with sharing class Regions {
    global static String ofPackage(Id accountId) {
      Account found = (Account) Database.query('SELECT Region__c FROM Account WHERE Id = :accountId', AccessLevel.SYSTEM_MODE)[0];
      return (String) found.get('Region__c');
    }
    global static String described() {
      return Schema.getGlobalDescribe().get('Account').getDescribe().fields.getMap().get('region__c').getDescribe().getName();
    }
    global static String label() { return System.Label.Hello; }
    global static String keep(String word) {
      upsert as system new Secrets__c(SetupOwnerId = UserInfo.getOrganizationId(), Word__c = word);
      return Secrets__c.getOrgDefaults().Word__c;
    }
    global static String typeOfHelper() { return Type.forName('Helper').getName() + ' ' + new Helper().who(); }
    public static String hidden() { return ''; }
    global class Settings { global Settings() {} public Integer secret; global Integer open; }
    global class Closed {}
  }`,
  'src/classes/Helper.cls': `public class Helper implements Queueable {
    public String who() { return 'package'; }
    public void execute(QueueableContext context) { insert as system new Visit__c(Name = 'package'); }
  }`,
  'src/classes/Walk.cls': `public class Walk implements Database.Batchable<SObject> {
    public Database.QueryLocator start(Database.BatchableContext context) {
      return Database.getQueryLocator([SELECT Region__c FROM Account WITH SYSTEM_MODE]);
    }
    public void execute(Database.BatchableContext context, List<Account> accounts) {
      insert as system new Visit__c(Name = accounts[0].Region__c);
    }
    public void finish(Database.BatchableContext context) {}
  }`,
  'src/classes/VisitTest.cls': `@IsTest private class VisitTest {
    @IsTest static void batchReadsTheFieldsOfThePackage() {
      insert as system new Account(Name = 'A', Region__c = 'North');
      Test.startTest();
      Database.executeBatch(new Walk());
      Test.stopTest();
      Assert.areEqual('North', [SELECT Name FROM Visit__c WITH SYSTEM_MODE].Name, 'Not the field of the org');
    }
    @IsTest static void jobsOfBothRun() {
      Account made = new Account(Name = 'A', Region__c = 'North');
      insert as system made;
      Test.startTest();
      System.enqueueJob(new Helper());
      Test.stopTest();
      Assert.areEqual('package', [SELECT Name FROM Visit__c WITH SYSTEM_MODE].Name);
      Assert.areEqual('NORTH', [SELECT Shouted_Region__c FROM Account WITH SYSTEM_MODE].Shouted_Region__c);
      Assert.areEqual(0, [SELECT Id, (SELECT Id FROM Visits__r) FROM Account WITH SYSTEM_MODE].Visits__r.size());
    }
  }`,
};

const SUBSCRIBER = {
  'sfdx-project.json': JSON.stringify({ packageDirectories: [{ path: 'org' }] }),
  'org/objects/Account/fields/Region__c.field-meta.xml': text('Region__c'),
  'org/objects/acme__Visit__c/fields/Note__c.field-meta.xml': text('Note__c'),
  'org/objects/Account/validationRules/No_South.validationRule-meta.xml': `<ValidationRule ${META}><fullName>No_South</fullName><active>true</active><errorConditionFormula>Region__c = "South"</errorConditionFormula><errorMessage>Not the south</errorMessage></ValidationRule>`,
  'org/classes/Helper.cls': `public class Helper implements Queueable {
    public String who() { return 'organization'; }
    public void execute(QueueableContext context) { insert as system new acme__Visit__c(Name = 'organization', Note__c = who()); }
  }`,
  'org/triggers/Accounts.trigger': `trigger Accounts on Account (before insert) {
    for (Account each : Trigger.new) each.Region__c = 'Own ' + each.acme__Region__c;
  }`,
  'org/classes/HelperTest.cls': `@IsTest private class HelperTest {
    @IsTest static void fieldsOfOneNameAreTwo() {
      Account made = new Account(Name = 'A', acme__Region__c = 'North');
      insert as system made;
      made = [SELECT Region__c, acme__Region__c, acme__Shouted_Region__c FROM Account WITH SYSTEM_MODE];
      Assert.areEqual('Own North', made.Region__c);
      Assert.areEqual('Own North', made.get('Region__c'));
      Assert.areEqual('North', made.get('acme__Region__c'));
      Assert.areEqual('NORTH', made.acme__Shouted_Region__c);
      Assert.areEqual('North', acme.Regions.ofPackage(made.Id));
      Assert.areEqual('acme__Region__c', acme.Regions.described());
      Assert.areEqual('Region__c', Account.Region__c.getDescribe().getName());
    }
    @IsTest static void classesOfOneNameAreTwo() {
      Assert.areEqual('organization', new Helper().who());
      Assert.areEqual('acme.Helper package', acme.Regions.typeOfHelper());
      Assert.areEqual('Helper', Type.forName('Helper').getName());
      Assert.isNull(Type.forName('acme', 'Helper'), 'only global classes are in reach');
      Assert.areEqual('acme.Regions', Type.forName('acme', 'Regions').getName());
      Test.startTest();
      System.enqueueJob(new Helper());
      Test.stopTest();
      Assert.areEqual('organization', [SELECT Note__c FROM acme__Visit__c WITH SYSTEM_MODE].Note__c);
    }
    @IsTest static void namesWithoutPrefixAreTheOrganizations() {
      Assert.isNull(Schema.getGlobalDescribe().get('Visit__c'));
      Assert.isNotNull(Schema.getGlobalDescribe().get('acme__Visit__c'));
      try {
        Database.query('SELECT Id FROM Visit__c', AccessLevel.SYSTEM_MODE);
        Assert.fail('there is no object of that name');
      } catch (QueryException expected) {
        Assert.isTrue(expected.getMessage().contains('Visit__c'));
      }
    }
    @IsTest static void labelsThatAreProtectedStayInThePackage() {
      Assert.areEqual('Hello from acme', acme.Regions.label());
      try {
        System.Label.get('acme', 'Hello');
        Assert.fail('a protected label is not for others');
      } catch (Exception expected) {
        Assert.isTrue(expected.getMessage().contains('Hello'));
      }
    }
    @IsTest static void protectedSettingsStayInThePackage() {
      Assert.areEqual('sesame', acme.Regions.keep('sesame'));
      Assert.isNull(Schema.getGlobalDescribe().get('acme__Secrets__c'));
      try {
        Database.query('SELECT acme__Word__c FROM acme__Secrets__c', AccessLevel.SYSTEM_MODE);
        Assert.fail('the package alone reads its protected settings');
      } catch (QueryException expected) {
        Assert.isTrue(expected.getMessage().contains('acme__Secrets__c'));
      }
    }
    @IsTest static void rulesOfTheOrganizationSeeItsFields() {
      insert as system new Account(Name = 'A', acme__Region__c = 'South');
    }
  }`,
};

describe('a package installed into an organization with things of its own', () => {
  let packaged: TemporaryProject;
  let subscriber: TemporaryProject;
  let org: Org;

  before(() => {
    packaged = temporaryProject(PACKAGE);
    subscriber = temporaryProject(SUBSCRIBER);
    org = openOrg({ projects: [packaged.folder], installed: { subscriber: subscriber.folder } });
  });
  after(() => {
    org.close();
    packaged.remove();
    subscriber.remove();
  });

  const errorsOf = (script: string): string[] => {
    try {
      org.program.anonymous(script, 'script.apex');
      return [];
    } catch (error) {
      if (!(error instanceof CompileFailure)) throw error;
      return error.errors.map(({ message }) => message);
    }
  };

  it('runs the tests of both', () => {
    assert.deepEqual(org.project.problems, []);
    assert.deepEqual(org.program.errors, []);
    const { results } = runTests(org);
    assert.deepEqual(
      results.filter(({ outcome }) => outcome !== 'Pass').map((one) => `${one.method}: ${one.message}`),
      [],
    );
    assert.deepEqual([...new Set(results.map((one) => one.class))], ['HelperTest', 'acme.VisitTest']);
  });

  // Apex Developer Guide, "Access Modifiers": global is needed "in a managed package to make a method available to
  // code outside of it".
  it('offers the organization global classes, methods, fields and constructors only, under its namespace', () => {
    assert.deepEqual(errorsOf("String region = acme.Regions.ofPackage('001000000000001AAA');"), []);
    assert.deepEqual(errorsOf('new acme.Regions.Settings().open = 1;'), []);
    for (const script of [
      'acme.Regions.hidden();',
      'acme.Helper helper;',
      'Regions.label();',
      'new acme.Regions.Settings().secret = 1;',
      'new acme.Regions.Closed();',
      "insert as system new Visit__c(Name = 'x');",
      'acme__Secrets__c.getOrgDefaults();',
    ]) {
      assert.notDeepEqual(errorsOf(script), [], script);
    }
  });

  // ISVforce Guide, "Components Available in Managed Packages", Permission Set.
  it('drops rights on standard objects and on details of them, permissions of users, and standard tabs', () => {
    const set = org.project.permissionSets.find(({ name }) => name === 'Agent')!;
    assert.deepEqual([...set.objects.keys()], ['acme__visit__c']);
    assert.deepEqual([...set.fields.keys()], ['account.acme__region__c']);
    assert.deepEqual([...set.tabs.keys()], ['visit__c']);
    assert.deepEqual([...set.userPermissions], []);
  });

  it('needs a namespace', () => {
    assert.throws(() => openOrg({ projects: [subscriber.folder], installed: {} }), /namespace/);
  });
});
