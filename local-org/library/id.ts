/** Id. What an id says of its object (`getSObjectType`) and `addError` are declared with the records. */
import { requiredValue } from './arguments.ts';
import { defineClass } from './define.ts';
import { hashCodeOf } from './hash-code.ts';
import { sameId, toId } from './operations.ts';

const idOf = (text: string | null) => toId(requiredValue(text));

defineClass('Id', {
  'static Id valueOf(String text)': idOf,
  'static Id valueOf(Object value)': idOf,
  'static Id valueOf(String text, Boolean restoreCasing)': idOf,
  'Boolean equals(Object other)': (self: string, other: unknown) => typeof other === 'string' && sameId(self, other),
  'Integer hashCode()': (self: string) => hashCodeOf(self),
  'String to15()': (self: string) => self.slice(0, 15),
  'String toString()': (self: string) => self,
});
