import getAds from '@salesforce/apex/AdEffectivenessController.getAds';
import { change, find, get, mount, settle, textOf } from 'testing';
import AdEffectiveness from '../adEffectiveness';

jest.mock(
  '@salesforce/apex/AdEffectivenessController.getAds',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);

type AdReport = Apex.AdEffectivenessController.AdReport;

const wire = getAds as unknown as {
  emit(report: AdReport): void;
  error(body: unknown): void;
  getLastConfig(): object;
};

const REPORT: AdReport = {
  ads: [
    {
      adId: 'a02000000000001AAA',
      adName: 'Ad 1',
      campaignName: 'Spring',
      adSetName: 'Everybody',
      network: 'Facebook',
      leads: 20,
      customers: 10,
      successRate: 0.5,
    },
  ],
  leads: 20,
  customers: 10,
  successRate: 0.5,
};

async function page(report: AdReport) {
  const element = mount('c-ad-effectiveness', AdEffectiveness);
  wire.emit(report);
  await settle();
  return element;
}

describe('c-ad-effectiveness', () => {
  it('shows that it is loading', () => {
    expect(find(mount('c-ad-effectiveness', AdEffectiveness), 'lightning-spinner')).not.toBeNull();
  });

  it('shows the numbers of each ad as a chart and as a table, with totals', async () => {
    const element = await page(REPORT);

    expect(get(element, 'c-ad-bar-chart').ads).toEqual(REPORT.ads);
    expect(textOf(get(element, 'tbody tr'))).toBe('Ad 1 Spring Facebook 20 10 0.5');
    expect(textOf(get(element, 'tr.total'))).toBe('Total 20 10 0.5');
    expect(find(element, 'lightning-spinner')).toBeNull();
  });

  it('asks for the period that was entered', async () => {
    const element = await page(REPORT);

    change(get(element, '[data-field="startDate"]'), { value: '2026-01-01' });
    await settle();
    change(get(element, '[data-field="endDate"]'), { value: '2026-01-31' });
    await settle();

    expect(wire.getLastConfig()).toEqual({ startDate: '2026-01-01', endDate: '2026-01-31' });
  });

  it('does not ask for a period that ends before it starts', async () => {
    const element = await page(REPORT);
    change(get(element, '[data-field="startDate"]'), { value: '2026-02-01' });
    await settle();

    change(get(element, '[data-field="endDate"]'), { value: '2026-01-01' });
    await settle();

    expect(get(element, '[data-field="endDate"]').message).toBe('The end of the period lies before its start.');
    expect(wire.getLastConfig()).toEqual({ startDate: '2026-02-01', endDate: null });
  });

  it('says so where there are no leads from ads', async () => {
    const element = await page({ ads: [], leads: 0, customers: 0, successRate: null });

    expect(textOf(element)).toContain('No leads from ads in this period');
    expect(find(element, 'table')).toBeNull();
  });

  it('says what went wrong', async () => {
    const element = mount('c-ad-effectiveness', AdEffectiveness);
    wire.error({ message: 'You may not see ads.' });
    await settle();

    expect(textOf(element)).toContain('You may not see ads.');
    await expect(element).toBeAccessible();
  });

  it('is accessible', async () => {
    await expect(await page(REPORT)).toBeAccessible();
  });
});
