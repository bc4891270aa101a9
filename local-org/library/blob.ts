/** Blob. */
import { required } from './arguments.ts';
import { defineClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { sameValue } from './operations.ts';
import { ApexBlob } from '../values/values.ts';

defineClass('Blob', {
  'static Blob valueOf(String text)': (value: string) => ApexBlob.fromText(required(value)),
  'Boolean equals(Object other)': (self: ApexBlob, other: unknown) => sameValue(self, other),
  'Integer size()': (self: ApexBlob) => self.bytes.length,
  'String toString()': (self: ApexBlob) => {
    try {
      return self.toText();
    } catch {
      return throwApex('StringException', 'BLOB is not a valid UTF-8 string');
    }
  },
});
