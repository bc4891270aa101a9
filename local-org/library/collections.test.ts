import { test } from 'node:test';
import './index.ts';
import { apex, throwsApex } from './apex.fixture.ts';

test('List', () => {
  apex('l', '(3, 1, null)', 'List<Integer> l = new List<Integer>{3, 1}; l.add(null);');
  apex('l', '(null, 1, 3)', 'List<Integer> l = new List<Integer>{3, 1, null}; l.sort();');
  apex('l', '(B, a, b)', "List<String> l = new List<String>{'b', 'a', 'B'}; l.sort();");
  apex('l.indexOf(2) + l.size()', '4', 'List<Integer> l = new List<Integer>{1, 2, 3};');
  apex('l', '(9, 1)', 'List<Integer> l = new List<Integer>{1}; l.add(0, 9);');
  apex('l.remove(0)', '1', 'List<Integer> l = new List<Integer>{1, 2};');
  apex('new List<Integer>(new Set<Integer>{2, 1})', '(2, 1)');
  apex('l == m', 'true', 'List<Integer> l = new List<Integer>{1}; List<Integer> m = new List<Integer>{1};');
  throwsApex('l[1]', 'System.ListException', 'List index out of bounds: 1', 'List<Integer> l = new List<Integer>{1};');
  throwsApex(
    'null',
    'System.FinalException',
    'Cannot modify a collection while it is being iterated.',
    'List<Integer> l = new List<Integer>{1}; for (Integer i : l) { l.add(2); }',
  );
});

test('Set', () => {
  apex('s', '{1, 2}', 'Set<Integer> s = new Set<Integer>{1, 2, 1};');
  apex('s.add(1)', 'false', 'Set<Integer> s = new Set<Integer>{1};');
  apex('s.retainAll(new List<Integer>{2}) ? s.size() : -1', '1', 'Set<Integer> s = new Set<Integer>{1, 2};');
  apex('s.containsAll(new Set<Integer>{1, 2})', 'true', 'Set<Integer> s = new Set<Integer>{1, 2, 3};');
  apex("s.contains('a')", 'false', "Set<String> s = new Set<String>{'A'};");
  apex('s.size()', '1', 'Set<Date> s = new Set<Date>{Date.newInstance(2020, 1, 1), Date.newInstance(2020, 1, 1)};');
});

test('Map', () => {
  apex('m', '{a=1, b=2}', "Map<String, Integer> m = new Map<String, Integer>{'a' => 1, 'b' => 2};");
  apex("m.put('a', 5)", '1', "Map<String, Integer> m = new Map<String, Integer>{'a' => 1};");
  apex("m.get('x') == null", 'true', 'Map<String, Integer> m = new Map<String, Integer>();');
  apex('m.values()', '(1, 2)', "Map<String, Integer> m = new Map<String, Integer>{'a' => 1, 'b' => 2};");
  apex(
    'm',
    '{b=2}',
    "Map<String, Integer> m = new Map<String, Integer>{'a' => 1, 'b' => 2}; m.keySet().removeAll(new Set<String>{'a'});",
  );
});

test('JSON', () => {
  apex('JSON.serialize(Datetime.newInstanceGmt(2020, 1, 31, 10, 0, 0))', '"2020-01-31T10:00:00.000Z"');
  apex("JSON.serialize(new Map<String, Object>{'a' => null})", '{"a":null}');
  apex(
    "JSON.serializePretty(new Map<String, Object>{'a' => 1, 'b' => new List<Object>{1, 2}, 'c' => new Map<String, Object>()})",
    '{\n  "a" : 1,\n  "b" : [ 1, 2 ],\n  "c" : { }\n}',
  );
  apex(
    'JSON.deserializeUntyped(\'{"a": [1, 2.5, 12345678901, "x", true, null]}\')',
    '{a=(1, 2.5, 12345678901, x, true, null)}',
  );
  apex("((List<Object>) JSON.deserializeUntyped('[12345678901]'))[0] instanceof Long", 'true');
  apex('JSON.deserialize(\'{"2020-01-01": 1}\', Map<Date, Integer>.class)', '{2020-01-01 00:00:00=1}');
  throwsApex('JSON.deserialize(null, String.class)', 'System.NullPointerException', 'Argument cannot be null.');
  throwsApex("JSON.deserializeUntyped('')", 'System.JSONException', 'No content to map to Object due to end of input');
  throwsApex(
    "JSON.deserializeUntyped('{x}')",
    'System.JSONException',
    "Unexpected character ('x' (code 120)): was expecting double-quote to start field name at input location [1,2]",
  );
  throwsApex(
    "JSON.deserialize('1', List<Integer>.class)",
    'System.JSONException',
    "Malformed JSON: Expected '[' at the beginning of List/Set",
  );
  throwsApex(
    "JSON.deserialize('\"}]', List<Integer>.class)",
    'System.JSONException',
    "Malformed JSON: Expected '[' at the beginning of List/Set",
  );
});

