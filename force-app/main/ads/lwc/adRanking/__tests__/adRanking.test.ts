import { likelyRange, rank } from '../adRanking';

type AdRow = Apex.AdReport.AdRow;

const row = (name: string, leads: number, customers: number) =>
  ({ name, leads, customers, successRate: leads ? customers / leads : null }) as AdRow;

const ADS = [row('Ad 3', 50, 2), row('Ad 1', 20, 10), row('Ad 2', 30, 5)];

describe('rank', () => {
  // Specification: ads.report.example
  it('tells the ad that sells from the one that merely brings leads', () => {
    const { best, worst, mostLeads, mayBeChance } = rank(ADS);

    expect([best?.name, worst?.name, mostLeads?.name]).toEqual(['Ad 1', 'Ad 3', 'Ad 3']);
    expect(mayBeChance).toBe(false);
  });

  // Specification: ads.report.small-numbers
  it('does not judge by a handful of leads', () => {
    const { best, worst } = rank([...ADS, row('Lucky', 2, 2), row('Unlucky', 3, 0)]);

    expect([best?.name, worst?.name]).toEqual(['Ad 1', 'Ad 3']);
  });

  // Specification: ads.report.small-numbers
  it('says where the difference may be chance', () => {
    expect(rank([row('A', 20, 5), row('B', 20, 3)]).mayBeChance).toBe(true);
  });

  it('names no best ad without customers, or without another ad to compare with', () => {
    expect(rank([row('A', 20, 0), row('B', 30, 0)]).best).toBeUndefined();
    expect(rank([row('A', 20, 5)]).worst).toBeUndefined();
    expect(rank([row('A', 20, 5), row('B', 40, 10)]).worst).toBeUndefined();
    expect(rank([])).toEqual({ best: undefined, worst: undefined, mostLeads: undefined, mayBeChance: false });
  });
});

describe('likelyRange', () => {
  it('is that of Wilson', () => {
    // Brown, Cai, DasGupta (2001): 10 of 20 gives 0.299 to 0.701.
    const range = likelyRange(10, 20);
    expect(range?.low).toBeCloseTo(0.299, 3);
    expect(range?.high).toBeCloseTo(0.701, 3);
  });

  it('stays between nothing and all', () => {
    expect(likelyRange(0, 5)?.low).toBe(0);
    expect(likelyRange(5, 5)?.high).toBe(1);
    expect(likelyRange(0, 0)).toBeUndefined();
  });
});
