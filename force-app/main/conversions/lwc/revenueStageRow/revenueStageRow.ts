import { LightningElement, api } from 'lwc';
import { areValid } from 'c/elements';
import { formatLabel } from 'c/formatLabel';
import { labels } from './labels';

type Stage = Apex.StageInput;
type Source = Apex.StageSources.Source;

const NOTHING = 'nothing';
const OWN_NAME = 'ownName';

/**
 * One stage of a draft: which picklist value is sent as which conversion, with which value.
 * Fires `stagechange` with the whole new stage, `stageremove`, and `stagemove` with `-1` or `1`.
 */
export default class RevenueStageRow extends LightningElement {
  @api stage: Stage | undefined;
  @api sources: Source[] = [];
  @api conversionNames: Apex.PageOption[] = [];
  /** Counted from 1. */
  @api rowNumber = 1;
  @api isLast = false;
  @api disabled = false;

  readonly labels = labels;
  private hasOwnName = false;

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

  get source(): Source | undefined {
    return this.sources.find((source) => `${source.objectName}.${source.fieldName}` === this.sourceKey);
  }

  get valueOptions(): Apex.PageOption[] {
    return this.source?.values ?? [];
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

  get valueField(): string {
    return this.stage?.valueField ?? '';
  }

  get upDisabled(): boolean {
    return this.disabled || this.rowNumber === 1;
  }

  get downDisabled(): boolean {
    return this.disabled || this.isLast;
  }

  @api reportValidity(): boolean {
    return areValid(this);
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
    this.change({ eventName: this.hasOwnName || name === NOTHING ? null : name });
  }

  handleOwnName(event: CustomEvent<{ value: string }>): void {
    this.change({ eventName: event.detail.value || null });
  }

  handleFixedValue(event: CustomEvent<{ value: string }>): void {
    const text = event.detail.value;
    this.change({ fixedValue: text === '' ? null : Number(text) });
  }

  handleValueField(event: CustomEvent<{ value: string }>): void {
    this.change({ valueField: event.detail.value || null });
  }

  handleCurrency(event: CustomEvent<{ value: string }>): void {
    this.change({ currencyCode: event.detail.value.toUpperCase() || null });
  }

  handleWon(event: CustomEvent<{ checked: boolean }>): void {
    this.change({ won: event.detail.checked });
  }

  handleUp(): void {
    this.dispatchEvent(new CustomEvent('stagemove', { detail: -1 }));
  }

  handleDown(): void {
    this.dispatchEvent(new CustomEvent('stagemove', { detail: 1 }));
  }

  handleRemove(): void {
    this.dispatchEvent(new CustomEvent('stageremove'));
  }

  private change(part: Partial<Stage>): void {
    this.dispatchEvent(new CustomEvent('stagechange', { detail: { ...this.stage, ...part } }));
  }
}
