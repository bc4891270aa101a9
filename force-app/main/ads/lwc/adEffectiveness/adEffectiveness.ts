import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getAds from '@salesforce/apex/AdEffectivenessController.getAds';
import { areValid, inputsOf } from 'c/elements';
import { recordAddress } from 'c/pageLinks';
import { labels } from './labels';

type AdReport = Apex.AdEffectivenessController.AdReport;

/** The page that answers which ad sells: leads, customers and success rate of each, as a chart and as a table. */
export default class AdEffectiveness extends LightningElement {
  readonly labels = labels;
  report: AdReport | undefined;
  error: unknown;
  startDate: string | null = null;
  endDate: string | null = null;
  isLoading = true;

  /** What is asked for: the inputs, as far as they make sense together. */
  askedStart: string | null = null;
  askedEnd: string | null = null;

  private wiredReport: { data?: AdReport; error?: unknown } | undefined;

  @wire(getAds, { startDate: '$askedStart', endDate: '$askedEnd' } as const)
  receiveReport(result: { data?: AdReport; error?: unknown }): void {
    this.wiredReport = result;
    if (!result.data && !result.error) return;
    this.isLoading = false;
    this.error = result.error;
    this.report = result.data;
  }

  get isEmpty(): boolean {
    return this.report?.ads.length === 0;
  }

  get hasAds(): boolean {
    return (this.report?.ads.length ?? 0) > 0;
  }

  get rows() {
    return (this.report?.ads ?? []).map((ad) => ({ ...ad, url: recordAddress(ad.adId) }));
  }

  handleDate(event: CustomEvent<{ value: string | null }>): void {
    const isStart = (event.currentTarget as HTMLElement).dataset.field === 'startDate';
    if (isStart) this.startDate = event.detail.value || null;
    else this.endDate = event.detail.value || null;
    if (this.reportValidity()) {
      const isChanged = this.askedStart !== this.startDate || this.askedEnd !== this.endDate;
      this.isLoading = this.isLoading || isChanged;
      this.askedStart = this.startDate;
      this.askedEnd = this.endDate;
    }
  }

  async handleRetry(): Promise<void> {
    this.isLoading = true;
    await refreshApex(this.wiredReport);
    this.isLoading = false;
  }

  private reportValidity(): boolean {
    const isReversed = Boolean(this.startDate && this.endDate && this.endDate < this.startDate);
    inputsOf(this)
      .find((input) => input.dataset.field === 'endDate')
      ?.setCustomValidity(isReversed ? labels.endBeforeStart : '');
    return areValid(this);
  }
}
