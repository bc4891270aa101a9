import { LightningElement, api } from 'lwc';
import { areValid, inputsOf, isReadable } from 'c/elements';
import { isReversed, periodOf, PRESETS, today, todayInUtc, type Period, type Preset } from 'c/periods';
import { labels, presetLabels } from './labels';

const OWN = 'own';

/** Days from – to: one of the usual periods, or dates of one's own. Fires `periodchange` with a Period that makes sense. */
export default class PeriodPicker extends LightningElement {
  readonly labels = labels;
  preset: Preset | typeof OWN = 'allTime';
  startDate: string | null = null;
  endDate: string | null = null;

  private countsInUtc = false;

  /** The usual period that is shown first. */
  @api
  get initial(): Preset {
    return this.preset === OWN ? 'allTime' : this.preset;
  }

  set initial(preset: Preset) {
    this.show(preset);
  }

  /** Are days counted by UTC? Else the user's own calendar counts. */
  @api
  get inUtc(): boolean {
    return this.countsInUtc;
  }

  set inUtc(inUtc: boolean) {
    this.countsInUtc = inUtc;
    this.show(this.initial);
  }

  get options() {
    const usual = PRESETS.map((value) => ({ value: value, label: presetLabels[value] }));
    return this.preset === OWN ? [...usual, { value: OWN, label: labels.own }] : usual;
  }

  handlePreset(event: CustomEvent<{ value: string }>): void {
    if (event.detail.value === OWN) return;
    this.show(event.detail.value as Preset);
    this.endInput?.setCustomValidity('');
    this.announce();
  }

  handleDate(event: CustomEvent<{ value: string | null }>): void {
    if (!isReadable(event)) return;
    const isStart = (event.currentTarget as HTMLElement).dataset.field === 'startDate';
    if (isStart) this.startDate = event.detail.value || null;
    else this.endDate = event.detail.value || null;
    this.preset = OWN;
    this.endInput?.setCustomValidity(isReversed(this) ? labels.endBeforeStart : '');
    if (areValid(this)) this.announce();
  }

  private get endInput() {
    return inputsOf(this).find((input) => input.dataset.field === 'endDate');
  }

  private show(preset: Preset): void {
    this.preset = preset;
    Object.assign(this, periodOf(preset, this.countsInUtc ? todayInUtc() : today()));
  }

  private announce(): void {
    const detail: Period = { startDate: this.startDate, endDate: this.endDate };
    this.dispatchEvent(new CustomEvent('periodchange', { detail }));
  }
}
