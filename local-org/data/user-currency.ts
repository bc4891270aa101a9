/** The currency that a user works in: their own, else the organization's. */
import type { Transaction } from '../running/transaction.ts';

export function userCurrency({ org, user }: Transaction): string {
  const corporate = org.organization().currency;
  if (!org.project.settings.multiCurrency) return corporate;
  const row = org.store.first('SELECT DefaultCurrencyIsoCode FROM "User" WHERE Id = ?', user.id);
  return (row?.[0] as string | null | undefined) ?? corporate;
}
