/**
 * Google's libphonenumber, as the npm package `google-libphonenumber` compiles it: the numbering plans that the package
 * takes its table from, and the code that the differential run compares with. The package has no types of its own.
 */
import { createRequire } from 'node:module';

interface NumberDescription {
  getNationalNumberPattern(): string | null;
  possibleLengthArray(): number[];
}

export interface Plan {
  getCountryCode(): number;
  /** Regular expression of the digits that people dial before a foreign number. */
  getInternationalPrefix(): string | null;
  getNationalPrefixForParsing(): string | null;
  getNationalPrefixTransformRule(): string | null;
  getGeneralDesc(): NumberDescription;
}

/** A number that was read. */
export interface PhoneNumber {
  getCountryCode(): number;
}

interface PhoneNumberUtil {
  getSupportedRegions(): string[];
  getSupportedCallingCodes(): number[];
  /** The region whose plan counts where several share a calling code; `001` where there is no region. */
  getRegionCodeForCountryCode(callingCode: number): string;
  getMetadataForRegion(region: string): Plan;
  getMetadataForNonGeographicalRegion(callingCode: number): Plan;
  getExampleNumberForType(region: string, type: number): PhoneNumber | null;
  getExampleNumberForNonGeoEntity(callingCode: number): PhoneNumber | null;
  getNationalSignificantNumber(number: PhoneNumber): string;
  /** @throws where the text is no number */
  parse(text: string, region: string | null): PhoneNumber;
  isPossibleNumberWithReason(number: PhoneNumber): number;
  format(number: PhoneNumber, format: number): string;
  formatOutOfCountryCallingNumber(number: PhoneNumber, from: string): string;
}

interface Library {
  PhoneNumberUtil: { getInstance(): PhoneNumberUtil; ValidationResult: Record<'IS_POSSIBLE', number> };
  PhoneNumberFormat: Record<'E164' | 'INTERNATIONAL' | 'NATIONAL' | 'RFC3966', number>;
  PhoneNumberType: Record<'FIXED_LINE' | 'MOBILE', number>;
}

const require = createRequire(import.meta.url);
const library = require('google-libphonenumber') as Library;

export const { PhoneNumberFormat, PhoneNumberType } = library;
export const { IS_POSSIBLE } = library.PhoneNumberUtil.ValidationResult;
export const libphonenumber = library.PhoneNumberUtil.getInstance();
/** Version of the npm package. */
export const LIBPHONENUMBER_VERSION = (require('google-libphonenumber/package.json') as { version: string }).version;

/** What libphonenumber calls the region of calling codes that belong to no country. */
export const NO_REGION = '001';
