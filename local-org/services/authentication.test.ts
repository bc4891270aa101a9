import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { temporaryProject, type TemporaryProject } from '../testing/temporary-project.ts';
import { addUsers } from '../ui/org/users.ts';
import { openOrg, type Org } from '../execution/org.ts';

// A thread of its own: Apex waits for the answer.
const SERVER = `
const http = require('node:http');
const { parentPort } = require('node:worker_threads');
http.createServer((request, response) => {
  const chunks = [];
  request.on('data', (c) => chunks.push(c));
  request.on('end', () => response.end(JSON.stringify({ headers: request.headers, body: Buffer.concat(chunks).toString() })));
}).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port); });
`;
const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const parameter = (type: string, name: string, value = '', sequence = 1) =>
  `<externalCredentialParameters><parameterType>${type}</parameterType><parameterName>${name}</parameterName>
   <parameterValue>${value}</parameterValue><sequenceNumber>${sequence}</sequenceNumber></externalCredentialParameters>`;
const external = (protocol: string, ...parameters: string[]) =>
  `${XML}<ExternalCredential ${NAMESPACE}><authenticationProtocol>${protocol}</authenticationProtocol>
   <label>Any</label>${parameters.join('')}</ExternalCredential>`;
const named = (credential: string, mergeFields: boolean, generates = false) =>
  `${XML}<NamedCredential ${NAMESPACE}><label>Any</label>
   <allowMergeFieldsInBody>${mergeFields}</allowMergeFieldsInBody><allowMergeFieldsInHeader>${mergeFields}</allowMergeFieldsInHeader>
   <generateAuthorizationHeader>${generates}</generateAuthorizationHeader>
   <namedCredentialParameters><parameterName>Url</parameterName><parameterType>Url</parameterType><parameterValue>https://service.example</parameterValue></namedCredentialParameters>
   <namedCredentialParameters><parameterName>E</parameterName><parameterType>Authentication</parameterType><externalCredential>${credential}</externalCredential></namedCredentialParameters>
   <namedCredentialType>SecuredEndpoint</namedCredentialType></NamedCredential>`;
const permissionSet = (...principals: string[]) =>
  `${XML}<PermissionSet ${NAMESPACE}><label>Caller</label>${principals
    .map(
      (one) =>
        `<externalCredentialPrincipalAccesses><enabled>true</enabled><externalCredentialPrincipal>${one}</externalCredentialPrincipal></externalCredentialPrincipalAccesses>`,
    )
    .join('')}</PermissionSet>`;
const CALLER = `public class Caller {
  public static String call(String endpoint, String header, String body) {
    HttpRequest request = new HttpRequest();
    request.setEndpoint(endpoint);
    request.setMethod('POST');
    request.setHeader('X-Own', header);
    request.setBody(body);
    return new Http().send(request).getBody();
  }
  public static void assign() {
    insert new PermissionSetAssignment(
      AssigneeId = UserInfo.getUserId(),
      PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Caller'].Id
    );
  }
  public static void assignAnother() {
    PermissionSet own = new PermissionSet(Name = 'Own_Callers', Label = 'Own Callers');
    insert own;
    for (ConnectApi.ExternalCredentialPrincipal one : ConnectApi.NamedCredentials.getExternalCredential('Service').principals) {
      insert new SetupEntityAccess(ParentId = own.Id, SetupEntityId = one.id);
    }
    insert new PermissionSetAssignment(AssigneeId = UserInfo.getUserId(), PermissionSetId = own.Id);
    Assert.areEqual(
      'ExternalCredentialParameter',
      [SELECT SetupEntityType FROM SetupEntityAccess WHERE ParentId = :own.Id].SetupEntityType
    );
  }
  public static void takeAway() { delete [SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Own_Callers']; }
  public static void store(String value) { save('Service', 'Account', ConnectApi.CredentialPrincipalType.NamedPrincipal, value); }
  public static void storeOwn(String value) { save('Personal', null, ConnectApi.CredentialPrincipalType.PerUserPrincipal, value); }
  private static void save(String credential, String principal, ConnectApi.CredentialPrincipalType type, String value) {
    ConnectApi.CredentialInput input = new ConnectApi.CredentialInput();
    input.externalCredential = credential;
    input.principalName = principal;
    input.principalType = type;
    input.authenticationProtocol = ConnectApi.CredentialAuthenticationProtocol.Custom;
    ConnectApi.CredentialValueInput secret = new ConnectApi.CredentialValueInput();
    secret.encrypted = true;
    secret.value = value;
    input.credentials = new Map<String, ConnectApi.CredentialValueInput>{ 'Token' => secret };
    Boolean isNew = ConnectApi.NamedCredentials.getCredential(credential, principal, type).credentials.isEmpty();
    if (isNew) ConnectApi.NamedCredentials.createCredential(input); else ConnectApi.NamedCredentials.updateCredential(input);
  }
}`;

