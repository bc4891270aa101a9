import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listOf, mapOf, Types } from '../values/types.ts';
import { ApexException, toApexException, makeException } from '../values/exceptions.ts';
import { isId, widenId } from '../values/id-form.ts';
import { apexEquals, castTo, compare, isInstance, less, stringOf, toDecimal, toInteger } from './operations.ts';
import { ApexDate, ApexDatetime, ApexDecimal, ApexDouble, ApexList, ApexMap } from '../values/values.ts';

test('the operator == ignores the case of texts and the type of numbers', () => {
  assert.equal(apexEquals('Abc', 'aBC'), true);
  assert.equal(apexEquals('a', null), false);
  assert.equal(apexEquals(1, ApexDecimal.of('1.00')), true);
  assert.equal(apexEquals(1n, new ApexDouble(1)), true);
  assert.equal(apexEquals(ApexDate.of(2020, 1, 1), ApexDate.of(2020, 1, 1)), true);
  assert.equal(apexEquals(new ApexList(listOf(Types.Integer), [1]), new ApexList(listOf(Types.Integer), [1])), true);
});

test('every comparison with a null number is false, a null text is the least', () => {
  assert.equal(less(null, 1), false);
  assert.equal(less(1, null), false);
  assert.equal(less(null, 'a'), true);
  assert.equal(compare('a', 'B') < 0, true);
});

test('texts of values', () => {
  assert.equal(stringOf(null), 'null');
  assert.equal(stringOf(new ApexDouble(10)), '10.0');
  assert.equal(stringOf(new ApexDouble(12345678.9)), '1.23456789E7');
  assert.equal(stringOf(new ApexDouble(0.0001)), '1.0E-4');
  assert.equal(stringOf(ApexDecimal.of('1.50')), '1.50');
  assert.equal(stringOf(new ApexDatetime(Date.UTC(2020, 0, 31, 10, 5, 6))), '2020-01-31 10:05:06');
  assert.equal(stringOf(new ApexList(listOf(Types.String), ['a', null])), '(a, null)');
  const eleven = Array.from({ length: 11 }, (_, i) => i);
  assert.equal(stringOf(new ApexList(listOf(Types.Integer), eleven)), '(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...)');
  assert.equal(stringOf(new ApexMap(mapOf(Types.String, Types.Integer), [['a', 1]])), '{a=1}');
  assert.equal(stringOf(makeException('MathException', 'Divide by 0')), 'System.MathException: Divide by 0');
});

test('casts convert numbers to wider types and refuse others by name', () => {
  assert.equal(stringOf(castTo(1, Types.Decimal)), '1');
  assert.equal(castTo(1, Types.Long), 1n);
  const fails = (value: unknown, type: typeof Types.String, message: string) =>
    assert.throws(
      () => castTo(value, type),
      (e) => e instanceof ApexException && e.text === message,
    );
  fails('a', Types.Integer, 'Invalid conversion from runtime type String to Integer');
  fails(
    new ApexList(listOf(Types.Object), []),
    listOf(Types.String),
    'Invalid conversion from runtime type List<ANY> to List<String>',
  );
  fails('abc', Types.Id, 'Invalid id: abc');
});

test('instanceof', () => {
  assert.equal(isInstance(null, Types.Object), false);
  assert.equal(isInstance(1, Types.Decimal), true);
  assert.equal(isInstance(1n, Types.Integer), false);
  assert.equal(isInstance(new ApexList(listOf(Types.String)), listOf(Types.Object)), true);
  assert.equal(isInstance(new ApexList(listOf(Types.Object)), listOf(Types.String)), false);
});

test('numbers narrow as Java narrows', () => {
  assert.equal(toInteger(2n ** 32n + 5n), 5);
  assert.equal(toInteger(new ApexDouble(1e20)), 2147483647);
  assert.equal(toInteger(ApexDecimal.of('-1.9')), -1);
  assert.equal(stringOf(toDecimal(new ApexDouble(0.1))), '0.1');
});

test('ids of 15 characters get the suffix that encodes their case', () => {
  assert.equal(widenId('001A0000006Vm9r'), '001A0000006Vm9rIAC');
  assert.equal(widenId('001a0000006vm9riac'.toUpperCase()), '001A0000006Vm9rIAC');
  assert.equal(isId('001A0000006Vm9rIAC'), true);
  assert.equal(isId('001A0000006Vm9rAAA'), true);
  assert.equal(isId('hello'), false);
});

test('access to null in JavaScript is a NullPointerException to a catch clause', () => {
  const nothing = null as unknown as { name: string; run(): void };
  for (const work of [() => nothing.name, () => nothing.run()]) {
    try {
      work();
      assert.fail();
    } catch (error) {
      assert.equal(
        toApexException(error).toString(),
        'System.NullPointerException: Attempt to de-reference a null object',
      );
    }
  }
});

test('a catch clause does not see what Apex cannot catch', () => {
  const limit = makeException('LimitException', 'Too many SOQL queries: 101');
  assert.throws(
    () => toApexException(limit),
    (e) => e === limit,
  );
  const defect = new TypeError('x is not a function');
  assert.throws(
    () => toApexException(defect),
    (e) => e === defect,
  );
});
