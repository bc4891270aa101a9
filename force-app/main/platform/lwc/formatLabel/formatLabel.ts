import LOCALE from '@salesforce/i18n/locale';

const numbers = new Intl.NumberFormat(LOCALE);

/**
 * Fills `{0}`, `{1}` … of a custom label; numbers are written as the user's locale writes them.
 * A place without a value stays as it is, so that a wrong label shows itself.
 */
export function formatLabel(label: string, ...values: (string | number)[]): string {
  return label.replace(/\{(\d+)\}/g, (place, index: string) => {
    const value = values[Number(index)];
    if (value === undefined) return place;
    return typeof value === 'number' ? numbers.format(value) : value;
  });
}
