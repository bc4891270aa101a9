/** Collator: the order of texts in the running user's locale. */
import { bridgeName } from '../values/bridge.ts';
import { defineClass } from './define.ts';
import { userLocale } from './number-text.ts';

export class ApexCollator {
  private readonly collator = new Intl.Collator(userLocale());
  /** Nulls first. */
  compare(a: string | null, b: string | null): number {
    if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
    return this.collator.compare(a, b);
  }
  [bridgeName('compare', 2)](a: string | null, b: string | null): number {
    return this.compare(a, b);
  }
}

defineClass(
  'Collator',
  {
    'static Collator getInstance()': () => new ApexCollator(),
    'Integer compare(String a, String b)': (self: ApexCollator, a: string | null, b: string | null) =>
      self.compare(a, b),
  },
  { js: ApexCollator, implements: ['Comparator<String>'] },
);
