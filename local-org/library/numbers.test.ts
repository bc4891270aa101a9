import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import './index.ts';
import { apex, throwsApex } from './apex.fixture.ts';
import { ApexDecimal, ApexDouble } from '../values/values.ts';

test('numbers from text', () => {
  apex("Integer.valueOf('-12')", '-12');
  throwsApex("Integer.valueOf('1.5')", 'System.TypeException', 'Invalid integer: 1.5');
  throwsApex("Integer.valueOf('2147483648')", 'System.TypeException', 'Invalid integer: 2147483648');
  throwsApex('Integer.valueOf((String) null)', 'System.NullPointerException', 'Argument cannot be null.');
  throwsApex("Long.valueOf('x')", 'System.TypeException', 'Invalid long: x');
  throwsApex("Decimal.valueOf('abc')", 'System.TypeException', 'Invalid decimal: abc');
  throwsApex("Double.valueOf('abc')", 'System.TypeException', 'Invalid double: abc');
  apex("Decimal.valueOf('1.50')", '1.50');
  apex("Boolean.valueOf('TRUE')", 'true');
  apex("Boolean.valueOf('yes')", 'false');
});

test('Decimal keeps its scale', () => {
  apex('d + 1', '3.50', 'Decimal d = 2.50;');
  apex('d * d', '6.2500', 'Decimal d = 2.50;');
  apex('d.scale() + d.precision()', '5', 'Decimal d = 2.50;');
  apex('d.setScale(2)', '5.24', 'Decimal d = 5.245;');
  apex('d.setScale(2, RoundingMode.HALF_UP)', '5.25', 'Decimal d = 5.245;');
  apex('d.setScale(1, System.RoundingMode.CEILING)', '-5.2', 'Decimal d = -5.245;');
  apex('d.stripTrailingZeros().toPlainString()', '100', 'Decimal d = 100.00;');
  apex('d.toPlainString()', '0.00000001', 'Decimal d = 0.00000001;');
  apex('d.intValue()', '-2', 'Decimal d = -2.9;');
  apex('d.round()', '4', 'Decimal d = 4.5;');
  apex('d.round()', '6', 'Decimal d = 5.5;');
  apex('d.round(RoundingMode.HALF_UP)', '5', 'Decimal d = 4.5;');
  apex('d.pow(3)', '3.375', 'Decimal d = 1.5;');
  throwsApex(
    'd.setScale(0, RoundingMode.UNNECESSARY)',
    'System.MathException',
    'Rounding necessary',
    'Decimal d = 1.5;',
  );
});

test('division keeps 34 digits, those before the point included', () => {
  apex('1/d', '0.0322580645161290322580645161290323', 'Decimal d = 31;');
  apex('10/d', '3.333333333333333333333333333333333', 'Decimal d = 3;');
  apex('d/2', '5', 'Decimal d = 10;');
  apex('d/0.5', '20', 'Decimal d = 10;');
  apex('d.divide(3, 30)', '1.666666666666666666666666666667', 'Decimal d = 5;');
  throwsApex('d/0', 'System.MathException', 'Divide by 0', 'Decimal d = 1;');
});

test('integers wrap and divide toward zero', () => {
  apex('i + 1', '-2147483648', 'Integer i = 2147483647;');
  apex('i / 2', '-3', 'Integer i = -7;');
  throwsApex('1 / i', 'System.MathException', 'Divide by 0', 'Integer i = 0;');
  apex('Math.mod(-7, 3)', '-1');
  apex('l * l', '1', 'Long l = -1;');
  apex('Integer.MAX_VALUE', '2147483647');
});

test('Math', () => {
  apex('Math.round(4.5)', '4');
  apex('Math.round(5.5)', '6');
  apex('Math.ceil(2.1)', '3');
  apex('Math.floor(-2.1)', '-3');
  apex('Math.abs(-3)', '3');
  apex('Math.max(1, 2.5)', '2.5');
  apex("Math.sqrt(Double.valueOf('9'))", '3.0');
  apex('Math.pow(2, 10)', '1024.0');
  apex('Math.signum(-2.5)', '-1');
  apex('Math.roundToLong(2.5)', '2');
});

test('Double writes itself as Java does', () => {
  apex('d', '1.0E10', 'Double d = 10000000000.0;');
  apex('d', '0.001', 'Double d = 0.001;');
  apex('d', '3.0', 'Double d = 3;');
  apex('d.intValue()', '3', 'Double d = 3.7;');
  apex('(1000).format()', '1,000');
});

const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 10 }));
const make = ([unscaled, scale]: [bigint, number]) => ApexDecimal.of(`${unscaled}e-${scale}`);

/** unscaled × 10^-scale as an exact fraction with the scale of 30. */
const fraction = ([unscaled, scale]: [bigint, number]) => unscaled * 10n ** BigInt(30 - scale);
const value = (d: ApexDecimal) => d.big.unscaledValue() * 10n ** BigInt(30 - d.big.scale());

test('sums and products are exact, and have the scales of Java', () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      assert.equal(value(make(a).add(make(b))), fraction(a) + fraction(b));
      assert.equal(value(make(a).subtract(make(b))), fraction(a) - fraction(b));
      assert.equal(make(a).multiply(make(b)).big.unscaledValue(), a[0] * b[0]);
      assert.equal(make(a).add(make(b)).big.scale(), Math.max(a[1], b[1]));
      assert.equal(make(a).multiply(make(b)).big.scale(), a[1] + b[1]);
    }),
  );
});

test('sums and differences are exact where JavaScript numbers are no longer', () => {
  const near = fc.bigInt({ min: 2n ** 52n, max: 2n ** 54n });
  fc.assert(
    fc.property(near, fc.bigInt({ min: 1n, max: 99n }), fc.integer({ min: 0, max: 3 }), (large, small, scale) => {
      assert.equal(
        make([large, scale])
          .add(make([small, scale]))
          .big.unscaledValue(),
        large + small,
      );
      assert.equal(
        make([-large, scale])
          .subtract(make([small, scale]))
          .big.unscaledValue(),
        -large - small,
      );
    }),
  );
});

test('a quotient is as near as 34 digits allow', () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      fc.pre(b[0] !== 0n);
      const quotient = make(a).divide(make(b));
      const scale = quotient.big.scale();
      assert.ok(quotient.big.precision() <= 34);
      // |a/b - q| ≤ half a unit in the last place, in whole numbers.
      const left = a[0] * 10n ** BigInt(b[1]);
      const right = b[0] * 10n ** BigInt(a[1]);
      const rest = left * 10n ** BigInt(scale) - quotient.big.unscaledValue() * right;
      const size = (n: bigint) => (n < 0n ? -n : n);
      assert.ok(2n * size(rest) <= size(right));
    }),
  );
});

test('a Double read back from its text is the same', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
      assert.ok(Object.is(Number(new ApexDouble(n).toString()), n));
    }),
  );
});

test('a Double becomes the Decimal of its text', () => {
  const numbers = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: -(10 ** 9), max: 10 ** 9 }),
    fc
      .tuple(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: 0, max: 9 }))
      .map(([n, places]) => n / 10 ** places),
  );
  fc.assert(
    fc.property(numbers, (n) => {
      const decimal = ApexDecimal.fromDouble(n);
      const text = ApexDecimal.of(new ApexDouble(n).toString());
      assert.equal(decimal.toString(), (text.big.scale() < 0 ? text.setScale(0) : text).toString());
    }),
    { numRuns: 1000 },
  );
});
