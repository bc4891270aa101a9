import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import { ENOUGH_LEADS, rank } from 'c/adRanking';
import { formatCount, formatLabel } from 'c/formatLabel';
import { labels } from './labels';

type AdRow = Apex.AdReport.AdRow;

const MAX_BARS = 10;
const rates = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 1 });

/**
 * What the numbers say: one sentence and two pictures, leads beside success rates, in the same order, so that an ad with
 * many leads and few customers is seen as such. The table has the same numbers.
 */
export default class AdComparison extends LightningElement {
  @api rows: AdRow[] = [];

  readonly labels = labels;

  get isCut(): boolean {
    return this.rows.length > MAX_BARS;
  }

  get cutText(): string {
    return formatLabel(labels.cut, MAX_BARS);
  }

  get sentences(): string[] {
    const { best, mostLeads, mayBeChance } = rank(this.rows);
    if (!mostLeads?.leads) return [];
    if (!best) return [formatLabel(labels.insightNobody, ENOUGH_LEADS)];
    const sentences =
      best.key === mostLeads.key
        ? [formatLabel(labels.insightSame, nameOf(best), best.leads, rateOf(best))]
        : [
            formatCount(
              labels.insightLeads,
              mostLeads.customers,
              nameOf(mostLeads),
              mostLeads.leads,
              rateOf(mostLeads),
            ),
            formatCount(labels.insightSells, best.customers, nameOf(best), best.leads, rateOf(best)),
          ];
    return [...sentences, ...this.costSentences, ...(mayBeChance ? [labels.insightChance] : [])];
  }

  get leadsChart() {
    return {
      categories: this.bars.map(nameOf),
      series: [
        { label: labels.leads, values: this.bars.map(({ leads }) => leads), fill: 'soft' },
        { label: labels.customers, values: this.bars.map(({ customers }) => customers), fill: 'strong' },
      ],
      isHorizontal: true,
    };
  }

  get ratesChart() {
    return {
      categories: this.bars.map(nameOf),
      series: [
        { label: labels.successRate, values: this.bars.map(({ successRate }) => successRate ?? null), fill: 'strong' },
      ],
      isHorizontal: true,
      format: 'percent',
    };
  }

  get leadsDescription(): string {
    const bars = this.bars.map((row) => formatLabel(labels.leadsBar, nameOf(row), row.leads, row.customers));
    return [`${labels.leadsChart}.`, ...bars].join(' ');
  }

  get ratesDescription(): string {
    const bars = this.bars.map((row) => formatLabel(labels.ratesBar, nameOf(row), rateOf(row)));
    return [`${labels.ratesChart}.`, ...bars].join(' ');
  }

  /** Most leads first: what one would look at without knowing who buys. */
  private get bars(): AdRow[] {
    return [...this.rows].sort((a, b) => b.leads - a.leads).slice(0, MAX_BARS);
  }

  /** Only where the cheapest leads are not the cheapest customers, in one currency. */
  private get costSentences(): string[] {
    const priced = this.rows.filter(({ costPerLead, costPerCustomer }) => costPerLead && costPerCustomer);
    const currencies = new Set(priced.map(({ currencyCode }) => currencyCode ?? ''));
    const [code = ''] = currencies;
    if (currencies.size !== 1 || code === '') return [];
    const money = new Intl.NumberFormat(LOCALE, { style: 'currency', currency: code });
    const cheapest = (field: 'costPerLead' | 'costPerCustomer') =>
      priced.reduce((least, row) => (Number(row[field]) < Number(least[field]) ? row : least));
    const byLead = cheapest('costPerLead');
    const byCustomer = cheapest('costPerCustomer');
    if (byLead.key === byCustomer.key) return [];
    const prices = [byLead.costPerLead, byCustomer.costPerCustomer, byLead.costPerCustomer].map((price) =>
      money.format(Number(price)),
    );
    const [perLead = '', perCustomer = '', perCustomerThere = ''] = prices;
    return [
      formatLabel(labels.insightCost, nameOf(byLead), perLead, nameOf(byCustomer), perCustomer, perCustomerThere),
    ];
  }
}

function nameOf({ name }: AdRow): string {
  return name || labels.noName;
}

function rateOf({ successRate }: AdRow): string {
  return typeof successRate === 'number' ? rates.format(successRate) : '–';
}
