import { LightningElement, api, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getComparison from '@salesforce/apex/AdConversionsController.getComparison';
import LOCALE from '@salesforce/i18n/locale';
import { downloadCsv } from 'c/csvFile';
import { focusOn } from 'c/elements';
import { formatCount, formatLabel } from 'c/formatLabel';
import { recordAddress } from 'c/pageLinks';
import type { Period } from 'c/periods';
import { comparisonRows } from './comparisonRows';
import { countLabels, columnLabels, labels, reportLabels } from './labels';

type Page = Apex.AdConversionsPage;
type Row = Apex.AdConversionsPage.Row;
type Report = keyof typeof reportLabels;

const MAX_BARS = 10;
const numbers = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });

/**
 * What the networks count beside the contacts attributed here: table, chart, and for each row the reasons of the
 * difference. Fires `open` (a row) for a campaign or network to look into.
 */
export default class AdConversions extends LightningElement {
  @api period: Period = { startDate: null, endDate: null };
  /** What a row is: `Ad`, `Campaign` or `Network`. */
  @api grouping = 'Ad';
  @api withinGrouping: string | null = null;
  @api withinKey: string | null = null;

  readonly labels = labels;
  readonly columnLabels = columnLabels;
  report: Report = 'FirstForm';
  page: Page | undefined;
  error: unknown;
  isLoading = true;
  /** Key of the row whose reasons are shown; the empty one is that of the total. */
  reasonsKey: string | null = null;
  /** Whose people are shown. */
  people: { row: Row; reason: string | null; grouping: string; period: Period; report: string } | null = null;

  private wired: { data?: Page; error?: unknown } | undefined;

  @wire(getComparison, {
    startDate: '$period.startDate',
    endDate: '$period.endDate',
    grouping: '$grouping',
    withinGrouping: '$withinGrouping',
    withinKey: '$withinKey',
    report: '$report',
  } as const)
  receive(result: { data?: Page; error?: unknown }): void {
    this.wired = result;
    if (!result.data && !result.error) return;
    this.isLoading = false;
    this.error = result.error;
    this.page = result.data;
    this.people = null;
  }

  get reports() {
    return (Object.keys(reportLabels) as Report[]).map((value) => ({ value, label: reportLabels[value] }));
  }

  get hasRows(): boolean {
    return Boolean(this.page?.rows.length);
  }

  get isEmpty(): boolean {
    return this.page?.rows.length === 0;
  }

  get isByAd(): boolean {
    return this.grouping === 'Ad';
  }

  get nameLabel(): string {
    if (this.isByAd) return columnLabels.name;
    return this.grouping === 'Campaign' ? labels.campaign : labels.network;
  }

  get rows() {
    return (this.page?.rows ?? []).map((row) => this.cells(row));
  }

  get total() {
    return this.page && { ...this.cells(this.page.total), name: labels.total };
  }

  get notes(): string[] {
    const zones = (this.page?.zones ?? []).map(({ network, name }) => formatLabel(labels.zone, network, name));
    const isMixed = this.page?.total.hasMixedCurrencies;
    return [...zones, ...(isMixed ? [labels.mixedCurrencies] : [])];
  }

  get types() {
    return (this.page?.types ?? []).map((type) => ({
      ...type,
      key: `${type.network} ${type.type}`,
      text: countLabels[type.countsAs] ?? type.countsAs,
    }));
  }

  get isCut(): boolean {
    return (this.page?.rows.length ?? 0) > MAX_BARS;
  }

  get cutText(): string {
    return formatLabel(labels.cut, MAX_BARS);
  }

  get chart() {
    return {
      categories: this.bars.map(nameOf),
      series: [
        {
          label: labels.networkConversions,
          values: this.bars.map(({ networkConversions }) => networkConversions),
          fill: 'soft',
        },
        {
          label: labels.attributedContacts,
          values: this.bars.map(({ attributedContacts }) => attributedContacts ?? null),
          fill: 'strong',
        },
      ],
      isHorizontal: true,
    };
  }

