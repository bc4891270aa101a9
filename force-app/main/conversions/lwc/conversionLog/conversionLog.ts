import { LightningElement, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { refreshApex } from '@salesforce/apex';
import getEvents from '@salesforce/apex/ConversionLogController.getEvents';
import getRun from '@salesforce/apex/ConversionLogController.getRun';
import getSummary from '@salesforce/apex/ConversionLogController.getSummary';
import sendNow from '@salesforce/apex/ConversionLogController.sendNow';
import { focusOn } from 'c/elements';
import { cursorOf, FIRST_PAGE, pageAfter, pageBefore, type PagePosition } from 'c/pagePosition';
import { Timer } from 'c/timer';
import { columns, tableRow } from './columns';
import { labels } from './labels';

type EventPage = Apex.ConversionLogController.EventPage;
type RunState = Apex.RunState;
type Summary = Apex.ConversionLogController.Summary;

const ALL = 'all';
const PAGE_SIZE = 50;
const POLL_MILLISECONDS = 2000;

/** The page of the send log: every conversion event, where it is and why; and Send now. */
export default class ConversionLog extends LightningElement {
  readonly labels = labels;
  readonly columns = columns;
  readonly pageSize = PAGE_SIZE;

  summary: Summary | undefined;
  run: RunState | undefined;
  status = ALL;
  eventPage: EventPage | undefined;
  position: PagePosition = FIRST_PAGE;
  loadError: unknown;
  error: unknown;
  isLoadingPage = false;
  isSending = false;

  private wiredSummary: { data?: Summary; error?: unknown } | undefined;
  private isSureOfSummary = false;
  private pageNumber = 0;
  private readonly poll = new Timer();

  @wire(getSummary)
  receiveSummary(result: { data?: Summary; error?: unknown }): void {
    this.wiredSummary = result;
    this.loadError = result.error;
    if (!result.data) return;
    this.summary = result.data;
    if (!this.isSending) this.run = result.data.lastRun ?? undefined;
    this.makeSureOfSummary();
  }

  connectedCallback(): void {
    void this.loadPage(FIRST_PAGE);
  }

  disconnectedCallback(): void {
    this.poll.stop();
  }

  get isLoading(): boolean {
    return !this.summary && !this.loadError;
  }

  get rows() {
    return (this.eventPage?.rows ?? []).map(tableRow);
  }

  get total(): number {
    return this.eventPage?.total ?? 0;
  }

  get isEmpty(): boolean {
    return this.eventPage !== undefined && this.total === 0;
  }

  get statusOptions() {
    const counts = this.summary?.statusCounts ?? [];
    const everything = counts.reduce((sum, { eventCount }) => sum + eventCount, 0);
    return [{ status: ALL, label: labels.all, eventCount: everything }, ...counts].map((option) => ({
      ...option,
      isChosen: String(option.status === this.status),
      buttonClass: `slds-button chip ${option.status === this.status ? 'chip_chosen' : ''}`,
    }));
  }

  get sendDisabled(): boolean {
    return this.isSending || !this.summary?.canSend || Boolean(this.summary.blockedBecause);
  }

  handleStatus(event: Event): void {
    this.status = (event.currentTarget as HTMLElement).dataset.status ?? ALL;
    void this.loadPage(FIRST_PAGE);
  }

  handlePrevious(): void {
    void this.loadPage(pageBefore(this.position));
  }

  handleNext(): void {
    void this.loadPage(pageAfter(this.position, this.eventPage?.nextCursor ?? null));
  }

  async handleRefresh(): Promise<void> {
    await Promise.all([refreshApex(this.wiredSummary), this.loadPage(FIRST_PAGE)]);
  }

  async handleSend(): Promise<void> {
    this.isSending = true;
    this.error = undefined;
    try {
      const { jobId } = await sendNow();
      this.dispatchEvent(new ShowToastEvent({ title: labels.started, variant: 'info' }));
      await this.follow(jobId);
    } catch (error) {
      this.stopFollowing(error);
    }
  }

  /** The first answer may be a remembered one: events arrive and are sent without this page. */
  private makeSureOfSummary(): void {
    if (this.isSureOfSummary) return;
    this.isSureOfSummary = true;
    void refreshApex(this.wiredSummary);
  }

  private async follow(jobId: string): Promise<void> {
    this.run = await getRun({ jobId });
    if (this.run.status === 'Queued' || this.run.status === 'Running') {
      this.poll.start(POLL_MILLISECONDS, () => {
        this.follow(jobId).catch((error: unknown) => this.stopFollowing(error));
      });
      return;
    }
    this.isSending = false;
    await this.handleRefresh();
  }

  private stopFollowing(error: unknown): void {
    this.isSending = false;
    this.showError(error);
  }

  /** Clicks may overtake answers: only the page asked for last is shown. */
  private async loadPage(position: PagePosition): Promise<void> {
    const number = ++this.pageNumber;
    this.isLoadingPage = true;
    try {
      const page = await getEvents({
        status: this.status === ALL ? null : this.status,
        cursor: cursorOf(position),
        pageSize: PAGE_SIZE,
      });
      if (number !== this.pageNumber) return;
      this.eventPage = page;
      this.position = position;
    } catch (error) {
      if (number === this.pageNumber) this.showError(error);
    } finally {
      if (number === this.pageNumber) this.isLoadingPage = false;
    }
  }

  private showError(error: unknown): void {
    this.error = error;
    void focusOn(this, 'c-error-panel.action-error');
  }
}
