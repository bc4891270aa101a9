/** What every object can do, as `super.equals(…)`, `super.hashCode()` and `super.toString()` of a class call it. */
import type { Implementation } from '../../library/define.ts';
import { objectText } from '../../values/text.ts';
import type { ApexObject } from '../../values/values.ts';
import { identityHash } from '../../values/identity.ts';

const METHODS = new Map<string, Implementation>([
  ['equals', (self: ApexObject, other: unknown) => self === other],
  ['hashcode', (self: ApexObject) => identityHash(self)],
  ['tostring', (self: ApexObject) => objectText(self)],
]);

export const plainMethod = (name: string): Implementation | null => METHODS.get(name.toLowerCase()) ?? null;