let server: Worker;
let project: TemporaryProject;
let org: Org;
let dataFile: string;

before(async () => {
  server = new Worker(SERVER, { eval: true });
  const [port] = await once(server, 'message');
  const endpoint = `http://127.0.0.1:${port}`;
  const bearer = parameter('AuthHeader', 'Authorization', `{!'Bearer ' &amp; $Credential.Service.Token}`);
  project = temporaryProject({
    'Caller.cls': CALLER,
    'externalCredentials/Service.externalCredential-meta.xml': external(
      'Custom',
      parameter('NamedPrincipal', 'Account'),
      bearer,
    ),
    'externalCredentials/Password.externalCredential-meta.xml': external(
      'Basic',
      parameter('NamedPrincipal', 'Second', '', 2),
      parameter('NamedPrincipal', 'First', '', 1),
    ),
    'externalCredentials/Flow.externalCredential-meta.xml': external('Oauth', parameter('NamedPrincipal', 'Account')),
    'namedCredentials/Flow.namedCredential-meta.xml': named('Flow', false, true),
    'externalCredentials/Empty.externalCredential-meta.xml': external(
      'Custom',
      parameter('NamedPrincipal', 'Account'),
      parameter('AuthHeader', 'X-Key', '{!$Credential.Empty.Key}'),
    ),
    'externalCredentials/Personal.externalCredential-meta.xml': external(
      'Custom',
      parameter('PerUserPrincipal', 'Person'),
      parameter('AuthHeader', 'X-Key', '{!$Credential.Personal.Token}'),
    ),
    'namedCredentials/Personal.namedCredential-meta.xml': named('Personal', false),
    'namedCredentials/Off.namedCredential-meta.xml': named('Service', false).replace(
      '<label>',
      '<calloutStatus>Disabled</calloutStatus><label>',
    ),
    'namedCredentials/Service.namedCredential-meta.xml': named('Service', false),
    'namedCredentials/Merging.namedCredential-meta.xml': named('Service', true),
    'namedCredentials/Password.namedCredential-meta.xml': named('Password', false, true),
    'namedCredentials/Empty.namedCredential-meta.xml': named('Empty', false),
    'permissionsets/Caller.permissionset-meta.xml': permissionSet(
      'Service-Account',
      'Flow-Account',
      'Password-First',
      'Password-Second',
      'Empty-Account',
      'Personal-Person',
    ),
    '.local-org/config.json': JSON.stringify({
      namedCredentials: Object.fromEntries(
        ['Service', 'Merging', 'Password', 'Flow', 'Empty', 'Personal', 'Off'].map((name) => [name, { endpoint }]),
      ),
      credentials: {
        Service: { Account: { Token: 'configured' } },
        Flow: { Account: { AccessToken: 'of-the-flow' } },
        Password: { First: { username: 'u', password: 'p' }, Second: { username: 'no', password: 'no' } },
      },
    }),
  });
  dataFile = path.join(project.folder, 'org.sqlite');
  org = openOrg({ projects: [project.folder], dataFile });
});
after(async () => {
  org.close();
  project.remove();
  await server.terminate();
});

