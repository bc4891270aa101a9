import LANG from '@salesforce/i18n/lang';
import LOCALE from '@salesforce/i18n/locale';

const numbers = new Intl.NumberFormat(LOCALE);
const pluralRules = new Intl.PluralRules(LANG);

/** The singular and the plural of one sentence; `{0}` is the number in both. */
export interface CountLabels {
  one: string;
  other: string;
}

/**
 * Fills `{0}`, `{1}` … of a custom label; numbers are written as the user's locale writes them.
 * A placeholder without a value stays visible, so that a wrong label is noticed.
 */
export function formatLabel(label: string, ...values: (string | number)[]): string {
  return label.replace(/\{(\d+)\}/g, (place, index: string) => {
    const value = values[Number(index)];
    if (value === undefined) return place;
    return typeof value === 'number' ? numbers.format(value) : value;
  });
}

/**
 * Picks the singular or the plural by the rules of the user's language and fills it: `{0}` is the number, `{1}` … are the
 * values. Labels follow the language, not the locale. Languages have other forms too (Spanish: "many" from a million);
 * the plural serves them all. Source: Unicode CLDR, language plural rules.
 */
export function formatCount(labels: CountLabels, count: number, ...values: (string | number)[]): string {
  return formatLabel(pluralRules.select(count) === 'one' ? labels.one : labels.other, count, ...values);
}
