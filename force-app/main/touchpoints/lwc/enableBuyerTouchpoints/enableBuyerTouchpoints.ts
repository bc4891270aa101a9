import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { refreshApex } from '@salesforce/apex';
import cancel from '@salesforce/apex/EnableTouchpointsController.cancel';
import evaluate from '@salesforce/apex/EnableTouchpointsController.evaluate';
import getState from '@salesforce/apex/EnableTouchpointsController.getState';
import askPreview from '@salesforce/apex/EnableTouchpointsController.preview';
import save from '@salesforce/apex/EnableTouchpointsController.save';
import CHOICE from '@salesforce/schema/Campaign.Enable_Buyer_Touchpoints__c';
import END_DATE from '@salesforce/schema/Campaign.Touchpoint_End_Date__c';
import START_DATE from '@salesforce/schema/Campaign.Touchpoint_Start_Date__c';
import TYPE from '@salesforce/schema/Campaign.Type';
import { componentPage } from 'c/pageLinks';
import { confirmAction } from 'c/confirmAction';
import { areValid, focusOn } from 'c/elements';
import { formatCount, formatLabel } from 'c/formatLabel';
import { Polling } from 'c/polling';
import { Timer } from 'c/timer';
import { labels } from './labels';

type CampaignState = Apex.CampaignCardState;
type Preview = Apex.TouchpointOutcome;

/** What the user may change; blank is null, as Apex wants it. */
interface Choice {
  choice: string | null;
  startDate: string | null;
  endDate: string | null;
}

interface DiscardableElement extends HTMLElement {
  discardEntries(): void;
}

/** What else on the page may change and thereby change the members' touchpoints. */
const DECISIVE_FIELDS = [CHOICE, START_DATE, END_DATE, TYPE];

const POLL_MILLISECONDS = 3000;
const TYPING_MILLISECONDS = 300;

/** The card of the Campaign page: who gets a buyer touchpoint, what saving would change, and what there is now. */
export default class EnableBuyerTouchpoints extends NavigationMixin(LightningElement) {
  @api recordId: string | undefined;

  readonly labels = labels;
  state: CampaignState | undefined;
  draft: Choice = { choice: null, startDate: null, endDate: null };
  preview: Preview | undefined;
  loadError: unknown;
  actionError: unknown;
  isBusy = false;
  /** Are all entries dates? One that is none is changed and can't be saved. */
  isReadable = true;

  private wiredState: { data?: CampaignState; error?: unknown } | undefined;
  private isSureOfState = false;
  private isRecordKnown = false;
  private previewNumber = 0;
  // The version of the state that the user changed, not of a later one, so that another user's change isn't lost.
  private draftVersion: string | null = null;
  private readonly polling = new Polling(this, POLL_MILLISECONDS, () => refreshApex(this.wiredState));
  private readonly typing = new Timer();

  @wire(getState, { campaignId: '$recordId' } as const)
  receiveState(result: { data?: CampaignState; error?: unknown }): void {
    this.wiredState = result;
    this.loadError = result.error;
    if (!result.data) return;
    this.showState(result.data);
    this.makeSureOfState();
  }

  /** The first record is what the card was made from; each one after it was edited elsewhere on the page. */
  @wire(getRecord, { recordId: '$recordId', optionalFields: DECISIVE_FIELDS } as const)
  receiveRecord({ data }: { data?: unknown }): void {
    if (!data) return;
    if (this.isRecordKnown) void refreshApex(this.wiredState);
    this.isRecordKnown = true;
  }

  disconnectedCallback(): void {
    this.polling.stop();
    this.typing.stop();
  }

  get isLoading(): boolean {
    return !this.state && !this.loadError;
  }

  get isEmpty(): boolean {
    return this.state?.memberCount === 0;
  }

  get isReadOnly(): boolean {
    return this.state?.canEdit === false;
  }

  get isDirty(): boolean {
    const saved = choiceOf(this.state);
    return !this.isReadable || (Object.keys(saved) as (keyof Choice)[]).some((key) => saved[key] !== this.draft[key]);
  }

  get saveDisabled(): boolean {
    return this.isBusy || !this.isDirty;
  }

  /** The rules that beat the choice, each with the number of members. */
  get syncRules(): string | null {
    const rules = this.state?.syncRules ?? [];
    const names = rules.map(({ name, memberCount }) => `${name} (${formatLabel('{0}', memberCount)})`);
    return names.length > 0 ? formatLabel(labels.syncRules, names.join(', ')) : null;
  }

  get lateUndated(): string | null {
    const count = this.state?.lateUndatedCount ?? 0;
    return count > 0 ? formatCount(labels.lateUndated, count) : null;
  }

  get isInterrupted(): boolean {
    return this.state?.interrupted === true && !this.isReadOnly;
  }

  get isEvaluating(): boolean {
    return this.state?.job?.status === 'Queued' || this.state?.job?.status === 'Running';
  }

