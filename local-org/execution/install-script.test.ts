/** What a package runs after its installation, as whom, and what ends the installation. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { temporaryProject, type TemporaryProject } from '../testing/temporary-project.ts';
import { openOrg, OrgError, type OpenOptions, type Org } from './org.ts';

const META = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const config = (script: string | null) =>
  JSON.stringify({
    namespace: 'acme',
    sourceApiVersion: '68.0',
    packageDirectories: [{ path: 'src', ...(script ? { postInstallScript: script } : {}) }],
  });
const handler = (body: string) =>
  `public without sharing class Setup implements InstallHandler { public void onInstall(InstallContext context) { ${body} } }`;
const SETTING = {
  'src/objects/Setting__c/Setting__c.object-meta.xml': `<CustomObject ${META}><label>Setting</label><customSettingsType>Hierarchy</customSettingsType></CustomObject>`,
  'src/objects/Setting__c/fields/Text__c.field-meta.xml': `<CustomField ${META}><fullName>Text__c</fullName><label>Text</label><type>Text</type><length>80</length></CustomField>`,
};
const NOTE = `insert as system new Setting__c(
  SetupOwnerId = context.organizationId(),
  Text__c = UserInfo.getUserName() + ' ' + (context.installerId() == UserInfo.getUserId()) + ' ' +
    (context.previousVersion() == null) + ' ' + context.isUpgrade() + ' ' + Request.getCurrent().getQuiddity().name()
);`;

// Apex Reference Guide, "InstallHandler Interface".
describe('a post-install script', () => {
  const opened: Org[] = [];
  const made: TemporaryProject[] = [];
  const project = (script: string | null, body: string, more: Record<string, string> = {}) => {
    const files = { ...SETTING, 'src/classes/Setup.cls': handler(body), ...more };
    const created = temporaryProject({ 'sfdx-project.json': config(script), ...files });
    made.push(created);
    return created;
  };
  const open = ({ folder }: TemporaryProject, options: Partial<OpenOptions> = { installed: {} }) => {
    const org = openOrg({ projects: [folder], ...options });
    opened.push(org);
    assert.deepEqual(org.program.errors, []);
    return org;
  };
  const textOf = (org: Org) => org.store.first('SELECT acme__Text__c FROM "acme__Setting__c"')?.[0];
  afterEach(() => {
    for (const org of opened.splice(0)) org.close();
    for (const each of made.splice(0)) each.remove();
  });

  it('runs as a user that represents the package, and learns who installs it', () => {
    assert.equal(
      textOf(open(project('Setup', NOTE))),
      'package@acme.local-org.example false true false POST_INSTALL_SCRIPT',
    );
  });

  it('runs once an installation, not where the source is run', () => {
    const source = project('Setup', NOTE);
    const dataFile = `${source.folder}/data.sqlite`;
    open(source, { installed: {}, dataFile });
    const again = open(source, { installed: {}, dataFile });
    assert.deepEqual(again.store.all('SELECT count(*) FROM "acme__Setting__c"'), [[1]]);
    const plain = open(source, { namespace: 'acme' });
    assert.deepEqual(plain.store.all('SELECT count(*) FROM "acme__Setting__c"'), [[0]]);
  });

  it('does not run where the project names none', () => {
    assert.equal(textOf(open(project(null, NOTE))), undefined);
  });

  it('ends the installation when it fails, also by calling a class with sharing', () => {
    const aborted = (script: TemporaryProject, reason: RegExp) =>
      assert.throws(
        () => open(script),
        (error: unknown) => error instanceof OrgError && reason.test(error.message),
      );
    aborted(project('Setup', 'Integer i = 1 / 0;'), /The installation was aborted: Setup: Divide by 0/);
    aborted(project('Nonsense', NOTE), /there is no such class/);
    const reader = (keyword: string) => ({
      'src/classes/Reader.cls': `public ${keyword} class Reader { public static Integer count() { return [SELECT COUNT() FROM Account WITH SYSTEM_MODE]; } }`,
    });
    aborted(project('Setup', 'Reader.count();', reader('with sharing')), /can't call Reader, which runs with sharing/);
    // From API 67 on, a class that says nothing runs with sharing.
    aborted(project('Setup', 'Reader.count();', reader('')), /can't call Reader/);
    open(project('Setup', 'Reader.count();', reader('without sharing')));
  });

  it('makes no callouts itself', () => {
    const call = `HttpRequest request = new HttpRequest(); request.setMethod('GET'); request.setEndpoint('https://example.com'); new Http().send(request);`;
    assert.throws(() => open(project('Setup', call)), OrgError);
  });
});
