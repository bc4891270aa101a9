import { LightningElement, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { refreshApex } from '@salesforce/apex';
import approve from '@salesforce/apex/RevenueModelController.approve';
import discardDraft from '@salesforce/apex/RevenueModelController.discardDraft';
import getModel from '@salesforce/apex/RevenueModelController.getModel';
import preview from '@salesforce/apex/RevenueModelController.preview';
import saveDraft from '@salesforce/apex/RevenueModelController.saveDraft';
import { confirmAction } from 'c/confirmAction';
import { areValid, focusOn } from 'c/elements';
import { formatCount, formatLabel } from 'c/formatLabel';
import { labels } from './labels';
import { firstProposal, move, NEW_STAGE, rowOf, type EditedStage } from './stages';

type ModelState = Apex.RevenueModelController.ModelState;
type Stage = Apex.EditableStage;

interface StageRow extends HTMLElement {
  focus(): void;
  focusOnMove(places: number): void;
}

/** The page of the stage mapping: the approved model, the draft, and editing, previewing, and approving it. */
export default class RevenueModel extends LightningElement {
  readonly labels = labels;
  state: ModelState | undefined;
  loadError: unknown;
  error: unknown;
  edited: EditedStage[] | undefined;
  preview: Apex.StagePreview.Result | undefined;
  isBusy = false;
  /** For screen readers: the new position of a moved stage. */
  announcement = '';

  private wiredState: { data?: ModelState; error?: unknown } | undefined;
  /** Of the edited draft; null if there was none. */
  private editedRevision: number | null = null;
  private draggedKey: number | undefined;
  private targetKey: number | undefined;

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

  get emptyHint(): string {
    return this.isReadOnly ? labels.noModelReadOnly : labels.noModelHint;
  }

  get isReadOnly(): boolean {
    return this.state?.canEdit === false;
  }

  get showsDraft(): boolean {
    return Boolean(this.state?.draft) && !this.isEditing;
  }

  get approved(): Apex.RevenueModelController.Model | null {
    return this.state?.approved ?? null;
  }

  get approver(): string {
    const name = this.approved?.approvedBy;
    return name ? formatLabel(labels.approvedBy, name) : '';
  }

  get notKeptReason(): string | null {
    return this.state?.notKeptReason ?? null;
  }

  get mayEdit(): boolean {
    return this.state?.canEdit === true && !this.isEditing;
  }

  get mayStartDraft(): boolean {
    return this.mayEdit && !this.state?.draft;
  }

  get editorRows() {
    const rows = this.edited ?? [];
    return rows.map((row, index) => ({
      ...row,
      number: index + 1,
      isLast: index === rows.length - 1,
      className: row.key === this.targetKey ? 'target' : '',
    }));
  }

  async handleEdit(): Promise<void> {
    const { draft, approved } = this.state ?? {};
    // A new draft has its own stages, without the ids of the approved model's stages.
    const own = draft ? draft.stages : (approved?.stages ?? []).map((stage) => ({ ...stage, id: null }));
    this.editedRevision = draft?.revision ?? null;
    this.edited = (own.length > 0 ? own : firstProposal(this.state?.sources ?? [])).map(rowOf);
    this.preview = undefined;
    await this.focusOnRow(0, (row) => row.focus());
  }

  async handleAddStage(): Promise<void> {
    this.edited = [...(this.edited ?? []), rowOf(NEW_STAGE)];
    await this.focusOnRow(this.edited.length - 1, (row) => row.focus());
  }

  handleStageChange(event: CustomEvent<Stage>): void {
    const key = keyOf(event);
    this.edited = this.edited?.map((row) => (row.key === key ? { key, stage: event.detail } : row));
  }

  async handleStageRemove(event: Event): Promise<void> {
    const key = keyOf(event);
    const removed = this.edited?.find((row) => row.key === key);
    this.edited = this.edited?.filter((row) => row.key !== key);
    this.announcement = formatCount(labels.removed, this.edited?.length ?? 0, this.nameOf(removed?.stage));
    await focusOn(this, '[data-part="add"]');
  }

  async handleStageMove(event: CustomEvent<number>): Promise<void> {
    const key = keyOf(event);
    const places = event.detail;
    this.moveTo(key, this.indexOf(key) + places);
    // Rows that swap lose the focus.
    await this.focusOnRow(this.indexOf(key), (row) => row.focusOnMove(places));
  }

  handleStageGrab(event: Event): void {
    this.draggedKey = keyOf(event);
  }

  handleDragOver(event: DragEvent): void {
    if (this.draggedKey === undefined) return;
    // Without this, the browser doesn't allow a drop on the row.
    event.preventDefault();
    this.targetKey = keyOf(event);
  }

  handleDrop(event: DragEvent): void {
    event.preventDefault();
    if (this.draggedKey !== undefined) this.moveTo(this.draggedKey, this.indexOf(keyOf(event)));
    this.handleDragEnd();
  }

  handleDragEnd(): void {
    this.draggedKey = undefined;
    this.targetKey = undefined;
  }

  handleCancel(): void {
    this.edited = undefined;
    this.error = undefined;
  }

  async handleReload(): Promise<void> {
    await refreshApex(this.wiredState);
  }

  async handleSave(): Promise<void> {
    if (!areValid(this, 'c-revenue-stage-row')) return;
    const stages = (this.edited ?? []).map(({ stage }) => stage);
    const revision = this.editedRevision;
    await this.change(() => saveDraft({ stages, revision }), labels.draftSaved);
  }

  async handlePreview(): Promise<void> {
    await this.attempt(async () => {
      this.preview = await preview();
      await focusOn(this, 'c-revenue-preview');
    });
  }

  async handleApprove(): Promise<void> {
    const { revision = null, stages = [] } = this.state?.draft ?? {};
    const problems = stages.filter(({ problem }) => problem).map((stage) => this.nameOf(stage));
    const warning =
      problems.length > 0 ? ` ${formatCount(labels.confirmApproveProblems, problems.length, problems.join(', '))}` : '';
    const question = { label: labels.approve, message: labels.confirmApprove + warning };
    if (await confirmAction(question)) await this.change(() => approve({ revision }), labels.approvedMessage);
  }

  async handleDiscard(): Promise<void> {
    const revision = this.state?.draft?.revision ?? null;
    const question = { label: labels.discard, message: labels.confirmDiscard, theme: 'warning' as const };
    if (await confirmAction(question)) await this.change(() => discardDraft({ revision }));
  }

  private async change(action: () => Promise<ModelState>, message?: string): Promise<void> {
    await this.attempt(async () => {
      this.state = await action();
      this.edited = undefined;
      this.preview = undefined;
      if (message) this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
      await refreshApex(this.wiredState);
    });
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.error = undefined;
    try {
      await action();
    } catch (error) {
      this.error = error;
      await focusOn(this, 'c-error-panel.action-error');
      // Another user may have changed the draft: entered values stay, and the stored state is read again.
      await refreshApex(this.wiredState);
    } finally {
      this.isBusy = false;
    }
  }

  private moveTo(key: number, index: number): void {
    const from = this.indexOf(key);
    if (!this.edited || from < 0 || from === index) return;
    this.edited = move(this.edited, from, index);
    const place = this.indexOf(key);
    this.announcement = formatLabel(
      labels.moved,
      this.nameOf(this.edited[place]?.stage),
      place + 1,
      this.edited.length,
    );
  }

  private indexOf(key: number): number {
    return (this.edited ?? []).findIndex((row) => row.key === key);
  }

  /** The name of a stage: the label of its picklist value. */
  private nameOf(stage: Stage = NEW_STAGE): string {
    const { objectName, fieldName, value } = stage;
    const source = this.state?.sources.find((one) => one.objectName === objectName && one.fieldName === fieldName);
    return source?.values.find((option) => option.value === value)?.label ?? (value || labels.addStage);
  }

  private async focusOnRow(index: number, focus: (row: StageRow) => void): Promise<void> {
    await Promise.resolve();
    const row = this.template?.querySelectorAll<StageRow>('c-revenue-stage-row')[index];
    if (row) focus(row);
  }
}

function keyOf(event: Event): number {
  return Number((event.currentTarget as HTMLElement).dataset.key);
}
