type AdRow = Apex.AdReport.AdRow;

/** From how many leads on a success rate says something. */
export const ENOUGH_LEADS = 10;
/** Standard deviations that hold 95 % of a normal distribution. */
const Z = 1.96;

export interface Range {
  low: number;
  high: number;
}

/** Who is best and worst at making customers of leads, and who merely brings the most leads. */
export interface Ranking {
  best: AdRow | undefined;
  worst: AdRow | undefined;
  mostLeads: AdRow | undefined;
  /** May the best be so by chance only: do the likely ranges of best and worst overlap? */
  mayBeChance: boolean;
}

/**
 * Where the true success rate probably lies, seen from so many leads (Wilson score interval, 95 %; it is sensible for
 * small numbers and rates near 0, where the usual formula is not).
 */
export function likelyRange(customers: number, leads: number): Range | undefined {
  if (leads === 0) return undefined;
  const rate = customers / leads;
  const weight = (Z * Z) / leads;
  const middle = (rate + weight / 2) / (1 + weight);
  const half = (Z / (1 + weight)) * Math.sqrt((rate * (1 - rate)) / leads + weight / (4 * leads));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** @param rows in any order; those with few leads are neither best nor worst */
export function rank(rows: readonly AdRow[]): Ranking {
  const judged = rows
    .filter(({ leads }) => leads >= ENOUGH_LEADS)
    .sort((a, b) => (b.successRate ?? 0) - (a.successRate ?? 0));
  const best = judged[0]?.customers ? judged[0] : undefined;
  const last = judged.at(-1);
  const worst = best && last && last.successRate !== best.successRate ? last : undefined;
  const mostLeads = [...rows].sort((a, b) => b.leads - a.leads)[0];
  return { best, worst, mostLeads, mayBeChance: overlap(best, worst) };
}

function overlap(best: AdRow | undefined, worst: AdRow | undefined): boolean {
  const above = best && likelyRange(best.customers, best.leads);
  const below = worst && likelyRange(worst.customers, worst.leads);
  return Boolean(above && below && above.low <= below.high);
}
