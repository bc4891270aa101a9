import { Big, MathContext, RoundingMode, type BigDecimal } from 'bigdecimal.js';
import { throwApex } from './exceptions.ts';
import { ApexDouble } from './double.ts';

/** The digits a quotient keeps, those before the point included. */
const QUOTIENT_DIGITS = 34;
/** More than a quotient can show, so that the rounding to its scale is the only one that shows. */
const QUOTIENT_CONTEXT = new MathContext(QUOTIENT_DIGITS + 2, RoundingMode.DOWN);

/** A JavaScript number holds any whole number of so many digits; the library adds in such, and rounds those just above. */
const EXACT_DIGITS = 15;

/**
 * A Decimal: an exact number that keeps its scale (`1.50` has two decimal places). Immutable. Sums keep the larger
 * scale, products add the scales, quotients keep up to 34 digits.
 */
export class ApexDecimal {
  readonly big: BigDecimal;
  private constructor(big: BigDecimal) {
    this.big = big;
  }

  static readonly ZERO = new ApexDecimal(Big(0));

  /** From digits (`1.50`, `1e3`), an Integer, or a Long. A text that is no number throws a JavaScript error. */
  static of(value: string | number | bigint): ApexDecimal {
    return new ApexDecimal(Big(value));
  }

  static fromBig(value: BigDecimal): ApexDecimal {
    return new ApexDecimal(value);
  }

  /** By way of the text of the Double, as the platform converts: 0.1 becomes 0.1, 1.0 keeps one decimal place. */
  static fromDouble(value: number): ApexDecimal {
    const size = Math.abs(value);
    if (size >= 1e-3 && size <= Number.MAX_SAFE_INTEGER) {
      // The first number of places that loses nothing is the one the text has; small whole numbers are written with one.
      let power = size < 1e7 ? 10 : 1;
      for (let places = size < 1e7 ? 1 : 0; power * size <= Number.MAX_SAFE_INTEGER; places++, power *= 10) {
        const unscaled = Math.round(value * power);
        if (unscaled / power === value) return new ApexDecimal(Big(unscaled, places));
      }
    }
    const decimal = Big(new ApexDouble(value).toString());
    return new ApexDecimal(decimal.scale() < 0 ? decimal.setScale(0) : decimal);
  }

  add(other: ApexDecimal): ApexDecimal {
    const sum = this.big.add(other.big);
    return new ApexDecimal(sum.precision() <= EXACT_DIGITS ? sum : exactSum(this.big, other.big));
  }

  subtract(other: ApexDecimal): ApexDecimal {
    const difference = this.big.subtract(other.big);
    return new ApexDecimal(
      difference.precision() <= EXACT_DIGITS ? difference : exactSum(this.big, other.big.negate()),
    );
  }

  multiply(other: ApexDecimal): ApexDecimal {
    return new ApexDecimal(this.big.multiply(other.big));
  }

  /** The operator `/`: rounds half up to 34 digits in all; an exact quotient keeps the scale Java prefers. */
  divide(other: ApexDecimal): ApexDecimal {
    if (other.big.signum() === 0) throwApex('MathException', 'Divide by 0');
    const quotient = this.big.divideWithMathContext(other.big, QUOTIENT_CONTEXT);
    const whole = Math.max(0, quotient.precision() - quotient.scale());
    const scale = Math.max(0, QUOTIENT_DIGITS - whole);
    // Java prefers 2E+1 for 10 / 0.5; a scale is never negative here.
    if (quotient.scale() < 0) return new ApexDecimal(quotient.setScale(0));
    return new ApexDecimal(quotient.scale() > scale ? quotient.setScale(scale, RoundingMode.HALF_UP) : quotient);
  }

  negate(): ApexDecimal {
    return new ApexDecimal(this.big.negate());
  }

  compareTo(other: ApexDecimal): number {
    return this.big.compareTo(other.big);
  }

  setScale(scale: number, mode: RoundingMode = RoundingMode.HALF_EVEN): ApexDecimal {
    return new ApexDecimal(this.big.setScale(scale, mode));
  }

  toNumber(): number {
    return this.big.numberValue();
  }

  /** The whole part, cut off toward zero. */
  toBigInt(): bigint {
    return this.big.toBigInt();
  }

  /** With an exponent where Java writes one (`1E+3`, `1E-7`). */
  toString(): string {
    return this.big.toString();
  }

  toPlainString(): string {
    return this.big.toPlainString();
  }
}

function exactSum(a: BigDecimal, b: BigDecimal): BigDecimal {
  const scale = Math.max(a.scale(), b.scale());
  return Big(unscaledAt(scale, a) + unscaledAt(scale, b), scale);
}

function unscaledAt(scale: number, value: BigDecimal): bigint {
  return value.unscaledValue() * 10n ** BigInt(scale - value.scale());
}
