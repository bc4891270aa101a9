import getAds from '@salesforce/apex/AdEffectivenessController.getAds';
import getLeads from '@salesforce/apex/AdEffectivenessController.getLeads';
import { apexError, button, change, find, findAll, get, mount, type Mounted, settle, textOf } from 'testing';
import { downloadFile } from 'c/fileDownload';
import AdEffectiveness from '../adEffectiveness';

jest.mock('c/fileDownload', () => ({ downloadFile: jest.fn() }));

jest.mock(
  '@salesforce/apex/AdEffectivenessController.getAds',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/AdEffectivenessController.getLeads', () => ({ default: jest.fn() }), { virtual: true });

type AdReport = Apex.AdReport;
type AdRow = Apex.AdReport.AdRow;

const wire = getAds as unknown as {
  emit(report: AdReport): void;
  error(body: unknown): void;
  getLastConfig(): Record<string, unknown>;
};
const people = getLeads as jest.MockedFunction<typeof getLeads>;

const row = (key: string, leads: number, customers: number, spend: number | null, change: object = {}): AdRow => ({
  key,
  adId: key,
  name: key,
  campaignName: 'Autumn',
  adSetName: 'Everybody',
  network: 'Facebook',
  leads,
  customers,
  successRate: leads ? customers / leads : null,
  spend,
  costPerLead: spend === null || !leads ? null : spend / leads,
  costPerCustomer: spend === null || !customers ? null : spend / customers,
  currencyCode: spend === null ? null : 'EUR',
  ...change,
});

const REPORT: AdReport = {
  rows: [row('Ad 1', 20, 10, 400), row('Ad 2', 30, 5, 450), row('Ad 3', 50, 2, 500)],
  total: row('', 100, 17, 1350, { key: null, adId: null, name: null, network: null }),
  costsFrom: '2026-01-01',
  costsTo: '2026-01-31',
  hasMixedCurrencies: false,
  costsLeftOut: false,
};

async function page(report: AdReport = REPORT): Promise<Mounted> {
  const element = mount('c-ad-effectiveness', AdEffectiveness);
  wire.emit(report);
  await settle();
  return element;
}

const bodyRows = (element: Mounted) => findAll(element, 'tbody tr').map(textOf);
const header = (element: Mounted, label: string) =>
  findAll<HTMLButtonElement>(element, 'th button').find((found) => textOf(found).startsWith(label))!;
const number = (element: Mounted, title: string) =>
  findAll<HTMLButtonElement>(element, 'td button').find((found) => found.title === title)!;

describe('c-ad-effectiveness', () => {
  beforeEach(() => {
    people.mockResolvedValue({
      rows: [{ leadId: '00Q1', personId: '0031', name: 'Nora', company: 'Example', status: 'Open', wonAt: null }],
      total: 1,
      nextCursor: null,
    });
  });

  it('shows that it is loading', () => {
    expect(find(mount('c-ad-effectiveness', AdEffectiveness), 'lightning-spinner')).not.toBeNull();
  });

  it('says first which ad brings leads and which one sells', async () => {
    const text = textOf(get(await page(), '[aria-label="What the Numbers Say"]'));

    expect(text).toContain('“Ad 3” brings the most leads (50), but only 2 of them became customers (4%).');
    expect(text).toContain('“Ad 1” sells best: 10 of 20 leads became customers (50%).');
    expect(text).toContain(
      'The cheapest leads come from “Ad 3” (€10.00 each). The cheapest customers come from “Ad 1” (€40.00 each). A customer from “Ad 3” costs €250.00.',
    );
    expect(text).not.toContain('chance');
  });

  it.each([
    ['the same ad', [row('A', 50, 20, null), row('B', 20, 1, null)], '“A” brings the most leads (50) and sells best'],
    ['small numbers', [row('A', 12, 4, null), row('B', 14, 3, null)], 'can be chance'],
    ['ads without customers', [row('A', 12, 0, null)], 'No ad sells yet'],
  ])('says what it can say of %s', async (_, rows, expected) => {
    expect(textOf(await page({ ...REPORT, rows }))).toContain(expected);
  });

  // Specification: ads.report.chart
  it('draws leads beside success rates, most leads first', async () => {
    const [leadsChart, ratesChart] = findAll(await page(), 'c-chart');

    expect(leadsChart.data).toMatchObject({
      categories: ['Ad 3', 'Ad 2', 'Ad 1'],
      series: [{ values: [50, 30, 20] }, { values: [2, 5, 10] }],
    });
    expect(leadsChart.description).toBe(
      'Leads and Customers. Ad 3: leads 50, customers 2. Ad 2: leads 30, customers 5. Ad 1: leads 20, customers 10.',
    );
    expect(ratesChart.data).toMatchObject({ series: [{ values: [0.04, 5 / 30, 0.5] }], format: 'percent' });
    expect(ratesChart.description).toContain('Ad 1: 50%.');
  });

  it('draws no more than ten and says so', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => row(`Ad ${i}`, 20 + i, 1, null));
    const element = await page({ ...REPORT, rows });

    expect((get(element, 'c-chart').data as { categories: string[] }).categories).toHaveLength(10);
    expect(textOf(element)).toContain('The charts show the 10 rows with the most leads. The table shows all rows.');
  });

  // Specification: ads.report.table
  it('shows every number in a table, with the best and the worst marked, and totals', async () => {
    const element = await page();

    expect(bodyRows(element)).toEqual([
      'Ad 1 Best Autumn Facebook 20 10 50% likely 30% to 70% €400.00 €20.00 €40.00',
      'Ad 2 Autumn Facebook 30 5 16.7% likely 7% to 34% €450.00 €15.00 €90.00',
      'Ad 3 Worst Autumn Facebook 50 2 4% likely 1% to 13% €500.00 €10.00 €250.00',
      'Total 100 17 17% €1,350.00 €13.50 €79.41',
    ]);
    expect(textOf(element)).toContain('Costs are available for these days:');
  });

  it('shows absent costs as absent and few leads as few', async () => {
    const element = await page({ ...REPORT, rows: [row('Ad 1', 2, 1, null), row('Ad 2', 0, 0, 10)], costsFrom: null });

    expect(bodyRows(element).slice(0, 2)).toEqual([
      'Ad 1 Autumn Facebook 2 1 50% likely 9% to 91% too few leads to compare – – –',
      'Ad 2 Autumn Facebook 0 0 – €10.00 – –',
    ]);
    expect(textOf(element)).toContain('The ad network reported no costs for this period.');
  });

  it.each([
    [{ costsLeftOut: true }, 'too many daily costs to add up'],
    [{ hasMixedCurrencies: true }, 'use different currencies'],
  ])('says why costs are missing: %o', async (part, expected) => {
    expect(textOf(await page({ ...REPORT, ...part }))).toContain(expected);
  });

  // Specification: ads.report.table
  it('sorts by every column, in both directions, what is absent last', async () => {
    const element = await page({ ...REPORT, rows: [...REPORT.rows, row('Ad 4', 5, 0, null)] });
    const names = () => bodyRows(element).map((text) => text.slice(0, 4));

    header(element, 'Cost per Lead').click();
    await settle();
    expect(names()).toEqual(['Ad 1', 'Ad 2', 'Ad 3', 'Ad 4', 'Tota']);
    expect(header(element, 'Cost per Lead').closest('th')!.getAttribute('aria-sort')).toBe('descending');

    header(element, 'Cost per Lead').click();
    await settle();
    expect(names()).toEqual(['Ad 3', 'Ad 2', 'Ad 1', 'Ad 4', 'Tota']);

    header(element, 'Ad').click();
    await settle();
    expect(names()).toEqual(['Ad 1', 'Ad 2', 'Ad 3', 'Ad 4', 'Tota']);
  });

  it('asks for the period and the comparison that were chosen', async () => {
    const element = await page();
    const period = { startDate: '2026-01-01', endDate: '2026-01-31' };

    get(element, 'c-period-picker').dispatchEvent(new CustomEvent('periodchange', { detail: period }));
    change(get(element, '.grouping'), { value: 'Network' });
    await settle();

    expect(wire.getLastConfig()).toEqual({ ...period, grouping: 'Network', withinGrouping: null, withinKey: null });
    expect(find(element, 'lightning-spinner')).not.toBeNull();
  });

  it('looks into a campaign and comes back', async () => {
    const element = await page();
    change(get(element, '.grouping'), { value: 'Campaign' });
    wire.emit({ ...REPORT, rows: [row('Facebook:Autumn', 100, 17, null, { adId: null, name: 'Autumn' })] });
    await settle();

    findAll<HTMLButtonElement>(element, 'th button')
      .find(({ title }) => title === 'Show Ads of Autumn')!
      .click();
    await settle();
    expect(wire.getLastConfig()).toMatchObject({
      grouping: 'Ad',
      withinGrouping: 'Campaign',
      withinKey: 'Facebook:Autumn',
    });
    expect(textOf(element)).toContain('Ads of “Autumn”');

    button(element, 'Back').click();
    await settle();
    expect(wire.getLastConfig()).toMatchObject({ grouping: 'Campaign', withinKey: null });
  });

  it('shows the people behind a number', async () => {
    const element = await page();

    number(element, 'Show 10 Customers from Ad 1').click();
    await settle();

    expect(people).toHaveBeenCalledWith(
      expect.objectContaining({ grouping: 'Ad', key: 'Ad 1', onlyCustomers: true, cursor: null }),
    );
    const panel = get(element, 'c-ad-leads');
    expect(textOf(panel)).toContain('Customers from “Ad 1”');
    expect(get<HTMLAnchorElement>(panel, 'tbody a').getAttribute('href')).toBe('/lightning/r/0031/view');
    expect(textOf(panel)).toContain("The list shows 1 of 10. You don't have access to the other leads.");
    await expect(element).toBeAccessible();

    button(panel, 'Close').click();
    await settle();
    expect(find(element, 'c-ad-leads')).toBeNull();
  });

  it('pages through the people and says what went wrong', async () => {
    people.mockResolvedValue({ rows: [], total: 120, nextCursor: 'after' });
    const element = await page();
    number(element, 'Show 50 Leads from Ad 3').click();
    await settle();

    people.mockRejectedValueOnce(apexError('Too slow.'));
    button(element, 'Next Page').click();
    await settle();
    expect(people).toHaveBeenLastCalledWith(expect.objectContaining({ cursor: 'after' }));
    expect(textOf(element)).toContain('Too slow.');

    button(element, 'Try Again').click();
    await settle();
    expect(textOf(element)).not.toContain('Too slow.');
    expect(textOf(get(element, 'c-ad-leads'))).not.toContain('The list shows');
  });

  // Specification: ads.report.download
  it('offers the table as a file', async () => {
    button(await page(), 'Download CSV').click();
    const [name, text] = jest.mocked(downloadFile).mock.lastCall!;
    const [head, first, , , total] = text.split('\r\n');

    expect(head).toContain('"Name","Campaign","Ad Set","Network","Leads","Customers","Success Rate","Cost"');
    expect(first).toBe('"Ad 1","Autumn","Everybody","Facebook","20","10","0.5","400","20","40","EUR"');
    expect(total).toContain('"Total"');
    expect(name).toMatch(/^which-ad-sells_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d\.csv$/);
  });

  it('says so where there are no leads from ads', async () => {
    const element = await page({ ...REPORT, rows: [] });

    expect(textOf(element)).toContain('No leads from ads in this period');
    expect(find(element, 'table')).toBeNull();
  });

  it('says what went wrong and tries again', async () => {
    const element = mount('c-ad-effectiveness', AdEffectiveness);
    wire.error({ message: 'You may not see ads.' });
    await settle();

    expect(textOf(element)).toContain('You may not see ads.');
    await expect(element).toBeAccessible();
    button(element, 'Try Again').click();
    await settle();
    // The comparison below loads by itself.
    expect(element.shadowRoot?.querySelector('lightning-spinner')).toBeNull();
  });

  it('is accessible', async () => {
    await expect(await page()).toBeAccessible();
  });
});
