import { findAll, get, mount, textOf } from 'testing';
import AdBarChart from '../adBarChart';

const ad = (adName: string, leads: number, customers: number): Apex.AdEffectivenessController.AdRow => ({
  adId: adName,
  adName,
  campaignName: 'Spring',
  adSetName: 'Everybody',
  network: 'Facebook',
  leads,
  customers,
  successRate: leads === 0 ? null : customers / leads,
});

const ADS = [ad('Ad 1', 20, 10), ad('Ad 2', 30, 5), ad('Ad 3', 50, 2)];

describe('c-ad-bar-chart', () => {
  it('draws leads and customers of every ad on one scale', () => {
    const chart = mount('c-ad-bar-chart', AdBarChart, { ads: ADS });
    const widths = (bars: string) => findAll(chart, bars).map((bar) => Number(bar.getAttribute('width')));

    expect(widths('rect.leads')).toEqual([160, 240, 400]);
    expect(widths('rect.customers')).toEqual([80, 40, 16]);
  });

  it('writes the success rate beside the bars', () => {
    const rates = findAll(mount('c-ad-bar-chart', AdBarChart, { ads: ADS }), '.rate');

    expect(rates.map((rate) => rate.textContent)).toEqual(['50%', '16.7%', '4%']);
  });

  it('is described to those who cannot see it', async () => {
    const chart = mount('c-ad-bar-chart', AdBarChart, { ads: ADS });

    expect(get(chart, 'svg').getAttribute('aria-label')).toContain('Ad 1: 20 leads, 10 customers, success rate 50%.');
    await expect(chart).toBeAccessible();
  });

  it('copes with an ad without leads and with a long name', () => {
    const chart = mount('c-ad-bar-chart', AdBarChart, { ads: [ad('A name far too long to fit beside bars', 0, 0)] });

    expect(textOf(get(chart, '.name'))).toBe('A name far too long to fi…');
    expect(textOf(get(chart, '.rate'))).toBe('–');
    expect(get(chart, 'rect.leads').getAttribute('width')).toBe('0');
  });
});
