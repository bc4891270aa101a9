/**
 * What the package is made of besides what is committed: the charting library and the Apex classes that hold tables of
 * user data. Not the compiled components, which only the platform needs.
 */
import { writeChartLibrary } from './chart-library.ts';
import { writeUserDataTables } from './user-data/write-tables.ts';

/** Writes what is missing or of another version. */
export function writeGeneratedSources(): void {
  writeChartLibrary();
  writeUserDataTables();
}

if (import.meta.main) writeGeneratedSources();
