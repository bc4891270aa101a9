/** Version: of a managed package. */
import { required } from './arguments.ts';
import { bridgeName } from './bridge.ts';
import { defineClass } from './define.ts';

export class ApexVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number | null;
  constructor(major: number, minor: number, patch: number | null) {
    this.major = major;
    this.minor = minor;
    this.patch = patch;
  }
  /** Versions without a patch number compare by the others alone. */
  compare(other: ApexVersion): number {
    const order = this.major - other.major || this.minor - other.minor;
    const patched = this.patch === null || other.patch === null ? 0 : this.patch - other.patch;
    return Math.sign(order || patched);
  }
  [bridgeName('compareTo', 1)](other: ApexVersion): number {
    return this.compare(other);
  }
  [bridgeName('toString', 0)](): string {
    return [this.major, this.minor, ...(this.patch === null ? [] : [this.patch])].join('.');
  }
}

defineClass(
  'Version',
  {
    'new(Integer major, Integer minor)': (_type, major: number, minor: number) => new ApexVersion(required(major), required(minor, 2), null),
    'new(Integer major, Integer minor, Integer patch)': (_type, major: number, minor: number, patch: number) =>
      new ApexVersion(required(major), required(minor, 2), required(patch, 3)),
    'Integer compareTo(Version other)': (self: ApexVersion, other: ApexVersion) => self.compare(required(other)),
    'Integer major()': (self: ApexVersion) => self.major,
    'Integer minor()': (self: ApexVersion) => self.minor,
    'Integer patch()': (self: ApexVersion) => self.patch,
  },
  { js: ApexVersion },
);
