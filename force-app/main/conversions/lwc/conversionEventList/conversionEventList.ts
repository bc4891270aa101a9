import { LightningElement, api, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import countFailed from '@salesforce/apex/ConversionSendController.countFailed';
import getEventNames from '@salesforce/apex/ConversionLogController.getEventNames';
import getEvents from '@salesforce/apex/ConversionLogController.getEvents';
import retry from '@salesforce/apex/ConversionSendController.retry';
import retryFailed from '@salesforce/apex/ConversionSendController.retryFailed';
import { confirmAction } from 'c/confirmAction';
import { downloadCsv } from 'c/csvFile';
import { focusOn } from 'c/elements';
import { formatCount, formatLabel } from 'c/formatLabel';
import { PageReader, UNREAD_LIST, type ListState } from 'c/pageReader';
import { periodOf } from 'c/periods';
import { columns, tableRow } from './columns';
import { fileRows } from './fileRows';
import { labels } from './labels';

type EventPage = Apex.EventPage;
type Filter = Apex.EventFilter;

const ALL = 'all';
const INITIAL_PERIOD = 'last30Days';
const PAGE_SIZE = 50;
const FILE_PAGE_SIZE = 200;
const MAX_FILE_ROWS = 10_000;

/**
 * The events of the conversion log, filtered and paged, each with its reason. Users retry selected or all failed events
 * and download a file. Fires `retried` when events are back in the queue or a job puts them there.
 */
export default class ConversionEventList extends LightningElement {
  /** May this user retry? */
  @api canSend = false;
  /** A retry of all that failed is under way. */
  @api isRetrying = false;

  readonly labels = labels;
  readonly columns = columns;
  readonly pageSize = PAGE_SIZE;

  readonly initialPeriod = INITIAL_PERIOD;

  eventNames: string[] = [];
  filter: Filter = { status: null, eventName: null, adId: null, personId: null, ...periodOf(INITIAL_PERIOD) };
  list: ListState<EventPage> = UNREAD_LIST;
  selectedIds: string[] = [];
  error: unknown;
  isBusy = false;
  fileProgress = '';

  private readonly reader = new PageReader<EventPage>(
    (cursor) => getEvents({ filter: this.filter, cursor, pageSize: PAGE_SIZE }),
    (list) => {
      // A page that was read anew may hold other events: nothing stays chosen out of sight.
      if (!list.isLoading && !list.error) this.selectedIds = [];
      this.list = list;
    },
  );

  /** The other filters work without the names, so a failure isn't shown. */
  @wire(getEventNames)
  receiveEventNames({ data }: { data?: string[] }): void {
    if (data) this.eventNames = data;
  }

  connectedCallback(): void {
    void this.reader.first();
  }

  /** Reads the current page again. */
  @api async refresh(): Promise<void> {
    await this.reader.again();
  }

  get rows() {
    return (this.list.page?.rows ?? []).map(tableRow);
  }

  get total(): number {
    return this.list.page?.total ?? 0;
  }

  get isReadOnly(): boolean {
    return !this.canSend;
  }

  get statusOptions() {
    const counts = this.list.page?.statusCounts ?? [];
    const everything = counts.reduce((sum, { eventCount }) => sum + eventCount, 0);
    const chosen = this.filter.status ?? ALL;
    return [{ status: ALL, label: labels.all, eventCount: everything }, ...counts].map((option) => ({
      ...option,
      isChosen: String(option.status === chosen),
      buttonClass: `slds-button chip ${option.status === chosen ? 'chip_chosen' : ''}`,
    }));
  }

  get retryDisabled(): boolean {
    return this.isBusy || this.selectedIds.length === 0;
  }

  get retryLabel(): string {
    return formatLabel(labels.retrySelected, this.selectedIds.length);
  }

  get retryAllDisabled(): boolean {
    return this.isBusy || this.isRetrying;
  }

  get fileDisabled(): boolean {
    return this.total === 0 || this.fileProgress !== '';
  }

  handleStatus(event: Event): void {
    const status = (event.currentTarget as HTMLElement).dataset.status ?? ALL;
    this.ask({ status: status === ALL ? null : status });
  }

  handleFilter(event: CustomEvent<Partial<Filter>>): void {
    this.ask(event.detail);
  }

  handlePrevious(): void {
    void this.reader.previous();
  }

  handleNext(): void {
    void this.reader.next();
  }

  handleSelect(event: CustomEvent<{ selectedRows: { id: string }[] }>): void {
    this.selectedIds = event.detail.selectedRows.map(({ id }) => id);
  }

  async handleRetry(): Promise<void> {
    await this.attempt(async () => {
      const { retried, leftAlone } = await retry({ eventIds: this.selectedIds });
      const reasons = leftAlone.map(({ reason, eventCount }) => formatCount(labels.leftAlone, eventCount, reason));
      this.tell(formatCount(labels.retried, retried), reasons.join(' '), leftAlone.length ? 'warning' : 'success');
      await this.reader.again();
      this.dispatchEvent(new CustomEvent('retried'));
    });
  }

  /** Asks for confirmation with the number. The question says that sent, expired, and old events aren't included. */
  async handleRetryAll(): Promise<void> {
    await this.attempt(async () => {
      const { filter } = this;
      const count = await countFailed({ filter });
      if (count === 0) {
        this.tell(labels.nothingFailed, labels.nothingFailedHint, 'info');
        return;
      }
      const message = formatCount(labels.confirmRetryAll, count);
      if (!(await confirmAction({ label: labels.retryAll, message }))) return;
      await retryFailed({ filter });
      this.dispatchEvent(new CustomEvent('retried'));
    });
  }

  async handleFile(): Promise<void> {
    await this.attempt(async () => {
      const rows = await this.allRows();
      downloadCsv('conversion-log.csv', fileRows(rows));
      if (this.total > rows.length) this.tell(formatLabel(labels.fileCut, rows.length, this.total), '', 'warning');
    });
    this.fileProgress = '';
  }

  private ask(change: Partial<Filter>): void {
    this.filter = { ...this.filter, ...change };
    void this.reader.first();
  }

  private async allRows(): Promise<Apex.EventPage.EventRow[]> {
    const { filter } = this;
    const rows: Apex.EventPage.EventRow[] = [];
    let cursor: string | null = null;
    do {
      this.fileProgress = formatLabel(labels.fileProgress, rows.length, Math.min(this.total, MAX_FILE_ROWS));
      // eslint-disable-next-line no-await-in-loop -- Each page needs the cursor of the previous page.
      const page: EventPage = await getEvents({ filter, cursor, pageSize: FILE_PAGE_SIZE });
      rows.push(...page.rows);
      cursor = page.nextCursor ?? null;
    } while (cursor && rows.length < MAX_FILE_ROWS && this.isConnected);
    return rows;
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.error = undefined;
    try {
      await action();
    } catch (error) {
      this.error = error;
      void focusOn(this, 'c-error-panel');
    } finally {
      this.isBusy = false;
    }
  }

  private tell(title: string, message: string, variant: 'info' | 'success' | 'warning'): void {
    this.dispatchEvent(new ShowToastEvent({ title, message, variant, mode: 'dismissible' }));
  }
}
