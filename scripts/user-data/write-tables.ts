/** Writes the Apex classes that hold tables of user data. They're generated, never committed. */
import { writeCountryNames } from './country-names.ts';
import { writePhonePlans } from './phone-plans.ts';

/** Writes them where they're missing or different. */
export function writeUserDataTables(): void {
  writePhonePlans();
  writeCountryNames();
}

if (import.meta.main) writeUserDataTables();
