import { LightningElement, api, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin, type PageReference } from 'lightning/navigation';
import getMembers from '@salesforce/apex/BulkTouchpointDatesController.getMembers';
import getSetup from '@salesforce/apex/BulkTouchpointDatesController.getSetup';
import { confirmAction } from 'c/confirmAction';
import { focusOn } from 'c/elements';
import { formatCount, formatLabel } from 'c/formatLabel';
import { pageState } from 'c/pageLinks';
import { PageReader, UNREAD_LIST, type ListPage, type ListState } from 'c/pageReader';
import { DateUpdate, isRunning, NO_UPDATE, type ChosenMembers, type UpdateState } from './dateUpdate';
import { labels } from './labels';

type Filter = Apex.MemberFilter;
type MemberPage = Apex.MemberPageSelector.MemberPage & ListPage;
type Setup = Apex.BulkDateSetup;

/** As the member table tells it. */
interface MemberOrder {
  sortField: string;
  sortDirection: 'asc' | 'desc';
}

const PAGE_SIZE = 50;
/** A name is put together from the person's: sorting by it makes the server look at every member of the campaign. */
const NEWEST_FIRST: MemberOrder = { sortField: 'createdDate', sortDirection: 'desc' };

/** The page that finds members of a campaign and gives them a touchpoint date: filter, choose, preview, update. */
export default class BulkTouchpointDateEditor extends NavigationMixin(LightningElement) {
  readonly labels = labels;
  readonly pageSize = PAGE_SIZE;

  campaignId: string | undefined;
  setup: Setup | undefined;
  setupError: unknown;
  filters: Filter[] = [];
  order: MemberOrder = NEWEST_FIRST;
  list: ListState<MemberPage> = UNREAD_LIST;
  selectedIds: string[] = [];
  includesAll = false;
  newDate: string | null = null;
  update: UpdateState = NO_UPDATE;

  private readonly reader = new PageReader<MemberPage>(
    (cursor) => this.readMembers(cursor),
    (list) => {
      this.list = list;
    },
  );
  private dateUpdate = this.newDateUpdate();

  /** Set on a campaign record page; otherwise the URL names the campaign. */
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
    this.dateUpdate.stop();
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

  get isFiltered(): boolean {
    return this.filters.length > 0;
  }

  get total(): number {
    return this.list.page?.total ?? 0;
  }

  get membersTitle(): string {
    return formatLabel(labels.members, this.total);
  }

  get hidesCheckBoxes(): boolean {
    return this.isReadOnly || this.includesAll;
  }

  get controlsDisabled(): boolean {
    return this.update.isBusy || isRunning(this.update);
  }

  handleApply(event: CustomEvent<Filter[]>): void {
    this.filters = event.detail;
    this.select([]);
    void this.reader.first();
  }

  handleOrder(event: CustomEvent<MemberOrder>): void {
    this.order = event.detail;
    void this.reader.first();
  }

  handlePrevious(): void {
    void this.reader.previous();
  }

  handleNext(): void {
    void this.reader.next();
  }

  handleRetry(): void {
    void this.reader.again();
  }

  handleSelect(event: CustomEvent<string[]>): void {
    this.select(event.detail);
  }

  handleIncludeAll(event: CustomEvent<boolean>): void {
    this.includesAll = event.detail;
    this.dateUpdate.dropPreview();
  }

  handleDate(event: CustomEvent<string | null>): void {
    this.newDate = event.detail;
    this.dateUpdate.dropPreview();
  }

  async handlePreview(): Promise<void> {
    await this.dateUpdate.preview(this.chosenMembers, this.newDate);
    await this.focusOn('c-date-update-preview');
  }

  async handlePreviewClear(): Promise<void> {
    await this.dateUpdate.previewClear(this.chosenMembers);
    await this.focusOn('c-date-update-preview');
  }

  handleBack(): void {
    this.dateUpdate.dropPreview();
  }

  async handleUpdate(): Promise<void> {
    if (this.update.preview?.inFuture && !(await userAgreesToFuture())) return;
    if (await this.dateUpdate.write(this.chosenMembers, this.newDate)) {
      // What was updated is done: the next update starts with a choice of its own.
      this.selectedIds = [];
      this.includesAll = false;
    }
    await this.focusOn();
  }

  async handleUndo(): Promise<void> {
    if (!(await userAgreesToUndo(this.update.progress?.updated ?? 0))) return;
    await this.dateUpdate.undo();
    await this.focusOn();
  }

  handleCloseResult(): void {
    this.dateUpdate.closeResult();
  }

  handleOpenCampaign(): void {
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: this.campaignId, objectApiName: 'Campaign', actionName: 'view' },
    });
  }

  private get chosenMembers(): ChosenMembers {
    return {
      campaignId: this.campaignId ?? null,
      filters: this.filters,
      selectedIds: this.includesAll ? null : this.selectedIds,
    };
  }

  private select(ids: string[]): void {
    this.selectedIds = ids;
    this.dateUpdate.dropPreview();
  }

  private openCampaign(campaignId: string): void {
    if (campaignId === this.campaignId) return;
    this.campaignId = campaignId;
    this.setup = undefined;
    this.setupError = undefined;
    this.selectedIds = [];
    this.includesAll = false;
    this.dateUpdate.leave();
    this.dateUpdate = this.newDateUpdate();
    this.update = NO_UPDATE;
    void this.reader.first();
    void this.dateUpdate.resume(campaignId);
  }

  private newDateUpdate(): DateUpdate {
    return new DateUpdate(
      this,
      (update) => {
        this.update = update;
      },
      () => void this.reader.first(),
    );
  }

  private async readMembers(cursor: string | null): Promise<MemberPage> {
    const { campaignId, filters, order, total } = this;
    const request = { campaignId: campaignId!, filters, ...order, cursor, pageSize: PAGE_SIZE };
    const page = await getMembers({ request });
    // Only the first page says how many match.
    return { ...page, total: page.total ?? total };
  }

  /** What was asked for takes the focus, or why it was refused. */
  private async focusOn(selector?: string): Promise<void> {
    const target = this.update.error ? 'c-error-panel.action-error' : selector;
    if (target) await focusOn(this, target);
  }
}

async function userAgreesToFuture(): Promise<boolean> {
  return confirmAction({ label: labels.confirmFutureTitle, message: labels.confirmFuture, theme: 'warning' });
}

async function userAgreesToUndo(updated: number): Promise<boolean> {
  const message = formatCount(labels.confirmUndo, updated);
  return confirmAction({ label: labels.confirmUndoTitle, message, theme: 'warning' });
}

function statusFilter(status: string): Filter {
  return status === 'none'
    ? { field: 'touchpointStatus', operator: 'isBlank', value: null }
    : { field: 'touchpointStatus', operator: 'equals', value: status };
}
