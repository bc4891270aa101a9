/**
 * Versions of the Graph API and until when the Conversions API answers them. Meta: Graph API changelog; the Conversions
 * API follows its schedule, two years a version.
 */
import { expiredVersion, unknownPath, type Refusal } from './refusals.ts';

export const LATEST_VERSION = 'v27.0';

/** End of life, seconds since 1970; null where none is announced. */
const END_BY_VERSION: ReadonlyMap<string, number | null> = new Map([
  [LATEST_VERSION, null],
  ['v26.0', null],
  ['v25.0', endOf('2028-07-29')],
  ['v24.0', endOf('2028-02-18')],
  ['v23.0', endOf('2027-10-08')],
]);
const FIRST_VERSION = 1;

function endOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000;
}

/** Insights, ads and leads end earlier. Meta: Marketing API, version history. */
const MARKETING_END_BY_VERSION: ReadonlyMap<string, number> = new Map([
  ['v25.0', endOf('2027-02-23')],
  ['v24.0', endOf('2026-11-10')],
]);

/** For calls that follow the schedule of the Marketing API. Parameters: as below. */
export function refusalOfMarketingVersion(version: string, rest: string, nowSeconds: number): Refusal | null {
  const end = MARKETING_END_BY_VERSION.get(version);
  if (end !== undefined && nowSeconds >= end) return expiredVersion(LATEST_VERSION);
  return refusalOfVersion(version, rest, nowSeconds);
}

/**
 * @param version as in the path: `v27.0`
 * @param rest what follows it in the path
 * @param nowSeconds the receiver's clock
 */
export function refusalOfVersion(version: string, rest: string, nowSeconds: number): Refusal | null {
  const end = END_BY_VERSION.get(version);
  if (end === null) return null;
  if (end !== undefined) return nowSeconds < end ? null : expiredVersion(LATEST_VERSION);
  const number = Number(/^v(\d+)\.\d+$/.exec(version)?.[1]);
  const wasOnce = number >= FIRST_VERSION && number < Number(/\d+/.exec(LATEST_VERSION)![0]);
  return wasOnce ? expiredVersion(LATEST_VERSION) : unknownPath(rest);
}