test('JSONGenerator and JSONParser', () => {
  apex(
    'g.getAsString()',
    '{"name":"x","tags":[1,2.5],"none":null}',
    "JSONGenerator g = JSON.createGenerator(false); g.writeStartObject(); g.writeStringField('name', 'x'); g.writeFieldName('tags');" +
      "g.writeStartArray(); g.writeNumber(1); g.writeNumber(2.5); g.writeEndArray(); g.writeNullField('none'); g.writeEndObject();",
  );
  apex(
    'seen',
    '(START_OBJECT null, FIELD_NAME a, VALUE_NUMBER_INT a, FIELD_NAME b, START_ARRAY b, VALUE_TRUE null, END_ARRAY b, END_OBJECT null)',
    'JSONParser p = JSON.createParser(\'{"a": 1, "b": [true]}\'); List<String> seen = new List<String>();' +
      "while (p.nextToken() != null) { JSONToken t = p.getCurrentToken(); seen.add(t + ' ' + p.getCurrentName()); }",
  );
  apex(
    'p.readValueAs(List<Integer>.class)',
    '(1, 2)',
    'JSONParser p = JSON.createParser(\'{"a": [1, 2]}\'); p.nextToken(); p.nextToken(); p.nextToken();',
  );
});

test('Pattern and Matcher', () => {
  apex('m.group(1) + m.start(1) + m.end()', 'b12', "Matcher m = Pattern.compile('a(b)?').matcher('abab'); m.find();");
  apex("Pattern.matches('(?i)[a-z]+', 'ABC')", 'true');
  apex("Pattern.compile('(\\\\w+)@(\\\\w+)').matcher('a@b c@d').replaceAll('$2 at $1')", 'b at a d at c');
  throwsApex("Pattern.compile('a').matcher('b').group()", 'System.StringException', 'No match available');
});

test('encodings and digests', () => {
  apex("EncodingUtil.urlEncode('a b&c/é', 'UTF-8')", 'a+b%26c%2F%C3%A9');
  apex("EncodingUtil.urlDecode('a+b%26c%2F%C3%A9', 'UTF-8')", 'a b&c/é');
  apex("EncodingUtil.base64Encode(Blob.valueOf('hi'))", 'aGk=');
  apex("EncodingUtil.base64Decode('aGk=').toString()", 'hi');
  apex(
    "EncodingUtil.convertToHex(Crypto.generateDigest('SHA-256', Blob.valueOf('abc')))",
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  apex(
    "Crypto.decryptWithManagedIV('AES256', key, Crypto.encryptWithManagedIV('AES256', key, Blob.valueOf('secret'))).toString()",
    'secret',
    'Blob key = Crypto.generateAesKey(256);',
  );
  throwsApex(
    "Crypto.encryptWithManagedIV('AES256', Blob.valueOf('x'), Blob.valueOf('y'))",
    'System.InvalidParameterValueException',
    'Invalid private key. Must be 32 bytes.',
  );
  apex("UUID.fromString('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11')", 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11');
});

test('Url', () => {
  const url = "Url u = new Url('https://me@example.com:8443/a/b?x=1#top');";
  apex(
    'u.getHost() + u.getPort() + u.getPath() + u.getQuery() + u.getRef() + u.getFile() + u.getAuthority()',
    'example.com8443/a/bx=1top/a/b?x=1me@example.com:8443',
    url,
  );
  throwsApex("new Url('nothing')", 'System.StringException', 'no protocol: nothing');
});

test('assertions', () => {
  throwsApex('null', 'System.AssertException', 'Assertion Failed: Expected: 1, Actual: 2', 'Assert.areEqual(1, 2);');
  throwsApex(
    'null',
    'System.AssertException',
    'Assertion Failed: why: Expected: a, Actual: A',
    "System.assertEquals('a', 'A', 'why');",
  );
  throwsApex('null', 'System.AssertException', 'Assertion Failed', 'System.assert(false);');
  throwsApex('null', 'System.AssertException', 'Assertion Failed: Same value: 1', 'Assert.areNotEqual(1, 1);');
  apex('true', 'true', 'Assert.areEqual(1, 1.0); Assert.isInstanceOfType(1, Integer.class); Assert.isNull(null);');
});
