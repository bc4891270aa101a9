/** Versions of the Google Ads API and when each ends. Google Ads API: release notes, deprecation and sunset. */
import { Refused } from './refusals.ts';

/** Ends after 2026 are announced by month: the last day of it is taken. */
const END_BY_VERSION: ReadonlyMap<string, string> = new Map([
  ['v26', '2027-11-30'],
  ['v25', '2027-08-31'],
  ['v24', '2027-05-31'],
  ['v23', '2027-02-28'],
  ['v22', '2026-10-07'],
]);
const FIRST_VERSION = 1;
const LAST_VERSION = 26;

export const numberOf = (version: string): number => Number(version.slice(1));

/**
 * @param now milliseconds
 * @throws Refused when it has ended
 * @returns whether there has ever been such a version
 */
export function checkVersion(version: string, now: number): boolean {
  const number = numberOf(version);
  if (!(number >= FIRST_VERSION && number <= LAST_VERSION)) return false;
  const end = END_BY_VERSION.get(version);
  if (end === undefined || now >= Date.parse(`${end}T00:00:00Z`)) {
    throw new Refused(
      'INVALID_ARGUMENT',
      'requestError',
      'UNSUPPORTED_VERSION',
      `Version ${version} is deprecated. Requests to this version will be blocked.`,
    );
  }
  return true;
}