const invokeAs = (user: string | undefined, name: string, ...args: unknown[]) => {
  const method = org.program.classes.get('caller')!.methods.find((one) => one.name === name)!;
  return org.transact({ user }, () => method.invoke(null, args));
};
const invoke = (name: string, ...args: unknown[]) => invokeAs(undefined, name, ...args);
const call = (credential: string, header = 'x', body = 'y') =>
  JSON.parse(invoke('call', `callout:${credential}/v1`, header, body) as string) as {
    headers: Record<string, string>;
    body: string;
  };

test('nobody uses a principal without permission, administrators neither', () => {
  assert.throws(
    () => call('Service'),
    /CalloutException: We couldn't access the credential\(s\)\. You might not have the required permissions, or the external credential "Service" might not exist\./,
  );
});

test('a permission set gets a principal by a row with the id that ConnectApi answers', () => {
  invoke('assignAnother');
  assert.equal(call('Service').headers.authorization, 'Bearer configured');
  invoke('takeAway');
  assert.throws(() => call('Service'), /We couldn't access the credential/);
  invoke('assign');
  assert.equal(call('Service').headers.authorization, 'Bearer configured');
});

test('what code stores is sent from then on, and is in no file as it is', () => {
  invoke('store', 'planted-secret');
  assert.equal(call('Service').headers.authorization, 'Bearer planted-secret');
  org.close();
  for (const suffix of ['', '.key']) assert.doesNotMatch(readFileSync(dataFile + suffix, 'latin1'), /planted-secret/);
  org = openOrg({ projects: [project.folder], dataFile });
  assert.equal(call('Service').headers.authorization, 'Bearer planted-secret', 'and configuration does not replace it');
});

test('a transaction that fails stores nothing', () => {
  assert.throws(() =>
    org.transact({}, () => {
      invoke('store', 'lost');
      throw new Error('rolled back');
    }),
  );
  assert.equal(call('Service').headers.authorization, 'Bearer planted-secret');
});

test('the first principal in sequence authenticates, by password where the protocol says so', () => {
  const expected = `Basic ${Buffer.from('u:p').toString('base64')}`;
  assert.equal(call('Password').headers.authorization, expected);
});

test('the token of an OAuth flow is a bearer token', () => {
  assert.equal(call('Flow').headers.authorization, 'Bearer of-the-flow');
});

test('a principal without credentials is refused', () => {
  assert.throws(() => call('Empty'), /CalloutException: Field Empty\.Key does not exist\. Check spelling\./);
});

test('merge fields of a request are replaced only where the credential allows it', () => {
  const field = '{!$Credential.Service.Token}';
  const plain = call('Service', field, `a=${field}`);
  assert.deepEqual([plain.headers['x-own'], plain.body], [field, `a=${field}`]);
  const merged = call('Merging', field, `a=${field}`);
  assert.deepEqual([merged.headers['x-own'], merged.body], ['planted-secret', 'a=planted-secret']);
});

test('each user has values of a principal per user', () => {
  addUsers(org);
  const standard = 'caller@local-org.example';
  invokeAs(standard, 'storeOwn', 'mine');
  const keyOf = (user?: string) =>
    (
      JSON.parse(invokeAs(user, 'call', 'callout:Personal/v1', 'x', 'y') as string) as {
        headers: Record<string, string>;
      }
    ).headers['x-key'];
  assert.equal(keyOf(standard), 'mine');
  assert.throws(() => keyOf(), /Field Personal\.Token does not exist\. Check spelling\./);
  invoke('storeOwn', 'of the administrator');
  assert.equal(keyOf(), 'of the administrator');
  assert.equal(keyOf(standard), 'mine');
  assert.throws(() => invokeAs(standard, 'store', 'x'), /Insufficient Privileges/);
});

test('a credential that is not enabled for callouts is not called out to', () => {
  assert.throws(() => call('Off'), /CalloutException: The callout couldn't access the endpoint/);
});
