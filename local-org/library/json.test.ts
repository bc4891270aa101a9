import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import './index.ts';
import { listOf, mapOf, Types } from '../values/types.ts';
import { CURRENT_API_VERSION } from '../metadata/api-version.ts';
import { evaluate } from '../apex/test/fixture.ts';
import { ApexException } from '../values/exceptions.ts';
import { deserializeUntyped } from './json-deserialize.ts';
import { serialize } from './json-serialize.ts';
import { stringOf } from './operations.ts';
import { ApexDecimal, ApexList, ApexMap } from '../values/values.ts';

const MODEL = `
  public enum Season { WINTER, SPRING }
  public virtual class Base { public String inherited; }
  public class Model extends Base {
    public String b = 'initial';
    public Integer a;
    private Decimal hidden = 1.50;
    transient String secret = 'x';
    static String shared = 'y';
    public Season season { get; set; }
    public List<Model> children;
    public Map<String, Date> days;
    public String computed { get { return b + '!'; } }
  }
`;
const run = (body: string, returns = 'Object') => stringOf(evaluate(body, returns, MODEL));

test('fields of an object in declared order: not static, not transient', () => {
  assert.equal(
    run('return JSON.serialize(new Model());'),
    '{"b":"initial","a":null,"hidden":1.50,"season":null,"children":null,"days":null,"computed":"initial!","inherited":null}',
  );
  assert.equal(
    run('Model m = new Model(); m.season = Season.SPRING; return JSON.serialize(m, true);'),
    '{"b":"initial","hidden":1.50,"season":"SPRING","computed":"initial!"}',
  );
});

test('a class is read back without running its initializers; unknown fields are left out', () => {
  const text =
    '{"a": 5, "season": "WINTER", "children": [{"b": "x", "extra": {"deep": [1]}}], "days": {"d": "2020-01-31"}, "inherited": "i"}';
  assert.equal(
    run(
      `Model m = (Model) JSON.deserialize('${text}', Model.class); return m.a + ' ' + m.season + ' ' + m.children[0].b + ' ' + m.days.get('d') + ' ' + m.inherited;`,
    ),
    '5 WINTER x 2020-01-31 00:00:00 i',
  );
});

test('strictly, an unknown field is an error', () => {
  assert.throws(
    () => run(`return JSON.deserializeStrict('{"nothing": 1}', Model.class);`),
    (error) =>
      error instanceof ApexException && error.typeName === 'System.JSONException' && /nothing/.test(error.text),
  );
});

test('what does not fit its type is an error', () => {
  for (const text of ['{"a": "x"}', '{"season": "AUTUMN"}', '{"children": {}}', '[1]', '{"days": {"d": "soon"}}']) {
    assert.throws(
      () => run(`return JSON.deserialize('${text}', Model.class);`),
      (error) => error instanceof ApexException && error.typeName === 'System.JSONException',
      text,
    );
  }
});

test('what has no JSON is refused by name', () => {
  assert.throws(
    () => run("return JSON.serialize(Pattern.compile('a'));"),
    (error) => error instanceof ApexException && error.text === 'Apex Type unsupported in JSON: Pattern',
  );
});

test('untyped values survive the way there and back', () => {
  const leaf = fc.oneof(
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    fc.bigInt({ min: 2n ** 31n, max: 2n ** 63n - 1n }),
    fc.integer({ min: 1, max: 10 ** 9 }).map((n) => ApexDecimal.of(`${n}.25`)),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, leaf, tie('list'), tie('map')),
    list: fc.array(tie('value')).map((items) => new ApexList(listOf(Types.Object), items)),
    map: fc
      .array(fc.tuple(fc.string(), tie('value')))
      .map((entries) => new ApexMap(mapOf(Types.String, Types.Object), entries)),
  }));
  fc.assert(
    fc.property(value, fc.boolean(), (given, pretty) => {
      const text = serialize(given, { suppressNulls: false, pretty, apiVersion: CURRENT_API_VERSION });
      assert.doesNotThrow(() => JSON.parse(text));
      assert.equal(stringOf(deserializeUntyped(text)), stringOf(given));
    }),
  );
});

test('results of saves are made from JSON, as tests of mocked databases do', () => {
  const text =
    '{"success": false, "id": "001000000000001AAA", "errors": [{"message": "m", "statusCode": "UNKNOWN_EXCEPTION", "fields": ["Name"]}]}';
  assert.equal(
    run(
      `Database.SaveResult r = (Database.SaveResult) JSON.deserialize('${text}', Database.SaveResult.class); return r.isSuccess() + ' ' + r.getErrors()[0].getStatusCode() + ' ' + JSON.serialize(r);`,
    ),
    'false UNKNOWN_EXCEPTION {"success":false,"id":"001000000000001AAA","errors":[{"statusCode":"UNKNOWN_EXCEPTION","message":"m","fields":["Name"]}]}',
  );
});
