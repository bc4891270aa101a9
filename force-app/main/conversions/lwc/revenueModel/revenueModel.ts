import { LightningElement, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { refreshApex } from '@salesforce/apex';
import approve from '@salesforce/apex/RevenueModelController.approve';
import discardDraft from '@salesforce/apex/RevenueModelController.discardDraft';
import getModel from '@salesforce/apex/RevenueModelController.getModel';
import saveDraft from '@salesforce/apex/RevenueModelController.saveDraft';
import { confirmAction } from 'c/confirmAction';
import { areValid, focusOn } from 'c/elements';
import { labels } from './labels';

type ModelState = Apex.RevenueModelController.ModelState;
type Stage = Apex.StageInput;

interface EditedStage {
  key: number;
  stage: Stage;
}

const NEW_STAGE: Stage = {
  id: null,
  objectName: '',
  fieldName: '',
  value: '',
  eventName: null,
  won: false,
  fixedValue: null,
  valueField: null,
  currencyCode: null,
};

/** The page of the stage mapping: the model that counts, the draft beside it, editing and approving. */
export default class RevenueModel extends LightningElement {
  readonly labels = labels;
  state: ModelState | undefined;
  loadError: unknown;
  error: unknown;
  edited: EditedStage[] | undefined;
  isBusy = false;

  private wiredState: { data?: ModelState; error?: unknown } | undefined;
  private lastKey = 0;

  @wire(getModel)
  receiveModel(result: { data?: ModelState; error?: unknown }): void {
    this.wiredState = result;
    this.loadError = result.error;
    if (result.data) this.state = result.data;
  }

  get isLoading(): boolean {
    return !this.state && !this.loadError;
  }

  get isEditing(): boolean {
    return this.edited !== undefined;
  }

  get isEmpty(): boolean {
    return Boolean(this.state) && !this.state?.approved && !this.state?.draft && !this.isEditing;
  }

  get showsDraft(): boolean {
    return Boolean(this.state?.draft) && !this.isEditing;
  }

  get approved(): Apex.RevenueModelController.Model | null {
    return this.state?.approved ?? null;
  }

  get mayEdit(): boolean {
    return this.state?.canEdit === true && !this.isEditing;
  }

  get mayStartDraft(): boolean {
    return this.mayEdit && !this.state?.draft;
  }

  get editorRows() {
    const rows = this.edited ?? [];
    return rows.map((row, index) => ({ ...row, number: index + 1, isLast: index === rows.length - 1 }));
  }

  handleEdit(): void {
    const stages = this.state?.draft?.stages ?? this.state?.approved?.stages ?? [];
    // A new draft has stages of its own: ids of the approved model's must not travel with them.
    const own = this.state?.draft ? stages : stages.map((stage) => ({ ...stage, id: null }));
    this.edited = (own.length > 0 ? own : [NEW_STAGE]).map((stage) => this.editedStage(stage));
  }

  handleAddStage(): void {
    this.edited = [...(this.edited ?? []), this.editedStage(NEW_STAGE)];
  }

  handleStageChange(event: CustomEvent<Stage>): void {
    const key = keyOf(event);
    this.edited = this.edited?.map((row) => (row.key === key ? { key, stage: event.detail } : row));
  }

  handleStageRemove(event: Event): void {
    const key = keyOf(event);
    this.edited = this.edited?.filter((row) => row.key !== key);
  }

  handleStageMove(event: CustomEvent<number>): void {
    const rows = [...(this.edited ?? [])];
    const from = rows.findIndex((row) => row.key === keyOf(event));
    const [moved] = rows.splice(from, 1);
    if (moved) rows.splice(from + event.detail, 0, moved);
    this.edited = rows;
  }

  handleCancel(): void {
    this.edited = undefined;
    this.error = undefined;
  }

  async handleSave(): Promise<void> {
    if (!areValid(this, 'c-revenue-stage-row')) return;
    const stages = (this.edited ?? []).map(({ stage }) => stage);
    await this.change(() => saveDraft({ stages }), labels.draftSaved);
  }

  async handleApprove(): Promise<void> {
    const question = { label: labels.approve, message: labels.confirmApprove };
    if (await confirmAction(question)) await this.change(() => approve(), labels.approvedMessage);
  }

  async handleDiscard(): Promise<void> {
    const question = { label: labels.discard, message: labels.confirmDiscard, theme: 'warning' as const };
    if (await confirmAction(question)) await this.change(() => discardDraft());
  }

  private async change(action: () => Promise<ModelState>, message?: string): Promise<void> {
    this.isBusy = true;
    this.error = undefined;
    try {
      this.state = await action();
      this.edited = undefined;
      if (message) this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
      await refreshApex(this.wiredState);
    } catch (error) {
      this.error = error;
      await focusOn(this, 'c-error-panel.action-error');
    } finally {
      this.isBusy = false;
    }
  }

  private editedStage(stage: Stage): EditedStage {
    this.lastKey += 1;
    return { key: this.lastKey, stage };
  }
}

function keyOf(event: Event): number {
  return Number((event.currentTarget as HTMLElement).dataset.key);
}
