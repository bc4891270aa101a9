import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import { ENOUGH_LEADS, likelyRange, rank } from 'c/adRanking';
import { formatCount, formatLabel } from 'c/formatLabel';
import { recordAddress } from 'c/pageLinks';
import { columnLabels, labels } from './labels';

type AdRow = Apex.AdReport.AdRow;
type Report = Apex.AdReport;
type SortField = 'name' | 'leads' | 'customers' | 'successRate' | 'spend' | 'costPerLead' | 'costPerCustomer';

const SORT_FIELDS: SortField[] = [
  'name',
  'leads',
  'customers',
  'successRate',
  'spend',
  'costPerLead',
  'costPerCustomer',
];
const rates = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 1 });
const wholeRates = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0 });

/**
 * The numbers of each ad, campaign or network, sortable, with totals. Fires `people` ({ row, onlyCustomers }) for a
 * number that was clicked and `open` (the row) for a campaign or network to look into.
 */
export default class AdTable extends LightningElement {
  @api report: Report | undefined;
  /** What a row is: `Ad`, `Campaign` or `Network`. */
  @api grouping = 'Ad';

  readonly labels = labels;
  sortField: SortField = 'successRate';
  isDescending = true;

  get isByAd(): boolean {
    return this.grouping === 'Ad';
  }

  get nameLabel(): string {
    if (this.isByAd) return columnLabels.name;
    return this.grouping === 'Campaign' ? labels.campaign : labels.network;
  }

  get hasNetwork(): boolean {
    return this.grouping !== 'Network';
  }

  /** The columns that "Total" spans: all columns with names instead of numbers. */
  get nameColumns(): number {
    return { Ad: 3, Campaign: 2 }[this.grouping] ?? 1;
  }

  get headers() {
    return SORT_FIELDS.slice(1).map((field) => ({ ...this.header(field), label: columnLabels[field] }));
  }

  get nameHeader() {
    return this.header('name');
  }

  get rows() {
    const { best, worst } = rank(this.report?.rows ?? []);
    return [...(this.report?.rows ?? [])]
      .sort((a, b) => this.compare(a, b))
      .map((row) => {
        const name = row.name || labels.noName;
        return {
          ...this.cells(row),
          key: row.key,
          name,
          url: row.adId ? recordAddress(row.adId) : null,
          openLabel: formatLabel(labels.open, name),
          campaignName: row.campaignName,
          network: row.network,
          leadsLabel: formatCount(labels.showLeads, row.leads, name),
          customersLabel: formatCount(labels.showCustomers, row.customers, name),
          isBest: row.key === best?.key,
          isWorst: row.key === worst?.key,
          rowClass: row.key === best?.key ? 'best' : '',
        };
      });
  }

  get total() {
    return this.report ? this.cells(this.report.total) : undefined;
  }

  handleSort(event: Event): void {
    const field = (event.currentTarget as HTMLElement).dataset.field as SortField;
    // Numbers are first asked for the highest, names for the first; clicking again turns the order round.
    this.isDescending = field === this.sortField ? !this.isDescending : field !== 'name';
    this.sortField = field;
  }

  handlePeople(event: Event): void {
    const { key, people } = (event.currentTarget as HTMLElement).dataset;
    const detail = { row: this.rowOf(key), onlyCustomers: people === 'customers' };
    this.dispatchEvent(new CustomEvent('people', { detail }));
  }

  handleOpen(event: Event): void {
    const detail = this.rowOf((event.currentTarget as HTMLElement).dataset.key);
    this.dispatchEvent(new CustomEvent('open', { detail }));
  }

  private rowOf(key: string | undefined): AdRow | undefined {
    return this.report?.rows.find((row) => row.key === key);
  }

  private header(field: SortField) {
    const isSorted = field === this.sortField;
    const direction = this.isDescending ? 'descending' : 'ascending';
    return {
      field,
      ariaSort: isSorted ? direction : 'none',
      icon: this.isDescending ? 'utility:arrowdown' : 'utility:arrowup',
      isSorted,
    };
  }

  /** What is absent comes last in either direction. */
  private compare(a: AdRow, b: AdRow): number {
    const [left, right] = [a[this.sortField], b[this.sortField]];
    if (left == null || right == null) return Number(left == null) - Number(right == null);
    const order = typeof left === 'string' ? left.localeCompare(String(right), LOCALE) : Number(left) - Number(right);
    return this.isDescending ? -order : order;
  }

  private cells(row: AdRow) {
    const range = likelyRange(row.customers, row.leads);
    return {
      leads: row.leads,
      customers: row.customers,
      hasLeads: row.leads > 0,
      hasCustomers: row.customers > 0,
      successRate: typeof row.successRate === 'number' ? rates.format(row.successRate) : '–',
      range: range && formatLabel(labels.likely, wholeRates.format(range.low), wholeRates.format(range.high)),
      isFew: row.leads > 0 && row.leads < ENOUGH_LEADS,
      spend: money(row.spend, row.currencyCode),
      costPerLead: money(row.costPerLead, row.currencyCode),
      costPerCustomer: money(row.costPerCustomer, row.currencyCode),
    };
  }
}

/** Missing costs aren't costs of 0; without a currency, only the number is shown. */
function money(amount: number | null | undefined, currency: string | null | undefined): string {
  if (typeof amount !== 'number') return '–';
  const style = currency ? { style: 'currency' as const, currency } : { minimumFractionDigits: 2 };
  return new Intl.NumberFormat(LOCALE, style).format(amount);
}
