/** A Datetime: an instant, as milliseconds since 1970-01-01T00:00Z. Immutable. */
export class ApexDatetime {
  readonly millis: number;
  constructor(millis: number) {
    this.millis = millis;
  }

  /** `2020-01-31T10:00:00.000Z`: how the platform's JSON and SOQL write it. */
  toISOString(): string {
    return new Date(this.millis).toISOString();
  }

  /** `2020-01-31 10:00:00`, in GMT: what concatenation and debug logs show. */
  toString(): string {
    return this.toISOString().slice(0, -5).replace('T', ' ');
  }
}