  handleChange(event: CustomEvent<Choice>): void {
    this.draft = event.detail;
    this.actionError = undefined;
    this.typing.start(TYPING_MILLISECONDS, () => void this.updatePreview());
  }

  handleEntry(event: CustomEvent<boolean>): void {
    this.isReadable = event.detail;
    if (!this.isReadable) this.forgetPreview();
  }

  handleCancel(): void {
    this.template?.querySelector<DiscardableElement>('c-touchpoint-choice')?.discardEntries();
    this.startFrom(this.state);
    this.forgetPreview();
    this.actionError = undefined;
  }

  async handleSave(): Promise<void> {
    if (!areValid(this, 'c-touchpoint-choice')) return;
    this.isBusy = true;
    this.actionError = undefined;
    this.typing.stop();
    try {
      // Asked again: the number to confirm has to be that of this very moment.
      const preview = await askPreview(this.parameters);
      if (await this.userAgrees(preview)) await this.save();
    } catch (error) {
      await this.showActionError(error);
      // Another user can have saved first: Cancel shows that state.
      void refreshApex(this.wiredState);
    } finally {
      this.isBusy = false;
    }
  }

  /** What has been evaluated stays; the rest is as it was. */
  async handleStop(): Promise<void> {
    await this.change(() => cancel({ campaignId: this.recordId ?? null }));
  }

  async handleEvaluate(): Promise<void> {
    await this.change(() => evaluate({ campaignId: this.recordId ?? null }));
  }

  async handleRetry(): Promise<void> {
    this.loadError = undefined;
    await refreshApex(this.wiredState);
  }

  handleBulkUpdate(): void {
    this.openMembers(null);
  }

  handleOpenStatus(event: CustomEvent<{ status: string | null }>): void {
    this.openMembers(event.detail.status ?? 'none');
  }

  private get parameters(): Choice & { campaignId: string | null } {
    return { campaignId: this.recordId ?? null, ...this.draft };
  }

  /** The first answer may be a remembered one, from before the members were changed on another page. */
  private makeSureOfState(): void {
    if (this.isSureOfState) return;
    this.isSureOfState = true;
    void refreshApex(this.wiredState);
  }

  private showState(state: CampaignState): void {
    const keepDraft = this.state !== undefined && this.isDirty;
    this.state = state;
    if (!keepDraft || !this.isDirty) this.startFrom(state);
    this.polling.follow(this.isEvaluating);
  }

  private startFrom(state: CampaignState | undefined): void {
    this.draft = choiceOf(state);
    this.draftVersion = state?.version ?? null;
  }

  /** Answers may overtake each other: only the one to the last question counts. */
  private async updatePreview(): Promise<void> {
    const number = ++this.previewNumber;
    if (!this.isDirty || !this.isReadable) {
      this.preview = undefined;
      return;
    }
    try {
      const preview = await askPreview(this.parameters);
      if (number === this.previewNumber) this.preview = preview;
    } catch (error) {
      if (number !== this.previewNumber) return;
      this.preview = undefined;
      this.actionError = error;
    }
  }

  private async userAgrees(preview: Preview): Promise<boolean> {
    if (preview.touchpointsRemoved === 0) return true;
    return confirmAction({
      label: labels.confirmRemovalTitle,
      message: formatCount(labels.confirmRemoval, preview.touchpointsRemoved),
      theme: 'warning',
    });
  }

  private async save(): Promise<void> {
    const state = await save({ ...this.parameters, version: this.draftVersion });
    this.forgetPreview();
    this.state = state;
    this.startFrom(state);
    const message = this.isEvaluating
      ? labels.savedStarted
      : [
          formatCount(labels.touchpointCount, state.touchpointCount),
          formatCount(labels.memberCount, state.memberCount),
        ].join(' · ');
    this.dispatchEvent(new ShowToastEvent({ title: labels.saved, message, variant: 'success' }));
    await Promise.all([refreshApex(this.wiredState), notifyRecordUpdateAvailable([{ recordId: state.campaignId }])]);
  }

  private async showActionError(error: unknown): Promise<void> {
    this.actionError = error;
    await focusOn(this, 'c-error-panel.action-error');
  }

  private forgetPreview(): void {
    this.previewNumber += 1;
    this.preview = undefined;
  }

  private async change(action: () => Promise<CampaignState>): Promise<void> {
    this.isBusy = true;
    this.actionError = undefined;
    try {
      this.showState(await action());
      await refreshApex(this.wiredState);
    } catch (error) {
      await this.showActionError(error);
    } finally {
      this.isBusy = false;
    }
  }

  private openMembers(touchpointStatus: string | null): void {
    const state = { campaignId: this.recordId ?? null, touchpointStatus };
    this[NavigationMixin.Navigate](componentPage('bulkTouchpointDateEditor', state));
  }
}

function choiceOf(state: CampaignState | undefined): Choice {
  return {
    choice: state?.choice ?? null,
    startDate: state?.startDate ?? null,
    endDate: state?.endDate ?? null,
  };
}
