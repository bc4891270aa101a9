/** Monthly versions of LinkedIn's Marketing API. Marketing API: versioning, migrations. There is none of a December. */
import { Refused } from './refusals.ts';

const END_BY_VERSION: ReadonlyMap<string, string> = new Map([
  ['202601', '2027-01-15'],
  ['202602', '2027-02-15'],
  ['202603', '2027-03-16'],
  ['202604', '2027-04-15'],
  ['202605', '2027-05-15'],
  ['202606', '2027-06-15'],
  ['202607', '2027-07-15'],
]);
const LAST_PUBLISHED = '202607';

/**
 * @param version of the header `LinkedIn-Version`
 * @throws Refused: 426 for a dead or unknown version
 */
export function checkVersion(version: string | undefined, now: number): void {
  if (!version)
    throw new Refused(
      400,
      'VERSION_MISSING',
      'A version must be present. Please specify a version by adding the LinkedIn-Version header.',
    );
  const month = /^(\d{4})(\d\d)$/.exec(version);
  // Later ones exist, but no table of them was published: a year each, as those before.
  const isLater = month !== null && version > LAST_PUBLISHED && Number(month[2]) >= 1 && Number(month[2]) <= 11;
  const end = isLater ? `${Number(month[1]) + 1}-${month[2]}-15` : END_BY_VERSION.get(version);
  const isOut = month !== null && Date.parse(`${month[1]}-${month[2]}-01T00:00:00Z`) <= now;
  if (!end || !isOut || now >= Date.parse(`${end}T00:00:00Z`)) {
    throw new Refused(426, 'NONEXISTENT_VERSION', `Requested version ${version} is not active`);
  }
}
