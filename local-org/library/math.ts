/** Math. The functions of angles and powers compute in Double; given a Decimal they answer one. */
import { RoundingMode } from 'bigdecimal.js';
import { required } from './arguments.ts';
import { defineClass, type Members } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { toDecimal, toInteger, toLong } from './operations.ts';
import { ApexDecimal, ApexDouble } from '../values/values.ts';

const double = (value: number) => new ApexDouble(value);

/** Rounds half to even, as Java's `Math.rint`. */
function rint(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

const CONTINUOUS: Record<string, (value: number) => number> = {
  acos: Math.acos,
  asin: Math.asin,
  atan: Math.atan,
  cbrt: Math.cbrt,
  cos: Math.cos,
  cosh: Math.cosh,
  exp: Math.exp,
  log: Math.log,
  log10: Math.log10,
  sin: Math.sin,
  sinh: Math.sinh,
  sqrt: Math.sqrt,
  tan: Math.tan,
  tanh: Math.tanh,
};

const members: Members = {};
for (const [name, compute] of Object.entries(CONTINUOUS)) {
  members[`static Double ${name}(Double value)`] = (value: ApexDouble) => double(compute(required(value).value));
  members[`static Decimal ${name}(Decimal value)`] = (value: ApexDecimal) => {
    const result = compute(required(value).toNumber());
    if (!Number.isFinite(result)) throwApex('MathException', `Invalid argument to ${name}`);
    return ApexDecimal.fromDouble(result);
  };
}

const rounded = (value: ApexDecimal, mode: RoundingMode) => required(value).setScale(0, mode);
const halfUp = (value: ApexDouble) => double(Math.floor(required(value).value + 0.5));

function modulo<T extends number | bigint>(value: T, divisor: T): T {
  if (required(divisor, 2) === 0 || divisor === 0n) throwApex('MathException', 'Divide by 0');
  return ((required(value) as number) % (divisor as number)) as T;
}

defineClass('Math', {
  ...members,
  'static Double E': () => double(Math.E),
  'static Double PI': () => double(Math.PI),
  'static Integer abs(Integer value)': (value: number) => Math.abs(required(value)) | 0,
  'static Long abs(Long value)': (value: bigint) => BigInt.asIntN(64, required(value) < 0n ? -value : value),
  'static Double abs(Double value)': (value: ApexDouble) => double(Math.abs(required(value).value)),
  'static Decimal abs(Decimal value)': (value: ApexDecimal) =>
    required(value).big.signum() < 0 ? value.negate() : value,
  'static Double atan2(Double x, Double y)': (x: ApexDouble, y: ApexDouble) =>
    double(Math.atan2(required(x).value, required(y, 2).value)),
  'static Decimal atan2(Decimal x, Decimal y)': (x: ApexDecimal, y: ApexDecimal) =>
    ApexDecimal.fromDouble(Math.atan2(required(x).toNumber(), required(y, 2).toNumber())),
  'static Double ceil(Double value)': (value: ApexDouble) => double(Math.ceil(required(value).value)),
  'static Decimal ceil(Decimal value)': (value: ApexDecimal) => rounded(value, RoundingMode.CEILING),
  'static Double floor(Double value)': (value: ApexDouble) => double(Math.floor(required(value).value)),
  'static Decimal floor(Decimal value)': (value: ApexDecimal) => rounded(value, RoundingMode.FLOOR),
  'static Integer max(Integer a, Integer b)': (a: number, b: number) => Math.max(required(a), required(b, 2)),
  'static Long max(Long a, Long b)': (a: bigint, b: bigint) => (required(a) > required(b, 2) ? a : b),
  'static Double max(Double a, Double b)': (a: ApexDouble, b: ApexDouble) =>
    double(Math.max(required(a).value, required(b, 2).value)),
  'static Decimal max(Decimal a, Decimal b)': (a: ApexDecimal, b: ApexDecimal) =>
    required(a).compareTo(required(b, 2)) >= 0 ? a : b,
  'static Integer min(Integer a, Integer b)': (a: number, b: number) => Math.min(required(a), required(b, 2)),
  'static Long min(Long a, Long b)': (a: bigint, b: bigint) => (required(a) < required(b, 2) ? a : b),
  'static Double min(Double a, Double b)': (a: ApexDouble, b: ApexDouble) =>
    double(Math.min(required(a).value, required(b, 2).value)),
  'static Decimal min(Decimal a, Decimal b)': (a: ApexDecimal, b: ApexDecimal) =>
    required(a).compareTo(required(b, 2)) <= 0 ? a : b,
  'static Integer mod(Integer value, Integer divisor)': (value: number, divisor: number) => modulo(value, divisor) | 0,
  'static Long mod(Long value, Long divisor)': modulo,
  'static Double pow(Double base, Double exponent)': (base: ApexDouble, exponent: ApexDouble) =>
    double(Math.pow(required(base).value, required(exponent, 2).value)),
  'static Double random()': () => double(Math.random()),
  'static Double rint(Double value)': (value: ApexDouble) => double(rint(required(value).value)),
  'static Decimal rint(Decimal value)': (value: ApexDecimal) => rounded(value, RoundingMode.HALF_EVEN),
  'static Integer round(Double value)': (value: ApexDouble) => toInteger(halfUp(value)),
  'static Integer round(Decimal value)': (value: ApexDecimal) => toInteger(rounded(value, RoundingMode.HALF_EVEN)),
  'static Long roundToLong(Double value)': (value: ApexDouble) => toLong(halfUp(value)),
  'static Long roundToLong(Decimal value)': (value: ApexDecimal) => toLong(rounded(value, RoundingMode.HALF_EVEN)),
  'static Double signum(Double value)': (value: ApexDouble) => double(Math.sign(required(value).value)),
  'static Decimal signum(Decimal value)': (value: ApexDecimal) => toDecimal(required(value).big.signum()),
});
