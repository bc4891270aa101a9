import { api, LightningElement } from 'lwc';
import { areValid } from 'c/elements';
import { formatLabel } from 'c/formatLabel';
import { labels } from './labels';

type State = Apex.ConnectionController.ConnectionState;
type Settings = Apex.ConnectionSettings;

const UNITED_STATES = 1;
// A combobox cannot hold null: this stands for "none chosen".
const NONE = '';

/**
 * The settings of the connection. What is entered stays here until it is saved; what Apex answers then is shown.
 * @fires entered with true when something is changed, with false when that is given up
 * @fires save with all settings
 */
export default class ConnectionSettingsForm extends LightningElement {
  @api disabled = false;

  readonly labels = labels;
  settings: Partial<Settings> = {};
  isEntered = false;

  private stored: State | undefined;

  /** What is stored, and what can be chosen. */
  @api
  get connection(): State | undefined {
    return this.stored;
  }
  set connection(state: State | undefined) {
    const hasOtherSettings = state?.settings !== this.stored?.settings;
    this.stored = state;
    // A stored token brings a new state with the same settings: what is being entered stays.
    if (hasOtherSettings) this.reset();
  }

  get versionHelp(): string {
    return formatLabel(labels.versionHelp, this.stored?.defaultVersion ?? '');
  }

  get leadIdFields() {
    return [{ value: NONE, label: labels.ownField }, ...(this.stored?.leadIdFields ?? [])];
  }

  get consentFields() {
    return [{ value: NONE, label: labels.noConsent }, ...(this.stored?.consentFields ?? [])];
  }

  get leadIdField(): string {
    return this.settings.leadIdField ?? NONE;
  }

  get consentField(): string {
    return this.settings.consentField ?? NONE;
  }

  get interval(): string {
    return String(this.settings.exportIntervalMinutes ?? NONE);
  }

  get countries() {
    return [{ value: String(UNITED_STATES), label: labels.countryUs }];
  }

  get country(): string {
    return String(this.settings.dataProcessingCountry ?? NONE);
  }

  get isUnchanged(): boolean {
    return this.disabled || !this.isEntered;
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    this.enter(event, event.detail.value || null);
  }

  handleNumber(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    this.enter(event, value === NONE ? null : Number(value));
  }

  handleCheckbox(event: CustomEvent<{ checked: boolean }>): void {
    this.enter(event, event.detail.checked);
    // The United States are the only country that Meta knows for it.
    if (nameOf(event) === 'limitedDataUse' && event.detail.checked) {
      this.settings = { ...this.settings, dataProcessingCountry: UNITED_STATES };
    }
  }

  handleCancel(): void {
    this.reset();
    this.tell();
  }

  handleSave(): void {
    if (!areValid(this)) return;
    this.dispatchEvent(new CustomEvent('save', { detail: { ...this.settings } }));
  }

  private enter(event: Event, value: string | number | boolean | null): void {
    this.settings = { ...this.settings, [nameOf(event)]: value };
    this.isEntered = true;
    this.tell();
  }

  private tell(): void {
    this.dispatchEvent(new CustomEvent('entered', { detail: this.isEntered }));
  }

  private reset(): void {
    this.settings = { ...this.stored?.settings };
    this.isEntered = false;
  }
}

function nameOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset.name ?? '';
}
