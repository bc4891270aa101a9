/** A Double: a 64-bit floating point number that says so at run time. */
export class ApexDouble {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }

  /** As Java writes a double: `1.0`, `1.0E10`, `NaN`. */
  toString(): string {
    const { value } = this;
    if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
    if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
    const size = Math.abs(value);
    if (size >= 1e-3 && size < 1e7) {
      const text = String(value);
      return text.includes('.') ? text : `${text}.0`;
    }
    const [digits, exponent] = value.toExponential().split('e');
    return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
  }
}
