/** One constant of an enum: library enums and those written in Apex alike; compared by identity. */
export class ApexEnum {
  readonly enumName: string;
  readonly name: string;
  readonly ordinal: number;
  constructor(enumName: string, name: string, ordinal: number) {
    this.enumName = enumName;
    this.name = name;
    this.ordinal = ordinal;
  }
  toString(): string {
    return this.name;
  }
}
