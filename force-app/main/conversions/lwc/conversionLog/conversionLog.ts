import { LightningElement, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { refreshApex } from '@salesforce/apex';
import getSummary from '@salesforce/apex/ConversionLogController.getSummary';
import resume from '@salesforce/apex/ConversionLogController.resume';
import sendNow from '@salesforce/apex/ConversionSendController.sendNow';
import { focusOn } from 'c/elements';
import { Polling } from 'c/polling';
import { labels } from './labels';

type Summary = Apex.ConversionLogController.Summary;

/** A part of the page that reads its own data. */
interface Part extends HTMLElement {
  refresh(): Promise<void>;
}

const POLL_MILLISECONDS = 2000;

/**
 * The page of the conversion log. It reads running jobs from the server, so an export or a retry shows its progress
 * after the user leaves the page and returns.
 */
export default class ConversionLog extends LightningElement {
  readonly labels = labels;

  summary: Summary | undefined;
  loadError: unknown;
  error: unknown;
  isBusy = false;

  private wiredSummary: { data?: Summary; error?: unknown } | undefined;
  private isSureOfSummary = false;
  private wasUnderWay = false;
  private readonly polling = new Polling(this, POLL_MILLISECONDS, () => this.readSummary());

  @wire(getSummary)
  receiveSummary(result: { data?: Summary; error?: unknown }): void {
    this.wiredSummary = result;
    this.loadError = result.error;
    if (!result.data) return;
    this.summary = result.data;
    // The first answer may be cached, but events change without this page.
    if (!this.isSureOfSummary) void this.readSummary();
    this.isSureOfSummary = true;
    this.followWhatIsUnderWay();
  }

  disconnectedCallback(): void {
    this.polling.stop();
  }

  get isLoading(): boolean {
    return !this.summary && !this.loadError;
  }

  get isExporting(): boolean {
    return ['Queued', 'Running'].includes(this.summary?.lastRun?.status ?? '');
  }

  get retryJob() {
    return this.summary?.retryJob;
  }

  get isRetrying(): boolean {
    return Boolean(this.retryJob);
  }

  get canSend(): boolean {
    return this.summary?.canSend ?? false;
  }

  get sendDisabled(): boolean {
    const { state } = this.summary ?? {};
    return (
      this.isBusy ||
      this.isExporting ||
      !this.canSend ||
      Boolean(state?.blockedBecause) ||
      Boolean(state?.throttledUntil)
    );
  }

  async handleRefresh(): Promise<void> {
    await Promise.all([this.readSummary(), this.refreshParts()]);
  }

  async handleSend(): Promise<void> {
    await this.change(async () => {
      await sendNow();
      this.tell(labels.started, 'info');
    });
  }

  async handleResume(): Promise<void> {
    await this.change(async () => {
      await resume();
      this.tell(labels.resumed, 'success');
    });
  }

  async handleRetried(): Promise<void> {
    await this.readAgain();
  }

  private async readAgain(): Promise<void> {
    await this.readSummary();
    // A short job is done before a user sees it under way.
    if (!this.wasUnderWay) await this.refreshParts();
  }

  private async change(action: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.error = undefined;
    try {
      await action();
      await this.readAgain();
    } catch (error) {
      this.error = error;
      void focusOn(this, 'c-error-panel.action-error');
    } finally {
      this.isBusy = false;
    }
  }

  /** Polls while a job runs, and reads the rest of the page again when it ends. */
  private followWhatIsUnderWay(): void {
    const isUnderWay = this.isExporting || this.isRetrying;
    this.polling.follow(isUnderWay);
    if (this.wasUnderWay && !isUnderWay) void this.refreshParts();
    this.wasUnderWay = isUnderWay;
  }

  private async readSummary(): Promise<void> {
    await refreshApex(this.wiredSummary);
  }

  private async refreshParts(): Promise<void> {
    const parts = this.template?.querySelectorAll<Part>('[data-part="list"]') ?? [];
    await Promise.all([...parts].map((part) => part.refresh()));
  }

  private tell(title: string, variant: 'info' | 'success'): void {
    this.dispatchEvent(new ShowToastEvent({ title, variant }));
  }
}
