/** UUID. */
import { randomUUID } from 'node:crypto';
import { required } from './arguments.ts';
import { bridgeName } from '../values/bridge.ts';
import { defineClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { hashText } from './hash-code.ts';
import { JSON_VALUE } from './json-object.ts';

export class ApexUuid {
  readonly text: string;
  constructor(text: string) {
    this.text = text.toLowerCase();
  }
  [JSON_VALUE](): string {
    return this.text;
  }
  [bridgeName('equals', 1)](other: unknown): boolean {
    return other instanceof ApexUuid && other.text === this.text;
  }
  [bridgeName('hashCode', 0)](): number {
    return hashText(this.text);
  }
  [bridgeName('toString', 0)](): string {
    return this.text;
  }
}

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

defineClass(
  'UUID',
  {
    'static UUID fromString(String text)': (text: string) =>
      FORM.test(required(text))
        ? new ApexUuid(text)
        : throwApex('IllegalArgumentException', `Invalid UUID string: ${text}`),
    'static UUID randomUUID()': () => new ApexUuid(randomUUID()),
    'Boolean equals(Object other)': (self: ApexUuid, other: unknown) =>
      other instanceof ApexUuid && other.text === self.text,
    'Integer hashCode()': (self: ApexUuid) => hashText(self.text),
    'String toString()': (self: ApexUuid) => self.text,
  },
  { js: ApexUuid },
);
