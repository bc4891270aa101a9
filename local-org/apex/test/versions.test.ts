/** What the compiler refuses by API version (Apex Reference Guide, "Apex Versioned Behavior Changes"). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSoql } from '../../data/soql/parse.ts';
import { testSchema } from '../../data/test-fixture.ts';
import { compile } from '../compile.ts';

const schema = testSchema();

/** The compile errors of files, each `name → [API version, text]`, as `name:line message`. */
function errorsOf(files: Record<string, [apiVersion: number, text: string]>): string[] {
  const sources = Object.entries(files).map(([path, [apiVersion, text]]) => ({ path, text, apiVersion }));
  return compile(sources, { schema }).errors.map(({ file, line, message }) => `${file}:${line} ${message}`);
}

const SECURED = 'public class C { List<Account> a() { return [SELECT Id FROM Account WITH SECURITY_ENFORCED]; } }';

test('67: WITH SECURITY_ENFORCED compiles in older classes', () => {
  assert.deepEqual(errorsOf({ 'C.cls': [66, SECURED] }), []);
});

test('67: WITH SECURITY_ENFORCED does not compile in newer classes', () => {
  const [error, ...others] = errorsOf({ 'C.cls': [67, SECURED] });
  assert.match(error, /^C\.cls:1 WITH SECURITY_ENFORCED is not supported/);
  assert.deepEqual(others, []);
});

test('67: a newer class may call an older one with WITH SECURITY_ENFORCED', () => {
  const caller = 'public class D { List<Account> a() { return new C().a(); } }';
  assert.deepEqual(errorsOf({ 'C.cls': [66, SECURED.replace('List', 'public List')], 'D.cls': [68, caller] }), []);
});

const abstracts = (method: string) => `public abstract class C { ${method} }`;
const NEEDS_ACCESS = 'Abstract methods require at least one of these modifiers: global, public, protected';

test('65: abstract and overriding methods without an access modifier compile in older classes', () => {
  const child = 'public class D extends C { override void a() {} }';
  assert.deepEqual(errorsOf({ 'C.cls': [64, abstracts('abstract void a();')], 'D.cls': [64, child] }), []);
});

test('65: abstract and overriding methods need an access modifier in newer classes', () => {
  assert.deepEqual(errorsOf({ 'C.cls': [65, abstracts('abstract void a();')] }), [`C.cls:1 ${NEEDS_ACCESS}`]);
  assert.deepEqual(errorsOf({ 'C.cls': [65, abstracts('private abstract void a();')] }), [`C.cls:1 ${NEEDS_ACCESS}`]);
  for (const access of ['protected', 'public']) {
    assert.deepEqual(errorsOf({ 'C.cls': [65, abstracts(`${access} abstract void a();`)] }), []);
  }
  const parent = 'public virtual class C { public virtual void a() {} }';
  const child = 'public class D extends C { override void a() {} }';
  assert.deepEqual(errorsOf({ 'C.cls': [65, parent], 'D.cls': [65, child] }), [`D.cls:1 ${NEEDS_ACCESS}`]);
});

test('65: each class follows its own version', () => {
  const child = 'public class D extends C { public override void a() {} }';
  assert.deepEqual(errorsOf({ 'C.cls': [64, abstracts('protected abstract void a();')], 'D.cls': [65, child] }), []);
  const careless = 'public class D extends C { override void a() {} }';
  assert.deepEqual(errorsOf({ 'C.cls': [65, abstracts('public abstract void a();')], 'D.cls': [64, careless] }), []);
});

const trigger = (body: string) => `trigger T on Account (after insert) { ${body} }`;

/** The two readings of Salesforce's documentation: see translate/modes.ts. */
const UNSTATED = {
  'a query': 'List<Contact> all = [SELECT Id FROM Contact];',
  'a search': "List<List<SObject>> all = [FIND 'x' RETURNING Contact(Id)];",
  insert: "insert new Contact(LastName = 'x');",
  'Database.update': 'Database.update(Trigger.new, false);',
  'Database.query': "List<Contact> all = Database.query('SELECT Id FROM Contact');",
};
const STATED = [
  'List<Contact> all = [SELECT Id FROM Contact WITH SYSTEM_MODE];',
  "List<List<SObject>> all = [FIND 'x' RETURNING Contact(Id) WITH USER_MODE];",
  "insert as system new Contact(LastName = 'x');",
  'Database.update(Trigger.new, false, AccessLevel.USER_MODE);',
  "List<Contact> all = Database.query('SELECT Id FROM Contact', AccessLevel.SYSTEM_MODE);",
];

test('67: statements of older triggers need no access mode', () => {
  for (const body of Object.values(UNSTATED)) assert.deepEqual(errorsOf({ 'T.trigger': [66, trigger(body)] }), []);
});

test('67: in newer triggers every statement states its access mode', () => {
  for (const [what, body] of Object.entries(UNSTATED)) {
    assert.deepEqual(errorsOf({ 'T.trigger': [67, trigger(body)] }), [
      `T.trigger:1 Not supported by the local org: ${what} without an access mode in a trigger of API 67 or later. State user or system mode.`,
    ]);
  }
  for (const body of STATED) assert.deepEqual(errorsOf({ 'T.trigger': [67, trigger(body)] }), []);
});

test('67: what a newer trigger calls may leave its mode to the version of its class', () => {
  const handler = 'public class H { public static void run() { List<Contact> all = [SELECT Id FROM Contact]; } }';
  for (const version of [66, 68])
    assert.deepEqual(errorsOf({ 'H.cls': [version, handler], 'T.trigger': [68, trigger('H.run();')] }), []);
});

test('what the local org does not have of newer versions is refused by name', () => {
  const body = 'Database.QueryOptions options = Database.QueryOptions.builder().withExplicitNamespace(true).build();';
  const [error] = errorsOf({ 'C.cls': [68, `public class C { void a() { ${body} } }`] });
  assert.match(error, /Not supported by the local org: .*Database\.QueryOptions/);
  assert.throws(() => parseSoql('SELECT Id FROM Account SET OPTIONS :options'), /Not supported .* SET OPTIONS/);
});
