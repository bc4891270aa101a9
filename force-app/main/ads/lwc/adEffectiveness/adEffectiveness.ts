import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getAds from '@salesforce/apex/AdEffectivenessController.getAds';
import { downloadCsv } from 'c/csvFile';
import { focusOn } from 'c/elements';
import { formatLabel } from 'c/formatLabel';
import { periodOf, type Period } from 'c/periods';
import { reportRows } from './reportRows';
import { labels } from './labels';

type AdReport = Apex.AdReport;
type AdRow = Apex.AdReport.AdRow;

/** A campaign or network whose ads are looked into. */
interface Within {
  grouping: string;
  key: string;
  name: string;
}

const INITIAL_PERIOD = 'last90Days';

/** The page that answers which ad sells: leads, customers, success rate and costs, as a picture and as a table. */
export default class AdEffectiveness extends LightningElement {
  readonly labels = labels;
  readonly initialPeriod = INITIAL_PERIOD;
  report: AdReport | undefined;
  error: unknown;
  isLoading = true;

  /** What is asked for. */
  period: Period = periodOf(INITIAL_PERIOD);
  grouping = 'Ad';
  within: Within | null = null;

  /** Whose leads or customers are shown beneath the table. */
  people: { row: AdRow; grouping: string; period: Period; onlyCustomers: boolean } | null = null;

  private isSureOfReport = false;
  private wiredReport: { data?: AdReport; error?: unknown } | undefined;

  @wire(getAds, {
    startDate: '$period.startDate',
    endDate: '$period.endDate',
    grouping: '$grouping',
    withinGrouping: '$withinGrouping',
    withinKey: '$withinKey',
  } as const)
  receiveReport(result: { data?: AdReport; error?: unknown }): void {
    this.wiredReport = result;
    if (!result.data && !result.error) return;
    this.isLoading = false;
    this.error = result.error;
    this.report = result.data;
    // The first answer may be a remembered one: leads become customers without this page.
    if (result.data && !this.isSureOfReport) void refreshApex(result);
    this.isSureOfReport = true;
  }

  get withinGrouping(): string | null {
    return this.within?.grouping ?? null;
  }

  get withinKey(): string | null {
    return this.within?.key ?? null;
  }

  get groupings() {
    return [
      { value: 'Ad', label: labels.ad },
      { value: 'Campaign', label: labels.campaign },
      { value: 'Network', label: labels.network },
    ];
  }

  get withinText(): string {
    return formatLabel(labels.within, this.within?.name ?? '');
  }

  get isEmpty(): boolean {
    return this.report?.rows.length === 0;
  }

  get hasRows(): boolean {
    return (this.report?.rows.length ?? 0) > 0;
  }

  /** What is not known, or not shown, about the costs. */
  get costNotes(): string[] {
    const { costsFrom, costsTo, costsLeftOut, hasMixedCurrencies } = this.report ?? {};
    if (costsLeftOut) return [labels.costsLeftOut];
    if (!costsFrom || !costsTo) return [labels.noCosts];
    return hasMixedCurrencies ? [labels.mixedCurrencies] : [];
  }

  get hasCosts(): boolean {
    return Boolean(this.report?.costsFrom);
  }

  handleDownload(): void {
    const { startDate, endDate } = this.period;
    const name = ['which-ad-sells', startDate, endDate].filter(Boolean).join('_') + '.csv';
    downloadCsv(name, reportRows(this.report!));
  }

  handlePeriod(event: CustomEvent<Period>): void {
    this.ask({ period: event.detail });
  }

  handleGrouping(event: CustomEvent<{ value: string }>): void {
    this.ask({ grouping: event.detail.value, within: null });
  }

  handleOpen(event: CustomEvent<AdRow>): void {
    const { key, name } = event.detail;
    this.ask({ within: { grouping: this.grouping, key: key ?? '', name: name || labels.noName }, grouping: 'Ad' });
  }

  handleBack(): void {
    this.ask({ grouping: this.within?.grouping ?? 'Ad', within: null });
  }

  handlePeople(event: CustomEvent<{ row: AdRow; onlyCustomers: boolean }>): void {
    this.people = { ...event.detail, grouping: this.grouping, period: this.period };
    void focusOn(this, 'c-ad-leads');
  }

  handleClosePeople(): void {
    this.people = null;
    void focusOn(this, 'c-ad-table');
  }

  async handleRetry(): Promise<void> {
    this.isLoading = true;
    await refreshApex(this.wiredReport);
    this.isLoading = false;
  }

  /** What is shown stays until the answer comes, under a spinner. */
  private ask(change: Partial<Pick<AdEffectiveness, 'period' | 'grouping' | 'within'>>): void {
    const before = JSON.stringify([this.period, this.grouping, this.within]);
    Object.assign(this, change);
    this.people = null;
    this.isLoading = this.isLoading || before !== JSON.stringify([this.period, this.grouping, this.within]);
  }
}
