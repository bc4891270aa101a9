import { LightningElement, api, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin, type PageReference } from 'lightning/navigation';
import type { SortEventDetail } from 'lightning/datatable';
import askPreview from '@salesforce/apex/BulkTouchpointDatesController.preview';
import askPreviewOfClear from '@salesforce/apex/BulkTouchpointDatesController.previewClear';
import clear from '@salesforce/apex/BulkTouchpointDatesController.clear';
import getFailures from '@salesforce/apex/BulkTouchpointDatesController.getFailures';
import getLatestUpdate from '@salesforce/apex/BulkTouchpointDatesController.getLatestUpdate';
import getMembers from '@salesforce/apex/BulkTouchpointDatesController.getMembers';
import getProgress from '@salesforce/apex/BulkTouchpointDatesController.getProgress';
import getSetup from '@salesforce/apex/BulkTouchpointDatesController.getSetup';
import start from '@salesforce/apex/BulkTouchpointDatesController.start';
import undo from '@salesforce/apex/BulkTouchpointDatesController.undo';
import { pageState } from 'c/pageLinks';
import { confirmAction } from 'c/confirmAction';
import { areValid, focusOn } from 'c/elements';
import { formatLabel } from 'c/formatLabel';
import { cursorOf, FIRST_PAGE, pageAfter, pageBefore, type PagePosition } from 'c/pagePosition';
import { Timer } from 'c/timer';
import { columnOf, columns, sortFieldOf, tableRow } from './columns';
import { labels } from './labels';

type DatePreview = Apex.BulkDatePreview;
type Failure = Apex.BulkDateFailure;
type Filter = Apex.MemberFilter;
type MemberPage = Apex.MemberPageSelector.MemberPage;
type Setup = Apex.BulkDateSetup;
type UpdateProgress = Apex.BulkDateProgress;

interface RowSelection {
  selectedRows: { id: string }[];
  config?: { action?: string };
}

const PAGE_SIZE = 50;
const POLL_MILLISECONDS = 2000;

/** The page that finds members of a campaign and gives them a touchpoint date: filter, choose, preview, update. */
export default class BulkTouchpointDateEditor extends NavigationMixin(LightningElement) {
  readonly labels = labels;
  readonly columns = columns;
  readonly pageSize = PAGE_SIZE;

  campaignId: string | undefined;
  setup: Setup | undefined;
  setupError: unknown;
  filters: Filter[] = [];
  sortField = 'name';
  sortDirection: 'asc' | 'desc' = 'asc';
  position: PagePosition = FIRST_PAGE;
  page: MemberPage | undefined;
  selectedIds: string[] = [];
  includesAll = false;
  newDate: string | null = null;
  preview: DatePreview | undefined;
  progress: UpdateProgress | undefined;
  /** The update shown was not started here just now; it is the last one of this campaign. */
  isEarlierUpdate = false;
  /** All that an update has noted, where its progress names only the first. */
  allFailures: Failure[] | null = null;
  error: unknown;
  isLoadingPage = false;
  isBusy = false;

  private pageNumber = 0;
  private readonly poll = new Timer();

  /** Set where the page stands on a Campaign's record page; else the address says which campaign. */
  @api
  get recordId(): string | undefined {
    return this.campaignId;
  }
  set recordId(recordId: string | undefined) {
    if (recordId) this.openCampaign(recordId);
  }

  @wire(CurrentPageReference)
  receivePage(page: PageReference | undefined): void {
    const status = pageState(page, 'touchpointStatus');
    if (status !== null) this.filters = [statusFilter(status)];
    const campaignId = pageState(page, 'campaignId');
    if (campaignId !== null) this.openCampaign(campaignId);
  }

  @wire(getSetup, { campaignId: '$campaignId' } as const)
  receiveSetup({ data, error }: { data?: Setup; error?: unknown }): void {
    this.setup = data;
    this.setupError = error;
  }

  disconnectedCallback(): void {
    this.poll.stop();
  }

  get isWithoutCampaign(): boolean {
    return !this.campaignId;
  }

  get isLoading(): boolean {
    return Boolean(this.campaignId) && !this.setup && !this.setupError;
  }

