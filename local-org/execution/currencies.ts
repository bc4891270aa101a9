/** The currencies of an organization that has several: rows of CurrencyType, and what CurrencyIsoCode may hold. */
import type { Store } from '../data/store.ts';
import type { Project } from '../metadata/index.ts';
import { findRows, insertRow } from '../services/rows.ts';

/**
 * Adds the corporate currency, and those that the project names with their rate (units for one of the corporate currency).
 * What is there stays.
 */
export function seedCurrencies(
  store: Store,
  { schema, settings }: Project,
  corporate: string,
  userId: string,
  now: number,
): void {
  if (!settings.multiCurrency) return;
  store.begin();
  const rates = new Map([[corporate, 1], ...settings.currencies]);
  for (const [code, rate] of rates) {
    if (findRows(store, 'CurrencyType', ['Id'], 'IsoCode', code).length) continue;
    const values = {
      IsoCode: code,
      ConversionRate: Math.round(rate * 1_000_000),
      DecimalPlaces: new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions()
        .maximumFractionDigits!,
      IsActive: 1,
      IsCorporate: code === corporate ? 1 : 0,
    };
    insertRow(store, 'CurrencyType', values, now, userId);
  }
  store.commit();
  const { picklistValues } = schema.field('Account', 'CurrencyIsoCode')!;
  const codes = store.all('SELECT IsoCode FROM "CurrencyType" WHERE IsActive = 1 ORDER BY IsCorporate DESC, IsoCode');
  picklistValues.splice(0, Infinity, ...codes.map(([code]) => code as string).map(picklistValue));
}

const picklistValue = (value: string) => ({ value, label: value, isDefault: false, isActive: true });
