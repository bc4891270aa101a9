/** Id. What an id says of its object (`getSObjectType`) and `addError` are declared with the records. */
import { requiredValue } from './arguments.ts';
import { defineClass } from './define.ts';
import { hashCodeOf } from './hash-code.ts';
import { sameId, toId, toUncheckedId } from './operations.ts';
import { checksIds } from '../values/versions.ts';

const idOf = (text: string | null, apiVersion: number) =>
  (checksIds(apiVersion) ? toId : toUncheckedId)(requiredValue(text));

defineClass('Id', {}, { versioned: ['valueOf'] });
defineClass('Id', {
  'static Id valueOf(String text)': idOf,
  'static Id valueOf(Object value)': idOf,
  'static Id valueOf(String text, Boolean restoreCasing)': (text: string | null, _: unknown, apiVersion: number) =>
    idOf(text, apiVersion),
  'Boolean equals(Object other)': (self: string, other: unknown) => typeof other === 'string' && sameId(self, other),
  'Integer hashCode()': (self: string) => hashCodeOf(self),
  'String to15()': (self: string) => self.slice(0, 15),
  'String toString()': (self: string) => self,
});