  get isReadOnly(): boolean {
    return this.setup?.canEdit === false;
  }

  get rows() {
    return (this.page?.rows ?? []).map(tableRow);
  }

  get total(): number {
    return this.page?.total ?? 0;
  }

  get isEmpty(): boolean {
    return this.page !== undefined && this.total === 0;
  }

  get emptyHeading(): string {
    return this.filters.length > 0 ? labels.noMatch : labels.noMembers;
  }

  get emptyHint(): string {
    return this.filters.length > 0 ? labels.noMatchHint : labels.noMembersHint;
  }

  get membersTitle(): string {
    return formatLabel(labels.members, this.total);
  }

  get sortedColumn(): string {
    return columnOf(this.sortField);
  }

  get hidesCheckBoxes(): boolean {
    return this.isReadOnly || this.includesAll;
  }

  get selectionText(): string {
    return this.includesAll
      ? formatLabel(labels.allSelected, this.total)
      : formatLabel(labels.selected, this.selectedIds.length);
  }

  get isRunning(): boolean {
    return this.progress?.status === 'Queued' || this.progress?.status === 'Running';
  }

  get controlsDisabled(): boolean {
    return this.isBusy || this.isRunning;
  }

  get previewDisabled(): boolean {
    const count = this.includesAll ? this.total : this.selectedIds.length;
    return this.controlsDisabled || count === 0;
  }

  handleApply(event: CustomEvent<Filter[]>): void {
    this.filters = event.detail;
    this.selectedIds = [];
    this.preview = undefined;
    void this.loadPage(FIRST_PAGE);
  }

  handleSort(event: CustomEvent<SortEventDetail>): void {
    this.sortField = sortFieldOf(event.detail.fieldName);
    this.sortDirection = event.detail.sortDirection;
    void this.loadPage(FIRST_PAGE);
  }

  handlePrevious(): void {
    void this.loadPage(pageBefore(this.position));
  }

  handleNext(): void {
    void this.loadPage(pageAfter(this.position, this.page?.nextCursor ?? null));
  }

  /**
   * The table only knows its own page: what was chosen on the others stays. It also tells of a changed selection when
   * it gets another page, without an action then: nobody unselected anything.
   */
  handleSelection(event: CustomEvent<RowSelection>): void {
    if (!event.detail.config?.action) return;
    const onThisPage = new Set(this.rows.map(({ id }) => id));
    const elsewhere = this.selectedIds.filter((id) => !onThisPage.has(id));
    this.selectedIds = [...elsewhere, ...event.detail.selectedRows.map(({ id }) => id)];
    this.preview = undefined;
  }

  handleIncludeAll(event: CustomEvent<{ checked: boolean }>): void {
    this.includesAll = event.detail.checked;
    this.preview = undefined;
  }

  handleDate(event: CustomEvent<{ value: string | null }>): void {
    this.newDate = event.detail.value;
    this.preview = undefined;
  }

  async handlePreview(): Promise<void> {
    if (!areValid(this, 'c-touchpoint-date-picker')) return;
    await this.showPreview(() => askPreview({ ...this.chosenMembers, newDate: this.newDate }));
  }

  async handlePreviewClear(): Promise<void> {
    await this.showPreview(() => askPreviewOfClear(this.chosenMembers));
  }

  handleBack(): void {
    this.preview = undefined;
  }

  async handleUpdate(): Promise<void> {
    if (this.preview?.inFuture && !(await this.userAgreesToFuture())) return;
    await this.act(async () => {
      const progress = this.preview?.clears
        ? await clear(this.chosenMembers)
        : await start({ ...this.chosenMembers, newDate: this.newDate });
      this.preview = undefined;
      // What was updated is done: the next update starts with a choice of its own.
      this.selectedIds = [];
      this.includesAll = false;
      this.showProgress(progress);
    });
  }

  async handleUndo(): Promise<void> {
    const { updateId = null, updated = 0 } = this.progress ?? {};
    const agrees = await confirmAction({
      label: labels.confirmUndoTitle,
      message: formatLabel(labels.confirmUndo, updated),
      theme: 'warning',
    });
    if (agrees) await this.act(async () => this.showProgress(await undo({ updateId })));
  }