  get chartDescription(): string {
    const bars = this.bars.map((row) =>
      formatLabel(labels.sideBar, nameOf(row), numberOf(row.networkConversions), numberOf(row.attributedContacts)),
    );
    return [`${labels.sideChart}.`, ...bars].join(' ');
  }

  get reasonsRow(): Row | undefined {
    if (this.reasonsKey === null || this.page?.isPeopleLeftOut) return undefined;
    return this.reasonsKey === ''
      ? { ...this.page!.total, name: labels.total }
      : this.page?.rows.find(({ key }) => key === this.reasonsKey);
  }

  handleReport(event: CustomEvent<{ value: string }>): void {
    this.isLoading = this.report !== event.detail.value;
    this.report = event.detail.value as Report;
  }

  handleOpen(event: Event): void {
    const detail = this.rowOf(event);
    this.dispatchEvent(new CustomEvent('open', { detail }));
  }

  handleReasons(event: Event): void {
    this.people = null;
    this.reasonsKey = keyOf(event);
    void focusOn(this, 'c-ad-reasons');
  }

  handleCloseReasons(): void {
    this.reasonsKey = null;
    void focusOn(this, 'table button');
  }

  handleAttributed(event: Event): void {
    this.showPeople(this.rowOf(event), null);
  }

  handleReasonPeople(event: CustomEvent<{ row: Row; reason: string }>): void {
    this.showPeople(event.detail.row, event.detail.reason);
  }

  handleClosePeople(): void {
    this.people = null;
    void focusOn(this, this.reasonsRow ? 'c-ad-reasons' : 'table button');
  }

  handleDownload(): void {
    const { startDate, endDate } = this.period;
    const name = ['contacts-and-conversions', this.report, startDate, endDate].filter(Boolean).join('_') + '.csv';
    downloadCsv(name, comparisonRows(this.page!));
  }

  async handleRetry(): Promise<void> {
    this.isLoading = true;
    await refreshApex(this.wired);
    this.isLoading = false;
  }

  private get bars(): Row[] {
    return (this.page?.rows ?? []).slice(0, MAX_BARS);
  }

  private showPeople(row: Row | undefined, reason: string | null): void {
    if (!row?.key) return;
    this.people = { row, reason, grouping: this.grouping, period: this.period, report: this.report };
    void focusOn(this, 'c-ad-conversion-people');
  }

  private rowOf(event: Event): Row | undefined {
    const wanted = keyOf(event);
    return this.page?.rows.find(({ key }) => key === wanted);
  }

  private cells(row: Row) {
    const name = nameOf(row);
    const contacts = row.attributedContacts ?? null;
    return {
      key: row.key ?? '',
      name,
      url: row.adId ? recordAddress(row.adId) : null,
      openLabel: formatLabel(labels.open, name),
      whyLabel: formatLabel(labels.whyOf, name),
      peopleLabel: `${name}: ${formatCount(labels.showPeople, Math.ceil(contacts ?? 0))}`,
      impressions: numberOf(row.impressions),
      clicks: numberOf(row.clicks),
      spend: money(row.spend, row.currencyCode),
      conversions: numberOf(row.networkConversions),
      contacts: numberOf(contacts),
      hasContacts: Boolean(contacts) && Boolean(row.key),
      difference: contacts === null ? '–' : numberOf((row.networkConversions ?? 0) - contacts),
      hasReasons: contacts !== null,
      customers: numberOf(row.customers),
      costPerConversion: money(row.costPerConversion, row.currencyCode),
      costPerContact: money(row.costPerContact, row.currencyCode),
      costPerCustomer: money(row.costPerCustomer, row.currencyCode),
    };
  }
}

function keyOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset.key ?? '';
}

function nameOf({ name }: Row): string {
  return name || labels.noName;
}

function numberOf(value: number | null | undefined): string {
  return typeof value === 'number' ? numbers.format(value) : '–';
}

/** Missing costs aren't costs of 0; without a currency, only the number is shown. */
function money(amount: number | null | undefined, currency: string | null | undefined): string {
  if (typeof amount !== 'number') return '–';
  const style = currency ? { style: 'currency' as const, currency } : { minimumFractionDigits: 2 };
  return new Intl.NumberFormat(LOCALE, style).format(amount);
}
