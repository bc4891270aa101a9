/** Location and Address: the compound values of records. */
import { ApexDouble } from './double.ts';

/** A place on the earth, in degrees. */
export class ApexLocation {
  readonly latitude: number;
  readonly longitude: number;
  constructor(latitude: number, longitude: number) {
    this.latitude = latitude;
    this.longitude = longitude;
  }
  toString(): string {
    return `System.Location[getLatitude=${String(new ApexDouble(this.latitude))};getLongitude=${String(new ApexDouble(this.longitude))};]`;
  }
}

/** The parts of an address field. */
export class ApexAddress {
  readonly parts: ReadonlyMap<string, unknown>;
  /** @param parts by lower-case name: `street`, `city`, `postalcode` … */
  constructor(parts: ReadonlyMap<string, unknown>) {
    this.parts = parts;
  }
}