  handleCloseResult(): void {
    this.progress = undefined;
  }

  handleOpenCampaign(): void {
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: this.campaignId, objectApiName: 'Campaign', actionName: 'view' },
    });
  }

  private get chosenMembers() {
    return {
      campaignId: this.campaignId ?? null,
      filters: this.filters,
      selectedIds: this.includesAll ? null : this.selectedIds,
    };
  }

  private async showPreview(ask: () => Promise<DatePreview>): Promise<void> {
    await this.act(async () => {
      this.progress = undefined;
      this.preview = await ask();
    });
    await focusOn(this, 'c-date-update-preview');
  }

  private openCampaign(campaignId: string): void {
    if (campaignId === this.campaignId) return;
    this.campaignId = campaignId;
    this.setup = undefined;
    this.setupError = undefined;
    void this.loadPage(FIRST_PAGE);
    void this.resumeProgress();
  }

  /** Clicks may overtake answers: only the page asked for last is shown. */
  private async loadPage(position: PagePosition): Promise<void> {
    const number = ++this.pageNumber;
    this.isLoadingPage = true;
    try {
      const page = await getMembers({
        request: {
          campaignId: this.campaignId!,
          filters: this.filters,
          sortField: this.sortField,
          sortDirection: this.sortDirection,
          cursor: cursorOf(position),
          pageSize: PAGE_SIZE,
        },
      });
      if (number !== this.pageNumber) return;
      this.page = page;
      this.position = position;
      this.error = undefined;
    } catch (error) {
      if (number === this.pageNumber) this.showError(error);
    } finally {
      if (number === this.pageNumber) this.isLoadingPage = false;
    }
  }

  /** An update goes on without its page: whoever comes back sees how far it is, or can still take it back. */
  private async resumeProgress(): Promise<void> {
    try {
      const latest = await getLatestUpdate({ campaignId: this.campaignId ?? null });
      if (!latest) return;
      this.progress = latest;
      if (this.isRunning) {
        this.showProgress(latest);
      } else {
        this.isEarlierUpdate = true;
        const isWorthShowing = latest.canUndo || latest.failed > 0 || latest.status === 'Failed';
        this.progress = isWorthShowing ? latest : undefined;
        await this.loadAllFailures();
      }
    } catch (error) {
      this.showError(error);
    }
  }

  private showProgress(progress: UpdateProgress): void {
    this.progress = progress;
    this.isEarlierUpdate = false;
    if (this.isRunning) {
      this.followUpdate();
    } else {
      void this.loadPage(FIRST_PAGE);
      void this.loadAllFailures();
    }
  }

  private async loadAllFailures(): Promise<void> {
    this.allFailures = null;
    const { progress } = this;
    if (!progress || progress.failed + progress.leftAlone <= progress.failures.length) return;
    try {
      this.allFailures = await getFailures({ updateId: progress.updateId });
    } catch (error) {
      this.showError(error);
    }
  }

  /** Not any more where the answer comes when the page has been left. */
  private followUpdate(): void {
    if (this.isConnected) this.poll.start(POLL_MILLISECONDS, () => void this.askProgress());
  }

  private async askProgress(): Promise<void> {
    try {
      this.showProgress(await getProgress({ updateId: this.progress?.updateId ?? null }));
      this.error = undefined;
    } catch (error) {
      // The update goes on: a network that fails once must not leave the page waiting for ever, nor take the focus.
      this.error = error;
      this.followUpdate();
    }
  }

  private async userAgreesToFuture(): Promise<boolean> {
    return confirmAction({
      label: labels.confirmFutureTitle,
      message: labels.confirmFuture,
      theme: 'warning',
    });
  }

  private async act(action: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.error = undefined;
    try {
      await action();
    } catch (error) {
      this.showError(error);
    } finally {
      this.isBusy = false;
    }
  }

  private showError(error: unknown): void {
    this.error = error;
    void focusOn(this, 'c-error-panel.action-error');
  }
}

function statusFilter(status: string): Filter {
  return status === 'none'
    ? { field: 'touchpointStatus', operator: 'isBlank', value: null }
    : { field: 'touchpointStatus', operator: 'equals', value: status };
}
