import { LightningElement, api } from 'lwc';
import { areValid, focusOn, isReadable } from 'c/elements';
import { formatLabel } from 'c/formatLabel';
import { labels } from './labels';

type Stage = Apex.EditableStage;
type Source = Apex.StagePicklists.Source;

interface ReorderButtons extends HTMLElement {
  focusOnMove(places: number): void;
}

const NOTHING = 'nothing';
const OWN_NAME = 'ownName';

/**
 * One stage of a draft: which picklist value is sent as which conversion, with which value.
 * Fires `stagechange` with the whole new stage, `stageremove`, `stagemove` with `-1` or `1`, and `stagegrab` when a drag begins.
 */
export default class RevenueStageRow extends LightningElement {
  @api stage: Stage | undefined;
  @api sources: Source[] = [];
  @api conversionNames: Apex.PageOption[] = [];
  /** Counted from 1. */
  @api rowNumber = 1;
  @api isLast = false;
  @api disabled = false;
  /** Do records name the currency of their amounts? */
  @api isMultiCurrency = false;
  /** The default currency of a value. */
  @api organizationCurrency: string | null = null;

  readonly labels = labels;
  private hasOwnName = false;
  private typedValue = '';

  get groupLabel(): string {
    return formatLabel(labels.stageNumber, this.rowNumber);
  }

  get sourceKey(): string | null {
    return this.stage?.objectName ? `${this.stage.objectName}.${this.stage.fieldName}` : null;
  }

  get sourceOptions() {
    return this.sources.map((source) => ({
      value: `${source.objectName}.${source.fieldName}`,
      label: source.label,
    }));
  }

  get note(): string | null {
    return this.source?.note ?? null;
  }

  get source(): Source | undefined {
    return this.sources.find((source) => `${source.objectName}.${source.fieldName}` === this.sourceKey);
  }

  /** A value that is no longer in the picklist is still shown, because the stage is mapped to it. */
  get valueOptions(): { value: string; label: string }[] {
    const values = this.source?.values ?? [];
    const mapped = this.stage?.value;
    const isOffered = !mapped || values.some(({ value }) => value === mapped);
    return isOffered ? values : [...values, { value: mapped, label: mapped }];
  }

  get isDraggable(): string {
    return String(!this.disabled);
  }

  get currencyPlaceholder(): string {
    return this.takesCurrencyOfRecord ? labels.valueOfRecord : '';
  }

  get valueDisabled(): boolean {
    return this.disabled || !this.source;
  }

  get conversionOptions() {
    return [
      { value: NOTHING, label: labels.sendsNothing },
      ...this.conversionNames.map(({ value, label }) => ({ value, label })),
      { value: OWN_NAME, label: labels.ownNameOption },
    ];
  }

  get conversion(): string {
    if (this.namesItself) return OWN_NAME;
    return this.stage?.eventName ?? NOTHING;
  }

  get namesItself(): boolean {
    const name = this.stage?.eventName;
    const isKnown = this.conversionNames.some(({ value }) => value === name);
    return this.hasOwnName || (Boolean(name) && !isKnown);
  }

  get valueFieldOptions() {
    return [{ value: '', label: labels.none }, ...(this.source?.valueFields ?? [])];
  }

  /** Keeps the text while the user types: `12.` must not become `12` before the next digit. */
  get fixedValue(): string | number | null {
    const stored = this.stage?.fixedValue ?? null;
    return this.typedValue !== '' && numberOf(this.typedValue) === stored ? this.typedValue : stored;
  }

  get valueField(): string {
    return this.stage?.valueField ?? '';
  }

  get isFirst(): boolean {
    return this.rowNumber === 1;
  }

  @api reportValidity(): boolean {
    return areValid(this);
  }

  /** Moves the focus to the first input. */
  @api focus(): void {
    void focusOn(this, '[data-part="source"]');
  }

  /** Moves the focus to the button that moved the stage. */
  @api focusOnMove(places: number): void {
    this.template?.querySelector<ReorderButtons>('c-reorder-buttons')?.focusOnMove(places);
  }

  handleSource(event: CustomEvent<{ value: string }>): void {
    const [objectName = '', fieldName = ''] = event.detail.value.split('.');
    this.change({ objectName, fieldName, value: '', valueField: null });
  }

  handleValue(event: CustomEvent<{ value: string }>): void {
    this.change({ value: event.detail.value });
  }

  handleConversion(event: CustomEvent<{ value: string }>): void {
    const name = event.detail.value;
    this.hasOwnName = name === OWN_NAME;
    this.change({ eventName: this.hasOwnName ? '' : name === NOTHING ? null : name });
  }

  handleOwnName(event: CustomEvent<{ value: string }>): void {
    // An empty name is an error, not the same as sending nothing.
    this.change({ eventName: event.detail.value });
  }

  handleFixedValue(event: CustomEvent<{ value: string }>): void {
    // What is no number clears no value: it stays at its field, and the draft isn't saved until it's right.
    if (!isReadable(event)) return;
    this.typedValue = event.detail.value;
    this.changeValue({ fixedValue: numberOf(this.typedValue) });
  }

  handleValueField(event: CustomEvent<{ value: string }>): void {
    this.changeValue({ valueField: event.detail.value || null });
  }

  handleCurrency(event: CustomEvent<{ value: string }>): void {
    this.change({ currencyCode: event.detail.value.toUpperCase() || null });
  }

  handleWon(event: CustomEvent<{ checked: boolean }>): void {
    this.change({ won: event.detail.checked });
  }

  handleMove(event: CustomEvent<number>): void {
    this.dispatchEvent(new CustomEvent('stagemove', { detail: event.detail }));
  }

  handleRemove(): void {
    this.dispatchEvent(new CustomEvent('stageremove'));
  }

  handleDragStart(event: DragEvent): void {
    // Firefox requires data for a drag.
    event.dataTransfer?.setData('text/plain', this.groupLabel);
    const box = this.template?.querySelector('.box');
    if (box) event.dataTransfer?.setDragImage(box, 0, 0);
    this.dispatchEvent(new CustomEvent('stagegrab'));
  }

  private get takesCurrencyOfRecord(): boolean {
    return this.isMultiCurrency && Boolean(this.stage?.valueField);
  }

  /** Proposes the org's currency for a value without one. */
  private changeValue(part: Partial<Stage>): void {
    const { currencyCode } = this.stage ?? {};
    const isSet = Object.values(part).some((value) => value !== null);
    const takesRecords = this.isMultiCurrency && Boolean(part.valueField);
    const proposed = isSet && !takesRecords ? this.organizationCurrency : null;
    this.change({ ...part, currencyCode: currencyCode ?? proposed });
  }

  private change(part: Partial<Stage>): void {
    this.dispatchEvent(new CustomEvent('stagechange', { detail: { ...this.stage, ...part } }));
  }
}

/**
 * @returns null if it isn't a number; JSON has no infinity, which would arrive as no value instead of a value that is
 *          too large
 */
function numberOf(text: string): number | null {
  const number = Math.min(Number(text), Number.MAX_VALUE);
  return text === '' || Number.isNaN(number) ? null : number;
}
